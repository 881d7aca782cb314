"""Texts that say the same in nearly the same words, found without comparing all with all.

Pure functions. Curation finds duplicates with them, the splits find what would leak.

Similarity is the Jaccard index of runs of words, triples unless the caller says otherwise. Candidates come from MinHash
signatures in locality-sensitive bands (Broder 1997; Indyk and Motwani 1998), and each is then compared exactly.
Question similarity alone gives false alarms on template siblings ("What is the range of X?"); texts that differ in a
name or a figure are therefore never near-duplicates.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache

import numpy as np

from dm_assistant import figures
from dm_assistant.grounding import normalise

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# Capitalised at the start of a sentence and naming nothing.
FUNCTION_WORDS = frozenset(
    "a an and are as at but can did do does each every for from he how i if in is it may must no not of on one or she "
    "so than that the their then there these they this those to under we what when where which while who whose why "
    "with yes you your".split()
)
MISS = 1e-6  # probability that two texts at the very threshold are not found
HASHES = 96  # at most: more of them find the same with fewer false candidates


@lru_cache(maxsize=4096)  # a pair is looked at by many checks
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in order, without case and punctuation."""
    return tuple(_WORD.findall(normalise(text).casefold()))


def near_duplicates(texts: Sequence[str], threshold: float, size: int = 3) -> list[tuple[int, int]]:
    """Index pairs (i < j), in order, of texts whose runs of `size` words reach the Jaccard `threshold` (above 0).

    Names and figures must be equal. A text of fewer than `size` words is one run; `size` is at most 3.
    """
    if len(texts) < 2:
        return []
    tokens = [_WORD.findall(normalise(text)) for text in texts]
    owners, runs = _runs(tokens, size)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    marks = _marks(texts, tokens)
    spread = _mixed(runs)
    random = np.random.default_rng(0)
    bands, rows = _bands(threshold)
    found = []
    for _ in range(bands):
        key = marks
        for multiplier, shift in random.integers(0, 2**64, (rows, 2), dtype=np.uint64):
            key = _mixed(key ^ np.minimum.reduceat(spread * (multiplier | np.uint64(1)) + shift, starts))
        found.append(_equal_pairs(key))
    i, j = np.divmod(np.unique(np.concatenate(found)), len(texts))
    near = _jaccard(owners, runs, i, j) >= threshold - 1e-9
    return list(zip(i[near].tolist(), j[near].tolist(), strict=True))


def jaccard(one: Set, other: Set) -> float:
    """Shared elements by all elements, 0 to 1; 1 where both are empty."""
    together = len(one | other)
    return len(one & other) / together if together else 1.0


def _bands(threshold: float) -> tuple[int, int]:
    """How many bands of how many rows: the most rows that `HASHES` allows when `MISS` is kept.

    Two texts of similarity s share a band of r rows with probability s^r, one of b bands with 1 - (1 - s^r)^b.
    """
    best = (HASHES, 1)
    for rows in range(1, 9):
        shared = min(threshold**rows, 1 - 1e-9)
        bands = math.ceil(math.log(MISS) / math.log1p(-shared))
        if bands * rows <= HASHES:
            best = (bands, rows)
    return best


def _runs(tokens: Sequence[Sequence[str]], size: int) -> tuple[np.ndarray, np.ndarray]:
    """Every distinct run of `size` words of each text: the number of the text, ascending, and a number for the run."""
    numbers: dict[str, int] = {}
    padded = [
        [*(numbers.setdefault(word.casefold(), len(numbers) + 1) for word in text), *[0] * (size - len(text))]
        for text in tokens
    ]
    lengths = np.array([len(text) for text in padded])
    words = np.fromiter((number for text in padded for number in text), np.uint64, lengths.sum())
    owners = np.repeat(np.arange(len(tokens)), lengths)
    last = len(words) - size + 1  # one past the last place where a run begins
    runs = words[:last]
    for place in range(1, size):
        runs = runs * np.uint64(len(numbers) + 1) + words[place : last + place]
    inside = owners[:last] == owners[size - 1 :]  # no run crosses from text to text
    owners, runs = owners[:last][inside], runs[inside]
    _, runs = np.unique(runs, return_inverse=True)
    owners, runs = np.divmod(np.unique(owners * (runs.max() + 1) + runs), runs.max() + 1)
    return owners, runs.astype(np.uint64)


def _marks(texts: Sequence[str], tokens: Sequence[Sequence[str]]) -> np.ndarray:
    """A number for what tells template siblings apart: figures, and words mostly written with a capital."""
    written = Counter(word for text in tokens for word in text)
    capitals: Counter[str] = Counter()
    for word, count in written.items():
        capitals[word.casefold()] += count if word[0].isupper() else -count
    names = frozenset(word for word, balance in capitals.items() if balance >= 0 and word not in FUNCTION_WORDS)
    numbers: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    marks = [
        (frozenset(figures.figures(text)), names.intersection(word.casefold() for word in found))
        for text, found in zip(texts, tokens, strict=True)
    ]
    return np.array([numbers.setdefault(mark, len(numbers)) for mark in marks], np.uint64)


def _mixed(values: np.ndarray) -> np.ndarray:
    """64-bit numbers spread over the whole range (the finalizer of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _equal_pairs(keys: np.ndarray) -> np.ndarray:
    """The pairs i < j with equal keys, each as i * len(keys) + j."""
    order = np.argsort(keys, kind="stable")
    borders = np.flatnonzero(np.diff(keys[order])) + 1
    starts, ends = np.r_[0, borders], np.r_[borders, len(keys)]
    found = [np.empty(0, np.int64)]
    for size in np.unique(ends - starts):
        if size > 1:
            groups = order[starts[ends - starts == size][:, None] + np.arange(size)]
            first, second = np.triu_indices(size, 1)
            found.append((groups[:, first] * len(keys) + groups[:, second]).ravel())
    return np.concatenate(found)


def _jaccard(owners: np.ndarray, runs: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Shared runs by all runs, 0 to 1, of the texts i and j; `owners` and `runs` as `_runs` makes them."""
    runs = runs.astype(np.int64)
    size = int(runs.max()) + 1
    keys = owners * size + runs
    counts = np.bincount(owners)
    starts = np.cumsum(counts) - counts
    similarity = np.empty(len(i))
    for block in range(0, len(i), 100_000):  # so that memory does not grow with the candidates
        one, other = i[block : block + 100_000], j[block : block + 100_000]
        pair = np.repeat(np.arange(len(one)), counts[one])
        place = np.arange(len(pair)) - np.repeat(np.cumsum(counts[one]) - counts[one], counts[one])
        sought = other[pair] * size + runs[starts[one][pair] + place]
        held = keys[np.minimum(np.searchsorted(keys, sought), len(keys) - 1)] == sought
        shared = np.bincount(pair[held], minlength=len(one))
        similarity[block : block + 100_000] = shared / (counts[one] + counts[other] - shared)
    return similarity
