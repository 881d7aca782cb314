"""Train adapters on a model: the whole validation set measured, the best step kept, resumed after a kill.

Reads and writes nothing but the folder of its checkpoints, where the adapters of measured steps lie until
`collect_adapters` puts together what the stage hands on.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np

from dm_assistant.errors import UserError
from dm_assistant.files import atomic_folder, write_json
from dm_assistant.models.checkpoint import Checkpoints, restore
from dm_assistant.models.distributed import Ring
from dm_assistant.models.lora import adapter_config, add_adapters, save_adapters
from dm_assistant.models.packing import Row, can_pack
from dm_assistant.models.training import StepReport, Trainer, count_steps, learning_rate_schedule
from dm_assistant.models.validation import Losses
from dm_assistant.params import Lora, Train


@dataclass
class History:
    """What a training run has seen so far. Losses in nats an answer token, errors their standard errors.

    step: the last step taken.
    curves: (step, values by metric) in the order they were measured.
    waited: measurements since the loss last fell by more than noise.
    reference: the losses of the validation rows then.
    """

    step: int = 0
    adapted_layers: int = 0
    first_loss: float = 0.0
    last_loss: float = 0.0
    best_step: int = 0
    best_loss: float = 0.0
    best_error: float = 0.0
    waited: int = 0
    stopped_early: bool = False
    reference: list[float] = field(default_factory=list)
    curves: list[tuple[int, dict[str, float]]] = field(default_factory=list)

    def judge(self, losses: Losses, min_gain: float) -> None:
        """Take the validation losses at the present step."""
        first = not self.reference
        if first:
            self.first_loss = losses.mean
        self.last_loss = losses.mean
        if first or losses.mean < self.best_loss:
            self.best_step, self.best_loss, self.best_error = self.step, losses.mean, losses.error
        if first or losses.is_gain_over(Losses(np.array(self.reference), losses.tokens), min_gain):
            self.reference = losses.sums.tolist()
            self.waited = 0
        else:
            self.waited += 1

    def metrics(self) -> dict[str, float]:
        return {
            "steps": self.step,
            "adapted_layers": self.adapted_layers,
            "stopped_early": self.stopped_early,
            "valid_loss_before": round(self.first_loss, 6),
            "valid_loss_best": round(self.best_loss, 6),
            "valid_loss_best_error": round(self.best_error, 6),
            "valid_loss_last": round(self.last_loss, 6),
            "best_step": self.best_step,
        }


def make_optimizer(train: Train) -> optim.Optimizer:
    """The optimizer that `train.optimizer` names; its learning rate is set before every step."""
    rate, decay = train.learning_rate, train.weight_decay
    if train.optimizer == "sgd":
        return optim.SGD(rate, momentum=0.9, weight_decay=decay)
    if train.optimizer == "adafactor":
        return optim.Adafactor(rate, weight_decay=decay, scale_parameter=False, relative_step=False)
    return {"adamw": optim.AdamW, "lion": optim.Lion, "muon": optim.Muon}[train.optimizer](rate, weight_decay=decay)


def train_adapters(
    model: nn.Module,
    rows: Mapping[str, Sequence[Row]],
    lora: Lora,
    train: Train,
    checkpoints: Checkpoints,
    ring: Ring,
    log: Callable[[int, dict[str, float]], None],
    report: Callable[[StepReport], None],
) -> History:
    """Train on rows["train"], from the last checkpoint where there is one.

    The whole of rows["valid"] is measured before the first step and `train.evaluations` times after.
    `train.patience` measurements without a gain above noise end the training. `log` takes what belongs on
    the curves: when a run is resumed, first all that was logged before.

    Raises:
        UserError: a split is too small, `lora` does not fit the model, or the training diverges.
    """
    for split, least in (("train", 1), ("valid", 2)):  # of a single row there is no standard error
        if len(rows[split]) < least:
            raise UserError(
                f"data/prepared/{split}.jsonl has {len(rows[split]) or 'no'} rows, at least {least} are needed. "
                "Raise prepare.max_pairs in the profile"
            )
    mx.random.seed(train.seed)
    config = adapter_config(lora, len(model.layers))
    adapted = add_adapters(model, config)
    mx.eval(model.parameters())
    steps = count_steps(rows["train"], train.epochs, train.tokens_per_step, train.seed, can_pack(model))
    measured_at = {round(steps * n / train.evaluations) for n in range(1, train.evaluations + 1)}
    optimizer = make_optimizer(train)

    def measure() -> dict[str, float]:
        losses = trainer.measure(rows["valid"])
        history.judge(losses, train.min_gain)
        if ring.rank == 0:
            with atomic_folder(_adapters(checkpoints, history.step)) as folder:
                save_adapters(model, config, folder)
        # `dvc plots diff` takes a metric called "error" for a failure and says that charts could not be loaded
        return {"val/loss": losses.mean, "val/standard_error": losses.error}

    def note(values: dict[str, float]) -> None:
        history.curves.append((history.step, values))
        log(history.step, values)

    with Trainer(
        model,
        optimizer,
        learning_rate_schedule(train.schedule, train.learning_rate, train.warmup, steps),
        train.clip,
        seed=train.seed,
        tokens_per_step=train.tokens_per_step,
        accumulation=train.accumulation,
        recompute=train.gradient_checkpointing,
        ring=ring,
    ) as trainer:
        saved = ring.share(checkpoints.read() if ring.rank == 0 else b"")
        if saved:
            history = History(**restore(saved, model, optimizer))
            for step, values in history.curves:
                log(step, values)
        else:
            history = History(adapted_layers=adapted)
            note(measure())
        if history.stopped_early:
            return history
        for done in trainer.steps(rows["train"], steps, history.step):
            history.step = done.step
            report(done)
            values = {
                "epoch": done.epoch,
                "train/loss": done.loss,
                "learning_rate": done.learning_rate,
                "gradient_norm": done.gradient_norm,
            }
            measured = done.step in measured_at
            note(values | measure() if measured else values)
            history.stopped_early = history.waited >= train.patience
            if ring.rank == 0 and (measured or checkpoints.due()):
                checkpoints.save(model, optimizer, asdict(history))
                if train.keep == "best":
                    _remove_all_but(checkpoints, {history.best_step, history.step})
            if history.stopped_early:
                break
    return history


def collect_adapters(history: History, checkpoints: Checkpoints, keep: str, folder: Path) -> None:
    """Put the best and the last adapters, those of all measured steps if wanted, and best.json into `folder`."""
    shutil.copytree(_adapters(checkpoints, history.best_step), folder / "best")
    shutil.copytree(_adapters(checkpoints, history.step), folder / "last")
    if keep == "all":
        for step, values in history.curves:
            if "val/loss" in values and step > 0:
                shutil.copytree(_adapters(checkpoints, step), folder / f"step-{step}")
    best = {"step": history.best_step, "loss": history.best_loss, "standard_error": history.best_error}
    write_json(folder / "best.json", best)


def _adapters(checkpoints: Checkpoints, step: int) -> Path:
    return checkpoints.folder / f"step-{step}"


def _remove_all_but(checkpoints: Checkpoints, steps: set[int]) -> None:
    """Remove the adapters of other steps; the checkpoint that names these steps is on disk already."""
    for folder in checkpoints.folder.glob("step-*"):
        if folder not in {_adapters(checkpoints, step) for step in steps}:
            shutil.rmtree(folder)
