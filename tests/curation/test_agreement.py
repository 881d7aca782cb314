"""Cohen's kappa against a reference, its interval, and its value at every threshold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from dm_assistant.curation.agreement import agreement, agreements, kappa, table
from dm_assistant.records import Judgement

VERDICTS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=4, max_size=60)


def counted(verdicts):
    return np.bincount([2 * first + second for first, second in verdicts], minlength=4)


@given(VERDICTS)
def test_kappa_is_that_of_statsmodels(verdicts):
    counts = counted(verdicts)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = cohens_kappa(counts.reshape(2, 2), return_results=False)
    assert kappa(counts[None])[0] == pytest.approx(expected, nan_ok=True)


@given(VERDICTS)
def test_the_interval_holds_the_value(verdicts):
    found = agreement(3, verdicts)
    assert math.isnan(found.kappa) or found.low - 1e-9 <= found.kappa <= found.high + 1e-9 or len(verdicts) < 20


def test_the_interval_is_about_that_of_the_formula():
    verdicts = [(True, True)] * 60 + [(False, False)] * 25 + [(True, False)] * 10 + [(False, True)] * 5
    found, reference = agreement(3, verdicts), cohens_kappa(counted(verdicts).reshape(2, 2))
    assert (found.low, found.high) == pytest.approx((reference.kappa_low, reference.kappa_upp), abs=0.03)
    assert found.share == 0.85


def judgement(score):
    return Judgement(faithful=score, answerable=5, self_contained=5, reason="", model="m")


def test_the_lowest_score_is_compared_with_every_threshold():
    judged = [(judgement(score), score >= 4) for score in (1, 2, 3, 4, 5) for _ in range(4)]
    assert {one.threshold: one.share for one in agreements(judged)} == {2: 0.6, 3: 0.8, 4: 1.0, 5: 0.8}


def test_without_decisions_the_table_is_empty():
    assert table(agreements([])) == "threshold,decisions,agreement,kappa,low,high\n"
