"""The real rulebook: every entry found, no wrong owner, and figures equal to a second, independent reading.

The second reading is a line scanner over the raw files that shares no code with the reader: it knows
nothing of Markdown, sections or tables, only of the lines that follow an entry's name.
"""

import re
import statistics
import time
from collections import Counter
from pathlib import Path

import pytest

from dm_assistant.records import Passage
from dm_assistant.rulebook.reading import Rulebooks, source_words

EXPECTED = {
    "spell": 339,
    "monster": 336,  # 330 of their own and six inside spells and items
    "magic_item": 258,
    "feat": 17,
    "condition": 15,
    "glossary": 140,  # with the conditions 155
    "weapon": 38,
    "armor": 13,
    "background": 4,
    "species": 9,
    "tool": 25,
}


def raw_lines(folder: Path, *names: str) -> list[str]:
    return [line for name in names for line in (folder / name).read_text(encoding="utf-8-sig").splitlines()]


def entries_of(srd: Rulebooks, kind: str, field: str) -> dict[str, Passage]:
    return {passage.name: passage for passage in srd.passages if passage.kind == kind and field in passage.fields}


def test_all_entries_are_found(srd: Rulebooks) -> None:
    found = srd.metrics["entries"]
    assert {kind: found.get(kind) for kind in EXPECTED} == EXPECTED


def test_no_word_of_the_source_is_lost(srd: Rulebooks, srd_folder: Path) -> None:
    assert srd.metrics["coverage"] >= 0.995
    # By a second route, from nothing but what the passages show.
    shown = Counter(word for passage in srd.passages for word in source_words(passage.text))
    shown.update(source_words(" ".join({" ".join(passage.heading_path) for passage in srd.passages})))
    files = {passage.file for passage in srd.passages}
    want = Counter(word for name in files for word in source_words((srd_folder / name).read_text(encoding="utf-8-sig")))
    assert (want - shown).total() / want.total() <= 0.005


def test_no_entry_stands_under_a_wrong_owner(srd: Rulebooks) -> None:
    owners = {}
    for passage in srd.passages:
        if passage.kind in ("spell", "magic_item", "glossary", "condition"):
            chapter = passage.heading_path[0]
            assert passage.heading_path[-1].startswith(passage.name) or len(passage.heading_path) > 3, (
                passage.heading_path
            )
            owners.setdefault((chapter, passage.kind), Counter())[tuple(passage.heading_path[1:2])] += 1
    assert {key: list(above) for key, above in owners.items()} == {
        ("Spells", "spell"): [("Spell Descriptions",)],
        ("Magic Items", "magic_item"): [("Magic Items A–Z",)],
        ("Rules Glossary", "glossary"): [("Rules Definitions",)],
        ("Rules Glossary", "condition"): [("Rules Definitions",)],
    }


def test_six_stat_blocks_stand_inside_their_spell_or_item(srd: Rulebooks) -> None:
    guests = {
        (p.name, p.section) for p in srd.passages if p.kind == "monster" and p.file in ("spells.md", "magic-items.md")
    }
    assert len(guests) == 6
    assert {section for _, section in guests} <= {p.section for p in srd.passages if p.kind in ("spell", "magic_item")}


def test_a_part_of_a_stat_block_always_names_its_owner(srd: Rulebooks) -> None:
    parts = [
        p for p in srd.passages if p.kind == "monster" and p.heading_path[-1] in ("Actions", "Traits", "Reactions")
    ]
    assert parts
    assert all(passage.heading_path[-2] == passage.name for passage in parts)


def spells_by_lines(lines: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines):
        level = re.match(r"_(?:Level (\d) \w+|\w+ Cantrip) ?\(", line)
        if level:
            name = next(before[5:] for before in reversed(lines[:number]) if before.startswith("#### "))
            near = "\n".join(lines[number : number + 12])
            pair = {key: re.search(rf"\*\*{key}:\*\* (.+)", near) for key in ("Range", "Duration")}
            found[name] = {"level": level[1] or "0", **{key: value[1].strip() for key, value in pair.items() if value}}
    return found


def test_spell_levels_ranges_and_durations_agree_with_the_second_reading(srd: Rulebooks, srd_folder: Path) -> None:
    second = spells_by_lines(raw_lines(srd_folder, "spells.md"))
    spells = entries_of(srd, "spell", "level")
    assert len(second) == len(spells) == EXPECTED["spell"]
    figures = [
        (str(spells[name].fields[ours]), theirs[key])
        for name, theirs in second.items()
        for key, ours in (("level", "level"), ("Range", "range"), ("Duration", "duration"))
    ]
    assert sum(ours == theirs for ours, theirs in figures) / len(figures) >= 0.995


def monsters_by_lines(lines: list[str]) -> dict[str, tuple[str, str, str]]:
    found = {}
    for number, line in enumerate(lines):
        armor = re.match(r"\*\*AC\*\* (\d+) ", line)
        if armor:
            name = next(re.sub(r"^#+ ", "", before) for before in reversed(lines[:number]) if before.startswith("#"))
            after = "\n".join(lines[number : number + 90])
            points, challenge = re.search(r"\*\*HP\*\* (\d+)", after), re.search(r"\*\*CR\*\* (\S+)", after)
            found[name] = (armor[1], points[1], challenge[1])
    return found


def test_monster_ac_hp_and_cr_agree_with_the_second_reading(srd: Rulebooks, srd_folder: Path) -> None:
    second = monsters_by_lines(raw_lines(srd_folder, "monsters-A-Z.md", "animals.md"))
    monsters = entries_of(srd, "monster", "ac")
    assert len(second) == 330
    figures = [
        pair
        for name, theirs in second.items()
        for pair in zip((str(monsters[name].fields[key]) for key in ("ac", "hp", "cr")), theirs, strict=True)
    ]
    assert sum(ours == theirs for ours, theirs in figures) / len(figures) >= 0.995


def test_prices_agree_with_the_second_reading(srd: Rulebooks, srd_folder: Path) -> None:
    lines = raw_lines(srd_folder, "equipment.md")
    cell = re.compile(r"\s*<td>(.*)</td>")
    ours = {**entries_of(srd, "weapon", "cost"), **entries_of(srd, "armor", "cost")}
    wrong = []
    for name, passage in ours.items():
        start = next(
            number
            for number, line in enumerate(lines)
            if line.strip() == f"<td>{name}</td>" and "<tr>" in lines[number - 1]
        )
        last = [found[1] for line in lines[start : start + 6] if (found := cell.match(line))][-1]
        wrong += [(name, passage.fields["cost"], last)] if passage.fields["cost"] != last else []
    assert len(ours) == EXPECTED["weapon"] + EXPECTED["armor"]
    assert not wrong


def test_ability_modifiers_follow_from_the_scores(srd: Rulebooks) -> None:
    checked = wrong = 0
    for passage in entries_of(srd, "monster", "abilities").values():
        for score in passage.fields["abilities"].values():
            checked += 1
            wrong += score["mod"] != (score["score"] - 10) // 2
    assert checked == 336 * 6
    assert wrong <= 10


def test_ids_are_unique_and_passages_short(srd: Rulebooks) -> None:
    assert len({passage.id for passage in srd.passages}) == len(srd.passages)
    lengths = [len(passage.text.split()) for passage in srd.passages]
    assert max(lengths) <= 240  # max_words and the caption repeated above a cut table
    assert statistics.median(lengths) >= 40


@pytest.mark.slow
def test_reading_takes_time_in_proportion_to_the_text(srd_folder: Path, tmp_path: Path) -> None:
    import shutil

    from dm_assistant.rulebook.reading import read_rulebooks

    def seconds(copies: int) -> float:
        root = tmp_path / str(copies)
        for number in range(copies):
            shutil.copytree(srd_folder, root / f"book-{number}")
        start = time.perf_counter()
        read_rulebooks(root, max_words=220)
        return time.perf_counter() - start

    assert seconds(4) <= 4 * seconds(1) * 1.5
