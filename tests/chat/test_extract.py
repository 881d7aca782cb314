"""Answers without a model: fields and sentences of the right entry, or none at all."""

import pytest

from dm_assistant.chat.engine import Engine
from dm_assistant.records import Passage
from dm_assistant.retrieval import build_index


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


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("what toll does a barge pay for livestock", "Livestock — Toll: 4 SP; Guards: 1"),
        ("whats the barge toll at lvl 7", "Level 5–10 — Toll: 7 GP; Guards: 2"),
        ("barge toll for 3rd level cargo", "Level 1–4 — Toll: 2 GP; Guards: None"),
    ],
)
def test_a_table_is_answered_with_the_row_whose_label_is_said(engine: Engine, question: str, shown: str):
    assert engine.ask(question).text.splitlines()[-1] == shown


def test_several_aspects_are_all_told(engine: Engine):
    assert engine.ask("marsh lurker ac and hp").text.splitlines() == [
        "Hit Points: 42 (5d10 + 15).",
        "Armor Class: 13.",
    ]


def test_a_field_and_a_sentence_stand_together(engine: Engine):
    answer = engine.ask("range of ember dart and which save", "2024")
    assert answer.text.startswith("Range: 120 feet.\nA dart of embers flies")
    assert answer.status == "quoted"


def test_abbreviations_of_the_table_are_understood(engine: Engine):
    assert "11 (2d6 + 4) Bludgeoning" in engine.ask("marsh lurker tail dmg?").text


def test_an_author_s_name_before_a_spell_is_passed_over(engine: Engine):
    assert engine.ask("melfs ember dart, what range", "2024").text == "Range: 120 feet."


@pytest.mark.parametrize("name", ["Booming Blade", "silvery barbs", "mind flayer"])
def test_a_name_of_another_book_is_not_answered_with_what_is_like_it(engine: Engine, name: str):
    question = f"How much damage does the {name} do to a creature that wades, and how long does lantern oil burn?"
    assert engine.ask(question).status == "not_found"
    assert engine.ask(question.replace(name, "oil")).status != "not_found"


def test_a_name_of_another_book_is_answered_where_a_rulebook_has_it():
    text = "A mind flayer has a lair of coral. It sleeps there for 3 days after a meal."
    passage = Passage(
        id="1", rulebook="Book", edition="2024", file="a.md", start_line=1, end_line=1, heading_path=["Lairs"],
        section="1", kind="rule", name="Lairs", text=text,
    )  # fmt: skip
    assert "3 days" in Engine(build_index([passage])).ask("How long does a mind flayer sleep after a meal?").text


def test_a_long_question_may_mention_an_entry_and_ask_for_a_rule(engine: Engine):
    answer = engine.ask("a marsh lurker with low hp hides where the flask of lantern oil burns, will water put it out?")
    assert "Water does not put it out." in answer.text


def test_a_quotation_goes_on_to_the_end_of_a_short_paragraph(engine: Engine):
    assert engine.ask("What does wading cost?").text == (
        "Every foot of wading costs 2 extra feet of movement. A creature that wades cannot run."
    )


def test_entries_of_the_same_value_are_both_told(engine: Engine):
    assert engine.ask("components of ember dart and quiet step", "2024").text.splitlines() == [
        "Ember Dart: Components: V, S.",
        "Quiet Step: Components: V, S.",
    ]
