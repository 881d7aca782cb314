import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest

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


def test_silu_equals_mlx_in_value_and_gradient():
    x = mx.concatenate([mx.linspace(-100, 100, 501), mx.linspace(-3, 3, 501)])
    assert_same(
        value_and_gradients(lambda x: (cpu.silu(x) * mx.sin(x)).sum(), x),
        value_and_gradients(lambda x: (cpu.mlx_silu(x) * mx.sin(x)).sum(), x),
    )


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
