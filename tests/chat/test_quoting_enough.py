"""Which sentences, rows and names: small passages of one rulebook, each made for one behaviour."""

import pytest

from dm_assistant.chat import quoting
from dm_assistant.chat.engine import Engine
from dm_assistant.chat.extract import Extractor
from dm_assistant.records import Passage
from dm_assistant.retrieval import Hit, build_index

SLUICE = """\
Whoever forces a sluice makes a noise that is heard 900 feet away.
A sluice is opened by its keeper.
The keeper comes within an hour."""
VALUES = """\
Values of Relics
Plain — Value: 10 GP; Weight: 1 lb.
Rare — Value: 400 GP; Weight: 2 lb.
Very Rare — Value: 4,000 GP; Weight: 3 lb."""
ORDER = """\
Order of Reeds
Level 3 — Gifts: Reed Song; Points: 2; Prepared Spells: 5; Slots of Level 3: 1
Level 7 — Gifts: Reed Step; Points: 4; Prepared Spells: 9; Slots of Level 3: 2"""
SUBORDER = """\
Reed Singer Spells
Order Level 3 — Prepared Spells: Mudglow, Beak
Order Level 7 — Prepared Spells: Twin Lanterns"""
TOLLS = """\
A toll is paid in points of favour.
Tolls of Points
Weir 3 — Cost: 2
Weir 7 — Cost: 8"""
GIRDLE = """\
Wondrous Item, Rarity Varies
While you wear this girdle, your Strength is that of a marsh kind, as the table tells.
Girdle of Marsh Strength (toad) — Str.: 19; Rarity: Rare
Girdle of Marsh Strength (heron) — Str.: 25; Rarity: Legendary"""
HERON = """\
Huge Beast, Unaligned
AC 15
HP 95 (10d12 + 30)
Speed 40 ft., Swim 30 ft.
CR 9 (XP 5,000, or 7,200 in its lair; PB +4)
Wade. The heron ignores mud and takes the Dash action.
Beak. Melee Attack Roll: +9, reach 10 ft. Hit: 17 (2d10 + 6) Piercing damage."""
LANTERN = """\
Level 2 Evocation (Bard)
Casting Time: Action
Range: Self
Components: V, S
Duration: 1 hour
Two lanterns appear in places that you name. They must hang within 300 feet of each other."""

REED_WAND = """\
Wand, Rare
Whoever is caught in the reeds makes a DC 14 saving throw.
The wand has 7 charges and regains 1d6 of them at dawn.
Reeds grow where you point if you expend 5 charges."""
LULL = """\
Level 1 Enchantment (Bard, Cleric, Druid)
Range: 30 feet
A beast that hears your humming falls asleep at your feet."""
MUDGLOW = """\
Level 1 Evocation (Druid)
Mud glows in a pool beside you.
Using a Higher-Level Spell Slot. One more pool glows for each spell slot level above 1."""
SILT = """\
Evocation Cantrip (Druid)
Silt flies at a foe that you can see.
Cantrip Upgrade. One more mouthful flies when you reach level 5 (2d4)."""
TIDES = "\n".join(
    [
        "A spring tide drowns the lower causeway.",
        *(f"At bell {bell} the water stands so many steps high as the bell has strokes." for bell in range(20)),
    ]
)
PIER = """\
Keeper: the old otter
Whoever lands there pays the warden.
Late comers sleep in their boats, since the gate is shut at dusk."""


def passage(name: str, text: str, kind: str = "rule", **fields: object) -> Passage:
    return Passage(
        id=name, rulebook="Book", edition="2024", file="a.md", start_line=1, end_line=9,
        heading_path=["Book", name], section=name, kind=kind, name=name, fields=fields, text=text,
    )  # fmt: skip


@pytest.fixture(scope="module")
def marsh() -> Engine:
    return Engine(
        build_index(
            [
                passage("Sluices", SLUICE),
                passage("Relics", VALUES),
                passage("Spyglass", "Cost: 90 GP\nIt shows what is far off.", "gear", cost="90 GP"),
                passage("Girdle of Marsh Strength", GIRDLE, "magic_item", rarity="Rarity Varies"),
                passage("Storm Heron", HERON, "monster", ac=15, hp=95, speed="40 ft., Swim 30 ft.", xp=5000),
                passage("Twin Lanterns", LANTERN, "spell", range="Self", duration="1 hour"),
                passage("Heron", "Tiny Beast, Unaligned\nSTR — Score: 3; Mod: −4", "monster", abilities={"STR": 3}),
                passage("Beak", "Level 1 Transmutation (Druid)\nYour beak deals 1d4 Piercing damage.", "spell"),
                passage("Gales", "Water does not put out the light of Twin Lanterns, but a strong wind douses it."),
                passage("Mooring", "A barge that is moored at night pays the ferryman 3 SP."),
                passage("Wand of Reeds", REED_WAND, "magic_item"),
                passage("Reeds", "Level 1 Evocation (Druid)\nReeds grow, and each toad makes a DC 9 save.", "spell"),
                passage("Lull", LULL, "spell", range="30 feet"),
                passage("Pier", PIER),
                passage("Order of Reeds", ORDER),
                passage("Reed Singer", SUBORDER),
                passage("Favour", TOLLS),
                passage(
                    "Challenge Rating", "The challenge rating of a monster tells how many spears it is a match for."
                ),
                passage("Mudglow", MUDGLOW, "spell"),
                passage("Silt Spit", SILT, "spell", range="30 feet"),
                passage("Creel", "It is woven of reeds.\nA creel holds up to 3 eels.", "gear"),
                passage(
                    "Knock", "Duration: Instantaneous\nA barred thing springs open.", "spell", duration="Instantaneous"
                ),
                passage("Unconscious", "An Unconscious otter drifts where the water takes it."),
                passage("Crocodiad", "Large Beast, Unaligned\nHP 31 (4d10 + 9)", "monster", hp=31),
                passage("Otter Born", "You swim as well as you walk.", "feat"),
                passage("Tides", TIDES),
                passage("Level 7: Mudborn", "Mud no longer slows you.", "class_feature"),
                passage("Ferryman", "A barge that is moored at night needs the leave of the ferryman."),
            ]
        )
    )


def test_a_short_rule_is_quoted_whole(marsh: Engine):
    assert marsh.ask("What happens if I force a sluice?").text == SLUICE


def test_a_sentence_that_says_all_of_a_value_stands_alone(marsh: Engine):
    assert marsh.ask("How far away is the noise of a forced sluice heard?").text == SLUICE.split("\n")[0]


def test_the_longer_label_is_the_row_that_is_asked_for(marsh: Engine):
    assert marsh.ask("value of a very rare relic").text == VALUES.split("\n")[3]
    assert marsh.ask("value of a rare relic").text == VALUES.split("\n")[2]


def test_of_rows_for_one_level_the_one_under_the_headings_that_are_said_is_told(marsh: Engine):
    assert marsh.ask("level 7 order prepared spells").text == ORDER.split("\n")[2]


def test_the_level_of_a_slot_is_a_column_and_not_the_row(marsh: Engine):
    assert marsh.ask("level 3 slots of an order at level 7").text == ORDER.split("\n")[2]


def test_a_row_tells_what_its_column_is_named_for(marsh: Engine):
    assert marsh.ask("point cost of a 7").text == TOLLS.split("\n")[3]


def test_a_table_that_lists_a_spell_does_not_tell_how_the_spell_grows(marsh: Engine):
    assert "each spell slot level above 1" in marsh.ask("Mudglow at level 3").text


def test_a_name_may_be_cut_short(marsh: Engine):
    assert marsh.ask("croc hp").text == "HP 31 (4d10 + 9)."


def test_a_cantrip_s_upgrade_tells_how_it_grows(marsh: Engine):
    assert "reach level 5 (2d4)" in marsh.ask("Silt Spit at 5th level").text


def test_what_a_thing_holds_is_its_capacity(marsh: Engine):
    assert "holds up to 3 eels" in marsh.ask("creel capacity").text


def test_a_word_in_an_idiom_of_the_rules_is_no_spell(marsh: Engine):
    assert marsh.ask("how long is Knock?").text == "Duration: Instantaneous."
    assert marsh.ask("how long is one knocked out?").text != "Duration: Instantaneous."


def test_the_rows_of_a_passage_are_those_among_its_sentences():
    for text in (VALUES, GIRDLE, HERON, ORDER, TOLLS):
        assert quoting.rows(text) == [sentence for sentence in quoting.sentences(text) if sentence.label]


@pytest.mark.parametrize("question", ["what does a spy glass cost", "What does a Spyglass cost?"])
def test_a_name_may_be_written_apart(marsh: Engine, question: str):
    assert marsh.ask(question).text == "Cost: 90 GP."


def test_a_word_inside_a_name_tells_which_row_is_meant(marsh: Engine):
    answer = marsh.ask("Which Strength score does a girdle of heron marsh strength give?")
    assert "25" in answer.text
    assert "19" not in answer.text


def test_a_value_is_told_with_its_other_case(marsh: Engine):
    assert marsh.ask("How much XP is a Storm Heron worth?").text == "XP 5,000, or 7,200 in its lair."


def test_hit_points_in_dice_are_no_damage(marsh: Engine):
    answer = marsh.ask("How much damage does the Storm Heron do?")
    assert "17 (2d10 + 6)" in answer.text
    assert "95" not in answer.text


def test_a_kind_of_speed_that_is_missing_is_not_told(marsh: Engine):
    assert marsh.ask("What is the swim speed of a Storm Heron?").text == "Speed 40 ft., Swim 30 ft."
    assert marsh.ask("What is the fly speed of a Storm Heron?").status == "not_found"
    assert marsh.ask("Does a Storm Heron have a fly speed?").text == "Speed 40 ft., Swim 30 ft."


def test_a_distance_is_told_by_the_sentence_with_a_figure(marsh: Engine):
    assert "300 feet" in marsh.ask("How far is Twin Lanterns?").text


def test_a_loose_word_does_not_hide_what_an_entry_tells(marsh: Engine):
    assert "17 (2d10 + 6)" in marsh.ask("How much damage does a Storm Heron do to a barge?").text


def test_the_entry_that_tells_most_of_the_question_is_the_one_asked(marsh: Engine):
    answer = marsh.ask("How much damage does the beak of a Storm Heron do?")
    assert [citation.passage.name for citation in answer.citations] == ["Storm Heron"]


def test_many_headings_of_one_name_do_not_hide_an_entry():
    rules = [
        passage(f"Tricks {number}", "Tricks are rare.").model_copy(update={"name": "Tricks"}) for number in range(5)
    ]
    heron = passage("Storm Heron", f"{HERON}\nTricks. The heron has 3 rare tricks that it uses each day.", "monster")
    answer = Engine(build_index([*rules, heron])).ask("How many rare tricks does the Storm Heron use?")
    assert "3 rare tricks" in answer.text


def test_an_action_is_no_duration(marsh: Engine):
    assert marsh.ask("What is the duration of a Storm Heron?").status == "not_found"


def test_a_part_that_an_entry_does_not_have_is_not_told(marsh: Engine):
    assert marsh.ask("How much damage does the Storm Heron's wind do?").status == "not_found"


def test_a_rule_elsewhere_may_tell_of_an_entry(marsh: Engine):
    answer = marsh.ask("Does wind douse Twin Lanterns?")
    assert [citation.passage.name for citation in answer.citations] == ["Gales"]


def test_two_rules_that_say_as_much_are_both_quoted(marsh: Engine):
    answer = marsh.ask("What does the ferryman say to a barge moored at night?")
    assert {citation.passage.name for citation in answer.citations} == {"Mooring", "Ferryman"}


def test_a_large_rulebook_must_say_more_of_a_question_than_a_booklet():
    """Where there are many passages, one shares words with a question by chance."""
    rule = passage("Sluices", SLUICE)
    others = [passage(f"Rule {number}", f"Word{number} means nothing.") for number in range(3000)]
    question = "Does the duke hear a sluice?"
    assert Engine(build_index([rule, *others[:20]])).ask(question).status == "quoted"
    assert Engine(build_index([rule, *others])).ask(question).status == "not_found"


def test_the_parts_of_a_name_may_change_places(marsh: Engine):
    assert marsh.ask("save DC of a reeds wand").citations[0].passage.name == "Wand of Reeds"


def test_a_value_that_is_told_twice_is_quoted_with_both(marsh: Engine):
    answer = marsh.ask("How many charges does a Wand of Reeds have?")
    assert "7 charges" in answer.text
    assert "5 charges" in answer.text


def test_a_class_feature_tells_its_level_by_its_heading(marsh: Engine):
    assert marsh.ask("At what level do I get Mudborn?").text == "Level 7: Mudborn."


def test_a_row_tells_of_what_has_no_entry():
    boats = passage("Boats", "Punt — Speed: 2 mph; Cost: 90 GP\nSkiff — Speed: 5 mph; Cost: 300 GP")
    others = [passage(f"Rule {number}", f"Word{number} means nothing.") for number in range(3000)]
    assert Engine(build_index([boats, *others])).ask("How quick is a skiff?").text == boats.text.split("\n")[1]


def test_a_spell_is_told_by_its_prose_and_not_by_its_first_line(marsh: Engine):
    assert marsh.ask("What is Lull?").text == LULL.split("\n")[2]


def test_a_yes_or_no_about_a_spell_is_read_from_it(marsh: Engine):
    assert marsh.ask("Can a toad escape Lull?").text == LULL.split("\n")[2]


def test_a_short_rule_is_quoted_with_the_fields_above_it(marsh: Engine):
    assert marsh.ask("Who is the keeper of the pier?").text == PIER


def test_the_kind_of_an_entry_asks_nothing(marsh: Engine):
    assert marsh.ask("What does the Otter Born feat give me?").text == "You swim as well as you walk."


def test_a_long_rule_is_quoted_over_several_paragraphs(marsh: Engine):
    text = marsh.ask("What does a spring tide do?").text
    assert text.startswith("A spring tide")
    assert "\n" in text
    assert len(text) <= 700


@pytest.mark.parametrize(("score", "told"), [(9.0, "Spyglass"), (6.0, "Dusk")])
def test_an_entry_that_a_rule_outscores_is_only_mentioned(score: float, told: str):
    rule = passage("Dusk", "The drawbridge is lowered at dusk.")
    spyglass = passage("Spyglass", "It can be lowered on a cord.", "gear")
    extractor = Extractor(build_index([rule, spyglass, passage("Bridges", "A drawbridge creaks.")]))
    hits = [Hit(rule, 10.0, {}), Hit(spyglass, score, {})]
    extracts = extractor.answer("Is the drawbridge lowered for a spyglass?", hits)
    assert [extract.citation.passage.name for extract in extracts] == [told]
