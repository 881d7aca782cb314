"""A question taken apart: its words, what they mean in the rules, the aspects it asks for, the figures it gives."""

import re
from collections.abc import Container, Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from dm_assistant.chat import intent
from dm_assistant.chat.aspects import ASPECTS, Aspect, aspects_of, claimed, is_yes_or_no
from dm_assistant.chat.lexicon import Lexicon
from dm_assistant.vocabulary import said_words, stem, words_of

QUANTITY = re.compile(r"\bhow (?:many|much|far|long|high|deep|often|big|large|wide|fast|old|tall|close|near)\b")
_CHOICE = re.compile(r"\b(?:or|versus|than|compared?|comparison|difference|both|each)\b")
# Of speeds and senses an entry has some and lacks others.
_KINDS = re.compile(r"\b(?:(?:climb|fly|swim|burrow)(?:ing)?(?= speed)|darkvision|truesight|blindsight|tremorsense)\b")
_SLOT_LEVEL = re.compile(r"\blevel (\d+) (?:spell )?slots?\b", re.IGNORECASE)
ALIKE = 0.85  # of two words, from which on one may be a slip for the other
_DOERS = ("i", "you", "we", "they", "to", "how")  # a lower-case word behind them is no name: "I jump", "how tough"


class Asked:
    """`question` is written out; a stem that stands twice in it counts once in `content`."""

    def __init__(self, question: str, lexicon: Lexicon) -> None:
        self.question = question
        self.said = said_words(question)
        self.words = words_of(question)
        self.meant = lexicon.meant(question)
        self.content = list(self.meant)
        self.readings = [
            _spellings(word) | lexicon.slips(word) if len(word) > 3 else _spellings(word) for word in self.words
        ]
        self.readable = frozenset().union(*self.readings)
        self.reading = dict(zip(self.words, self.readings, strict=True))
        pairs = (f"{one} {next_one}" for one, next_one in zip(self.said, self.said[1:], strict=False))
        self._idioms = {place for place, pair in enumerate(pairs) if lexicon.has_another_name(pair)}  # "knocked out"
        of_slots = set(map(int, _SLOT_LEVEL.findall(question)))  # a column of the row that is asked for by the other
        numbers = frozenset(int(word) for word in self.words if word.isdecimal())
        self.numbers = numbers - of_slots or numbers
        self.meanings = frozenset(self.content).union(*self.meant.values())
        self.levels = frozenset(re.findall(r"\blevels? (\d+)", question.casefold()))
        self._respelt = [_as_asked(word) if not lexicon.knows(stem(word.casefold())) else word for word in self.said]
        self._find_aspects(self._respelt)
        self.wants_figure = bool(QUANTITY.search(question.casefold()))
        self.is_yes_or_no = is_yes_or_no(question)
        self.surveys = intent.surveys(question)
        self.compares = bool(_CHOICE.search(question.casefold()))

    def is_about(self, spans: Iterable[tuple[int, int]], fields: Container[str]) -> None:
        """Look for aspects again, now that the names of entries stand at `spans` and these have `fields`.

        A Scimitar of Speed is not asked for its speed.
        """
        named = {place for start, end in spans for place in range(start, end)}
        self._find_aspects([word for place, word in enumerate(self._respelt) if place not in named], fields)

    def _find_aspects(self, words: Sequence[str], fields: Container[str] = ()) -> None:
        self._plain = plain = " ".join(words).casefold()
        self.aspects = aspects_of(plain, fields)
        self._claims = {aspect.name: frozenset(claimed(aspect, plain, fields)) for aspect in self.aspects}
        self.aspect_words = frozenset(
            stem(said.casefold())
            for said, word in zip(self.said, self._respelt, strict=True)
            if any(_carries(aspect, word.casefold()) for aspect in self.aspects)
        )
        if any(aspect.name == "higher levels" for aspect in self.aspects):
            self.aspect_words |= self.levels  # how an effect grows is told for all of them at once

    def is_instead(self, aspect: Aspect, told: Iterable[Aspect]) -> bool:
        """Whether the words that ask for an aspect ask for one of those told: "how hard is it to hit"."""
        return any(self._claims[aspect.name] & self._claims[other.name] for other in told)

    def is_kind_told(self, value: str) -> bool:
        """Whether a field tells the kind of speed or sense that is asked for; a yes or no can be read from any."""
        kinds = {stem(kind) for kind in _KINDS.findall(self._plain)}
        return self.is_yes_or_no or not kinds or not kinds.isdisjoint(words_of(value))

    def share(self, word: str, stems: set[str], meant: float) -> float:
        """How far a text with these stems holds a word: 1 where it says it, `meant` where it means it, or 0."""
        return 1.0 if word in stems else meant if self.meant[word] & stems else 0.0

    def is_done(self, word: str) -> bool:
        """Whether a stem is what somebody does or suffers: lower-case behind "I" or "to", or as in "knocked out"."""
        place = self.words.index(word)
        said = self.said[place]
        does = place > 0 and self.said[place - 1].casefold() in _DOERS
        return said.islower() and (does or (place in self._idioms and said.endswith("ed")))

    def owned(self, span: tuple[int, int]) -> frozenset[str]:
        """The stem that stands behind a name as what is its own: "tail" in "the Marsh Lurker's tail"."""
        end = span[1]
        owner = end > 0 and self.said[end - 1].endswith(("'s", "'"))
        return frozenset(self.words[end : end + 1]) if owner else frozenset()

    def ends_name(self, end: int) -> bool:
        """Whether the name that ends before word `end` is a possessor or closed by punctuation."""
        last = self.said[end - 1]
        return last.endswith(("'s", "'")) or bool(re.search(rf"{re.escape(last)}\s*[,;:?(]", self.question))


def _spellings(word: str) -> frozenset[str]:
    """A stem, also as that of the singular of "dwarves"."""
    return frozenset([word, re.sub("v$", "f", word)])


def _carries(aspect: Aspect, word: str) -> bool:
    """Whether a word of the question is one that asks for the aspect, such as "cost" or "points" of "hit points"."""
    return bool(aspect.said.match(word)) or stem(word) in _stems_for(aspect)


@cache
def _stems_for(aspect: Aspect) -> frozenset[str]:
    """The stems of the words that its patterns are made of."""
    patterns = (aspect.said, aspect.said_of_entry, aspect.values)
    return frozenset(
        stem(word) for pattern in patterns if pattern for word in re.findall(r"[a-z]{2,}", pattern.pattern)
    )


@cache
def _as_asked(word: str) -> str:
    """A word that no rulebook has as the word for an aspect that it may be a slip for: "durration", "resistence"."""
    if any(aspect.said.match(word.casefold()) for aspect in ASPECTS):
        return word
    words = [each for aspect in ASPECTS for each in re.findall(r"[a-z]{5,}", aspect.said.pattern)]
    return next(iter(get_close_matches(word.casefold(), words, 1, ALIKE)), word)
