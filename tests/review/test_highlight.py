"""Evidence and figures are found where they stand, whatever typography the rulebook uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant import figures
from dm_assistant.grounding import holds_quote
from dm_assistant.review.highlight import evidence_span, figure_spans
from dm_assistant.review.texts import EVIDENCE, FIGURE, FOREIGN, pair_text, passage_text
from tests.review.conftest import DAMAGE, RANGE


@pytest.mark.parametrize(
    ("text", "evidence", "found"),
    [
        ("Range: 120 feet\nDuration", "Range: 120 feet", "Range: 120 feet"),
        ("You hurl a mote –\n a ranged attack.", "a mote - a ranged", "a mote –\n a ranged"),
        ("It isn’t worn (or carried)…", "isn't worn (or carried)...", "isn’t worn (or carried)…"),
        ("A “bag” of 1–4 coins", '"bag" of 1-4', "“bag” of 1–4"),
    ],
)
def test_evidence_is_found_typography_apart(text, evidence, found):
    start, end = evidence_span(text, evidence)
    assert text[start:end] == found


@pytest.mark.parametrize("evidence", ["", "  ", "Range: 130 feet"])
def test_evidence_that_is_not_there_has_no_place(evidence):
    assert evidence_span("Range: 120 feet", evidence) is None


@given(st.text("ab -–’'. \n[(", max_size=30), st.text("ab -–’'.[(", min_size=1, max_size=8))
def test_evidence_has_a_place_whenever_grounding_finds_it(text, evidence):
    assert (evidence_span(text, evidence) is not None) == holds_quote(text, evidence)


@given(st.text("0123456789d+-/, ftlevl½ono", max_size=20))
def test_every_figure_has_a_place(text):
    there = [text[start:end] for start, end in figures.places(text)]
    assert [form for figure in there for form in figures.figures(figure)] == figures.figures(text)


def test_a_letter_with_a_longer_lower_case_moves_no_place():
    assert [("İß 60 feet")[start:end] for start, end in figures.places("İß 60 feet")] == ["60 feet"]


def test_figures_are_told_apart_by_whether_the_source_has_them():
    text = "It deals 2d10 damage within 60 feet."
    found, missing = figure_spans(text, "Range: 60 ft., 1d10 damage")
    assert [text[start:end] for start, end in found] == ["60 feet"]
    assert [text[start:end] for start, end in missing] == ["2d10"]


def styled(text, style: str) -> list[str]:
    return [text.plain[span.start : span.end] for span in text.spans if span.style == style]


def test_the_passage_shows_evidence_and_the_figures_of_the_answer(make_session):
    case = next(case for case in make_session().cases if case.pair == RANGE)
    text, _ = passage_text(case)
    assert styled(text, EVIDENCE) == ["Range: 120 feet"]
    assert styled(text, FIGURE) == ["120 feet"]


def test_the_answer_shows_figures_that_nothing_proves(make_session):
    case = next(case for case in make_session().cases if case.pair == DAMAGE)
    assert styled(pair_text(case, [], None, ""), FOREIGN) == ["2d10"]
