"""The statistics agree with scipy and statsmodels, and the intervals hold what they promise."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar as reference_mcnemar
from statsmodels.stats.multitest import multipletests

from dm_assistant.evaluation.statistics import (
    holm,
    mcnemar,
    paired_bootstrap,
    ratio_intervals,
    unpaired_bootstrap,
)


def interval(values, clusters, resamples=2000, seed=7):
    columns = np.asarray(values, dtype=float)[:, None]
    result = ratio_intervals(columns, np.ones_like(columns), clusters, resamples, seed)
    return tuple(float(part[0]) for part in result)


def test_the_interval_of_a_mean_agrees_with_scipy():
    values = np.random.default_rng(1).beta(0.5, 0.5, size=300)
    _, low, high = interval(values, range(300), resamples=10_000)
    expected = stats.bootstrap((values,), np.mean, n_resamples=10_000, method="percentile", rng=2).confidence_interval
    assert (low, high) == pytest.approx(tuple(expected), abs=0.003)


def test_a_ratio_is_taken_over_the_questions_that_count():
    numerators = np.array([[1.0], [0.0], [0.0]])
    denominators = np.array([[1.0], [1.0], [0.0]])
    values, _, _ = ratio_intervals(numerators, denominators, ["a", "b", "c"], 200, 7)
    assert values[0] == 0.5


def test_no_question_gives_no_value():
    zeros = np.zeros((3, 1))
    values, lows, highs = ratio_intervals(zeros, zeros, ["a", "b", "c"], 200, 7)
    assert np.isnan([values[0], lows[0], highs[0]]).all()


def test_questions_of_one_section_do_not_count_as_independent():
    # every question asked ten times over: as sure as one question each, not as ten
    values = np.random.default_rng(1).random(50)
    alone = interval(values, range(50))
    tenfold = interval(np.repeat(values, 10), np.repeat(range(50), 10).tolist())
    assert tenfold == pytest.approx(alone)


def coverage(sets: int, resamples: int) -> float:
    """Share of simulated data sets, 100 sections of 1 to 9 questions, whose interval holds the truth."""
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(sets):
        sizes = rng.integers(1, 10, size=100)
        chance = np.repeat(rng.beta(2, 2, size=100), sizes)  # the sections differ; the mean chance is 0.5
        right = (rng.random(len(chance)) < chance).astype(float)
        _, low, high = interval(right, np.repeat(np.arange(100), sizes).tolist(), resamples)
        held += low <= 0.5 <= high
    return held / sets


def test_the_interval_covers_the_truth_as_often_as_it_says():
    assert 0.92 <= coverage(sets=400, resamples=500) <= 0.98  # 400 sets: 0.95 ± 0.022


@pytest.mark.slow
def test_the_interval_covers_the_truth_as_often_as_it_says_in_two_thousand_sets():
    assert 0.93 <= coverage(sets=2000, resamples=1000) <= 0.97


def test_the_paired_p_value_agrees_with_the_paired_t_test():
    rng = np.random.default_rng(3)
    first = rng.random(400)
    second = first + rng.normal(0.02, 0.2, size=400)
    test = paired_bootstrap(first, second, range(400), 10_000, 7)
    expected = stats.ttest_rel(second, first)
    assert test.p == pytest.approx(expected.pvalue, abs=0.01)
    assert (test.low, test.high) == pytest.approx(tuple(expected.confidence_interval()), abs=0.002)
    assert test.effect == pytest.approx(expected.statistic / np.sqrt(400))


def test_the_paired_p_value_is_right_when_there_is_no_difference():
    # under the null every p is equally likely; unpaired, far fewer than 5 % would fall below 0.05
    rng = np.random.default_rng(4)
    below = 0
    for seed in range(400):
        shared = rng.random(120)
        first, second = shared + rng.normal(0, 0.1, size=(2, 120))
        below += paired_bootstrap(first, second, range(120), 400, seed).p < 0.05
    assert 0.02 <= below / 400 <= 0.09


def test_the_unpaired_p_value_agrees_with_the_t_test():
    rng = np.random.default_rng(6)
    first, second = rng.normal(0.4, 0.2, size=300), rng.normal(0.44, 0.2, size=200)
    test = unpaired_bootstrap(first, range(300), second, range(200), 10_000, 7)
    expected = stats.ttest_ind(second, first)
    assert test.p == pytest.approx(expected.pvalue, abs=0.01)
    assert (test.low, test.high) == pytest.approx(tuple(expected.confidence_interval()), abs=0.003)
    assert test.effect == pytest.approx(expected.statistic / np.sqrt(300 * 200 / 500))


def test_other_questions_are_resampled_independently():
    # with the same draws on both sides, equal scores would seem equal beyond doubt
    same = np.random.default_rng(1).random(50)
    test = unpaired_bootstrap(same, range(50), same, range(50), 500, 7)
    assert test.low < -0.02 < 0.02 < test.high


def test_identical_answers_show_no_difference():
    same = np.random.default_rng(1).random(50)
    test = paired_bootstrap(same, same, range(50), 500, 7)
    assert (test.mean, test.low, test.high, test.p, test.effect) == (0, 0, 0, 1, 0)


def test_no_p_value_claims_more_than_the_resamples_can_show():
    test = paired_bootstrap(np.zeros(50), np.ones(50), range(50), 999, 7)
    assert test.p == pytest.approx(2 / 1000)


def test_the_same_seed_gives_the_same_interval_and_another_does_not():
    values = np.random.default_rng(1).random(60)
    assert interval(values, range(60), seed=7) == interval(values, range(60), seed=7)
    assert interval(values, range(60), seed=7) != interval(values, range(60), seed=8)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5), st.integers(0, 5))
def test_mcnemar_agrees_with_statsmodels(gained, lost, both, neither):
    first = np.array([False] * gained + [True] * lost + [True] * both + [False] * neither, dtype=bool)
    second = np.array([True] * gained + [False] * lost + [True] * both + [False] * neither, dtype=bool)
    p, effect = mcnemar(first, second)
    if gained + lost:
        expected = reference_mcnemar([[both, lost], [gained, neither]], exact=True).pvalue
        assert p == pytest.approx(expected)
        assert effect == pytest.approx(gained / (gained + lost) - 0.5)
    else:
        assert (p, effect) == (1, 0)


def test_mcnemar_takes_thousands_of_changed_answers():
    first, second = np.arange(5000) < 2400, np.arange(5000) >= 2400
    assert mcnemar(first, second)[0] == pytest.approx(stats.binomtest(2600, 5000).pvalue)


@settings(max_examples=15)  # statsmodels takes 60 ms each
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_agrees_with_statsmodels(p_values):
    assert holm(p_values) == pytest.approx(multipletests(p_values, method="holm")[1])


def test_ten_thousand_resamples_of_five_thousand_questions_take_seconds():
    rng = np.random.default_rng(1)
    first, second = rng.random((2, 5000))
    clusters = rng.integers(1500, size=5000).tolist()
    start = time.perf_counter()
    paired_bootstrap(first, second, clusters, 10_000, 7)
    assert time.perf_counter() - start < 5
