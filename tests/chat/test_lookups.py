"""The many ways to ask for one value, over a rulebook of 2014 with one entry a file and pipe tables."""

import pytest

from dm_assistant.chat import intent
from dm_assistant.chat.engine import Engine
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks

FILES = {
    "rulebook.yaml": "title: Reed Handbook\nedition: '2014'\n",
    "monsters/tomb-warden.md": """\
# Tomb Warden

*Medium undead, lawful evil*

**Armor Class** 18 (plate)

**Hit Points** 135 (18d8 + 54)

**Speed** 30 ft., fly 60 ft.

| STR | DEX | CON | INT | WIS | CHA |
|:---:|:---:|:---:|:---:|:---:|:---:|
| 18 (+4) | 11 (+0) | 16 (+3) | 12 (+1) | 15 (+2) | 16 (+3) |

**Damage Immunities** necrotic, poison

**Senses** truesight 120 ft., passive Perception 12

**Languages** Common, Celestial

**Challenge** 11 (7,200 XP)

### Actions

***Halberd.*** *Melee Weapon Attack:* +8 to hit, reach 10 ft., one target. *Hit:* 15 (2d10 + 4) slashing damage.

### Legendary Actions

The warden can take 3 legendary actions.
""",
    "monsters/tough.md": """\
# Tough

*Medium humanoid, neutral*

**Armor Class** 12

**Hit Points** 32 (5d8 + 10)

**Challenge** 1/2 (100 XP)
""",
    "spells/gale-lance.md": """\
# Gale Lance

*3rd-level evocation*

**Casting Time:** 1 action

**Range:** 100 feet

**Components:** V, S, M (a heron feather)

**Duration:** Instantaneous

A lance of wind, 5 feet wide, strikes. The target makes a Strength saving throw, taking 6d8 thunder damage on a
failed save.

***At Higher Levels.*** The damage increases by 1d8 for each slot level above 3rd.
""",
    "spells/wade.md": "# Wade\n\n*1st-level transmutation*\n\n**Casting Time:** 1 action\n\n**Range:** Self\n\n"
    "**Components:** V\n\n**Duration:** 1 hour\n\nMud does not slow you.\n",
    "equipment/weapons.md": """\
# Weapons

| Name | Cost | Damage | Weight | Properties |
|---|---|---|---|---|
| **Martial Melee Weapons** | | | | |
| Billhook | 9 gp | 1d10 slashing | 7 lb. | Heavy, reach, two-handed |
| Eel spear | 1 gp | 1d6 piercing | 3 lb. | Thrown (range 20/60) |
""",
    "equipment/armor.md": """\
# Armor

| Armor | Cost | Armor Class (AC) | Strength | Stealth | Weight |
|---|---|---|---|---|---|
| **Heavy Armor (10 Minutes to Don)** | | | | | |
| Lamellar Armor | 200 gp | 17 | Str 15 | Disadvantage | 60 lb. |
| Half Lamellar Armor | 90 gp | 15 | — | Disadvantage | 40 lb. |
""",
    "classes/ferryman.md": """\
# Ferryman

## Class Features

**Hit Dice:** 1d10 per ferryman level

| Level | Proficiency Bonus | Features | River Dice |
|---|---|---|---|
| 1st | +2 | Sounding Pole | 2 |
| 5th | +3 | Extra Attack | 4 |

### River Sense

At 2nd level you always know which way is downstream.
""",
    "rules/tables.md": """\
# Tables

## Tolls by Rank

| Rank | Toll |
|---|---|
| CR 1/8 | 25 gp |
| CR 8 | 3,900 gp |
| CR 9–12 | 5,000 gp |

## Inns of Rank

| 1d20 | Guest |
|---|---|
| 9–12 | A keeper of tolls |

### Modest (1 gp per Day)

You eat with the boatmen.

## Knots

A knot of dwarves' rope comes loose when someone hauls.
""",
    "spells/dusk-veil.md": (
        "**Name:** Dusk Veil\n**Level:** 2\n**School:** Illusion\n**Casting Time:** 1 action\n**Range:** 60 feet\n"
        "**Duration:** 1 minute\n\nTorches dim.\n"
    ),
    "spells/dawn-veil.md": "- **Name:** Dawn Veil\n- **Level:** 3\n- **Casting Time:** Action\n- **Duration:** 1 day\n",
    "races/marsh-dwarf.md": "# Marsh Dwarf\n\n**Size.** Medium.\n\n**Speed.** Your base walking speed is 25 feet.\n",
}


@pytest.fixture(scope="module")
def reeds(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("reeds")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Engine(build_index(read_rulebooks(folder, max_words=220).passages))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("how hard is it to hit a tomb warden", "Armor Class 18 (plate)."),
        ("armour class of the tomb warden", "Armor Class 18 (plate)."),
        ("how much punishment can a tomb warden take?", "Hit Points 135 (18d8 + 54)."),
        ("how dangerous is a tomb warden", "Challenge 11 (7,200 XP)."),
        ("how smart is a tomb warden", "INT"),
        ("what doesn't work on a tomb warden", "Immunities necrotic, poison."),
        ("what will a billhook set me back", "Cost: 9 gp"),
        ("what slot does gale lance need", "3rd-level evocation"),
        ("what level is dusk veil", "Level: 2"),
        ("how quickly can gale lance be cast", "Casting Time: 1 action"),
        ("what ingredients does gale lance need", "a heron feather"),
        ("which save vs gale lance", "Strength saving throw"),
        ("how long does it take to put on lamellar armor", "10 Minutes to Don"),
        ("how many legendary actions does a tomb warden get", "3 legendary actions"),
    ],
)
def test_a_value_is_told_however_it_is_asked_for(reeds: Engine, question: str, shown: str):
    assert shown in reeds.ask(question).text


def test_the_level_in_a_list_of_fields_is_told_without_its_bullet(reeds: Engine):
    assert reeds.ask("what level is dawn veil").text == "Level: 3."


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("is a tomb warden undead?", "Medium undead, lawful evil."),
        ("is the tomb warden evil", "Medium undead, lawful evil."),
        ("is gale lance an evocation spell?", "3rd-level evocation."),
        ("does gale lance need a verbal component", "Components: V, S, M (a heron feather)."),
        ("is a billhook two-handed", "Properties: Heavy, reach, two-handed."),
    ],
)
def test_a_yes_or_no_about_a_value_is_told_by_its_field(reeds: Engine, question: str, shown: str):
    assert reeds.ask(question).text == shown


@pytest.mark.parametrize("slip", ["durration", "duraton", "duratoin"])
def test_a_slip_in_the_word_for_a_value_is_forgiven(reeds: Engine, slip: str):
    assert reeds.ask(f"gale lance {slip}").text == "Duration: Instantaneous."


def test_words_that_ask_for_one_of_two_values_are_settled_by_the_one_that_is_there(reeds: Engine):
    # "how hard … hit" would ask for its damage, too
    answer = reeds.ask("how hard is it to hit a tomb warden")
    assert "damage" not in answer.text
    assert answer.status == "answered"


def test_an_adjective_is_no_monster_of_that_name(reeds: Engine):
    answer = reeds.ask("how tough is a tomb warden")
    assert {citation.passage.name for citation in answer.citations} == {"Tomb Warden"}


def test_what_somebody_is_doing_is_no_spell(reeds: Engine):
    assert "Wade" not in [
        citation.passage.name for citation in reeds.ask("does hauling while wading loosen knots").citations
    ]
    assert reeds.ask("what does wade do").citations[0].passage.name == "Wade"


def test_a_part_of_a_name_asks_for_the_entry_with_the_fewest_other_words(reeds: Engine):
    answer = reeds.ask("what does lamellar run me")
    assert [citation.passage.name for citation in answer.citations] == ["Lamellar Armor"]


def test_what_is_compared_may_be_named_by_a_part(reeds: Engine):
    assert reeds.ask("is lamellar armor heavier than half lamellar").text.splitlines() == [
        "Lamellar Armor: Weight: 60 lb.",
        "Half Lamellar Armor: Weight: 40 lb.",
    ]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("toll for CR 1/8", "CR 1/8 — Toll: 25 gp"),
        ("toll for CR 8", "CR 8 — Toll: 3,900 gp"),
        ("toll for CR 10", "CR 9–12 — Toll: 5,000 gp"),
        ("river dice of a 5th level ferryman", "River Dice: 4"),
        ("proficiency bonus of a level 5 ferryman", "Proficiency Bonus: +3"),
    ],
)
def test_a_row_is_found_by_its_number_range_or_ordinal(reeds: Engine, question: str, shown: str):
    assert shown in reeds.ask(question).text.splitlines()[0]


def test_a_row_of_a_table_to_roll_on_is_asked_by_a_roll_and_not_by_a_number(reeds: Engine):
    assert reeds.ask("toll for rank 10").citations[0].passage.name == "Tolls by Rank"
    assert reeds.ask("guest for a roll of 10").text == "1d20 9–12 — Guest: A keeper of tolls"


def test_a_price_in_a_heading_is_told(reeds: Engine):
    assert reeds.ask("what does a modest day cost").text == "Modest (1 gp per Day)."


def test_a_plural_in_ves_names_its_singular(reeds: Engine):
    assert "25 feet" in reeds.ask("how fast are marsh dwarves").text


def test_a_feature_is_asked_for_by_its_name_and_not_by_a_word_of_it(reeds: Engine):
    assert "downstream" in reeds.ask("what does river sense do").text


@pytest.mark.parametrize(
    "question",
    [
        "what is the AC of a tomb warden queen",
        "what does the Wand of Gale Lances do",
        "what is the swim speed of a tomb warden?",
        "what does the tomb warden cost",
        "what is the duration of a billhook",
        "how much does a quarrel wheel cost",
    ],
)
def test_what_is_not_there_is_refused_in_a_small_rulebook_too(reeds: Engine, question: str):
    assert reeds.ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "How many spells are there?",
        "Which spells have a range of 100 feet?",
        "which spells do thunder damage",
        "what monsters are undead",
        "list all martial weapons",
        "what's the cheapest armor?",
        "which weapon deals the most damage",
    ],
)
def test_what_is_asked_of_all_entries_is_refused_with_the_reason(reeds: Engine, question: str):
    answer = reeds.ask(question)
    assert answer.status == "not_found"
    assert intent.SURVEY in [check.saw for check in answer.checks]


@pytest.mark.parametrize(
    "question", ["How many spells can I prepare?", "What weapons can a monk use?", "What armor does the warden wear?"]
)
def test_what_somebody_may_do_is_no_survey(question: str):
    assert not intent.surveys(question)
