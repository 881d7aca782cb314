"""The loss over answer tokens. What comes after the last attention is computed only there.

Prompts are most of a row with passages. No later layer reads what the last block's feed-forward part and the LM head
make of them.
"""

from collections.abc import Callable

import mlx.core as mx
import mlx.nn as nn

from dm_assistant.models.cpu import cross_entropies
from dm_assistant.models.packing import Batch, PackedCache

PROBE = mx.array([[1, 2, 3], [3, 2, 1]])
PROBED = mx.array([1, 3, 5])  # positions of it


class AnswerLoss:
    """Cross entropies of a batch's answer tokens. Its model must be nobody else's: the last block is changed for good,
    and it is left in evaluation mode.

    What is taken apart is first compared with the whole model. An architecture whose head does more than a linear map
    (soft-capping, for example) runs whole, and so does a last block without a feed-forward part named `mlp`.
    """

    def __init__(self, model: nn.Module):
        self.model = model
        model.eval()  # compared under dropout, no part is like the whole
        self.head = _linear_head(model)
        self.positions = PROBED
        if self.head is not None:
            self._shorten_last_block()

    def __call__(self, batch: Batch) -> mx.array:
        """Their sum in nats."""
        return self.each(batch).sum()

    def each(self, batch: Batch) -> mx.array:
        """Each of them in nats: (answer tokens,)."""
        inputs, self.positions = mx.array(batch.inputs), mx.array(batch.positions)
        cache = None
        if batch.segments is not None:
            cache = [PackedCache(mx.array(batch.segments))] * len(self.model.layers)
        if self.head is None:
            logits = _flat(self.model(inputs, cache=cache))[self.positions]
        else:
            logits = self.head(_flat(self.model.model(inputs, cache=cache))[self.positions])
        return cross_entropies(logits.astype(mx.float32), mx.array(batch.targets))

    def _shorten_last_block(self) -> None:
        """Have its feed-forward part computed only at `self.positions`, where that changes nothing there."""
        part = getattr(self.model.layers[-1], "mlp", None)
        if part is None:
            return
        loss, kind = self, type(part)

        class AtPositions(kind):
            def __call__(self, x: mx.array) -> mx.array:
                flat = _flat(x)
                y = super().__call__(flat[loss.positions][None])[0]
                return mx.zeros_like(flat).at[loss.positions].add(y).reshape(x.shape)

        whole = _flat(self.model.model(PROBE))[PROBED]
        part.__class__ = AtPositions
        if not _same(whole, _flat(self.model.model(PROBE))[PROBED]):
            part.__class__ = kind


def _flat(x: mx.array) -> mx.array:
    """(lines, length, width) as (lines * length, width)."""
    return x.reshape(-1, x.shape[-1])


def _linear_head(model: nn.Module) -> Callable[[mx.array], mx.array] | None:
    """The map from hidden states to logits, or None where the model is more than backbone and linear head."""
    backbone = getattr(model, "model", None)
    if backbone is None:
        return None
    if "lm_head" in model:

        def head(hidden: mx.array) -> mx.array:
            return model.lm_head(hidden)
    elif hasattr(backbone, "embed_tokens"):

        def head(hidden: mx.array) -> mx.array:
            return backbone.embed_tokens.as_linear(hidden)
    else:
        return None
    return head if _same(model(PROBE), head(backbone(PROBE))) else None


def _same(one: mx.array, other: mx.array) -> bool:
    return one.shape == other.shape and mx.allclose(one, other, rtol=1e-4, atol=1e-4).item()
