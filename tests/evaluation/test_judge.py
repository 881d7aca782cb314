"""The judge against a fake server: asked only where the strings leave it open, and only once."""

import json

import pytest

from dm_assistant.errors import UserError
from dm_assistant.evaluation.judge import SCHEMA, judged, make_judge
from dm_assistant.evaluation.table import score_predictions, tabulate
from dm_assistant.generation import ollama as backend
from dm_assistant.prompts import REFUSAL
from tests.generation import fake_ollama
from tests.generation.fake_ollama import MODEL, FakeOllama, asking


@pytest.fixture(autouse=True)
def judging(monkeypatch):
    """A server that finds right what says "indeed", and no pauses."""

    def grade(messages, fault=""):
        if "mumble" in messages[1]["content"]:
            return "Hm."
        return json.dumps({"reason": "It says so.", "right": "indeed" in messages[1]["content"]})

    monkeypatch.setattr(fake_ollama, "answer", grade)
    monkeypatch.setattr(backend, "LONGEST_PAUSE", 0.1)


OPEN = {  # answers to the first questions, open-book; all others are exact matches
    0: "It is indeed Armor Class 100 that it has. [1]",
    1: "Banana. [1]",
    2: REFUSAL,
    3: "mumble",
    9: "Banana, although nothing tells. [1]",  # cannot be answered
}


@pytest.fixture
def answers(planted):
    planted.predict_all(base=(0, 40), fused=(0, 40), quantized=(0, 40))
    for number, text in OPEN.items():
        before = planted.predictions["base"][40 + number]
        planted.predictions["base"][40 + number] = before.model_copy(update={"answer": text})
    return score_predictions(planted.predictions, planted.examples, planted.passages)


def judge(answers, tmp_path, *urls):
    model = make_judge("ollama", MODEL, asking(urls))
    return judged(answers, model, tmp_path / "judge")


def test_the_judge_is_asked_only_where_the_strings_leave_it_open(answers, tmp_path):
    with FakeOllama() as server:
        graded = judge(answers, tmp_path, server.url)
        asked = [request["messages"][1]["content"] for request in server.requests]
    said = [answer.score.judged for answer in graded["base", "open"]]
    assert [said[number] for number in OPEN] == [True, False, False, None, False]
    assert said[10:] == [True] * 30
    assert len(asked) == 3
    assert all(request["format"] == SCHEMA for request in server.requests)
    assert all(answer.score.judged is None for answer in graded["base", "closed"])


def test_a_second_run_needs_no_server(answers, tmp_path):
    with FakeOllama() as server:
        first = judge(answers, tmp_path, server.url)
    assert judge(answers, tmp_path, server.url) == first


def test_no_server_is_said(answers, tmp_path):
    with pytest.raises(UserError):
        judge(answers, tmp_path, "http://127.0.0.1:9")


def test_the_share_that_the_judge_finds_right_stands_in_the_table(answers, tmp_path):
    with FakeOllama() as server:
        rows = tabulate(judge(answers, tmp_path, server.url), 100, 7)
    [row] = [row for row in rows if row[:4] == ("base", "open", "all", "judged")]
    assert (row.value, row.n) == (round(36 / 39, 4), 39)
