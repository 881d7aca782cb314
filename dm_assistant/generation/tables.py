"""Facts from the rows of tables: what stands in a column for a row, and which of two neighbours is higher."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from dm_assistant.generation.facts import Fact, quote, sentence
from dm_assistant.records import Passage

LONGEST_CELL = 160  # characters; a longer cell is prose
_NUMBER = re.compile(r"(\d[\d,]*)\b(.*)")
_CLUMSY = re.compile(r"[\d,;]")  # in a row's name: "Cloth, paper, rope or Crystal, glass, ice" asks nobody
_CODE = re.compile(r"[A-Z](?:, [A-Z])*")  # "C, R" says something only to who reads the table's legend
_EMPTY = ("", "—", "–", "-")


def table_facts(passage: Passage, random: Random) -> Iterator[Fact]:
    """For every row one column, and for every table one comparison of two neighbouring rows."""
    for table in passage.fields.get("tables") or []:
        columns, name = table["columns"], table.get("caption") or passage.name
        # a column twice: two tables printed side by side, whose rows have nothing to do with each other
        if len(columns) < 2 or not all(columns) or len(set(columns)) < len(columns):
            continue
        comparisons = []
        for row, below in zip(table["rows"], [*table["rows"][1:], None], strict=True):
            yield from _row_fact(passage, name, columns, row["cells"], random)
            if below:
                comparisons += _comparison(passage, name, columns, row["cells"], below["cells"])
        yield from random.sample(comparisons, min(1, len(comparisons)))


def _row_fact(passage: Passage, table: str, columns: list[str], cells: list[str], random: Random) -> Iterator[Fact]:
    told = [
        (column, cell)
        for column, cell in list(zip(columns, cells, strict=True))[1:]
        if cell.strip() not in (*_EMPTY, "Yes", "No")
        and len(cell) <= LONGEST_CELL
        and not column.endswith("?")
        and not _CODE.fullmatch(cell)
    ]
    if not told or cells[0].strip() in _EMPTY:
        return
    column, cell = random.choice(told)
    evidence = quote(passage.text, cells[0], cell)
    if evidence is None:
        return
    key, head = _key(columns[0], cells[0]), column.rstrip("*… ")
    yield Fact(
        passage,
        f"table {table} {cells[0]} {column}",
        "table",
        (
            f"What does the {table} table say under {head} for {key}?",
            f"In the {table} table, what does {key} have under {head}?",
            f"{table} table: what is the {head} entry for {key}?",
        ),
        sentence(cell),
        evidence,
    )


def _comparison(passage: Passage, table: str, columns: list[str], one: list[str], other: list[str]) -> list[Fact]:
    """Which of two rows has the higher number; only where both cells are a number with the same unit."""
    found = []
    for column, first, second in list(zip(columns, one, other, strict=True))[1:]:
        a, b = _NUMBER.fullmatch(first), _NUMBER.fullmatch(second)
        if not a or not b or a[2] != b[2] or _value(a) == _value(b) or _CLUMSY.search(one[0] + other[0]):
            continue
        evidence = _both_rows(passage.text, (one[0], first), (other[0], second))
        if evidence is None:
            continue
        (better, more), (_, less) = sorted(((one[0], a), (other[0], b)), key=lambda pair: -_value(pair[1]))
        found.append(
            Fact(
                passage,
                f"compare {table} {one[0]} {other[0]} {column}",
                "comparison",
                (
                    f"In the {table} table, which has the higher {column}: {one[0]} or {other[0]}?",
                    f"{one[0]} or {other[0]}: which has the higher {column} in the {table} table?",
                ),
                sentence(f"{better}, {more[0]} against {less[0]}"),
                evidence,
            )
        )
    return found


def _both_rows(text: str, one: tuple[str, str], other: tuple[str, str]) -> str | None:
    """The text from the row `one` to the row `other`, both included."""
    first, last = quote(text, *one), quote(text, *other)
    if not first or not last or text.find(first) >= text.find(last):
        return None
    return text[text.find(first) : text.find(last) + len(last)]


def _key(column: str, cell: str) -> str:
    """How a row is named: "Score 16" for a bare number, else its first cell."""
    if re.fullmatch(r"\d*d\d+", column):
        return f"a {column} roll of {cell}"
    return f"{column} {cell}" if re.match(r"[\d+−-]", cell) else cell


def _value(match: re.Match[str]) -> Any:
    return int(match[1].replace(",", ""))
