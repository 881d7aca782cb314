"""The verdict says in words what the planted predictions were made to show."""

from dataclasses import replace

import pytest

from dm_assistant.evaluation.comparisons import compare_all
from dm_assistant.evaluation.table import Answers, score_predictions, tabulate
from dm_assistant.evaluation.verdict import Findings, find, write_verdict
from dm_assistant.evaluation.worst import worst_answers

RESAMPLES, SEED = 1000, 7


def scored(planted) -> Answers:
    return score_predictions(planted.predictions, planted.examples, planted.passages)


def findings(planted) -> Findings:
    answers = scored(planted)
    rows = tabulate(answers, RESAMPLES, SEED)
    return find(answers, rows, [], worst_answers(answers, "quantized", 10), RESAMPLES, SEED)


def verdict(planted) -> str:
    return write_verdict(findings(planted))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"base": (5, 5), "fused": (30, 30), "quantized": (30, 30)}, "Fine-tuning helped, closed-book**"),
        ({"base": (30, 30), "fused": (5, 5), "quantized": (5, 5)}, "Fine-tuning hurt, open-book**"),
        ({"base": (20, 20), "fused": (20, 20), "quantized": (20, 20)}, "Fine-tuning did not help, closed-book**"),
        ({"base": (20, 20), "fused": (22, 22), "quantized": (22, 22)}, "Whether fine-tuning helped cannot be told"),
        ({"base": (5, 5), "fused": (30, 30), "quantized": (30, 30)}, "Quantization cost nothing that matters"),
        ({"base": (5, 5), "fused": (30, 30), "quantized": (5, 5)}, "Quantization cost quality, closed-book**"),
        ({"base": (5, 5), "fused": (10, 35), "quantized": (10, 35)}, "Reading from passages beats answering"),
    ],
)
def test_the_verdict_says_what_happened(planted, counts, sentence):
    planted.predict_all(**counts)
    assert sentence in verdict(planted)


def test_many_tests_at_once_do_not_make_a_difference_sure(planted):
    # 5 questions won and none lost: the interval alone excludes zero, p is above 0.05 only after Holm's correction
    planted.predict_all(base=(20, 20), fused=(25, 25), quantized=(25, 25))
    comparison = compare_all(scored(planted), RESAMPLES, SEED)[0]
    assert comparison.f1.low > 0
    assert "Whether fine-tuning helped cannot be told" in verdict(planted)


def test_open_and_closed_book_are_compared_on_the_questions_asked_in_both(planted):
    planted.predict_all(base=(5, 5), fused=(20, 20), quantized=(20, 20))
    for predictions in planted.predictions.values():
        asked = {"closed": ("e05", "e39"), "open": ("e00", "e09")}
        predictions[:] = [one for one in predictions if asked[one.mode][0] <= one.example_id <= asked[one.mode][1]]
    comparison = compare_all(scored(planted), RESAMPLES, SEED)[-1]
    assert (comparison.topic, comparison.n, comparison.f1_before) == ("open book", 5, 1)


def test_few_sections_are_cautioned_about(planted):
    planted.predict_all(base=(5, 5), fused=(30, 30), quantized=(30, 30))
    assert "Caution" not in verdict(planted)
    for predictions in planted.predictions.values():
        predictions[:] = [one for one in predictions if one.example_id < "e10"]
    assert "as few as 10 sections" in verdict(planted)


def test_the_weakest_group_comes_first(planted):
    planted.predict_all(base=(5, 5), fused=(30, 30), quantized=(30, 30))
    for number, one in enumerate(planted.predictions["quantized"]):
        if one.mode == "closed" and number % 2:  # the spells
            planted.predictions["quantized"][number] = one.model_copy(update={"answer": "Banana"})
    groups = [line for line in verdict(planted).splitlines() if line.startswith(("| kind", "| type"))]
    assert groups[0].startswith("| kind spell | 0.000 | 20 |")
    assert groups[-1].startswith("| kind monster | 0.750 | 20 |")


def test_the_worst_answers_are_named_by_id_file_and_line(planted):
    planted.predict_all(base=(40, 40), fused=(40, 40), quantized=(39, 40))
    assert "- `e39` planted.md:391 (closed, spell, unanswerable): F1 0.00" in verdict(planted)


def test_the_verdict_opens_with_how_good_the_model_is_by_itself(planted):
    planted.predict_all(base=(0, 0), fused=(4, 8), quantized=(4, 8))
    first = verdict(planted).splitlines()[2]
    assert "gives 10.0% of the answers exactly closed-book, 20.0% open-book**; 0.0% and 0.0% hold invented" in first


def test_a_loss_too_small_to_show_has_no_minus_sign(planted):
    planted.predict_all(base=(20, 20), fused=(20, 20), quantized=(20, 20))
    found = findings(planted)
    tiny = [replace(each, f1=replace(each.f1, mean=-1e-5)) for each in found.comparisons]
    assert "-0.000" not in write_verdict(replace(found, comparisons=tiny))


ALL_MODES = ("closed", "open", "gold", "reworded", "exam", "train")


def predicted(planted, base: tuple[int, ...], fused: tuple[int, ...]) -> str:
    """The verdict where quantized is as good as fused: right answers in the order of `ALL_MODES`."""
    planted.predict_all(ALL_MODES, base=base, fused=fused, quantized=fused)
    return verdict(planted)


@pytest.mark.parametrize(
    ("base", "fused", "sentence"),
    [
        ((5, 5, 5, 5, 5, 5), (35, 30, 30, 30, 30, 35), "**It generalises**"),
        ((5, 5, 5, 5, 5, 0), (18, 30, 30, 18, 30, 40), "**It learned more than its questions**"),
        ((5, 5, 5, 5, 5, 5), (6, 30, 30, 6, 30, 39), "**It memorised**"),
        ((5, 5, 5, 5, 5, 5), (5, 30, 30, 5, 30, 6), "**It learned nothing that shows**"),
        ((5, 5, 5, 5, 5, 5), (30, 30, 30, 8, 30, 30), "In other words, the same questions are answered worse**"),
        ((5, 5, 5, 5, 5, 5), (30, 30, 30, 30, 30, 30), "Other words for the same question change nothing"),
        ((5, 5, 5, 5, 5, 5), (30, 10, 36, 30, 30, 30), "With the right passage alone it answers better"),
        ((5, 5, 5, 5, 2, 5), (30, 30, 30, 30, 30, 30), "Fine-tuning helped, in the exam**"),
        ((5, 5, 5, 5, 2, 5), (30, 30, 30, 30, 30, 30), "the quantized model reaches token F1 0.750**"),
    ],
)
def test_every_mode_has_its_finding(planted, base, fused, sentence):
    assert sentence in predicted(planted, base, fused)


def test_an_exam_that_was_left_out_is_said_to_be_so(planted):
    planted.predict_all(base=(5, 5), fused=(30, 30), quantized=(30, 30))
    assert "**The exam was left out**" in verdict(planted)


def test_the_exam_is_never_pooled_with_the_test_split(planted):
    modes = ("closed", "open", "exam")
    planted.predict_all(modes, base=(5, 5, 40), fused=(30, 30, 40), quantized=(30, 30, 40))
    with_exam = findings(planted).rows
    for predictions in planted.predictions.values():
        predictions[:] = [one for one in predictions if one.mode != "exam"]
    assert [row for row in map(str, with_exam) if "mode='exam'" not in row] == list(map(str, findings(planted).rows))
