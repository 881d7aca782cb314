"""Questions as they are typed, written out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant.chat.wording import written_out


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lvl 3 dmg w/ adv", "level 3 damage with advantage"),
        ("a 3rd-level slot", "a level 3 slot"),
        ("at fifth level", "at level 5"),
        ("prereqs til dawn", "prerequisite until dawn"),
        ("lvl5 rogue", "level 5 rogue"),
        ("whats the dc vs poison?", "what is the dc against poison?"),
        ("we’re hit & i'm down", "we are hit and i am down"),
        ("heavy xbow in order to hide", "heavy crossbow to hide"),
        ("Components: V, S", "Components: V, S"),
        ("the advance of 1d6", "the advance of 1d6"),
    ],
)
def test_abbreviations_become_words_and_nothing_else_changes(typed: str, written: str):
    assert written_out(typed) == written


@settings(deadline=None)
@given(st.text())
def test_what_is_written_out_stays_as_it_is(typed: str):
    once = written_out(typed)
    assert written_out(once) == once
