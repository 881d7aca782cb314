"""Two small rulebooks of our own words."""

from pathlib import Path

SPELLS = """\
# Spells

## Spell Descriptions

#### Ember Dart

*Level {level} Evocation (Sorcerer, Wizard)*

**Casting Time:** Action

**Range:** {range} feet

**Components:** V, S

**Duration:** Instantaneous

A dart of embers flies at one creature you can see, which makes a Dexterity saving throw. It takes 3d6 Fire damage on a
failed save and nothing on a successful one.

#### Quiet Step

*Level 1 Illusion (Bard)*

**Casting Time:** Action or Ritual

**Range:** Touch

**Components:** V, S

**Duration:** Concentration, up to 1 hour

One creature you touch makes no sound when it walks.
"""
RULES = """\
# Playing the Game

## Wading

Every foot of wading costs 2 extra feet of movement. A creature that wades cannot run.

## Lantern Oil

A flask of lantern oil burns for 6 hours.

Water does not put it out.

A lit lantern shines brightly over everything within reach of its beam. A guard who looks that way from the far bank of
the river notices it at once. The beam reaches 20 feet.

## Barge Tolls

The toll grows with the cargo.

|Cargo|Toll|Guards|
|---|---|---|
|Level 1–4|2 GP|None|
|Level 5–10|7 GP|2|
|Livestock|4 SP|1|
"""
MONSTERS = """\
# Monsters

## Marsh Lurker

*Large Beast, Unaligned*

- **Armor Class:** 13
- **Hit Points:** 42 (5d10 + 15)
- **Speed:** 30 ft., Swim 40 ft.

|STR|DEX|CON|INT|WIS|CHA|
|---|---|---|---|---|---|
|18 (+4)|11 (+0)|16 (+3)|2 (-4)|12 (+1)|5 (-3)|

- **Senses:** Darkvision 60 ft.; Passive Perception 11
- **Languages:** None
- **CR** 3 (XP 700; PB +2)

### Actions

***Tail.*** *Melee Attack Roll:* +6, reach 10 ft. *Hit:* 11 (2d6 + 4) Bludgeoning damage.
"""
EQUIPMENT = """\
# Equipment

## Weapons

Weapons

|Name|Damage|Properties|Mastery|Weight|Cost|
|---|---|---|---|---|---|
|**Simple Melee Weapons**| | | | | |
|Billhook|1d8 Slashing|Heavy, Reach|Topple|7 lb.|9 GP|
|Cudgel|1d4 Bludgeoning|Light|Slow|2 lb.|1 SP|
"""


def write_books(folder: Path) -> Path:
    """An edition of 2024, and one of 2014 that differs in one spell."""
    for edition, level, reach in (("2014", 3, 150), ("2024", 2, 120)):
        book = folder / f"marsh-{edition}"
        book.mkdir(parents=True)
        (book / "spells.md").write_text(SPELLS.format(level=level, range=reach), encoding="utf-8")
    (book / "playing-the-game.md").write_text(RULES, encoding="utf-8")
    (book / "monsters.md").write_text(MONSTERS, encoding="utf-8")
    (book / "equipment.md").write_text(EQUIPMENT, encoding="utf-8")
    return folder
