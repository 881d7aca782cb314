"""Typed entries and their fields, in the layouts of both editions."""

import pytest

SPELL_2024 = """_Level 3 Evocation (Sorcerer, Wizard)_

**Casting Time:** 1 minute or Ritual
**Range:** 150 feet
**Components:** V, S, M (a pinch)
**Duration:** Concentration, up to 1 minute

It burns."""
SPELL_2014 = """*3rd-level evocation (ritual)*

- **Casting Time:** 1 minute
- **Range:** 150 feet
- **Components:** V, S, M (a pinch)
- **Duration:** Concentration, up to 1 minute

It burns."""


def fields(ingest, text: str, above: str = "# Book") -> dict:
    return entry(ingest, text, above).fields


def entry(ingest, text: str, above: str = "# Book"):
    return ingest(f"{above}\n\n## Entry\n\n{text}\n").passages[0]


@pytest.mark.parametrize("text", [SPELL_2024, SPELL_2014], ids=["2024", "2014"])
def test_spell_fields(ingest, text: str) -> None:
    spell = entry(ingest, text)
    expected = {
        "level": 3,
        "school": "Evocation",
        "range": "150 feet",
        "components": "V, S, M (a pinch)",
        "duration": "Concentration, up to 1 minute",
        "concentration": True,
        "ritual": True,
    }
    assert spell.kind == "spell"
    assert expected.items() <= spell.fields.items()


@pytest.mark.parametrize(("level", "number"), [("2", 2), ("2nd", 2), ("Level 2", 2), ("Cantrip", 0)])
def test_a_spell_may_tell_level_and_school_in_fields(ingest, level: str, number: int) -> None:
    text = f"# Glow\n\n**Level:** {level}\n**School:** illusion\n**Casting Time:** Action\n**Duration:** 1 hour\n"
    (passage,) = ingest(text).passages
    assert (passage.fields["level"], passage.fields["school"]) == (number, "Illusion")


def test_spell_classes(ingest) -> None:
    assert fields(ingest, SPELL_2024)["classes"] == ["Sorcerer", "Wizard"]


def test_a_cantrip_has_level_0(ingest) -> None:
    assert fields(ingest, SPELL_2024.replace("Level 3 Evocation", "Evocation Cantrip"))["level"] == 0


def test_singular_component_and_a_blank_line_between_fields_are_understood_and_reported(ingest) -> None:
    text = SPELL_2024.replace("**Components:**", "**Component:**").replace("\n**Duration", "\n\n**Duration")
    result = ingest(f"# Book\n\n## Entry\n\n{text}")
    assert result.passages[0].fields["components"] == "V, S, M (a pinch)"
    assert result.passages[0].fields["concentration"]
    assert {finding.rule for finding in result.findings} >= {"field-name", "split-fields"}


MONSTER_2024 = """_Medium Humanoid (Elf), Neutral Good_

**AC** 15 **Initiative** +2 (12) <br>
**HP** 27 (5d8 + 5) <br>
**Speed** 30 ft., Fly 60 ft. <br>

| STR | DEX | CON | INT | WIS | CHA |
|---|---|---|---|---|---|
| 16 (+3) | 14 (+2) | 12 (+1) | 8 (−1) | 10 (+0) | 6 (−2) |

**Skills** Stealth +4 <br>
**Senses** Darkvision 60 ft.; Passive Perception 10 <br>
**CR** 1/2 (XP 1,100; PB +2)"""
MONSTER_2014 = """*Medium humanoid (elf), neutral good*

**Armor Class** 15 (chain shirt)
**Hit Points** 27 (5d8 + 5)
**Speed** 30 ft., fly 60 ft.

| STR | DEX | CON | INT | WIS | CHA |
|---|---|---|---|---|---|
| 16 (+3) | 14 (+2) | 12 (+1) | 8 (-1) | 10 (+0) | 6 (-2) |

**Saving Throws** Dex +4
**Skills** Stealth +4
**Senses** darkvision 60 ft., passive Perception 10
**Challenge** 1/2 (1,100 XP)"""


@pytest.mark.parametrize("text", [MONSTER_2024, MONSTER_2014], ids=["2024", "2014"])
def test_monster_fields(ingest, text: str) -> None:
    monster = entry(ingest, text)
    assert monster.kind == "monster"
    assert {"size": "Medium", "ac": 15, "hp": 27, "hp_formula": "5d8 + 5", "cr": "1/2", "xp": 1100}.items() <= (
        monster.fields.items()
    )
    assert monster.fields["abilities"]["STR"] == {"score": 16, "mod": 3, "save": 3}
    assert monster.fields["abilities"]["INT"]["mod"] == -1
    assert monster.fields["skills"] == "Stealth +4"


def test_2014_saving_throws_go_to_their_ability(ingest) -> None:
    assert fields(ingest, MONSTER_2014)["abilities"]["DEX"] == {"score": 14, "mod": 2, "save": 4}


def test_fields_that_are_absent_are_left_out(ingest) -> None:
    assert not {"immunities", "gear", "languages"} & fields(ingest, MONSTER_2024).keys()


def test_a_part_of_a_stat_block_carries_its_owners_name(ingest) -> None:
    result = ingest(f"# Monsters\n\n## Elf\n\n{MONSTER_2024}\n\n### Actions\n\n**_Bow._** It shoots.")
    actions = result.passages[-1]
    assert (actions.heading_path, actions.kind, actions.name) == (["Monsters", "Elf", "Actions"], "monster", "Elf")
    assert actions.section == result.passages[0].section


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ring, Rare (Requires Attunement)", ("Ring", "Rare", "Requires Attunement")),
        ("Weapon (Mace or Maul), Very Rare", ("Weapon (Mace or Maul)", "Very Rare", False)),
        (
            "Wondrous item, legendary (requires attunement by a cleric or paladin)",
            ("Wondrous item", "legendary", "requires attunement by a cleric or paladin"),
        ),
        ("Armor (Shield), Rarity Varies", ("Armor (Shield)", "Rarity Varies", False)),
    ],
)
def test_magic_item_fields(ingest, line: str, expected: tuple) -> None:
    item = entry(ingest, f"_{line}_\n\nIt glows.")
    assert item.kind == "magic_item"
    assert (item.fields["category"], item.fields["rarity"], item.fields["attunement"]) == expected


def test_feat_fields(ingest) -> None:
    feat = entry(ingest, "_General Feat (Prerequisite: Level 4+)_\n\nYou leap.")
    assert (feat.kind, feat.fields) == ("feat", {"category": "General Feat", "prerequisite": "Level 4+"})


def test_glossary_and_condition(ingest) -> None:
    text = (
        "# Rules Glossary\n\n## Definitions\n\n### Dash [Action]\n\nRun.\n\n"
        "### Prone [Condition]\n\nLie.\n\n### Ally\n\nFriend."
    )
    found = [(p.kind, p.name, p.fields) for p in ingest(text).passages]
    assert found == [
        ("glossary", "Dash", {"tag": "Action"}),
        ("condition", "Prone", {"tag": "Condition"}),
        ("glossary", "Ally", {}),
    ]


def test_weapon_and_armor_rows_are_entries_of_their_own(ingest) -> None:
    text = (
        "# Gear\n\n**Weapons**\n\n| Name | Damage | Properties | Mastery | Weight | Cost |\n|---|---|---|---|---|---|\n"
        "| *Simple Melee* | | | | | |\n| Dagger | 1d4 Piercing | Light, Thrown (Range 20/60) | Nick | 1 lb. | 2 GP |\n"
        "| Mace | 1d6 | — | Sap | 4 lb. | 5 GP |\n\n**Armor**\n\n| Armor | AC | Strength | Stealth | Weight | Cost |\n"
        "|---|---|---|---|---|---|\n| Chain Mail | 16 | Str 13 | Disadvantage | 55 lb. | 75 GP |\n"
    )
    dagger, mace, chain = ingest(text).passages
    assert dagger.text == (
        "Weapons (Simple Melee)\n"
        "Dagger — Damage: 1d4 Piercing; Properties: Light, Thrown (Range 20/60); "
        "Mastery: Nick; Weight: 1 lb.; Cost: 2 GP"
    )
    assert (dagger.kind, dagger.name, dagger.heading_path) == ("weapon", "Dagger", ["Gear", "Dagger"])
    assert dagger.fields["properties"] == ["Light", "Thrown (Range 20/60)"]
    assert dagger.fields["category"] == "Simple Melee"
    assert mace.fields["properties"] == []
    assert (chain.kind, chain.fields["ac"], chain.fields["stealth"]) == ("armor", "16", "Disadvantage")
    assert len({passage.section for passage in (dagger, mace, chain)}) == 3


def test_gear_and_tool(ingest) -> None:
    text = (
        "# Gear\n\n## Rope (1 GP)\n\nFifty feet.\n\n"
        "## Saw (8 GP)\n\n**Ability:** Strength\n**Weight:** 6 lb.\n**Utilize:** Cut (DC 20)"
    )
    rope, saw = ingest(text).passages
    assert (rope.kind, rope.name, rope.fields) == ("gear", "Rope", {"cost": "1 GP"})
    assert (saw.kind, saw.name) == ("tool", "Saw")
    assert saw.fields == {"ability": "Strength", "weight": "6 lb.", "utilize": "Cut (DC 20)", "cost": "8 GP"}


@pytest.mark.parametrize("end", [".**", "**."])
def test_prose_about_fields_is_no_entry(ingest, end: str) -> None:
    text = f"**Ability{end} What to roll.\n\n**Utilize{end} What to do.\n\n**Craft{end} What to make."
    assert entry(ingest, text).kind == "rule"


def test_class_feature_knows_class_and_level(ingest) -> None:
    text = "# Classes\n\n## Monk\n\n### Monk Class Features\n\n#### Level 2: Focus\n\nYou focus."
    (passage,) = ingest(text).passages
    assert (passage.kind, passage.name, passage.fields) == ("class_feature", "Focus", {"level": 2, "class": "Monk"})


def test_background_and_species(ingest) -> None:
    text = (
        "# Origins\n\n## Sage\n\n**Ability Scores:** Wisdom\n**Feat:** Luck\n**Skill Proficiencies:** History\n\n"
        "## Elf\n\n**Creature Type:** Humanoid\n**Size:** Medium\n**Speed:** 30 feet"
    )
    assert [passage.kind for passage in ingest(text).passages] == ["background", "species"]


def test_one_entry_per_file_with_the_name_as_top_heading(ingest) -> None:
    files = {f"book/spells/{name}.md": f"---\ntags: spell\n---\n# {name}\n\n{SPELL_2024}" for name in ("Arc", "Beam")}
    found = [(p.kind, p.name, p.file, p.start_line) for p in ingest(files).passages]
    assert found == [("spell", "Arc", "spells/Arc.md", 6), ("spell", "Beam", "spells/Beam.md", 6)]


def test_2014_conditions_and_class_features(ingest) -> None:
    text = (
        "# Appendix A: Conditions\n\n## Blinded\n\n* You cannot see.\n\n"
        "# Monk\n\n## Class Features\n\n### Ki\n\nYou focus.\n"
    )
    condition, feature = ingest(text).passages
    assert (condition.kind, condition.name, condition.text) == ("condition", "Blinded", "• You cannot see.")
    assert (feature.kind, feature.name, feature.fields) == ("class_feature", "Ki", {"class": "Monk"})


def test_rows_of_a_gear_table_are_gear(ingest) -> None:
    result = ingest(
        "# Gear\n\n| Item | Cost | Weight |\n|---|---|---|\n| Tin lamp | 5 gp | 2 lb. |\n| Nail | 1 cp | — |"
    )
    assert [(p.kind, p.name, p.fields["cost"], p.fields["weight"]) for p in result.passages] == [
        ("gear", "Tin lamp", "5 gp", "2 lb."),
        ("gear", "Nail", "1 cp", "—"),
    ]


def test_a_missing_score_follows_from_the_lowest_modifier(ingest) -> None:
    head = "# Wisp\n\n_Tiny Undead, Neutral_\n\n**AC** 12\n**HP** 7 (2d6)\n\n"
    columns = "".join(f"<th>{name}</th>" for name in ("", "", "MOD", "SAVE") * 3)
    cells = ("STR -5 -5 DEX DEX 28 +9 +9 CON 10 +0 +0", "INT 13 +1 +1 WIS 14 +2 +2 CHA 11 +0 +0")
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split())}</tr>" for row in cells)
    (passage,) = ingest(f"{head}<table><thead><tr>{columns}</tr></thead>{rows}</table>").passages
    assert passage.fields["abilities"]["STR"] == {"score": 1, "mod": -5, "save": -5}
    assert passage.fields["abilities"]["DEX"]["score"] == 28


MONSTER = "*Small beast, unaligned*\n\n**Armor Class** 13\n\n**Hit Points** 7 (2d6)\n\n"


def test_a_description_may_stand_above_the_line_that_says_what_it_is(ingest) -> None:
    monster = entry(ingest, f"It hunts by night.\n\n{MONSTER}")
    assert (monster.kind, monster.fields["type"]) == ("monster", "beast")


@pytest.mark.parametrize("line", ["**1st-level evocation (ritual)**", "1st-level evocation (ritual)"])
def test_the_line_that_says_what_it_is_may_be_bold_or_plain(ingest, line: str) -> None:
    spell = entry(ingest, f"{line}\n\n**Range:** Self\n**Duration:** 1 hour")
    assert (spell.kind, spell.name, spell.fields["level"], spell.fields["ritual"]) == ("spell", "Entry", 1, True)


@pytest.mark.parametrize(
    "table",
    [
        "| Casting Time | Range | Duration |\n|---|---|---|\n| Action | Self | 1 hour |",
        "| | |\n|---|---|\n| **Casting Time** | Action |\n| **Range** | Self |\n| **Duration** | 1 hour |",
        "| Casting Time | Action |\n|---|---|\n| Range | Self |\n| Duration | 1 hour |",
    ],
    ids=["columns", "rows", "first row as header"],
)
def test_fields_in_a_table(ingest, table: str) -> None:
    spell = entry(ingest, f"*Level 1 Evocation*\n\n{table}\n\nIt burns.")
    assert spell.fields.items() >= {"casting_time": "Action", "range": "Self", "duration": "1 hour"}.items()
    assert "Casting Time: Action" in spell.text


@pytest.mark.parametrize(
    "scores",
    [
        "**STR** 10 (+0) **DEX** 14 (+2) **CON** 12 (+1) **INT** 3 (−4) **WIS** 12 (+1) **CHA** 6 (−2)",
        "STR DEX CON INT WIS CHA\n10 (+0) 14 (+2) 12 (+1) 3 (−4) 12 (+1) 6 (−2)",
        "MOD SAVE MOD SAVE MOD SAVE\nStr 10 +0 +0 Dex 14 +2 +2 Con 12 +1 +1\nInt 3 −4 −4 Wis 12 +1 +1 Cha 6 −2 −2",
    ],
)
def test_ability_scores_in_lines(ingest, scores: str) -> None:
    abilities = fields(ingest, f"{MONSTER}{scores}")["abilities"]
    assert abilities["DEX"] == {"score": 14, "mod": 2, "save": 2}
    assert abilities["INT"] == {"score": 3, "mod": -4, "save": -4}


def test_classes_in_a_field_of_their_own(ingest) -> None:
    spell = entry(ingest, "*1st-level evocation*\n\n**Classes:** Bard, Wizard\n**Duration:** 1 hour")
    assert spell.fields["classes"] == ["Bard", "Wizard"]


def test_the_number_of_a_section_is_no_part_of_a_name(ingest) -> None:
    passages = ingest("# 2.1 Spark\n\nIt burns.\n\n# 3. Fox\n\nIt bites.\n\n# 5 Kings\n\nThey rule.").passages
    assert [passage.name for passage in passages] == ["Spark", "Fox", "5 Kings"]


FRONT = "---\ntitle: Spark\ntags: [fire]\nclasses: [bard, wizard]\nrange: 10 feet\n---\n\n"


def test_what_only_front_matter_tells_is_read(ingest) -> None:
    text = f"{FRONT}# Spark\n\n*1st-level evocation*\n\n**Range:** Self\n**Duration:** 1 hour\n\nIt burns."
    (spell,) = ingest(text).passages
    assert (spell.fields["classes"], spell.fields["range"]) == (["bard", "wizard"], "Self")
    assert "Classes: bard, wizard" in spell.text
    assert "fire" not in spell.text


def test_a_file_without_a_heading_has_the_title_of_its_front_matter(ingest) -> None:
    assert ingest(f"{FRONT}It burns.").passages[0].heading_path == ["Spark"]


@pytest.mark.parametrize(
    ("above", "title", "text", "kind"),
    [
        ("# Feats", "Tough", "You gain 2 Hit Points.", "feat"),
        ("# Feats", "Choosing a Feat", "Choose well.", "rule"),
        ("", "Rat", "*Prerequisite: Level 4*\n\nYou gnaw.", "feat"),
        ("", "Wet", "- A wet creature is slow.\n- It drips.", "condition"),
        ("", "Vertigo", "A creature with vertigo falls. The condition ends on the ground.", "condition"),
        ("", "Burning", "A burning creature takes damage.", "rule"),
    ],
)
def test_feats_and_conditions_show_by_their_place_or_their_words(
    ingest, above: str, title: str, text: str, kind: str
) -> None:
    level = "##" if above else "#"
    assert ingest(f"{above}\n\n{level} {title}\n\n{text}").passages[-1].kind == kind


def test_a_table_of_conditions(ingest) -> None:
    passages = ingest("# Woes\n\n| Condition | Effect |\n|---|---|\n| Wet | You drip. |\n| Lost | You roam. |").passages
    assert [(passage.kind, passage.name) for passage in passages] == [("condition", "Wet"), ("condition", "Lost")]


def test_armor_without_a_column_for_stealth_and_weights_cut_short(ingest) -> None:
    armor = "| Armor | Cost | AC | Wt. |\n|---|---|---|---|\n| Coat | 6 gp | 11 | 9 lb. |"
    gear = "| Item | Price | Wt. |\n|---|---|---|\n| Lamp | 1 gp | 2 lb. |"
    coat, lamp = ingest(f"# Wares\n\n{armor}\n\n{gear}").passages
    assert (coat.kind, coat.fields["weight"], lamp.kind, lamp.fields["cost"]) == ("armor", "9 lb.", "gear", "1 gp")


def test_a_list_of_prices_is_a_table_of_weapons_or_gear(ingest) -> None:
    weapons = (
        "* **Pike**: 2 gp, 1d8 piercing, 4 lb., reach, heavy\n* **Sling**: 1 sp, 1d4 bludgeoning, —\n"
        "* **Axe**: 1 gp, 1d6 slashing, 3 lb."
    )
    gear = "* **Tent**: 3 gp, 18 lb.\n* **Bricks (20)**: 2 cp, 30 lb.\n* **Dog**: 1,200 gp, —"
    passages = ingest(f"# Wares\n\n{weapons}\n\n# Goods\n\n{gear}").passages
    assert [(p.kind, p.name) for p in passages] == [
        *(("weapon", name) for name in ("Pike", "Sling", "Axe")),
        *(("gear", name) for name in ("Tent", "Bricks (20)", "Dog")),
    ]
    assert passages[0].fields["properties"] == ["reach", "heavy"]
    assert passages[-1].fields["cost"] == "1,200 gp"
