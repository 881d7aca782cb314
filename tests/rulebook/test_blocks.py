"""Lines, bullets, broken paragraphs and HTML: what Markdown leaves open and rulebooks get wrong."""

import pytest


def texts(blocks) -> list[str]:
    return [block.text for block in blocks]


def test_field_lines_stay_lines_though_commonmark_joins_them(blocks_of) -> None:
    (block,) = blocks_of("**Range:** 60 feet\n**Duration:** Instantaneous")
    assert block.text == "Range: 60 feet\nDuration: Instantaneous"


def test_hard_wrapped_prose_is_joined(blocks_of) -> None:
    (block,) = blocks_of("A wolf that\n_howls_ at the\n**full** moon.")
    assert block.text == "A wolf that howls at the full moon."


@pytest.mark.parametrize("line_end", ["  \n", "<br>\n", " <br>\n&emsp;", "\\\n"])
def test_a_hard_break_is_a_new_line(blocks_of, line_end: str) -> None:
    (block,) = blocks_of(f"One.{line_end}Two.")
    assert block.text == "One.\nTwo."


def test_a_run_in_label_begins_a_line(blocks_of) -> None:
    (block,) = blocks_of("It moves away.\n_Higher Level._ It moves farther.")
    assert block.text == "It moves away.\nHigher Level. It moves farther."


def test_lines_know_where_they_stand(blocks_of) -> None:
    (block,) = blocks_of("\n\n**A:** 1\n**B:** 2\n**C:** 3")
    assert [line.number for line in block.lines] == [3, 4, 5]


def test_a_bullet_character_is_a_list_item_and_is_reported(blocks_of, report) -> None:
    blocks = blocks_of("Choose:\n• one\n• two")
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Choose:"),
        ("item", "• one"),
        ("item", "• two"),
    ]
    assert [(finding.rule, finding.line) for finding in report.findings] == [("bullet", 2), ("bullet", 3)]


def test_markdown_items_get_the_same_bullet_and_numbers_stay(blocks_of) -> None:
    assert texts(blocks_of("- one\n* two\n\ntext\n\n3. three")) == ["• one", "• two", "text", "3. three"]


def test_a_paragraph_broken_in_mid_sentence_is_one_again(blocks_of, report) -> None:
    (block,) = blocks_of("Any creature that starts its turn within\n\na 30-foot circle is dazed.")
    assert block.text == "Any creature that starts its turn within a 30-foot circle is dazed."
    assert [finding.rule for finding in report.findings] == ["broken-paragraph"]


def test_a_sentence_may_be_broken_after_a_figure(blocks_of) -> None:
    (block,) = blocks_of("Any ship that is salvaged here costs 1,000\n\ngp in the end.")
    assert block.text == "Any ship that is salvaged here costs 1,000 gp in the end."


def test_two_sentences_stay_two_paragraphs(blocks_of) -> None:
    assert len(blocks_of("Any creature that starts its turn there burns.\n\nA new thought follows.")) == 2


def test_a_run_in_paragraph_that_slipped_into_an_item_is_let_out(blocks_of, report) -> None:
    blocks = blocks_of("- **two wolves** (100 XP)\n  **Example 2.** A harder fight.")
    assert [(block.kind, block.text) for block in blocks] == [
        ("item", "• two wolves (100 XP)"),
        ("paragraph", "Example 2. A harder fight."),
    ]
    assert [finding.rule for finding in report.findings] == ["item-swallows-paragraph"]


def test_comments_and_rules_leave_no_text(blocks_of) -> None:
    assert texts(blocks_of("One.\n\n<hr>\n\n<!-- not shown -->\n\nTwo.")) == ["One.", "Two."]


def test_links_keep_their_words_only(blocks_of) -> None:
    assert texts(blocks_of("See [the rules](https://example.org/x) and ![a map](map.png).")) == [
        "See the rules and a map."
    ]


def test_an_html_table_with_blank_lines_inside_is_one_table(blocks_of) -> None:
    (block,) = blocks_of("<table>\n<tr><th>A</th><th>B</th></tr>\n\n    <tr><td>1</td><td>2</td></tr>\n\n</table>")
    assert block.table.columns == ("A", "B")
    assert [(row.cells, row.line) for row in block.table.rows] == [(("1", "2"), 4)]


def test_words_of_other_html_are_kept(blocks_of) -> None:
    assert texts(blocks_of("<div>\n<p>Kept &amp; shown</p>\n</div>")) == ["Kept & shown"]


def test_text_right_below_a_field_is_not_part_of_it(blocks_of, report) -> None:
    (block,) = blocks_of("**Range:** Touch\n**Duration:** 1 hour\nYou touch a wolf.")
    assert block.text == "Range: Touch\nDuration: 1 hour\nYou touch a wolf."
    assert [(finding.rule, finding.line) for finding in report.findings] == [("text-after-fields", 3)]


def test_a_wrapped_field_stays_one_line(blocks_of) -> None:
    (block,) = blocks_of(
        "**Components:** V, M (a bit of\nRuby dust)\n"
        "**Range:** 60 feet or, outside of any building or other shelter, even\nTwo miles"
    )
    assert block.text.splitlines() == [
        "Components: V, M (a bit of Ruby dust)",
        "Range: 60 feet or, outside of any building or other shelter, even Two miles",
    ]


def test_wrapped_prose_behind_a_run_in_label_is_joined(blocks_of) -> None:
    (block,) = blocks_of("**Keen.** It has\nAdvantage.")
    assert block.text == "Keen. It has Advantage."


def test_html_headings_paragraphs_and_items_are_blocks_with_their_lines(blocks_of) -> None:
    blocks = blocks_of(
        '<h3 id="cane">Cane</h3>\n<i>Staff, rare</i><br>\nIt **leans**.\n\n<ul>\n<li>one</li>\n<li>two</li></ul>'
    )
    assert [(block.kind, block.level, block.text, block.start) for block in blocks] == [
        ("heading", 3, "Cane", 1),
        ("paragraph", 0, "Staff, rare\nIt leans.", 2),
        ("item", 0, "• one", 6),
        ("item", 0, "• two", 7),
    ]


def test_html_paragraphs_are_two_and_keep_their_styles(blocks_of) -> None:
    intro, fields = blocks_of(
        "<p><em>Evocation cantrip</em></p>\n<p><b>Range:</b> 60&nbsp;feet<br>\n<b>Duration:</b> 1 hour</p>"
    )
    assert intro.all_italic
    assert [(line.label, line.text) for line in fields.lines] == [
        ("Range:", "Range: 60 feet"),
        ("Duration:", "Duration: 1 hour"),
    ]


def test_lines_that_all_read_as_fields_are_fields_though_not_bold(blocks_of, report) -> None:
    (block,) = blocks_of("Casting Time: 1 action\nRange: 30 feet")
    assert [line.label for line in block.lines] == ["Casting Time:", "Range:"]
    assert [finding.rule for finding in report.findings] == ["plain-fields"]


def test_prose_with_a_colon_in_one_line_is_prose(blocks_of, report) -> None:
    (block,) = blocks_of("Remember: a fox\nbites.")
    assert block.text == "Remember: a fox bites."
    assert not report.findings
