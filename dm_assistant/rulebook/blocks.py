"""Markdown → blocks: headings, paragraphs, list items and tables in plain text, each with its lines in the source.

CommonMark joins unbroken lines into one paragraph. A rulebook's field lines ("**Range:** 60 feet") stay
lines here; hard-wrapped prose is joined.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block
from markdown_it.token import Token

from dm_assistant.rulebook.lint import Report
from dm_assistant.rulebook.tables import Cell, Table, build_table, read_html_table

SHORTEST_WRAP = 60  # characters; prose is not wrapped into shorter lines
PLAIN_FIELD = re.compile(r"([A-Z][A-Za-z']*(?: [A-Za-z']+){0,2}):\s+(?=\S)")
BULLET = re.compile(r"[•▪●◦‣·]\s*")
TABLE_TAG = re.compile(r"</?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td)\b", re.I)
UNREAD_TAG = re.compile(r"<(?:[!?]|(?:script|style|pre|textarea)\b)", re.I)  # comments and what is no prose
BLOCK_TAG = re.compile(r"</?(h[1-6]|p|div|section|article|center|blockquote|ul|ol|li|dl|dt|dd|hr)\b", re.I)


@dataclass(frozen=True)
class Span:
    """Text of one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Line:
    """One line of output text; `number` is where it begins in the source (1-based)."""

    number: int
    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        return " ".join("".join(span.text for span in self.spans).split())

    @cached_property
    def label(self) -> str:
        """The emphasised words the line begins with: a field's name or a run-in heading; '' without."""
        words = []
        for span in self.spans:
            if not (span.bold or span.italic):
                break
            words.append(span.text)
        return " ".join("".join(words).split())


@dataclass(frozen=True)
class Block:
    """A piece of a file; `start` and `end` are its source lines (1-based, inclusive)."""

    kind: Literal["heading", "paragraph", "item", "table"]
    start: int
    end: int
    lines: tuple[Line, ...] = ()
    level: int = 0
    table: Table | None = None
    sidebar: int = field(default=0)  # number of the block quote it stands in, 0 for none

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def all_bold(self) -> bool:
        """Whether every word is bold: a caption, or a heading in disguise."""
        spans = [span for line in self.lines for span in line.spans if span.text.strip()]
        return self.kind == "paragraph" and bool(spans) and all(span.bold for span in spans)

    @property
    def all_italic(self) -> bool:
        spans = [span for span in self.lines[0].spans if span.text.strip()] if self.lines else []
        return bool(spans) and all(span.italic and not span.bold for span in spans)


@cache
def _markdown() -> MarkdownIt:
    # Indented code is switched off: rulebooks indent table cells and continuation lines.
    markdown = MarkdownIt("commonmark").enable("table").disable("code")
    markdown.block.ruler.at("html_block", _html_table, {"alt": ["paragraph", "reference", "blockquote"]})
    return markdown


def _html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's HTML block, but only for tables, comments and the like.

    The other tags are read as tags within a paragraph: so Markdown is understood right below an `<h3>` too.
    """
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    is_block = line.startswith("<") and (TABLE_TAG.search(line) or UNREAD_TAG.match(line))
    return bool(is_block) and html_block(state, start, end, silent)


def read_blocks(text: str, report: Report) -> list[Block]:
    """All blocks of a Markdown text, in order; `report` gets the repairs."""
    reader = _Reader(report)
    reader.read(_markdown().parse(text))
    return _join_broken(reader.blocks, report)


class _Reader:
    """Walks the token stream of markdown-it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.blocks: list[Block] = []
        self.sidebars = 0
        self.quote_depth = 0
        self.items: list[str] = []  # markers of the lists we are in; "" once the marker is used up
        self.ordered: list[int] = []
        self.html: list[str] = []  # an HTML table that a blank line cut into several tokens
        self.html_start = 0

    def read(self, tokens: list[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if self.html and token.type != "html_block":
                self._end_html(token.map[0] if token.map else self.html_start)
            if token.type == "table_open":
                end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
                self._pipe_table(tokens[index:end])
                index = end
            elif token.type == "heading_open":
                inline = tokens[index + 1]
                self._add("heading", token, tuple(_lines(inline, self.report)), level=int(token.tag[1]))
                index += 2
            elif token.type == "inline":
                for tag, part in _parts(token):
                    self._tagged(tag, part)
            elif token.type in ("fence", "code_block"):
                numbered = enumerate([token.info, *token.content.splitlines()], start=token.map[0] + 1)
                lines = tuple(Line(n, (Span(text),)) for n, text in numbered if text.strip())
                self._add("paragraph", token, lines)
            elif token.type == "html_block":
                self._html(token)
            else:
                self._nesting(token)
            index += 1
        if self.html:
            self._end_html(self.html_start)

    def _nesting(self, token: Token) -> None:
        if token.type == "blockquote_open":
            self.quote_depth += 1
            self.sidebars += self.quote_depth == 1
        elif token.type == "blockquote_close":
            self.quote_depth -= 1
        elif token.type == "list_item_open":
            self.items.append(f"{token.info}{token.markup}" if token.info else "•")
        elif token.type == "list_item_close":
            self.items.pop()

    def _add(self, kind: str, token: Token, lines: tuple[Line, ...], **more: object) -> None:
        if kind != "table" and not any(line.text for line in lines):
            return
        start, end = token.map or (0, 1)
        sidebar = self.sidebars if self.quote_depth else 0
        self.blocks.append(Block(kind, start + 1, max(end, start + 1), lines, sidebar=sidebar, **more))  # type: ignore[arg-type]

    def _tagged(self, tag: str, token: Token) -> None:
        """A part of a paragraph, by the HTML tag in front of it."""
        if re.fullmatch("h[1-6]", tag):
            self._add("heading", token, tuple(_lines(token, self.report)), level=int(tag[1]))
        elif tag == "li":
            self.items.append("•")
            self._paragraph(token)
            self.items.pop()
        else:
            self._paragraph(token)

    def _paragraph(self, token: Token) -> None:
        lines = list(_lines(token, self.report))
        marker = self.items[-1] if self.items else ""
        if marker and lines:
            self.items[-1] = ""
            cut = next((i for i, line in enumerate(lines[1:], 1) if _is_run_in(line)), len(lines))
            self._add("item", _mapped(token, lines[:cut]), _prefixed(lines[:cut], marker))
            if cut < len(lines):
                self.report.add(lines[cut].number, "item-swallows-paragraph", "a new paragraph ran on in a list item")
                self._add("paragraph", _mapped(token, lines[cut:]), tuple(lines[cut:]))
            return
        rest: list[Line] = []
        for line in lines:
            bullet = BULLET.match(line.text)
            if bullet is None:
                rest.append(line)
                continue
            if rest:
                self._add("paragraph", _mapped(token, rest), tuple(rest))
                rest = []
            self.report.add(line.number, "bullet", 'a line that begins with "•" is a list item')
            self._add("item", _mapped(token, [line]), (_clean_bullet(line),))
        if rest:
            self._add("paragraph", _mapped(token, rest), tuple(rest))

    def _pipe_table(self, tokens: list[Token]) -> None:
        grid: list[tuple[int, list[Cell]]] = []
        header_rows = 0
        for position, token in enumerate(tokens):
            if token.type == "tr_open":
                grid.append((token.map[0] + 1 if token.map else tokens[0].map[0] + 1, []))
            elif token.type == "inline":
                line = next(iter(_lines(token, self.report, table=True)), None)
                text = line.text if line else ""
                grid[-1][1].append(
                    Cell(text, tokens[position - 1].type == "th_open", bool(line and line.label == text))
                )
            elif token.type == "thead_close":
                header_rows = len(grid)
        table = build_table(grid, header_rows)
        if table is not None:
            self._add("table", tokens[0], (), table=table)

    def _html(self, token: Token) -> None:
        if not self.html:
            self.html_start = token.map[0]
        # A blank line ends an HTML block in CommonMark; put it back, so that lines still count right.
        have = sum(part.count("\n") for part in self.html)
        self.html.append("\n" * (token.map[0] - self.html_start - have) + token.content)
        html = "".join(self.html).lower()
        if html.count("<table") <= html.count("</table"):
            self._end_html(token.map[1])

    def _end_html(self, end: int) -> None:
        html, start = "".join(self.html), self.html_start
        self.html = []
        place = Token("html_block", "", 0, map=[start, max(end, start + 1)])
        if "<table" not in html.lower():
            lines = tuple(Line(start + 1 + offset, (Span(text),)) for offset, text in _html_lines(html))
            self._add("paragraph", place, lines)
            return
        table, beside = read_html_table(html, start + 1)
        if beside:
            self._add("paragraph", place, (Line(start + 1, (Span(beside),)),))
        if table is not None:
            self._add("table", place, (), table=table)


def _parts(inline: Token) -> Iterator[tuple[str, Token]]:
    """A paragraph cut at the HTML tags that begin or end a block, each part with the opening tag in front of it."""
    start = number = inline.map[0] if inline.map else 0
    end = inline.map[1] if inline.map else 1
    tag = ""
    children: list[Token] = []
    for child in inline.children or []:
        block = BLOCK_TAG.match(child.content) if child.type == "html_inline" else None
        if block:
            yield tag, Token("inline", "", 0, map=[start, number + 1], children=children)
            tag = "" if child.content.startswith("</") else block[1].lower()
            children, start = [], number
        else:
            children.append(child)
        number += child.content.count("\n") + (child.type in ("softbreak", "hardbreak"))
    yield tag, Token("inline", "", 0, map=[start, end], children=children)


def _mapped(token: Token, lines: list[Line]) -> Token:
    """`token` for only some of its lines."""
    last = lines[-1].number
    return Token(token.type, "", 0, map=[lines[0].number - 1, last])


def _prefixed(lines: list[Line], marker: str) -> tuple[Line, ...]:
    first = Line(lines[0].number, (Span(f"{marker} "), *_clean_bullet(lines[0], "").spans))
    return (first, *lines[1:])


def _clean_bullet(line: Line, bullet: str = "• ") -> Line:
    """The line with one bullet of ours in place of the source's."""
    if not BULLET.match(line.text):
        return line
    first, *rest = [span for span in line.spans if span.text.strip()]
    text = BULLET.sub("", first.text.lstrip(), count=1)
    return Line(line.number, (Span(bullet), replace(first, text=text), *rest))


def _is_run_in(line: Line) -> bool:
    """Whether the line begins with an emphasised label that ends in '.' or ':'."""
    return line.label.endswith((".", ":")) or line.text[len(line.label) :].startswith((":", "."))


def _lines(inline: Token, report: Report, table: bool = False) -> Iterator[Line]:
    """The output lines of an inline token: broken where the source means it, joined where it only wraps."""
    number = inline.map[0] + 1 if inline.map else 1
    pieces: list[tuple[Line, bool]] = []  # source lines and whether each ended in a hard break
    spans: list[Span] = []
    bold = italic = 0
    start, hard = number, False
    for child in inline.children or []:
        if child.type in ("softbreak", "hardbreak"):
            pieces.append((Line(start, tuple(spans)), hard or child.type == "hardbreak"))
            number += 1
            spans, start, hard = [], number, False
        elif child.type == "strong_open":
            bold += 1
        elif child.type == "strong_close":
            bold -= 1
        elif child.type == "em_open":
            italic += 1
        elif child.type == "em_close":
            italic -= 1
        elif child.type == "html_inline":
            tag = re.match(r"</?\s*([a-zA-Z]+)", child.content)
            name = tag[1].lower() if tag else ""
            change = -1 if child.content.startswith("</") else 1
            if name == "br" and not table:
                pieces.append((Line(start, tuple(spans)), True))
                spans, start, hard = [], number, False
            elif name == "br":
                spans.append(Span(" "))
            elif name in ("b", "strong"):
                bold = max(0, bold + change)
            elif name in ("i", "em"):
                italic = max(0, italic + change)
            number += child.content.count("\n")
        elif child.type == "image":
            spans.append(Span("".join(_plain(child.children or [])) or child.content, bold > 0, italic > 0))
        elif child.content:
            spans.append(Span(child.content, bold > 0, italic > 0))
            number += child.content.count("\n")
    pieces.append((Line(start, tuple(spans)), True))
    yield from _joined(_with_labels(pieces, report), report)


def _with_labels(pieces: list[tuple[Line, bool]], report: Report) -> list[tuple[Line, bool]]:
    """Lines that all read "Range: 60 feet", none of it bold, with the names of the fields in bold."""
    fields = [PLAIN_FIELD.match(line.text) for line, _ in pieces]
    if len(pieces) < 2 or not all(fields) or any(span.bold for line, _ in pieces for span in line.spans):
        return pieces
    report.add(pieces[0][0].number, "plain-fields", f"{fields[0][1]!r} and the lines below it are fields, but not bold")
    return [
        (Line(line.number, (Span(f"{found[1]}:", bold=True), Span(f" {line.text[found.end() :]}"))), hard)
        for (line, hard), found in zip(pieces, fields, strict=True)
    ]


def _plain(children: list[Token]) -> Iterator[str]:
    for child in children:
        yield "".join(_plain(child.children)) if child.children else child.content


def _joined(pieces: list[tuple[Line, bool]], report: Report) -> Iterator[Line]:
    """Output lines from source lines, of which each knows whether it ended in a hard break."""
    pieces = [(line, hard) for line, hard in pieces if line.text or hard]
    field_block = bool(pieces) and any(span.text.strip() and span.bold for span in pieces[0][0].spans[:2])
    held: list[Line] = []  # the source lines of the output line that is being put together
    style: tuple[bool, bool] | None = None
    broken = True
    for line, hard in pieces:
        if not line.text:
            broken = True
            continue
        starts_bold = next((span.bold for span in line.spans if span.text.strip()), False)
        new = broken or _is_run_in(line) or bool(BULLET.match(line.text)) or (field_block and starts_bold)
        new = new or style not in (None, _style(line.spans[:1]))
        if not new and field_block and line.text[0].isupper() and _field_ends(held):
            report.add(line.number, "text-after-fields", "no blank line stands between the last field and the text")
            new = True
            field_block = False
        if new and held:
            yield _whole(held)
            held = []
        style = _style(line.spans) if not held or style == _style(line.spans) else None
        held.append(line)
        broken = hard
    if held:
        yield _whole(held)


def _whole(lines: list[Line]) -> Line:
    between = (Span(" "),)
    spans = itertools.chain(lines[0].spans, *(between + line.spans for line in lines[1:]))
    return Line(lines[0].number, tuple(spans))


def _style(spans: tuple[Span, ...]) -> tuple[bool, bool] | None:
    """Bold and italic of emphasised text, as a name or an intro is; None where it is plain or changes."""
    styles = {(span.bold, span.italic) for span in spans if span.text.strip()}
    return styles.pop() if len(styles) == 1 and (False, False) not in styles else None


def _field_ends(lines: list[Line]) -> bool:
    """Whether a field line seems complete: not run-in prose, too short to be wrapped, no bracket left open."""
    if len(lines) > SHORTEST_WRAP or sum(len(line.text) + 1 for line in lines) > SHORTEST_WRAP:
        return False
    line = _whole(lines)
    value = line.text[len(line.label) :]
    if not line.label or line.label.endswith(".") or value.startswith("."):
        return False
    return len(value) > 2 and value.count("(") <= value.count(")") and value[-1] not in ",;–—-/"


class _HtmlText(HTMLParser):
    """The text of an HTML block that is no table, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []

    def handle_data(self, data: str) -> None:
        for offset, text in enumerate(data.split("\n")):
            if text.strip():
                self.lines.append((self.getpos()[0] - 1 + offset, text))


def _html_lines(html: str) -> list[tuple[int, str]]:
    parser = _HtmlText()
    parser.feed(html)
    parser.close()
    lines: dict[int, str] = {}
    for offset, text in parser.lines:
        lines[offset] = lines.get(offset, "") + text
    return sorted(lines.items())


def _join_broken(blocks: list[Block], report: Report) -> list[Block]:
    """Paragraphs that a blank line broke in the middle of a sentence, put together again."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == block.kind == "paragraph"
            and before.sidebar == block.sidebar
            and re.search(r"[a-z0-9,]$", before.text)
            and re.match(r"[a-z]", block.text)
            and len(before.text.split()) > 5
        ):
            report.add(block.start, "broken-paragraph", "a paragraph was broken in the middle of a sentence")
            *lines, last = before.lines
            first, *rest = block.lines
            whole = Line(last.number, (*last.spans, Span(" "), *first.spans))
            joined[-1] = replace(before, end=block.end, lines=(*lines, whole, *rest))
        else:
            joined.append(block)
    return joined
