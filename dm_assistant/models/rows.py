"""The key-value caches of answers that are made together: they come and go, and the others stay where they are.

mlx-lm's batch caches are copied as a whole whenever an answer joins or leaves. Here a layer has one buffer, and each
answer has a row in it; all rows end in the same column, where the next token goes. Who joins is copied to where the
others end; who leaves is overwritten by the last row. Caches that are no plain `KVCache` are left to mlx-lm.
"""

from collections.abc import Sequence
from typing import Any

import mlx.core as mx
from mlx_lm.models.base import create_causal_mask
from mlx_lm.models.cache import KVCache

COLUMNS = 256  # a buffer has a multiple of it, and at least as many for tokens to come


class Rows:
    """The cache of one layer, for one new token of each row at a time: what mlx-lm's models ask of a cache."""

    def __init__(self) -> None:
        self._keys = self._values = None
        self._starts: list[int] = []  # the first column of each row
        self._end = 0  # the column of the next token

    @property
    def offset(self) -> mx.array:
        """The position of the next token of each row."""
        return mx.array([self._end - start for start in self._starts])

    def make_mask(self, tokens: int, return_array: bool = False, window_size: int | None = None) -> mx.array | None:
        """Which of the columns that `update_and_fetch` will return each row may look at; None: all."""
        first = min(self._starts)
        if first == max(self._starts) and window_size is None:
            return None
        padding = mx.array([start - first for start in self._starts])
        return create_causal_mask(tokens, self._end - first, window_size=window_size, left_padding=padding)

    def update_and_fetch(self, keys: mx.array, values: mx.array) -> tuple[mx.array, mx.array]:
        """Add a token to each row; the rows from the first column of the longest one on."""
        if self._end == self._keys.shape[2]:
            self._move(len(self._keys), 0)
        rows, first, end = len(self._starts), min(self._starts), self._end + 1
        self._keys[:rows, :, self._end : end] = keys
        self._values[:rows, :, self._end : end] = values
        self._end = end
        return self._keys[:rows, :, first:end], self._values[:rows, :, first:end]

    def join(self, cache: KVCache) -> None:
        """Add a row that holds what is in `cache`."""
        row, length = len(self._starts), cache.offset
        if self._keys is None:
            self._keys, self._values = cache.keys[:0], cache.values[:0]
        full = row == len(self._keys)
        if full or length > self._end:
            self._move(max(1, 2 * row) if full else len(self._keys), length)
        start = self._end - length
        self._keys[row, :, start : self._end] = cache.keys[0, :, :length]
        self._values[row, :, start : self._end] = cache.values[0, :, :length]
        self._starts.append(start)

    def last(self) -> tuple[mx.array, mx.array]:
        """A copy of the last row."""
        row, columns = len(self._starts) - 1, slice(self._starts[-1], self._end)
        return mx.contiguous(self._keys[row, :, columns]), mx.contiguous(self._values[row, :, columns])

    def leave(self, row: int, last: tuple[mx.array, mx.array] | None) -> None:
        """Take a row out; the last one, of which `last` is a copy, takes its place."""
        start = self._starts.pop()
        if row < len(self._starts):
            self._starts[row] = start
            self._keys[row, :, start : self._end], self._values[row, :, start : self._end] = last

    def _move(self, rows: int, length: int) -> None:
        """Move to buffers of so many rows, with room before the end for `length` tokens and after it for more."""
        used, first = len(self._starts), min(self._starts, default=self._end)
        end = max(self._end - first, length)
        columns = (end // COLUMNS + 2) * COLUMNS  # few sizes: the next buffer fits where one was, and memory stays flat

        def moved(buffer: mx.array) -> mx.array:
            new = mx.zeros((rows, buffer.shape[1], columns, buffer.shape[3]), buffer.dtype)
            if used:
                new[:used, :, end - self._end + first : end] = buffer[:used, :, first : self._end]
            return new

        self._keys, self._values = moved(self._keys), moved(self._values)
        self._starts = [start + end - self._end for start in self._starts]
        self._end = end


class Batch:
    """The caches of all layers for a batch of answers; `layers` goes to the model."""

    def __init__(self) -> None:
        self.layers: list[Any] = []

    def join(self, caches: Sequence[Any]) -> None:
        """Add a row from the caches of a prompt that was read alone."""
        if not self.layers:
            self.layers = [Rows() if type(cache) is KVCache else None for cache in caches]
        for number, (layer, cache) in enumerate(zip(self.layers, caches, strict=True)):
            if isinstance(layer, Rows):
                layer.join(cache)
            elif layer is None:
                self.layers[number] = cache.merge([cache])
            else:
                layer.extend(cache.merge([cache]))

    def leave(self, row: int, rows: int) -> None:
        """Take one of `rows` rows out; the last one takes its place."""
        if rows == 1:
            self.layers = []
            return
        others = [*range(rows - 1)]
        if row < rows - 1:
            others[row] = rows - 1
        last = [layer.last() if isinstance(layer, Rows) and row < rows - 1 else None for layer in self.layers]
        mx.eval([copies for copies in last if copies])  # mlx copies a whole buffer that is read and written at once
        for layer, copies in zip(self.layers, last, strict=True):
            if isinstance(layer, Rows):
                layer.leave(row, copies)
            else:
                layer.filter(others)
