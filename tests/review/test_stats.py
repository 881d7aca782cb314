"""The figures of a review: what is decided, who agrees with whom, how fast."""

from datetime import timedelta

from dm_assistant.review.cases import make_cases
from dm_assistant.review.stats import statistics
from tests.review.conftest import CRAWL, DAMAGE, LIGHT, PASSAGES, RANGE, START, VERDICTS, decision

CASES = make_cases(PASSAGES, VERDICTS)


def lines(*decisions) -> list[str]:
    return statistics(CASES, decisions).splitlines()


def test_nothing_decided():
    assert lines() == ["decided    0 of 5: 0 accepted, 0 rejected, 0 edited", "left       5"]


def test_agreement_with_the_checks_goes_both_ways():
    said = lines(
        decision(RANGE, "accept"),
        decision(LIGHT, "edit", minute=1, answer="20 feet of light."),
        decision(DAMAGE, "accept", minute=2),
        decision(CRAWL, "reject", minute=3),
    )
    assert said[0] == "decided    4 of 5: 2 accepted, 1 rejected, 1 edited"
    assert said[2] == (
        "checks     agree on 2 of 4 (50%); people turned down or edited 1 that passed, and accepted 1 that did not"
    )


def test_pace_leaves_out_pauses_undos_and_spreadsheets():
    said = lines(
        decision(RANGE, "accept"),
        decision(LIGHT, "accept"),  # of a spreadsheet: all at once
        decision(DAMAGE, "accept", minute=1),
        decision(DAMAGE, "undo", minute=2),
        decision(CRAWL, "accept", minute=3),
        decision(CRAWL, "reject", minute=60),
    )
    assert said[-1] == "pace       bob: 5 decisions, 30 an hour"  # two minutes


def test_spreadsheets_one_soon_after_the_other_have_no_pace():
    first = [decision(RANGE, "accept"), decision(LIGHT, "accept")]
    then = [one.model_copy(update={"time": START + timedelta(seconds=1), "verdict": "reject"}) for one in first]
    assert lines(*first, *then)[-1] == "pace       bob: 4 decisions"


def test_disagreements_of_reviewers_are_listed():
    said = lines(decision(RANGE, "accept"), decision(RANGE, "reject", "ann", 1), decision(LIGHT, "accept", "ann", 2))
    assert said[-2:] == [
        "reviewers disagree on 1; the latest decision holds:",
        f"  {RANGE.id} {RANGE.question} - ann rejected, bob accepted",
    ]


def test_decisions_about_pairs_that_are_gone_are_counted_apart():
    gone = RANGE.model_copy(update={"id": "gone"})
    assert lines(decision(gone, "accept"))[2].startswith("not here   1 decisions")


def test_a_decision_on_the_day_after_starts_a_new_session():
    later = decision(LIGHT, "accept").model_copy(update={"time": START + timedelta(days=1)})
    assert lines(decision(RANGE, "accept"), later)[-1] == "pace       bob: 2 decisions"
