"""The engine: what a model says is shown only when the cited passages hold it; editions are never mixed."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dm_assistant.chat.checks import foreign_figures, source_of
from dm_assistant.chat.engine import Engine
from dm_assistant.errors import UserError
from dm_assistant.retrieval import Index
from tests.chat.conftest import Scripted

QUESTION = "How long does lantern oil burn?"
# 20 feet stand in the passage, too, but not where it says how long the oil burns.
OWN_WORDS = "A flask of lantern oil burns for 6 hours."


def ask(index: Index, says: str, question: str = QUESTION):
    return Engine(index, Scripted(says)).ask(question)


def test_an_answer_that_passes_every_check_is_shown_with_the_sentence_that_proves_it(index: Index):
    answer = ask(index, "It burns for 6 hours. [1]")
    assert (answer.status, answer.text) == ("answered", "It burns for 6 hours.")
    assert [citation.quote for citation in answer.citations] == [OWN_WORDS]
    assert all(check.passed for check in answer.checks)


@pytest.mark.parametrize(
    ("says", "failed"),
    [
        ("It burns for 8 hours. [1]", "figures"),
        ("It burns for 6 hours.", "citations"),
        ("It burns for 6 hours. [7]", "citations"),
        ("It says “burns for 6 long hours”. [1]", "quotes"),
        ("Not in the rulebooks.", "an answer"),
        ("", "says something"),
        ("20 feet. [1]", "place"),
        ("A flask of lantern oil bur. [1]", "whole"),
    ],
)
def test_an_answer_that_fails_a_check_gives_way_to_the_passage_s_own_words(index: Index, says: str, failed: str):
    answer = ask(index, says)
    assert (answer.status, answer.text, answer.raw) == ("quoted", OWN_WORDS, says)
    assert failed in [check.name for check in answer.checks if not check.passed]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("How long does lantern oil burn?", "6. [1]"),  # of what?
        ("What happens when I burn lantern oil?", "6 hours. [1]"),
    ],
)
def test_a_figure_must_be_one_that_the_question_asks_for(index: Index, question: str, says: str):
    answer = ask(index, says, question)
    assert answer.status == "quoted"
    assert [check.name for check in answer.checks if not check.passed] == ["place"]


def test_a_figure_with_its_unit_answers_a_question_for_it(index: Index):
    assert ask(index, "6 hours. [1]").status == "answered"


def test_a_figure_counts_only_in_the_passage_cited(index: Index):
    model = Scripted("It burns for 6 hours. [2]")
    answer = Engine(index, model).ask(QUESTION)
    assert "6 hours" in model.asked[0][0]["content"], "the figure must stand in another passage, or nothing is shown"
    assert answer.status == "quoted"


def test_the_model_is_not_asked_where_nothing_supports_an_answer(index: Index):
    model = Scripted("It burns for 6 hours. [1]")
    assert Engine(index, model).ask("What is the capital of France?").status == "not_found"
    assert model.asked == []


def test_a_field_is_told_without_the_model(index: Index):
    model = Scripted("The AC is 99. [1]")
    assert Engine(index, model).ask("What AC does the Marsh Lurker have?").text == "Armor Class: 13."
    assert model.asked == []


@settings(max_examples=60, deadline=None)  # how long it takes on a busy machine is not the question
@given(st.text() | st.from_regex(r"(\w+ \d{1,4}(d\d+)?( feet| GP)?[.,]? ?){1,4}(\[[1-4]\])?", fullmatch=True))
@example("It burns for 6 hours and costs 1d4 GP. [1] [2]")
@example("It costs ٣ GP. [1]")
def test_whatever_a_model_says_no_figure_is_shown_that_the_cited_passages_lack(index: Index, says: str):
    answer = ask(index, says)
    source = source_of([citation.passage for citation in answer.citations])
    held = {int(digits) for digits in re.findall(r"\d+", source)}
    assert answer.citations
    assert {int(digits) for digits in re.findall(r"\d+", answer.text)} <= held


def test_editions_that_differ_stand_side_by_side(engine: Engine):
    answer = engine.ask("What is the range of Ember Dart?")
    assert answer.text == "(a) Range: 150 feet.\n(b) Range: 120 feet."
    assert [citation.passage.edition for citation in answer.citations] == ["2014", "2024"]


def test_the_marks_of_editions_add_no_figure(engine: Engine):
    answer = engine.ask("What is the range of Ember Dart?")
    assert foreign_figures(answer.text, "\n".join(citation.passage.text for citation in answer.citations)) == []


def test_editions_that_agree_are_told_once(engine: Engine):
    answer = engine.ask("What is the range of Quiet Step?")
    assert answer.text == "Range: Touch."
    assert len(answer.citations) == 1


def test_one_edition_can_be_chosen(engine: Engine):
    assert engine.ask("What is the range of Ember Dart?", "2014").text == "Range: 150 feet."


def test_an_edition_that_is_not_there_is_named_with_those_that_are(engine: Engine):
    with pytest.raises(UserError, match="no edition '1999'. It holds: 2014, 2024"):
        engine.ask(QUESTION, "1999")


def test_not_found_names_the_nearest_sections(engine: Engine):
    answer = engine.ask("What does a Marsh Lurker cost?")
    assert answer.nearest[0][0].name == "Marsh Lurker"
