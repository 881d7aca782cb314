"""What an edit brings in that its passage does not hold."""

from dm_assistant.prompts import REFUSAL
from dm_assistant.records import Verdict
from dm_assistant.review.cases import foreign_words, make_cases
from tests.review.conftest import PASSAGES, pair

ASKED = pair("Torch", "Does a torch burn for 2 hours, Kim?", "No, 1 hour.", "it burns for 1 hour")


def brought(one, question: str, answer: str) -> list[str]:
    (case,) = make_cases(PASSAGES, [Verdict(pair=one, accepted=True)])
    return foreign_words(case, question, answer)


def test_figures_and_names_of_question_and_answer_are_looked_up():
    assert brought(ASKED, "Does Vecna's torch burn for 3 hours?", "No, 1 hour in Barovia.") == [
        "3 hour",
        "Vecna's",
        "Barovia",
    ]


def test_what_passage_and_generated_pair_hold_is_no_news():
    assert brought(ASKED, "Kim, how long does it shed Bright Light?", "Not 2 hours: 1 hour.") == []


def test_what_no_passage_answers_may_name_anything():
    unanswerable = pair("Torch", "Who made the first torch?", REFUSAL, "", "unanswerable")
    assert brought(unanswerable, "Did Vecna make 12 torches?", REFUSAL) == []
