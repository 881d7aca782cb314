"""Training on the CPU with fewer and cheaper operations than mlx and mlx-lm take.

mlx computes `exp` element by element on x86 and computes attention's softmax again in the backward pass.
Here the exponential is a polynomial made of vectorised operations (relative error below 2e-7), and the
backward passes use what the forward pass has computed. An adapter is computed in the sum that its layer
writes anyway, and tables of rotary positions are made once. `faster_cpu` puts these functions in the place
of mlx's while a block runs; results agree to rounding.
"""

import ctypes
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import lru_cache, wraps

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from mlx_lm.models.base import create_causal_mask
from mlx_lm.tuner.lora import LoRALinear

LOG2_E = 1.4426950408889634
SMALLEST_EXPONENT = -126.0  # of a normal float32
ROUND_TO_INTEGER = 12582912.0  # 1.5 * 2**23: at this size the last bit of a float32 is worth one
QUERIES_AT_ONCE = 128  # that attend to the keys up to the last of them
SMALLEST_SILU = 4096  # elements: below, its operations take longer than the exponentials
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # of malloc.h
LARGEST_MMAP_THRESHOLD, GLIBC_THRESHOLD = 32 << 20, 128 << 10  # the second is what both begin with

mlx_attention = mx.fast.scaled_dot_product_attention
mlx_silu = nn.silu
mlx_rope = mx.fast.rope
mlx_lora_linear = LoRALinear.__call__


def exp(x: mx.array) -> mx.array:
    """e**x for float32 x ≤ 88; below -87 the result stays at the smallest normal number."""
    return exp2(x * LOG2_E)


def exp2(x: mx.array) -> mx.array:
    """2**x for float32 x < 128; below -126 the result stays at the smallest normal number.

    2**x = 2**n * 2**(x - n) with n the integer nearest to x. Adding 1.5 * 2**23 rounds to n and leaves it in
    the lowest bits, from where it is shifted into the exponent; the other factor is a minimax polynomial
    of degree 5 on [-1/2, 1/2]. `mx.floor` or `mx.where` would cost as much as five of these operations, or ten.
    """
    x = mx.maximum(x, SMALLEST_EXPONENT)
    rounded = x + ROUND_TO_INTEGER
    f = x - (rounded - ROUND_TO_INTEGER)
    power = ((((0.0013276468 * f + 0.0096755419) * f + 0.055507135) * f + 0.24022120) * f + 0.69314694) * f + 1.0
    return mx.view(mx.view(power, mx.int32) + mx.left_shift(mx.view(rounded, mx.int32), 23), mx.float32)


@mx.custom_function
def _silu(x: mx.array) -> tuple[mx.array, mx.array]:
    sigmoid = 1 / (1 + exp2(mx.minimum(x * -LOG2_E, 115.0)))
    return x * sigmoid, sigmoid


@_silu.vjp
def _silu_vjp(x, cotangents, outputs):
    sigmoid = outputs[1]
    return cotangents[0] * sigmoid * (1 + x * (1 - sigmoid))


def silu(x: mx.array) -> mx.array:
    """x * sigmoid(x); of few elements mlx's, for it takes fewer operations."""
    return _silu(x)[0] if x.dtype == mx.float32 and x.size >= SMALLEST_SILU else mlx_silu(x)


@mx.custom_function
def _attention(queries, keys, values, bias) -> tuple[mx.array, mx.array, mx.array]:
    """Attention of queries that are scaled by log2(e); for the backward pass also the exponentials and their sums.

    The sums divide what is as large as the queries: the exponentials are many times as many.
    """
    scores = queries @ keys.swapaxes(-1, -2) + bias
    e = exp2(scores - scores.max(axis=-1, keepdims=True))
    total = e.sum(axis=-1, keepdims=True)
    return (e @ values) / total, e, total


@_attention.vjp
def _attention_vjp(primals, cotangents, outputs):
    queries, keys, values, bias = primals
    attended, e, total = outputs
    gradient = cotangents[0] / total
    d_scores = e * (gradient @ values.swapaxes(-1, -2) - (gradient * attended).sum(axis=-1, keepdims=True))
    # this is the gradient of powers of e, but the queries made powers of 2
    return (
        d_scores @ keys / LOG2_E,
        d_scores.swapaxes(-1, -2) @ queries / LOG2_E,
        e.swapaxes(-1, -2) @ gradient,
        mx.zeros_like(bias),
    )


def attention(queries, keys, values, *, scale, mask=None, sinks=None, **others) -> mx.array:
    """`mx.fast.scaled_dot_product_attention` of several queries under a causal mask; all else is left to mlx.

    A few queries at a time attend to the keys up to the last of them: of what the mask takes away, less is computed.
    """
    length, before = queries.shape[2], keys.shape[2] - queries.shape[2]  # keys that were read before
    if sinks is not None or others or mask is None or length == 1 or queries.dtype != mx.float32:
        return mlx_attention(queries, keys, values, scale=scale, mask=mask, sinks=sinks, **others)
    if isinstance(mask, str):  # "causal" is the only one
        mask = create_causal_mask(length, before)
    repeats = queries.shape[1] // keys.shape[1]
    if repeats > 1:
        keys, values = mx.repeat(keys, repeats, axis=1), mx.repeat(values, repeats, axis=1)
    bias = (mask.astype(mx.float32) - 1) * 1e30 if mask.dtype == mx.bool_ else mask * LOG2_E
    queries, bias = queries * (scale * LOG2_E), mx.stop_gradient(bias)
    ends = [*range(QUERIES_AT_ONCE, length, QUERIES_AT_ONCE), length]
    parts = []
    for start, end in zip([0, *ends], ends, strict=False):
        seen = before + end
        part = queries[:, :, start:end], keys[:, :, :seen], values[:, :, :seen], bias[..., start:end, :seen]
        parts.append(_attention(*part)[0])
    return parts[0] if len(parts) == 1 else mx.concatenate(parts, axis=2)


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


@lru_cache(maxsize=8)  # lines have the same length in all blocks
def _rotation(length: int, width: int, base: float, scale: float) -> tuple[mx.array, mx.array, mx.array]:
    """Cosines and sines (length, width) of the positions, and the matrix that takes (x1, x2) to (-x2, x1)."""
    angles = np.outer(np.arange(length) * scale, base ** (-np.arange(0, width, 2) / width))
    half = np.eye(width // 2)
    turn = np.block([[np.zeros_like(half), half], [-half, np.zeros_like(half)]])
    tables = (np.tile(np.cos(angles), 2), np.tile(np.sin(angles), 2), turn)
    return tuple(mx.array(table.astype(np.float32)) for table in tables)


@mx.custom_function
def _rotated(x, cosines, sines, turn) -> mx.array:
    return x * cosines + (x @ turn) * sines


@_rotated.vjp
def _rotated_vjp(primals, gradient, _):
    tables = primals[1:]
    cosines, sines, turn = tables
    return gradient * cosines + (gradient * sines) @ turn.T, *map(mx.zeros_like, tables)


def rope(
    x: mx.array, dims: int, *, traditional: bool, base: float | None, scale: float, offset, freqs=None
) -> mx.array:
    """`mx.fast.rope` of positions from 0 on, with tables that are made once; all else is left to mlx.

    Halves are swapped by a product with a matrix: a third of the operations that slices take.
    """
    fits = freqs is None and not traditional and dims == x.shape[-1] and isinstance(offset, int) and offset == 0
    if not fits or x.dtype != mx.float32:
        return mlx_rope(x, dims, traditional=traditional, base=base, scale=scale, offset=offset, freqs=freqs)
    return _rotated(x, *_rotation(x.shape[-2], dims, base, scale))


@mx.custom_function
def _adapted(x, weight, a, b) -> tuple[mx.array, mx.array]:
    """x (n, in) @ weight.T (in, out) + x @ a (in, rank) @ b (rank, out), and x @ a for the backward pass."""
    low = x @ a
    return mx.addmm(x @ weight.T, low, b), low


@_adapted.vjp
def _adapted_vjp(primals, cotangents, outputs):
    x, weight, a, b = primals
    gradient = cotangents[0]
    low = gradient @ b.T
    return mx.addmm(gradient @ weight, low, a.T), mx.zeros_like(weight), x.T @ low, outputs[1].T @ gradient


def adapted_linear(layer: LoRALinear, x: mx.array) -> mx.array:
    """A layer with a LoRA adapter: its product is added where the layer's own is written, forwards and backwards.

    What that does not fit (quantized weights, dropout, half precision) is left to mlx-lm.
    """
    linear = layer.linear
    plain = type(linear) is nn.Linear and layer.dropout._p_1 == 1.0 and x.dtype == linear.weight.dtype == mx.float32
    if not plain:
        return mlx_lora_linear(layer, x)
    y = _adapted(x.reshape(-1, x.shape[-1]), linear.weight, layer.lora_a, layer.scale * layer.lora_b)[0]
    y = y.reshape(*x.shape[:-1], -1)
    return y + linear.bias if "bias" in linear else y


def process_wide(setting: Callable[[], Iterator[None]]) -> Callable[[], AbstractContextManager[None]]:
    """A context manager of a setting that all threads share: it begins with the first of the blocks that overlap.

    It ends with the last of them, in whatever order they end.
    """
    lock, held, blocks = threading.Lock(), ExitStack(), 0

    @contextmanager
    @wraps(setting)
    def shared() -> Iterator[None]:
        nonlocal blocks
        with lock:
            if blocks == 0:
                held.enter_context(contextmanager(setting)())
            blocks += 1
        try:
            yield
        finally:
            with lock:
                blocks -= 1
                if blocks == 0:
                    held.close()

    return shared


@process_wide
def kept_memory() -> Iterator[None]:
    """On Linux, have glibc keep what is freed while the block lasts, and mlx nothing; elsewhere, nothing changes.

    Each step needs the same blocks again. To fetch their pages anew takes a tenth of the time, and mlx's own cache
    holds blocks that do not fit beside those that do.
    """
    if sys.platform != "linux" or mx.default_device().type != mx.cpu:
        yield
        return
    glibc = ctypes.CDLL(None)
    glibc.mallopt(M_TRIM_THRESHOLD, 1 << 30)
    glibc.mallopt(M_MMAP_THRESHOLD, LARGEST_MMAP_THRESHOLD)
    limit = mx.set_cache_limit(0)
    try:
        yield
    finally:
        mx.set_cache_limit(limit)
        glibc.mallopt(M_TRIM_THRESHOLD, GLIBC_THRESHOLD)
        glibc.mallopt(M_MMAP_THRESHOLD, GLIBC_THRESHOLD)
        glibc.malloc_trim(0)


@process_wide
def faster_cpu() -> Iterator[None]:
    """What this module has runs in the place of mlx's while the block lasts; on a GPU, nothing changes."""
    if mx.default_device().type != mx.cpu:
        yield
        return
    mx.disable_compile()  # these functions cannot be compiled; where make has set up OpenBLAS, nothing is
    mx.fast.scaled_dot_product_attention, nn.silu, LoRALinear.__call__ = attention, silu, adapted_linear
    mx.fast.rope = rope
    try:
        yield
    finally:
        LoRALinear.__call__ = mlx_lora_linear
        mx.fast.rope = mlx_rope
        mx.fast.scaled_dot_product_attention, nn.silu = mlx_attention, mlx_silu
