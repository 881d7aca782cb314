"""Any Markdown at all: no crash, no word lost, ids unique and stable. RULEBOOK_FUZZ=20000 tests for longer."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dm_assistant.errors import UserError
from dm_assistant.rulebook.reading import read_rulebooks, source_words

WORDS = st.sampled_from(
    "dragon Fireball level 3 Actions Step 2: (25 GP) [Condition] STR DEX 14 −5 +2 18 lb. — "
    "1/4 • * _x_ a's ½ é 龍".split()
)
MARK = st.integers(100, 99_999).map("w{}".format)  # a word that stands nowhere else, so that its loss shows
SENTENCE = st.tuples(MARK, st.lists(WORDS, max_size=6), MARK).map(
    lambda parts: " ".join([parts[0], *parts[1], parts[2]])
)
CELLS = st.lists(SENTENCE, min_size=1, max_size=5)
SPANS = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda pair: 'colspan="{}" rowspan="{}"'.format(*pair))
ODD = st.sampled_from(
    ["<br>", "<hr>", "&emsp;", "<table>", "</table>", "<td>", "***", "**", "`", "~~~", "> ", "- ", "|", "[", "<"]
)


@st.composite
def html_table(draw) -> str:
    rows = draw(st.lists(CELLS, min_size=1, max_size=4))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    body = gap.join("<tr>" + "".join(f"<td {draw(SPANS)}>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{gap}{body}{gap}</table>"


@st.composite
def pipe_table(draw) -> str:
    head, *rows = draw(st.lists(CELLS, min_size=2, max_size=4))
    width = len(head)
    lines = [head, ["---"] * width, *([*row, *[""] * width][:width] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


BLOCK = st.one_of(
    st.tuples(st.integers(1, 6), SENTENCE).map(lambda pair: "#" * pair[0] + " " + pair[1]),
    SENTENCE,
    SENTENCE.map(lambda text: f"**{text}**"),
    SENTENCE.map(lambda text: f"_{text}_"),
    st.tuples(SENTENCE, SENTENCE).map(lambda pair: f"**{pair[0]}:** {pair[1]}"),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    html_table(),
    pipe_table(),
    st.tuples(st.integers(1, 6), SENTENCE).map(lambda pair: "<h{0}>{1}</h{0}>".format(*pair)),
    st.tuples(SENTENCE, SENTENCE).map("<p>{0[0]}<br>\n{0[1]}</p>".format),
    st.tuples(SENTENCE, SENTENCE).map("<ul><li>{0[0]}</li>\n<li>{0[1]}</li></ul>".format),
    st.tuples(SENTENCE, SENTENCE).map("Range: {0[0]}\nDuration: {0[1]}".format),
    st.tuples(SENTENCE, SENTENCE).map("| Range | Duration |\n|---|---|\n| {0[0]} | {0[1]} |".format),
    st.lists(MARK, min_size=3, max_size=4).map(lambda names: "\n".join(f"- **{name}**: 2 gp, 1 lb." for name in names)),
    st.lists(SENTENCE, min_size=3, max_size=4).map(
        lambda texts: "## Conditions\n\n" + "\n\n".join(f"**w{n}.** {text}" for n, text in enumerate(texts))
    ),
    st.sampled_from(
        [
            *(
                "_Level 3 Evocation (Wizard)_",
                "_Large Beast, Unaligned_",
                "**AC** 12 **Initiative** +1",
                "**HP** 5 (1d10)",
            ),
            *("Actions", "## Chapter 2: Spells", "> [!note] w1", "{{note\nw2\n}}", "[[target|w4]]", "syl-\nlable"),
        ]
    ),
    st.tuples(ODD, SENTENCE).map("".join),
)
MARKUP_WORDS = {"note", "target", "syl", "lable"}  # of the shapes above: markup, and a word cut in two
QUOTE = st.lists(BLOCK, min_size=1, max_size=3).map(lambda blocks: "> " + "\n\n".join(blocks).replace("\n", "\n> "))
DOCUMENT = st.lists(st.one_of(BLOCK, BLOCK, BLOCK, QUOTE), min_size=1, max_size=8).map("\n\n".join)


def passages_of(text: str):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "book"  # the title comes from this name
        folder.mkdir()
        (folder / "rules.md").write_text(text, encoding="utf-8")
        return read_rulebooks(folder, max_words=40).passages


@settings(
    max_examples=int(os.environ.get("RULEBOOK_FUZZ", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(DOCUMENT)
def test_no_word_is_lost_and_ids_are_unique_and_stable(text: str) -> None:
    assume(text.strip() and len(text.split()) < 200)
    try:
        passages = passages_of(text)
    except UserError as problem:
        if "no text" not in str(problem):  # nothing but headings is refused as a whole
            raise
        return
    ids = [passage.id for passage in passages]
    assert len(ids) == len(set(ids))
    assert ids == [passage.id for passage in passages_of(text)]
    shown = []
    for passage in passages:
        columns = [column for table in passage.fields.get("tables", []) for column in table["columns"]]
        shown += [passage.text, *passage.heading_path, *columns]
    lost = set(source_words(text)) - set(source_words(" ".join(shown).replace("<", " "))) - MARKUP_WORDS
    assert not lost, (lost, [passage.text for passage in passages])
