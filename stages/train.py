"""Train adapters, or all weights, on the prepared rows, the loss over the answers alone.

Reads   data/prepared/{train,valid}.jsonl   (records.Example)
        models/base/
Writes  models/adapters/{best,last}/        adapters in mlx-lm's format; best.json says which step is best;
                                            with train.keep: all also step-<n>/ of every evaluation
        plots/dvclive/                      loss curves, and loss.png
        metrics/train.json
Keeps   .cache/train/<key>/                 what a run that was killed goes on from; gone when it is done
Run     dvc repro train          or, alone: python -m stages.train
        on several machines: TRAIN_LAUNCHER="mlx.launch ..." dvc repro train (docs/training.md)
"""

from pathlib import Path

from dvclive import Live

from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.files import atomic_folder, write_json
from dm_assistant.models.adapting import collect_adapters, train_adapters
from dm_assistant.models.checkpoint import Checkpoints, run_key
from dm_assistant.models.curves import draw_losses
from dm_assistant.models.distributed import Ring
from dm_assistant.models.loading import load_model
from dm_assistant.models.preflight import describe, read_rows
from dm_assistant.params import load_params
from dm_assistant.progress import StepProgress, cache_folder, summary
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
BASE = Path("models/base")
ADAPTERS = Path("models/adapters")
CURVES = Path("plots/dvclive")
METRICS = Path("metrics/train.json")


def main() -> None:
    params = load_params()
    ring = Ring()
    rows = read_rows(PREPARED, load_tokenizer(BASE), params.train.max_length)
    key = run_key(rows, params.lora, params.train, BASE)
    ring.check_same(key)
    checkpoints = Checkpoints(cache_folder() / "train" / key)
    plan = describe(load_model(BASE, made_by="base", lazy=True)[0], rows, params.lora, params.train, ring.size)
    model, _ = load_model(BASE, made_by="base")
    arguments = (model, rows, params.lora, params.train, checkpoints, ring)
    if ring.rank != 0:
        train_adapters(*arguments, log=lambda *_: None, report=lambda _: None)
        return

    with (
        Live(str(CURVES), dvcyaml=None, report=None, save_dvc_exp=False, monitor_system=False) as live,
        StepProgress("train") as progress,
    ):
        for line in plan:
            progress.note(line)
        try:
            history = train_adapters(*arguments, log=lambda *values: log_to(live, *values), report=progress.report)
        except KeyboardInterrupt:
            raise UserError("interrupted; the next dvc repro goes on from the last checkpoint") from None
    draw_losses(history.curves, history.best_step, CURVES / "loss.png")
    with atomic_folder(ADAPTERS) as folder:
        collect_adapters(history, checkpoints, params.train.keep, folder)
    write_json(METRICS, history.metrics())
    checkpoints.remove()
    summary(
        "train",
        f"{history.step} steps over {len(rows['train'])} rows, validation loss {history.first_loss:.3f} → "
        f"{history.best_loss:.3f} ± {history.best_error:.3f} (best at step {history.best_step})",
    )


def log_to(live: Live, step: int, values: dict[str, float]) -> None:
    live.step = step
    for name, value in values.items():
        live.log_metric(name, value)


if __name__ == "__main__":
    run_reporting_errors(main)
