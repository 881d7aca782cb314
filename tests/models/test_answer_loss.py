"""The loss over answer tokens, compared with the whole model's."""

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from mlx.utils import tree_flatten
from mlx_lm.models import gemma3_text, llama, qwen3
from mlx_lm.tuner.lora import LoRALinear

from dm_assistant.models.answer_loss import AnswerLoss
from dm_assistant.models.lora import add_adapters
from dm_assistant.models.packing import Row, make_batches

ROWS = [Row("a", tuple(range(1, 31)), 20), Row("b", tuple(range(40, 49)), 3)]
SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "intermediate_size": 48, "num_attention_heads": 2, "vocab_size": 80}
ARCHITECTURES = {"llama": llama, "qwen3": qwen3, "gemma3_text": gemma3_text}


def small(kind: str) -> nn.Module:
    mx.random.seed(3)
    others = {
        "num_key_value_heads": 1, "head_dim": 16, "rms_norm_eps": 1e-5, "rope_theta": 1e4,
        "max_position_embeddings": 64, "sliding_window": 8, "sliding_window_pattern": 2, "tie_word_embeddings": False,
    }  # fmt: skip
    module = ARCHITECTURES[kind]
    return module.Model(module.ModelArgs.from_dict({"model_type": kind} | SIZES | others))


def whole_loss(model: nn.Module) -> mx.array:
    """The loss of rows alone, by mlx's own functions."""
    total = mx.array(0.0)
    for row in ROWS:
        logits = model(mx.array([row.tokens[:-1]]))[0, row.answer_start - 1 :]
        total = total + nn.losses.cross_entropy(logits, mx.array(row.tokens[row.answer_start :]), reduction="sum")
    return total


@pytest.mark.parametrize("kind", ARCHITECTURES)
def test_loss_and_gradients_are_those_of_the_whole_model(kind):
    model = small(kind)
    expected, expected_gradient = nn.value_and_grad(model, lambda: whole_loss(model))()
    batch = make_batches(ROWS, 1, packed=True)[0]
    loss, gradient = nn.value_and_grad(model, AnswerLoss(model))(batch)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
    whole = dict(tree_flatten(expected_gradient))
    for name, value in tree_flatten(gradient):
        assert np.allclose(value, whole[name], rtol=1e-4, atol=1e-5 * np.abs(whole[name]).max()), name


@pytest.mark.parametrize("kind", ARCHITECTURES)
def test_the_last_feed_forward_part_is_computed_only_where_there_is_loss(kind):
    model = small(kind)
    loss = AnswerLoss(model)
    computed = []

    class Recording(type(model.layers[-1].mlp.down_proj)):
        def __call__(self, x: mx.array) -> mx.array:
            computed.append(x.size // x.shape[-1])
            return super().__call__(x)

    for layer in model.layers:
        layer.mlp.down_proj.__class__ = Recording
    loss(make_batches(ROWS, 1, packed=True)[0])
    assert computed == [37, 16]


def test_dropout_is_no_reason_to_run_whole():
    model = small("llama")
    parameters = {"rank": 2, "scale": 10.0, "dropout": 0.5}
    add_adapters(model, {"fine_tune_type": "lora", "num_layers": 2, "lora_parameters": parameters})
    for _, layer in model.named_modules():
        if isinstance(layer, LoRALinear):
            layer.lora_b = mx.ones(layer.lora_b.shape)
    whole = type(model.layers[-1].mlp)
    assert AnswerLoss(model).head is not None
    assert type(model.layers[-1].mlp) is not whole


def test_a_feed_forward_part_that_looks_at_other_positions_runs_whole():
    class Mixing(nn.Module):
        def __call__(self, x: mx.array) -> mx.array:
            return mx.cumsum(x, axis=-2)

    model = small("llama")
    model.layers[-1].mlp = Mixing()
    batch = make_batches(ROWS[:1], 1, packed=True)[0]
    row = ROWS[0]
    expected = nn.losses.cross_entropy(
        model(mx.array([row.tokens[:-1]]))[0, row.answer_start - 1 :],
        mx.array(row.tokens[row.answer_start :]), reduction="sum",
    )  # fmt: skip
    assert AnswerLoss(model)(batch).item() == pytest.approx(expected.item(), rel=1e-5)
    assert type(model.layers[-1].mlp) is Mixing
