"""What all passages together hold: which words, where each of them stands, and which of them name a passage.

Pure. Words are compared by stems, without case. Words that every question is made of count for nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dm_assistant.records import Passage
from dm_assistant.similarity import FUNCTION_WORDS, words

# Words that carry a question and say nothing of what it is about.
_FRAME = FUNCTION_WORDS | frozenset(
    "about after against all also always am any anything be been before being between both by calculated call called "
    "could count deal deals dealt determine determined down during effect else ever everything exact exactly explain "
    "far feature function get give given go going had happen happens has have having her here him his into its "
    "itself just kind know let like long look many me mean more most much my need never next now off only other our "
    "out over own per please rule rulebook rules same say says see she should show so some something take tell "
    "tells them thing things through time times too two type up us use used using want was way were whether will "
    "within without work works would".split()
)

_POSSESSIVE = re.compile(r"'s?$")


@lru_cache(maxsize=4096)  # a pair is looked at by many checks
def content(text: str) -> frozenset[str]:
    """The stems of the words of `text` that say what it is about."""
    return frozenset(filter(None, map(_stem_of_content, words(text))))


@lru_cache(maxsize=1 << 16)  # a rulebook has few words, and every pair asks for all of them
def _stem_of_content(word: str) -> str | None:
    """The stem of `word`; None where every question is made of such words."""
    return None if word in _FRAME or _POSSESSIVE.sub("", word) in _FRAME else stem(word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """`word` without possessive and common endings: "creatures'" finds "creature", "concentrate" "concentration"."""
    word = _POSSESSIVE.sub("", word)
    return re.sub(r"(?:(?<=\w{4}t)ions?|ing|ed|es|s|e)$", "", word) if len(word) > 3 else word


class Book:
    """The passages by id, and an index of their words."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages: Mapping[str, Passage] = {passage.id: passage for passage in passages}
        self.content: dict[str, frozenset[str]] = {}  # passage id → what its headings and text are about
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._known: set[str] = set()  # words that were asked for before
        generic: set[str] = set()
        for passage in self.passages.values():
            self.content[passage.id] = content(f"{' '.join(passage.heading_path)}\n{passage.text}")
            for word in self.content[passage.id]:
                self._holders[word].add(passage.id)
            generic.update(stem(word) for field in passage.fields for word in field.split("_"))
        # The names of typed fields: "what is the range?" may be asked about any spell.
        self._generic = frozenset(generic)

    def knows(self, word: str) -> bool:
        """Whether a word of any form stands in a passage, or is one that every question is made of."""
        if word not in self._known and (word in _FRAME or stem(word) in self._holders):
            self._known.add(word)
        return word in self._known

    def sharers(self, question: str, passage: Passage, most: int) -> int:
        """How many passages hold all that `question` asks about, all of them where it asks about nothing.

        0 where it names the passage: by its name or heading, or by a word of them that at most `most` passages hold.
        """
        asked = content(question)
        for title in (passage.name, passage.heading_path[-1]):
            name = content(title)
            whole = title.casefold() in question.casefold() or (name and name <= asked)
            if whole or any(len(self._holders[word]) <= most for word in name & asked):
                return 0
        holders = sorted((self._holders.get(word, set()) for word in asked - self._generic), key=len)
        return len(holders[0].intersection(*holders[1:])) if holders else len(self.passages)
