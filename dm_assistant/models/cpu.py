"""Faster exponentials for training on the CPU, where mlx's own take most of the time.

mlx computes `exp` element by element on x86 and computes attention's softmax again in the backward pass.
Here the exponential is a polynomial made of vectorised operations (relative error below 3e-7), and the
backward passes use what the forward pass has computed. `faster_cpu` puts these functions in the place
of mlx's while a block runs; results agree to rounding.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import mlx.core as mx
import mlx.nn as nn

LOG2_E = 1.4426950408889634
SMALLEST_EXPONENT = -126.0  # of a normal float32

mlx_attention = mx.fast.scaled_dot_product_attention
mlx_silu = nn.silu


def exp(x: mx.array) -> mx.array:
    """e**x for float32 x ≤ 88; below -87 the result stays at the smallest normal number.

    2**t = 2**floor(t) * 2**(t - floor(t)): the first factor is put together from bits, the second is a
    minimax polynomial of degree 5 on [0, 1).
    """
    t = mx.maximum(x * LOG2_E, SMALLEST_EXPONENT)
    whole = mx.floor(t)
    f = t - whole
    power = ((((0.0018775767 * f + 0.0089893397) * f + 0.055826318) * f + 0.24015361) * f + 0.69315308) * f + 0.99999994
    return power * mx.view(mx.left_shift(whole.astype(mx.int32) + 127, 23), mx.float32)


def softmax(x: mx.array) -> mx.array:
    """Softmax over the last axis."""
    e = exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@mx.custom_function
def _silu(x: mx.array) -> tuple[mx.array, mx.array]:
    sigmoid = 1 / (1 + exp(mx.minimum(-x, 80.0)))
    return x * sigmoid, sigmoid


@_silu.vjp
def _silu_vjp(x, cotangents, outputs):
    sigmoid = outputs[1]
    return cotangents[0] * sigmoid * (1 + x * (1 - sigmoid))


def silu(x: mx.array) -> mx.array:
    """x * sigmoid(x)."""
    return _silu(x)[0] if x.dtype == mx.float32 else mlx_silu(x)


@mx.custom_function
def _attention(queries, keys, values, bias) -> tuple[mx.array, mx.array]:
    """Attention of scaled queries; the weights come out, too, for the backward pass."""
    weights = softmax(queries @ keys.swapaxes(-1, -2) + bias)
    return weights @ values, weights


@_attention.vjp
def _attention_vjp(primals, cotangents, outputs):
    queries, keys, values, bias = primals
    gradient, (attended, weights) = cotangents[0], outputs
    d_weights = gradient @ values.swapaxes(-1, -2)
    d_scores = weights * (d_weights - (gradient * attended).sum(axis=-1, keepdims=True))
    return (
        d_scores @ keys,
        d_scores.swapaxes(-1, -2) @ queries,
        weights.swapaxes(-1, -2) @ gradient,
        mx.zeros_like(bias),
    )


def attention(queries, keys, values, *, scale, mask=None, sinks=None, **others) -> mx.array:
    """`mx.fast.scaled_dot_product_attention`; what is rare in training is left to mlx."""
    if sinks is not None or others or isinstance(mask, str) or mask is None or queries.dtype != mx.float32:
        return mlx_attention(queries, keys, values, scale=scale, mask=mask, sinks=sinks, **others)
    repeats = queries.shape[1] // keys.shape[1]
    if repeats > 1:
        keys, values = mx.repeat(keys, repeats, axis=1), mx.repeat(values, repeats, axis=1)
    bias = mx.where(mask, 0.0, -1e30) if mask.dtype == mx.bool_ else mask
    return _attention(queries * scale, keys, values, mx.stop_gradient(bias))[0]


@mx.custom_function
def _cross_entropy(logits, targets) -> tuple[mx.array, mx.array]:
    top = logits.max(axis=-1, keepdims=True)
    e = exp(logits - top)
    total = e.sum(axis=-1, keepdims=True)
    chosen = mx.take_along_axis(logits, targets[:, None], axis=-1)
    return (mx.log(total) + top - chosen).squeeze(-1), e / total


@_cross_entropy.vjp
def _cross_entropy_vjp(primals, cotangents, outputs):
    targets, probabilities = primals[1], outputs[1]
    gradient = probabilities.at[mx.arange(targets.shape[0]), targets].add(-1.0)
    return gradient * cotangents[0][:, None], mx.zeros_like(targets)


def cross_entropies(logits: mx.array, targets: mx.array) -> mx.array:
    """The cross entropies (n,), in nats, of float32 logits (n, vocabulary) and targets (n,)."""
    if mx.default_device().type == mx.cpu:
        return _cross_entropy(logits, targets)[0]
    return nn.losses.cross_entropy(logits, targets, reduction="none")


@contextmanager
def faster_cpu() -> Iterator[None]:
    """Attention and SiLU of any model run through this module while the block lasts; on a GPU, nothing changes."""
    if mx.default_device().type != mx.cpu:
        yield
        return
    mx.fast.scaled_dot_product_attention, nn.silu = attention, silu
    try:
        yield
    finally:
        mx.fast.scaled_dot_product_attention, nn.silu = mlx_attention, mlx_silu
