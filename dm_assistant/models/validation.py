"""The validation loss: its mean, its standard error, and whether a fall of it is more than noise."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Losses:
    """Of every validation row: the sum of the losses of its answer tokens in nats, and how many there are."""

    sums: np.ndarray
    tokens: np.ndarray

    @property
    def mean(self) -> float:
        """Nats an answer token."""
        return float(self.sums.sum() / self.tokens.sum())

    @property
    def error(self) -> float:
        """Standard error of the mean over rows; infinite for a single row."""
        return _ratio_error(self.sums, self.tokens)

    def is_gain_over(self, earlier: "Losses", errors: float) -> bool:
        """Whether the loss has fallen by more than `errors` standard errors of the difference.

        The same rows were measured twice, so their differences are what varies: far less than the rows do.
        """
        fall = earlier.mean - self.mean
        return fall > errors * _ratio_error(earlier.sums - self.sums, self.tokens)


def _ratio_error(sums: np.ndarray, tokens: np.ndarray) -> float:
    """Standard error of sums.sum() / tokens.sum(), a ratio of means (Cochran, Sampling Techniques, 3rd ed., 6.4)."""
    rows = len(sums)
    if rows < 2:
        return math.inf
    residuals = sums - tokens * (sums.sum() / tokens.sum())
    return float(math.sqrt((residuals**2).sum() * rows / (rows - 1)) / tokens.sum())
