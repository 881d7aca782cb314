"""Our own rulebook is written in our own words: facts may come from the SRD, sentences may not.

Field lines, stat lines, table rows, headings and names are facts, and exempt.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "data" / "rulebooks" / "tabletop-basics"
SRD = ROOT.parent / "shared" / "rulebooks" / "srd-5.2.1"
RUN = 8

TAG = re.compile(r"<[^>]*>|&\w+;")
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
FIELD_LINE = re.compile(r"^\*\*[^*.]+:?\*\*:? |^_[^_]+_$")  # "**Range:** 60 feet", "**AC** 15", "_Ring, Rare_"


def words(text: str) -> list[str]:
    return WORD.findall(TAG.sub(" ", text).lower().replace("’", "'"))


def prose_paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a file without headings, field lines and table rows."""
    lines = ["" if line.startswith(("#", "|")) or FIELD_LINE.match(line) else line for line in markdown.splitlines()]
    return [block for block in "\n".join(lines).split("\n\n") if block.strip()]


def runs(tokens: list[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)]


def test_a_copied_run_of_eight_words_would_be_found():
    source = set(runs(words("The quick brown fox jumps over the lazy dog, twice.")))
    assert any(run in source for run in runs(words("A quick brown fox jumps over the lazy dog today: brown")))
    assert not any(run in source for run in runs(words("The quick brown fox jumps over a lazy dog.")))


def test_no_sentence_shares_a_run_of_eight_words_with_the_srd():
    if not SRD.is_dir():
        pytest.skip("the SRD folder is not beside the project; nothing to compare with")
    theirs = {run for path in sorted(SRD.glob("*.md")) for run in runs(words(path.read_text("utf-8-sig")))}
    copied = [
        f"{path.name}: {' '.join(run)}"
        for path in sorted(OURS.glob("*.md"))
        for paragraph in prose_paragraphs(path.read_text("utf-8"))
        for run in runs(words(paragraph))
        if run in theirs
    ]
    assert not copied, "\n".join(copied[:40])
