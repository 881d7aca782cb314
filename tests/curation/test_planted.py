"""Planted faults are found, good pairs stay: the figures that curation promises, for each kind of fault, too."""

import pytest

from dm_assistant.curation.curate import curate
from dm_assistant.params import load_params
from stages.curate import limits_of
from tests.conftest import ROOT
from tests.curation.planted import GOOD, KINDS, SIBLINGS, planted, score


@pytest.fixture(scope="module")
def found():
    return planted()


@pytest.fixture(scope="module")
def scored(found):
    """What curation makes of the set with the parameters as they stand."""
    limits = limits_of(load_params(ROOT).curate)
    return score(found, curate(found.shuffled(seed=1), found.passages, {}, limits))


def test_the_set_is_what_it_says(found):
    assert len({pair.id for pair in found.good}) == GOOD
    assert sum(pair.generator == "template" for pair in found.good) == SIBLINGS
    assert [len(found.faults[kind]) for kind in KINDS] == [46] * 5 + [45] * 6


def test_faults_are_found(scored):
    assert scored.recall >= 0.95


def test_good_pairs_stay(scored):
    assert scored.kept >= 0.98


def test_template_siblings_stay(scored):
    assert not [v for v in scored.lost if v.pair.generator == "template" and "duplicate" in v.reasons[0]]


@pytest.mark.parametrize("kind", KINDS)
def test_faults_of_each_kind_are_found(scored, kind):
    assert scored.found[kind] >= 0.9, [pair.question for pair in scored.missed[kind]]
