"""What a question asks for, and the sentences that tell it."""

import pytest

from dm_assistant.chat.aspects import aspects_of


@pytest.mark.parametrize(
    ("name", "question", "tells", "tells_not"),
    [
        (
            "count",
            "How many charges does it take to cast it?",
            "It casts Gloom if you expend 5 charges.",
            "It lasts 5 hours.",
        ),
        ("cost", "what does the pearl cost", "M (a pearl worth 100+ GP)", "M (a pearl)"),
        (
            "difficulty class",
            "save DC of the wand",
            "On a failed save against DC 13 it falls.",
            "It makes a saving throw.",
        ),
        (
            "attack bonus",
            "attack bonus of the tail",
            "Melee Attack Roll: +5, reach 5 ft.",
            "The attack hits all in reach.",
        ),
        ("capacity", "how many pounds fit in a creel", "It stores up to 9 pounds.", "It weighs 9 pounds."),
        ("count", "how many targets does it have", "Up to three creatures sneeze.", "A creature sneezes."),
        ("recharge", "does it recharge", "It can't be used again until dawn.", "It lasts until dawn."),
        ("area", "how deep a ditch", "The ditch is 20 feet deep.", "The ditch is deep."),
        ("capacity", "capacity of the creel", "A creel holds up to 3 eels.", "A creel holds eels."),
        ("prerequisite", "What level must I be?", "Prerequisite: Level 4+", "You gain 4 hit points."),
    ],
)
def test_the_sentence_that_tells_what_is_asked_is_known(name: str, question: str, tells: str, tells_not: str):
    aspect = next(aspect for aspect in aspects_of(question) if aspect.name == name)
    assert aspect.is_told(tells)
    assert not aspect.is_told(tells_not)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What if I don't eat?", []),
        ("how long to don it", ["don", "duration"]),
        ("Does standing up cost movement?", ["effort"]),
        ("paying a ferryman", ["cost"]),
        ("how deep is the pool", ["area"]),
        ("weapons carried by a heron", ["gear"]),
    ],
)
def test_words_ask_for_these_aspects_only(question: str, names: list[str]):
    assert [aspect.name for aspect in aspects_of(question)] == names
