"""Every mode asks what it says; other words change neither names nor figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.errors import UserError
from dm_assistant.figures import figures
from dm_assistant.questions import Reading, all_questions, reword, right_passages, sample

FOUND = 2


@pytest.fixture
def reading(planted):
    return Reading(
        find=lambda question: planted.passages[:FOUND],
        max_tokens=1000,
        count_tokens=lambda messages: len(messages[0]["content"].split()),
    )


@pytest.fixture
def asked(planted, reading):
    train = [one.model_copy(update={"id": f"t{one.id}", "mode": mode}) for one in planted.examples for mode in MODES]
    exam = [one.model_copy(update={"id": f"exam-{one.id}"}) for one in planted.examples]
    right = right_passages(planted.examples, planted.passages)
    return all_questions(planted.examples, train, exam, right, reading, size=20, seed=7)


MODES = ("closed", "open")


def of(asked, mode):
    return [question for question in asked if question.mode == mode]


def test_all_of_the_test_split_is_asked_from_memory_and_a_sample_in_every_other_mode(asked):
    counts = {mode: len(of(asked, mode)) for mode in ("closed", "open", "reworded", "exam", "train")}
    assert counts == {"closed": 40, "open": 20, "reworded": 20, "exam": 20, "train": 20}


def test_the_sample_is_the_same_in_the_modes_that_are_compared(asked):
    ids = {mode: [question.example.id for question in of(asked, mode)] for mode in ("open", "gold", "reworded")}
    assert ids["open"] == ids["reworded"]
    assert ids["gold"] == [question.example.id for question in of(asked, "open") if question.example.answerable]


def test_gold_shows_the_right_passage_alone(asked):
    gold = of(asked, "gold")
    assert gold
    assert all(question.passage_ids == [f"p{question.example.id[1:]}"] for question in gold)


def test_open_and_exam_show_what_is_found(asked):
    assert all(question.passage_ids == ["p00", "p01"] for question in [*of(asked, "open"), *of(asked, "exam")])


def test_training_questions_are_those_asked_from_memory(asked):
    assert {question.example.mode for question in of(asked, "train")} == {"closed"}


def test_a_reworded_question_goes_to_the_model_in_other_words(asked):
    for question in of(asked, "reworded"):
        assert question.text != question.example.question
        assert question.messages[0]["content"] == question.text


def test_zero_asks_all(planted):
    assert sample(planted.examples, 0, 7) == planted.examples
    assert sample(planted.examples, 5, 7) != sample(planted.examples, 5, 8)


def test_passages_of_another_run_are_refused(planted):
    planted.passages[0] = planted.passages[0].model_copy(update={"text": "Armor Class: 99"})
    with pytest.raises(UserError, match="no passage holds the evidence of example e00"):
        right_passages(planted.examples, planted.passages)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the Armor Class of the Lich?", "What's the AC of the Lich"),
        ("How many Hit Points does the Troll have?", "what HP does the Troll have"),
        ("What saving throw does Fireball call for?", "what save does Fireball call for"),
    ],
)
def test_players_shorten_what_the_rulebook_spells_out(question, said):
    assert said.casefold() in reword(question).casefold()


@given(st.sampled_from(["Fireball", "the Lich", "Potion of Healing (superior)"]), st.integers(2, 99))
def test_names_and_figures_stay_as_they_are(name, number):
    question = f"Does {name} deal {number}d6 damage within {number} feet?"
    assert name in reword(question)
    assert figures(reword(question)) == figures(question)


def test_a_question_is_always_put_in_the_same_words():
    assert reword("What is the range of Fly?") == reword("What is the range of Fly?")
