"""Human decisions: where they lie, read, appended, and which of them holds.

A file of decisions is append-only and merged by git line by line, so the order of its lines means nothing. Of each
reviewer the latest decision on a pair counts, and of several reviewers the latest `time`, then the later name. A line
`undo` takes back the latest decision of its reviewer before it: nothing is ever removed from the file.

Reads and writes  data/decisions.jsonl; decisions.jsonl in the user's own source folder   (records.Decision)
"""

import fcntl
import os
from collections.abc import Iterable, Sequence
from io import FileIO
from pathlib import Path

from pydantic import ValidationError

from dm_assistant.errors import UserError
from dm_assistant.records import Decision

COMMITTED_SOURCES = Path("data/rulebooks")
COMMITTED = Path("data/decisions.jsonl")


def decision_files(sources: Path) -> list[Path]:
    """The files whose decisions apply to pairs from the folder `sources`; new ones go to the last.

    A decision quotes the pair. What comes from the user's own rulebooks stays in their folder, so that no text of a
    bought book enters git. The committed decisions apply there, too: a pair has the same id wherever it comes from.
    """
    if sources.resolve().is_relative_to(COMMITTED_SOURCES.resolve()):
        return [COMMITTED]
    return [COMMITTED, sources / COMMITTED.name]


def read_all(paths: Iterable[Path]) -> tuple[list[Decision], list[str]]:
    """The decisions of all files, each once, and a message for each unfinished last line that was set aside.

    A file that no one has written yet holds none; but the committed one must be there.

    Raises:
        UserError: the committed file is absent, or a line of any is no decision.
    """
    decisions: dict[Decision, None] = {}
    messages = []
    for path in paths:
        if path == COMMITTED or path.exists():
            read, unfinished = read_decisions(path)
            decisions.update(dict.fromkeys(read))
            if unfinished is not None:
                messages.append(f"{path}: the last line is incomplete and was set aside: {unfinished[:60]!r}")
    return list(decisions), messages


def read_decisions(path: Path) -> tuple[list[Decision], str | None]:
    """All decisions, and the unfinished last line where a crash left one (a line without its newline).

    Raises:
        UserError: the file is absent, or a line that ends with a newline is no decision.
    """
    if not path.exists():
        raise UserError(f"{path} does not exist. Get it back with: git checkout {path}")
    decisions = []
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        try:
            decisions.append(Decision.model_validate_json(line))
        except ValidationError as problem:
            if not line.endswith(b"\n"):
                return decisions, line.decode(errors="replace")
            first = problem.errors()[0]
            key = ".".join(map(str, first["loc"])) or "the line"
            raise UserError(f"{path}, line {number}: {key}: {first['msg']}. Correct or remove the line") from problem
    return decisions, None


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions, all or none; they are on the disk when this returns.

    An unfinished last line is cut off first: it was never reported as saved, and glued to the next one it would make
    both unreadable. Two desks may append to one file.
    """
    is_new = not path.exists()
    with path.open("a+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _finish_last_line(file)
        end = file.seek(0, os.SEEK_END)
        lines = memoryview("".join(f"{decision.model_dump_json()}\n" for decision in decisions).encode())
        try:
            while lines:
                lines = lines[file.write(lines) :]
            os.fsync(file.fileno())
        except OSError:  # a full disk: part of a line must not stay
            file.truncate(end)
            raise
    if is_new:
        _sync_folder(path.parent)


def by_reviewer(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """pair id → reviewer → the decision of that reviewer that stands, after what was undone."""
    stacks: dict[str, dict[str, list[Decision]]] = {}
    for decision in sorted(dict.fromkeys(decisions), key=_precedence):
        stack = stacks.setdefault(decision.pair_id, {}).setdefault(decision.reviewer, [])
        if decision.verdict != "undo":
            stack.append(decision)
        elif stack:
            stack.pop()
    return {
        pair_id: standing
        for pair_id, of_pair in stacks.items()
        if (standing := {reviewer: stack[-1] for reviewer, stack in of_pair.items() if stack})
    }


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """pair id → the decision that holds."""
    return {pair_id: max(standing.values(), key=_precedence) for pair_id, standing in by_reviewer(decisions).items()}


def disagree(standing: Iterable[Decision]) -> bool:
    """Whether decisions on one pair differ in verdict or text."""
    return len({(decision.verdict, decision.question, decision.answer) for decision in standing}) > 1


def _precedence(decision: Decision) -> tuple:
    # The verdict last: a file that was written by hand may hold two lines of one second.
    return decision.time, decision.reviewer, decision.verdict


def _finish_last_line(file: FileIO) -> None:
    """Give a last line without its newline one if it is a decision, else cut it off."""
    end = file.seek(0, os.SEEK_END)
    if end == 0 or os.pread(file.fileno(), 1, end - 1) == b"\n":
        return
    content = os.pread(file.fileno(), end, 0)
    tail = content[content.rfind(b"\n") + 1 :]
    try:
        Decision.model_validate_json(tail)
    except ValidationError:
        file.truncate(end - len(tail))
    else:
        file.write(b"\n")


def _sync_folder(folder: Path) -> None:
    """A new file survives a power cut only with its entry in the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
