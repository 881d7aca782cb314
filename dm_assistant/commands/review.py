"""`dm review`: people decide which pairs are kept, at a desk in the terminal or in a spreadsheet."""

import argparse
import getpass
import os
import random
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.cli import positive
from dm_assistant.errors import UserError

if TYPE_CHECKING:
    from dm_assistant.records import Decision
    from dm_assistant.review.cases import Case

EXAMPLES = """\
examples:
  dm review
  dm review --stats
  dm review --sample 50 --seed 7 | less
  dm review --export pairs.csv
  dm review --import pairs.csv --reviewer "Ann"

Decisions are appended to data/decisions.jsonl, those about own rulebooks to decisions.jsonl in their folder; dvc repro
then heeds them. docs/reviewing.md tells more.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm review`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar="FILE", help="write all pairs to a CSV file, to decide in there")
    what.add_argument("--import", type=Path, metavar="FILE", dest="import_", help="take the decisions of such a file")
    what.add_argument("--sample", type=positive, metavar="N", help="print N pairs, drawn at random")
    what.add_argument("--stats", action="store_true", help="print what is decided, agreement, decisions an hour")
    parser.add_argument("--seed", type=int, default=7, metavar="S", help="of the sample (default: 7)")
    parser.add_argument("--reviewer", metavar="NAME", help="who decides (default: the user name of git)")


def run(called: argparse.Namespace) -> None:
    """Open the desk, or do what an option asks for.

    Raises:
        UserError: curate has not run, a decision cannot be read, no terminal, a wrong CSV file.
    """
    from dm_assistant.curation.decisions import decision_files, read_all
    from dm_assistant.params import load_params
    from dm_assistant.review.cases import read_cases

    files = decision_files(load_params().ingest.sources)
    if called.import_:
        _import(called.import_, files, _reviewer(called.reviewer))
        return
    decisions, set_aside = read_all(files)
    for message in set_aside:
        print(message, file=sys.stderr)
    cases = read_cases()
    if called.export:
        _export(called.export, cases, decisions)
    elif called.sample:
        _print_sample(cases, called.sample, called.seed)
    elif called.stats:
        _print_stats(cases, decisions)
    else:
        _open_desk(cases, decisions, files[-1], _reviewer(called.reviewer))


def _open_desk(cases: "list[Case]", decisions: "list[Decision]", file: Path, reviewer: str) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # Textual draws on standard error
        raise UserError("The desk needs a terminal. Without one, use: dm review --export FILE, --sample N or --stats")
    from dm_assistant.curation.decisions import append
    from dm_assistant.progress import cache_folder

    # Textual reads this when it is imported. Some keys take two frames; at its 60 a second the second would be felt.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from dm_assistant.review.bookmark import read_bookmark, write_bookmark
    from dm_assistant.review.desk import Desk
    from dm_assistant.review.session import Session

    bookmark = cache_folder() / "review.json"
    stopped = read_bookmark(bookmark)

    def save(decision: "Decision") -> None:
        append(file, [decision])

    session = Session(cases, decisions, reviewer, save, stopped.view, stopped.pair_id)
    Desk(session, partial(write_bookmark, bookmark)).run(mouse=False)  # text can be marked as in other programs


def _import(table: Path, files: list[Path], reviewer: str) -> None:
    """Append the decisions of a CSV file, all or none, without those that stand already.

    What an edit says beyond its passage is told and counts all the same: people outrank checks.
    """
    from dm_assistant.curation.decisions import append, by_reviewer, read_all
    from dm_assistant.review.spreadsheet import read_csv

    standing = by_reviewer(read_all(files)[0])
    decisions = read_csv(table, reviewer, datetime.now(UTC))
    new = {
        line: decision
        for line, decision in decisions.items()
        if not _stands(decision, standing.get(decision.pair_id, {}))
    }
    warnings = _foreign(new)
    append(files[-1], list(new.values()))
    for line, words in warnings:
        print(
            f"{table}, line {line}: taken, but its passage does not hold what the edit says: {words}", file=sys.stderr
        )
    print(f"{len(new):,} new decisions of {reviewer} in {files[-1]}; {len(decisions) - len(new):,} stood there already")


def _foreign(decisions: "dict[int, Decision]") -> list[tuple[int, str]]:
    """The lines of edits that say figures or names that their passages do not hold, with those words."""
    from dm_assistant.review.cases import foreign_words, read_cases
    from dm_assistant.terminal import printable

    edits = {line: decision for line, decision in decisions.items() if decision.verdict == "edit"}
    if not edits:
        return []
    cases = {case.pair.id: case for case in read_cases()}
    found = []
    for line, edit in edits.items():
        case = cases.get(edit.pair_id)  # none where the pair is no longer generated
        if case and (words := foreign_words(case, edit.question, edit.answer)):
            found.append((line, printable(", ".join(words))))
    return found


def _stands(decision: "Decision", of_pair: "dict[str, Decision]") -> bool:
    """Whether the same reviewer has decided the same before."""
    before = of_pair.get(decision.reviewer)
    return before is not None and before.model_copy(update={"time": decision.time}) == decision


def _export(table: Path, cases: "list[Case]", decisions: "list[Decision]") -> None:
    from dm_assistant.curation.decisions import latest
    from dm_assistant.review.spreadsheet import write_csv

    count = write_csv(table, cases, latest(decisions))
    print(f"{count:,} pairs in {table}; take the decisions from it with: dm review --import {table}")


def _print_sample(cases: "list[Case]", size: int, seed: int) -> None:
    """Print cases drawn at random, the same for the same pairs and seed."""
    from dm_assistant.review.texts import sample_text

    drawn = random.Random(seed).sample(sorted(cases, key=lambda case: case.pair.id), min(size, len(cases)))
    for number, case in enumerate(drawn, start=1):
        print(f"{number}. {sample_text(case)}\n")


def _print_stats(cases: "list[Case]", decisions: "list[Decision]") -> None:
    from dm_assistant.review.stats import statistics
    from dm_assistant.review.texts import plain

    print(plain(statistics(cases, decisions)).plain)


def _reviewer(name: str | None) -> str:
    """The name given, else git's, else that of the account."""
    if name is None:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
        name = asked.stdout.strip() or getpass.getuser()
    if not name.strip():
        raise UserError("The reviewer's name is empty. Give one with: dm review --reviewer NAME")
    return name.strip()
