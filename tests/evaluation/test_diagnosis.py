"""Every branch of the decision tree, with predictions planted so that it must be taken."""

import math
from dataclasses import replace

import pytest

from dm_assistant.evaluation.comparisons import compare_all, learning
from dm_assistant.evaluation.diagnosis import Symptoms, diagnose, symptoms
from dm_assistant.evaluation.table import score_predictions, tabulate

MODES = ("closed", "open", "gold", "train")
GOOD = (35, 35, 35, 38)  # right answers of 40 in each of the modes
WEAK = (5, 5, 5, 5)


def seen_in(planted) -> Symptoms:
    answers = score_predictions(planted.predictions, planted.examples, planted.passages)
    rows = tabulate(answers, 500, 7)
    return symptoms(answers, rows, compare_all(answers, 500, 7), learning(answers, 500, 7))


def cause(planted) -> tuple[str, str]:
    found = diagnose(seen_in(planted))
    assert found is not None
    return found.cause, found.why


def change(planted, variant: str, mode: str | None = None, **values) -> None:
    """Replace values of all predictions of a variant, in one mode or in all."""
    predictions = planted.predictions[variant]
    predictions[:] = [one.model_copy(update=values) if mode in (None, one.mode) else one for one in predictions]


def test_a_good_model_has_nothing_wrong(planted):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=GOOD)
    assert diagnose(seen_in(planted)) is None


def test_a_fused_model_that_answers_like_the_base_lacks_its_adapter(planted):
    planted.predict_all(MODES, base=WEAK, fused=WEAK, quantized=WEAK)
    assert cause(planted) == ("adapter not applied", "base and fused give the same answer to 100% of the questions")


def test_answers_that_never_end_speak_of_the_prompt_format(planted):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=GOOD)
    change(planted, "fused", finish="length")
    assert cause(planted) == ("prompt format", "100% of the answers do not end by themselves, 0% hold template text")


@pytest.mark.parametrize("mark", ["</s>", "<|im_end|>", "[/INST]", "### Question: and", "assistant: yes", "<|user|>"])
def test_answers_with_template_text_speak_of_the_prompt_format(planted, mark):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=GOOD)
    change(planted, "fused", mode="open", answer=f"Armor Class 100.\n{mark}")
    assert cause(planted)[0] == "prompt format"


def test_a_quantized_model_that_lost_the_gain_speaks_of_quantization(planted):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=(35, 5, 35, 38))
    assert cause(planted)[0] == "quantization"


def test_a_fine_tuned_model_that_is_worse_speaks_of_the_data(planted):
    planted.predict_all(MODES, base=GOOD, fused=(5, 35, 35, 38), quantized=(5, 35, 35, 38))
    assert cause(planted) == ("data", "the fine-tuned model is worse than the base on questions it has not seen")


def test_what_was_only_memorised_speaks_of_the_data(planted):
    planted.predict_all(MODES, base=WEAK, fused=(6, 35, 35, 38), quantized=(6, 35, 35, 38))
    assert cause(planted) == ("data", "training questions were learned, unseen ones were not: memorised")


def test_passages_that_are_not_found_speak_of_retrieval(planted):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=GOOD)
    for variant in planted.predictions:
        change(planted, variant, mode="open", passage_ids=["p39"])
    assert cause(planted) == ("retrieval", "the right passage is among those shown for 0% of the questions")


def test_a_model_that_fails_on_its_training_questions_speaks_of_the_base(planted):
    few = (15, 35, 35, 15)
    planted.predict_all(MODES, base=(0, 5, 5, 0), fused=few, quantized=few)
    assert cause(planted) == ("base", "even questions that it was trained on reach F1 0.38 only")


def test_a_model_that_cannot_read_speaks_of_the_base(planted):
    blind = (35, 5, 5, 38)
    planted.predict_all(MODES, base=(5, 0, 0, 5), fused=blind, quantized=blind)
    assert cause(planted)[0] == "base"
    assert "it does not read" in cause(planted)[1]


def test_a_model_that_is_led_astray_by_other_passages_speaks_of_retrieval(planted):
    astray = (35, 15, 38, 38)
    planted.predict_all(MODES, base=WEAK, fused=astray, quantized=astray)
    assert cause(planted)[0] == "retrieval"
    assert "with the right passage alone" in cause(planted)[1]


def test_what_was_not_measured_takes_no_branch(planted):
    planted.predict_all(("closed", "open"), base=(5, 5), fused=(35, 35), quantized=(35, 35))
    seen = seen_in(planted)
    assert math.isnan(seen.seen)
    assert math.isnan(seen.gold)
    assert diagnose(seen) is None


def test_what_spoils_everything_after_it_is_asked_for_first(planted):
    planted.predict_all(MODES, base=WEAK, fused=GOOD, quantized=GOOD)
    all_wrong = replace(
        seen_in(planted), same_answers=1.0, stopped=0.0, quantization=("worse",), retrieved=0.0, seen=0.0, gold=0.0
    )
    order = []
    for healed in (
        {"same_answers": 0.0}, {"stopped": 1.0}, {"quantization": ("same",)}, {"retrieved": 1.0}, {"seen": 1.0},
        {"gold": 1.0},
    ):  # fmt: skip
        order.append(diagnose(all_wrong).cause)
        all_wrong = replace(all_wrong, **healed)
    assert order == ["adapter not applied", "prompt format", "quantization", "retrieval", "base", "base"]
    assert diagnose(all_wrong) is None
