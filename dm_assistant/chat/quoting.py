"""The parts of a passage that can be quoted: sentences with their place, and the span that a label opens.

Pure functions on text. Everything they return stands in the text, letter for letter.
"""

import re
from dataclasses import dataclass

LONGEST_QUOTE = 600  # characters: what is read at the table in one glance
LONGEST_PARAGRAPH = 480  # of those that are quoted whole
MOST_SENTENCES = 3

# A full stop after these ends no sentence; nor does one after a lone letter.
_ABBREVIATION = re.compile(r"(?:\b(?:ft|lb|vs|e\.g|i\.e|etc|approx|Mr|Mrs|Dr|St)|\s\w)\.$")
_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“(]?[A-Z0-9])")
_CLOSED = re.compile(r"[.!?:;][\W_]*$")
_ROW = re.compile(r"([^.;:—]{1,60}) — [^.;:]{1,60}\.?: ")
_FIELD = re.compile(r"\W*[A-Z][\w ]{0,20}: |[^.]* — \w+: ")
_LABEL_WORDS = 6  # "Paralyzing Touch." opens a paragraph and says nothing alone
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "\u00a0": " "})


@dataclass(frozen=True)
class Sentence:
    """One sentence or table row and where it stands in the text. `label`: the first cell of a row, else ''."""

    text: str
    start: int
    end: int
    label: str = ""


def sentences(text: str) -> list[Sentence]:
    """The sentences of a passage in order. A line is a paragraph or a table row.

    A paragraph that a label opens, such as an attack in a stat block, is one piece unless it is long.
    """
    found: list[Sentence] = []
    place = 0
    for line in text.split("\n"):
        start = 0
        row = _ROW.match(line)
        ends = [match.end() for match in _END.finditer(line)]
        if row or (ends and _is_label(line[: ends[0]]) and len(line) <= LONGEST_PARAGRAPH):
            ends = []
        for end in [*ends, len(line)]:
            piece = line[start:end]
            closed = end == len(line) or not (_ABBREVIATION.search(piece.rstrip()) or _is_label(piece))
            if closed and piece.strip():
                first = place + start + len(piece) - len(piece.lstrip())
                end_of_piece = place + start + len(piece.rstrip())
                found.append(Sentence(piece.strip(), first, end_of_piece, row[1] if row else ""))
            if closed:
                start = end
        place += len(line) + 1
    return found


def rows(text: str) -> list[Sentence]:
    """The table rows among the sentences of a passage, without cutting the rest."""
    found: list[Sentence] = []
    place = 0
    for line in text.split("\n"):
        if row := _ROW.match(line):
            found.append(Sentence(line.strip(), place, place + len(line.rstrip()), row[1]))
        place += len(line) + 1
    return found


def is_prose(sentence: Sentence) -> bool:
    """Whether a piece is running text: no row, no field such as "Range: 60 feet", no line without an end."""
    is_closed = bool(_CLOSED.search(sentence.text))
    return is_closed and not sentence.label and len(sentence.text.split()) >= 6 and not is_field(sentence)


def is_field(sentence: Sentence) -> bool:
    """Whether a piece is a field such as "Range: 60 feet"."""
    return not sentence.label and bool(_FIELD.match(sentence.text))


def labelled(text: str, label: str, value: str) -> str | None:
    """`label` and the `value` behind it as they stand in `text`: "HP 51 (6d10 + 18)", "XP 700, or 900 in its lair"."""
    pattern = rf"(?<!\w){_loosely(label)}:? {_loosely(value)}(?!\w|,\d)(?:,? or [^;()\n]+)?(?: \([^()\n]*\))?"
    match = re.search(pattern, text.translate(_DASHES))
    return text[match.start() : match.end()] if match else None


def line_with(text: str, value: str) -> str | None:
    """The first line of `text` that holds `value` as whole words."""
    pattern = re.compile(rf"(?<!\w){_loosely(value)}(?!\w)", re.IGNORECASE)
    return next((line.strip() for line in text.split("\n") if pattern.search(line.translate(_DASHES))), None)


def _loosely(phrase: str) -> str:
    """A pattern for `phrase`, dashes and spaces apart."""
    return r"\s+".join(re.escape(word) for word in phrase.translate(_DASHES).split())


def _is_label(piece: str) -> bool:
    words = piece.split()
    return (
        len(words) <= _LABEL_WORDS
        and piece.rstrip().endswith(".")
        and all(word[0].isupper() or len(word) < 4 or not word[0].isalpha() for word in words)
    )
