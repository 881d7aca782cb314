"""An unanswerable question asks for what no passage tells; where one may tell it, that passage is named."""

import pytest

from dm_assistant.absence import AbsenceIndex
from tests.generation.conftest import make_passage

INDEX = AbsenceIndex(
    [
        make_passage("Frost Lance", "A lance of ice. The lance's casting time is an action."),
        make_passage("Silent Hand", "A hand touches. Marsh boars weigh 90 pounds."),
    ]
)


@pytest.mark.parametrize(
    "question",
    [
        "How much does the Frost Lance weigh?",  # each word stands somewhere, but in no one passage
        "What is the Frost Hand's casting time?",  # a name that stands nowhere, though both its words do
        "Silent Lance is a spell of which school?",
        "Who invented the boar?",
    ],
)
def test_what_no_passage_tells_is_absent(question):
    assert INDEX.fault(question) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much do Marsh Boars weigh?", "boars, marsh, weigh"),
        ("What is the casting time of Frost Lance?", "casting, frost, lance, time"),
        ("What weighs 90 pounds?", "90, pounds, weighs"),
    ],
)
def test_the_passage_that_may_tell_is_named(question, words):
    fault = INDEX.fault(question)
    assert fault.startswith("absent: passage Book/")
    assert fault.endswith(f"holds all of: {words}")


def test_a_question_that_names_nothing_is_no_unanswerable_question():
    assert INDEX.fault("What is it?") == "absent: the question names nothing"
