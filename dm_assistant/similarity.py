"""Texts that say the same in nearly the same words, found exactly and without comparing all with all.

Pure functions. Curation finds duplicates with them, the splits find what would leak.

Similarity is the Jaccard index of word triples. Two texts can only reach the threshold if they share
one of their rarest triples (prefix filtering: Chaudhuri et al. 2006; Bayardo et al. 2007), so only
those are compared. Question similarity alone gives false alarms on template siblings ("What is the
range of X?"); texts that differ in a name or a figure are therefore never near-duplicates.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dm_assistant import figures
from dm_assistant.grounding import normalise

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# Capitalised at the start of a sentence and naming nothing.
FUNCTION_WORDS = frozenset(
    "a an and are as at but can did do does each every for from he how i if in is it may must no not of on one or she "
    "so than that the their then there these they this those to under we what when where which while who whose why "
    "with yes you your".split()
)


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, without case and punctuation."""
    return tuple(_WORD.findall(normalise(text).casefold()))


def near_duplicates(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of texts whose word triples reach the Jaccard `threshold`, names and figures being equal.

    Every such pair is found. Texts without three words are compared as a whole.
    """
    shingles = [_triples(text) for text in texts]
    frequency = Counter(triple for triples in shingles for triple in triples)
    marks = [_marks(text) for text in texts]
    places: dict[tuple[tuple[str, ...], frozenset[str]], list[int]] = defaultdict(list)
    for j, triples in enumerate(shingles):
        rarest_first = sorted(triples, key=lambda triple: (frequency[triple], triple))
        # one more than may be missing: two texts above the threshold must share one of these
        prefix = rarest_first[: len(triples) - math.ceil(threshold * len(triples) - 1e-9) + 1]
        candidates = sorted({i for triple in prefix for i in places[triple, marks[j]]})
        for i in candidates:
            if jaccard(shingles[i], triples) >= threshold:
                yield i, j
        for triple in prefix:
            places[triple, marks[j]].append(j)


def jaccard(one: frozenset, other: frozenset) -> float:
    """Shared elements by all elements, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    sequence = words(text)
    return frozenset(zip(sequence, sequence[1:], sequence[2:], strict=False)) or frozenset([sequence])


def _marks(text: str) -> frozenset[str]:
    """What tells template siblings apart: figures, and capitalised words in any place of a sentence."""
    names = {word.casefold() for word in _WORD.findall(normalise(text)) if word[0].isupper()}
    return frozenset(figures.figures(text)) | (names - FUNCTION_WORDS)
