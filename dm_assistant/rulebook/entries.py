"""Typed entries: what a section is (a spell, a monster, ...), told by its shape, and the fields its text holds.

The shape is the genre's: an italic line under the name ("Level 3 Evocation (Wizard)", "Large Beast,
Unaligned", "Ring, Rare"), field lines ("Range: 60 feet"), a price in the name ("Rope (1 GP)"). The field
names of both the 2014 and the 2024 rules are known.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from dm_assistant.rulebook.blocks import Block, Line, Span
from dm_assistant.rulebook.tables import ABILITIES, ABILITY_COLUMNS, Row, Table

SCHOOLS = "Abjuration|Conjuration|Divination|Enchantment|Evocation|Illusion|Necromancy|Transmutation"
SIZES = "Tiny|Small|Medium|Large|Huge|Gargantuan"
CATEGORIES = "Weapons?|Armor|Wondrous Items?|Potions?|Rings?|Rods?|Staffs?|Staves|Wands?|Scrolls?|Ammunition|Instrument"
RARITIES = "Common|Uncommon|Rare|Very Rare|Legendary|Artifact|Rarity Varies|Rarity by Figurine Type|Unique"
COINS = "CP|SP|EP|GP|PP"
PRICE = rf"\d[\d,]*\+?\s*(?:{COINS})\b"

SPELL_2024 = re.compile(rf"Level (\d) ({SCHOOLS})(?:\s*\((.+)\))?|({SCHOOLS}) Cantrip(?:\s*\((.+)\))?", re.I)
SPELL_2014 = re.compile(
    rf"(\d)(?:st|nd|rd|th)[- ]level ({SCHOOLS})\s*(?:\((.+?)\))?.*|({SCHOOLS}) cantrip\s*(?:\((.+?)\))?.*", re.I
)
MONSTER = re.compile(
    rf"((?:{SIZES})(?:(?: or |, or |, )(?:{SIZES}|Smaller|Larger))*) (.+?), ((?:[^,()]|\([^()]*\))+)", re.I
)
MAGIC_ITEM = re.compile(
    rf"((?:{CATEGORIES})\b(?:[^,(]*)(?:\([^()]*\))?)\s*,\s*"
    rf"((?:{RARITIES})\b(?:.*?))(?:\s*\(?\b(requires attunement\b[^()]*(?:\([^()]*\)[^()]*)*)\)?)?",
    re.I,
)
FEAT = re.compile(r"(.*\bFeat)(?:\s*\(Prerequisites?:?\s*(.+)\))?", re.I)
INTROS = (SPELL_2024, SPELL_2014, MONSTER, MAGIC_ITEM, FEAT)
LATEST_INTRO = 3  # blocks
LONGEST_PLAIN_INTRO = 12  # words
ABILITY_FIGURES = re.compile(r"(\d+)\s*\(([+\-−–]\d+)\)|(\d+)\s+([+\-−–]\d+)\s+([+\-−–]\d+)")
ABILITY_ROW = re.compile(r"\W+".join(ABILITIES) + rf"\W+((?:(?:{ABILITY_FIGURES.pattern})\s*){{6}})", re.I)
SECTION_NUMBER = re.compile(r"(?:\d+\.)+\d*\s+(?=\S)")  # "2.1 Spark", "3. Spark"; not "5 Kings"
NAME_LABEL = re.compile(r"(?:\w+ )?name|title|spell|monster|creature|item", re.I)  # "Name:", "Spell Name:"
PREREQUISITE = re.compile(r"Prerequisites?:\s*(.+)", re.I)
PRICED = re.compile(rf"(.+?)\s*\(((?:.*?{PRICE}.*|Varies))\)")
PER_TIME = re.compile(r"\bper (?:day|week|month|year)\b", re.I)
TAGGED = re.compile(r"(.+?)\s*\[([^\[\]]+)\]")
SUFFERS = re.compile(r"(• )?(?:an?|the) (?:creature with (\w+)|([\w' -]{1,40}?) creature)\b", re.I)
RUN_IN_LIST = re.compile(r"\b(?:conditions|glossary|definitions)$", re.I)  # lists whose entries may be paragraphs
FEWEST_ENTRIES = 3  # in a list of paragraphs or items
DAMAGE = re.compile(r"\d+(?:d\d+)? [a-z]+", re.I)
WEIGHT = re.compile(r"[—–-]|[\d½¼,./]+ ?lbs?\.?")
GLOSSARY_LIST = re.compile(r"\b(?:glossary|definitions|terms)\b", re.I)
CLASS_FEATURE = re.compile(r"Level (\d+)\s*:\s*(.+)", re.I)
LOWEST_MODIFIER = -5
STAT_BLOCK_PARTS = (
    *("traits", "special traits", "actions", "bonus actions", "reactions", "legendary actions", "mythic actions"),
    *("lair actions", "regional effects"),
)

# Names of fields as rulebooks write them → as `Passage.fields` names them.
FIELD_NAMES = {
    "casting time": "casting_time",
    "range": "range",
    "component": "components",
    "components": "components",
    "duration": "duration",
    "classes": "classes",
    "ac": "ac",
    "armor class": "ac",
    "initiative": "initiative",
    "hp": "hp",
    "hit points": "hp",
    "speed": "speed",
    "skills": "skills",
    "saving throws": "saving_throws",
    "senses": "senses",
    "languages": "languages",
    "gear": "gear",
    "resistances": "resistances",
    "damage resistances": "resistances",
    "vulnerabilities": "vulnerabilities",
    "damage vulnerabilities": "vulnerabilities",
    "immunities": "immunities",
    "damage immunities": "immunities",
    "condition immunities": "condition_immunities",
    "cr": "cr",
    "challenge": "cr",
    "challenge rating": "cr",
    "proficiency bonus": "pb",
    "ability": "ability",
    "weight": "weight",
    "cost": "cost",
    "price": "cost",
    "utilize": "utilize",
    "craft": "craft",
    "variants": "variants",
}
OF_KIND = {
    "spell": ("casting_time", "range", "components", "duration", "classes"),
    "monster": (
        *("ac", "initiative", "hp", "speed", "skills", "saving_throws", "senses", "languages", "gear"),
        *("resistances", "vulnerabilities", "immunities", "condition_immunities", "cr", "pb"),
    ),
    "tool": ("ability", "utilize", "craft", "variants", "weight", "cost"),
    "gear": ("weight", "cost"),
}


# Names of columns in tables of weapons, armor and gear → as we name the fields.
COLUMN_NAMES = {
    "armor class": "ac",
    "armor class (ac)": "ac",
    "wt.": "weight",
    "wt": "weight",
    "price": "cost",
    "property": "properties",
    "effects": "effect",
}
GEAR_COLUMNS = ("item", "name", "gear", "goods", "tool")


def labelled(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """The lines that begin bold as (label, value), as written; a line may hold several ("AC 17 Initiative +7")."""
    found = []
    for line in lines:
        spans = list(itertools.dropwhile(lambda span: span.text.strip() in ("", "•"), line.spans))
        if not spans or not spans[0].bold:
            continue
        parts: list[list[str]] = []
        was_bold = False
        for span in spans:
            if span.bold and not was_bold:
                parts.append(["", ""])
            parts[-1][0 if span.bold else 1] += span.text
            was_bold = span.bold
        found += [(" ".join(label.split()), " ".join(value.split())) for label, value in parts]
    return found


def field_name(label: str) -> str | None:
    """Our name of a field from a rulebook's: "Armor Class:" and `armor_class` are `ac`; None for no field."""
    return FIELD_NAMES.get(re.sub(r"[_-]", " ", label.rstrip(": ")).casefold())


def known_fields(lines: Iterable[Line]) -> dict[str, str]:
    """The fields we know among `lines`, under our names; the first of each name counts.

    "**Range:** Self" and "**AC** 17" are fields; "**Range.** A Range weapon ..." begins a paragraph of prose.
    """
    fields: dict[str, str] = {}
    for label, value in labelled(lines):
        if value.startswith("."):
            continue
        name = field_name(label)
        value = value.removeprefix(":").strip()
        if name is not None and value:
            fields.setdefault(name, value)
    return fields


def without_label(block: Block) -> tuple[str, Block] | None:
    """The bold words a paragraph or item begins with, "**Blinded.** You see nothing", and the rest of it."""
    if block.kind not in ("paragraph", "item"):
        return None
    spans = list(itertools.dropwhile(lambda span: span.text.strip() in ("", "•"), block.lines[0].spans))
    label = "".join(span.text for span in itertools.takewhile(lambda span: span.bold, spans))
    rest = list(itertools.dropwhile(lambda span: span.bold, spans))
    if not label or not rest or not (label.rstrip().endswith((".", ":")) or rest[0].text.startswith((".", ":"))):
        return None
    rest[0] = replace(rest[0], text=rest[0].text.lstrip(".: "))
    lines = (replace(block.lines[0], spans=tuple(rest)), *block.lines[1:])
    return " ".join(label.split()).rstrip(".:"), replace(block, kind="paragraph", lines=lines)


def name_field(line: Line) -> str | None:
    """What a line names by a field, "**Name:** Ember Lash"; None for any other line."""
    fields = labelled([line])
    if len(fields) != 1:
        return None
    label, value = fields[0]
    is_field = label.endswith(":") or value.startswith(":")
    return value.lstrip(": ") or None if is_field and NAME_LABEL.fullmatch(label.rstrip(": ")) else None


def as_price_list(items: Sequence[Block]) -> Block | None:
    """Items that each name a thing with its price, "**Sledge**: 4 gp, 60 lb.", as a table; None for other lists."""
    rows = []
    for item in items:
        found = without_label(item)
        parts = found[1].text.replace("\n", " ").split(", ") if found else []
        if not parts or not re.fullmatch(rf"{PRICE}|[—–-]", parts[0], re.I):
            return None
        damage = parts.pop(1) if len(parts) > 1 and DAMAGE.fullmatch(parts[1]) else ""
        weight = parts.pop(1) if len(parts) > 1 and WEIGHT.fullmatch(parts[1]) else ""
        rows.append((item.start, (found[0], parts[0], damage, weight, ", ".join(parts[1:]))))
    if len(rows) < FEWEST_ENTRIES:
        return None
    if all(damage for _, (_, _, damage, _, _) in rows):
        columns: tuple[str, ...] = ("Name", "Cost", "Damage", "Weight", "Properties")
    elif not any(damage or more for _, (_, _, damage, _, more) in rows):
        columns = ("Item", "Cost", "Weight")
        rows = [(line, (name, cost, weight)) for line, (name, cost, _, weight, _) in rows]
    else:
        return None
    table = Table(columns, tuple(Row(None, cells, line) for line, cells in rows))
    return replace(items[0], kind="table", end=items[-1].end, lines=(), table=table)


def intro(blocks: Sequence[Block]) -> str:
    """The italic line that says what an entry is, without markup; '' where there is none.

    It stands right below the name, or below a description of at most two paragraphs. Some books set it in bold
    or do not set it off at all.
    """
    leading = list(itertools.takewhile(lambda block: block.kind == "paragraph", blocks[:LATEST_INTRO]))
    told = next((block.lines[0].text for block in leading if is_intro(block.lines[0])), "")
    return told or (leading[0].lines[0].text if leading and leading[0].all_italic else "")


def is_intro(line: Line) -> bool:
    """Whether a line says what an entry is: "Level 3 Evocation (Wizard)", "Large Beast, Unaligned", "Ring, Rare"."""
    set_off = line.label == line.text
    short = len(line.text.split()) <= LONGEST_PLAIN_INTRO and not line.text.endswith((".", ":"))
    return (set_off or short) and any(shape.fullmatch(line.text) for shape in INTROS)


def as_field_lines(block: Block) -> Block | None:
    """A table that holds an entry's fields as the lines of a paragraph: "Range: 60 feet"; None for other tables.

    The fields' names are its columns over a single row, or its first cells.
    """
    table = block.table
    if table is None:
        return None
    if len(table.rows) == 1 and len(table.columns) > 1:
        pairs = list(zip(table.columns, table.rows[0].cells, strict=True))
    else:
        head = [table.columns] if table.columns else []
        pairs = [(cells[0], cells[1]) for cells in [*head, *(row.cells for row in table.rows)] if len(cells) == 2]
        if len(pairs) < len(head) + len(table.rows):
            return None
    known = [label for label, _ in pairs if field_name(label)]
    if len(known) < 2 or len(known) * 2 <= len(pairs) or table.caption or any(row.category for row in table.rows):
        return None
    lines = [
        Line(block.start, (Span(f"{label.rstrip(': ')}:", bold=True), Span(f" {value}")))
        for label, value in pairs
        if label or value
    ]
    return replace(block, kind="paragraph", lines=tuple(lines), table=None)


def kind_of(title: str, ancestors: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """What the section `title` is, from its name, the headings above and its own blocks; None for a rule."""
    line = intro(blocks)
    fields = known_fields(line for block in blocks[:12] for line in block.lines)
    if SPELL_2024.fullmatch(line) or SPELL_2014.fullmatch(line):
        return "spell"
    if MONSTER.fullmatch(line) and {"ac", "hp"} & fields.keys():
        return "monster"
    if MAGIC_ITEM.fullmatch(line):
        return "magic_item"
    above = " › ".join(ancestors).casefold()
    if line and (FEAT.fullmatch(line) or (PREREQUISITE.match(line) and ("feat" in above or not above))):
        return "feat"
    if ancestors and re.search(r"\bfeats$", ancestors[-1], re.I) and "feat" not in title.casefold():
        return "feat"
    labels = {label.rstrip(":. ").casefold() for label, _ in labelled(_first_lines(blocks))}
    if "skill proficiencies" in labels and labels & {"feat", "equipment", "languages"}:
        return "background"
    if {"size", "speed"} <= labels and labels & {"creature type", "ability score increase"}:
        return "species"
    if {"casting_time", "duration"} <= fields.keys():
        return "spell"
    if "utilize" in fields or ("craft" in fields and "ability" in fields):
        return "tool"
    tag = TAGGED.fullmatch(title)
    if tag and tag[2].casefold() == "condition":
        return "condition"
    if "glossary" in above and GLOSSARY_LIST.search(ancestors[-1]) and not GLOSSARY_LIST.search(title):
        return "glossary"
    if (ancestors and re.search(r"\bconditions$", ancestors[-1], re.I)) or _tells_condition(title, blocks):
        return "condition"
    if CLASS_FEATURE.fullmatch(title) or (ancestors and ancestors[-1].casefold() == "class features"):
        return "class_feature"
    if is_priced(title):
        return "gear"
    return None


def _tells_condition(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the text says what a creature suffers that is what the title says: "A stunned creature can't move".

    The text is a list, as in the rulebooks of 2014, or calls it a condition.
    """
    found = [(match, block.text) for block in blocks[:3] if (match := SUFFERS.match(block.text))]
    return any(
        (match[2] or match[3]).casefold() == title.casefold()
        and (match[1] or re.search(r"\bcondition (?:ends|lasts)\b", text))
        for match, text in found
    )


def is_priced(title: str) -> bool:
    """Whether a name carries a price: "Rope (1 GP)"."""
    return bool(PRICED.fullmatch(title)) and not PER_TIME.search(title)


def _first_lines(blocks: Sequence[Block]) -> list[Line]:
    return [line for block in blocks[:8] for line in block.lines]


def name_of(kind: str | None, title: str) -> str:
    """The entry's name without price, tag, level or the number of its section."""
    title = SECTION_NUMBER.sub("", title)
    if kind in ("gear", "tool"):
        priced = PRICED.fullmatch(title)
        return priced[1] if priced else title
    if kind in ("glossary", "condition"):
        tag = TAGGED.fullmatch(title)
        return tag[1] if tag else title
    if kind == "class_feature":
        feature = CLASS_FEATURE.fullmatch(title)
        return feature[2] if feature else title
    return title


def fields_of(kind: str | None, title: str, ancestors: Sequence[str], blocks: Sequence[Block]) -> dict[str, Any]:
    """The typed fields of an entry's own blocks, as data-formats.md lists them for its kind."""
    if kind is None:
        return {}
    line = intro(blocks)
    known = known_fields(line for block in blocks for line in block.lines)
    known = {name: known[name] for name in OF_KIND.get(kind, ()) if name in known}
    if kind == "spell":
        return _spell(line, known, blocks)
    if kind == "monster":
        return _monster(line, known, blocks)
    if kind == "magic_item":
        return _magic_item(line)
    if kind == "feat":
        return _feat(blocks)
    if kind in ("glossary", "condition"):
        tag = TAGGED.fullmatch(title)
        return {"tag": tag[2]} if tag else {"tag": "Condition"} if kind == "condition" else {}
    if kind == "class_feature":
        return _class_feature(title, ancestors)
    if kind in ("gear", "tool"):
        priced = PRICED.fullmatch(title)
        return {**known, **({"cost": priced[2]} if priced else {})}
    return {}


def row_entry(columns: Sequence[str], row: Row) -> tuple[str, dict[str, Any]] | None:
    """The kind and fields of a row of a table of weapons, armor, gear or conditions; None for any other table."""
    if not columns:
        return None
    by_name = {
        COLUMN_NAMES.get(column.casefold(), column.casefold()): cell
        for column, cell in zip(columns, row.cells, strict=True)
    }
    if by_name.keys() >= {"damage", "properties"}:
        kind, names = "weapon", ("damage", "mastery", "weight", "cost")
    elif by_name.keys() >= {"ac", "cost"} and by_name.keys() & {"stealth", "strength", "weight"}:
        kind, names = "armor", ("strength", "stealth", "weight", "cost", "ac")
    elif by_name.keys() == {columns[0].casefold(), "cost", "weight"} and columns[0].casefold() in GEAR_COLUMNS:
        kind, names = "gear", ("weight", "cost")
    elif list(by_name) in (["condition", "effect"], ["condition", "description"]):
        return "condition", {"tag": "Condition"}
    else:
        return None
    fields: dict[str, Any] = {name: by_name[name] for name in names if by_name.get(name)}
    if kind == "weapon":
        listed = by_name["properties"]
        fields["properties"] = [] if listed in ("", "—", "-", "–") else split_list(listed)
    if row.category:
        fields["category"] = row.category
    return kind, fields


def split_list(text: str) -> list[str]:
    """`Finesse, Thrown (Range 20/60)` at the commas outside of parentheses."""
    return [part.strip() for part in re.split(r",\s*(?![^()]*\))", text) if part.strip()]


def integer(text: str) -> int:
    """The first whole number in `text`; commas between thousands and any kind of minus are understood."""
    found = re.search(r"[+\-−–]?\d[\d,]*", text)
    if found is None:
        raise ValueError(f"no number in {text!r}")
    return int(re.sub(r"[−–]", "-", found[0]).replace(",", ""))


def _spell(line: str, known: dict[str, str], blocks: Sequence[Block]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    match = SPELL_2024.fullmatch(line) or SPELL_2014.fullmatch(line)
    if match:
        level, school, more, cantrip_school, cantrip_more = match.groups()
        fields["level"] = int(level or 0)
        fields["school"] = (school or cantrip_school).capitalize()
        listed = more or cantrip_more or ""
        if listed and "ritual" not in listed.casefold():
            fields["classes"] = split_list(listed)
    else:
        fields |= _level_and_school(blocks)
    if "classes" in known:
        known = {**known, "classes": split_list(known["classes"])}
    fields |= known
    ritual = "ritual" in line.casefold() or "ritual" in known.get("casting_time", "").casefold()
    fields["ritual"] = ritual
    if "duration" in known:
        fields["concentration"] = known["duration"].casefold().startswith("concentration")
    return fields


def _level_and_school(blocks: Sequence[Block]) -> dict[str, Any]:
    """Of a spell that tells them in fields of their own: "Level: 2" or "Level: Cantrip", "School: Illusion"."""
    told = {label.rstrip(": ").casefold(): value.lstrip(": ") for label, value in labelled(_first_lines(blocks))}
    fields: dict[str, Any] = {}
    level = re.fullmatch(r"(?:level )?(\d)(?:st|nd|rd|th)?|cantrip", told.get("level", ""), re.I)
    if level:
        fields["level"] = int(level[1] or 0)
    if re.fullmatch(SCHOOLS, told.get("school", ""), re.I):
        fields["school"] = told["school"].capitalize()
    return fields


def _monster(line: str, known: dict[str, str], blocks: Sequence[Block]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    match = MONSTER.fullmatch(line)
    if match:
        fields["size"], fields["type"], fields["alignment"] = match.groups()
    for name, value in known.items():
        fields |= _monster_field(name, value)
    tables = [block.table for block in blocks if block.table is not None and block.table.ability_scores]
    scores = tables[0] if tables else _ability_lines(blocks)
    if scores is not None:
        fields["abilities"] = _abilities(scores, known.get("saving_throws", ""))
    fields.pop("saving_throws", None)
    return fields


def _ability_lines(blocks: Sequence[Block]) -> Table | None:
    """Ability scores in lines: "STR 10 (+0) DEX 14 (+2) ...", "Str 10 +0 +0 ...", or all names and then all figures."""
    text = " ".join(block.text for block in blocks if block.kind != "table")
    row = ABILITY_ROW.search(text)
    if row:
        found = list(ABILITY_FIGURES.finditer(row[1]))
    else:
        each = [re.search(rf"\b{name}[a-z]*\W+(?:{ABILITY_FIGURES.pattern})", text, re.I) for name in ABILITIES]
        found = [figures for figures in each if figures]
    if len(found) != len(ABILITIES):
        return None
    cells = [[figure for figure in figures.groups("") if figure] for figures in found]
    rows = [Row(None, (name, *[*figures, ""][:3]), 0) for name, figures in zip(ABILITIES, cells, strict=True)]
    return Table(ABILITY_COLUMNS, tuple(rows), ability_scores=True)


def _monster_field(name: str, value: str) -> dict[str, Any]:
    if name == "ac":
        plain = re.match(r"(\d+)(?:\s*\(|$)", value)
        return {"ac": int(plain[1]) if plain else value}
    if name == "hp":
        plain = re.fullmatch(r"(\d+)(?:\s*\(([^()]*)\))?", value)
        if not plain:
            return {"hp": value}
        return {"hp": int(plain[1]), **({"hp_formula": plain[2]} if plain[2] else {})}
    if name == "cr":
        fields: dict[str, Any] = {"cr": re.split(r"[\s(]", value, maxsplit=1)[0]}
        xp = re.search(r"XP ([\d,]+)|([\d,]+) XP", value)
        pb = re.search(r"PB \+(\d+)", value)
        return fields | ({"xp": integer(xp[1] or xp[2])} if xp else {}) | ({"pb": int(pb[1])} if pb else {})
    if name == "pb":
        return {"pb": integer(value)}
    return {name: value}


def _abilities(table: Table, saving_throws: str) -> dict[str, dict[str, int]]:
    """Score, modifier and save of each ability; in the 2014 layout saves stand in a field of their own."""
    saves = {
        name.upper(): integer(bonus) for name, bonus in re.findall(r"([A-Za-z]{3})\w*\s+([+\-−–]\d+)", saving_throws)
    }
    abilities = {}
    for row in table.rows:
        name, score, modifier, save = row.cells
        if not score and modifier and integer(modifier) == LOWEST_MODIFIER:
            score = "1"  # the only score with this modifier
        if name not in ABILITIES or not score:
            continue
        bonus = integer(modifier) if modifier else (integer(score) - 10) // 2
        abilities[name] = {
            "score": integer(score),
            "mod": bonus,
            "save": integer(save) if save else saves.get(name, bonus),
        }
    return abilities


def _magic_item(line: str) -> dict[str, Any]:
    match = MAGIC_ITEM.fullmatch(line)
    if match is None:
        return {}
    category, rarity, attunement = match.groups()
    return {"category": category, "rarity": rarity.strip(" ,("), "attunement": attunement or False}


def _feat(blocks: Sequence[Block]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for block in blocks[:2]:
        line = block.lines[0].text if block.lines and block.all_italic else ""
        category = FEAT.fullmatch(line)
        if category:
            fields["category"] = category[1]
        prerequisite = PREREQUISITE.match(line)
        if prerequisite or (category and category[2]):
            fields["prerequisite"] = prerequisite[1] if prerequisite else category[2]
    return fields


def _class_feature(title: str, ancestors: Sequence[str]) -> dict[str, Any]:
    feature = CLASS_FEATURE.fullmatch(title)
    fields: dict[str, Any] = {"level": int(feature[1])} if feature else {}
    for above in reversed(ancestors):
        owner = re.fullmatch(r"(.+?) (?:Class Features|Subclass: (.+))", above)
        if above.casefold() == "class features" and len(ancestors) > 1:
            fields["class"] = ancestors[-2]
        if owner:
            fields["class"] = owner[1]
            if owner[2]:
                fields["subclass"] = owner[2]
            break
    return fields
