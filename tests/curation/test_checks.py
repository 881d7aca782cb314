"""Every fault is found by the check that is named after it, and nothing else is turned down."""

from dataclasses import replace

import pytest

from dm_assistant.absence import AbsenceIndex
from dm_assistant.curation.book import Book
from dm_assistant.curation.checks import CHECKS, reasons
from dm_assistant.params import Checks
from dm_assistant.prompts import REFUSAL
from tests.curation.conftest import BOOK, make_passage

RANGE = "What is Fireball's range?"
WOOD = "Dry wood will likely burn."


@pytest.fixture
def found(limits):
    """The reasons for a pair; `among` are passages beside the others."""

    def run(pair, limits=limits, among=()):
        passages = [*BOOK.values(), make_passage("Pointer", "This section tells of light."), *among]
        return reasons(pair, Book(passages), AbsenceIndex(passages), limits)

    return run


@pytest.mark.parametrize(
    ("question", "answer", "more"),
    [
        (RANGE, "150 feet.", {}),
        (RANGE, "150 feet", {}),
        ("how far can i throw a fireball?", "150 feet.", {}),
        ("Is Fireball's range 60 feet?", "No. Fireball's range is 150 feet.", {"type": "yes_no"}),
        ("What burns after Fireball?", "Dry wood will likely burn.", {"evidence": WOOD}),
        ("Who invented Fireball?", REFUSAL, {"evidence": "", "type": "unanswerable"}),
        ("What element is the Fire of Fireball?", "Fire.", {"evidence": "8d6 Fire damage"}),
        ("Fireball: what happens when you cast the spell?", "The caster may shape the fire.",
         {"evidence": "The caster may shape the fire."}),
        ("What happens to creatures in a fireball when it bursts?", "They take 8d6 Fire damage.",
         {"evidence": "takes 8d6 Fire damage"}),
        ("Is Fireball just as long a spell as Icewall?", "No, its range is 150 feet.", {"type": "yes_no"}),
        ("In the Sphere table, what does Sphere have under Effect?", "8d6 Fire damage.",
         {"evidence": "8d6 Fire damage"}),
    ],
)  # fmt: skip
def test_a_good_pair_has_no_reasons(pair, found, question, answer, more):
    assert found(pair(question, answer, **more)) == []


FAULTS = [
    ("evidence", RANGE, "150 feet.", {"evidence": "Range: 150 feet or more"}),
    ("figures", RANGE, "120 feet.", {}),
    ("names", RANGE, "The range is that of Meteor Storm.", {}),
    ("names", "What is Gorathi's range for Fireball?", "150 feet.", {}),
    ("refusal", RANGE, "not in the rulebooks", {}),
    ("refusal", "Who invented Fireball?", "Nobody knows.", {"evidence": "", "type": "unanswerable"}),
    ("absent", "How does a creature take Fire damage?", REFUSAL, {"evidence": "", "type": "unanswerable"}),
    ("self_contained", "What is this spell's range?", "150 feet.", {}),
    ("self_contained", "What is its range?", "150 feet.", {}),
    ("self_contained", "How many of these burn?", "150 feet.", {}),
    ("self_contained", "How much damage does each creature take?", "8d6.", {"evidence": "8d6 Fire damage"}),
    ("self_contained", "What happens then?", "Creatures take 8d6 Fire damage.", {"evidence": "8d6 Fire damage"}),
    ("question", "Tell me Fireball's range", "150 feet.", {}),
    ("echo", RANGE, "Fireball's range.", {}),
    ("echo", RANGE, "The Fireball is Fireball.", {}),
    ("too_short", "Is Fireball's range 150 feet?", "Yes.", {"type": "yes_no"}),
    ("too_short", "What burns after Fireball?", "wood.", {"evidence": WOOD}),
    ("too_long", RANGE, "It is 150 feet" + " and again and again" * 10 + " in fire.", {}),
    ("truncated", RANGE, "It is 150 feet from the", {}),
    ("truncated", RANGE, "It is 150 feet from the.", {}),
    ("truncated", RANGE, "It is 150 feet (from a creature.", {}),
    ("truncated", RANGE, "It is 150 feet…", {}),
    ("truncated", "What does Fireball take from the?", "8d6 Fire damage.", {"evidence": "8d6 Fire damage"}),
    ("truncated", "What does each creature take from Fireball?", "Each creature in a", {}),
    ("hedging", RANGE, "It is probably 150 feet.", {}),
    ("hedging", RANGE, "I'd guess 150 feet.", {}),
    ("source_talk", RANGE, "The text says it is 150 feet.", {}),
    ("source_talk", "According to the fire, what is Fireball's range?", "150 feet.", {}),
    ("source_talk", "What does Light do?", "This section tells of light.",
     {"evidence": "This section tells of light.", "passage": "Pointer"}),
    ("residue", RANGE, "**150 feet**.", {}),
    ("residue", RANGE, "150 feet. </s>.", {}),
    ("residue", "What is {fire}'s range for Fireball?", "150 feet.", {}),
    ("residue", "Fireball's range is , yes?", "It is 150 feet.", {}),
    ("residue", RANGE, "Sure! It is 150 feet.", {}),
    ("language", "Wie weit reicht Fireball eigentlich genau?", "Er reicht etwa 150 feet weit.", {}),
    ("off_topic", "What heals a burn on your hand at home?", "Cold water heals it in a day.", {}),
    ("off_topic", "Is Fireball under copyright?", "Yes, it is 150 feet.", {"type": "yes_no"}),
    ("edition", RANGE, "150 feet, as in older editions.", {}),
    ("edition", RANGE, "150 feet. Make a reflex save.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("check", "question", "answer", "more"), FAULTS)
def test_a_fault_is_named(pair, found, check, question, answer, more):
    assert check in {reason.split(":")[0] for reason in found(pair(question, answer, **more))}


@pytest.mark.parametrize(("check", "question", "answer", "more"), FAULTS)
def test_a_check_that_is_switched_off_says_nothing(pair, found, limits, check, question, answer, more):
    silent = replace(limits, checks=limits.checks - {check})
    assert check not in {reason.split(":")[0] for reason in found(pair(question, answer, **more), silent)}


def test_a_pair_with_several_faults_gets_every_reason(pair, found):
    said = found(pair("What is its range?", "It is probably 120 feet."))
    assert {reason.split(":")[0] for reason in said} == {"figures", "self_contained", "hedging"}


@pytest.mark.parametrize(
    ("limit", "value", "check", "question", "answer"),
    [
        ("min_answer_words", 1, "too_short", "What burns after Fireball?", "wood."),
        ("max_answer_words", 3, "too_long", RANGE, "It reaches about 150 feet."),
        ("most_passages", 3, "self_contained", "How much damage does each creature take?", "8d6."),
        ("known_words", 0.99, "language", "Wie far is Fireball's range?", "150 feet."),
        ("topic_words", 0.0, "off_topic", "What heals a burn on your hand at home?", "Cold water heals it in a day."),
    ],
)
def test_a_threshold_moves_the_border_of_its_check(pair, found, limits, limit, value, check, question, answer):
    def fails(limits):
        evidence = WOOD if "wood" in answer else "Each creature in a 20-foot Sphere takes 8d6 Fire damage"
        return check in {reason.split(":")[0] for reason in found(pair(question, answer, evidence), limits)}

    assert fails(limits) != fails(replace(limits, **{limit: value}))


def test_every_check_has_its_switch():
    elsewhere = {"evidence", "figures", "absent", "duplicate", "contradiction"}
    assert set(CHECKS) | elsewhere == set(Checks.model_fields)
    assert {check for check, *_ in FAULTS} == set(Checks.model_fields) - {"duplicate", "contradiction"}


@pytest.mark.parametrize("edition", ["2014", "2024", "unknown"])
def test_terms_of_the_own_edition_are_none_of_another(pair, found, edition):
    terms = {"2014": "Your race burns.", "2024": "The Magic action burns.", "unknown": "Your race burns."}
    passage = make_passage("Flame", "Fire burns.", edition=edition)
    asked = pair("What burns in Flame?", terms[edition], "Fire burns.", passage="Flame")
    assert not [reason for reason in found(asked, among=[passage]) if reason.startswith("edition")]
