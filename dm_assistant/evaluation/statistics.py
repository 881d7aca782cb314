"""Intervals and tests for scores of questions that come in clusters (the sections of a rulebook).

Pure and seeded; reads and writes nothing. Questions of one section share a text, so they are not
independent: the bootstrap draws whole sections (Davison & Hinkley 1997, section 3.8). Variants answer
the same questions, so they are compared question by question.
"""

import warnings
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CHUNK = 2_000_000  # draws held in memory at once


@dataclass(frozen=True)
class Difference:
    """How much better the second of two sets of answers is."""

    mean: float  # of the second minus that of the first
    low: float  # 95 % interval
    high: float
    p: float  # two-sided
    effect: float  # F1 of the same questions: Cohen's d_z, of others: Cohen's d; exact match: Cohen's g


def cluster_sums(values: Floats, clusters: Sequence[Hashable]) -> Floats:
    """Sum the rows of `values` (questions x columns) by cluster, clusters in sorted order."""
    names, index = np.unique(np.asarray(clusters), return_inverse=True)
    sums = np.zeros((len(names), values.shape[1]))
    np.add.at(sums, index, values)
    return sums


def resample_sums(sums: Floats, resamples: int, seed: int) -> Floats:
    """Column totals (resamples x columns) of as many clusters as there are, drawn with replacement."""
    count = len(sums)
    rng = np.random.default_rng(seed)
    totals = np.empty((resamples, sums.shape[1]))
    rows = max(1, CHUNK // count)
    for start in range(0, resamples, rows):
        size = min(rows, resamples - start)
        draws = rng.integers(count, size=(size, count)) + count * np.arange(size)[:, None]
        times_drawn = np.bincount(draws.ravel(), minlength=size * count).reshape(size, count)
        totals[start : start + size] = times_drawn @ sums
    return totals


def ratio_intervals(
    numerators: Floats, denominators: Floats, clusters: Sequence[Hashable], resamples: int, seed: int
) -> tuple[Floats, Floats, Floats]:
    """Ratios of column sums with their 95 % percentile bootstrap intervals: (values, lows, highs).

    Both arrays are questions x columns; a mean has ones as denominator, a mean over some of the
    questions has zeros for the others. All columns share the resamples. No question: NaN.
    """
    columns = numerators.shape[1]
    sums = cluster_sums(np.hstack([numerators, denominators]), clusters)
    totals = resample_sums(sums, resamples, seed)
    with np.errstate(invalid="ignore"):
        values = sums[:, :columns].sum(axis=0) / sums[:, columns:].sum(axis=0)
        ratios = totals[:, :columns] / totals[:, columns:]
    with warnings.catch_warnings(category=RuntimeWarning, action="ignore"):  # a column of NaN stays NaN
        # a resample may draw none of a small group's questions; it says nothing about that group
        lows, highs = np.nanpercentile(ratios, [2.5, 97.5], axis=0)
    return values, lows, highs


def paired_bootstrap(
    first: Floats, second: Floats, clusters: Sequence[Hashable], resamples: int, seed: int
) -> Difference:
    """Compare mean scores of the same questions by a cluster bootstrap of the differences.

    p is twice the smaller share of resamples on one side of zero, plus one (Davison & Hinkley 1997,
    section 4.2.1: a p of zero would claim more than the resamples can show). The effect is Cohen's d_z:
    the mean difference in standard deviations of the differences.
    """
    differences = second - first
    spread = differences.std(ddof=1) if len(differences) > 1 else 0.0
    return _difference(differences.mean(), _resampled_means(differences, clusters, resamples, seed), spread)


def unpaired_bootstrap(
    first: Floats,
    first_clusters: Sequence[Hashable],
    second: Floats,
    second_clusters: Sequence[Hashable],
    resamples: int,
    seed: int,
) -> Difference:
    """Compare mean scores of different questions: both sides are resampled, independently of each other.

    p as in `paired_bootstrap`. The effect is Cohen's d: the difference in standard deviations of the scores, pooled.
    """
    means = _resampled_means(second, second_clusters, resamples, seed + 1) - _resampled_means(
        first, first_clusters, resamples, seed
    )
    squares = sum(((side - side.mean()) ** 2).sum() for side in (first, second))
    spread = np.sqrt(squares / max(1, len(first) + len(second) - 2))
    return _difference(second.mean() - first.mean(), means, spread)


def _resampled_means(values: Floats, clusters: Sequence[Hashable], resamples: int, seed: int) -> Floats:
    """The mean of the values in each resample of whole clusters."""
    sums = cluster_sums(np.column_stack([values, np.ones(len(values))]), clusters)
    totals = resample_sums(sums, resamples, seed)
    return totals[:, 0] / totals[:, 1]


def _difference(mean: float, resampled: Floats, spread: float) -> Difference:
    low, high = np.percentile(resampled, [2.5, 97.5])
    # a rounding residue of 1e-17 must not put identical answers on one side of zero
    tail = int(min(np.count_nonzero(resampled <= 1e-12), np.count_nonzero(resampled >= -1e-12)))
    return Difference(
        mean=float(mean),
        low=float(low),
        high=float(high),
        p=min(1.0, 2 * (tail + 1) / (len(resampled) + 1)),
        effect=float(mean / spread) if spread else 0.0,
    )


def mcnemar(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> tuple[float, float]:
    """Exact McNemar test on right/wrong answers to the same questions: (two-sided p, Cohen's g).

    Only the questions that one variant got right and the other wrong count (McNemar 1947; exact
    binomial form). g is the share of those that the second won, minus one half (Cohen 1988, chapter 5).
    """
    gained = int(np.count_nonzero(second & ~first))
    lost = int(np.count_nonzero(first & ~second))
    discordant = gained + lost
    if not discordant:
        return 1.0, 0.0
    tail, ways = 0, 1  # in whole numbers, exact for thousands of questions: ways is "discordant over k"
    for k in range(min(gained, lost) + 1):
        tail += ways
        ways = ways * (discordant - k) // (k + 1)
    return min(1.0, 2 * tail / 2**discordant), gained / discordant - 0.5


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values for several tests (Holm 1979): the family-wise error stays at the level asked for."""
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = largest
    return adjusted
