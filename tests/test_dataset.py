"""Splits do not leak and do not depend on order; rows show what they must and fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant import prompts
from dm_assistant.dataset import OpenBook, Room, leaked, row_counts, rows, split, spread, without_exam
from dm_assistant.errors import UserError
from dm_assistant.records import Example, Pair, Passage, content_id

SHORT = Room(
    max_prompt=60,
    max_row=80,
    count_prompt=lambda messages: len(messages[0]["content"].split()),
    count_row=lambda messages, answer: len(messages[0]["content"].split()) + len(answer.split()),
)  # a token is a word


def pair(section, n=0, question=None, answer=None, kind="spell", type="lookup", fact=None, evidence=None):
    question = question or f"What is the toll number {n} of {section}?"
    answer = answer or f"{n} GP."
    return Pair(
        id=content_id(section, question, answer), fact_id=fact or f"{section} {n}", passage_id=section, section=section,
        kind=kind, type=type, question=question, answer=answer,
        evidence=(evidence or answer.rstrip(".")) if type != "unanswerable" else "", generator="test",
    )  # fmt: skip


def book(sections=30, each=4):
    return [pair(f"S{s}", n, kind=("spell", "monster")[s % 2]) for s in range(sections) for n in range(each)]


def passage(name, text):
    return Passage(
        id=name, rulebook="R", edition="1", file="r.md", start_line=1, end_line=1, heading_path=[name], section=name,
        kind="spell", name=name, text=text,
    )  # fmt: skip


def names(part):
    return {pair.section for pair in part}


# --- splits


def test_a_section_is_never_divided():
    splits = split(book(), valid=0.1, test=0.2, seed=7)
    train, valid, test = (names(splits[name]) for name in ("train", "valid", "test"))
    assert all((train, valid, test)), "with one side empty the next line would prove nothing"
    assert len(train) + len(valid) + len(test) == len(names(book()))


@given(st.permutations(book(12, 2)), st.integers(0, 3))
def test_splits_ignore_the_order_of_the_pairs(shuffled, seed):
    assert split(shuffled, 0.1, 0.2, seed) == split(book(12, 2), 0.1, 0.2, seed)


def test_another_seed_splits_otherwise():
    assert split(book(), 0.1, 0.2, 7) != split(book(), 0.1, 0.2, 8)


def test_every_pair_is_in_exactly_one_split_and_shares_are_kept():
    splits = split(book(), valid=0.1, test=0.2, seed=7)
    assert sorted(p.id for part in splits.values() for p in part) == sorted(p.id for p in book())
    assert len(splits["test"]) == pytest.approx(0.2 * len(book()), abs=4)
    assert len(splits["valid"]) == pytest.approx(0.1 * len(book()), abs=4)


def test_every_kind_is_tested_where_it_has_three_sections():
    pairs = [*book(), *(pair(f"F{s}", kind="feat") for s in range(3)), pair("Lone", kind="tool")]
    tested = {pair.kind for pair in split(pairs, 0.1, 0.2, 7)["test"]}
    assert tested == {"spell", "monster", "feat"}


TWIN = "How long must a tired traveller rest before the road may be taken again?"


@pytest.mark.parametrize("seed", range(8))
def test_near_duplicates_in_two_sections_stay_together(seed):
    twins = [pair(s, question=TWIN, answer="After eight hours of sleep.") for s in ("S2", "S9")]
    splits = split([*book(), *twins], 0.1, 0.2, seed)
    assert any({"S2", "S9"} <= names(part) for part in splits.values())
    assert leaked(splits) == []


@pytest.mark.parametrize("seed", range(8))
def test_phrasings_of_one_fact_stay_together(seed):
    same = [pair(s, question=f"{s} asks of the toll?", answer="Nine.", fact="toll") for s in ("S2", "S9")]
    assert any({"S2", "S9"} <= names(part) for part in split([*book(), *same], 0.1, 0.2, seed).values())


def test_a_leak_is_found():
    splits = split(book(), 0.1, 0.2, 7)
    copied = splits["test"][0].model_copy(update={"id": "copy", "section": "elsewhere"})
    splits["train"].append(copied)
    assert leaked(splits) == [(splits["test"][0], copied)]


def test_max_pairs_are_spread_over_all_sections():
    crowded = [*book(5, 2), *(pair("Crowd", n) for n in range(100))]
    chosen = spread(crowded, 12, seed=7)
    assert [sum(p.section == s for p in chosen) for s in sorted(names(crowded))] == [2] * 6
    assert spread(crowded[::-1], 12, seed=7) == chosen
    assert len(spread(crowded, 1000, seed=7)) == len(crowded)


def exam_question(section, question, answer):
    return Example(
        id="exam-1", pair_id="exam-1", fact_id="exam-1", section=section, kind="rule", type="lookup", mode="closed",
        question=question, passage_ids=[], messages=prompts.closed_book(question), answer=answer, evidence=answer,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (pair("S1", question="What must you pay to cross the bridge at Hollow?", answer="77 GP."), True),
        (pair("S2", question="So what must you pay to cross the bridge at Hollow?", answer="77 GP."), True),
        (pair("S1", question="Which sum is the toll?", answer="77 GP"), True),  # the same fact in other words
        (pair("S1", question="Which sum is the toll for a cart?", answer="9 GP."), False),
        (pair("S2", question="What does a bed cost?", answer="77 GP."), False),
    ],
)
def test_pairs_near_an_exam_question_are_dropped(asked, near):
    exam = [exam_question("S1", "What must you pay to cross the bridge at Hollow?", "77 GP.")]
    assert without_exam([*book(3), asked], exam) == [*book(3), *([] if near else [asked])]


def test_without_an_exam_nothing_is_dropped():
    assert without_exam(book(3), []) == book(3)


# --- rows

GOLD = passage("Toll Bridge", "The bridge is old. The toll is 3 GP. The keeper sleeps.")
OTHER = passage("Inn", "A bed costs less than you would think.")
ALSO = passage("Ferry", "At the Toll Bridge, the toll is 3 GP.")
PASSAGES = {p.id: p for p in (GOLD, OTHER, ALSO)}
TOLL = pair(
    "Toll Bridge", question="What is the toll at the Toll Bridge?", answer="3 GP.", evidence="The toll is 3 GP."
)


def make(pair, withheld=0.0, distractors=1, found=(GOLD, ALSO, OTHER), room=SHORT, seed=7):
    open_book = OpenBook(1.0, withheld, distractors, search=lambda question, k: found[:k])
    (row,), counts = rows([pair], PASSAGES, room, open_book, seed)
    return row, counts


def test_a_closed_row_is_the_question_alone():
    (row,), counts = rows([TOLL], PASSAGES, SHORT, None, seed=7)
    assert row.messages == prompts.closed_book(TOLL.question)
    assert (row.mode, row.answer, row.passage_ids, counts.open_book) == ("closed", "3 GP.", [], 0)


def test_an_open_row_shows_the_gold_passage_and_cites_its_number():
    places = set()
    for seed in range(10):
        row, _ = make(TOLL, seed=seed)
        assert sorted(row.passage_ids) == ["Inn", "Toll Bridge"]
        assert row.answer == f"3 GP. [{row.passage_ids.index('Toll Bridge') + 1}]"
        places.add(row.passage_ids.index("Toll Bridge"))
    assert places == {0, 1}, "the right passage must not always stand in the same place"


def test_a_passage_that_tells_the_answer_is_no_distractor():
    row, _ = make(TOLL, distractors=2)
    assert "Ferry" not in row.passage_ids


def test_a_withheld_row_refuses_and_shows_nothing_that_tells():
    row, counts = make(TOLL, withheld=1.0)
    assert (row.passage_ids, row.answer, row.evidence) == (["Inn"], prompts.REFUSAL, "")
    assert counts.refusals == 1


def test_an_unanswerable_question_is_refused_in_both_modes():
    asked = pair("Toll Bridge", question="Who built the Toll Bridge?", answer=prompts.REFUSAL, type="unanswerable")
    (closed,), _ = rows([asked], PASSAGES, SHORT, None, seed=7)
    opened, _ = make(asked)
    assert (closed.mode, opened.mode) == ("closed", "open")
    assert closed.answer == opened.answer == prompts.REFUSAL
    assert "Toll Bridge" not in opened.passage_ids


def room(max_prompt):
    return Room(max_prompt, max_prompt + 20, SHORT.count_prompt, SHORT.count_row)


FIXED = len(prompts.open_book(TOLL.question, [GOLD])[0]["content"].split())  # prompt of the gold passage alone


def test_a_distractor_goes_before_the_evidence_does():
    row, counts = make(TOLL, room=room(FIXED))
    assert (row.passage_ids, counts.distractors_dropped) == (["Toll Bridge"], 1)


def test_what_is_cut_is_not_the_evidence():
    row, _ = make(TOLL, room=room(FIXED - 3))
    assert TOLL.evidence in row.messages[0]["content"]
    assert "sleeps" not in row.messages[0]["content"]


def test_a_row_that_cannot_hold_its_evidence_becomes_closed_and_is_counted():
    row, counts = make(TOLL, room=room(FIXED - 6))
    assert (row.mode, row.answer) == ("closed", "3 GP.")
    assert (counts.made_closed, counts.open_book) == (1, 0)


def test_a_closed_row_that_is_too_long_is_refused_by_name():
    long = pair("Toll Bridge", question="What is the toll at the Toll Bridge?", answer="very " * 80 + "high.")
    with pytest.raises(UserError, match=rf"{long.id}.*train\.max_length is 80"):
        rows([long], PASSAGES, SHORT, None, seed=7)


def test_about_the_asked_share_of_the_rows_is_open_book():
    pairs = [pair("Toll Bridge", n, evidence="The toll is 3 GP.") for n in range(200)]
    open_book = OpenBook(0.3, 0.0, 1, search=lambda question, k: [OTHER])
    made, counts = rows(pairs, PASSAGES, SHORT, open_book, seed=7)
    assert counts.open_book == sum(row.mode == "open" for row in made) == pytest.approx(60, abs=20)


def test_rows_ignore_the_order_of_the_pairs():
    pairs = [pair("Toll Bridge", n, evidence="The toll is 3 GP.") for n in range(20)]
    open_book = OpenBook(0.5, 0.5, 1, search=lambda question, k: [OTHER])
    assert rows(pairs, PASSAGES, SHORT, open_book, 7) == rows(pairs[::-1], PASSAGES, SHORT, open_book, 7)


def test_rows_are_counted_by_split_mode_and_type():
    examples, _ = rows([TOLL, pair("Inn", question="What is a bed?", type="how")], PASSAGES, SHORT, None, seed=7)
    assert row_counts({"train": examples, "test": examples[:0]}) == (
        "split,rows\ntrain closed how,1\ntrain closed lookup,1\n"
    )
