from contextlib import ExitStack

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from mlx_lm.tuner.lora import LoRALinear

from dm_assistant.models import cpu

pytestmark = pytest.mark.skipif(mx.default_device().type != mx.cpu, reason="these functions are for the CPU")


def value_and_gradients(function, *arrays):
    value, gradients = mx.value_and_grad(function, argnums=tuple(range(len(arrays))))(*arrays)
    return np.array(value), [np.array(gradient) for gradient in gradients]


def assert_same(ours, theirs):
    np.testing.assert_allclose(ours[0], theirs[0], rtol=1e-5)
    for left, right in zip(ours[1], theirs[1], strict=True):
        np.testing.assert_allclose(left, right, rtol=1e-4, atol=2e-5)


def test_exp_is_exact_to_single_precision():
    x = mx.linspace(-87, 88, 20_001)
    error = mx.abs(cpu.exp(x) - mx.exp(x)) / mx.exp(x)
    # the product x * log2(e) is rounded once, which weighs most where |x| is largest
    assert error.max().item() < 1e-5
    near = mx.linspace(-5, 5, 20_001)
    assert (mx.abs(cpu.exp(near) - mx.exp(near)) / mx.exp(near)).max().item() < 5e-7


@pytest.mark.parametrize("key_heads", [1, 2, 4])
def test_attention_equals_mlx_in_value_and_gradient(key_heads):
    mx.random.seed(1)
    queries = mx.random.normal((2, 4, 24, 8))
    keys, values = mx.random.normal((2, key_heads, 24, 8)), mx.random.normal((2, key_heads, 24, 8))
    weight = mx.random.normal(queries.shape)
    index = mx.arange(24)
    mask = (index[:, None] >= index[None])[None, None]

    def with_(attention):
        return lambda q, k, v: (attention(q, k, v, scale=0.3, mask=mask) * weight).sum()

    assert_same(
        value_and_gradients(with_(cpu.attention), queries, keys, values),
        value_and_gradients(with_(cpu.mlx_attention), queries, keys, values),
    )


@pytest.mark.parametrize("before", [0, 7])
@pytest.mark.parametrize("length", [2, 24, 300])  # one part and several
def test_attention_to_what_was_read_before_equals_mlx(length, before):
    mx.random.seed(1)
    queries = mx.random.normal((2, 4, length, 8))
    keys, values = mx.random.normal((2, 2, 2, before + length, 8))
    ours, theirs = (
        each(queries, keys, values, scale=0.3, mask="causal") for each in (cpu.attention, cpu.mlx_attention)
    )
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)


def test_one_query_is_left_to_mlx():
    mx.random.seed(1)
    queries, keys, values = (mx.random.normal((2, 4, length, 8)) for length in (1, 9, 9))
    mask = mx.random.uniform(shape=(2, 1, 1, 9)) > 0.3
    ours, theirs = (each(queries, keys, values, scale=0.3, mask=mask) for each in (cpu.attention, cpu.mlx_attention))
    assert mx.array_equal(ours, theirs)


def test_silu_equals_mlx_in_value_and_gradient():
    x = mx.concatenate([mx.linspace(-100, 100, 2501), mx.linspace(-3, 3, 2501)])
    assert x.size > cpu.SMALLEST_SILU
    assert_same(
        value_and_gradients(lambda x: (cpu.silu(x) * mx.sin(x)).sum(), x),
        value_and_gradients(lambda x: (cpu.mlx_silu(x) * mx.sin(x)).sum(), x),
    )


def test_rotary_positions_equal_mlx_in_value_and_gradient():
    mx.random.seed(1)
    x, weight = mx.random.normal((2, 3, 40, 16)), mx.random.normal((2, 3, 40, 16))
    settings = {"traditional": False, "base": 10_000.0, "scale": 0.5, "offset": 0}
    assert_same(
        value_and_gradients(lambda x: (cpu.rope(x, 16, **settings) * weight).sum(), x),
        value_and_gradients(lambda x: (cpu.mlx_rope(x, 16, **settings) * weight).sum(), x),
    )


@pytest.mark.parametrize(
    ("dims", "changed"),
    [(8, {}), (16, {"traditional": True}), (16, {"offset": 3}), (16, {"base": None, "freqs": mx.arange(1.0, 9.0)})],
)
def test_rotary_positions_of_another_kind_are_those_of_mlx(dims, changed):
    mx.random.seed(1)
    x = mx.random.normal((1, 2, 10, 16))
    settings = {"traditional": False, "base": 10_000.0, "scale": 1.0, "offset": 0} | changed
    assert mx.array_equal(cpu.rope(x, dims, **settings), cpu.mlx_rope(x, dims, **settings))


@pytest.mark.parametrize("bias", [False, True])
def test_an_adapted_layer_equals_mlx_lm_in_value_and_gradient(bias):
    mx.random.seed(1)
    layer = LoRALinear.from_base(nn.Linear(12, 20, bias=bias), r=4, scale=3.0)
    x, a, b = mx.random.normal((2, 7, 12)), layer.lora_a, mx.random.normal((4, 20))

    def through(call):
        def loss(x, a, b):
            layer.lora_a, layer.lora_b = a, b
            return mx.sin(call(layer, x)).sum()

        return loss

    assert_same(
        value_and_gradients(through(cpu.adapted_linear), x, a, b),
        value_and_gradients(through(cpu.mlx_lora_linear), x, a, b),
    )


def test_an_adapter_that_drops_inputs_or_sits_on_quantized_weights_is_computed_by_mlx_lm():
    mx.random.seed(1)
    x = mx.random.normal((3, 64))
    dropping = LoRALinear.from_base(nn.Linear(64, 8), r=2, dropout=0.5)
    dropping.lora_b = mx.ones((2, 8))
    outputs = [cpu.adapted_linear(dropping, x) for _ in range(2)]
    assert not mx.array_equal(*outputs), "nothing was dropped"
    quantized = LoRALinear.from_base(nn.Linear(64, 8).to_quantized(group_size=32, bits=4), r=2)
    quantized.lora_b = mx.ones((2, 8))
    assert mx.array_equal(cpu.adapted_linear(quantized, x), cpu.mlx_lora_linear(quantized, x))


def test_cross_entropy_equals_mlx_in_value_and_gradient():
    mx.random.seed(1)
    logits, targets = mx.random.normal((12, 40)) * 8, mx.arange(12)
    assert_same(
        value_and_gradients(lambda x: cpu.cross_entropies(x, targets).sum(), logits),
        value_and_gradients(lambda x: nn.losses.cross_entropy(x, targets, reduction="sum"), logits),
    )


def test_mlx_gets_its_own_functions_back_even_after_an_error():
    inside = []

    def fail() -> None:
        inside.append(mx.fast.scaled_dot_product_attention)
        raise RuntimeError("inside")

    with pytest.raises(RuntimeError, match="inside"), cpu.faster_cpu():
        fail()
    assert inside == [cpu.attention]
    assert mx.fast.scaled_dot_product_attention is cpu.mlx_attention
    assert nn.silu is cpu.mlx_silu
    assert mx.fast.rope is cpu.mlx_rope
    assert LoRALinear.__call__ is cpu.mlx_lora_linear


def test_settings_last_until_the_last_of_overlapping_blocks_ends():
    limit = mx.set_cache_limit(1 << 20)
    first, second = ExitStack(), ExitStack()
    for block in (first, second):
        block.enter_context(cpu.kept_memory())
        block.enter_context(cpu.faster_cpu())
    first.close()
    assert nn.silu is cpu.silu
    second.close()
    assert nn.silu is cpu.mlx_silu
    assert mx.set_cache_limit(limit) == 1 << 20
