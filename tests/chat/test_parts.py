"""Two questions in one: both are answered, about one thing."""

import pytest

from dm_assistant.chat.engine import Engine
from dm_assistant.chat.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How long is a rest, and what do I get back?", ["How long is a rest", "what do I get back"]),
        ("What on a natural 1? And on a 20?", ["What on a natural 1", "on a 20"]),
        ("Who can cure it and for how much?", ["Who can cure it", "for how much"]),
        ("What are the AC and HP of an ogre?", ["What are the AC and HP of an ogre"]),
        ("I am prone and grappled. What happens?", ["I am prone and grappled. What happens"]),
        ("???", []),
    ],
)
def test_a_question_is_cut_where_the_next_one_begins(question: str, parts: list[str]):
    assert parts_of(question) == parts


def test_each_part_is_answered_about_what_the_first_one_names(engine: Engine):
    answer = engine.ask("What does a billhook cost, and how heavy is it?")
    assert sorted(answer.text.splitlines()) == ["Cost: 9 GP.", "Weight: 7 lb."]


def test_a_part_adds_the_sentences_that_tell_it(engine: Engine):
    answer = engine.ask("Who can cast Ember Dart, and which save does it call for?", "2024")
    assert "(Sorcerer, Wizard)" in answer.text
    assert "Dexterity saving throw" in answer.text


def test_nothing_is_said_twice(engine: Engine):
    answer = engine.ask("What does wading cost, and can I run while I wade?")
    assert answer.text.count("2 extra feet") == 1
