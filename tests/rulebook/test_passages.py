"""Passages: cut at paragraphs and rows, nothing dropped, ids stable, sections never divided."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant.rulebook.passages import _cut


def test_a_long_section_is_cut_between_paragraphs(ingest) -> None:
    paragraphs = [f"Number {n} " + "word " * 28 + "end." for n in range(4)]
    passages = ingest("# Book\n\n## Long\n\n" + "\n\n".join(paragraphs), max_words=70).passages
    assert [passage.text.count("Number") for passage in passages] == [2, 2]
    assert {tuple(passage.heading_path) for passage in passages} == {("Book", "Long")}
    assert len({passage.section for passage in passages}) == 1
    assert [(passage.start_line, passage.end_line) for passage in passages] == [(5, 7), (9, 11)]


def test_a_cut_table_repeats_caption_category_and_column_names(ingest) -> None:
    rows = "\n".join(f"| row {n} | {n} {n} {n} {n} {n} |" for n in range(12))
    text = f"# Book\n\n**Big Table**\n\n| Name | Value |\n| --- | --- |\n| **Group** | |\n{rows}"
    passages = ingest(text, max_words=50).passages
    assert len(passages) > 1
    for passage in passages:
        assert passage.text.startswith("Big Table (Group)\nrow ")
        assert "Value: " in passage.text
        (table,) = passage.fields["tables"]
        assert table["columns"] == ["Name", "Value"]
        assert [cells[0] for cells in (row["cells"] for row in table["rows"])] == [
            line.split(" — ")[0] for line in passage.text.splitlines()[1:]
        ]


def test_one_paragraph_longer_than_a_passage_is_cut_at_sentences(ingest) -> None:
    text = " ".join(f"Sentence {n} has exactly six words." for n in range(20))
    passages = ingest(f"# Book\n\n{text}", max_words=40).passages
    assert all(len(passage.text.split()) <= 40 and passage.text.endswith("words.") for passage in passages)
    assert " ".join(passage.text for passage in passages) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["one", "two.", "Three", "four!", "(Five", 'six?")']), min_size=1, max_size=80))
def test_cutting_keeps_every_word_in_order(words: list[str]) -> None:
    pieces = list(_cut(" ".join(words), max_words=7))
    assert all(len(piece.split()) <= 7 for piece in pieces)
    # Closing quotes and brackets may be lost with the space behind a sentence, words may not.
    strip = str.maketrans("", "", '")')
    assert " ".join(pieces).translate(strip).split() == " ".join(words).translate(strip).split()


def test_fields_stand_with_the_text_that_holds_them(ingest) -> None:
    long = "\n\n".join("It goes on and on. " * 6 for _ in range(4))
    text = f"# Book\n\n## Glow\n\n_Level 1 Evocation (Bard)_\n\n**Range:** Self\n**Duration:** 1 hour\n\n{long}"
    first, *others = ingest(text, max_words=50).passages
    assert first.fields["range"] == "Self"
    assert others
    assert all(passage.fields == {} for passage in others)


def test_ids_depend_on_words_and_place_and_not_on_line_numbers(ingest) -> None:
    text = "# Book\n\n## One\n\nText of one.\n\n## Two\n\nText of two."
    before = ingest(text).passages
    moved = ingest(text.replace("# Book\n", "# Book\n\n\n\n")).passages
    assert [passage.id for passage in moved] == [passage.id for passage in before]
    assert [passage.start_line for passage in moved] == [passage.start_line + 3 for passage in before]
    assert len({passage.id for passage in ingest(text.replace("of two", "of three")).passages + before}) == 3


def test_editions_with_the_same_text_have_different_ids(ingest) -> None:
    result = ingest({"a-2014/r.md": "# One\n\nText.", "a-2024/r.md": "# One\n\nText."})
    assert [passage.edition for passage in result.passages] == ["2014", "2024"]
    assert (
        len({passage.id for passage in result.passages}) == len({passage.section for passage in result.passages}) == 2
    )


def test_the_same_text_twice_under_one_path_is_kept_once_and_reported(ingest) -> None:
    result = ingest("# Book\n\n## Rest\n\nSleep.\n\n## Other\n\nWake.\n\n## Rest\n\nSleep.")
    assert [passage.name for passage in result.passages] == ["Rest", "Other"]
    assert [(finding.line, finding.rule) for finding in result.findings if finding.rule == "duplicate"] == [
        (13, "duplicate")
    ]


def test_a_heading_without_text_keeps_its_words_and_is_reported(ingest) -> None:
    result = ingest("# Book\n\n## Empty\n\n## Full\n\nText.")
    assert [passage.text for passage in result.passages] == ["Empty", "Text."]
    assert [(f.line, f.rule) for f in result.findings if f.file == "rules.md"] == [(3, "no-text")]


def test_coverage_falls_when_words_are_lost(ingest, monkeypatch) -> None:
    text = "# Book\n\n## One\n\nKept words here.\n\n## Two\n\nLost words there."
    assert ingest(text).metrics["coverage"] == 1.0
    from dm_assistant.rulebook import reading

    everything = reading.make_passages
    monkeypatch.setattr(reading, "make_passages", lambda *given: list(everything(*given))[:1])
    assert ingest(text).metrics["coverage"] < 0.8


def test_metrics_count_entries_and_not_their_parts(ingest) -> None:
    block = "_Large Beast, Unaligned_\n\n**AC** 11\n**HP** 30\n**CR** 1\n\n### Actions\n\nBites."
    metrics = ingest(f"# Book\n\n## Bug\n\n{block}\n\n## Cat\n\n{block}").metrics
    assert metrics["entries"] == {"monster": 2}
    assert Counter(passage.kind for passage in ingest(f"# Book\n\n## Bug\n\n{block}").passages) == {"monster": 2}


def test_the_price_in_a_name_stands_in_the_text_too(ingest) -> None:
    result = ingest("# Gear\n\n## Long Rope (3 GP)\n\nIt holds.\n\n## Rope Bridges\n\nThey hold, too.")
    assert [passage.text for passage in result.passages] == ["Cost: 3 GP\nIt holds.", "They hold, too."]
    assert result.passages[0].fields["cost"] == "3 GP"


def test_a_repeated_passage_keeps_the_columns_of_both_tables(ingest) -> None:
    one, other = (f"| A | {name} |\n|---|---|\n| fox | |" for name in ("Diet", "Lair"))
    (passage,) = ingest(f"# Foxes\n\n{one}\n\n# Foxes\n\n{other}").passages
    assert [table["columns"] for table in passage.fields["tables"]] == [["A", "Diet"], ["A", "Lair"]]


def test_items_are_no_fields_cut_by_blank_lines(ingest) -> None:
    text = "# Fox\n\n*Small beast, unaligned*\n\n- **AC** 13 **Initiative** +1\n- **HP** 7\n- **Speed** 30 ft."
    assert "split-fields" not in {finding.rule for finding in ingest(text).findings}
