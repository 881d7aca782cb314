"""Decisions survive merges and crashes; a line that cannot be read stops curation with its number."""

import errno
import itertools
import os
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.curation import decisions as module
from dm_assistant.curation.decisions import (
    append,
    by_reviewer,
    decision_files,
    disagree,
    latest,
    read_all,
    read_decisions,
)
from dm_assistant.errors import UserError
from dm_assistant.records import Decision

START = datetime(2026, 1, 1, 10, tzinfo=UTC)


def decision(reviewer="ann", time="2026-01-01T10:00:00Z", verdict="accept", pair_id="x", note=""):
    return Decision(
        pair_id=pair_id, verdict=verdict, question="q?", answer="a.", note=note, reviewer=reviewer, time=time,
        fact_id="f", passage_id="p",
    )  # fmt: skip


def lines(*decisions):
    return "".join(f"{d.model_dump_json()}\n" for d in decisions)


def test_the_latest_time_wins_whatever_the_order_of_the_lines():
    early, late = decision(verdict="reject"), decision(time="2026-01-01T12:30:00+02:00", verdict="accept")
    assert latest([early, late])["x"] == latest([late, early])["x"] == late


def test_at_the_same_time_the_later_name_wins():
    ann, bob = decision("ann", verdict="reject"), decision("bob")
    assert latest([bob, ann])["x"] == bob


def at(minute, reviewer, verdict):
    return decision(reviewer, START + timedelta(minutes=minute), verdict)


def test_an_undone_decision_holds_no_more():
    assert latest([at(0, "ann", "accept"), at(1, "ann", "undo")]) == {}


def test_undo_brings_back_what_the_reviewer_had_decided_before():
    before = at(0, "ann", "reject")
    assert latest([before, at(1, "ann", "accept"), at(2, "ann", "undo")]) == {"x": before}


def test_undo_leaves_the_decisions_of_others():
    bob = at(0, "bob", "reject")
    assert latest([bob, at(1, "ann", "accept"), at(2, "ann", "undo")]) == {"x": bob}


def test_undo_without_a_decision_before_it_does_nothing():
    later = at(1, "ann", "accept")
    assert latest([at(0, "ann", "undo"), later]) == {"x": later}


HISTORIES = st.lists(
    st.builds(at, st.integers(0, 5), st.sampled_from(["ann", "bob"]), st.sampled_from(["accept", "reject", "undo"])),
    max_size=6,
)


@given(HISTORIES, st.randoms())
def test_neither_the_order_of_lines_nor_a_line_twice_changes_what_holds(history, random):
    shuffled = history + history[:2]
    random.shuffle(shuffled)
    assert latest(shuffled) == latest(history)


def test_reviewers_disagree_by_verdict_or_text():
    ann, bob = at(0, "ann", "accept"), at(1, "bob", "reject")
    assert disagree(by_reviewer([ann, bob])["x"].values())
    assert not disagree(by_reviewer([ann, at(1, "bob", "accept")])["x"].values())
    edited = at(1, "bob", "edit").model_copy(update={"answer": "b."})
    assert disagree([at(0, "ann", "edit"), edited])


def test_decisions_are_read_back(tmp_path):
    path = tmp_path / "decisions.jsonl"
    append(path, [decision(note="\u2028 \r\n")])
    append(path, [decision("bob"), decision("cem")])
    assert read_decisions(path) == ([decision(note="\u2028 \r\n"), decision("bob"), decision("cem")], None)


def test_an_empty_file_holds_no_decisions(tmp_path):
    (tmp_path / "decisions.jsonl").touch()
    assert read_decisions(tmp_path / "decisions.jsonl") == ([], None)


@pytest.mark.parametrize("line", ["{", '{"pair_id": "x"}', "\udcff", ""])
def test_an_unreadable_line_stops_with_its_number(tmp_path, line):
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{lines(decision())}{line}\n", errors="surrogateescape")
    with pytest.raises(UserError, match=r"decisions\.jsonl, line 2: .*Correct or remove the line"):
        read_decisions(path)


@pytest.mark.parametrize("kept", range(1, len(lines(decision())) - 1, 20))
def test_a_line_that_a_crash_cut_off_is_set_aside_and_the_next_one_is_whole(tmp_path, kept):
    path = tmp_path / "decisions.jsonl"
    cut = lines(decision("bob"))[:kept]
    path.write_text(lines(decision()) + cut)
    assert read_decisions(path) == ([decision()], cut)
    append(path, [decision("cem")])
    assert read_decisions(path) == ([decision(), decision("cem")], None)


def test_a_whole_last_line_that_lacks_only_its_newline_stays(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text(lines(decision()).rstrip())
    append(path, [decision("bob")])
    assert read_decisions(path) == ([decision(), decision("bob")], None)


def test_two_desks_may_append_to_one_file(tmp_path):
    path = tmp_path / "decisions.jsonl"

    def review(reviewer):
        for number in range(20):
            append(path, [decision(reviewer, pair_id=str(number))])

    desks = [Thread(target=review, args=(reviewer,)) for reviewer in ("ann", "bob")]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert len(by_reviewer(read_decisions(path)[0])) == 20
    assert len(read_decisions(path)[0]) == 40


def test_a_full_disk_leaves_no_part_of_a_line(tmp_path, monkeypatch):
    path = tmp_path / "decisions.jsonl"
    append(path, [decision()])
    write = FileIO.write
    turns = itertools.count()

    class Full(FileIO):
        def write(self, data):
            if next(turns):
                raise OSError(errno.ENOSPC, "full")
            return write(self, data[:50])

    monkeypatch.setattr(Path, "open", lambda self, mode, buffering: Full(self, mode.replace("b", "")))
    with pytest.raises(OSError, match="full"):
        append(path, [decision("bob")])
    monkeypatch.undo()
    assert path.read_text() == lines(decision())


def test_a_decision_is_synced_before_append_returns(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(module.os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size))
    path = tmp_path / "decisions.jsonl"
    append(path, [decision()])
    assert synced[0] == len(lines(decision()))
    assert len(synced) == 2, "a new file also needs its entry in the folder"


def test_a_missing_file_says_how_to_get_it_back(tmp_path):
    with pytest.raises(UserError, match="git checkout"):
        read_decisions(tmp_path / "decisions.jsonl")


@pytest.mark.parametrize(
    ("sources", "files"),
    [
        ("data/rulebooks", ["data/decisions.jsonl"]),
        ("data/rulebooks/tabletop-basics/", ["data/decisions.jsonl"]),
        ("data/sources", ["data/decisions.jsonl", "data/sources/decisions.jsonl"]),
        ("../rules", ["data/decisions.jsonl", "../rules/decisions.jsonl"]),
    ],
)
def test_what_is_decided_about_own_rulebooks_stays_with_them(sources, files):
    assert decision_files(Path(sources)) == [Path(file) for file in files]


def test_decisions_of_both_files_apply_and_unfinished_lines_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    committed, own = decision_files(Path("data/sources"))
    own.parent.mkdir(parents=True)
    committed.write_text(lines(decision("ann")))
    assert read_all([committed, own]) == ([decision("ann")], []), "own decisions are there after the first one"
    own.write_text(lines(decision("ann"), decision("bob")) + '{"pair')
    read, messages = read_all([committed, own])
    assert read == [decision("ann"), decision("bob")]
    assert messages == ["""data/sources/decisions.jsonl: the last line is incomplete and was set aside: '{"pair'"""]


def test_the_committed_file_must_be_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="git checkout data/decisions.jsonl"):
        read_all(decision_files(Path("data/sources")))
