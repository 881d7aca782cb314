"""Quantization: every layer accounted for, every method smaller and near, DWQ nearer than rounding."""

import mlx.core as mx
import mlx_lm
import numpy as np
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.dwq import BATCH, quantize_learned
from dm_assistant.models.loading import load_model, save_model_like
from dm_assistant.models.parity import answer_logits, compare
from dm_assistant.models.quantizing import (
    bits_per_weight,
    check_distance,
    count_weights,
    default_settings,
    plan_layers,
    quantize,
)
from tests.models.architectures import ARCHITECTURES, make_architecture
from tests.models.conftest import make_model

ROWS = [([5, 9, 200], [31, 1]), ([7], [8]), ([100, 101], [102, 103, 104, 1])]
METHODS = {  # bits a weight of a toy model, without its norms a little less
    "affine": 9.0, "mixed_2_6": 3.0, "mixed_3_4": 4.0, "mixed_3_6": 4.0, "mixed_4_6": 5.0,
    "mxfp4": 4.25, "nvfp4": 4.5, "mxfp8": 8.25,
}  # fmt: skip


def quantized(folder, method="affine", bits=8, group_size=64):
    model, config = load_model(folder, "base")
    plans = plan_layers(model, method, bits, group_size)
    return (*quantize(model, config, plans, default_settings(method, bits, group_size)), plans)


def test_every_layer_with_a_matrix_is_accounted_for(tiny_model):
    model, _ = load_model(tiny_model, "base")
    layers = sorted(name for name, module in model.named_modules() if hasattr(module, "to_quantized"))
    model, config, plans = quantized(tiny_model)
    assert [plan.name for plan in plans] == layers
    assert {str(plan) for plan in plans} == {"affine, 8 bits, groups of 64"}
    assert config["quantization"] == {"group_size": 64, "bits": 8, "mode": "affine"}
    assert all(module.bits == 8 for name, module in model.named_modules() if name in layers)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_stores_the_bits_it_promises_and_is_loaded_by_mlx_lm(tiny_model, tmp_path, method):
    before, _ = load_model(tiny_model, "base")
    float_logits, weights = list(answer_logits(before, ROWS)), count_weights(before)
    model, config, _ = quantized(tiny_model, method)
    assert METHODS[method] <= bits_per_weight(model, weights) < METHODS[method] + 0.8
    save_model_like(tmp_path, model, config, origin=tiny_model)
    written = list(answer_logits(mlx_lm.load(str(tmp_path))[0], ROWS))
    assert compare(answer_logits(model, ROWS), written).max_difference == 0
    assert compare(float_logits, written).kl < (0.01 if method in ("affine", "mxfp8") else 0.5)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_architecture_keeps_its_answers_at_eight_bits(tmp_path, architecture):
    folder = make_architecture(tmp_path, architecture)
    before = list(answer_logits(load_model(folder, "base")[0], ROWS))
    model, _, plans = quantized(folder)
    assert not [plan for plan in plans if plan.settings is None]
    assert compare(before, answer_logits(model, ROWS)).kl < 1e-3


def test_more_bits_lie_nearer(tiny_model):
    before = list(answer_logits(load_model(tiny_model, "base")[0], ROWS))
    distances = [compare(before, answer_logits(quantized(tiny_model, bits=b)[0], ROWS)).kl for b in (2, 3, 4, 6, 8)]
    assert distances == sorted(distances, reverse=True)


def test_two_runs_write_the_same_bytes(tiny_model, tmp_path):
    for run in ("one", "two"):
        model, config, _ = quantized(tiny_model, "mixed_3_6")
        (tmp_path / run).mkdir()
        save_model_like(tmp_path / run, model, config, origin=tiny_model)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_mixed_recipe_gives_delicate_layers_more_bits(tiny_model):
    _, config, plans = quantized(tiny_model, "mixed_3_6")
    bits = {plan.name: plan.settings["bits"] for plan in plans}
    assert bits["model.layers.1.mlp.down_proj"] == 6
    assert bits["model.layers.1.mlp.up_proj"] == 3
    assert config["quantization"]["model.layers.1.mlp.down_proj"]["bits"] == 6


def test_a_mixed_recipe_that_knows_no_layer_is_refused(tmp_path):
    model, _ = load_model(make_architecture(tmp_path, "lfm2"), "base")
    with pytest.raises(UserError, match="quantize.method = mixed_3_6 does not know the layers"):
        plan_layers(model, "mixed_3_6", 4, 64)


def test_a_layer_that_mlx_would_skip_silently_has_its_reason(tiny_model):
    _, _, plans = quantized(tiny_model, bits=4, group_size=128)
    skipped = {plan.name: str(plan) for plan in plans if plan.settings is None}
    assert skipped["model.layers.0.self_attn.q_proj"] == "floats: input dimension 64 is no multiple of the group size"
    assert "model.layers.0.mlp.down_proj" not in skipped


def test_what_the_architecture_asks_for_comes_first(tiny_model):
    model, _ = load_model(tiny_model, "base")
    special = {"group_size": 32, "bits": 6}
    object.__setattr__(
        model, "quant_predicate", lambda name, module: "q_proj" not in name and ("up_proj" not in name or special)
    )
    plans = {plan.name: str(plan) for plan in plan_layers(model, "mixed_3_6", 4, 64)}
    assert plans["model.layers.0.self_attn.q_proj"] == "floats: the architecture asks for it"
    assert plans["model.layers.0.mlp.up_proj"] == "affine, 6 bits, groups of 32"


def test_a_group_size_that_fits_no_layer_is_refused(tmp_path):
    model, _ = load_model(make_model(tmp_path / "m"), "base")
    model.model.layers = []
    with pytest.raises(UserError, match=r"groups of 128 weights .* divide no layer's input dimension \(64\)"):
        plan_layers(model, "affine", 4, 128)


def test_a_quantized_model_is_not_quantized_again(tiny_model):
    model, _, _ = quantized(tiny_model)
    with pytest.raises(UserError, match="quantized already"):
        plan_layers(model, "affine", 4, 64)


def test_a_model_too_far_from_fused_fails_with_advice():
    check_distance(0.1, max_kl=0.1)
    with pytest.raises(UserError, match=r"KL 0.81 .*quantize.max_kl is 0.5.*quantize.bits.*dwq"):
        check_distance(0.81, max_kl=0.5)


def random_rows(count, length=9):
    rng = np.random.default_rng(5)
    return [[int(token) for token in rng.integers(4, 260, size=length)] for _ in range(count)]


def learned(folder, bits, rows, scratch):
    model, config = load_model(folder, "base")
    plans = plan_layers(model, "dwq", bits, 64)
    return quantize_learned(model, config, plans, default_settings("dwq", bits, 64), rows, 1e-4, 7, scratch)


def test_dwq_changes_floats_alone_and_leaves_nothing_behind(tiny_model, tmp_path, capfd):
    model, config = learned(tiny_model, 4, {"train": random_rows(BATCH), "valid": random_rows(BATCH)}, tmp_path)
    rounded = dict(tree_flatten(quantized(tiny_model, bits=4)[0].parameters()))
    changed = {name for name, array in tree_flatten(model.parameters()) if not mx.array_equal(array, rounded[name])}
    assert any(name.endswith("scales") for name in changed)
    assert all(name.endswith(("scales", "biases", "norm.weight")) for name in changed), "no quantized weight"
    assert config["quantization"] == {"group_size": 64, "bits": 4, "mode": "affine"}
    assert list(tmp_path.iterdir()) == [], "the logits on disk are removed"
    assert capfd.readouterr() == ("", ""), "only the stage speaks"


@pytest.mark.slow
def test_learned_scales_lie_nearer_than_rounded_ones_and_are_the_same_twice(tiny_model, tmp_path):
    rows = {"train": random_rows(32 * BATCH), "valid": random_rows(BATCH)}
    unseen = [(row, [5] * 6) for row in random_rows(BATCH, length=6)]
    before = list(answer_logits(load_model(tiny_model, "base")[0], unseen))
    rounded = compare(before, answer_logits(quantized(tiny_model, bits=3)[0], unseen))
    one, two = (learned(tiny_model, 3, rows, tmp_path)[0] for _ in range(2))
    assert compare(before, answer_logits(one, unseen)).kl < 0.95 * rounded.kl
    second = dict(tree_flatten(two.parameters()))
    assert all(mx.array_equal(array, second[name]) for name, array in tree_flatten(one.parameters()))


def test_too_few_rows_to_learn_from_are_refused(tiny_model, tmp_path):
    with pytest.raises(UserError, match="dwq needs 8 rows of valid, there are 2"):
        learned(tiny_model, 4, {"train": random_rows(BATCH), "valid": random_rows(2)}, tmp_path)
