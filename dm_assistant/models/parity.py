"""Proof that two models say the same, or do not: compared on test rows, which no training has read."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
from mlx_lm.generate import generate_step, stream_generate
from mlx_lm.tokenizer_utils import TokenizerWrapper

from dm_assistant.errors import UserError
from dm_assistant.models.loading import reporting_full_disk
from dm_assistant.progress import track
from dm_assistant.records import Example
from dm_assistant.tokenization import ChatTokenizer

TokenRow = tuple[list[int], list[int]]  # prompt and answer; the answer ends with the token that ends it


@dataclass(frozen=True)
class Comparison:
    """How far the logits of two models lie apart over all answer tokens.

    max_difference: largest absolute difference of a logit.
    kl: mean Kullback-Leibler divergence of the next-token distributions, in nats.
    agreement: share of positions with the same most likely token.
    """

    max_difference: float
    kl: float
    agreement: float


def proof_rows(examples: Sequence[Example], tokenizer: ChatTokenizer, count: int) -> list[TokenRow]:
    """The tokens of at most `count` examples, spread evenly over the split."""
    count = min(count, len(examples))
    chosen = [examples[number * len(examples) // count] for number in range(count)]
    return tokenizer.rows_ids([(example.messages, example.answer) for example in chosen])


def answer_logits(model: nn.Module, rows: Sequence[TokenRow]) -> Iterator[mx.array]:
    """Float32 logits (answer tokens, vocabulary) from which each row's answer is predicted, one row at a time.

    The prompt's own positions are left out: they are not what the model is for, and with a vocabulary of
    150,000 they would take gigabytes.
    """
    for prompt, answer in track(rows, "rows compared", len(rows)):
        logits = model(mx.array([[*prompt, *answer[:-1]]]))[0, len(prompt) - 1 :].astype(mx.float32)
        mx.eval(logits)
        yield logits


class StoredLogits:
    """The logits of some rows in a folder, read one row at a time: a model has the memory to itself."""

    def __init__(self, folder: Path, logits: Iterable[mx.array]):
        folder.mkdir()
        self._paths = []
        for number, array in enumerate(logits):
            path = folder / f"{number:06d}.npy"
            with reporting_full_disk(path):
                mx.save(str(path), array)
            self._paths.append(path)

    def __iter__(self) -> Iterator[mx.array]:
        return (mx.load(str(path)) for path in self._paths)


def compare(reference: Iterable[mx.array], other: Iterable[mx.array]) -> Comparison:
    """Compare logits of the same rows, the first model being the reference of the divergence.

    Raises:
        UserError: a logit is no finite number: every limit would let that pass.
    """
    difference, kl, agree, positions = 0.0, 0.0, 0, 0
    for left, right in zip(reference, other, strict=True):
        log_left, log_right = nn.log_softmax(left, axis=-1), nn.log_softmax(right, axis=-1)
        if not (mx.isfinite(left).all() & mx.isfinite(right).all()).item():
            raise UserError(
                "a model gives logits that are no finite numbers: its weights are damaged. "
                "Make it again, from training on, with: dvc repro --force train"
            )
        difference = max(difference, mx.abs(left - right).max().item())
        kl += (mx.exp(log_left) * (log_left - log_right)).sum().item()
        agree += (left.argmax(-1) == right.argmax(-1)).sum().item()
        positions += left.shape[0]
    return Comparison(difference, max(kl / positions, 0.0), agree / positions)


def perplexity(logits: Iterable[mx.array], rows: Sequence[TokenRow]) -> float:
    """exp of the mean negative log-likelihood of the reference answers' tokens."""
    loss, tokens = 0.0, 0
    for predicted, (_, answer) in zip(logits, rows, strict=True):
        loss += nn.losses.cross_entropy(predicted, mx.array(answer), reduction="sum").item()
        tokens += len(answer)
    return math.exp(loss / tokens)


# In half precision the sum of weight and product is rounded, and so is every layer after it: single logits
# of a large model move by tenths. What must hold is that the distributions stay together.
HALF_PRECISION_KL = 0.01
HALF_PRECISION_TIE = 0.5


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


def greedy_answers(
    model: nn.Module, prompts: Sequence[Sequence[int]], ends: Sequence[int], max_tokens: int
) -> list[list[int]]:
    """The likeliest tokens after each prompt, up to one that ends the answer, which is kept."""
    answers = []
    for prompt in track(prompts, "greedy answers", len(prompts)):
        answer: list[int] = []
        for token, _ in generate_step(mx.array(prompt), model, max_tokens=max_tokens):
            answer.append(int(token))
            if token in ends:
                break
        answers.append(answer)
    return answers


def check_answers(fused: nn.Module, rows: Sequence[TokenRow], tolerance: float, dtype: mx.Dtype) -> None:
    """The gate on greedy answers: `rows` hold those of base+adapter, and the fused model would give the same.

    Two tokens that tie may come out either way, so a token counts as the same where the fused model's
    best lies above it by no more than the rounding of the type: `tolerance`, or `HALF_PRECISION_TIE`.

    Raises:
        UserError: the fused model answers otherwise.
    """
    tie = tolerance if dtype == mx.float32 else HALF_PRECISION_TIE
    for logits, (_, answer) in zip(answer_logits(fused, rows), rows, strict=True):
        chosen = mx.take_along_axis(logits, mx.array(answer)[:, None], axis=-1)[:, 0]
        behind = (logits.max(axis=-1) - chosen).max().item()
        if behind > tie:
            raise UserError(
                f"the fused model answers otherwise than base+adapter: it prefers another token by {behind:.3g} "
                f"(fuse.tolerance is {tolerance:g}). Nothing was written; train again with: dvc repro --force train"
            )


def check_stops(
    fused: nn.Module, tokenizer: TokenizerWrapper, expected: ChatTokenizer, rows: Sequence[TokenRow]
) -> int:
    """The gate on what mlx-lm makes of the folder alone: the base's chat template and ends, and it stops at one.

    `rows` hold greedy answers of base+adapter; those that ended by themselves must end in mlx-lm, too.
    Returns how many did.

    Raises:
        UserError: template or ends were lost on the way, or an answer goes on after its end.
    """
    if tokenizer.chat_template != expected.tokenizer.chat_template:
        raise UserError("the fused model lost the chat template of the base. Make the base again: dvc repro -f base")
    if lost := set(expected.ends) - tokenizer.eos_token_ids:
        raise UserError(
            f"mlx-lm would not stop at the tokens {sorted(lost)} that end the base's answers. "
            "Name them as eos_token_id in the generation_config.json of the base"
        )
    ended = [(prompt, answer) for prompt, answer in rows if answer[-1] in expected.ends]
    for prompt, answer in ended:
        *_, last = stream_generate(fused, tokenizer, prompt, max_tokens=len(answer) + 1)
        if last.finish_reason != "stop":
            raise UserError(
                f"mlx-lm does not stop where base+adapter ended its answer after {len(answer)} tokens. "
                "Make the base again with: dvc repro --force base"
            )
    return len(ended)
