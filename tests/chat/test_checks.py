"""What an answer must pass before it is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant.chat.checks import answer_checks, foreign_figures
from dm_assistant.records import Passage

SOURCE = "A torch burns for 1 hour and lights 20 feet. Dim light: 20 feet more. Cost: 1,500 GP. DC 15."


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("It lights 20 feet for 1 hour.", []),
        ("twenty feet, DC 15, 1500 GP", []),
        ("It lights 30 feet.", ["30 ft", "30"]),
        ("It lights 20 miles.", ["20 mile"]),
        ("It needs a d6.", ["1d6", "6"]),
        ("see item20x7", ["7"]),
        ("for ² hours", ["2 hour", "2"]),
        ("for ٣ hours", ["3 hour", "3"]),
        ("It costs a thousand.", ["thousand"]),
        ("half an hour", ["half"]),
    ],
)
def test_every_way_to_write_a_figure_is_seen(text: str, foreign: list[str]):
    assert foreign_figures(text, SOURCE) == foreign


def passage(text: str) -> Passage:
    return Passage(
        id="1", rulebook="Book", edition="2024", file="a.md", start_line=1, end_line=1, heading_path=["Torch"],
        section="1", kind="rule", name="Torch", text=text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "cited", "failed"),
    [
        ("It burns for 1 hour.", [1], []),
        ("It burns for 1 hour.", [], ["citations", "figures"]),
        ("It burns.", [2], ["citations"]),
        ("It burns.", [0], ["citations"]),
        ("It burns for 2 hours.", [1], ["figures"]),
        ("The book says “burns for 1 hour”.", [1], []),
        ("The book says “burns for ever”.", [1], ["quotes"]),
        ("As Elminster said, it burns.", [1], ["names"]),
        ("", [1], ["says something"]),
        ("Yes.", [1], ["says something"]),
        ("It burns and it burns and it burns and it burns.", [1], ["says something"]),
        ("...", [1], ["says something"]),
    ],
)
def test_each_check_fails_on_its_own_fault(answer: str, cited: list[int], failed: list[str]):
    checks = answer_checks(answer, cited, [passage(SOURCE)], "How long does a torch burn?")
    assert [check.name for check in checks if not check.passed] == failed


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_text_never_has_figures_that_are_foreign_to_itself(text: str, more: str):
    assert foreign_figures(text, f"{text}\n{more}") == []
