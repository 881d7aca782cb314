"""Answers as text for a terminal. What a rulebook or a model says must not steer the terminal."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dm_assistant.chat.answers import Answer, Citation, edition_marks
from dm_assistant.records import Passage
from dm_assistant.terminal import printable

BOLD, DIM, MATCH, PLAIN = "\033[1m", "\033[2m", "\033[33m", "\033[0m"
_STYLE = re.compile(r"\033\[\d+m")
_WORD = re.compile(r"\s*\S+|\s+$")
_LEAD = re.compile(r"(?:> )?\s*")


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Says on a terminal what the user waits for while the block runs; afterwards the line is empty again."""
    if not sys.stderr.isatty():
        yield
        return
    print(f"{what} …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def readable(answer: Answer, coloured: bool, with_reason: bool = False) -> str:
    """The answer, a quotation marked as one, with its citations; for "not found" the nearest sections.

    With `with_reason` a second line tells why a question was refused, where that is known.
    """
    lines = [_styled(text_of(answer), BOLD, coloured)]
    if with_reason and answer.status == "not_found":
        lines += [printable(f"({check.saw})") for check in answer.checks if not check.passed]
    if answer.citations:
        lines += ["", *(_styled(place, DIM, coloured) for place in cited_places(answer))]
    elif answer.nearest:
        lines += ["", "Nearest sections:"]
        places = dict.fromkeys(_place(passage) for passage, _ in answer.nearest)
        lines += [_styled(place, DIM, coloured) for place in places]
    return "\n".join(lines)


def wrapped(text: str, width: int) -> str:
    """`text` in lines of up to `width` columns, broken between words; a quotation's mark or an indent is repeated."""
    return "\n".join(part for line in text.split("\n") for part in _wrapped_line(line, width))


def _wrapped_line(line: str, width: int) -> list[str]:
    lead = _LEAD.match(_STYLE.sub("", line))[0]
    parts, columns = [""], 0
    for word in _WORD.findall(line):
        if columns > len(lead) and columns + _columns(word) > width:
            parts.append("")
            columns, word = 0, lead + word.lstrip()
        parts[-1] += word
        columns += _columns(word)
    return parts


def _columns(text: str) -> int:
    return len(_STYLE.sub("", text))  # what colours a word takes no room


def text_of(answer: Answer) -> str:
    """The text of the answer, a quotation marked as one."""
    text = printable(answer.text)
    return "\n".join(f"> {line}" for line in text.split("\n")) if answer.status == "quoted" else text


def cited_places(answer: Answer) -> list[str]:
    """Where each cited passage stands: headings, file, lines and edition, under the marks of the editions."""
    passages = {citation.passage.id: citation.passage for citation in answer.citations}
    marks = {edition: f"({mark}) " for edition, mark in edition_marks(answer.citations).items()}
    return [marks.get(passage.edition, "") + _place(passage) for passage in passages.values()]


def why(answer: Answer) -> str:
    """What stands behind an answer: passages with scores, the model's own words, each check."""
    lines = ["passages found:"]
    lines += [f"  {score:5.1f}  {_place(passage)}" for passage, score in answer.nearest] or ["  none"]
    lines += ["the model said:", f"  {printable(answer.raw)}"] if answer.raw is not None else ["no model was asked"]
    lines.append("checks:")
    for check in answer.checks:
        lines.append(f"  {check.name}: {'passed' if check.passed else f'failed: {printable(check.saw)}'}")
    return "\n".join(lines if answer.checks else [*lines, "  none: no passage covers enough of the question"])


def passage_text(citation: Citation, coloured: bool) -> str:
    """The whole passage under its citation, the quoted words in colour."""
    text, quote = printable(citation.passage.text), printable(citation.quote)
    shown = text.replace(quote, f"{MATCH}{quote}{PLAIN}", 1) if coloured else text
    return f"{_styled(_place(citation.passage), DIM, coloured)}\n\n{shown}"


def _place(passage: Passage) -> str:
    first, last = passage.start_line, passage.end_line
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    return printable(f"[{passage.citation}] {passage.file}, {lines} · edition {passage.edition}")


def _styled(text: str, style: str, coloured: bool) -> str:
    return f"{style}{text}{PLAIN}" if coloured else text
