"""Headings of the wrong level are put right by structure, and each repair is reported."""

import pytest

STAT_BLOCK = "_Large Beast, Unaligned_\n\n**AC** 11\n**HP** 30\n**CR** 1 (XP 200; PB +2)\n"
SPELL = (
    "_Level 4 Conjuration (Druid)_\n\n"
    "**Casting Time:** Action\n**Range:** 60 feet\n**Components:** V\n**Duration:** 1 hour\n\nIt acts.\n"
)


def paths(tops) -> list[str]:
    return [" › ".join(section.path) for top in tops for section in top.walk() if section.blocks]


def repaired(report) -> list[tuple[int, str]]:
    return [(finding.line, finding.message.split(" moved")[0]) for finding in report.findings]


def test_a_stat_block_inside_a_spell_does_not_capture_the_spells_after_it(outline_of, report) -> None:
    text = (
        f"# Spells\n\n#### Giant Bug\n\n{SPELL}\n## Big Bug\n\n{STAT_BLOCK}\n#### Actions\n\n**_Bite._** Hit.\n\n"
        f"#### Glow\n\n{SPELL}\n#### Haze\n\n{SPELL}"
    )
    assert paths(outline_of(text)) == [
        "Spells › Giant Bug",
        "Spells › Giant Bug › Big Bug",
        "Spells › Giant Bug › Big Bug › Actions",
        "Spells › Glow",
        "Spells › Haze",
    ]
    assert [finding.rule for finding in report.findings] == ["heading-level"] * 2


def test_parts_above_their_stat_block_go_below_it(outline_of) -> None:
    text = (
        "# Items\n\n#### Deck\n\n_Wondrous Item, Rare_\n\nDraw.\n\n#### Reaper\n\n"
        f"{STAT_BLOCK}\n### Actions\n\n**_Scythe._** Hit.\n\n#### Ring\n\n_Ring, Rare_\n\nShines."
    )
    assert paths(outline_of(text)) == [
        "Items › Deck",
        "Items › Deck › Reaper",
        "Items › Deck › Reaper › Actions",
        "Items › Ring",
    ]


def test_text_after_a_stat_block_without_parts_belongs_to_the_owner_again(outline_of, report) -> None:
    text = (
        "# Items\n\n#### Statuette\n\n_Wondrous Item, Rare_\n\n**Fly.** Turns.\n\n"
        f"#### Fly\n\n{STAT_BLOCK}\n**Goat.** Turns."
    )
    (top,) = outline_of(text)
    (statuette,) = top.children
    assert [block.text for block in statuette.blocks][-1] == "Goat. Turns."
    assert "text-after-stat-block" in [finding.rule for finding in report.findings]


def test_a_monster_chapter_is_left_alone(outline_of, report) -> None:
    text = (
        f"# Monsters\n\n## Bug\n\n{STAT_BLOCK}\n### Actions\n\nBites.\n\n## Cat\n\n{STAT_BLOCK}\n### Actions\n\nClaws."
    )
    assert paths(outline_of(text)) == [
        "Monsters › Bug",
        "Monsters › Bug › Actions",
        "Monsters › Cat",
        "Monsters › Cat › Actions",
    ]
    assert not report.findings


def test_a_step_stands_where_the_step_before_stood(outline_of, report) -> None:
    text = "# Fights\n\n## Budget\n\n### Step 1: Choose\n\na\n\n### Step 2: Count\n\nb\n\n## Step 3: Spend\n\nc"
    assert paths(outline_of(text))[-1] == "Fights › Budget › Step 3: Spend"
    assert repaired(report) == [(13, "'Step 3: Spend'")]


def test_a_heading_in_alphabetical_place_joins_the_list(outline_of, report) -> None:
    names = "Ally Bite Claw Dash Edge Fall Grip Help Swimming".split()
    listed = "".join(f"#### {name}\n\nText.\n\n" for name in names)
    tops = outline_of(f"# Glossary\n\n## Terms\n\n{listed}### Swim Speed\n\nText.\n\n#### Target\n\nText.")
    assert paths(tops)[-2:] == ["Glossary › Terms › Swim Speed", "Glossary › Terms › Target"]
    assert [finding.rule for finding in report.findings] == ["heading-level"]


def test_a_new_chapter_after_an_alphabetical_list_stays_a_chapter(outline_of, report) -> None:
    names = "Ammunition Finesse Heavy Light Loading Range Reach Thrown Versatile".split()
    listed = "".join(f"### {name}\n\nText.\n\n" for name in names)
    tops = outline_of(
        f"# Gear\n\n## Properties\n\n{listed}## Weapon Mastery\n\nText.\n\n### Cleave\n\nText.\n\n### Graze\n\nText."
    )
    assert "Gear › Weapon Mastery › Cleave" in paths(tops)
    assert not report.findings


def test_entries_of_one_kind_stand_at_one_level(outline_of, report) -> None:
    text = f"# Spells\n\n## List\n\n### A\n\n{SPELL}\n### B\n\n{SPELL}\n## C\n\n{SPELL}\n### D\n\n{SPELL}"
    assert paths(outline_of(text)) == [f"Spells › List › {name}" for name in "ABCD"]


def test_a_table_named_like_a_section_further_out_belongs_there(outline_of, report) -> None:
    text = (
        "# Gear\n\n## Weapons\n\nIntro.\n\n### Properties\n\nLong.\n\n"
        "**Weapons**\n\n| Name | Cost |\n|---|---|\n| Club | 1 |"
    )
    (top,) = outline_of(text)
    (weapons,) = top.children
    assert [block.kind for block in weapons.blocks] == ["paragraph", "paragraph", "table"]
    assert [finding.rule for finding in report.findings] == ["table-owner"]


def test_a_boxed_text_is_a_section_and_the_text_after_it_is_not(outline_of) -> None:
    tops = outline_of("# Gear\n\nBefore.\n\n> **Selling**\n>\n> Half.\n\nAfter.")
    assert paths(tops) == ["Gear", "Gear › Selling"]
    assert [block.text for block in tops[0].blocks] == ["Before.", "After."]


def test_a_bold_line_with_a_price_over_fields_is_an_entry(outline_of) -> None:
    text = (
        "# Tools\n\nIntro.\n\n**Saw (8 GP)**\n\n**Ability:** Strength\n**Craft:** Club\n\n"
        "**Pick (2 GP)**\n**Ability:** Dexterity\n**Utilize:** Open"
    )
    assert paths(outline_of(text)) == ["Tools", "Tools › Saw (8 GP)", "Tools › Pick (2 GP)"]


def test_a_name_repeated_below_itself_counts_once(outline_of) -> None:
    assert paths(outline_of("# Beasts\n\n## Bug\n\n### Bug\n\nBites.")) == ["Beasts › Bug"]


def test_text_before_the_first_heading_is_kept_under_the_file_name(outline_of, report) -> None:
    assert paths(outline_of("Free text.\n\n# One\n\nMore.")) == ["Rules", "One"]
    assert [finding.rule for finding in report.findings] == ["text-before-heading"]


def test_a_stat_block_in_a_block_quote_is_a_section_with_its_parts(outline_of) -> None:
    quoted = f"## Bug\n\n{STAT_BLOCK}\n### Actions\n\nBites.".replace("\n", "\n> ")
    tops = outline_of(f"# Cave\n\nBefore.\n\n> {quoted}\n\nAfter.")
    assert paths(tops) == ["Cave", "Cave › Bug", "Cave › Bug › Actions"]
    assert [block.text for block in tops[0].blocks] == ["Before.", "After."]
    assert tops[0].children[0].kind == "monster"


def test_a_file_that_begins_with_a_quoted_heading_loses_nothing(outline_of) -> None:
    assert paths(outline_of("> ## Boxed\n>\n> Inside.\n\nOutside.")) == ["Rules", "Rules › Boxed"]


def test_lists_named_after_an_outer_heading_belong_to_it(outline_of, report) -> None:
    titles = ("## Tools", "### Tool Proficiency", "#### Small Tools", "##### Pin (1 GP)", "#### Big Tools")
    text = "".join(f"{title}\n\nText.\n\n" for title in titles)
    paths = [section.path for top in outline_of(text) for section in top.walk()]
    assert paths[1:] == [
        ["Tools", "Tool Proficiency"],
        ["Tools", "Small Tools"],
        ["Tools", "Small Tools", "Pin (1 GP)"],
        ["Tools", "Big Tools"],
    ]
    assert [finding.rule for finding in report.findings] == ["heading-level"] * 2


def test_a_heading_with_parts_of_other_names_keeps_them(outline_of, report) -> None:
    titles = ("## Tools", "### Use", "#### Small Tools", "##### Pin", "#### Repair")
    text = "".join(f"{title}\n\nText.\n\n" for title in titles)
    assert [s.path for t in outline_of(text) for s in t.walk()][2] == ["Tools", "Use", "Small Tools"]


def test_monsters_capture_neither_each_other_nor_the_spells_below(outline_of) -> None:
    text = f"# Book\n\n## Bug\n\n{STAT_BLOCK}\n#### Cat\n\n{STAT_BLOCK}\n### Glow\n\n{SPELL}\n##### Haze\n\n{SPELL}"
    assert paths(outline_of(text)) == ["Book › Bug", "Book › Cat", "Book › Glow", "Book › Haze"]


@pytest.mark.parametrize(("text", "owner"), [("A beetle obeys you.", "Book › Glow"), ("It shines.", "Book")])
def test_in_a_file_with_other_stat_blocks_a_spell_owns_the_one_it_tells_of(outline_of, text: str, owner: str) -> None:
    spell = SPELL.replace("It acts.", text)
    found = paths(outline_of(f"# Book\n\n## Dog\n\n{STAT_BLOCK}\n## Glow\n\n{spell}\n## Beetle\n\n{STAT_BLOCK}"))
    assert found[-1] == f"{owner} › Beetle"


def test_nothing_between_two_chapters_stands_as_high_as_they_do(outline_of) -> None:
    text = "# Book\n\n## Chapter 1: Air\n\nBlows.\n\n# Fall\n\nHurts.\n\n###### CHAPTER 2: SEA\n\nRolls."
    assert paths(outline_of(text)) == ["Book › Chapter 1: Air", "Book › Chapter 1: Air › Fall", "Book › CHAPTER 2: SEA"]


def test_a_bold_line_right_above_prose_is_a_heading(outline_of) -> None:
    assert paths(outline_of("# Ships\n\n**Ramming**\nBoth ships take damage.")) == ["Ships › Ramming"]


def test_fields_that_begin_with_a_name_are_an_entry(outline_of, report) -> None:
    fields = "**Level:** 2\n**School:** Illusion\n**Casting Time:** 1 action\n**Range:** 60 feet\n**Duration:** 1 hour"
    (top,) = outline_of(f"# Spells\n\n**Name:** Glow\n{fields}\n\nIt glows.\n\n**Name**: Haze\n{fields}")
    assert [(section.title, section.kind) for section in top.children] == [("Glow", "spell"), ("Haze", "spell")]
    assert [block.text.split("\n")[0] for block in top.children[0].blocks] == ["Name: Glow", "It glows."]
    assert [finding.line for finding in report.findings] == [3, 12]


def test_items_that_begin_with_a_name_are_an_entry(outline_of) -> None:
    fields = "- **Range:** 60 feet\n- **Duration:** 1 hour\n"
    (top,) = outline_of(f"# Spells\n\n- **Spell:** Glow\n{fields}\n- **Spell:** Haze\n{fields}\n- **Spell:** None")
    assert [(section.title, len(section.blocks)) for section in top.children] == [("Glow", 3), ("Haze", 4)]


@pytest.mark.parametrize(
    "text",
    ["# Glow\n\n**Name:** Glow\n**Range:** Self\n**Duration:** 1 hour", "# Ship\n\n**Name:** Gull\n**Crew:** 3"],
    ids=["below its own heading", "no fields of an entry"],
)
def test_a_name_is_one_field_more(outline_of, text: str) -> None:
    assert len(paths(outline_of(text))) == 1


def test_the_name_of_a_part_of_a_stat_block_is_a_heading_in_any_style(outline_of) -> None:
    text = f"# Bug\n\n{STAT_BLOCK}\nACTIONS\n\n***Bite.*** Hit."
    assert paths(outline_of(text)) == ["Bug", "Bug › ACTIONS"]


def test_a_bold_line_after_a_stat_block_whose_parts_run_on_is_no_part_of_it(outline_of) -> None:
    text = f"# Book\n\n## Bug\n\n{STAT_BLOCK}\n### Actions\n\n***Bite.*** Hit.\n\n**Grappling**\n\nHold on."
    assert paths(outline_of(text))[-1] == "Book › Grappling"


def test_paragraphs_of_a_list_of_conditions_are_entries(outline_of, report) -> None:
    (top,) = outline_of(
        "# Conditions\n\nThey last.\n\n**Wet.** You drip.\n\nA towel helps.\n\n**Lost:** You roam.\n\n**Hexed.** Hm."
    )
    assert [(s.title, s.kind, [block.text for block in s.blocks]) for s in top.children] == [
        ("Wet", "condition", ["You drip.", "A towel helps."]),
        ("Lost", "condition", ["You roam."]),
        ("Hexed", "condition", ["Hm."]),
    ]
    assert [finding.line for finding in report.findings] == [5, 9, 11]
