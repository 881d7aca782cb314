"""Distilled weight quantization (DWQ): what is left in floats (scales, biases, norms) learns from the float model.

mlx-lm does the learning; as a program it fetches its rows from the network, so it is called here with ours.
The float model's logits are computed first and kept on disk: the two models are never in memory together.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx_lm.quant.dwq import dwq_quantize
from mlx_lm.tuner.trainer import iterate_batches

from dm_assistant.errors import UserError
from dm_assistant.models.loading import reporting_full_disk, weight_dtype
from dm_assistant.models.quantizing import LayerPlan, Settings, quantize
from dm_assistant.progress import progress_bar, track

BATCH = 8
LARGEST = 1024  # logits kept of each position; mlx-lm's own choice
SPLITS = ("train", "valid")

TokenRows = Sequence[Sequence[int]]


def quantize_learned(
    model: nn.Module,
    config: dict[str, Any],
    plans: Sequence[LayerPlan],
    default: Settings,
    rows: dict[str, TokenRows],
    learning_rate: float,
    seed: int,
    scratch: Path,
) -> tuple[nn.Module, dict[str, Any]]:
    """`quantize` in place, then let what is left in floats learn from the rows of `train`.

    `rows` holds the tokens of `train` and `valid`; the float model's logits lie in `scratch` meanwhile.

    Raises:
        UserError: there are fewer rows than a batch takes.
    """
    for split in SPLITS:
        if len(rows[split]) < BATCH:
            raise UserError(
                f"params.yaml: quantize.method = dwq needs {BATCH} rows of {split}, there are {len(rows[split])}. "
                "Raise quantize.dwq_rows, or use more of the rulebooks"
            )
    with TemporaryDirectory(dir=scratch, prefix=".dwq.") as folder:
        _write_targets(model, rows, seed, Path(folder))
        model, config = quantize(model, config, plans, default)
        return _learn_scales(model, rows, learning_rate, seed, Path(folder)), config


def _write_targets(model: nn.Module, rows: dict[str, TokenRows], seed: int, folder: Path) -> None:
    """Write the float model's largest logits for every batch of both splits into `folder`."""
    for split in SPLITS:
        batches = enumerate(_batches(rows[split], _longest(rows), seed))
        for number, batch in track(batches, f"quantize: {split} logits", len(rows[split]) // BATCH):
            logits = model(batch[:, :-1])
            kept = min(LARGEST, logits.shape[-1])
            indices = mx.argpartition(-logits, kth=kept - 1, axis=-1)[..., :kept]
            found = {"logits": mx.take_along_axis(logits, indices, axis=-1), "indices": indices}
            path = _target(folder, split, number)
            with reporting_full_disk(path):
                mx.save_safetensors(str(path), found)


def _learn_scales(
    model: nn.Module, rows: dict[str, TokenRows], learning_rate: float, seed: int, folder: Path
) -> nn.Module:
    """Train the floats of the quantized `model` in place, one pass over the rows."""
    bar = progress_bar("quantize: dwq", len(rows["train"]) // BATCH, "batch")

    def target(batch: mx.array, number: int, split: str) -> tuple[mx.array, mx.array]:
        if split == "train":
            bar.update()
        found = mx.load(str(_target(folder, split, number)))
        return found["logits"], found["indices"]

    data = {split: [(list(row), 0) for row in rows[split]] for split in SPLITS}
    optimizer = optim.Adam(learning_rate=learning_rate, bias_correction=True)
    silent = io.StringIO()  # mlx-lm reports to the terminal what the gate of the stage measures better
    with bar, redirect_stdout(silent), redirect_stderr(silent):
        dwq_quantize(
            model, target, optimizer, data["train"], data["valid"], BATCH, _longest(rows), seed, weight_dtype(model)
        )
    return model.eval()


def _batches(rows: TokenRows, longest: int, seed: int) -> Iterator[mx.array]:
    """The batches that mlx-lm will make of the same rows and seed, in the same order."""
    for batch, _ in iterate_batches([(list(row), 0) for row in rows], BATCH, longest, seed=seed):
        yield batch


def _longest(rows: dict[str, TokenRows]) -> int:
    return max(len(row) for split in SPLITS for row in rows[split])


def _target(folder: Path, split: str, number: int) -> Path:
    return folder / f"{split}-{number:06d}.safetensors"
