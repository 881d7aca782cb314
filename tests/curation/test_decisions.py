"""Decisions survive merges and crashes; a line that cannot be read stops curation with its number."""

import pytest

from dm_assistant.curation.decisions import latest, read_decisions
from dm_assistant.errors import UserError
from dm_assistant.records import Decision


def decision(reviewer="ann", time="2026-01-01T10:00:00Z", verdict="accept"):
    return Decision(
        pair_id="x", verdict=verdict, question="q?", answer="a.", reviewer=reviewer, time=time, fact_id="f",
        passage_id="p",
    )  # fmt: skip


def test_the_latest_time_wins_whatever_the_order_of_the_lines():
    early, late = decision(verdict="reject"), decision(time="2026-01-01T12:30:00+02:00", verdict="accept")
    assert latest([early, late])["x"] == latest([late, early])["x"] == late


def test_at_the_same_time_the_later_name_wins():
    ann, bob = decision("ann", verdict="reject"), decision("bob")
    assert latest([bob, ann])["x"] == bob


def test_decisions_are_read_back(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(f"{d.model_dump_json()}\n" for d in (decision(), decision("bob"))))
    assert read_decisions(path) == ([decision(), decision("bob")], None)


def test_an_empty_file_holds_no_decisions(tmp_path):
    (tmp_path / "decisions.jsonl").touch()
    assert read_decisions(tmp_path / "decisions.jsonl") == ([], None)


@pytest.mark.parametrize("line", ["{", '{"pair_id": "x"}', "\udcff", ""])
def test_an_unreadable_line_stops_with_its_number(tmp_path, line):
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{decision().model_dump_json()}\n{line}\n", errors="surrogateescape")
    with pytest.raises(UserError, match=r"decisions\.jsonl, line 2: .*Correct or remove the line"):
        read_decisions(path)


def test_a_last_line_without_its_newline_is_set_aside(tmp_path):
    path = tmp_path / "decisions.jsonl"
    whole = decision().model_dump_json()
    path.write_text(f"{whole}\n{whole[:40]}")
    assert read_decisions(path) == ([decision()], whole[:40])


def test_a_missing_file_says_how_to_get_it_back(tmp_path):
    with pytest.raises(UserError, match="git checkout"):
        read_decisions(tmp_path / "decisions.jsonl")
