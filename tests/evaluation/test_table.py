"""Predictions are joined strictly, and the table says what was planted."""

import math

import pytest

from dm_assistant.errors import UserError
from dm_assistant.evaluation.table import from_csv, headline, score_predictions, tabulate, to_csv
from dm_assistant.evaluation.worst import with_texts, worst_answers
from dm_assistant.prompts import REFUSAL

RIGHT = {"base": (10, 0), "fused": (20, 30), "quantized": (20, 40)}


def scored(planted):
    return score_predictions(planted.predictions, planted.examples, planted.passages)


def table(planted):
    rows = tabulate(scored(planted), resamples=300, seed=7)
    return {(row.variant, row.mode, row.group, row.metric): row for row in rows}


def change(planted, file, number, **values):
    """Replace values of one prediction of a variant's file."""
    rows = planted.predictions[file]
    rows[number] = rows[number].model_copy(update=values)


def test_scores_are_the_planted_shares(planted):
    planted.predict_all(**RIGHT)
    rows = table(planted)
    assert rows["base", "closed", "all", "f1"].value == 0.25
    assert rows["fused", "open", "all", "em"].value == 0.75
    assert rows["quantized", "open", "all", "citation"].value == 1
    figures = rows["fused", "closed", "all", "figures"]
    assert (figures.value, figures.n) == (0.5, 36)


def test_groups_are_scored_on_their_own_questions(planted):
    planted.predict_all(**RIGHT)
    rows = table(planted)
    unanswerable = rows["base", "closed", "type=unanswerable", "f1"]
    assert (unanswerable.value, unanswerable.n) == (0.25, 4)
    assert rows["base", "closed", "kind=spell", "f1"].n == 20
    assert rows["base", "closed", "chapter=planted.md", "f1"].n == 40


def test_abstention_counts_refusals_of_both_sorts(planted):
    planted.predict_all(**RIGHT)
    # of the 4 unanswerable questions base refuses the first; now it also refuses 3 that it could answer
    for number in (20, 21, 22):
        change(planted, "base", number, answer=REFUSAL)
    rows = table(planted)
    assert rows["base", "closed", "all", "abstention_precision"].value == 0.25
    assert rows["base", "closed", "all", "abstention_recall"].value == 0.25
    assert rows["base", "closed", "all", "abstention_f1"].value == 0.25


def test_citations_are_not_asked_for_closed_book(planted):
    planted.predict_all(**RIGHT)
    row = table(planted)["base", "closed", "all", "citation"]
    assert math.isnan(row.value)
    assert row.n == 0


def test_intervals_hold_their_value(planted):
    planted.predict_all(**RIGHT)
    for row in table(planted).values():
        assert math.isnan(row.value) or row.low <= row.value <= row.high


def test_the_order_of_the_files_does_not_matter(planted):
    planted.predict_all(**RIGHT)
    before = table(planted)
    planted.examples.reverse()
    planted.predictions["fused"].reverse()
    assert table(planted).keys() == before.keys()
    assert str(table(planted)) == str(before)


def test_the_headline_has_the_agreed_modes_and_keys(planted):
    modes = ("closed", "open", "gold", "reworded", "exam", "train")
    planted.predict_all(modes, **dict.fromkeys(RIGHT, (10, 20, 20, 10, 5, 10)))
    figures = headline(list(table(planted).values()))
    keys = {"f1", "em", "n", "f1_low", "f1_high"}
    agreed = {"closed": keys, "open": keys, "gold": keys, "exam": keys}
    assert {
        variant: {mode: set(entry) for mode, entry in modes.items()} for variant, modes in figures.items()
    } == dict.fromkeys(RIGHT, agreed)


def test_rows_survive_the_way_through_csv(planted):
    planted.predict_all(**RIGHT)
    rows = list(table(planted).values())
    assert str(from_csv(to_csv(rows))) == str(rows)  # as text: NaN is not equal to itself


def test_perplexity_is_taken_over_all_tokens_of_the_references(planted):
    planted.predict_all(**RIGHT)
    change(planted, "base", 0, log_likelihood=-2.0, reference_tokens=1)
    change(planted, "base", 1, log_likelihood=-4.0, reference_tokens=2)
    rows = table(planted)
    assert rows["base", "closed", "all", "perplexity"].value == pytest.approx(math.exp(2), abs=1e-3)
    assert rows["base", "closed", "all", "log_likelihood"].value == -3
    assert math.isnan(rows["base", "open", "all", "perplexity"].value)


def test_invented_figures_are_counted_raw_and_after_the_checks(planted):
    planted.predict_all(base=(0, 36), fused=(0, 36), quantized=(0, 36))
    # of 40 open-book answers 36 are right; the first now invents a figure, which the checks withhold
    change(planted, "base", 40, answer="Armor Class 777. [1]")
    rows = table(planted)
    assert rows["base", "open", "all", "invented"].value == 1 / 40
    assert rows["base", "open", "all", "invented_checked"].value == 0
    assert rows["base", "open", "all", "passed"].value < rows["fused", "open", "all", "passed"].value


def test_an_undefined_value_is_an_empty_cell(planted):
    planted.predict_all(**RIGHT)
    lines = to_csv(list(table(planted).values())).splitlines()
    assert lines[0] == "variant,mode,group,metric,value,low,high,n"
    assert "base,closed,all,citation,,,,0" in lines


def test_the_worst_answers_come_with_what_every_variant_said(planted):
    planted.predict_all(base=(40, 40), fused=(40, 40), quantized=(39, 40))
    answers = scored(planted)
    worst = with_texts(worst_answers(answers, "quantized", 1)[0], answers)
    assert (worst.example_id, worst.place, worst.f1) == ("e39", "planted.md:391", 0)
    assert worst.answers == {"base": REFUSAL, "fused": REFUSAL, "quantized": "Banana"}


def test_among_equally_bad_answers_invented_figures_come_first(planted):
    planted.predict_all(base=(40, 40), fused=(40, 40), quantized=(30, 40))
    change(planted, "quantized", 37, answer="Banana 999")
    assert worst_answers(scored(planted), "quantized", 1)[0].example.id == "e37"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"example_id": "gone"}, "example gone is not in data/prepared/test.jsonl"),
        ({"example_id": "e01"}, "fused.jsonl and base.jsonl do not answer the same questions of mode closed"),
        ({"variant": "base"}, "fused.jsonl holds a prediction of variant base"),
        ({"passage_ids": ["gone"]}, "passage gone is not in data/passages.jsonl"),
        ({"mode": "open", "example_id": "e00"}, "do not answer the same questions of mode closed"),
    ],
)
def test_predictions_that_do_not_fit_are_refused(planted, values, message):
    planted.predict_all(**RIGHT)
    change(planted, "fused", 0, **values)
    with pytest.raises(UserError, match=message):
        scored(planted)


def test_other_passages_for_the_same_question_are_refused(planted):
    planted.predict_all(**RIGHT)
    change(planted, "fused", 40, passage_ids=["p01"])
    with pytest.raises(UserError, match="do not answer the same questions of mode open from the same passages"):
        scored(planted)


def test_a_question_answered_twice_is_refused(planted):
    planted.predict_all(**RIGHT)
    for variant in RIGHT:
        planted.predictions[variant].append(planted.predictions[variant][0])
    with pytest.raises(UserError, match="answers a question of mode closed twice"):
        scored(planted)


def test_a_mode_without_answers_is_refused(planted):
    for variant in RIGHT:
        planted.predict(variant, "closed", planted.references("closed", 10))
    with pytest.raises(UserError, match="has no open-book answers"):
        scored(planted)


def test_passages_of_another_run_are_refused(planted):
    planted.predict_all(**RIGHT)
    planted.passages[0] = planted.passages[0].model_copy(update={"text": "Armor Class: 99"})
    with pytest.raises(UserError, match="no passage with the evidence of example e00"):
        scored(planted)
