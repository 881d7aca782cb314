"""Rulebooks in other shapes than the real one: one entry a file with the names of 2014, pipe tables, bold lines.

Each is read into typed entries, loses no word, and a question in a player's words finds the right one.
"""

import pytest

from dm_assistant.records import Passage
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import Rulebooks


def entries(rulebooks: Rulebooks) -> dict[str, list[str]]:
    """The names of the entries of each kind, sorted."""
    found: dict[str, set[str]] = {}
    for passage in rulebooks.passages:
        found.setdefault(passage.kind, set()).add(passage.name)
    return {kind: sorted(names) for kind, names in sorted(found.items())}


def entry(rulebooks: Rulebooks, name: str) -> Passage:
    return next(passage for passage in rulebooks.passages if passage.name == name)


def stat_block(name: str, look: str, armor: int, attack: str) -> str:
    return (
        f"---\ntitle: {name}\n---\n# {name}\n\n*{look}*\n\n**Armor Class** {armor} (natural armor)\n\n"
        "**Hit Points** 45 (6d8 + 18)\n\n**Speed** 30 ft.\n\n"
        "| STR | DEX | CON | INT | WIS | CHA |\n|---|---|---|---|---|---|\n"
        "| 16 (+3) | 12 (+1) | 16 (+3) | 6 (−2) | 10 (+0) | 7 (−2) |\n\n"
        "**Saving Throws** Con +5\n\n**Senses** darkvision 60 ft.\n\n**Challenge** 3 (700 XP)\n\n"
        f"### Actions\n\n***{attack}.*** Melee Weapon Attack: +5 to hit, reach 5 ft.\n"
    )


def spell(name: str, line: str, text: str) -> str:
    return (
        f"## {name}\n\n*{line}*\n\n**Casting Time:** 1 action\n\n**Range:** 90 feet\n\n**Components:** V, S\n\n"
        f"**Duration:** Instantaneous\n\n{text}\n"
    )


ONE_A_FILE = {
    "vale/monsters/moss-hulk.md": stat_block("Moss Hulk", "Large plant, unaligned", 15, "Slam"),
    "vale/monsters/tin-beetle.md": stat_block("Tin Beetle", "Small construct, unaligned", 17, "Pincers"),
    "vale/spells/ember-lance.md": spell("Ember Lance", "2nd-level evocation", "A creature you point at burns."),
    "vale/spells/still-pond.md": spell("Still Pond", "Abjuration cantrip", "Water within 10 feet lies calm."),
}
PIPES = {
    "harbor/rules.md": (
        "# Harbor Rules\n\n## Arms\n\n"
        "| Name | Cost | Damage | Weight | Properties |\n|---|---|---|---|---|\n| *Boarding arms* | | | | |\n"
        "| Gaff | 3 gp | 1d6 piercing | 4 lb. | Reach |\n| Belaying pin | 1 sp | 1d4 bludgeoning | 2 lb. | Light |\n\n"
        "## Protection\n\n| Armor | Cost | Armor Class (AC) | Stealth | Weight |\n|---|---|---|---|---|\n"
        "| Oilskin coat | 8 gp | 11 + Dex modifier | — | 8 lb. |\n\n"
        "## Rewards\n\n| Rank | Pay | Rank | Pay |\n|---|---|---|---|\n| Mate | 5 sp | Captain | 2 gp |\n\n"
        "## Conditions\n\n### Seasick\n\nYou have disadvantage on ability checks.\n"
    )
}
BOLD_LINES = {
    "tower/tower.md": (
        "Tower Rules\n===========\n\n**Keeping Watch**\n\nOne of you stays awake.\n\n> A watch lasts two hours[^1].\n\n"
        "- Each watch:\n  1. listen\n     - at the door\n\n[^1]: Less in winter.\n\n"
        "**Burning Oil**\n\nOil thrown from the wall sets a creature alight.\n\n"
        "**Bell Wight**\n*Medium undead, neutral evil*\n**Armor Class** 13\n**Hit Points** 22 (4d8 + 4)\n"
        "**Challenge** 1 (200 XP)\n\n**ACTIONS**\n\n***Toll.*** Each creature within 20 feet is deafened.\n\n"
        "Treasure\n--------\n\n### Ring of Ravens\n\n*Ring, rare (requires attunement)*\n\nYou speak with birds.\n\n"
        "#### Lamp of Truth\n\n*Wondrous item, uncommon*\n\nNobody can lie in its light.\n"
    )
}


def test_one_entry_a_file_with_the_field_names_of_2014(ingest) -> None:
    read = ingest(ONE_A_FILE)
    assert entries(read) == {"monster": ["Moss Hulk", "Tin Beetle"], "spell": ["Ember Lance", "Still Pond"]}
    assert read.metrics["coverage"] == 1.0
    assert {passage.edition for passage in read.passages} == {"2014"}
    hulk = entry(read, "Moss Hulk").fields
    assert (hulk["ac"], hulk["hp"], hulk["hp_formula"], hulk["cr"], hulk["xp"]) == (15, 45, "6d8 + 18", "3", 700)
    assert hulk["abilities"]["CON"] == {"score": 16, "mod": 3, "save": 5}
    lance, pond = entry(read, "Ember Lance").fields, entry(read, "Still Pond").fields
    assert (lance["level"], lance["school"], pond["level"]) == (2, "Evocation", 0)
    assert "Moss Hulk › Actions" in {" › ".join(passage.heading_path) for passage in read.passages}


def test_pipe_tables_become_weapons_armor_and_stacked_panels(ingest) -> None:
    read = ingest(PIPES)
    assert entries(read) == {
        "armor": ["Oilskin coat"],
        "condition": ["Seasick"],
        "rule": ["Rewards"],
        "weapon": ["Belaying pin", "Gaff"],
    }
    assert read.metrics["coverage"] == 1.0
    assert entry(read, "Gaff").fields["category"] == "Boarding arms"
    assert entry(read, "Oilskin coat").fields["ac"] == "11 + Dex modifier"
    assert entry(read, "Rewards").text == "Mate — Pay: 5 sp\nCaptain — Pay: 2 gp"


def test_bold_lines_are_headings_and_an_item_is_no_part_of_another(ingest) -> None:
    read = ingest(BOLD_LINES)
    assert entries(read) == {
        "magic_item": ["Lamp of Truth", "Ring of Ravens"],
        "monster": ["Bell Wight"],
        "rule": ["Burning Oil", "Keeping Watch"],
    }
    assert read.metrics["coverage"] == 1.0
    paths = {" › ".join(passage.heading_path) for passage in read.passages}
    assert paths == {
        "Tower Rules › Keeping Watch",
        "Tower Rules › Burning Oil",
        "Tower Rules › Bell Wight",
        "Tower Rules › Bell Wight › ACTIONS",
        "Tower Rules › Treasure › Ring of Ravens",
        "Tower Rules › Treasure › Lamp of Truth",
    }
    assert {finding.rule for finding in read.findings} >= {"bold-heading", "heading-level"}


def test_words_of_quotes_footnotes_and_nested_lists_are_kept(ingest) -> None:
    text = "\n".join(passage.text for passage in ingest(BOLD_LINES).passages)
    assert all(words in text for words in ("A watch lasts two hours", "Less in winter", "listen", "at the door"))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which spell burns a foe from afar?", "Ember Lance"),
        ("how tough is the walking bog plant", "Moss Hulk"),
        ("How hard is it to hit a tin beetle?", "Tin Beetle"),
        ("What can I use to calm a lake?", "Still Pond"),
        ("what does a gaff cost", "Gaff"),
        ("does the oilskin jacket make sneaking harder", "Oilskin coat"),
        ("how much does the skipper earn", "Rewards"),
        ("how bad are my rolls while I am seasick", "Seasick"),
        ("who has to stay up at night", "Keeping Watch"),
        ("we pour boiling grease over the wall", "Burning Oil"),
        ("can the bell wight make me deaf?", "Bell Wight"),
        ("jewelry that lets me talk to crows", "Ring of Ravens"),
        ("lantern that tells me who is a liar", "Lamp of Truth"),
    ],
)
def test_players_words_find_what_no_list_of_ours_names(ingest, question: str, name: str) -> None:
    index = build_index(ingest({**ONE_A_FILE, **PIPES, **BOLD_LINES}).passages)
    assert index.search(question, k=1)[0].passage.name == name
