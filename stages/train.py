"""Train low-rank adapters on the prepared rows, the loss over the answers alone.

Reads   data/prepared/{train,valid}.jsonl   (records.Example)
        models/base/
Writes  models/adapters/{best,last}/        adapters in mlx-lm's format; best.json says which step is best
        plots/dvclive/                      loss curves
        metrics/train.json
Run     dvc repro train          or, alone: python -m stages.train
"""

from pathlib import Path

from dvclive import Live

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder, write_json
from dm_assistant.models.adapting import example_row, train_adapters
from dm_assistant.models.loading import load_model
from dm_assistant.params import load_params
from dm_assistant.progress import StepProgress, summary
from dm_assistant.records import Example, read_jsonl
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
BASE = Path("models/base")
ADAPTERS = Path("models/adapters")
CURVES = Path("plots/dvclive")
METRICS = Path("metrics/train.json")


def main() -> None:
    params = load_params()
    tokenizer = load_tokenizer(BASE)
    rows = {
        split: [
            example_row(example, tokenizer, params.train.max_length)
            for example in read_jsonl(PREPARED / f"{split}.jsonl", Example, made_by="prepare")
        ]
        for split in ("train", "valid")
    }
    model, _ = load_model(BASE, made_by="base")
    with (
        atomic_folder(ADAPTERS) as folder,
        Live(str(CURVES), dvcyaml=None, report=None, save_dvc_exp=False, monitor_system=False) as live,
        StepProgress("train") as progress,
    ):
        result = train_adapters(model, rows, params.lora, params.train, folder, live, progress.report)
    write_json(METRICS, result.metrics())
    summary(
        "train",
        f"{result.steps} steps over {len(rows['train'])} rows, validation loss {result.first_loss:.3f} → "
        f"{result.best_loss:.3f} ± {result.best_error:.3f} (best at step {result.best_step})",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
