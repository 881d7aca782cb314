"""The entries and rules that a question names: "the red dragon's AC", "Hempen Rope", "a flaming Longsword" (none).

Pure functions of a question and the passages found for it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dm_assistant.chat.asked import Asked
from dm_assistant.chat.elsewhere import names_in
from dm_assistant.chat.lexicon import Lexicon
from dm_assistant.records import Passage
from dm_assistant.retrieval import RULE_KINDS, Hit
from dm_assistant.vocabulary import WORD, players_words, raw_words, stem, words_of

_CAPITALISED_RUN = re.compile(r"\b[A-Z][\w'’]*(?: (?:of (?:the )?)?[A-Z][\w'’]*)+")
_LEVEL = re.compile(r"^Level \d+: ")  # of a class feature
_DETERMINERS = frozenset("a an the my our his her their this that some of does is do are".split())


@dataclass(frozen=True)
class Entry:
    """An entry or rule that a question names: its passages among the hits and the stems that named it."""

    name: str
    kind: str
    passages: tuple[Passage, ...]
    words: frozenset[str]
    span: tuple[int, int]  # of the question's words; (0, 0) where only a part of the name was said

    @property
    def is_rule(self) -> bool:
        return self.kind in RULE_KINDS


def named(asked: Asked, hits: Sequence[Hit]) -> list[Entry]:
    """The entries whose names the question says in full; the longest name where one holds another."""
    found = []
    together = _together(asked)
    for (_, name), passages in _by_entry(hits).items():
        forms = _stems_of_name(name)
        spans = (span for stems in forms if (span := _span(stems, asked)) and not _is_doing(name, span, asked))
        if span := next(spans, None) or _span_together(name, together):
            said = frozenset(asked.words[span[0] : span[1]])
            found.append(Entry(name, passages[0].kind, passages, said, span))
        elif more := next((more for stems in forms if (more := _span_with_more(stems, asked, passages))), None):
            found.append(Entry(name, passages[0].kind, passages, *more))
    found = [one for one in found if not any(_inside(one.span, other.span) for other in found)]
    # "What is the AC of an Aboleth?" names the rule "AC", too, but does not ask for it.
    entries = [one for one in found if not one.words <= asked.aspect_words] or found
    # "poisoned" is the condition Poisoned before it is the rule Poison
    spoken = {word.casefold() for word in asked.said}
    # "the Shield spell" is not the shield
    return sorted(
        entries,
        key=lambda one: (
            one.kind not in spoken,
            not spoken.issuperset(WORD.findall(one.name.casefold())),
            one.span,
        ),
    )


def partly_named(asked: Asked, about: Sequence[str], hits: Sequence[Hit]) -> list[Entry]:
    """The entries whose names hold all of the words `about` and the fewest others: "red dragon", "plate".

    Of the passage found first the names that players give it count, too: "T-Rex".
    """
    if not about or any(asked.is_done(word) for word in about):
        return []
    found: dict[int, list[Entry]] = {}
    for (_, name), passages in _by_entry(hits).items():
        stems = set(words_of(name))
        called = stems | set(words_of(players_words(name))) if hits[0].passage in passages else stems
        if passages[0].kind not in RULE_KINDS and all(asked.reading[word] & called for word in about):
            entry = Entry(name, passages[0].kind, passages, frozenset(about), (0, 0))
            found.setdefault(len(stems), []).append(entry)
    return found[min(found)] if found else []


def is_another(entry: Entry, asked: Asked, more: Sequence[str]) -> bool:
    """Whether words beside the name make it another thing: "a flaming Longsword", "Lesser Lich", "Wand of Lich"."""
    first, end = entry.span
    if end == 0:
        return False
    held = {word for passage in entry.passages for word in _words_around(passage)}
    strange = {word for word in more if not asked.meant[word] & held}
    before = asked.words[first - 1] if first else ""
    two_before = asked.said[first - 2].casefold() if first > 1 else ""
    if before in strange and (asked.said[first - 1][0].isupper() or two_before in _DETERMINERS):
        return True
    if (
        first > 2
        and asked.said[first - 1] == "of"
        and asked.words[first - 2] in strange
        and asked.said[first - 2].istitle()
    ):
        return True
    if asked.words[end : end + 1] and asked.words[end] in strange and asked.said[end].endswith("'s"):
        return not asked.ends_name(end)  # "a mimic queen's AC"
    of_it = [word.casefold() for word in asked.said[max(first - 2, 0) : first]]
    if (
        "of" in of_it
        and of_it[-1] in (*_DETERMINERS, "of")
        and asked.words[end : end + 1]
        and asked.words[end] in strange
    ):
        return not asked.ends_name(end)  # "the AC of an aboleth queen"
    after = asked.said[end : end + 2]
    if not after or asked.ends_name(end):
        return False
    if after[0] == "of":
        return len(after) == 2 and asked.words[end + 1] in strange
    return asked.words[end] in strange and (after[0][0].isupper() or after[0][0].isdigit())


def absent_name(asked: Asked, hits: Sequence[Hit]) -> str:
    """A name of another book that the question says and that none of the passages holds; '' where there is none."""
    said = names_in(asked.question)
    if not said:
        return ""
    texts = [_words_around(hit.passage) for hit in hits]
    runs = {name: [frozenset([stem]) for stem in stems] for name, stems in said.items()}
    return next((name for name, run in runs.items() if not any(_holds_run(words, run) for words in texts)), "")


def holds_names(asked: Asked, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether runs of capitalised words in the question stand together in the passage, as names of things do."""
    words = [word for word in _words_around(passage) if not lexicon.says_nothing(word)]
    for run in _CAPITALISED_RUN.findall(asked.question):
        stems = [word for word in words_of(run) if not lexicon.says_nothing(word)]
        readings = [asked.reading[word] | asked.meant.get(word, frozenset()) for word in stems]
        if len(stems) > 1 and not lexicon.has_another_name(run) and not _holds_run(words, readings):
            return False
    return True


def _words_around(passage: Passage) -> list[str]:
    return words_of(f"{' '.join(passage.heading_path)} {passage.text}")


def _by_entry(hits: Iterable[Hit]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """The passages of each entry in the order of the book."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for hit in hits:
        passage = hit.passage
        # the row of a torch and what is told of it elsewhere are one entry; rules of one name may be several
        whole = passage.section if passage.kind in RULE_KINDS else f"{passage.rulebook} {passage.kind}"
        found.setdefault((whole, passage.name), []).append(passage)
    return {key: tuple(sorted(passages, key=lambda p: (p.file, p.start_line))) for key, passages in found.items()}


def _bare(name: str) -> str:
    return re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()


@lru_cache(maxsize=4096)
def _stems_of_name(name: str) -> tuple[tuple[str, ...], ...]:
    """How a question may say a name: "Rope, Hempen" also as "Hempen Rope", without brackets and enchantment."""
    bare = _bare(name)
    bare = _LEVEL.sub("", bare)
    first, comma, last = bare.partition(", ")
    forms = [name, bare]
    if comma and "+" not in last and "," not in last:
        forms.append(f"{last} {first}")
    if comma and "+" in last:
        forms.append(first)
    thing, of, what = bare.partition(" of ")
    if of:
        forms.append(f"{what.removeprefix('the ')} {thing}")
    stems = (tuple(words_of(form)) for form in dict.fromkeys(forms))
    return tuple(form for form in stems if form)


def _span(stems: Sequence[str], asked: Asked) -> tuple[int, int] | None:
    """Where the question says a name: first word and the one after the last. In "I jump", nothing is named."""
    size = len(stems)
    if not asked.readable.issuperset(stems):
        return None
    for start in range(len(asked.words) - size + 1):
        said = all(stem in reading for stem, reading in zip(stems, asked.readings[start:], strict=False))
        if said and not (size == 1 and asked.is_done(asked.words[start])):
            return start, start + size
    return None


def _is_doing(name: str, span: tuple[int, int], asked: Asked) -> bool:
    """Whether a question says a name of one word as what somebody is doing: "knocking" is no Knock."""
    start, end = span
    said = asked.said[start].casefold()
    return end - start == 1 and said.endswith("ing") and not name.casefold().endswith("ing")


def _span_together(name: str, together: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where the question says a name in more words or fewer: "spy glass", "flametongue"."""
    whole, size = _in_one_word(name)
    span = together.get(whole)
    return span if span and span[1] - span[0] != size else None


def _together(asked: Asked) -> dict[str, tuple[int, int]]:
    """The words of a question, alone and run together with the next ones, and where they stand."""
    found: dict[str, tuple[int, int]] = {}
    for size in (3, 2, 1):
        for start in range(len(asked.said) - size + 1):
            found[stem("".join(asked.said[start : start + size]).casefold())] = start, start + size
    return found


@lru_cache(maxsize=4096)
def _in_one_word(name: str) -> tuple[str, int]:
    """A name written together, and how many words it has."""
    words = raw_words(_bare(name))
    return stem("".join(words)), len(words)


def _span_with_more(
    stems: Sequence[str], asked: Asked, passages: Sequence[Passage]
) -> tuple[frozenset[str], tuple[int, int]] | None:
    """The words that name an entry and where they stand with one that tells which: "belt of storm giant strength"."""
    size = len(stems) + 1
    if not asked.readable.issuperset(stems):
        return None
    for start in range(len(asked.words) - size + 1):
        words = asked.words[start : start + size]
        for place in range(1, size - 1):
            if words[:place] + words[place + 1 :] == list(stems):
                is_told = any(words[place] in _words_around(passage) for passage in passages)
                return (frozenset(stems), (start, start + size)) if is_told else None
    return None


def _holds_run(words: Sequence[str], readings: Sequence[frozenset[str]]) -> bool:
    """Whether `words` hold one reading of each word side by side."""
    size = len(readings)
    return any(
        all(word in reading for word, reading in zip(words[start : start + size], readings, strict=True))
        for start in range(len(words) - size + 1)
    )


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]
