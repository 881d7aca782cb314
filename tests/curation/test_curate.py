"""People outrank checks, one of each set of duplicates stays, contradictions go, the judge changes no pair."""

from dataclasses import replace

import pytest

from dm_assistant.curation.curate import curate
from dm_assistant.curation.report import judged_and_decided, overruled, summary, tables
from dm_assistant.records import Decision, Judgement

RANGE = "What is Fireball's range?"
LONG = "How far away may the careful caster of Fireball stand from the place that burns?"
LONGER = LONG.replace("that burns", "that then burns")


@pytest.fixture
def judge(book, limits):
    """The verdicts on pairs; `scores` by place are what a judge says."""

    def run(pairs, *decisions, scores=None, limits=limits):
        said = {pairs[place].id: judgement(score) for place, score in (scores or {}).items()}
        asked = []

        def ask(pairs):
            asked.extend(pair.id for pair in pairs)
            return {id: said[id] for id in asked if id in said}

        verdicts = curate(pairs, book, {d.pair_id: d for d in decisions}, limits, ask)
        run.asked = asked
        return verdicts

    return run


def judgement(score):
    return Judgement(faithful=score, answerable=5, self_contained=5, reason="It is so.", model="m")


def decide(pair, verdict, **edited):
    return Decision(
        pair_id=pair.id, verdict=verdict, question=edited.get("question", pair.question),
        answer=edited.get("answer", pair.answer), reason="wrong", reviewer="ann", time="2026-01-01T10:00:00Z",
        fact_id=pair.fact_id, passage_id=pair.passage_id,
    )  # fmt: skip


def names(verdict):
    return [reason.split(":")[0] for reason in verdict.reasons]


def test_a_person_accepts_what_a_check_turned_down_and_the_reason_stays(pair, judge):
    bad = pair(RANGE, "It is probably 150 feet.")
    (alone,), (decided,) = judge([bad]), judge([bad], decide(bad, "accept"))
    assert (alone.accepted, decided.accepted) == (False, True)
    assert names(decided) == ["hedging", "decision"]


def test_a_person_rejects_what_all_checks_passed(pair, judge):
    good = pair(RANGE, "150 feet.")
    (verdict,) = judge([good], decide(good, "reject"))
    assert not verdict.accepted
    assert verdict.reasons == ["decision: reject by ann, wrong"]


def test_an_edit_replaces_the_text_and_the_id(pair, judge):
    bad = pair(RANGE, "It is probably 150 feet.")
    (verdict,) = judge([bad], decide(bad, "edit", answer="150 feet."))
    assert verdict.accepted
    assert verdict.pair == pair(RANGE, "150 feet.")
    assert verdict.generated == bad


def test_a_decision_on_another_wording_leaves_the_pair_open(pair, judge):
    (verdict,) = judge([pair(RANGE, "150 feet.")], decide(pair(RANGE, "150 ft."), "reject"))
    assert verdict.accepted


def test_of_near_duplicates_one_stays_and_all_name_the_cluster(pair, judge):
    first, second = judge([pair(LONG, "150 feet."), pair(LONGER, "150 feet.")])
    assert (first.accepted, first.reasons) == (True, [])
    assert second.reasons == [f"duplicate: says the same as {first.pair.id}: {LONG}"]
    assert first.cluster == second.cluster == [first.pair.id, second.pair.id]


def test_the_duplicate_that_a_person_accepted_stays(pair, judge):
    preferred = pair(LONGER, "150 feet.")
    first, second = judge([pair(LONG, "150 feet."), preferred], decide(preferred, "accept"))
    assert (first.accepted, second.accepted) == (False, True)


def test_the_duplicate_that_the_judge_scores_higher_stays(pair, judge):
    first, second = judge([pair(LONG, "150 feet."), pair(LONGER, "150 feet.")], scores={0: 4, 1: 5})
    assert (first.accepted, second.accepted) == (False, True)


def test_the_duplicate_with_the_shorter_evidence_stays(pair, judge):
    long_winded = pair(LONG, "150 feet.", "Range: 150 feet\nEach creature in a 20-foot Sphere takes 8d6 Fire damage.")
    first, second = judge([long_winded, pair(LONGER, "150 feet.")])
    assert (first.accepted, second.accepted) == (False, True)


def test_the_same_pair_generated_twice_stays_once(pair, judge):
    assert [verdict.accepted for verdict in judge([pair(RANGE, "150 feet.")] * 2)] == [True, False]


@pytest.mark.parametrize("check", ["duplicate", "contradiction"])
def test_comparing_pairs_can_be_switched_off(pair, judge, limits, check):
    pairs = {
        "duplicate": [pair(LONG, "150 feet."), pair(LONGER, "150 feet.")],
        "contradiction": [pair(RANGE, "150 feet."), pair(RANGE, "20 feet.", "20-foot Sphere")],
    }[check]
    without = replace(limits, checks=limits.checks - {check})
    assert not all(verdict.accepted for verdict in judge(pairs))
    assert all(verdict.accepted for verdict in judge(pairs, limits=without))


def test_a_pair_that_contradicts_another_is_turned_down_by_name(pair, judge):
    right, wrong = judge([pair(RANGE, "150 feet."), pair(RANGE, "20 feet.", "20-foot Sphere")])
    assert (right.accepted, wrong.accepted) == (True, False)
    assert names(wrong) == ["contradiction"]


def test_what_some_passage_tells_is_not_unanswerable(pair, judge):
    told = pair("How does a creature take Fire damage?", "Not in the rulebooks.", "", "unanswerable", "told")
    untold = pair("Who invented Fireball?", "Not in the rulebooks.", "", "unanswerable", "untold")
    assert [verdict.accepted for verdict in judge([told, untold])] == [False, True]


def test_a_low_score_of_the_judge_turns_a_pair_down(pair, judge, limits):
    good = pair(RANGE, "150 feet.")
    (verdict,) = judge([good], scores={0: 2})
    assert verdict.reasons == ["judge: faithful 2 of 5: It is so."]
    assert not verdict.accepted
    assert (verdict.pair, verdict.judgement) == (good, judgement(2))
    assert judge([good], scores={0: 2}, limits=replace(limits, judge_threshold=2))[0].accepted


def test_a_person_outranks_the_judge(pair, judge):
    good = pair(RANGE, "150 feet.")
    (verdict,) = judge([good], decide(good, "accept"), scores={0: 1})
    assert verdict.accepted
    assert names(verdict) == ["decision", "judge"]


def test_the_judge_is_asked_about_what_passed_and_what_people_decided(pair, judge):
    good, bad, decided = pair(RANGE, "150 feet."), pair(RANGE, "It is probably 150."), pair(RANGE, "Maybe 150 feet.")
    judge([good, bad, decided], decide(decided, "reject"))
    assert judge.asked == [good.id, decided.id]


def test_judge_and_people_are_compared_on_pairs_that_stand_as_they_were(pair, judge):
    pairs = [
        pair(RANGE, "150 feet."),
        pair("What is Fireball's damage?", "8d6 Fire.", "8d6 Fire damage"),
        pair(LONG, "150 ft."),
    ]
    decisions = [decide(pairs[0], "accept"), decide(pairs[1], "reject"), decide(pairs[2], "edit", answer="150 feet.")]
    verdicts = judge(pairs, *decisions, scores={0: 5, 1: 4, 2: 1})
    found = judged_and_decided(verdicts, {decision.pair_id: decision for decision in decisions})
    assert found == [(judgement(5), True), (judgement(4), False)]


@pytest.fixture
def some_verdicts(pair, judge):
    bad = pair("What is its range?", "It is probably 150 feet.")
    copies = [pair(LONG, "150 feet."), pair(LONGER, "150 feet.")]
    return judge([*copies, bad, pair("Does Fireball burn?", "Yes.", type="yes_no")])


def test_the_summary_is_a_handful_of_numbers(some_verdicts):
    assert summary(some_verdicts) == {
        "pairs": 4, "accepted": 1, "rejected": 3, "acceptance": 0.25, "duplicates": 1, "contradictions": 0,
        "decided_by_people": 0, "sections": 1,
    }  # fmt: skip


def test_pairs_that_people_keep_against_a_check_are_counted(pair, judge):
    sound, guessed, refused = pair(RANGE, "150 feet."), pair(LONG, "Maybe 150 feet."), pair(RANGE, "Perhaps 150.")
    edited = pair("How hot is Fireball?", "150 feet.")
    edit = decide(edited, "edit", answer="900 feet.")
    decisions = [decide(sound, "accept"), decide(guessed, "accept"), decide(refused, "reject"), edit]
    assert overruled(judge([sound, guessed, refused, edited], *decisions)) == 2  # the guess and the foreign figure


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("reasons", ["reason,pairs", "duplicate,1", "hedging,1", "self_contained,1", "too_short,1"]),
        ("types", ["type,accepted,pairs", "lookup,0.3333,3", "yes_no,0.0000,1"]),
        ("chapters", ["chapter,accepted,pairs", "R: r.md,0.2500,4"]),
        ("balance", ["kind,of,share", "spell,accepted pairs,1.0000", "spell,words of the rulebooks,1.0000"]),
        ("lengths", ["words,pairs", "1,0", "2,1"]),
    ],
)
def test_the_tables_count_what_their_columns_say(some_verdicts, book, table, lines):
    assert tables(some_verdicts, book)[table].splitlines() == lines
