"""The one table model: whatever a rulebook writes (HTML, pipes, panels) becomes columns and rows with a category.

    columns ["Name", "Damage"]   row: category "Simple Melee Weapons", cells ["Dagger", "1d4 Piercing"]

Repairs: two header rows become one, panels side by side (CR|XP|CR|XP) become one below the other,
rows that only name a category give it to the rows below, ability scores become six rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

ABILITIES = ("STR", "DEX", "CON", "INT", "WIS", "CHA")
ABILITY_COLUMNS = ("Ability", "Score", "Mod", "Save")
FIGURE_FIRST = re.compile(r"[+\-−–]?\d")


@dataclass(frozen=True)
class Cell:
    """One cell as the source has it."""

    text: str
    header: bool = False
    emphasis: bool = False
    span: int = 1
    down: int = 1  # rows it spans


@dataclass(frozen=True)
class Row:
    """One row of values; `line` is where it stands in the source (1-based)."""

    category: str | None
    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """Columns may be empty (a table without a header); every row has the same number of cells."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    ability_scores: bool = False
    scrambled: bool = False  # ability scores whose cells had spilled into each other
    header: str = ""  # the words of the header rows as the source has them, repeated panels included

    def as_field(self) -> dict[str, Any]:
        """The table as it stands in `Passage.fields["tables"]`."""
        rows = [{"category": row.category, "cells": list(row.cells)} for row in self.rows]
        return {"caption": self.caption, "columns": list(self.columns), "rows": rows}


def row_text(table: Table, row: Row) -> str:
    """One row as a line: `Dagger — Damage: 1d4 Piercing; Cost: 2 GP`; empty cells are left out."""
    first, *rest = row.cells
    if not table.columns:
        values = [cell for cell in rest if cell]
        return f"{first}: {'; '.join(values)}" if first and values else first or "; ".join(values)
    name = table.columns[0]
    if not rest:
        return f"{name}: {first}"
    if name and FIGURE_FIRST.match(first):
        first = f"{name} {first}"
    pairs = zip(table.columns[1:], rest, strict=True)
    values = [f"{column}: {cell}" if column else cell for column, cell in pairs if cell]
    return " — ".join(part for part in (first, "; ".join(values)) if part)


def build_table(grid: Sequence[tuple[int, Sequence[Cell]]], header_rows: int) -> Table | None:
    """The table model of raw rows (line, cells), of which the first `header_rows` are headers.

    Returns None when no cell holds text.
    """
    expanded = [(line, [copy for cell in cells for copy in _spread(cell)], cells) for line, cells in grid]
    width = max((len(cells) for _, cells, _ in expanded), default=0)
    expanded = [(line, cells + [Cell("")] * (width - len(cells)), raw) for line, cells, raw in expanded]
    scores = _ability_scores(expanded)
    if scores is not None:
        plain = [cell.text for _, cells in grid for cell in cells if not re.search(r"\d", cell.text)]
        return replace(scores, header=" ".join(text for text in plain if text.upper() not in ABILITIES))
    header_rows = header_rows or _unmarked_header([raw for _, _, raw in expanded])
    header = " ".join(cell.text for _, cells in grid[:header_rows] for cell in cells if cell.text)
    columns = _merge_headers([cells for _, cells, _ in expanded[:header_rows]], width)
    rows = _rows(expanded[header_rows:], width)
    if not rows and not any(columns):
        return None
    return _stack_panels(Table(tuple(columns) if any(columns) else (), tuple(rows), header=header))


def _unmarked_header(grid: Sequence[Sequence[Cell]]) -> int:
    """1 where the first row looks like a header that the source does not mark as one, else 0.

    Its cells are words, all of them emphasised unlike the next row's, or, in a table of three columns or more,
    above a column of figures.
    """
    if len(grid) < 2:
        return 0
    first, *below = grid
    below = [raw for raw in below if len(raw) == len(first)]
    if len(first) < 2 or not below or not all(cell.text and not re.search(r"\d", cell.text) for cell in first):
        return 0
    if all(cell.emphasis for cell in first) and not all(cell.emphasis for cell in below[0]):
        return 1
    columns = list(zip(*below, strict=True))[1:] if len(first) > 2 and len(below) > 1 else []
    return int(any(all(FIGURE_FIRST.match(cell.text) for cell in column) for column in columns))


def _rows(grid: Sequence[tuple[int, list[Cell], Sequence[Cell]]], width: int) -> list[Row]:
    """The rows with values, each with the category that stands above it."""
    rows: list[Row] = []
    category: Row | None = None
    for line, cells, raw in grid:
        here = Row(None, tuple(cell.text for cell in cells), line)
        if not any(here.cells):
            continue
        if _is_category(raw, width):
            if category is not None:
                rows.append(category)  # nothing stood below it: its words are kept as a row
            category = here
            continue
        if category is None:
            above = rows[-1].category if rows else None
        else:
            above, category = category.cells[0], None
        rows.append(replace(here, category=above))
    return rows if category is None else [*rows, category]


def _spread(cell: Cell) -> list[Cell]:
    """A spanning cell as one cell with the text and empty ones behind it."""
    return [cell] + [replace(cell, text="", span=1)] * (cell.span - 1)


def _is_category(raw: Sequence[Cell], width: int) -> bool:
    """A row that only names what the rows below are: one cell over the whole width, or a first cell all alone.

    In a table of two columns the first cell must stand out as well: there the other may just be empty.
    """
    if width < 2 or not raw[0].text or any(cell.text for cell in raw[1:]):
        return False
    return width > 2 or raw[0].span >= width or raw[0].emphasis or raw[0].header


def _merge_headers(headers: list[list[Cell]], width: int) -> list[str]:
    """One name a column from one or more header rows; a spanning upper header goes before each name below it."""
    columns = [""] * width
    for depth, cells in enumerate(headers):
        over = ""
        left = 0
        for index, cell in enumerate(cells):
            if cell.text or left == 0:
                over, left = cell.text, cell.span
            left -= 1
            text = (over if depth < len(headers) - 1 else cell.text).strip("—–- ")
            columns[index] = " ".join(part for part in (columns[index], text) if part)
    return columns


def _ability_scores(grid: list[tuple[int, list[Cell], Sequence[Cell]]]) -> Table | None:
    """The six abilities with score, modifier and save, from any of the layouts in use; None for other tables.

    Some sources spill cells into their neighbours ("10 +0", a name twice). Read as one stream, each ability
    owns the figures up to the next name, so that most of such a table can still be read.
    """
    texts = [[cell.text for cell in cells] for _, cells, _ in grid]
    below = _scores_below_names([line for line, _, _ in grid], texts)
    if below is not None:
        return Table(ABILITY_COLUMNS, below, ability_scores=True)

    words = [
        (word, line) for (line, _, _), row in zip(grid, texts, strict=True) for text in row for word in text.split()
    ]
    names = [position for position, (word, _) in enumerate(words) if word.upper() in ABILITIES]
    if not names:
        return None
    found: dict[str, Row] = {}
    for here, after in zip(names, [*names[1:], len(words)], strict=True):
        name = words[here][0].upper()
        row = Row(None, (name, *_figures([word for word, _ in words[here + 1 : after]])), words[here][1])
        if name not in found or sum(map(bool, row.cells)) > sum(map(bool, found[name].cells)):
            found[name] = row
    if set(found) != set(ABILITIES) or not all(any(row.cells[1:]) for row in found.values()):
        return None
    in_order = tuple(found[name] for name in ABILITIES)
    return Table(ABILITY_COLUMNS, in_order, ability_scores=True, scrambled=len(names) != len(ABILITIES))


def _scores_below_names(lines: Sequence[int], texts: Sequence[list[str]]) -> tuple[Row, ...] | None:
    """The abilities of a table whose figures stand below the names; None for other tables.

    The names stand in one row (STR | DEX | ... over "21 (+5)", or over a row each of scores, modifiers and saves)
    or in several (STR | MOD | SAVE | DEX | ...).
    """
    found: dict[str, Row] = {}
    names: list[tuple[int, str]] = []
    for line, row in zip(lines, texts, strict=True):
        here = [(column, text.upper()) for column, text in enumerate(row) if text.upper() in ABILITIES]
        if here and not any(re.search(r"\d", text) for text in row):
            names = here
            continue
        ends = [*(column for column, _ in names[1:]), len(row)]
        for (column, name), end in zip(names, ends, strict=False):  # no name yet, but an end
            before = found.get(name, Row(None, (), line))
            found[name] = replace(before, cells=(*before.cells, *row[column:end]))
    if found.keys() != set(ABILITIES):
        return None
    rows = tuple(replace(found[name], cells=(name, *_figures(list(found[name].cells)))) for name in ABILITIES)
    return rows if all(any(row.cells[1:]) for row in rows) else None


def _figures(texts: list[str]) -> tuple[str, str, str]:
    """Score, modifier and save from `["21", "+5", "+5"]` or `["21 (+5)"]`; a score has no sign."""
    figures = re.findall(r"[+\-−–]?\d+", " ".join(texts))
    if figures and not figures[0].isdigit():
        figures = ["", *figures]
    score, modifier, save = [*figures, "", "", ""][:3]
    return score, modifier, save


def _stack_panels(table: Table) -> Table:
    """Panels side by side, told by a repeating header, one below the other; reading order is panel by panel."""
    width = len(table.columns or (table.rows[0].cells if table.rows else ()))
    panel = _panel_width(table, width)
    if panel == width:
        return table
    rows: list[Row] = []
    for start in range(0, width, panel):
        for row in table.rows:
            cells = row.cells[start : start + panel]
            if not any(cells):
                continue
            if not cells[0] and rows and not table.columns:
                # The value of the row above ran on into a second line.
                joined = tuple(" ".join(p for p in pair if p) for pair in zip(rows[-1].cells, cells, strict=True))
                rows[-1] = replace(rows[-1], cells=joined)
            else:
                rows.append(replace(row, cells=cells))
    return replace(table, columns=table.columns[:panel], rows=tuple(rows))


def _panel_width(table: Table, width: int) -> int:
    if not table.columns:
        return 2 if width >= 4 and width % 2 == 0 else width
    for panel in range(2, width // 2 + 1):
        if width % panel == 0 and table.columns == table.columns[:panel] * (width // panel):
            return panel
    return width


class _Grid(HTMLParser):
    """Collects the rows of an HTML table; text outside of any cell is collected in `outside`."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.rows: list[tuple[int, list[Cell]]] = []
        self.header_rows = 0
        self.outside: list[str] = []
        self.caption: list[str] = []
        self._in_head = False
        self._in_caption = False
        self._cell: list[str] | None = None
        self._span = self._down = 1
        self._header = False
        self._emphasis = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "thead":
            self._in_head = True
        elif tag == "caption":
            self._in_caption = True
        elif tag == "tr":
            self._end_cell()
            self.rows.append((self.first_line + self.getpos()[0] - 1, []))
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            self._span, self._down = _span_of(attributes, "colspan"), _span_of(attributes, "rowspan")
            self._header, self._emphasis = tag == "th", False
        elif tag in ("em", "strong", "b", "i"):
            self._emphasis = True
        elif tag in ("br", "p", "li", "div"):
            self._text(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "thead":
            self._end_cell()
            self._in_head = False
            self.header_rows = len(self.rows)
        elif tag == "caption":
            self._in_caption = False

    def handle_data(self, data: str) -> None:
        self._text(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _text(self, data: str) -> None:
        target = self._cell if self._cell is not None else self.caption if self._in_caption else self.outside
        target.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append((self.first_line, []))
        text = " ".join("".join(self._cell).split())
        self.rows[-1][1].append(Cell(text, self._header, self._emphasis, self._span, self._down))
        self._cell = None


def _span_of(attributes: list[tuple[str, str | None]], name: str) -> int:
    span = dict(attributes).get(name) or "1"
    return min(int(span), 100) if span.isdecimal() and int(span) else 1


def _spread_down(rows: Sequence[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """The rows with every cell that spans several of them in each; of a header, only in the first."""
    spread = []
    above: dict[int, Cell] = {}  # by column, what reaches down from the rows above
    for line, cells in rows:
        here: list[Cell] = []
        column = 0
        waiting = list(reversed(cells))
        while waiting or column in above:
            cell = above.pop(column) if column in above else waiting.pop()
            here.append(cell)
            if cell.down > 1:
                above[column] = replace(cell, down=cell.down - 1, text="" if cell.header else cell.text)
            column += cell.span
        spread.append((line, here))
    return spread


def read_html_table(html: str, first_line: int) -> tuple[Table | None, str]:
    """The table in `html` and the words beside it; `first_line` is where `html` begins in the source (1-based)."""
    grid = _Grid(first_line)
    grid.feed(html)
    grid.close()
    rows = [(line, cells) for line, cells in grid.rows if cells]
    header_rows = grid.header_rows
    if not header_rows and rows and all(cell.header for cell in rows[0][1]) and len(rows[0][1]) > 1:
        header_rows = 1  # no <thead>, but a first row of <th>
    table = build_table(_spread_down(rows), min(header_rows, len(rows)))
    caption = " ".join("".join(grid.caption).split())
    if table is not None and caption:
        table = replace(table, caption=caption)
    return table, " ".join("".join(grid.outside).split())
