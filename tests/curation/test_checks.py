"""Every fault is found by the check that is named after it, and nothing else is turned down."""

import pytest

from dm_assistant.curation.checks import reasons
from dm_assistant.prompts import REFUSAL

RANGE = "What is Fireball's range?"
WOOD = "Dry wood will likely burn."


@pytest.mark.parametrize(
    ("question", "answer", "more"),
    [
        (RANGE, "150 feet.", {}),
        ("Is Fireball's range 60 feet?", "No. Fireball's range is 150 feet.", {"type": "yes_no"}),
        ("What burns after Fireball?", "Dry wood will likely burn.", {"evidence": WOOD}),
        ("Who invented Fireball?", REFUSAL, {"evidence": "", "type": "unanswerable"}),
        ("What element is the Fire of Fireball?", "Fire.", {"evidence": "8d6 Fire damage"}),
        ("Fireball: what happens when you cast the spell?", "The caster may shape the fire.",
         {"evidence": "The caster may shape the fire."}),
    ],
)  # fmt: skip
def test_a_good_pair_has_no_reasons(pair, passage, limits, question, answer, more):
    assert reasons(pair(question, answer, **more), passage, limits) == []


@pytest.mark.parametrize(
    ("check", "question", "answer", "more"),
    [
        ("evidence", RANGE, "150 feet.", {"evidence": "Range: 150 feet or more"}),
        ("figures", RANGE, "120 feet.", {}),
        ("names", RANGE, "The range is that of Ice Storm.", {}),
        ("self-contained", "What is this spell's range?", "150 feet.", {}),
        ("self-contained", "What is its range?", "150 feet.", {}),
        ("question", "Tell me Fireball's range", "150 feet.", {}),
        ("echo", RANGE, "Fireball's range.", {}),
        ("too short", "Is Fireball's range 150 feet?", "Yes.", {"type": "yes_no"}),
        ("too short", "What burns after Fireball?", "wood.", {"evidence": WOOD}),
        ("too long", RANGE, "It is 150 feet" + " and again and again" * 10 + ".", {}),
        ("truncated", RANGE, "It is 150 feet from the", {}),
        ("hedging", RANGE, "It is probably 150 feet.", {}),
        ("source talk", RANGE, "The text says it is 150 feet.", {}),
        ("source talk", "According to the rules, what is Fireball's range?", "150 feet.", {}),
        ("residue", RANGE, "**150 feet**.", {}),
        ("residue", RANGE, "150 feet. </s>.", {}),
        ("residue", "What is {name}'s range for Fireball?", "150 feet.", {}),
    ],
)
def test_a_fault_is_named(pair, passage, limits, check, question, answer, more):
    found = reasons(pair(question, answer, **more), passage, limits)
    assert [reason.split(":")[0] for reason in found] == [check]


def test_a_pair_with_several_faults_gets_every_reason(pair, passage, limits):
    found = reasons(pair("What is its range?", "It is probably 120 feet."), passage, limits)
    assert {reason.split(":")[0] for reason in found} == {"figures", "self-contained", "hedging"}
