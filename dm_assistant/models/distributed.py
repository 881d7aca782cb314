"""Several machines that train as one: each computes its share of a step, and sums go around a ring.

Started by `mlx.launch`, every process is one rank of a group; without it the group is this process
alone and nothing is sent. A rank that dies breaks the ring, and the launcher ends all others.
"""

from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten, tree_unflatten

from dm_assistant.errors import UserError


def joined(tree: Any, dtype: mx.Dtype | None = None) -> mx.array:
    """All numbers of a tree of arrays as one vector, in the type `dtype` or their own."""
    leaves = [array.reshape(-1) for _, array in tree_flatten(tree)]
    return mx.concatenate([leaf.astype(dtype) for leaf in leaves] if dtype else leaves)


def split_like(vector: mx.array, tree: Any) -> Any:
    """The inverse of `joined`: a tree of arrays with the names, shapes and types of `tree`."""
    leaves = tree_flatten(tree)
    ends = np.cumsum([array.size for _, array in leaves])[:-1].tolist()
    return tree_unflatten(
        [
            (name, part.reshape(array.shape).astype(array.dtype))
            for (name, array), part in zip(leaves, mx.split(vector, ends), strict=True)
        ]
    )


class Ring:
    """The processes that train together. Rank 0 alone writes files."""

    def __init__(self) -> None:
        group = mx.distributed.init()
        self.rank = group.rank()
        self.size = group.size()

    def sum(self, tree: Any) -> Any:
        """Add up a tree of arrays over all ranks, in one message."""
        if self.size == 1:
            return tree
        sums = mx.distributed.all_sum(joined(tree, mx.float32), stream=mx.cpu)
        return split_like(sums, tree)

    def check_same(self, key: str) -> None:
        """Raises UserError where the ranks do not train the same rows and base in the same way."""
        if self.size == 1:
            return
        mine = mx.array(list(key.encode()), dtype=mx.int32)
        keys = mx.distributed.all_gather(mine[None], stream=mx.cpu)
        different = [rank for rank in range(self.size) if not mx.array_equal(keys[rank], mine)]
        if different:
            raise UserError(
                f"machine {different[0]} has other rows, parameters, code or another base than machine {self.rank}. "
                "Bring params.yaml, profiles/, data/prepared and models/base to the same state on all machines"
            )

    def share(self, content: bytes) -> bytes:
        """Give every rank what rank 0 holds."""
        if self.size == 1:
            return content
        length = len(content) if self.rank == 0 else 0
        length = mx.distributed.all_sum(mx.array(length, dtype=mx.int64), stream=mx.cpu).item()
        if not length:
            return b""
        data = np.frombuffer(content, np.uint8) if self.rank == 0 else np.zeros(length, np.uint8)
        return np.array(mx.distributed.all_sum(mx.array(data), stream=mx.cpu)).tobytes()
