"""Blocks → a tree of sections, with the headings that stand at a wrong level put right.

Heading levels lie in real files: a stat block printed inside a spell opens a chapter of its own, and every
spell after it falls under that stat block. The rules here look at structure and at the neighbours' shape,
never at particular names, and each repair is reported.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dm_assistant.rulebook import entries
from dm_assistant.rulebook.blocks import Block, Line, Span
from dm_assistant.rulebook.lint import Report

STEP = re.compile(r"(.*?)(\d+)\s*:\s*.+")
CHAPTER = re.compile(r"(?:chapter|part) \w+\b", re.I)
LISTED_KINDS = ("spell", "magic_item", "feat")  # entries that stand beside each other, whatever their levels say
FEWEST_FIELDS = 2  # of an entry, told by text and front matter together
LONGEST_TITLE = 8  # words of a bold line that is a heading
ALPHABETICAL_RUN = 8  # siblings in alphabetical order that show a list of entries


@dataclass
class Section:
    """A heading with the blocks and sections under it. `kind` is None for plain rules."""

    title: str
    level: int
    line: int
    parent: "Section | None" = None
    kind: str | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)

    @property
    def path(self) -> list[str]:
        """The headings from the outermost to this one; a name repeated directly below itself counts once."""
        above = self.parent.path if self.parent else []
        return above if above and above[-1].casefold() == self.title.casefold() else [*above, self.title]

    @property
    def ancestors(self) -> list["Section"]:
        """From the parent to the outermost."""
        return [self.parent, *self.parent.ancestors] if self.parent else []

    def walk(self) -> Iterator["Section"]:
        """This section and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class _Heading:
    """A heading with what follows it up to the next one."""

    title: str
    level: int
    line: int
    blocks: list[Block]
    kind: str | None = None
    sidebar: int = 0  # number of the block quote it stands in, 0 for none
    disguised: bool = False  # a bold line in the source
    resumes: bool = False  # text after a stat block that belongs to the section around it

    def move(self, level: int, why: str, report: Report) -> None:
        """Put the heading at `level`, and say so."""
        if self.level != level:
            message = f"{self.title!r} moved from level {self.level} to {level}: {why}"
            report.add(self.line, "heading-level", message)
            self.level = level


def read_outline(
    blocks: Sequence[Block], file_title: str, report: Report, front_matter: Mapping[str, str] | None = None
) -> list[Section]:
    """The top sections of a file. Text before the first heading stands under `file_title`.

    What only the file's front matter tells of its first entry is added to the lines of that entry's fields.
    """
    blocks = _price_lists([_with_field_lines(block, report) for block in blocks], report)
    headings = list(_with_run_in_entries(_headings(blocks, file_title, report), report))
    _add_front_matter(headings[0], front_matter or {}, report)
    _classify(headings)
    _repair_levels(headings, report)
    tops = _tree(headings)
    for top in tops:
        for section in list(top.walk()):
            _move_captioned_tables(section, report)
    for top in tops:
        _set_kinds(top)
    return tops


def _with_field_lines(block: Block, report: Report) -> Block:
    lines = entries.as_field_lines(block)
    if lines is None:
        return block
    report.add(block.start, "field-table", "a table holds the fields of an entry; they are read as lines")
    return lines


def _price_lists(blocks: Sequence[Block], report: Report) -> list[Block]:
    """The blocks with each list of priced things as a table."""
    found: list[Block] = []
    for (kind, _), group in itertools.groupby(blocks, lambda block: (block.kind, block.sidebar)):
        items = list(group)
        table = entries.as_price_list(items) if kind == "item" else None
        if table is not None:
            report.add(table.start, "price-list", "a list of things with prices is read as a table")
        found += [table] if table is not None else items
    return found


def _with_run_in_entries(headings: Sequence[_Heading], report: Report) -> Iterator[_Heading]:
    """The headings, and one for each paragraph of a list of conditions or terms that begins with its name."""
    for heading in headings:
        yield heading
        named = [(entries.without_label(block), block) for block in heading.blocks]
        if (
            not entries.RUN_IN_LIST.search(heading.title)
            or sum(found is not None for found, _ in named) < entries.FEWEST_ENTRIES
        ):
            continue
        heading.blocks = []
        owner = heading
        for found, block in named:
            if found is None:
                owner.blocks.append(block)
                continue
            title, rest = found
            report.add(block.start, "bold-heading", f"the words in bold {title!r} name an entry of {heading.title!r}")
            owner = _Heading(title, heading.level + 1, block.start, [rest], sidebar=heading.sidebar)
            yield owner


def _add_front_matter(entry: _Heading, front_matter: Mapping[str, str], report: Report) -> None:
    known = [entries.known_fields(block.lines) for block in entry.blocks]
    told = {name for fields in known for name in fields}
    fields = {
        key.replace("_", " ").replace("-", " ").capitalize(): value
        for key, value in front_matter.items()
        if (name := entries.field_name(key)) and name not in told
    }
    if not fields or len(told) + len(fields) < FEWEST_FIELDS:
        return
    lines = tuple(Line(1, (Span(f"{key}:", bold=True), Span(f" {value}"))) for key, value in fields.items())
    at = max((index + 1 for index, fields_here in enumerate(known) if fields_here), default=0)
    entry.blocks.insert(at, Block("paragraph", 1, 1, lines))
    report.add(1, "front-matter", f"only the front matter of {entry.title!r} tells: {', '.join(fields)}")


def _headings(blocks: Sequence[Block], file_title: str, report: Report) -> list[_Heading]:
    headings: list[_Heading] = []
    quote: _Heading | None = None
    quote_number = 0
    if not blocks or blocks[0].kind != "heading" or blocks[0].sidebar:
        line = blocks[0].start if blocks else 1
        headings.append(_Heading(file_title, 1, line, []))
        report.add(
            line, "text-before-heading", f"text before the first heading stands under the file's name, {file_title!r}"
        )
    main = headings[-1] if headings else None
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.sidebar != quote_number:
            quote, quote_number = None, block.sidebar
        names_quote = quote is None and block.all_bold and after is not None and after.sidebar == block.sidebar
        if block.sidebar and main is not None and (block.kind == "heading" or names_quote):
            level = main.level + (block.level or 1)
            quote = _Heading(" ".join(block.text.rstrip(".:").split()), level, block.start, [], sidebar=block.sidebar)
            headings.append(quote)
        elif block.kind == "heading":
            main = _Heading(" ".join(block.text.split()), block.level, block.start, [])
            headings.append(main)
        elif block.sidebar and quote is not None:
            quote.blocks.append(block)
        elif main is not None:
            following = itertools.islice(blocks, index + 1, None)
            disguised = _named_by_field(block, following, main) or _disguised_heading(block, after)
            if disguised is not None:
                title, rest = disguised
                report.add(block.start, "bold-heading", f"the bold line {title!r} is a heading")
                level = main.level if main.disguised else main.level + 1
                main = _Heading(title, level, block.start, rest, disguised=True)
                headings.append(main)
            else:
                main.blocks.append(block)
    return headings


def _named_by_field(block: Block, following: Iterable[Block], above: _Heading) -> tuple[str, list[Block]] | None:
    """The name of an entry that is the first of its fields, "**Name:** Ember Lash", and the block that tells it.

    The other fields are lines of the block, or the items after it. Below a heading that says the same name it is
    one field more.
    """
    if block.kind not in ("paragraph", "item") or not block.lines:
        return None
    title = entries.name_field(block.lines[0])
    if title is None or len(title.split()) > LONGEST_TITLE or title.casefold() == above.title.casefold():
        return None
    lines = list(block.lines[1:])
    if block.kind == "item":
        items = itertools.takewhile(lambda each: each.kind == "item" and each.lines, following)
        of_entry = itertools.takewhile(lambda each: entries.name_field(each.lines[0]) is None, items)
        lines += [line for each in of_entry for line in each.lines]
    return (title, [block]) if len(entries.known_fields(lines)) >= FEWEST_FIELDS else None


def _disguised_heading(block: Block, after: Block | None) -> tuple[str, list[Block]] | None:
    """A bold line that heads what follows it: the title, and what else the block holds.

    It does where prose follows, or where the lines below it make it an entry. With a full stop it begins a
    paragraph instead, and above a table it is the caption. "Actions" heads a stat block's actions in any style.
    """
    if block.kind != "paragraph" or not block.lines:
        return None
    title = block.lines[0].text.rstrip(":")
    heads = after is not None and not after.sidebar and after.kind in ("paragraph", "item") and not after.all_bold
    if len(block.lines) == 1 and title.casefold() in entries.STAT_BLOCK_PARTS:
        return (title, []) if heads else None
    if not title or title.endswith((".", "!", "?", ",", ";")) or len(title.split()) > LONGEST_TITLE:
        return None
    if not all(span.bold for span in block.lines[0].spans if span.text.strip()) or entries.is_intro(block.lines[0]):
        return None
    if len(block.lines) > 1:
        rest = replace(block, start=block.lines[1].number, lines=block.lines[1:])
        prose = not any(line.label for line in rest.lines) and rest.text.endswith((".", "!", "?"))
        return (title, [rest]) if prose or entries.kind_of(title, (), [rest]) else None
    return (title, []) if heads else None


def _classify(headings: list[_Heading]) -> None:
    for heading in headings:
        heading.kind = entries.kind_of(heading.title, (), heading.blocks)


def _repair_levels(headings: list[_Heading], report: Report) -> None:
    _level_steps(headings, report)
    _level_within_chapters(headings, report)
    _level_alphabetical_outliers(headings, report)
    _level_entries(headings, report)
    _level_stat_blocks(headings, report)
    _level_captured_entries(headings, report)
    _level_lists(headings, report)
    _return_texts(headings, report)


def _level_steps(headings: list[_Heading], report: Report) -> None:
    """`Step 3` stands where `Step 2` stood."""
    last: dict[str, tuple[int, _Heading]] = {}
    for heading in headings:
        step = STEP.fullmatch(heading.title)
        if step is None:
            continue
        prefix, number = step[1].casefold().strip(), int(step[2])
        before = last.get(prefix)
        if before is not None and number == before[0] + 1 and prefix != "level":
            heading.move(before[1].level, f"it continues {before[1].title!r}", report)
        last[prefix] = (number, heading)


def _level_within_chapters(headings: list[_Heading], report: Report) -> None:
    """Nothing between "Chapter 4" and "Chapter 5" stands as high as they do, and no entry of the last chapter."""
    chapters = [index for index, heading in enumerate(headings) if CHAPTER.match(heading.title)]
    for start, end in itertools.pairwise([*chapters, len(headings)]):
        chapter = headings[start]
        for heading in headings[start + 1 : end]:
            inside = end < len(headings) or heading.kind in (*LISTED_KINDS, "monster")
            if inside and heading.level <= chapter.level and not heading.sidebar:
                heading.move(chapter.level + 1, f"it stands in {chapter.title!r}", report)


def _letters(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", title.casefold())


def _level_alphabetical_outliers(headings: list[_Heading], report: Report) -> None:
    """A heading that fits into the alphabetical list around it belongs to the list."""
    for index in range(ALPHABETICAL_RUN, len(headings) - 1):
        heading, after = headings[index], headings[index + 1]
        before = headings[index - ALPHABETICAL_RUN : index]
        level = after.level
        if heading.kind is not None or heading.level >= level or any(near.level != level for near in before):
            continue
        names = [_letters(near.title) for near in before]
        in_order = sum(a <= b for a, b in itertools.pairwise(names))
        if in_order >= ALPHABETICAL_RUN - 2 and max(names) <= _letters(heading.title) <= _letters(after.title):
            heading.move(level, "it stands in the alphabetical order of the entries around it", report)


def _level_entries(headings: list[_Heading], report: Report) -> None:
    """Entries of one kind in a file stand at one level: the most common one."""
    for kind in LISTED_KINDS:
        same = [heading for heading in headings if heading.kind == kind]
        if len(same) < 3:
            continue
        usual, count = Counter(heading.level for heading in same).most_common(1)[0]
        if count * 2 <= len(same):
            continue
        for heading in same:
            heading.move(usual, f"the other {kind.replace('_', ' ')} entries of the file stand there", report)


def _level_captured_entries(headings: list[_Heading], report: Report) -> None:
    """A spell, item or feat is never a part of another one or of a monster: it stands where its captor stands.

    Nor is a monster, unless the text of a spell or an item tells of it.
    """
    guests = {id(monster) for monster, _ in _guests(headings)}
    above: list[_Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            above.pop()
        captor = next((each for each in above if each.kind in (*LISTED_KINDS, "monster")), None)
        if captor is not None and heading.kind in (*LISTED_KINDS, "monster") and id(heading) not in guests:
            heading.move(captor.level, f"an entry of its own, it is no part of {captor.title!r}", report)
            while above and above[-1].level >= heading.level:
                above.pop()
        above.append(heading)


def _guests(headings: list[_Heading]) -> list[tuple[_Heading, _Heading]]:
    """The stat blocks that belong to a spell or an item, each with that owner, which stands before it.

    In a file that has other stat blocks as well, the owner's text must tell of it, by name or as such.
    """
    owned: list[tuple[_Heading, _Heading]] = []
    owner: _Heading | None = None
    others = False
    for heading in headings:
        if heading.kind == "monster":
            others |= owner is None
            owned += [(heading, owner)] if owner is not None else []
        elif heading.title.casefold() not in entries.STAT_BLOCK_PARTS and not heading.sidebar:
            owner = heading if heading.kind in ("spell", "magic_item") else None
    return [(monster, owner) for monster, owner in owned if not others or _tells_of(owner, monster)]


def _tells_of(owner: _Heading, monster: _Heading) -> bool:
    text = " ".join(block.text for block in owner.blocks).casefold()
    names = [word for word in re.findall(r"\w+", monster.title.casefold()) if len(word) > 3]
    return bool(re.search(r"\bstat(?:istics| block)", text)) or any(name in text for name in names)


def _level_lists(headings: list[_Heading], report: Report) -> None:
    """Lists of entries go below the heading whose name theirs end with.

    "Artisan's Tools" and "Other Tools" are no parts of "Tool Proficiency", but stand beside it, below "Tools".
    """
    above: list[_Heading] = []
    for index, heading in enumerate(headings):
        while above and above[-1].level >= heading.level:
            above.pop()
        outer = above[-1] if above else None
        above.append(heading)
        if outer is None or index + 1 == len(headings) or not _names_list(headings[index + 1], outer):
            continue
        after = itertools.islice(headings, index + 1, None)
        below = list(itertools.takewhile(lambda each, level=heading.level: each.level > level, after))
        lists = [each for each in below if each.level == below[0].level]
        if len(lists) < len(below) and all(_names_list(each, outer) for each in lists):
            for each in lists:
                each.move(heading.level, f"its name says that it belongs to {outer.title!r}", report)


def _names_list(heading: _Heading, outer: _Heading) -> bool:
    return heading.kind is None and heading.title.casefold().endswith(f" {outer.title.casefold()}")


def _level_stat_blocks(headings: list[_Heading], report: Report) -> None:
    """A stat block inside a spell or item goes under its owner, and its parts go under the stat block."""
    owners = {id(guest): owner for guest, owner in _guests(headings)}
    monster: _Heading | None = None
    run_in = False
    for heading in headings:
        if heading.kind == "monster":
            monster = heading
            owner = owners.get(id(heading))
            if owner is not None:
                heading.move(owner.level + 1, f"the stat block belongs to {owner.title!r}", report)
        elif monster is not None and heading.title.casefold() in entries.STAT_BLOCK_PARTS:
            if heading.level <= monster.level:
                heading.move(monster.level + 1, f"it is a part of the stat block {monster.title!r}", report)
        elif monster is not None and heading.disguised and heading.level > monster.level and run_in:
            heading.move(
                monster.level, f"it is no part of the stat block {monster.title!r}, whose parts run on", report
            )
            monster = None
        elif not heading.sidebar:
            monster = None
        # The parts of a stat block are either bold lines or run on in their text, as "Bite. ..." does.
        run_in = any(entries.without_label(block) for block in heading.blocks if block.kind == "paragraph")


def _return_texts(headings: list[_Heading], report: Report) -> None:
    for index in range(len(headings) - 1, -1, -1):
        heading = headings[index]
        if heading.kind != "monster":
            continue
        owner = next((h for h in reversed(headings[:index]) if h.level < heading.level), None)
        if owner is not None and owner.kind in ("spell", "magic_item"):
            _return_text(headings, index, owner, report)


def _return_text(headings: list[_Heading], index: int, owner: _Heading, report: Report) -> None:
    """Paragraphs after a stat block without parts belong to the owner again."""
    blocks = headings[index].blocks
    challenge = [i for i, block in enumerate(blocks) if "cr" in entries.known_fields(block.lines)]
    if not challenge or challenge[-1] + 1 == len(blocks):
        return
    rest = blocks[challenge[-1] + 1 :]
    del blocks[challenge[-1] + 1 :]
    report.add(rest[0].start, "text-after-stat-block", f"text after the stat block belongs to {owner.title!r} again")
    headings.insert(index + 1, _Heading(owner.title, owner.level, rest[0].start, rest, resumes=True))


def _tree(headings: list[_Heading]) -> list[Section]:
    tops: list[Section] = []
    open_sections: list[Section] = []
    quoted: list[Section] = []
    quote_number = 0
    for heading in headings:
        if heading.resumes:
            while open_sections[-1].level > heading.level:
                open_sections.pop()
            open_sections[-1].blocks += heading.blocks
            continue
        section = Section(heading.title, heading.level, heading.line, blocks=list(heading.blocks))
        if heading.sidebar != quote_number:
            quoted, quote_number = [], heading.sidebar
        above = quoted if heading.sidebar else open_sections
        while above and above[-1].level >= heading.level:
            above.pop()
        # A block quote stands in the section around it and ends without ending that section.
        outer = above or open_sections
        section.parent = outer[-1] if outer else None
        (section.parent.children if section.parent else tops).append(section)
        above.append(section)
    return tops


def _move_captioned_tables(section: Section, report: Report) -> None:
    """A table whose caption is the name of a section further out belongs to that section."""
    kept: list[Block] = []
    for block in section.blocks:
        caption = kept[-1] if kept and kept[-1].all_bold else None
        owner = None
        if block.kind == "table" and caption is not None:
            name = caption.text.casefold()
            owner = next((a for a in section.ancestors if a.title.casefold() == name), None)
        if owner is None:
            kept.append(block)
            continue
        report.add(block.start, "table-owner", f"the table {caption.text!r} belongs to the section of that name")
        owner.blocks += [kept.pop(), block]
    section.blocks = kept


def _set_kinds(top: Section) -> None:
    for section in top.walk():
        above = [ancestor.title for ancestor in reversed(section.ancestors)]
        part_of = section.parent is not None and section.parent.kind in ("monster", "spell", "magic_item")
        kind = entries.kind_of(section.title, above, section.blocks)
        section.kind = kind if not part_of or kind == "monster" else None
