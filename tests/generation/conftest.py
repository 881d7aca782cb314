"""Hand-made passages in the shapes that ingest writes."""

import pytest

from dm_assistant.records import Passage


def make_passage(name: str, text: str, kind: str = "rule", path: list[str] | None = None, **fields) -> Passage:
    heading_path = path or ["Book", name]
    return Passage(
        id=f"{'/'.join(heading_path)}#{text[:20]}",
        rulebook="Tiny Rules",
        edition="1",
        file="tiny.md",
        start_line=1,
        end_line=2,
        heading_path=heading_path,
        section=name,
        kind=kind,
        name=name,
        fields=fields,
        text=text,
    )


def spell(name: str, level: int, school: str, reach: str, duration: str, prose: str = "It goes boom.") -> Passage:
    line = f"Level {level} {school}" if level else f"{school} Cantrip"
    text = (
        f"{line} (Bard, Wizard)\nCasting Time: Action\nRange: {reach}\nComponents: V, S\nDuration: {duration}\n{prose}"
    )
    return make_passage(
        name,
        text,
        "spell",
        level=level,
        school=school,
        classes=["Bard", "Wizard"],
        casting_time="Action",
        range=reach,
        components="V, S",
        duration=duration,
        ritual=False,
        concentration=duration.startswith("Concentration"),
    )


SPELLS = [
    spell(
        "Frost Lance",
        3,
        "Evocation",
        "150 feet",
        "Instantaneous",
        "A lance of ice flies at a creature. It makes a Dexterity saving throw and takes 8d6 Cold damage if it fails.\n"
        "Using a Higher-Level Spell Slot. The damage grows by 1d6 for each slot level above 3.",
    ),
    spell("Silent Step", 0, "Illusion", "Self", "Concentration, up to 1 minute"),
    spell("Gleam", 1, "Divination", "60 feet", "1 hour"),
]
BOAR = make_passage(
    "Marsh Boar",
    "Medium Beast, Unaligned\nAC 13 Initiative +1 (11)\nHP 19 (3d8 + 6)\nSpeed 40 ft.\n"
    "STR — Score: 15; Mod: +2; Save: +4\nDEX — Score: 12; Mod: +1; Save: +1\nCR 1/2 (XP 100; PB +2)",
    "monster",
    size="Medium",
    type="Beast",
    alignment="Unaligned",
    ac=13,
    initiative="+1 (11)",
    hp=19,
    hp_formula="3d8 + 6",
    speed="40 ft.",
    cr="1/2",
    xp=100,
    pb=2,
    abilities={"STR": {"score": 15, "mod": 2, "save": 4}, "DEX": {"score": 12, "mod": 1, "save": 1}},
)
BOAR_ACTIONS = make_passage(
    "Marsh Boar",
    "Gore. Melee Attack Roll: +4, reach 5 ft. Hit: 6 (1d8 + 2) Piercing damage.\n"
    "Mud Spray. Dexterity Saving Throw: DC 12, each creature in a 15-foot Cone. Failure: It is Blinded for 1 round.",
    "monster",
    path=["Book", "Marsh Boar", "Actions"],
)
BOOTS = make_passage(
    "Boots of Haste",
    "Wondrous Item, Rare\nThese boots double your Speed while you wear them.",
    "magic_item",
    category="Wondrous Item",
    rarity="Rare",
    attunement=False,
)
DAZZLED = make_passage(
    "Dazzled",
    "A Dazzled creature sees poorly, with this effect.\nBlurred. Your attack rolls have Disadvantage.",
    "condition",
    tag="Condition",
)
PRICES = make_passage(
    "Lodging",
    "Inns charge by the night.\nRooms\nCommon Bed — Cost: 5 CP; Meals: None\nQuiet Room — Cost: 8 CP; Meals: Breakfast",
    tables=[
        {
            "caption": "Rooms",
            "columns": ["Room", "Cost", "Meals"],
            "rows": [
                {"category": None, "cells": ["Common Bed", "5 CP", "None"]},
                {"category": None, "cells": ["Quiet Room", "8 CP", "Breakfast"]},
            ],
        }
    ],
)
FALLS = make_passage(
    "Long Falls",
    "A fall hurts more the longer it lasts. If you land in deep water, the fall deals half damage. "
    'If it is shallow, nothing changes. See also "Swimming."',
)
BOOK = [*SPELLS, BOAR, BOAR_ACTIONS, BOOTS, DAZZLED, PRICES, FALLS]


@pytest.fixture
def book() -> list[Passage]:
    return BOOK


@pytest.fixture
def passage():
    return make_passage
