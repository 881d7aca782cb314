"""A fact: one thing that a passage says, with the ways to ask for it. Helpers that quote a passage."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dm_assistant.grounding import normalise
from dm_assistant.records import PairType, Passage

THINGS = frozenset(("weapon", "armor", "gear", "tool", "magic_item"))  # kinds whose names may be plurals
LONGEST_QUOTE = 400  # characters; a longer line is quoted by its sentence


@dataclass(frozen=True)
class Fact:
    """One thing that a passage says. `questions` are complete, the most natural first."""

    passage: Passage
    key: str
    type: PairType
    questions: tuple[str, ...]
    answer: str
    evidence: str


def quote(text: str, *needles: str) -> str | None:
    """The first line of `text` that holds all `needles` as whole words; its sentence where the line is long."""
    patterns = [re.compile(rf"(?<!\w){re.escape(normalise(needle))}(?!\w)", re.IGNORECASE) for needle in needles]
    for line in text.splitlines():
        if all(pattern.search(normalise(line)) for pattern in patterns):
            if len(line) <= LONGEST_QUOTE:
                return line.strip()
            for sentence in sentences(line):
                if all(pattern.search(normalise(sentence)) for pattern in patterns):
                    return sentence
    return None


# A full stop after these does not end a sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:ft|lb|vs|e\.g|i\.e|etc|approx|Mr|Mrs|Dr|St)|\s\w)\.$")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?:[\"”’')\]]*)\s+(?=[\"“(]?[A-Z0-9])")


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, verbatim."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph[start : end.start()]):
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in [*found, paragraph[start:].strip()] if sentence]


def sentence(text: str) -> str:
    """`text` with a capital at its start and one full stop at its end."""
    text = text.strip().rstrip(";,")
    ended = text.rstrip("\"”'’)").endswith((".", "!", "?"))
    return capital(text) + ("" if ended else ".")


def capital(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """`Fireball's`, `Boots'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listing(items: Sequence[str]) -> str:
    """`a, b, c`."""
    return ", ".join(items)


def naming(name: str, kind: str) -> dict[str, str]:
    """How a question names an entry and which verb forms go with it, as fields of a template.

    `{owner}` is "Fireball", "the Aboleth", "the Fine Clothes"; `{owners}` its possessive; `{is_}`, `{does}`
    and `{has}` agree with it.
    """
    first, comma, last = name.partition(", ")
    if comma and "," not in last and not any(letter.isdigit() for letter in name):
        name = f"{last} {first}"  # price lists write "Clothes, Fine"
    owner = {"spell": name, "feat": f"the {name} feat", "condition": f"the {name} condition"}.get(kind, f"the {name}")
    forms = ("are", "do", "have") if kind in THINGS and _is_plural(name) else ("is", "does", "has")
    return {"owner": owner, "owners": possessive(owner), "name": name} | dict(
        zip(("is_", "does", "has"), forms, strict=True)
    )


def fill(template: str, names: Mapping[str, str]) -> str:
    """`template` with its fields replaced; braces that are no field of ours stay, values may hold them."""
    return re.sub(r"\{(\w+)\}", lambda field: names.get(field[1], field[0]), template)


def _is_plural(name: str) -> bool:
    """Whether a thing's name is a plural: "Boots of Elvenkind", "Carpenter's Tools"."""
    head = re.split(r" of | \(|, ", name)[0].split()[-1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
