"""The figures of our rulebook agree with the tables of facts beside this test.

Each row of `facts/*.csv` names a file, a heading in it and a text that the section under this
heading must contain (bold, italics and spacing aside), for example `Range: 150 feet` or
`| Dagger | 1d4 Piercing |`. The tables were compiled from the SRD 5.2.1, not from our own text.
"""

import csv
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OURS = HERE.parents[1] / "data" / "rulebooks" / "tabletop-basics"
HEADING = re.compile(r"^(#{1,6}) +(.*?)\s*$")
TABLES = sorted((HERE / "facts").glob("*.csv"))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_]", "", text)).strip()


def sections(markdown: str) -> dict[str, str]:
    """Heading → the text under it, its sub-sections included."""
    found: dict[str, str] = {}
    open_headings: list[tuple[int, str]] = []
    for line in markdown.splitlines():
        if match := HEADING.match(line):
            depth, name = len(match[1]), plain(match[2])
            open_headings = [(d, n) for d, n in open_headings if d < depth] + [(depth, name)]
        for _, name in open_headings:
            found[name] = found.get(name, "") + line + "\n"
    return {name: plain(text) for name, text in found.items()}


def test_there_are_facts_to_compare():
    assert TABLES, "no table of facts: the tests below would pass without looking at anything"


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_fact_stands_in_its_section(table):
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows, f"{table.name} is empty"
    books = {name: sections((OURS / name).read_text("utf-8")) for name in sorted({row["file"] for row in rows})}
    wrong = [
        f"{table.name} line {number}: {row['section']!r} in {row['file']} lacks {row['contains']!r}"
        for number, row in enumerate(rows, start=2)
        if plain(row["contains"]) not in books[row["file"]].get(plain(row["section"]), "")
    ]
    assert not wrong, "\n".join(wrong[:40])
