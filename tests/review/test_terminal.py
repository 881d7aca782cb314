"""`dm review` as people run it: in a terminal that may die, beside another reviewer, and without a terminal."""

import fcntl
import io
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.curation.decisions import append, latest, read_decisions
from dm_assistant.errors import UserError
from dm_assistant.records import write_jsonl
from dm_assistant.review.cases import make_cases
from dm_assistant.review.stats import statistics
from tests.conftest import ROOT
from tests.review.conftest import DAMAGE, LIGHT, PASSAGES, RANGE, VERDICTS, decision

COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A project after curate, as the current folder."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    data = tmp_path / "data"
    write_jsonl(data / "passages.jsonl", PASSAGES)
    write_jsonl(data / "curated/accepted.jsonl", (verdict for verdict in VERDICTS if verdict.accepted))
    write_jsonl(data / "curated/rejected.jsonl", (verdict for verdict in VERDICTS if not verdict.accepted))
    (data / "decisions.jsonl").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def decisions(folder: Path):
    return read_decisions(folder / "data/decisions.jsonl")[0]


class Terminal:
    """`dm review` in a terminal of 80 × 24."""

    def __init__(self, folder: Path, **environment: str):
        command = [sys.executable, "-m", "dm_assistant.cli", "review", "--reviewer", "ann"]
        self.shown = b""
        self.pid, self._line = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(
                command[0], command, {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment}
            )
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self._line, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read on until `text` has come since the last call."""
        deadline = time.monotonic() + 30
        since = len(self.shown)
        while text not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.shown[since:]).decode(errors="ignore"):
            assert time.monotonic() < deadline, self.shown[since:][-2000:]
            if select.select([self._line], [], [], 0.1)[0]:
                self.shown += os.read(self._line, 1 << 16)

    def end(self) -> int:
        """Wait for the end of the program and return its exit status, or minus the signal."""
        while True:
            try:
                os.read(self._line, 1 << 16)
            except OSError:
                return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.mark.slow
def test_a_killed_desk_has_lost_nothing_and_opens_where_it_was(folder):
    desk = Terminal(folder)
    desk.wait_for(LIGHT.answer)
    desk.press("a")
    desk.wait_for(DAMAGE.answer)
    desk.press("s")
    desk.wait_for(RANGE.answer)
    desk.press("2")
    desk.wait_for("2 of 5 decided")
    os.kill(desk.pid, signal.SIGKILL)
    assert desk.end() == -signal.SIGKILL
    assert COLOUR.search(desk.shown)
    assert [(d.pair_id, d.verdict) for d in decisions(folder)] == [(LIGHT.id, "accept"), (RANGE.id, "reject")]

    desk = Terminal(folder, NO_COLOR="1")
    desk.wait_for("2 of 3 · new")  # behind the skipped one
    desk.press("q")
    assert desk.end() == 0
    assert not COLOUR.search(desk.shown)


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16])
def test_whenever_a_desk_is_killed_what_was_shown_as_decided_is_there(folder, delay):
    desk = Terminal(folder)
    desk.wait_for(LIGHT.answer)
    desk.press("aaa")
    time.sleep(delay)
    os.kill(desk.pid, signal.SIGKILL)
    rest = b""
    while select.select([desk._line], [], [], 0.2)[0]:
        try:
            rest += os.read(desk._line, 1 << 16)
        except OSError:
            break
    desk.end()
    shown = [int(count) for count in re.findall(rb"(\d) of 5 decided", re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", rest))]
    assert len(decisions(folder)) >= max(shown, default=0)


def git(folder: Path, *arguments: str) -> str:
    name = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"]
    return subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_decisions_of_two_clones_merge_and_disagreements_are_listed(tmp_path):
    origin, ours, theirs = (tmp_path / name for name in ("origin", "ours", "theirs"))
    (origin / "data").mkdir(parents=True)
    shutil.copy(ROOT / ".gitattributes", origin)
    append(origin / "data/decisions.jsonl", [decision(LIGHT, "accept", "cem")])
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message=start")
    for clone in (ours, theirs):
        git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    made = {
        ours: [decision(RANGE, "accept", "ann", 20), decision(DAMAGE, "reject", "ann", 21)],
        theirs: [decision(RANGE, "reject", "bob", 10), decision(LIGHT, "reject", "bob", 30)],
    }
    for clone, new in made.items():
        append(clone / "data/decisions.jsonl", new)
        git(clone, "commit", "--quiet", "--all", "--message=reviewed")
    git(ours, "pull", "--quiet", "--no-rebase", "--no-edit", str(theirs), "main")

    merged, unfinished = read_decisions(ours / "data/decisions.jsonl")
    assert unfinished is None
    assert set(merged) == {decision(LIGHT, "accept", "cem"), *made[ours], *made[theirs]}
    assert {id_: d.verdict for id_, d in latest(merged).items()} == {
        RANGE.id: "accept", DAMAGE.id: "reject", LIGHT.id: "reject",
    }  # fmt: skip
    said = statistics(make_cases(PASSAGES, VERDICTS), merged)
    assert "reviewers disagree on 2" in said
    assert f"{RANGE.id} {RANGE.question} - ann accepted, bob rejected" in said


def test_without_a_terminal_the_desk_says_what_else_there_is(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(UserError, match="needs a terminal.*--export"):
        cli.run(["review"])


def test_before_curate_the_next_step_is_named(folder):
    (folder / "data/curated/accepted.jsonl").unlink()
    with pytest.raises(UserError, match="Make it with: dvc repro curate"):
        cli.run(["review", "--stats"])


def test_a_sample_is_the_same_for_the_same_seed_and_whatever_the_order_of_the_file(folder, capsys):
    def sample(*more: str) -> str:
        cli.run(["review", "--sample", "3", *more])
        return capsys.readouterr().out

    first = sample()
    assert first == sample("--seed", "7") != sample("--seed", "8")
    assert len(re.findall(r"^\d\. ", first, re.MULTILINE)) == 3
    write_jsonl(folder / "data/curated/rejected.jsonl", VERDICTS[::-1])
    write_jsonl(folder / "data/curated/accepted.jsonl", [])
    assert sample() == first


def test_a_spreadsheet_goes_out_and_comes_in_once(folder, capsys):
    cli.run(["review", "--export", "pairs.csv"])
    table = folder / "pairs.csv"
    table.write_text(
        table.read_text("utf-8").replace(",,,,,What is the range", "accept,,,,,What is the range"), "utf-8"
    )
    for _ in range(2):
        cli.run(["review", "--import", "pairs.csv", "--reviewer", "Ann"])
    assert [(d.pair_id, d.verdict, d.reviewer) for d in decisions(folder)] == [(RANGE.id, "accept", "Ann")]
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == [
        "1 new decisions of Ann in data/decisions.jsonl; 0 stood there already",
        "0 new decisions of Ann in data/decisions.jsonl; 1 stood there already",
    ]


def test_an_imported_edit_that_says_more_than_the_passage_is_taken_and_told_once(folder, capsys):
    cli.run(["review", "--export", "pairs.csv"])
    table = folder / "pairs.csv"
    filled = table.read_text("utf-8")
    for question, answer in (("What is the range", "150 feet."), ("How long does", "It burns for 1 hour.")):
        filled = filled.replace(f",,,,,{question}", f"edit,,,,{answer},{question}")
    table.write_text(filled, "utf-8")
    for _ in range(2):
        cli.run(["review", "--import", "pairs.csv", "--reviewer", "Ann"])
    assert capsys.readouterr().err.splitlines() == [
        "pairs.csv, line 3: taken, but its passage does not hold what the edit says: 150 ft"
    ]
    assert [d.answer for d in decisions(folder)] == ["150 feet.", "It burns for 1 hour."]


def test_what_is_decided_about_own_rulebooks_goes_to_their_folder(folder, capsys):
    params = folder / "params.yaml"
    params.write_text(params.read_text("utf-8").replace("sources: data/rulebooks", "sources: data/sources"), "utf-8")
    (folder / "data/sources").mkdir()
    cli.run(["review", "--export", "pairs.csv"])
    table = folder / "pairs.csv"
    table.write_text(
        table.read_text("utf-8").replace(",,,,,What is the range", "accept,,,,,What is the range"), "utf-8"
    )
    cli.run(["review", "--import", "pairs.csv", "--reviewer", "Ann"])
    assert decisions(folder) == []
    assert len(read_decisions(folder / "data/sources/decisions.jsonl")[0]) == 1
    capsys.readouterr()
    cli.run(["review", "--stats"])
    assert "decided    1 of 5" in capsys.readouterr().out


def test_an_unfinished_last_line_is_told(folder, capsys):
    (folder / "data/decisions.jsonl").write_text('{"pair_id"')
    cli.run(["review", "--stats"])
    assert "the last line is incomplete and was set aside" in capsys.readouterr().err


def test_the_reviewer_is_the_user_of_git_and_has_a_name(folder, capsys):
    with pytest.raises(UserError, match="name is empty"):
        cli.run(["review", "--import", "pairs.csv", "--reviewer", " "])
    cli.run(["review", "--export", "pairs.csv"])
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "Dora")
    cli.run(["review", "--import", "pairs.csv"])
    assert "decisions of Dora" in capsys.readouterr().out


def test_a_broken_bookmark_says_how_to_go_on(tmp_path):
    from dm_assistant.review.bookmark import read_bookmark, write_bookmark
    from dm_assistant.review.views import View

    path = tmp_path / "review.json"
    write_bookmark(path, View("random", "all", "torch"), "x")
    assert read_bookmark(path).view == View("random", "all", "torch")
    path.write_text("{")
    with pytest.raises(UserError, match=r"rm .*review\.json"):
        read_bookmark(path)
