"""Markup of editors and remains of PDF files: taken away, reported, and no line changes its number."""

import pytest

from dm_assistant.rulebook.markup import plain_markdown


def rules(report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\\page", ""),
        ("{{wide", ""),
        ("> \\column", "> "),
        ("More {{color:red words}} here.", "More words here."),
        ("**Armor Class** :: 13", "**Armor Class** 13"),
        ("Cast [[Spark]], [[Spark|a spark]] or [[Fox#Diet]].", "Cast Spark, a spark or Fox Diet."),
        ("See ![[fox.png]] it.", "See  it."),
        ("> [!note]- On foxes", "> # On foxes"),
        ("> [!note]", "> "),
        ("A ==marked== word. ^block-1", "A marked word."),
        ("It is %%not so%% red.", "It is  red."),
        ("{@damage 2d6} of @UUID[Item.x]{Spark}, [[/r 1d4]]", "2d6 of Spark, 1d4"),
    ],
)
def test_markup_of_editors_leaves_its_words(report, text: str, plain: str) -> None:
    assert plain_markdown(text, report) == plain
    assert rules(report) == {"foreign-markup"}


@pytest.mark.parametrize("text", ["100%% sure, 50%% not", "a [link](x) and {braces}", "Title\n=====", "x: y", "1 == 2"])
def test_what_only_looks_like_markup_stays(report, text: str) -> None:
    assert plain_markdown(text, report) == text
    assert not report.findings


def test_a_box_ends_without_ending_the_section_around_it(ingest) -> None:
    text = "# Foxes\n\n## Diet\n\n{{note\n##### Aside\nThey bite.\n}}\n\nThey eat."
    assert {tuple(p.heading_path): p.text for p in ingest(text).passages} == {
        ("Foxes", "Diet"): "They eat.",
        ("Foxes", "Diet", "Aside"): "They bite.",
    }


PAGES = (
    "# Rest\n\nA long rest gives half your\n\n6\n\n*The Book*\n\nHit Dice back.\n\n"
    "## Food\n\nYou eat.\n\nThe Book\n\n7\n\n## Water\n\nYou drink up the\nTHE BOOK\n\n8\n\nwater. The Book is red.\n"
)


def test_page_numbers_and_running_titles_break_no_sentence(ingest) -> None:
    result = ingest(PAGES)
    assert [passage.text for passage in result.passages] == [
        "A long rest gives half your Hit Dice back.",
        "You eat.",
        "You drink up the water. The Book is red.",
    ]
    assert [f.line for f in result.findings if f.rule == "page-furniture"] == [5, 7, 15, 17, 22, 24]


def test_a_running_title_with_the_page_number_in_its_line_goes_too(ingest) -> None:
    result = ingest(f"{PAGES}\n## Fire\n\nIt burns up the\n\nThe Book 9\n\nhouse. The Book\n")
    assert result.passages[-1].text == "It burns up the house. The Book"


def test_numbers_that_do_not_grow_are_no_page_numbers(report) -> None:
    text = "Roll:\n\n3\n\nthen\n\n2\n\nthen\n\n4"
    assert plain_markdown(text, report) == text


def test_a_word_cut_by_the_end_of_a_line_is_whole_again(report) -> None:
    text = "A consti-\ntution save, as a half-\nelf. Half an elf."
    assert plain_markdown(text, report) == "A constitution\nsave, as a half-elf.\nHalf an elf."
    assert [(finding.rule, finding.line) for finding in report.findings] == [("hyphenated", 1), ("hyphenated", 2)]


CONTENTS = "## Contents\n\n- [Foxes](#foxes) .... 6\n  - [Diet](#diet)\n- Dogs ... 12\n\n## Foxes\n\nThey eat."


def test_a_table_of_contents_is_left_out_and_reported(ingest) -> None:
    result = ingest(CONTENTS)
    assert [passage.heading_path for passage in result.passages] == [["Foxes"]]
    assert ("contents", 1) in [(finding.rule, finding.line) for finding in result.findings]


def test_a_list_under_the_name_of_a_contents_that_holds_rules_stays(report) -> None:
    text = CONTENTS.replace("- Dogs ... 12", "- The chest holds a gem.")
    assert plain_markdown(text, report) == text


def test_a_file_that_is_but_an_index_is_left_out(ingest) -> None:
    index = "# Index\n\n- Foxes, 6\n- Dogs, 12\n- Cats, 3\n"
    result = ingest({"book/index.md": index, "book/rules.md": "# Foxes\n\nThey eat."})
    assert {passage.file for passage in result.passages} == {"rules.md"}
    assert "index.md is no rulebook text" in [finding.message for finding in result.findings]
