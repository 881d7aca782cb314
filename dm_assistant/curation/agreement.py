"""How far a judge agrees with people: Cohen's kappa for every threshold that the judge could have.

Pure and seeded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dm_assistant.records import Judgement

THRESHOLDS = (2, 3, 4, 5)  # at 1, everything passes
RESAMPLES = 2000
COLUMNS = "threshold,decisions,agreement,kappa,low,high"


@dataclass(frozen=True)
class Agreement:
    """Agreement of a judge, at one threshold, with people; kappa is nan where either side never varies."""

    threshold: int
    decisions: int
    share: float  # of the decisions on which both agree
    kappa: float  # 1: always; 0: as often as by chance (Cohen 1960)
    low: float  # 95 % interval, percentile bootstrap
    high: float


def agreements(judged: Sequence[tuple[Judgement, bool]]) -> list[Agreement]:
    """One for each threshold; `judged` holds what the judge said and whether a person accepted the pair."""
    return [
        agreement(threshold, [(judgement.lowest >= threshold, accepted) for judgement, accepted in judged])
        for threshold in THRESHOLDS
    ]


def agreement(threshold: int, verdicts: Iterable[tuple[bool, bool]]) -> Agreement:
    """Of verdicts of the judge, each beside that of a person."""
    pairs = np.array(list(verdicts), dtype=int).reshape(-1, 2)
    count = len(pairs)
    if not count:
        return Agreement(threshold, 0, *[float("nan")] * 4)
    table = np.bincount(2 * pairs[:, 0] + pairs[:, 1], minlength=4)
    draws = np.random.default_rng(0).multinomial(count, table / count, RESAMPLES)
    kappas = kappa(draws)
    known = kappas[~np.isnan(kappas)]
    low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (np.nan, np.nan)
    return Agreement(
        threshold, count, (table[0] + table[3]) / count, float(kappa(table[None])[0]), float(low), float(high)
    )


def kappa(tables: np.ndarray) -> np.ndarray:
    """Cohen's kappa of each row: counts of both no, only the second yes, only the first yes, both yes.

    Kappa is (p - e) / (1 - e) with the share p of agreement and the share e expected by chance (Cohen 1960).
    """
    neither, second, first, both = (tables / tables.sum(axis=1, keepdims=True)).T
    observed = neither + both
    expected = (first + both) * (second + both) + (neither + second) * (neither + first)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected < 1, (observed - expected) / (1 - expected), np.nan)


def table(found: Iterable[Agreement]) -> str:
    """CSV: a line for each threshold; no line where people decided nothing that was judged."""
    rows = [
        f"{one.threshold},{one.decisions},{one.share:.4f},{one.kappa:.4f},{one.low:.4f},{one.high:.4f}"
        for one in found
        if one.decisions
    ]
    return "".join(f"{row}\n" for row in [COLUMNS, *rows])
