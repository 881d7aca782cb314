"""Of pairs that say the same one stays; template siblings and phrasings of one fact all stay."""

import pytest

from dm_assistant.curation.duplicates import stars
from tests.curation.conftest import BOOK, make_passage

RANGE = "From how far away can a caster hit something with Fireball?"


@pytest.fixture
def clusters(pair):
    """The clusters of pairs, each given as question, answer and passage."""

    def run(*said, similarity=0.8, among=()):
        passages = BOOK | {passage.id: passage for passage in among}
        pairs = [pair(question, answer, passage=(*passage, "Fireball")[0]) for question, answer, *passage in said]
        return stars(pairs, passages, similarity)

    return run


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (RANGE.lower(), "150 feet"),
        (RANGE.upper(), "150 FEET!"),
        (RANGE.replace("?", " exactly?"), "150 feet."),
        (RANGE.replace("a caster", "the caster"), "150 feet."),
        (f"{RANGE[:-1]}, please?", "150 feet."),
    ],
)
def test_nearly_the_same_words_are_a_duplicate(clusters, question, answer):
    assert clusters((RANGE, "150 feet."), (question, answer)) == {0: [1]}


@pytest.mark.parametrize(
    ("question", "answer", "passage"),
    [
        (RANGE.replace("Fireball", "Icewall"), "150 feet.", "Icewall"),  # another name
        (RANGE, "120 feet.", "Fireball"),  # another figure
        (RANGE, "As far as the eye sees.", "Fireball"),  # another answer
        ("What is Fireball's range?", "150 feet.", "Fireball"),  # another phrasing
        (RANGE.replace("hit", "see"), "150 feet.", "Fireball"),  # another thing asked
    ],
)
def test_siblings_and_phrasings_stay(clusters, question, answer, passage):
    assert clusters((RANGE, "150 feet."), (question, answer, passage)) == {}


def test_a_name_within_a_name_is_another_entry(clusters):
    inner = make_passage("See Fireball")
    asked = RANGE.replace("Fireball", "See Fireball")
    assert clusters((RANGE, "150 feet."), (asked, "150 feet.", "See Fireball"), among=[inner]) == {}


def test_phrasings_of_a_long_name_stay(clusters):
    long = make_passage("Adult Blue Dragon of the Northern Wastes")
    asked = f"How does the {long.name} fly?", "With wings.", long.id
    other = f"What does the {long.name} fly with?", "With wings.", long.id
    assert clusters(asked, other, among=[long]) == {}


def test_the_same_words_are_a_duplicate_in_any_entry(clusters):
    assert clusters((RANGE, "150 feet."), (RANGE, "150 feet", "Icewall")) == {0: [1]}


def test_a_contraction_makes_no_difference(clusters):
    assert clusters(("What is Fireball's range?", "150 feet."), ("What's Fireball's range?", "150 feet.")) == {0: [1]}


def test_every_dropped_pair_is_like_the_one_that_is_kept(clusters):
    words = "From how far away can a wise old caster hit something with Fireball"
    drifted = [f"{words}?", f"{words} now?", f"{words} now then?", f"{words} now then ever please for you?"]
    assert clusters(*((question, "150 feet.") for question in drifted)) == {0: [1, 2]}


def test_the_threshold_decides(clusters):
    said = (RANGE, "150 feet."), (RANGE.replace("can a caster", "can the caster now"), "150 feet.")
    assert clusters(*said, similarity=0.8) == {}
    assert clusters(*said, similarity=0.6) == {0: [1]}
