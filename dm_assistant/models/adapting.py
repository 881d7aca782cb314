"""Train adapters on a model: rows from examples, validation on the whole set, the best step kept."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim

from dm_assistant.errors import UserError
from dm_assistant.models.lora import adapter_config, add_adapters, save_adapters
from dm_assistant.models.packing import Row
from dm_assistant.models.training import StepReport, Trainer, count_steps, learning_rate_schedule, mean_loss
from dm_assistant.params import Lora, Train
from dm_assistant.records import Example
from dm_assistant.tokenization import ChatTokenizer


@dataclass
class TrainingResult:
    """Losses in nats an answer token over the whole validation set, `error` its standard error."""

    steps: int
    adapted_layers: int
    first_loss: float
    best_step: int
    best_loss: float
    best_error: float
    last_loss: float
    stopped_early: bool

    def metrics(self) -> dict[str, float]:
        return {
            "steps": self.steps,
            "adapted_layers": self.adapted_layers,
            "stopped_early": self.stopped_early,
            "valid_loss_before": round(self.first_loss, 6),
            "valid_loss_best": round(self.best_loss, 6),
            "valid_loss_best_error": round(self.best_error, 6),
            "valid_loss_last": round(self.last_loss, 6),
            "best_step": self.best_step,
        }


def example_row(example: Example, tokenizer: ChatTokenizer, max_length: int) -> Row:
    """The example as tokens, the loss over the answer.

    Raises:
        UserError: the row is longer than `max_length` tokens.
    """
    prompt, answer = tokenizer.row_ids(example.messages, example.answer)
    tokens = (*prompt, *answer)
    if len(tokens) > max_length:
        raise UserError(
            f"example {example.id} has {len(tokens)} tokens, train.max_length is {max_length}. "
            "Raise train.max_length in the profile, or remake the rows with: dvc repro prepare"
        )
    return Row(example.id, tokens, len(prompt))


def train_adapters(
    model: nn.Module,
    rows: Mapping[str, Sequence[Row]],
    lora: Lora,
    train: Train,
    folder: Path,
    live,
    report: Callable[[StepReport], bool],
) -> TrainingResult:
    """Train on rows["train"]; write the best and the last adapters into `folder`.

    The whole of rows["valid"] is measured before the first step and `train.evaluations` times after.
    `train.patience` evaluations without a new best end the training. `live` takes metrics as dvclive does.

    Raises:
        UserError: a split is empty, `lora.keys` fits no layer, or the loss is no finite number.
    """
    for split in ("train", "valid"):
        if not rows[split]:
            raise UserError(f"data/prepared/{split}.jsonl has no rows. Raise prepare.max_pairs in the profile")
    mx.random.seed(train.seed)
    config = adapter_config(lora, len(model.layers))
    adapted = add_adapters(model, config)
    mx.eval(model.parameters())

    steps = count_steps(rows["train"], train.epochs, train.tokens_per_step, train.seed)
    schedule = learning_rate_schedule(train.schedule, train.learning_rate, train.warmup, steps)
    optimizer = optim.AdamW(train.learning_rate, weight_decay=train.weight_decay)
    trainer = Trainer(model, optimizer, schedule, train.clip)
    measured_at = {round(steps * n / train.evaluations) for n in range(1, train.evaluations + 1)}

    first, first_error = mean_loss(model, rows["valid"], train.tokens_per_step)
    result = TrainingResult(0, adapted, first, 0, first, first_error, first, False)
    waited = 0

    def log(step: int, values: dict[str, float]) -> None:
        live.step = step
        for name, value in values.items():
            live.log_metric(name, value)

    log(0, {"val/loss": first, "val/error": first_error})
    _save(model, config, folder / "best")

    def after_step(done: StepReport) -> bool:
        nonlocal waited
        report(done)
        result.steps = done.step
        values = {"train/loss": done.loss, "learning_rate": done.learning_rate, "gradient_norm": done.gradient_norm}
        if done.step in measured_at:
            loss, error = mean_loss(model, rows["valid"], train.tokens_per_step)
            values |= {"val/loss": loss, "val/error": error}
            result.last_loss = loss
            if loss < result.best_loss:
                result.best_step, result.best_loss, result.best_error = done.step, loss, error
                _save(model, config, folder / "best")
                waited = 0
            else:
                waited += 1
        log(done.step, values)
        result.stopped_early = waited >= train.patience
        return not result.stopped_early

    trainer.run(rows["train"], steps, train.tokens_per_step, train.seed, after_step)
    _save(model, config, folder / "last")
    best = {"step": result.best_step, "loss": result.best_loss, "standard_error": result.best_error}
    (folder / "best.json").write_text(json.dumps(best, indent=2) + "\n", encoding="utf-8")
    return result


def _save(model: nn.Module, config: dict, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    save_adapters(model, config, folder)
