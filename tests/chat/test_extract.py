"""Answers without a model: fields and sentences of the right entry, or none at all."""

import pytest

from dm_assistant.chat.engine import Engine


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What AC does the Marsh Lurker have?", "Armor Class: 13."),
        ("marsh lurker hp", "Hit Points: 42 (5d10 + 15)."),
        ("what is a marsh lurker's strength", "STR — Score: 18; Mod: +4."),
        ("How fast is a Marsh Lurker?", "Speed: 30 ft., Swim 40 ft."),
        ("How much XP is a Marsh Lurker worth?", "XP 700."),
        ("how much does a billhook cost", "Cost: 9 GP."),
        ("how much does a bilhook cost", "Cost: 9 GP."),
        ("how heavy is a cudgel", "Weight: 2 lb."),
        ("How long does Quiet Step last?", "Duration: Concentration, up to 1 hour."),
        ("Who can cast Quiet Step?", "Level 1 Illusion (Bard)."),
        ("Is Quiet Step a ritual?", "Yes. Casting Time: Action or Ritual."),
        ("Does Ember Dart need concentration?", "No. Duration: Instantaneous."),
    ],
)
def test_a_lookup_is_answered_with_the_field_in_the_passage_s_own_words(engine: Engine, question: str, shown: str):
    answer = engine.ask(question, "2024")
    assert (answer.status, answer.text) == ("answered", shown)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("how much damage does the marsh lurker's tail do?", "11 (2d6 + 4) Bludgeoning"),
        ("What save does Ember Dart ask for?", "Dexterity saving throw"),
        ("How much damage does Ember Dart do?", "3d6 Fire damage"),
        ("What does wading cost?", "2 extra feet"),
        ("how long does lantern oil burn", "6 hours"),
        ("How does Ember Dart work?", "A dart of embers flies"),
    ],
)
def test_what_no_field_tells_is_quoted_from_the_sentence_that_does(engine: Engine, question: str, held: str):
    answer = engine.ask(question, "2024")
    assert answer.status == "quoted"
    assert held in answer.text
    assert answer.text in answer.citations[0].passage.text


@pytest.mark.parametrize(
    "question",
    [
        "What is the AC of a Swamp Lurker?",
        "What is the AC of an Elder Marsh Lurker?",
        "What is the range of the Ember Storm?",
        "How much damage does a flaming billhook do?",
        "What does a Marsh Lurker cost?",
        "What is the duration of a billhook?",
        "How tall is the Marsh Lurker?",
        "Who invented Ember Dart?",
        "What is the capital of France?",
        "???",
    ],
)
def test_what_the_rulebooks_do_not_tell_is_not_answered(engine: Engine, question: str):
    answer = engine.ask(question)
    assert (answer.status, answer.text, answer.citations) == ("not_found", "Not in your rulebooks.", [])


def test_entries_named_together_are_answered_side_by_side(engine: Engine):
    assert engine.ask("Which is heavier, a cudgel or a billhook?").text.splitlines() == [
        "Cudgel: Weight: 2 lb.",
        "Billhook: Weight: 7 lb.",
    ]
