"""What a training will do, known before any weight is read: lengths, steps, memory, learning rate.

Rows that cannot be trained on are refused here, all by name.
"""

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import psutil
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.lora import adapter_config, add_adapters
from dm_assistant.models.packing import Batch, Row, can_pack, make_batches, padding_share, steps_of_epoch
from dm_assistant.models.training import learning_rate_schedule
from dm_assistant.models.workers import threads
from dm_assistant.params import Lora, Train
from dm_assistant.records import Example, read_jsonl
from dm_assistant.tokenization import ChatTokenizer

BARS = "▁▂▃▄▅▆▇█"
CURVE_WIDTH = 40
LEAST_ROWS = {"train": 1, "valid": 2}  # of a single row there is no standard error
LINEAR = (nn.Linear, nn.QuantizedLinear)


def read_rows(prepared: Path, tokenizer: ChatTokenizer, max_length: int) -> dict[str, list[Row]]:
    """The rows of the training and the validation split in the folder of the prepare stage.

    Raises:
        UserError: a split is too small, or as `example_rows`.
    """
    rows = {}
    for split, least in LEAST_ROWS.items():
        file = prepared / f"{split}.jsonl"
        examples = read_jsonl(file, Example, made_by="prepare")
        if len(examples) < least:
            raise UserError(
                f"{file} has {len(examples) or 'no'} rows, at least {least} are needed. "
                "Raise prepare.max_pairs in the profile, and make the rows again with: dvc repro prepare"
            )
        rows[split] = example_rows(examples, tokenizer, max_length)
    return rows


def example_rows(examples: Sequence[Example], tokenizer: ChatTokenizer, max_length: int) -> list[Row]:
    """The examples as tokens, the loss over their answers.

    Raises:
        UserError: rows are longer than `max_length` tokens, or have nothing in their answer.
    """
    chats = tokenizer.rows_ids([(example.messages, example.answer) for example in examples])
    rows = [
        Row(example.id, (*prompt, *answer), len(prompt))
        for example, (prompt, answer) in zip(examples, chats, strict=True)
    ]
    long = [f"{row.name} ({len(row.tokens)})" for row in rows if len(row.tokens) > max_length]
    if long:
        raise UserError(
            f"{len(long)} examples have more tokens than train.max_length = {max_length}: {', '.join(long)}. "
            "Raise train.max_length in the profile, or remake the rows with: dvc repro prepare"
        )
    empty = [row.name for row in rows if not tokenizer.decode(row.tokens[row.answer_start :])]
    if empty:
        raise UserError(
            f"{len(empty)} examples have no tokens in their answer: {', '.join(empty)}. "
            "Correct the pairs, or remake the rows with: dvc repro prepare"
        )
    return rows


def describe(model: nn.Module, rows: Mapping[str, Sequence[Row]], lora: Lora, train: Train, machines: int) -> list[str]:
    """The plan of a training, as lines for the console.

    `model` may be lazily loaded and is spent afterwards: adapters are put on it to count their weights.
    """
    layers = add_adapters(model, adapter_config(lora, len(model.layers)))
    packed = can_pack(model)
    parts = train.accumulation * machines * threads()
    epochs = [
        steps_of_epoch(rows["train"], train.tokens_per_step, train.seed, epoch, packed) for epoch in range(train.epochs)
    ]
    steps = sum(map(len, epochs))
    schedule = learning_rate_schedule(train.schedule, train.learning_rate, train.warmup, steps)
    padding = padding_share(epochs[0], parts, packed)
    packing = (
        "rows share lines" if packed else "rows of a length together, padded (this architecture cannot share lines)"
    )
    memory, has = estimate_memory(model, epochs[0], train, parts), _machine_memory()
    lines = [
        *(f"{split}: {_lengths(rows[split])}" for split in rows),
        f"steps: {steps}, {train.epochs} epochs, at most {train.tokens_per_step:,} tokens each; "
        f"{packing}, {padding:.0%} padding",
        _what_is_trained(model, lora, layers),
        f"learning rate: {_curve([schedule(step) for step in range(1, steps + 1)])} up to {train.learning_rate:g}, "
        f"{train.schedule}; {train.optimizer}",
        f"memory: about {memory / 1e6:,.0f} MB of {has / 1e6:,.0f} MB",
    ]
    if memory > has:
        lines.append(
            "warning: this is more than the machine has. Raise train.accumulation, set train.gradient_checkpointing, "
            "or choose a smaller base"
        )
    return lines


def estimate_memory(model: nn.Module, steps: Sequence[Sequence[Row]], train: Train, parts: int) -> int:
    """Bytes that training a model with its adapters holds at most; made to be right within a third.

    Weights, gradients and optimizer, and what the backward pass needs: for each position of a batch what goes
    into every matrix and comes out of it, and on the CPU the attention weights; for each answer token the
    logits, their exponentials and their gradient. With gradient checkpointing it is the inputs of all blocks
    and the rest of one.
    """
    weights = [array for _, array in tree_flatten(model.parameters())]
    trained = sum(array.nbytes for _, array in tree_flatten(model.trainable_parameters()))
    size = max(array.dtype.size for array in weights if mx.issubdtype(array.dtype, mx.floating))
    matrices = [_dimensions(module) for _, module in model.layers[0].named_modules() if isinstance(module, LINEAR)]
    heads = getattr(model.args, "num_attention_heads", 0) if threads() > 1 else 0
    vocabulary = max(array.shape[0] for array in weights if array.ndim == 2)

    def activations(batch: Batch) -> int:
        lines, length = batch.inputs.shape
        block = lines * length * (sum(map(sum, matrices)) + 2 * heads * length) * size
        inputs = lines * length * matrices[0][1] * size
        blocks = len(model.layers)
        kept = block + blocks * inputs if train.gradient_checkpointing else blocks * block
        return kept + 3 * 4 * len(batch.targets) * vocabulary

    packed = can_pack(model)
    largest = max(activations(batch) for rows in steps for batch in make_batches(rows, parts, packed))
    return sum(array.nbytes for array in weights) + 4 * trained + threads() * largest


def _dimensions(linear: nn.Module) -> tuple[int, int]:
    """Outputs and inputs of a linear layer, also of a quantized one."""
    outputs, inputs = linear.weight.shape[-2:]
    return outputs, inputs * 32 // linear.bits if hasattr(linear, "bits") else inputs


def _machine_memory() -> int:
    """Bytes that a training may use: what a GPU recommends, else the memory of the machine."""
    return mx.device_info().get("max_recommended_working_set_size") or psutil.virtual_memory().total


def _lengths(rows: Sequence[Row]) -> str:
    lengths = sorted(len(row.tokens) for row in rows)
    if not lengths:
        return "no rows"
    answers = sum(row.answer_tokens for row in rows)
    return (
        f"{len(rows):,} rows of {lengths[0]} to {lengths[-1]} tokens, median {statistics.median(lengths):.0f}, "
        f"{sum(lengths):,} in all, {answers:,} of them answers"
    )


def _what_is_trained(model: nn.Module, lora: Lora, layers: int) -> str:
    trained, every = (
        sum(array.size for _, array in tree_flatten(tree))
        for tree in (model.trainable_parameters(), model.parameters())
    )
    how = "all weights" if lora.method == "full" else f"rank {lora.rank}, product times {lora.scale:g}"
    return f"{lora.method}: {layers} layers, {how}; {trained:,} of {every:,} weights are trained"


def _curve(values: Sequence[float]) -> str:
    """A line of bars, one for each of `CURVE_WIDTH` values spread evenly."""
    chosen = [values[round(n * (len(values) - 1) / (CURVE_WIDTH - 1))] for n in range(CURVE_WIDTH)]
    return "".join(BARS[round(value / max(values) * (len(BARS) - 1))] for value in chosen)


def marked_tokens(row: Row, tokenizer: ChatTokenizer) -> str:
    """The row as text, each token that there is a loss for in brackets: `<assistant>⟦ 150⟧⟦ feet⟧⟦<end>⟧`."""
    prompt = tokenizer.tokenizer.decode(list(row.tokens[: row.answer_start]))
    answer = (tokenizer.tokenizer.decode([token]) for token in row.tokens[row.answer_start :])
    return prompt + "".join(f"⟦{token}⟧" for token in answer)
