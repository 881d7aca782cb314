"""The 200 questions over the real rulebook, without a model: what must be reached on the held-out half."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from dm_assistant.chat.answers import Answer
from dm_assistant.chat.checks import foreign_figures, source_of
from dm_assistant.chat.engine import Engine
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks

SRD = Path(__file__).parents[3] / "shared/rulebooks/srd-5.2.1"
QUESTIONS = [json.loads(line) for line in Path(__file__).with_name("questions.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def answers() -> list[tuple[dict, Answer]]:
    if not SRD.exists():
        pytest.skip(f"the real rulebook is not at {SRD}")
    engine = Engine(build_index(read_rulebooks(SRD, max_words=220).passages))
    return [(question, engine.ask(question["question"])) for question in QUESTIONS]


def shares(answers: list[tuple[dict, Answer]], holds) -> dict[str, float]:
    """For each type the share of held-out questions for which `holds`."""
    held_out = [(question, answer) for question, answer in answers if question["half"] == "held-out"]
    every = Counter(question["type"] for question, _ in held_out)
    good = Counter(question["type"] for question, answer in held_out if holds(question, answer))
    return {kind: good[kind] / count for kind, count in every.items()}


def is_right(question: dict, answer: Answer) -> bool:
    """Whether the answer shows what is asked for and cites the entry."""
    headings = " › ".join(heading for citation in answer.citations for heading in citation.passage.heading_path)
    return _plain(question.get("shows", "")) in _plain(answer.text) and bool(re.search(question["name"], headings))


def test_nine_of_ten_lookups_show_the_right_figure_from_the_right_entry(answers):
    right = shares(answers, lambda question, answer: question["type"] == "lookup" and is_right(question, answer))
    assert right["lookup"] >= 0.90


def test_most_rules_are_quoted_from_the_right_section(answers):
    right = shares(answers, lambda question, answer: question["type"] == "rule" and is_right(question, answer))
    assert right["rule"] >= 0.80


def test_the_unanswerable_is_refused_and_the_answerable_is_not(answers):
    refused = shares(answers, lambda _, answer: answer.status == "not_found")
    assert refused["unanswerable"] >= 0.85
    assert (3 * refused["lookup"] + refused["rule"]) / 4 <= 0.08


def test_no_figure_is_shown_that_the_cited_passages_lack(answers):
    shown = [answer for _, answer in answers if answer.citations]
    assert len(shown) > 100
    for answer in shown:
        source = source_of([citation.passage for citation in answer.citations])
        assert foreign_figures(answer.text, source) == [], answer.question


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("−", "-").replace("–", "-")).casefold()
