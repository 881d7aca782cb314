"""A fact: one thing that a passage says, with the ways to ask for it. Helpers that quote a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dm_assistant.grounding import normalise
from dm_assistant.records import PairType, Passage

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
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def possessive(name: str) -> str:
    """`Fireball's`, `Boots'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listing(items: Sequence[str]) -> str:
    """`a, b, c`."""
    return ", ".join(items)


def with_article(name: str) -> str:
    """`an Aboleth`, `a Wolf`; a plural such as `Manacles` stays bare."""
    if name.endswith("s") and not name.endswith(("ss", "us", "is")) and " of " not in name:
        return name
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
