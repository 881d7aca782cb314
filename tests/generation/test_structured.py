"""The structured generator asks what players ask and answers only what the passage proves."""

from collections import Counter

import pytest

from dm_assistant import figures
from dm_assistant.generation.report import Report
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.grounding import grounding_faults, holds_quote
from dm_assistant.prompts import REFUSAL
from tests.generation.conftest import SPELLS


def pairs_of(passages, seed=7, phrasings=4):
    return [pair for written in StructuredGenerator(seed, phrasings).generate(passages) for pair in written.pairs]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is Frost Lance's range?", "150 feet."),
        ("What level is Frost Lance?", "Level 3."),
        ("What level and school is Silent Step?", "Illusion Cantrip."),
        ("Which classes can learn Gleam?", "Bard, Wizard."),
        ("Does Silent Step require Concentration?", "Yes. Its duration is Concentration, up to 1 minute."),
        ("What saving throw does Frost Lance call for?", "Dexterity."),
        ("How much damage does Frost Lance deal?", "8d6 Cold damage."),
        (
            "What happens when Frost Lance is cast with a higher-level spell slot?",
            "The damage grows by 1d6 for each slot level above 3.",
        ),
        ("What is the Marsh Boar's AC?", "AC 13."),
        ("How many Hit Points does the Marsh Boar have?", "19 HP."),
        ("What are the Marsh Boar's Hit Dice?", "3d8 + 6."),
        ("How fast is the Marsh Boar?", "40 ft."),
        ("How much XP is the Marsh Boar worth?", "100 XP."),
        ("What is the Marsh Boar's Strength save?", "+4."),
        ("Which is higher for the Marsh Boar, Strength or Dexterity?", "Strength, 15 against 12."),
        ("What is the attack bonus of the Marsh Boar's Gore?", "+4."),
        ("How much damage does the Marsh Boar's Gore deal?", "6 (1d8 + 2) Piercing damage."),
        ("What is the reach or range of the Marsh Boar's Gore?", "5 ft."),
        ("What is the save DC of the Marsh Boar's Mud Spray?", "DC 12 Dexterity."),
        ("How rare are the Boots of Haste?", "Rare."),
        ("What do the rules say about the Boots of Haste?", "These boots double your Speed while you wear them."),
        ("What does “Blurred” mean for the Dazzled condition?", "Your attack rolls have Disadvantage."),
        ("In the Rooms table, which has the higher Cost: Common Bed or Quiet Room?", "Quiet Room, 8 CP against 5 CP."),
        ("Long Falls: what happens if you land in deep water?", "The fall deals half damage."),
    ],
)
def test_a_fact_is_asked_and_answered_in_short(book, question, answer):
    assert {pair.answer for pair in pairs_of(book) if pair.question == question} == {answer}


def test_every_pair_is_proved_by_its_passage(book):
    by_id = {passage.id: passage for passage in book}
    pairs = pairs_of(book)
    assert {pair.type for pair in pairs} == {
        "lookup", "yes_no", "how", "comparison", "table", "false_premise", "unanswerable",
    }  # fmt: skip
    assert [fault for pair in pairs for fault in grounding_faults(pair, by_id[pair.passage_id])] == []


def test_phrasings_of_a_fact_share_its_id_and_its_answer(book):
    by_fact = {}
    for pair in pairs_of(book, phrasings=2):
        by_fact.setdefault(pair.fact_id, []).append(pair)
    assert max(len(pairs) for pairs in by_fact.values()) == 2
    for pairs in by_fact.values():
        assert len({pair.question for pair in pairs}) == len(pairs)
        assert len({(pair.answer, pair.evidence) for pair in pairs}) == 1


def test_one_phrasing_asks_every_fact_once(book):
    counts = Counter(pair.fact_id for pair in pairs_of(book, phrasings=1))
    assert set(counts.values()) == {1}
    assert counts.keys() == {pair.fact_id for pair in pairs_of(book, phrasings=4)}


def test_same_seed_same_pairs_other_seed_other_pairs(book):
    assert pairs_of(book, seed=7, phrasings=1) == pairs_of(book, seed=7, phrasings=1)
    assert pairs_of(book, seed=7, phrasings=1) != pairs_of(book, seed=8, phrasings=1)


def test_a_passage_is_asked_the_same_wherever_it_stands(book):
    # one more file in the sources must not reword the questions of all others
    alone = {pair.id for pair in pairs_of(book) if pair.type in ("lookup", "how", "table")}
    reordered = {pair.id for pair in pairs_of(book[::-1]) if pair.type in ("lookup", "how", "table")}
    assert alone == reordered


def test_a_false_premise_names_a_wrong_value_and_the_answer_the_right_one(book):
    asked = [pair for pair in pairs_of(book) if pair.type == "false_premise"]
    assert asked
    for pair in asked:
        wrong = figures.unsupported(pair.question, pair.evidence)
        assert wrong or not holds_quote(pair.evidence, pair.question.rstrip("?").split()[-1])


def test_an_absent_entry_is_in_no_passage_and_gets_the_refusal(book):
    unanswerable = [pair for seed in range(5) for pair in pairs_of(book, seed) if pair.type == "unanswerable"]
    assert {(pair.answer, pair.evidence) for pair in unanswerable} == {(REFUSAL, "")}
    # Gleam borrows the beginning of another spell's name, Frost Lance keeps its own and borrows an end
    assert any("Frost Gleam" in pair.question or "Silent Gleam" in pair.question for pair in unanswerable)
    assert any("Frost Step" in pair.question for pair in unanswerable)


def test_a_name_that_the_prose_mentions_is_not_absent(book, passage):
    taken = [
        *book,
        passage("Old Songs", "They tell of the frost step, the silent lance, frost gleam and silent gleam."),
    ]
    questions = [pair.question for seed in range(5) for pair in pairs_of(taken, seed)]
    assert not any(
        name in question for question in questions for name in ("Frost Step", "Silent Lance", "Silent Gleam")
    )


def test_what_a_passage_tells_is_not_asked_as_unanswerable(passage):
    tells = passage("Grey Ox", "AC 10\nA grey ox weighs 900 pounds and lives for 20 years.", "monster", ac=10)
    untold = [pair.question for seed in range(30) for pair in pairs_of([tells], seed) if pair.type == "unanswerable"]
    assert "How tall is the Grey Ox?" in untold
    assert "How much does the Grey Ox weigh?" not in untold
    assert "How long does the Grey Ox usually live?" not in untold


def test_a_condition_that_leans_on_the_sentence_before_is_not_asked(book):
    assert not any("shallow" in pair.question for pair in pairs_of(book))


def test_an_answer_does_not_send_the_reader_elsewhere(book):
    assert not any("See also" in pair.answer for pair in pairs_of(book))


def test_braces_in_a_value_are_only_text(passage):
    category = "Wondrous Item {odd}"
    odd = passage("Rune Blade", f"{category}, Rare", "magic_item", category=category, rarity="Rare")
    assert f"{category}." in {pair.answer for pair in pairs_of([odd])}


def test_a_value_that_the_text_does_not_hold_is_not_asked(passage):
    silent = passage("Quiet Ox", "A quiet ox says nothing.", "monster", ac=10, hp=15)
    assert not any(pair.type == "lookup" for pair in pairs_of([silent]))


def report_on(all_written):
    report = Report()
    for written in all_written:
        report.add(written)
    return report


def test_the_report_counts_only_what_is_proved(book):
    all_written = list(StructuredGenerator(seed=7, phrasings=4).generate(book))
    full = report_on(all_written).figures()
    assert full["grounded"] == 1.0
    assert full["sections_covered"] == 1.0
    gleam = next(written for written in all_written if written.passage.name == "Gleam")
    gleam.refused.update({pair.id: ["evidence: there is none"] for pair in gleam.pairs})
    report = report_on(all_written)
    broken = report.figures()
    assert broken["grounded"] < 1.0
    assert broken["sections_covered"] == pytest.approx(1 - 1 / len({passage.section for passage in book}))
    assert f'rejected,"evidence",{len(gleam.pairs)}\n' in report.counts()


def test_coverage_of_a_chapter_is_its_share_of_words_in_asked_passages(passage):
    report = Report()
    for written in StructuredGenerator(seed=7, phrasings=1).generate([passage("Silence", "• nothing at all"), *SPELLS]):
        report.add(written)
    spells = sum(len(spell.text.split()) for spell in SPELLS)
    assert report.coverage() == f'chapter,covered\n"Tiny Rules: tiny.md",{spells / (spells + 4):.4f}\n'


def test_a_price_in_the_heading_is_asked_and_proved_by_the_heading(passage):
    rope = passage("Long Rope", "Weight: 5 lb.\nIt holds.", "gear", path=["Gear", "Long Rope (3 GP)"], cost="3 GP")
    asked = [pair for pair in pairs_of([rope]) if pair.question == "What is the price of the Long Rope?"]
    assert [(pair.answer, pair.evidence) for pair in asked] == [("3 GP.", "Long Rope (3 GP)")]
    assert grounding_faults(asked[0], rope) == []


def table_questions(passage, columns, cells):
    rows = [{"category": None, "cells": cells}]
    text = " — ".join([cells[0], "; ".join(f"{c}: {v}" for c, v in zip(columns[1:], cells[1:], strict=True))])
    table = {"caption": "Fares", "columns": columns, "rows": rows}
    return [pair.question for pair in pairs_of([passage("Fares", text, tables=[table])]) if pair.type == "table"]


def test_a_table_is_asked_by_row_and_column(passage):
    assert table_questions(passage, ["Road", "Toll"], ["North Road", "2 CP"])


def test_two_tables_printed_side_by_side_are_not_asked_across(passage):
    assert not table_questions(passage, ["Road", "Toll", "River", "Toll"], ["North Road", "2 CP", "Ember", "3 CP"])


def test_a_code_of_a_legend_is_no_answer(passage):
    assert not table_questions(passage, ["Spell", "Special"], ["Gleam", "C, R"])
