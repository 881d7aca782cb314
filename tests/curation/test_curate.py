"""People outrank checks, one of each set of duplicates stays, contradictions go."""

import pytest

from dm_assistant.curation.curate import curate, report
from dm_assistant.records import Decision

RANGE = "What is Fireball's range?"


@pytest.fixture
def judge(passage, limits):
    def run(pairs, *decisions):
        return curate(pairs, {"p": passage}, {d.pair_id: d for d in decisions}, limits, duplicate_similarity=0.6)

    return run


def decide(pair, verdict, **edited):
    return Decision(
        pair_id=pair.id, verdict=verdict, question=edited.get("question", pair.question),
        answer=edited.get("answer", pair.answer), reason="wrong", reviewer="ann", time="2026-01-01T10:00:00Z",
        fact_id=pair.fact_id, passage_id=pair.passage_id,
    )  # fmt: skip


def test_a_person_accepts_what_a_check_turned_down_and_the_reason_stays(pair, judge):
    bad = pair(RANGE, "It is probably 150 feet.")
    (alone,), (decided,) = judge([bad]), judge([bad], decide(bad, "accept"))
    assert (alone.accepted, decided.accepted) == (False, True)
    assert [reason.split(":")[0] for reason in decided.reasons] == ["hedging", "decision"]


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


def test_a_decision_on_another_wording_leaves_the_pair_open(pair, judge):
    (verdict,) = judge([pair(RANGE, "150 feet.")], decide(pair(RANGE, "150 ft."), "reject"))
    assert verdict.accepted


LONG = "How far away may the careful caster of Fireball stand from the place that burns?"
LONGER = "How far away may the careful caster of Fireball stand from the place that then burns?"


def test_of_near_duplicates_the_first_stays(pair, judge):
    first, second = judge([pair(LONG, "150 feet."), pair(LONGER, "150 feet.")])
    assert first.accepted
    assert second.reasons == [f"duplicate: says the same as {first.pair.id}: {LONG}"]


def test_of_near_duplicates_the_one_that_a_person_accepted_stays(pair, judge):
    preferred = pair(LONGER, "150 feet.")
    first, second = judge([pair(LONG, "150 feet."), preferred], decide(preferred, "accept"))
    assert (first.accepted, second.accepted) == (False, True)


def test_template_siblings_stay(pair, judge):
    siblings = [pair(LONG, "150 feet."), pair(LONG.replace("Fireball", "Ice Storm"), "150 feet.")]
    assert all(verdict.accepted for verdict in judge(siblings))


def test_one_question_with_two_answers_loses_both(pair, judge):
    verdicts = judge([pair(RANGE, "150 feet."), pair(RANGE, "8d6 Fire damage.", evidence="8d6 Fire damage")])
    assert [[reason.split(":")[0] for reason in verdict.reasons] for verdict in verdicts] == [["contradiction"]] * 2


def test_of_contradicting_pairs_a_person_may_keep_one(pair, judge):
    right = pair(RANGE, "150 feet.")
    verdicts = judge([right, pair(RANGE, "8d6 Fire damage.", evidence="8d6 Fire damage")], decide(right, "accept"))
    assert [verdict.accepted for verdict in verdicts] == [True, False]


def test_the_report_counts_by_check_and_type(pair, judge):
    bad = pair("What is its range?", "It is probably 150 feet.")
    figures = report(judge([pair(RANGE, "150 feet."), bad, pair("Does Fireball burn?", "Yes.", type="yes_no")]))
    assert (figures["pairs"], figures["accepted"], figures["rejected"]) == (3, 1, 2)
    assert figures["rejected_by"] == {"hedging": 1, "self-contained": 1, "too short": 1}
    assert figures["accepted_by_type"] == {"lookup": 1}
    assert figures["rejected_by_type"] == {"lookup": 1, "yes_no": 1}


def test_what_some_passage_tells_is_not_unanswerable(pair, judge):
    told = pair("How does a creature take Fire damage?", "Not in the rulebooks.", "", "unanswerable", "told")
    untold = pair("Who invented Fireball?", "Not in the rulebooks.", "", "unanswerable", "untold")
    verdicts = judge([told, untold])
    assert [verdict.accepted for verdict in verdicts] == [False, True]
    assert verdicts[0].reasons == ["absent: passage p holds all of: creature, damage, fire, take"]
