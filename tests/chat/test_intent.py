"""What no rulebook can answer is told by the form of the question; rule questions in the same words are let through."""

from pathlib import Path

import pytest

from dm_assistant.chat import intent
from dm_assistant.chat.engine import Engine
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks


@pytest.mark.parametrize(
    "question",
    [
        "roll 4d6 drop lowest",
        "Can you roll 2d6+3?",
        "please roll initiative for the goblins",
        "d20",
        "3d6 + 2",
        "flip a coin",
        "draw me a dungeon map",
        "make a random NPC",
        "Write a poem about a lantern",
        "Could you make a character sheet for my elf?",
        "I need a name for an orc chieftain",
        "Help me write a backstory",
        "Add 50 gold to my inventory",
        "set a timer for 5 minutes",
    ],
)
def test_a_request_for_a_tool_is_one(question: str):
    assert intent.fault(question) == intent.TOOL


@pytest.mark.parametrize(
    "question",
    [
        "What did our party do last week?",
        "Who did we meet in the tavern last session?",
        "How much gold does my character have left?",
        "How much XP did we get last night?",
        "What is my character's name?",
        "When is our next session?",
        "Whose turn is it?",
        "What should I name my dwarf?",
        "What's the weather like today?",
        "What is the capital of France?",
        "What is your favorite class?",
        "thanks!",
    ],
)
def test_a_question_about_the_world_outside_is_one(question: str):
    assert intent.fault(question) == intent.OUTSIDE


@pytest.mark.parametrize(
    "question",
    [
        "How do I roll for initiative?",
        "roll for initiative",
        "How do I make a character?",
        "Create Undead range",
        "Create Food and Water duration",
        "Can you draw two weapons in one turn?",
        "make an attack roll with disadvantage",
        "Make a Stealth check in dim light",
        "Can I make a map with cartographer's tools?",
        "Write a spell into my spellbook: how long does it take?",
        "A character with Strength 8 wears plate. What happens?",
        "Add my dexterity modifier to AC in medium armor",
        "Give me the stats of a goblin",
        "Last session our fighter fell 30 feet; how much damage does he take?",
        "We found a potion last session, how do we identify it?",
        "How much movement do I have left after standing up?",
        "What is my AC with leather armor and 14 dexterity?",
        "Is the weather a factor in travel?",
        "When do we level up?",
        "Are you prone after falling?",
    ],
)
def test_a_question_for_a_rule_is_neither(question: str):
    assert intent.fault(question) == ""


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How does grappling work in the 2014 rules?", ("2014", "How does grappling work?")),
        ("2024 rules wading", ("2024", "wading")),
        ("I have 2014 GP, what can I buy?", (None, "I have 2014 GP, what can I buy?")),
        (
            "Which of the 2014 rules did the 2024 rules drop?",
            (None, "Which of the 2014 rules did the 2024 rules drop?"),
        ),
    ],
)
def test_an_edition_is_named_as_one_and_alone(question: str, named: tuple[str | None, str]):
    assert intent.edition_named(question) == named


def test_what_no_rulebook_can_answer_is_refused_unsearched_with_the_reason(engine: Engine):
    answer = engine.ask("roll 3d6 for wading")
    assert (answer.status, answer.nearest) == ("not_found", [])
    assert [(check.name, check.passed, check.saw) for check in answer.checks] == [("intent", False, intent.TOOL)]


def test_a_name_of_another_book_is_the_reason_of_a_refusal(engine: Engine):
    (check,) = engine.ask("How does wading work in Shadowrun?").checks
    assert (check.name, check.saw) == ("names", "none of the rulebooks has shadowrun")


def test_an_edition_named_in_the_question_is_the_one_asked(engine: Engine):
    question = "What is the range of Ember Dart in the 2014 rules?"
    assert engine.ask(question).text == "Range: 150 feet."
    assert engine.ask(question, "2024").text == "Range: 120 feet.", "what is chosen beside the question counts"


def test_an_edition_that_is_not_here_is_not_answered_from_another(books: Path):
    passages = [passage for passage in read_rulebooks(books, max_words=220).passages if passage.edition == "2024"]
    answer = Engine(build_index(passages)).ask("How does wading work in the 2014 rules?")
    assert answer.status == "not_found"
    assert answer.checks[0].saw == "asks about the edition 2014; here are rulebooks of 2024"
