"""Whether a question asks for something that no passage tells: the check behind every unanswerable pair.

Pure functions over an index of words, small enough for any number of passages.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from dm_assistant.grounding import normalise
from dm_assistant.records import Passage

_WORD = re.compile(r"[^\W_]+")
# Words that only carry the question.
_FRAME = frozenset(
    "a about according after all an and any are as at be been being book by can could did do does ever exactly for "
    "from get give given gives has have having how i if in is it its long many may me much my name named need of "
    "often on one or our rule rulebook rules say says set should some tell tells than that the their them there "
    "they this those to typical typically use used using usual usually was we were what when where which while who "
    "whom whose why will with would you your".split()
)


class AbsenceIndex:
    """The words of all passages: which passages hold them, and which stand side by side."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._holders: dict[str, array] = defaultdict(lambda: array("I"))
        self._neighbours: set[int] = set()  # hashes: a rulebook has many pairs of words, and text takes more room
        self._ids: list[str] = []
        for number, passage in enumerate(passages):
            self._ids.append(passage.id)
            found = _words(f"{' '.join(passage.heading_path)}\n{passage.text}")
            for word in {_stem(word) for word in found}:
                self._holders[word].append(number)
            self._neighbours.update(map(hash, pairwise(found)))

    def fault(self, question: str) -> str | None:
        """Why `question` may have an answer: the passage that holds all it asks for; None where none does.

        A name such as "Chromatic Hand" whose words stand together nowhere is absent, whatever else is asked.
        """
        if any(not self._names_something(name) for name in _names(question)):
            return None
        asked = sorted({word for word in _words(question) if word not in _FRAME})
        if not asked:
            return "absent: the question names nothing"
        holding = set.intersection(*(set(self._holders.get(_stem(word), ())) for word in asked))
        return f"absent: passage {self._ids[min(holding)]} holds all of: {', '.join(asked)}" if holding else None

    def _names_something(self, name: list[str]) -> bool:
        return all(hash(pair) in self._neighbours for pair in pairwise(name))


def _names(question: str) -> list[list[str]]:
    """Runs of capitalised words in the question, in the form of the index; the words that open a question aside."""
    runs = re.findall(r"[A-Z][\w']*(?:[ -][A-Z][\w']*)+", normalise(question))
    names = (_words(run) for run in runs)
    return [name[1:] if name[0] in _FRAME else name for name in names]


def _words(text: str) -> list[str]:
    """The words of `text` in order, without case and possessives."""
    return _WORD.findall(re.sub(r"'s?\b", "", normalise(text).casefold()))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word) if len(word) > 3 else word
