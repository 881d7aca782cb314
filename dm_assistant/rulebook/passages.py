"""Sections → passages: at most `max_words` words each, cut between paragraphs or table rows, nothing dropped."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dm_assistant.records import Passage, content_id
from dm_assistant.rulebook import entries
from dm_assistant.rulebook.blocks import Block
from dm_assistant.rulebook.lint import Report
from dm_assistant.rulebook.outline import Section
from dm_assistant.rulebook.tables import Row, Table, row_text

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9•])")


@dataclass(frozen=True)
class Origin:
    """The file that sections come from."""

    rulebook: str
    edition: str
    file: str


@dataclass(frozen=True)
class _Unit:
    """What is never cut: a paragraph, a list item, a table row. `words` is its text without column names."""

    text: str
    words: str
    start: int
    end: int
    table: Table | None = None
    row: Row | None = None

    @property
    def lead(self) -> str:
        """The line that must stand above a row, also after a cut: caption and category."""
        if self.table is None or self.row is None:
            return ""
        caption, category = self.table.caption, self.row.category
        return f"{caption} ({category})" if caption and category else caption or category or ""


def make_passages(top: Section, origin: Origin, max_words: int, report: Report) -> Iterator[tuple[Passage, str]]:
    """The passages of a section and all below it, each with the source's words that it carries (for coverage)."""
    for section in top.walk():
        if section.blocks:
            _report_field_lines(section, report)
            yield from _of_section(section, origin, max_words)
        elif not section.children:
            report.add(section.line, "no-text", f"the heading {section.title!r} has no text below it", "wrong")
            unit = _Unit(section.title, section.title, section.line, section.line)
            yield _passage(section, origin, [unit], {})


def _of_section(section: Section, origin: Origin, max_words: int) -> Iterator[tuple[Passage, str]]:
    pending = _fields(section)
    units = list(_price_line(section, pending))
    for unit in _units(section.blocks, max_words):
        entry = entries.row_entry(unit.table.columns, unit.row) if unit.table and unit.row else None
        if entry is None:
            units.append(unit)
        else:
            yield _row_passage(section, origin, unit, *entry)
    for group in _pack(units, max_words):
        # An entry's fields go with the text that holds them: its first passage.
        yield _passage(section, origin, group, pending)
        pending = {}


def _fields(section: Section) -> dict[str, Any]:
    above = [ancestor.title for ancestor in reversed(section.ancestors)]
    return entries.fields_of(section.kind, section.title, above, section.blocks)


def _price_line(section: Section, fields: dict[str, Any]) -> Iterator[_Unit]:
    """The price in the name of gear or a tool, "Rope (1 GP)", as a line: who reads only the text needs it too."""
    if section.kind in ("gear", "tool") and entries.is_priced(section.title):
        yield _Unit(f"Cost: {fields['cost']}", "", section.line, section.line)


def _report_field_lines(section: Section, report: Report) -> None:
    """Note the odd ways in which an entry writes its fields; they are understood all the same."""
    if section.kind is None:
        return
    with_fields = [block for block in section.blocks if entries.known_fields(block.lines)]
    for block in section.blocks:
        if block.table is not None and block.table.scrambled:
            message = f"the ability scores of {section.title!r} stand in wrong cells"
            report.add(block.start, "scrambled-table", message, "wrong")
    if any(len(entries.known_fields(block.lines)) > 1 for block in with_fields):
        for before, block in itertools.pairwise(with_fields):
            if before.kind == block.kind == "paragraph" and block.start - before.end <= 2:
                report.add(block.start, "split-fields", f"a blank line cuts the fields of {section.title!r} in two")
    for line in (line for block in with_fields for line in block.lines):
        if line.label.casefold().startswith("component:"):
            report.add(line.number, "field-name", f'{section.title!r} says "Component" for "Components"')


def _units(blocks: Sequence[Block], max_words: int) -> Iterator[_Unit]:
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.table is not None:
            before = blocks[index - 1] if index else None
            captioned = before is not None and before.all_bold and not block.table.caption
            yield from _table_units(block, " ".join(before.text.split()) if captioned else block.table.caption)
        elif block.all_bold and after is not None and after.table is not None and not after.table.caption:
            continue  # the caption; it stands above the rows
        else:
            yield from _text_units(block, max_words)


def _table_units(block: Block, caption: str) -> Iterator[_Unit]:
    table = block.table
    captioned = replace(table, caption=caption.rstrip(".:"))
    once = [caption, table.header]
    if not table.rows:
        text = "; ".join(column for column in table.columns if column)
        yield _Unit(text, " ".join(once), block.start, block.end)
    category = None
    for row in captioned.rows:
        if row.category != category:
            category = row.category
            once.append(category or "")
        yield _Unit(row_text(captioned, row), " ".join([*once, *row.cells]), row.line, row.line, captioned, row)
        once = []


def _text_units(block: Block, max_words: int) -> Iterator[_Unit]:
    if _count(block.text) <= max_words:
        yield _Unit(block.text, block.text, block.start, block.end)
        return
    for line in block.lines:
        for piece in _cut(line.text, max_words):
            yield _Unit(piece, piece, block.start, block.end)


def _cut(text: str, max_words: int) -> Iterator[str]:
    """A long line at the ends of sentences; a sentence that is too long itself, between words."""
    held: list[str] = []
    for sentence in SENTENCE_END.split(text):
        words = sentence.split()
        for start in range(0, len(words), max_words):
            part = words[start : start + max_words]
            if held and len(held) + len(part) > max_words:
                yield " ".join(held)
                held = []
            held += part
    if held:
        yield " ".join(held)


def _pack(units: Sequence[_Unit], max_words: int) -> Iterator[list[_Unit]]:
    """Units in order, in groups of at most `max_words` words and about the same length."""
    total = sum(_count(unit.text) for unit in units)
    groups = -(-total // max_words)
    target = total / groups if groups else max_words
    group: list[_Unit] = []
    words = 0
    for unit in units:
        length = _count(unit.text)
        if group and (words + length > max_words or words >= target):
            yield group
            group, words = [], 0
        group.append(unit)
        words += length
    if group:
        yield group


def _passage(section: Section, origin: Origin, units: Sequence[_Unit], fields: dict[str, Any]) -> tuple[Passage, str]:
    owner = _owner(section)
    tables = _tables(units)
    return _record(
        origin,
        units,
        heading_path=section.path,
        section=_section_id(origin, section),
        kind=owner.kind or "rule",
        name=entries.name_of(owner.kind, owner.title),
        fields={**fields, **({"tables": tables} if tables else {})},
    )


def _row_passage(
    section: Section, origin: Origin, unit: _Unit, kind: str, fields: dict[str, Any]
) -> tuple[Passage, str]:
    name = unit.row.cells[0] or "?"
    path = [*section.path, name]
    return _record(
        origin,
        [unit],
        heading_path=path,
        section=content_id(origin.rulebook, origin.edition, origin.file, *path),
        kind=kind,
        name=name,
        fields={**fields, "tables": _tables([unit])},
    )


def _record(origin: Origin, units: Sequence[_Unit], heading_path: list[str], **more: Any) -> tuple[Passage, str]:
    text = _text(units)
    passage = Passage(
        id=content_id(origin.rulebook, origin.edition, *heading_path, text),
        rulebook=origin.rulebook,
        edition=origin.edition,
        file=origin.file,
        start_line=min(unit.start for unit in units),
        end_line=max(unit.end for unit in units),
        heading_path=heading_path,
        text=text,
        **more,
    )
    return passage, " ".join(unit.words for unit in units)


def _text(units: Sequence[_Unit]) -> str:
    lines: list[str] = []
    lead = ""
    for unit in units:
        if unit.lead != lead:
            lead = unit.lead
            if lead:
                lines.append(lead)
        lines.append(unit.text)
    return "\n".join(lines)


def _tables(units: Sequence[_Unit]) -> list[dict[str, Any]]:
    """The tables whose rows stand in `units`, with those rows only."""
    tables: list[dict[str, Any]] = []
    last: Table | None = None
    for unit in units:
        if unit.table is None or unit.row is None:
            continue
        if unit.table is not last:
            last = unit.table
            tables.append(Table(last.columns, (), last.caption).as_field())
        tables[-1]["rows"].append({"category": unit.row.category, "cells": list(unit.row.cells)})
    return tables


def _owner(section: Section) -> Section:
    """The nearest entry the section is a part of, else the section itself."""
    return next((near for near in (section, *section.ancestors) if near.kind), section)


def _section_id(origin: Origin, section: Section) -> str:
    """Of the outermost entry (a stat block inside a spell belongs to the spell), else of the section."""
    outermost = section
    for above in section.ancestors:
        if above.kind:
            outermost = above
    return content_id(origin.rulebook, origin.edition, origin.file, *outermost.path)


def _count(text: str) -> int:
    return len(text.split())
