"""An answer is proved by the words of its passage, or the check says what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.grounding import grounding_faults, holds_quote, unsupported_names
from dm_assistant.records import Pair, Passage

TEXT = "Level 3 Evocation (Wizard)\nRange: 150 feet\nEach creature in a 20-foot Sphere takes 8d6 Fire damage."
PASSAGE = Passage(
    id="p", rulebook="R", edition="1", file="r.md", start_line=1, end_line=3, heading_path=["Spells", "Fireball"],
    section="Fireball", kind="spell", name="Fireball", text=TEXT,
)  # fmt: skip


def pair(answer, evidence="Range: 150 feet", question="What is Fireball's range?", type="lookup"):
    return Pair(
        id="x", fact_id="f", passage_id="p", section="Fireball", kind="spell", type=type, question=question,
        answer=answer, evidence=evidence, generator="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    "good",
    [
        pair("150 feet."),
        pair("It is 150 ft."),
        pair("No. Fireball's range is 150 feet.", question="Is Fireball's range 60 feet?"),
        pair("Level 3 Evocation.", evidence="Level 3 Evocation (Wizard)"),
        pair("8d6 Fire damage.", evidence="Each creature  in a 20‑foot Sphere\ntakes 8d6 Fire damage"),
        pair("Not in the rulebooks.", evidence="", type="unanswerable"),
    ],
)  # fmt: skip
def test_a_proved_pair_has_no_faults(good):
    assert grounding_faults(good, PASSAGE) == []


@pytest.mark.parametrize(
    ("bad", "check"),
    [
        (pair("150 feet.", evidence="Range: 150 yards"), "evidence"),
        (pair("150 feet.", evidence=" "), "evidence"),
        (pair("120 feet."), "figures"),
        (pair("150 minutes."), "figures"),
        (pair("9d6 Fire damage.", evidence="takes 8d6 Fire damage"), "figures"),
        (pair("Necromancy.", evidence="Level 3 Evocation (Wizard)"), "names"),
        (pair("The range is that of Meteor Swarm.", evidence="Range: 150 feet"), "names"),
        (pair("Not in the rulebooks.", evidence="Range: 150 feet", type="unanswerable"), "evidence"),
    ],
)
def test_what_is_not_proved_is_named(bad, check):
    assert [fault.split(":")[0] for fault in grounding_faults(bad, PASSAGE)] == [check]


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_any_part_of_a_text_is_found_however_it_is_typeset(start, length):
    part = TEXT[start : start + length]
    typeset = part.replace("-", "–").replace("'", "’").replace(" ", " \u00a0")
    assert holds_quote(TEXT, typeset) is bool(part.strip())


def test_the_first_word_of_a_sentence_is_a_name_only_in_a_fragment():
    assert unsupported_names("Flying creatures fall at once when hit.", "creatures fall when hit") == []
    assert unsupported_names("Flying.", "creatures fall") == ["Flying"]


def test_plural_and_possessive_are_the_same_name():
    assert unsupported_names("They are the Goblin's and all Goblins have them.", "a goblin has it") == []
