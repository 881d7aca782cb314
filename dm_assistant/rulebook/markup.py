"""What editors and converters put into Markdown that is none: taken away, line by line, so that lines still count.

Homebrewery and GM Binder add `{{monster,frame`, `\\page` and `::`, Obsidian `[[links]]`, `> [!note]` and
`%% remarks %%`, Foundry `@UUID[...]{links}`, 5etools `{@dice 1d6}`, converters of PDF files page numbers, running
titles, tables of contents and hyphens at the ends of lines.
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
REMARK = re.compile(r"(?<![\w%])%%[^%\n]+%%|^%%\n.*?\n%%$", re.S | re.M)
HYPHENATED = re.compile(r"\b([A-Za-z]+)-\n([a-z]+[^\s\w]*)[ \t]?")
BOX = re.compile(r"\{\{(?:monster|note|descriptive|quote)\b[^\s{}]*[ \t]*")
BOX_EDGE = re.compile(r"[ \t]*(?:\{\{[^{}]*|\}\})[ \t]*")
MARKED = re.compile(r"[{}\\:\[=^]")
CONTENTS = re.compile(r"\W*(?:<h\d[^>]*>)?(?:(?:table of )?contents|index|toc)\b\W*(?:</h\d>)?", re.I)
HEADING_MARK = re.compile(r"[ \t]*(?:#|<h\d|\*\*|-{3,}[ \t]*$|={3,}[ \t]*$)")
LINE_OF_CONTENTS = re.compile(r".*(?:\]\([^()]*\)|\]\])[\s.…]*\d*\s*|[^#|]*[^\d\s#|][\s.…,]+\d+(?:[–-]\d+)?\s*")
FEWEST_CONTENTS = 3  # lines that make a table of contents
LONGEST_CONTENTS = 200  # characters of such a line
# What stands within a line → what stays of it.
INLINE = (
    (re.compile(r"\{\{(?:footnote|pageNumber)[^{}]*\}\}"), ""),
    (re.compile(r"\{\{[^\s{}]*(?:\s+([^{}]*))?\}\}"), r"\1"),
    (re.compile(r"\{@\w+ ([^{}|]*)(?:\|[^{}]*)?\}"), r"\1"),
    (re.compile(r"@\w+\[[^\[\]]*\]\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\[\[/\w+ ([^\[\]]+)\]\]"), r"\1"),
    (re.compile(r"!\[\[[^\[\]]*\.(?:png|jpe?g|gif|svg|webp)[^\[\]]*\]\]", re.I), ""),
    (re.compile(r"!?\[\[[^\[\]|\\]*\\?\|([^\[\]]+)\]\]"), r"\1"),
    (re.compile(r"!?\[\[([^\[\]|\\#]+)#\^?([^\[\]|\\]+)\]\]"), r"\1 \2"),
    (re.compile(r"!?\[\[#?([^\[\]|\\#]+)\]\]"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]+)(?<=\S)=="), r"\1"),
    (re.compile(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]+$"), ""),
    (re.compile(r"(\*\*|__)[ \t]*::[ \t]*"), r"\1 "),
)
PAGE_NUMBER = re.compile(r"(?:[Pp]age )?(\d{1,4})")
PAGE_AT_END = re.compile(r"(?<=\S)\s+\d{1,4}\s*$")
FEWEST_PAGES = 3  # numbers on their own that show that pages were numbered
LONGEST_RUNNING_TITLE = 8  # words


def plain_markdown(text: str, report: Report) -> str:
    """`text` without such markup, with the same number of lines; `report` gets what was taken away."""
    number, last = 1, 0
    for remark in REMARK.finditer(text):
        number += text.count("\n", last, remark.start())
        last = remark.start()
        report.add(number, "foreign-markup", "a remark of the author is left out")
    lines = REMARK.sub(lambda remark: "\n" * remark[0].count("\n"), text).split("\n")
    for start, end in _contents(lines):
        report.add(start + 1, "contents", "a table of contents or an index is no rule; it is left out")
        lines[start:end] = [""] * (end - start)
    for start, end in _boxes(lines):
        lines[start + 1 : end] = [f"> {line}" for line in lines[start + 1 : end]]
    for index, line in enumerate(lines):
        plain = _plain_line(line)
        if plain != line:
            report.add(index + 1, "foreign-markup", f"{line.strip()!r} holds markup of an editor")
            lines[index] = plain
    furniture = _page_furniture(lines)
    for index in sorted(furniture):
        report.add(index + 1, "page-furniture", f"{lines[index].strip()!r} is a page number or a running title")
    _take_out(lines, furniture)
    return _without_hyphens("\n".join(lines), report)


def _contents(lines: list[str]) -> list[tuple[int, int]]:
    """First lines and ends of tables of contents and indexes: so headed, and nothing but links or page numbers."""
    found = []
    for start, line in enumerate(lines):
        if not HEADING_MARK.match(line) or not CONTENTS.fullmatch(line):
            continue
        below = range(start + 1, len(lines))
        end = next((index for index in below if HEADING_MARK.match(lines[index])), len(lines))
        listed = [line for line in lines[start + 1 : end] if line.strip()]
        if len(listed) >= FEWEST_CONTENTS and all(_is_contents(line) for line in listed):
            found.append((start, end))
    return found


def _is_contents(line: str) -> bool:
    return len(line) <= LONGEST_CONTENTS and bool(LINE_OF_CONTENTS.fullmatch(line))


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


def _page_furniture(lines: list[str]) -> set[int]:
    """The lines that hold but a page number, numbers growing over the file, and the title that recurs beside them."""
    full = [index for index, line in enumerate(lines) if line.strip()]
    pages = [index for index in full if PAGE_NUMBER.fullmatch(lines[index].strip())]
    numbers = [int(re.sub(r"\D", "", lines[index])) for index in pages]
    if len(pages) < FEWEST_PAGES or any(a >= b for a, b in itertools.pairwise(numbers)):
        return set()
    place = {index: position for position, index in enumerate(full)}
    around = (place[page] + step for page in pages for step in (-1, 1))
    beside = [full[position] for position in around if 0 <= position < len(full)]
    titles = Counter(_running_title(lines[index]) for index in beside)
    fewest = max(FEWEST_PAGES, len(pages) // 8)  # chapters have running titles of their own
    recurring = {title for title, count in titles.items() if title and count >= fewest}
    with_number = [(index, PAGE_AT_END.split(lines[index])) for index in full]
    numbered = {index for index, parts in with_number if len(parts) > 1 and _running_title(parts[0]) in recurring}
    return {*pages, *numbered, *(index for index in beside if _running_title(lines[index]) in recurring)}


def _running_title(line: str) -> str:
    """The words of a line that may be a running title; '' for headings, bold lines, tables, lists and long lines."""
    words = re.sub(r"^([*_])([^*_].*)\1$", r"\2", line.strip()).casefold()
    return words if re.match(r"\w", words) and len(words.split()) <= LONGEST_RUNNING_TITLE else ""


def _take_out(lines: list[str], furniture: set[int]) -> None:
    """Blank the furniture. Where a page ended within a sentence, an empty tag stays: it ends no paragraph."""
    for start in sorted(furniture):
        if start not in furniture:
            continue
        end = start
        while end < len(lines) and (end in furniture or not lines[end].strip()):
            end += 1
        while start and not lines[start - 1].strip():
            start -= 1
        before, after = lines[start - 1] if start else "", lines[end] if end < len(lines) else ""
        broken = re.search(r"[\w,;–—-]$", before) and re.match(r"\w", after) and not re.match(r"[ \t]*[#>|]", before)
        lines[start:end] = ["<wbr>" if broken else ""] * (end - start)
        furniture -= set(range(start, end))


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
