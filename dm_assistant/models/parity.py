"""Proof that two models say the same, or do not: logits compared on prompts that no training row holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import mlx.core as mx
import mlx.nn as nn

from dm_assistant.errors import UserError
from dm_assistant.records import Example
from dm_assistant.tokenization import ChatTokenizer


@dataclass(frozen=True)
class Comparison:
    """How far the logits of two models lie apart over all positions of all prompts.

    max_difference: largest absolute difference of a logit.
    kl: mean Kullback-Leibler divergence of the next-token distributions, in nats.
    agreement: share of positions with the same most likely token.
    """

    max_difference: float
    kl: float
    agreement: float


def prompt_logits(model: nn.Module, prompts: Sequence[Sequence[int]]) -> list[mx.array]:
    """Float32 logits (tokens, vocabulary) of each prompt."""
    logits = [model(mx.array([list(prompt)]))[0].astype(mx.float32) for prompt in prompts]
    mx.eval(logits)
    return logits


def compare(reference: Sequence[mx.array], other: Sequence[mx.array]) -> Comparison:
    """Compare logits of the same prompts, the first model being the reference of the divergence."""
    difference, kl, agree, positions = 0.0, 0.0, 0, 0
    for left, right in zip(reference, other, strict=True):
        log_left, log_right = nn.log_softmax(left, axis=-1), nn.log_softmax(right, axis=-1)
        difference = max(difference, mx.abs(left - right).max().item())
        kl += (mx.exp(log_left) * (log_left - log_right)).sum().item()
        agree += (left.argmax(-1) == right.argmax(-1)).sum().item()
        positions += left.shape[0]
    return Comparison(difference, max(kl / positions, 0.0), agree / positions)


# In half precision the sum of weight and product is rounded, and so is every layer after it: single logits
# of a large model move by tenths. What must hold is that the distributions stay together.
HALF_PRECISION_KL = 0.01


def check_fused(with_adapter: Comparison, with_base: Comparison, tolerance: float, dtype: mx.Dtype) -> None:
    """The gate of the fuse stage: the fused model is base+adapter, and it is not the base.

    In float32 no logit may differ from base+adapter by more than `tolerance`, and some logit must differ
    from the base by more. In half precision the divergence from base+adapter must stay below
    `HALF_PRECISION_KL`, and that from the base must be ten times as large.

    Raises:
        UserError: one of the two does not hold; the second is what happens when the adapter is thrown away.
    """
    if dtype == mx.float32:
        same, changed = with_adapter.max_difference <= tolerance, with_base.max_difference > tolerance
    else:
        same, changed = with_adapter.kl <= HALF_PRECISION_KL, with_base.kl > 10 * with_adapter.kl
    if not same:
        raise UserError(
            f"the fused model is not base+adapter: a logit differs by {with_adapter.max_difference:.3g}, the KL "
            f"is {with_adapter.kl:.3g} (fuse.tolerance is {tolerance:g}). Nothing was written; "
            "train again with: dvc repro --force train"
        )
    if not changed:
        raise UserError(
            f"the fused model is the base: no logit differs by more than {with_base.max_difference:.3g}, the KL "
            f"is {with_base.kl:.3g}. The adapter was lost, or training changed nothing. "
            "Raise train.learning_rate or train.epochs"
        )


def proof_prompts(examples: Sequence[Example], tokenizer: ChatTokenizer, count: int = 32) -> list[list[int]]:
    """Prompts with their answers as tokens, of `count` examples spread evenly over the test split."""
    stride = max(len(examples) // count, 1)
    chosen = examples[::stride][:count]
    rows = tokenizer.rows_ids([(example.messages, example.answer) for example in chosen])
    return [[*prompt, *answer] for prompt, answer in rows]
