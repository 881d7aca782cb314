"""One table model for pipes, HTML, category rows, two headers, panels and ability scores."""

import pytest

from dm_assistant.rulebook.tables import row_text


def table_of(blocks_of, text: str):
    (table,) = [block.table for block in blocks_of(text) if block.table]
    return table


def rows(table) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(row.category, row.cells) for row in table.rows]


WEAPONS_HTML = """<table>
<thead><tr><th>Name</th><th>Damage</th><th>Cost</th></tr></thead>
<tbody>
<tr><th colspan="3"><em>Simple</em></th></tr>
<tr><td>Club</td><td>1d4</td><td>1 SP</td></tr>
<tr><td colspan="3"><em>Martial</em></td></tr>
<tr><td>Lance</td><td>1d10</td><td>10 GP</td></tr>
</tbody></table>"""
WEAPONS_PIPES = """| Name | Damage | Cost |
| --- | --- | --- |
| *Simple* | | |
| Club | 1d4 | 1 SP |
| **Martial** | | |
| Lance | 1d10 | 10 GP |"""


@pytest.mark.parametrize("text", [WEAPONS_HTML, WEAPONS_PIPES, WEAPONS_PIPES.replace("*", "")])
def test_category_rows_give_their_name_to_the_rows_below(blocks_of, text: str) -> None:
    table = table_of(blocks_of, text)
    assert table.columns == ("Name", "Damage", "Cost")
    assert rows(table) == [("Simple", ("Club", "1d4", "1 SP")), ("Martial", ("Lance", "1d10", "10 GP"))]


def test_a_row_reads_as_a_line(blocks_of) -> None:
    table = table_of(blocks_of, WEAPONS_PIPES)
    assert row_text(table, table.rows[0]) == "Club — Damage: 1d4; Cost: 1 SP"


def test_a_row_that_begins_with_a_figure_names_its_column(blocks_of) -> None:
    table = table_of(blocks_of, "| Level | XP |\n| --- | --- |\n| 2 | 300 |")
    assert row_text(table, table.rows[0]) == "Level 2 — XP: 300"


def test_two_header_rows_become_one(blocks_of) -> None:
    text = (
        '<table><thead><tr><th></th><th colspan="2">——Difficulty——</th></tr>'
        "<tr><th>Level</th><th>Low</th><th>High</th></tr></thead><tr><td>1</td><td>50</td><td>100</td></tr></table>"
    )
    assert table_of(blocks_of, text).columns == ("Level", "Difficulty Low", "Difficulty High")


def test_a_first_row_of_th_is_a_header_without_thead(blocks_of) -> None:
    text = "<table><tr><th>Coin</th><th>GP</th></tr><tr><td>Silver</td><td>1/10</td></tr></table>"
    table = table_of(blocks_of, text)
    assert (table.columns, rows(table)) == (("Coin", "GP"), [(None, ("Silver", "1/10"))])


def test_a_table_without_header_reads_as_name_and_value(blocks_of) -> None:
    table = table_of(blocks_of, "<table><tr><td>Hit Die</td><td>D12</td></tr></table>")
    assert row_text(table, table.rows[0]) == "Hit Die: D12"


def test_panels_side_by_side_are_stacked(blocks_of) -> None:
    text = "| CR | XP | CR | XP |\n| --- | --- | --- | --- |\n| 0 | 10 | 2 | 450 |\n| 1 | 200 | | |"
    table = table_of(blocks_of, text)
    assert table.columns == ("CR", "XP")
    assert [row.cells for row in table.rows] == [("0", "10"), ("1", "200"), ("2", "450")]


ABILITIES = [
    "| STR | DEX | CON | INT | WIS | CHA |\n|---|---|---|---|---|---|\n"
    "| 21 (+5) | 9 (−1) | 15 (+2) | 18 (+4) | 15 (+2) | 18 (+4) |",
    "| Ability | Score | Mod | Save |\n|---|---|---|---|\n| STR | 21 | +5 | +5 |\n| DEX | 9 | −1 | +3 |\n"
    "| CON | 15 | +2 | +6 |\n| INT | 18 | +4 | +8 |\n| WIS | 15 | +2 | +6 |\n| CHA | 18 | +4 | +4 |",
    "<table><thead><tr><th></th><th></th><th>MOD</th><th>SAVE</th></tr></thead>"
    "<tr><td><strong>STR</strong></td><td>21</td><td>+5</td><td>+5</td><td>DEX</td><td>9</td><td>−1</td><td>+3</td>"
    "<td>CON</td><td>15</td><td>+2</td><td>+6</td></tr><tr><td>INT</td><td>18</td><td>+4</td><td>+8</td>"
    "<td>WIS</td><td>15</td><td>+2</td><td>+6</td><td>CHA</td><td>18</td><td>+4</td><td>+4</td></tr></table>",
]


@pytest.mark.parametrize("text", ABILITIES, ids=["2014", "vertical", "three panels"])
def test_ability_scores_become_six_rows_from_every_layout(blocks_of, text: str) -> None:
    table = table_of(blocks_of, text)
    assert [row.cells[:3] for row in table.rows] == [
        ("STR", "21", "+5"),
        ("DEX", "9", "−1"),
        ("CON", "15", "+2"),
        ("INT", "18", "+4"),
        ("WIS", "15", "+2"),
        ("CHA", "18", "+4"),
    ]


def test_ability_scores_in_wrong_cells_are_read_as_a_stream(blocks_of) -> None:
    text = (
        "<table><tr><td>STR</td><td>30</td><td>+10 +10</td><td>DEX</td><td>DEX</td><td>10 +0</td><td>+7</td>"
        "<td>CON 29</td><td>CON</td><td>29</td><td>+9 +9</td><td>INT</td></tr><tr><td>INT</td><td>18</td><td>+4 +4</td>"
        "<td>WIS</td><td>15 +2</td><td>+9</td><td>CHA 27</td><td>CHA</td><td>27</td><td>+8 +8</td></tr></table>"
    )
    table = table_of(blocks_of, text)
    assert table.scrambled
    assert [row.cells for row in table.rows] == [
        ("STR", "30", "+10", "+10"),
        ("DEX", "10", "+0", "+7"),
        ("CON", "29", "+9", "+9"),
        ("INT", "18", "+4", "+4"),
        ("WIS", "15", "+2", "+9"),
        ("CHA", "27", "+8", "+8"),
    ]


def test_a_caption_line_belongs_to_its_table(ingest) -> None:
    (passage,) = ingest("# Coins\n\n**Coin Values**\n\n| Coin | GP |\n| --- | --- |\n| Silver | 1/10 |").passages
    assert passage.text == "Coin Values\nSilver — GP: 1/10"
    assert passage.fields["tables"] == [
        {"caption": "Coin Values", "columns": ["Coin", "GP"], "rows": [{"category": None, "cells": ["Silver", "1/10"]}]}
    ]


def test_a_category_with_nothing_below_it_is_kept_as_a_row(blocks_of) -> None:
    text = "| Name | Cost |\n| --- | --- |\n| **Empty** | |\n| **Full** | |\n| Club | 1 |\n| **Last** | |"
    assert rows(table_of(blocks_of, text)) == [
        (None, ("Empty", "")),
        ("Full", ("Club", "1")),
        (None, ("Last", "")),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td><b>Name</b></td><td><b>Effect</b></td></tr><tr><td>Fox</td><td>Bites</td></tr>",
        "<tr><td>Name</td><td>Cost</td><td>Effect</td></tr>"
        "<tr><td>Fox</td><td>1 gp</td><td>Bites</td></tr><tr><td>Dog</td><td>2 gp</td><td>Barks</td></tr>",
    ],
    ids=["emphasised", "above figures"],
)
def test_a_header_that_is_not_marked_shows_by_its_looks(blocks_of, table: str) -> None:
    assert table_of(blocks_of, f"<table>{table}</table>").columns[0] == "Name"


def test_a_cell_that_spans_rows_stands_in_each(blocks_of) -> None:
    table = table_of(
        blocks_of,
        '<table><thead><tr><th rowspan="2">Name</th><th colspan="2">Speed</th></tr><tr><th>Walk</th><th>Fly</th></tr>'
        '</thead><tr><td rowspan="2">Fox</td><td>10</td><td>20</td></tr><tr><td>15</td><td>25</td></tr></table>',
    )
    assert table.columns == ("Name", "Speed Walk", "Speed Fly")
    assert [row.cells for row in table.rows] == [("Fox", "10", "20"), ("Fox", "15", "25")]


def test_ability_scores_in_two_panels(blocks_of) -> None:
    table = table_of(
        blocks_of,
        "| STR | MOD | SAVE | DEX | MOD | SAVE | CON | MOD | SAVE |\n|---|---|---|---|---|---|---|---|---|\n"
        "| 17 | +3 | +5 | 10 | +0 | +0 | 16 | +3 | +3 |\n"
        "| **INT** | **MOD** | **SAVE** | **WIS** | **MOD** | **SAVE** | **CHA** | **MOD** | **SAVE** |\n"
        "| 5 | −3 | −3 | 13 | +1 | +1 | 8 | −1 | −1 |",
    )
    assert table.ability_scores
    assert [row.cells for row in table.rows][:1] == [("STR", "17", "+3", "+5")]
    assert [row.cells for row in table.rows][-1:] == [("CHA", "8", "−1", "−1")]


def test_names_of_abilities_over_words_are_no_ability_scores(blocks_of) -> None:
    text = (
        "| STR | DEX | CON | INT | WIS | CHA |\n|---|---|---|---|---|---|\n| Lift | Dodge | Live | Know | See | Talk |"
    )
    assert not table_of(blocks_of, text).ability_scores


def test_the_only_column_is_named_in_the_text(blocks_of) -> None:
    table = table_of(blocks_of, "| Omen |\n|---|\n| A fox |")
    assert row_text(table, table.rows[0]) == "Omen: A fox"
