"""What is decided in a spreadsheet arrives whole or not at all, whatever the spreadsheet did to the file."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.errors import UserError
from dm_assistant.records import Pair, Verdict
from dm_assistant.review.cases import make_cases
from dm_assistant.review.spreadsheet import COLUMNS, read_csv, write_csv
from tests.review.conftest import DAMAGE, HOUR, LIGHT, PASSAGES, RANGE, VERDICTS, decision, pair

NOW = datetime(2026, 1, 1, 10, tzinfo=UTC)


def exported(path, verdicts=VERDICTS) -> list[dict[str, str]]:
    write_csv(path, make_cases(PASSAGES, verdicts), {})
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def kept(one: Pair) -> Verdict:
    return Verdict(pair=one, accepted=True)


def saved_again(path, rows, delimiter=",", encoding="utf-8") -> None:
    """Write the rows as a spreadsheet does."""
    with path.open("w", encoding=encoding, newline="") as file:
        table = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)


@pytest.fixture
def filled(tmp_path):
    """A function that exports, fills in cells of the first rows, and reads the file again."""

    def fill(*cells: dict[str, str], **saving):
        path = tmp_path / "pairs.csv"
        rows = exported(path)
        for row, changes in zip(rows, cells, strict=False):
            row.update(changes)
        saved_again(path, rows, **saving)
        return list(read_csv(path, "ann", NOW).values())

    return fill


def test_rows_that_are_filled_in_become_decisions(filled):
    decisions = filled(
        {"verdict": "Accept ", "note": "fine"},
        {"new_answer": "1d10 Fire damage."},
        {"verdict": "reject", "reason": "trivial"},
    )
    assert decisions == [
        decision(RANGE, "accept", "ann", note="fine"),
        decision(DAMAGE, "edit", "ann", answer="1d10 Fire damage."),
        decision(LIGHT, "reject", "ann", reason="trivial"),
    ]


def test_an_untouched_file_decides_nothing(filled):
    assert filled() == []


@pytest.mark.parametrize("saving", [{"delimiter": ";"}, {"encoding": "utf-8-sig"}])
def test_other_ways_to_save_csv_are_read(filled, saving):
    assert len(filled({"verdict": "accept"}, **saving)) == 1


def test_a_row_shows_what_the_desk_shows(tmp_path):
    row = exported(tmp_path / "pairs.csv")[2]
    assert (row["question"], row["source"], row["type"]) == (LIGHT.question, "Basics › Rules › Torch", "how")
    assert row["judge"] == "5/2/5 It does not say so."
    assert row["checks"] == ""


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"verdict": "maybe"}, "verdict 'maybe' is none of accept, reject, edit"),
        ({"verdict": "accept", "reason": "wrong"}, "reason 'wrong': a reject may have one of"),
        ({"verdict": "reject", "reason": "silly"}, "reason 'silly': a reject may have one of"),
        ({"verdict": "edit"}, "an edit needs new text"),
        ({"verdict": "edit", "new_question": DAMAGE.question}, "the edit changes nothing"),
        ({"new_answer": DAMAGE.answer}, "the edit changes nothing"),
        ({"verdict": "reject", "new_answer": "x"}, "new_question and new_answer go with edit"),
        ({"note": "hm"}, "a reason or note without a verdict"),
        ({"verdict": "accept", "answer": "120 metres."}, "question, answer or id are not as exported"),
        ({"verdict": "accept", "id": "1.2E+15"}, "question, answer or id are not as exported"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(filled, cells, message):
    with pytest.raises(UserError, match=r"pairs\.csv, line \d+: ") as refused:
        filled({"verdict": "accept"}, cells)
    assert message in str(refused.value)


def test_a_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    with pytest.raises(UserError, match="dm review --export"):
        read_csv(path, "ann", NOW)
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match="no column verdict, reason"):
        read_csv(path, "ann", NOW)
    path.write_bytes("verdict,é".encode("latin-1"))
    with pytest.raises(UserError, match="not UTF-8"):
        read_csv(path, "ann", NOW)


def test_a_row_with_too_few_cells_is_refused(tmp_path):
    path = tmp_path / "pairs.csv"
    exported(path)
    path.write_text(path.read_text("utf-8-sig") + "accept,\r\n", newline="")
    with pytest.raises(UserError, match="15 columns are expected"):
        read_csv(path, "ann", NOW)


@pytest.mark.parametrize("second", [{"verdict": "reject"}, {"verdict": "accept"}])
def test_two_rows_that_decide_about_one_pair_are_refused_with_both_lines(tmp_path, second):
    path = tmp_path / "pairs.csv"
    rows = exported(path)
    hour = rows[3]
    saved_again(path, [{**hour, "verdict": "accept"}, rows[2], {**hour, **second}])
    with pytest.raises(UserError, match=rf"pairs\.csv, lines 2 and 4: both decide about pair {HOUR.id}"):
        read_csv(path, "ann", NOW)
    saved_again(path, [{**hour, "verdict": "accept"}, rows[2], hour])  # a copy that decides nothing
    assert len(read_csv(path, "ann", NOW)) == 1


def test_a_quotation_mark_that_does_not_end_is_named_with_its_line(tmp_path):
    path = tmp_path / "pairs.csv"
    rows = exported(path)[2:4]
    saved_again(path, rows)
    path.write_text(path.read_text("utf-8") + '"' + "a line that goes on\n" * 7000, "utf-8")
    with pytest.raises(UserError, match=r"pairs\.csv, line 4: .*limit.*quotation marks"):
        read_csv(path, "ann", NOW)


def test_an_export_replaces_no_file_and_makes_no_folder(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("filled in")
    with pytest.raises(UserError, match=r"pairs\.csv exists"):
        exported(path)
    assert path.read_text() == "filled in"
    with pytest.raises(UserError, match="there is no folder"):
        exported(tmp_path / "mistyped" / "pairs.csv")
    assert not (tmp_path / "mistyped").exists()


@pytest.mark.parametrize("answer", ["+5.", "-1", "=1+1", "@home", "1/2", "1,000", "'Tis so.", "12:30"])
def test_no_cell_looks_like_a_formula_a_number_or_a_date(tmp_path, answer):
    row = exported(tmp_path / "pairs.csv", [kept(pair("Prone", "What?", answer, "half its Speed"))])[0]
    assert row["answer"] == f"'{answer}"


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1, max_size=20)


@given(question=TEXTS, answer=TEXTS)
def test_every_text_comes_back_as_it_was(tmp_path_factory, question, answer):
    path = tmp_path_factory.getbasetemp() / "property.csv"
    path.unlink(missing_ok=True)
    one = pair("Prone", question, answer, "half its Speed")
    rows = exported(path, [kept(one)])
    rows[0]["verdict"] = "accept"
    saved_again(path, rows)
    assert list(read_csv(path, "ann", NOW).values()) == [decision(one, "accept", "ann")]
