"""Figures in rules text come out in one form, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.figures import figures, unsupported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Fire damage", []),
        ("It costs 1,500 GP, 1500 gp.", ["1500 gp", "1500 gp"]),
        ("five creatures and 5 wolves", ["5", "5"]),
        ("twenty-five feet", ["25 ft"]),
        ("one hundred miles", ["100 mile"]),
        ("one creature, for one minute", ["1 minute"]),
        ("150 feet / 150 ft. / 150-foot / 150ft", ["150 ft"] * 4),
        ("a 10-by-10-foot room", ["10", "10 ft"]),
        ("8d6 + 4 and 8d6+4", ["8d6+4", "8d6+4"]),
        ("15 (2d10 − 4)", ["15", "2d10-4"]),
        ("2d6+1d4", ["2d6", "1d4"]),
        ("roll a d20", ["1d20"]),
        ("DC 15, AC 17", ["15 dc", "17 ac"]),
        ("CR 1/8; CR ½", ["1/8 cr", "1/2 cr"]),
        ("Range 20/60", ["20", "60"]),
        ("6,400/13,200/22,000", ["6400", "13200", "22000"]),
        ("1–4", ["1", "4"]),
        ("4-6 feet", ["4", "6 ft"]),
        ("−2, -2, –2", ["-2", "-2", "-2"]),
        ("+5 to hit", ["+5"]),
        ("1.5 lb. and 1.5 pounds", ["1.5 lb", "1.5 lb"]),
        ("It is 5. Then 10, 15.", ["5", "10", "15"]),
        ("50% or 50 percent", ["50 %", "50 %"]),
        ("someone, B12", []),
    ],
)
def test_figures_in_normal_form(text, expected):
    assert figures(text) == expected


def test_units_that_contradict_do_not_support_each_other():
    assert unsupported("DC 15", "15 feet") == ["15 dc"]


def test_a_unit_left_unsaid_agrees_with_any():
    # a table says "Range (feet)" in its header and 15 in its cell
    assert unsupported("15 feet", "15") == []
    assert unsupported("15", "DC 15") == []


def test_the_same_digits_in_another_figure_are_no_support():
    assert unsupported("6", "8d6 and 60 feet") == ["6"]


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    assert all(figures(text))


@given(st.integers(min_value=0, max_value=10**7))
def test_thousands_separators_do_not_matter(number):
    assert figures(f"{number:,} GP") == figures(f"{number} GP") == [f"{number} gp"]
