"""Quotes are verbatim, sentences end where they end, names agree with their verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.generation.facts import fill, naming, quote, sentence, sentences
from dm_assistant.generation.prose import leading


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Reach 5 ft. Hit: 3 damage. More.", ["Reach 5 ft. Hit: 3 damage.", "More."]),
        ('He says "Stop." Then he goes.', ['He says "Stop."', "Then he goes."]),
        ("Roll e.g. Perception. Done?", ["Roll e.g. Perception.", "Done?"]),
        ("", []),
    ],
)
def test_sentences(paragraph, expected):
    assert sentences(paragraph) == expected


@given(st.text(alphabet='aB1 .!?"”ft', max_size=80))
def test_sentences_lose_nothing(paragraph):
    assert "".join("".join(sentences(paragraph)).split()) == "".join(paragraph.split())


@given(st.text(alphabet="aB .:!“f", max_size=120))
def test_leading_sentences_are_verbatim(paragraph):
    found = leading(paragraph)
    assert found is None or found in paragraph


def test_a_quote_is_the_whole_line_that_holds_all_needles_as_words():
    text = "AC 130\nHP 13 (2d8)\nAC 13 Initiative +1 (11)"
    assert quote(text, "AC", "13") == "AC 13 Initiative +1 (11)"
    assert quote(text, "AC", "14") is None


def test_a_long_line_is_quoted_by_its_sentence():
    line = "Something else is told here. " * 20 + "The toll is 3 CP."
    assert quote(line, "toll", "3 CP") == "The toll is 3 CP."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("150 feet", "150 feet."),
        ("40 ft.", "40 ft."),
        ("half, rounded down;", "Half, rounded down."),
        ('Say "Go."', 'Say "Go."'),
    ],
)
def test_an_answer_is_a_sentence(text, expected):
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Fireball", "spell", "Fireball is"),
        ("Marsh Boar", "monster", "the Marsh Boar is"),
        ("Boots of Haste", "magic_item", "the Boots of Haste are"),
        ("Potion of Spiders", "magic_item", "the Potion of Spiders is"),
        ("Clothes, Fine", "gear", "the Fine Clothes are"),
        ("Abacus", "gear", "the Abacus is"),
        ("Thieves' Tools", "tool", "the Thieves' Tools are"),
        ("Ammunition, +1, +2, or +3", "magic_item", "the Ammunition, +1, +2, or +3 is"),
    ],
)
def test_names_agree_with_their_verb(name, kind, expected):
    assert fill("{owner} {is_}", naming(name, kind)) == expected


def test_a_first_sentence_of_a_few_words_takes_a_longer_one_along():
    short, long = "One creature makes a save.", f"If it fails, it {'walks and ' * 20}stops."
    assert leading(f"{short} {long} {long}") == f"{short} {long}"
    assert leading(f"{long} {long}") == long
