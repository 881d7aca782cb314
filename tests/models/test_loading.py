"""Model folders: what is no model is refused, and how a quantized model runs on the CPU."""

import json
from functools import partial

import mlx.core as mx
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.loading import check_is_mlx_model, dequantized_on_cpu, load_model
from dm_assistant.models.parity import answer_logits, compare
from dm_assistant.models.quantizing import default_settings, plan_layers, quantize
from dm_assistant.tokenization import load_tokenizer
from tests.models.conftest import make_model

ROWS = [([5, 9, 200], [31, 1]), ([7], [8])]


def test_on_the_cpu_a_quantized_model_is_dequantized_and_says_so(tiny_model):
    model, config = load_model(tiny_model, "base")
    assert dequantized_on_cpu(model)[1] is False
    model, _ = quantize(model, config, plan_layers(model, "affine", 8, 64), default_settings("affine", 8, 64))
    before = list(answer_logits(model, ROWS))
    model, changed = dequantized_on_cpu(model)
    assert changed is (mx.default_device().type == mx.cpu)
    assert compare(before, answer_logits(model, ROWS)).max_difference < 1e-3
    assert dict(tree_flatten(model.parameters()))["model.embed_tokens.weight"].dtype == mx.float32


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "config.json").unlink(), "config.json is missing"),
        (lambda folder: (folder / "config.json").write_text("{"), "is not valid JSON"),
        (lambda folder: (folder / "config.json").write_text("{}"), "names no model_type"),
        (lambda folder: (folder / "model.safetensors").unlink(), "no model\\*.safetensors"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.json is missing"),
    ],
)
def test_a_folder_that_is_no_mlx_model_is_refused_with_the_reason(tmp_path, spoil, message):
    folder = make_model(tmp_path / "model")
    spoil(folder)
    with pytest.raises(UserError, match=f"{message}.* Choose another"):
        check_is_mlx_model(folder, "Choose another")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("left", [None, b"{"], ids=["absent", "cut off"])
def test_a_damaged_model_of_the_pipeline_names_the_stage_that_makes_it(tmp_path, name, left):
    folder = make_model(tmp_path / "quantized")
    (folder / name).unlink()
    if left is not None:
        (folder / name).write_bytes(left)
    load = load_tokenizer if name == "tokenizer.json" else partial(load_model, made_by="quantize")
    with pytest.raises(UserError, match="with: dvc repro --force quantize$"):
        load(folder)


def test_weights_that_do_not_fit_the_configuration_are_refused(tmp_path):
    folder = make_model(tmp_path / "model")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"num_hidden_layers": 5}))
    with pytest.raises(UserError, match="is no model that mlx-lm can load"):
        load_model(folder, "base")
