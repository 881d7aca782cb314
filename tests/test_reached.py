"""What the committed run of the embedded profile promises: read from metrics/, which `make repro` writes."""

import json

from tests.conftest import ROOT

SCORES = json.loads((ROOT / "metrics/evaluate.json").read_text("utf-8"))
CLOSED = {variant: modes["closed"] for variant, modes in SCORES.items()}


def test_the_scores_rest_on_five_hundred_questions_or_more():
    assert all(scores["n"] >= 500 for scores in CLOSED.values())


def test_fine_tuning_helped_beyond_chance():
    # intervals that do not touch are more than a paired interval that excludes zero
    assert CLOSED["fused"]["f1_low"] > CLOSED["base"]["f1_high"]


def test_eight_bits_cost_less_than_a_hundredth():
    assert abs(CLOSED["quantized"]["f1"] - CLOSED["fused"]["f1"]) <= 0.01


def test_the_fused_model_was_proved_to_be_base_plus_adapter():
    proof = json.loads((ROOT / "metrics/fuse.json").read_text("utf-8"))
    assert proof["prompts"] == 32
    assert proof["against_adapter"]["max_difference"] <= 1e-3 < proof["against_base"]["max_difference"]
