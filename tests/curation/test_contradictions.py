"""Different figures for one thing are found, whatever the wording; what can be told from the evidence is decided."""

import pytest

from dm_assistant.curation.contradictions import contradictions
from tests.curation.conftest import BOOK, make_passage

RANGE = "What is Fireball's range?"
LINE = "Each creature in a 20-foot Sphere takes 8d6 Fire damage"


@pytest.fixture
def doubted(pair):
    """The places of the pairs that are turned down; pairs given as question, answer and more."""

    def run(*said, chosen=(), passages=BOOK):
        pairs = [pair(question, answer, **dict(*more)) for question, answer, *more in said]
        found = contradictions(pairs, passages, frozenset(pairs[place].id for place in chosen))
        return {place: found[one.id] for place, one in enumerate(pairs) if one.id in found}

    return run


@pytest.mark.parametrize(
    "question",
    [RANGE, "How far does Fireball reach?", "What range does Fireball have?", "what's the range of fireball"],
)
def test_of_two_figures_the_one_whose_evidence_names_what_is_asked_stays(doubted, question):
    assert list(doubted((RANGE, "150 feet."), (question, "20 feet.", {"evidence": LINE}))) == [1]


def test_where_nothing_tells_them_apart_both_go(doubted):
    same = {"evidence": LINE}
    assert list(doubted((RANGE, "150 feet.", same), (RANGE, "20 feet.", same))) == [0, 1]


def test_the_answer_that_more_pairs_give_stays(doubted):
    same = {"evidence": LINE}
    said = doubted(
        (RANGE, "20 feet.", same), (RANGE, "150 feet.", same), ("How far does Fireball reach?", "150 ft.", same)
    )
    assert list(said) == [0]
    assert said[0].startswith("contradiction: ")
    assert "'150 feet.', better supported" in said[0]


def test_what_a_person_accepted_stays_whatever_the_evidence(doubted):
    assert list(doubted((RANGE, "150 feet."), (RANGE, "20 feet.", {"evidence": LINE}), chosen=[1])) == [0]


def test_yes_and_no_contradict_each_other(doubted):
    asked = "Does Fireball burn wood?"
    assert list(doubted((asked, "Yes. Dry wood burns."), (asked, "No. Dry wood does not burn."))) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((RANGE, "150 feet."), (RANGE, "It reaches 150 ft.")),  # other words
        ((RANGE, "150 feet."), (RANGE, "Up to 150 feet, in a 20-foot Sphere.")),  # more of it
        ((RANGE, "150 feet."), ("What is Fireball's damage?", "8d6.")),  # another question
        ((RANGE, "150 feet."), (RANGE, "1 minute.")),  # another measure
        ((RANGE, "150 feet."), ("Is Fireball's range 60 feet?", "No, not 60 feet: 150 feet.")),  # what is denied
        (("How does Fireball work?", "The caster shapes 20 feet of fire above the heads of his foes."),
         ("How does Fireball work?", "Dry wood nearby begins to burn within 5 feet after one round.")),  # two rules
        ((RANGE, "150 feet."), ("What is Icewall's range?", "60 feet.", {"passage": "Icewall"})),  # another entry
        (("What is the DC in the table for Hard?", "20."), ("What is the DC in the table for Very hard?", "25.")),
    ],
)  # fmt: skip
def test_what_can_both_be_right_is_no_contradiction(doubted, one, other):
    assert doubted(one, other) == {}


def test_the_newest_edition_stays_and_the_reason_names_both(doubted):
    old = make_passage("Fireball", id="Old Fireball", edition="2014")
    said = doubted(
        (RANGE, "120 feet.", {"passage": "Old Fireball"}), (RANGE, "150 feet."),
        ("How far does Fireball reach?", "120 feet.", {"passage": "Old Fireball"}),
        passages=BOOK | {old.id: old},
    )  # fmt: skip
    assert list(said) == [0]
    assert said[0].startswith("edition: this is edition 2014; in edition 2024, ")
