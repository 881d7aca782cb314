"""Rows of tokens become batches: several rows share a line, kept apart by a block-diagonal mask.

A line of a batch holds rows end to end. The mask lets a token see only earlier tokens of its own row,
and rotary positions are relative, so the loss is what each row would give alone (to rounding). The
mask travels through the cache protocol of mlx-lm: a cache that stores nothing but answers
`make_mask`. Architectures with a convolution or a recurrent state would mix neighbours: for those,
rows of about the same length make a step, one a line, padded to the longest.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import mlx.core as mx
import numpy as np
from mlx_lm.models.cache import KVCache, RotatingKVCache, make_prompt_cache

SHORTEST_LINE = 64  # shorter lines leave small matrices, longer ones pay for attention that is masked out


@dataclass(frozen=True)
class Row:
    """A training example as tokens; the loss is over `tokens[answer_start:]`."""

    name: str
    tokens: tuple[int, ...]
    answer_start: int

    @property
    def answer_tokens(self) -> int:
        """How many tokens there is a loss for."""
        return len(self.tokens) - self.answer_start


@dataclass(frozen=True)
class Batch:
    """Lines of packed rows, and where the loss is.

    inputs: (lines, length) tokens, 0 where a line is not full.
    segments: (lines, length) number of the row within the line, 0 for padding; None where no line is shared.
    positions: (answer tokens,) indices into the flattened lines whose next token is an answer token.
    targets: (answer tokens,) these next tokens.
    rows: the rows in the order of their answer tokens.
    """

    rows: tuple[Row, ...]
    inputs: np.ndarray
    segments: np.ndarray | None
    positions: np.ndarray
    targets: np.ndarray


class PackedCache:
    """A cache that keeps nothing and answers `make_mask` with the block-diagonal causal mask."""

    offset = 0

    def __init__(self, segments: mx.array):
        same_row = segments[:, None, :, None] == segments[:, None, None, :]
        self._same_row = same_row
        self._index = mx.arange(segments.shape[1])

    def make_mask(self, length: int, return_array: bool = False, window_size: int | None = None) -> mx.array:
        query, key = self._index[:, None], self._index[None, :]
        causal = query >= key
        if window_size is not None:
            causal = causal & (query < key + window_size)
        return self._same_row & causal

    def update_and_fetch(self, keys: mx.array, values: mx.array) -> tuple[mx.array, mx.array]:
        return keys, values


def can_pack(model) -> bool:
    """Whether every layer keeps plain keys and values, so that a mask alone keeps rows apart."""
    return all(type(cache) in (KVCache, RotatingKVCache) for cache in make_prompt_cache(model))


def steps_of_epoch(
    rows: Sequence[Row], tokens_per_step: int, seed: int, epoch: int, packed: bool = True
) -> list[list[Row]]:
    """Every row once, in an order drawn from seed and epoch, cut into steps of at most `tokens_per_step` tokens.

    Where rows cannot be packed, neighbours by length make a step, the steps come in a drawn order, and
    padding counts as tokens. A row that is longer than the budget makes a step of its own.
    """
    draw = random.Random(f"{seed}-{epoch}")
    order = list(rows)
    draw.shuffle(order)
    if not packed:
        order.sort(key=_length)
    steps: list[list[Row]] = []
    used = 0
    for row in order:
        # sorted rows grow: the newest is what all rows of its step are padded to
        used = used + len(row.tokens) if packed or not steps else (len(steps[-1]) + 1) * len(row.tokens)
        if used > tokens_per_step or not steps:
            steps.append([])
            used = len(row.tokens)
        steps[-1].append(row)
    if not packed:
        draw.shuffle(steps)
    return steps


def make_batches(rows: Sequence[Row], parts: int, packed: bool) -> list[Batch]:
    """Lay out one step's rows as up to `parts` batches of about equal work."""
    lines = _pack(rows) if packed else [[row] for row in sorted(rows, key=_length, reverse=True)]
    dealt = [lines[part::parts] for part in range(parts)]
    return [_layout(part, packed) for part in dealt if part]


def _length(row: Row) -> int:
    return len(row.tokens) - 1  # the last token is only ever a target


def _pack(rows: Sequence[Row]) -> list[list[Row]]:
    """First-fit decreasing into lines as long as the longest row, or `SHORTEST_LINE`."""
    by_length = sorted(rows, key=_length, reverse=True)
    capacity = max(SHORTEST_LINE, _length(by_length[0]))
    lines: list[list[Row]] = []
    rooms: list[int] = []
    for row in by_length:
        for index, room in enumerate(rooms):
            if _length(row) <= room:
                lines[index].append(row)
                rooms[index] -= _length(row)
                break
        else:
            lines.append([row])
            rooms.append(capacity - _length(row))
    return lines


def _layout(lines: Sequence[Sequence[Row]], packed: bool) -> Batch:
    width = max(sum(map(_length, line)) for line in lines)
    inputs = np.zeros((len(lines), width), dtype=np.int32)
    segments = np.zeros_like(inputs)
    positions: list[int] = []
    targets: list[int] = []
    rows = tuple(row for line in lines for row in line)
    for index, line in enumerate(lines):
        start = 0
        for number, row in enumerate(line, start=1):
            end = start + _length(row)
            inputs[index, start:end] = row.tokens[:-1]
            segments[index, start:end] = number
            first = index * width + start
            positions.extend(range(first + row.answer_start - 1, first + _length(row)))
            targets.extend(row.tokens[row.answer_start :])
            start = end
    return Batch(
        rows, inputs, segments if packed else None, np.asarray(positions, np.int32), np.asarray(targets, np.int32)
    )


def padding_share(steps: Sequence[Sequence[Row]], parts: int, packed: bool) -> float:
    """Share of the positions computed for these steps that hold no row."""
    batches = [batch for rows in steps for batch in make_batches(rows, parts, packed)]
    held = sum(_length(row) for batch in batches for row in batch.rows)
    return 1 - held / sum(batch.inputs.size for batch in batches)
