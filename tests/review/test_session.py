"""A review without its screen: what is shown in which order, and what a decision, its undo and a merge leave behind."""

from datetime import timedelta

import pytest

from dm_assistant.curation.decisions import latest
from dm_assistant.errors import UserError
from dm_assistant.records import Verdict
from dm_assistant.review.cases import make_cases
from dm_assistant.review.views import ONLY, ORDERS, View
from tests.review.conftest import CRAWL, DAMAGE, HOUR, LIGHT, PAIRS, PASSAGES, RANGE, VERDICTS, decision, judged


def shown(session) -> list[str]:
    """The answers of the pairs of the view, in their order."""
    return [session.cases[number].pair.answer for number in session._shown]


def walk(session, count: int) -> list[str]:
    """The answers one sees when one skips `count` times."""
    answers = []
    for _ in range(count):
        answers.append(session.current.pair.answer)
        session.skip()
    return answers


def test_worst_first_shows_disagreements_then_low_scores_then_single_checks(make_session):
    # LIGHT: the judge gives 2 although checks pass; DAMAGE: one check; CRAWL: two checks, which is clear
    assert walk(make_session(), 5) == [LIGHT.answer, DAMAGE.answer, RANGE.answer, HOUR.answer, CRAWL.answer]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("only", ONLY)
def test_every_order_shows_the_same_pairs_of_a_filter(make_session, order, only):
    session = make_session([decision(RANGE, "accept")])
    session.show(View("worst first", only))
    expected = sorted(shown(session))
    session.show(View(order, only))
    assert sorted(shown(session)) == expected


def test_by_chapter_is_the_order_of_the_rulebook_and_by_type_that_of_types(make_session):
    session = make_session()
    session.show(View("by chapter"))
    assert walk(session, 5) == [pair.answer for pair in PAIRS]
    session.show(View("by type"))
    assert walk(session, 5) == [pair.answer for pair in (LIGHT, RANGE, DAMAGE, HOUR, CRAWL)]


def test_random_order_does_not_depend_on_the_order_of_the_file(make_session):
    session, other = make_session(), make_session(verdicts=VERDICTS[::-1])
    for one in (session, other):
        one.show(View("random"))
    assert walk(session, 5) == walk(other, 5) != [pair.answer for pair in PAIRS]


def test_only_new_leaves_out_what_anyone_has_decided(make_session):
    session = make_session([decision(RANGE, "accept")])
    assert RANGE.answer not in shown(session)
    assert len(session) == 4
    session.show(View(only="decided"))
    assert shown(session) == [RANGE.answer]


def test_only_disagreements_shows_those_of_checks_and_judge_and_those_of_reviewers(make_session):
    session = make_session([decision(RANGE, "accept", "bob"), decision(RANGE, "reject", "cem")])
    session.show(View(only="disagreements"))
    assert shown(session) == [LIGHT.answer, RANGE.answer]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("TORCH hour", [HOUR]),
        ("yes_no", [CRAWL]),
        ("gear.md", [LIGHT, HOUR]),
        ("fire bolt", [DAMAGE, RANGE]),
        ("figures: neither", [DAMAGE]),
        ("no such thing", []),
    ],
)
def test_a_search_finds_pairs_by_all_its_words(make_session, words, found):
    session = make_session()
    session.show(View(search=words))
    assert shown(session) == [pair.answer for pair in found]


def test_a_view_opens_at_the_pair_where_one_stopped(make_session):
    session = make_session()
    session.show(View("by chapter"), HOUR.id)
    assert session.current.pair == HOUR
    session.show(View("by chapter"), "gone")
    assert session.current.pair == RANGE


def test_a_decision_is_saved_before_the_next_pair_shows(make_session, saved):
    session = make_session()
    session._save = lambda decision: saved.append((decision.verdict, session.current.pair.answer))
    session.accept()
    assert saved == [("accept", LIGHT.answer)]
    assert session.current.pair == DAMAGE


def test_a_decision_that_cannot_be_saved_decides_nothing(make_session, saved):
    session = make_session()

    def full(_):
        raise OSError("full")

    session._save = full
    with pytest.raises(OSError, match="full"):
        session.accept()
    assert session.current.pair == LIGHT
    assert (session.standing(session.current), session.decided, session.can_undo) == ([], 0, False)
    session._save = saved.append
    session.accept()
    session.undo()
    assert session.standing(session.current) == []


def test_decisions_carry_what_they_are_about(make_session, saved):
    session = make_session()
    session.notes[LIGHT.id] = "look again"
    session.reject("unproven")
    session.edit("Which damage does Fire Bolt do?", "1d10 Fire damage.")
    first, second = saved
    assert first == decision(LIGHT, "reject", "ann", 60, reason="unproven", note="look again")
    assert second == decision(
        DAMAGE, "edit", "ann", 61, question="Which damage does Fire Bolt do?", answer="1d10 Fire damage."
    )
    assert session.decided == 2


def test_undo_goes_back_and_opens_the_pair_again(make_session, saved):
    session = make_session()
    session.accept()
    session.accept()
    session.undo()
    assert [d.verdict for d in saved] == ["accept", "accept", "undo"]
    assert session.current.pair == DAMAGE
    assert latest(saved).keys() == {LIGHT.id}
    session.undo()
    assert session.current.pair == LIGHT
    assert (session.decided, session.can_undo) == (0, False)


def test_undo_finds_its_pair_also_when_the_view_has_changed(make_session):
    session = make_session()
    session.accept()
    session.show(View(search="yes_no"))
    session.undo()
    assert session.current.pair == LIGHT


def test_undo_of_a_second_decision_brings_back_the_first(make_session):
    session = make_session([decision(RANGE, "reject", "ann")])
    session.show(View(only="all"), RANGE.id)
    session.accept()
    session.undo()
    assert [d.verdict for d in session.standing(session.current)] == ["reject"]
    assert session.decided == 1


def test_back_stays_at_the_first_and_skip_ends_behind_the_last(make_session):
    session = make_session()
    session.back()
    assert session.position == 0
    for _ in range(9):
        session.skip()
    assert (session.position, session.current) == (5, None)
    session.back()
    assert session.current.pair == CRAWL


def test_a_clock_that_was_set_back_does_not_make_an_old_decision_the_latest(make_session, saved):
    future = decision(LIGHT, "accept", minute=600)
    session = make_session([future])
    session.show(View(only="all"), LIGHT.id)
    session.reject("wrong")
    assert saved[0].time == future.time + timedelta(microseconds=1)
    assert latest([future, *saved])[LIGHT.id].verdict == "reject"


def test_the_same_pair_keeps_its_decision_and_a_changed_pair_is_open_with_the_old_one_beside_it(make_session):
    old = LIGHT.model_copy(update={"id": "old", "question": "How bright is a torch?"})
    session = make_session([decision(HOUR, "accept"), decision(old, "reject")])
    answers = shown(session)
    assert HOUR.answer not in answers
    assert LIGHT.answer in answers
    by_pair = {case.pair.id: case for case in session.cases}
    assert session.earlier(by_pair[LIGHT.id]) == decision(old, "reject")
    assert session.earlier(by_pair[RANGE.id]) is None
    assert session.earlier(by_pair[HOUR.id]) is None, "its own decision is no earlier one"


def test_of_several_earlier_decisions_the_one_about_the_same_question_is_shown(make_session):
    same = LIGHT.model_copy(update={"id": "old", "answer": "30 feet."})
    later = LIGHT.model_copy(update={"id": "older", "question": "How bright is a torch?"})
    session = make_session([decision(same, "reject"), decision(later, "accept", minute=5)])
    assert session.earlier(session.current).pair_id == "old"


def test_words_to_edit_are_those_of_the_last_edit(make_session):
    session = make_session([decision(LIGHT, "edit", answer="20 feet of Bright Light.")])
    session.show(View(only="decided"))
    assert session.words(session.current) == (LIGHT.question, "20 feet of Bright Light.")


def doubts(pair, **fields) -> tuple[str, ...]:
    """The disagreements about a pair whose verdict has these fields."""
    verdicts = [verdict.model_copy(update=fields if verdict.pair == pair else {}) for verdict in VERDICTS]
    cases = make_cases(PASSAGES, verdicts)
    return next(case for case in cases if case.pair == pair).disagreements


def test_checks_and_judge_disagree_either_way():
    assert doubts(RANGE, judgement=judged(2)) == ("the checks pass it, the judge gives 2 of 5",)
    assert doubts(RANGE, judgement=judged(3)) == ()
    assert doubts(DAMAGE, judgement=judged(4)) == ("the checks turn it down, the judge gives 4 of 5",)


def test_duplicates_that_fare_differently_disagree():
    (doubt,) = doubts(RANGE, cluster=[RANGE.id, DAMAGE.id])
    assert doubt.startswith(f"the checks pass it, but not its duplicate {DAMAGE.id}: figures")
    assert doubts(DAMAGE, cluster=[RANGE.id, DAMAGE.id]) == (
        f"the checks turn it down, but pass its duplicate {RANGE.id}",
    )
    assert doubts(RANGE, cluster=[RANGE.id, HOUR.id]) == ()


def test_two_answers_to_one_question_disagree():
    reason = "contradiction: x answers the same question with '60 feet.'"
    assert doubts(RANGE, accepted=False, reasons=[reason, "decision: reject by bob"]) == (reason,)


def test_a_low_score_of_the_judge_is_no_fault_that_the_checks_see():
    assert doubts(RANGE, accepted=False, reasons=["judge: faithful 2 of 5: no"], judgement=judged(2)) == (
        "the checks pass it, the judge gives 2 of 5",
    )


def test_an_edited_pair_is_decided_about_as_it_was_generated():
    edited = Verdict(pair=RANGE.model_copy(update={"answer": "120 feet away."}), accepted=True, generated=RANGE)
    (case,) = make_cases(PASSAGES, [edited])
    assert (case.pair, case.verdict) == (RANGE, edited)


def test_a_pair_without_its_passage_says_what_to_run():
    with pytest.raises(UserError, match="dvc repro curate"):
        make_cases(PASSAGES[1:], VERDICTS)
