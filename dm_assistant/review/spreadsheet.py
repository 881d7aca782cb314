"""Decisions in a spreadsheet: pairs out as CSV, decisions back in.

Reads and writes  a CSV file named on the command line; first come the columns to fill in.

A spreadsheet may turn what it shows into something else: "+5" into a formula, "1/2" into a date. Such cells get an
apostrophe in front, ids are joined so that none looks like a number, and every row must still read as its pair does.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from dm_assistant import files
from dm_assistant.errors import UserError
from dm_assistant.records import Decision, content_id
from dm_assistant.review.cases import Case
from dm_assistant.review.session import REASONS

VERDICTS = ("accept", "reject", "edit")
TO_FILL_IN = ("verdict", "reason", "note", "new_question", "new_answer")
TO_READ = ("question", "answer", "evidence", "passage", "source", "type", "checks", "judge", "decided", "id")
COLUMNS = (*TO_FILL_IN, *TO_READ)
_CHANGED_BY_SPREADSHEETS = re.compile(r"['=+\-@\t\r]|[\d\s.,/:%-]+$")


def write_csv(path: Path, cases: Iterable[Case], holding: Mapping[str, Decision]) -> int:
    """Write a row a case and return how many; `holding` are the decisions that hold, by pair id.

    Raises:
        UserError: the file exists, for something may be filled in there, or its folder does not.
    """
    if path.exists():
        raise UserError(f"{path} exists, and what is filled in there would be lost. Move it away or name another file")
    if not path.parent.is_dir():
        raise UserError(f"{path}: there is no folder {path.parent}. Make it, or name a file in another one")
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    count = 0
    for case in cases:
        table.writerow(map(_guarded, _cells(case, holding.get(case.pair.id))))
        count += 1
    files.write_text(path, f"\ufeff{text.getvalue()}")  # without the mark, Excel takes UTF-8 for something else
    return count


def read_csv(path: Path, reviewer: str, time: datetime) -> dict[int, Decision]:
    """The decisions of the rows in which something is decided, by the line on which the row ends.

    Raises:
        UserError: the file is absent, is not UTF-8, lacks a column, a row is wrong, or two decide about one pair;
            nothing of it counts then.
    """
    if not path.exists():
        raise UserError(f"{path} does not exist. Write it with: dm review --export {path}")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UserError(f"{path} is not UTF-8 text. Save it as CSV UTF-8") from problem
    header = text.partition("\n")[0]
    table = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ","
    )
    decisions: dict[int, Decision] = {}
    lines: dict[str, int] = {}  # pair id → where it is decided
    try:
        if missing := [name for name in COLUMNS if name not in (table.fieldnames or ())]:
            raise UserError(f"{path}: no column {', '.join(missing)}. Start from: dm review --export FILE")
        for cells in table:
            where = f"{path}, line {table.line_num}"
            if None in cells or None in cells.values():
                raise UserError(f"{where}: {len(COLUMNS)} columns are expected. Restore the row from a new export")
            if decision := _decision(cells, reviewer, time, where):
                if decision.pair_id in lines:
                    raise UserError(
                        f"{path}, lines {lines[decision.pair_id]} and {table.line_num}: both decide about pair "
                        f"{decision.pair_id}. Empty what is filled in on one of them"
                    )
                lines[decision.pair_id] = table.line_num
                decisions[table.line_num] = decision
    except csv.Error as problem:  # the row after the last one that was read: most often, a quote does not end
        raise UserError(
            f"{path}, line {table.line_num + 1}: {problem}. Restore the row, and its quotation marks, from a new export"
        ) from problem
    return decisions


def _cells(case: Case, decision: Decision | None) -> list[str]:
    pair, passage, judgement = case.pair, case.passage, case.verdict.judgement
    judged = (
        f"{judgement.faithful}/{judgement.answerable}/{judgement.self_contained} {judgement.reason}"
        if judgement
        else ""
    )
    decided = f"{decision.verdict} by {decision.reviewer} {decision.reason}".strip() if decision else ""
    read = [pair.question, pair.answer, pair.evidence, passage.text, passage.citation, pair.type]
    read += ["; ".join(case.failed), judged, decided, f"{pair.id}/{pair.fact_id}/{pair.passage_id}"]
    return [""] * len(TO_FILL_IN) + read


def _decision(cells: Mapping[str, str], reviewer: str, time: datetime, where: str) -> Decision | None:
    """The decision of a row; None where there is none."""
    question, answer = _unguarded(cells["question"]), _unguarded(cells["answer"])
    ids = cells["id"].strip().split("/")
    cells = {name: cells[name].strip() for name in TO_FILL_IN}
    edited = bool(cells["new_question"] or cells["new_answer"])
    verdict = cells["verdict"].lower() or ("edit" if edited else "")
    if not verdict:
        if cells["reason"] or cells["note"]:
            raise UserError(f"{where}: a reason or note without a verdict. Fill in {', '.join(VERDICTS)}")
        return None
    if verdict not in VERDICTS:
        raise UserError(f"{where}: verdict {verdict!r} is none of {', '.join(VERDICTS)}. Correct it")
    if verdict == "edit" and not edited:
        raise UserError(f"{where}: an edit needs new text. Fill in new_question, new_answer or both")
    if edited and verdict != "edit":
        raise UserError(f"{where}: new_question and new_answer go with edit and with nothing else. Correct the row")
    if cells["reason"] and (verdict != "reject" or cells["reason"] not in REASONS):
        raise UserError(
            f"{where}: reason {cells['reason']!r}: a reject may have one of {', '.join(REASONS)}. Correct it"
        )
    if len(ids) != 3 or content_id(ids[2], question, answer) != ids[0]:
        raise UserError(
            f"{where}: question, answer or id are not as exported. Restore them; new words go into the columns new_*"
        )
    words = cells["new_question"] or question, cells["new_answer"] or answer
    if edited and words == (question, answer):
        raise UserError(f"{where}: the edit changes nothing. Write new text, or accept the pair as it is")
    return Decision(
        pair_id=ids[0],
        verdict=verdict,
        question=words[0],
        answer=words[1],
        reason=cells["reason"],
        note=cells["note"],
        reviewer=reviewer,
        time=time,
        fact_id=ids[1],
        passage_id=ids[2],
    )


def _guarded(cell: str) -> str:
    return f"'{cell}" if _CHANGED_BY_SPREADSHEETS.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell
