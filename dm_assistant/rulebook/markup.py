"""What editors and converters put into Markdown that is none: taken away, line by line, so that lines still count.

Homebrewery and GM Binder add `{{monster,frame`, `\\page` and `::`, Obsidian `[[links]]`, `> [!note]` and `%% remarks %%`,
converters of PDF files page numbers, running titles and hyphens at the ends of lines.
"""

import itertools
import re
from collections import Counter

from dm_assistant.rulebook.lint import Report

QUOTE = r"(?P<quote>[> \t]*)"
LAYOUT_LINE = re.compile(
    QUOTE + r"(?:\\(?:page|pagebreak|pagebreakNum|column|columnbreak)|\{\{[^\s{}]*|\}\}|:|:{3,}.*)[ \t]*"
)
CALLOUT = re.compile(r"([> \t]*>[ \t]*)\[![^\]]+\][+-]?[ \t]*(.*)")
REMARK = re.compile(r"%%.*?%%", re.S)
HYPHENATED = re.compile(r"\b([A-Za-z]+)-\n([a-z]+[^\s\w]*)[ \t]?")
BOX = re.compile(r"\{\{(?:monster|note|descriptive|quote)\b[^\s{}]*[ \t]*")
BOX_EDGE = re.compile(r"[ \t]*(?:\{\{[^{}]*|\}\})[ \t]*")
MARKED = re.compile(r"[{}\\:\[=^]")
# What stands within a line → what stays of it.
INLINE = (
    (re.compile(r"\{\{(?:footnote|pageNumber)[^{}]*\}\}"), ""),
    (re.compile(r"\{\{[^\s{}]*(?:\s+([^{}]*))?\}\}"), r"\1"),
    (re.compile(r"\{@\w+ ([^{}|]*)(?:\|[^{}]*)?\}"), r"\1"),
    (re.compile(r"!\[\[[^\[\]]*\.(?:png|jpe?g|gif|svg|webp)[^\[\]]*\]\]", re.I), ""),
    (re.compile(r"!?\[\[[^\[\]|\\]*\\?\|([^\[\]]+)\]\]"), r"\1"),
    (re.compile(r"!?\[\[([^\[\]|\\#]+)#\^?([^\[\]|\\]+)\]\]"), r"\1 \2"),
    (re.compile(r"!?\[\[#?([^\[\]|\\#]+)\]\]"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]+)(?<=\S)=="), r"\1"),
    (re.compile(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]+$"), ""),
    (re.compile(r"(\*\*|__)[ \t]*::[ \t]*"), r"\1 "),
)
PAGE_NUMBER = re.compile(r"(?:[Pp]age )?(\d{1,4})")
FEWEST_PAGES = 3  # numbers on their own that show that pages were numbered
LONGEST_RUNNING_TITLE = 8  # words


def plain_markdown(text: str, report: Report) -> str:
    """`text` without such markup, with the same number of lines; `report` gets what was taken away."""
    text = REMARK.sub(lambda remark: "\n" * remark[0].count("\n"), text)
    lines = text.split("\n")
    for start, end in _boxes(lines):
        lines[start + 1 : end] = [f"> {line}" for line in lines[start + 1 : end]]
    for index, line in enumerate(lines):
        plain = _plain_line(line)
        if plain != line:
            report.add(index + 1, "foreign-markup", f"{line.strip()!r} holds markup of an editor")
            lines[index] = plain
    for index in _page_furniture(lines):
        report.add(index + 1, "page-furniture", f"{lines[index].strip()!r} is a page number or a running title")
        lines[index] = ""
    return _without_hyphens("\n".join(lines), report)


def _boxes(lines: list[str]) -> list[tuple[int, int]]:
    """First and last lines of Homebrewery's boxes, which are block quotes: what follows is no part of them."""
    edges = [index for index, line in enumerate(lines) if BOX_EDGE.fullmatch(line)]
    pairs = itertools.pairwise(edges)
    return [(a, b) for a, b in pairs if BOX.fullmatch(lines[a]) and lines[b].strip() == "}}"]


def _plain_line(line: str) -> str:
    if not MARKED.search(line):
        return line
    layout = LAYOUT_LINE.fullmatch(line)
    if layout:
        return layout["quote"]
    callout = CALLOUT.fullmatch(line)
    if callout:
        line = callout[1] + (f"# {callout[2]}" if callout[2] else "")
    for pattern, kept in INLINE:
        line = pattern.sub(kept, line)
    return line


def _page_furniture(lines: list[str]) -> list[int]:
    """The lines that hold but a page number, numbers growing over the file, and the title that recurs beside them."""
    empty = [not line.strip() for line in ["", *lines, ""]]
    alone = {i for i in range(len(lines)) if empty[i] and not empty[i + 1] and empty[i + 2]}
    pages = [index for index in sorted(alone) if PAGE_NUMBER.fullmatch(lines[index].strip())]
    numbers = [int(re.sub(r"\D", "", lines[index])) for index in pages]
    if len(pages) < FEWEST_PAGES or any(a >= b for a, b in itertools.pairwise(numbers)):
        return []
    beside = [near for index in pages for near in (index - 2, index + 2) if near in alone]
    titles = Counter(lines[near].strip() for near in beside)
    running = [
        near
        for near in beside
        if titles[lines[near].strip()] >= FEWEST_PAGES
        and re.match(r"\w", lines[near].strip())
        and len(lines[near].split()) <= LONGEST_RUNNING_TITLE
    ]
    return sorted({*pages, *running})


def _without_hyphens(text: str, report: Report) -> str:
    """Words that were hyphenated at the end of a line, whole again.

    The hyphen stays where the word is never written in one and both of its parts are words of the text: half-elf.
    """
    if not HYPHENATED.search(text):
        return text
    words = Counter(re.findall(r"[a-z]+", text.casefold()))

    pieces: list[str] = []
    number, last = 1, 0
    for found in HYPHENATED.finditer(text):
        first, rest = found[1], found[2]
        parts = first.casefold(), re.sub(r"\W", "", rest)
        compound = not words["".join(parts)] and all(words[part] > 1 for part in parts)
        pieces += [text[last : found.start()], first, "-" if compound else "", rest, "\n"]
        number += text.count("\n", last, found.start())
        report.add(number, "hyphenated", f"{first}-{rest} was cut by the end of a line")
        number, last = number + 1, found.end()
    return "".join([*pieces, text[last:]])
