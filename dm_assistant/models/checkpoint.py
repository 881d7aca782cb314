"""What a training run needs to go on after a kill: weights, optimizer, and what was measured so far.

One safetensors file, replaced as a whole, in a folder named after everything that shapes the result.
Which examples come next and which inputs dropout drops follow from the step number.

A checkpoint is due once its writing takes less than a fiftieth of the time since the last one:
whatever the size of the model, checkpoints cost 2 % at most.
"""

import hashlib
import io
import json
import os
import shutil
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_unflatten

from dm_assistant.errors import UserError
from dm_assistant.model_store import MANIFEST, sha256_of
from dm_assistant.models.loading import reporting_full_disk
from dm_assistant.models.packing import Row
from dm_assistant.params import Lora, Train

SHORTEST_INTERVAL = 10.0  # seconds
LARGEST_SHARE = 0.02  # of the time


def run_key(rows: Mapping[str, Sequence[Row]], lora: Lora, train: Train, base: Path) -> str:
    """A hash of all that shapes the result: rows, parameters, the base, this code, mlx.

    A hub model is known by its manifest, which holds the hashes of its files.
    """
    manifest = base / MANIFEST
    files = [manifest] if manifest.exists() else [*sorted(base.glob("*.safetensors")), base / "config.json"]
    code = sorted(Path(__file__).parent.glob("*.py"))
    digest = hashlib.sha256()
    for part in (
        {split: [[row.name, row.tokens, row.answer_start] for row in rows[split]] for split in sorted(rows)},
        [lora.model_dump(), train.model_dump()],
        [sha256_of(file) for file in files + code],
        [version("mlx"), version("mlx-lm")],
    ):
        digest.update(json.dumps(part).encode())
    return digest.hexdigest()[:16]


class Checkpoints:
    """The checkpoint of one run, in a folder of its own that also takes other work to be kept."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.path = folder / "checkpoint.safetensors"
        self._written = time.monotonic()
        self._cost = 0.0

    def due(self) -> bool:
        """Whether enough time has passed since the last checkpoint."""
        return time.monotonic() - self._written >= max(SHORTEST_INTERVAL, self._cost / LARGEST_SHARE)

    def save(self, model: nn.Module, optimizer: optim.Optimizer, state: dict[str, Any]) -> None:
        """Write trainable weights, the optimizer and `state` (as JSON); the old file stays until the new is whole."""
        started = time.monotonic()
        arrays = {
            f"{part}.{name}": array
            for part, tree in (("weights", model.trainable_parameters()), ("optimizer", optimizer.state))
            for name, array in tree_flatten(tree)
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".checkpoint.{os.getpid()}.safetensors"
        try:
            with reporting_full_disk(self.path):
                mx.save_safetensors(str(draft), arrays, metadata={"state": json.dumps(state)})
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)
        self._written = time.monotonic()
        self._cost = self._written - started

    def read(self) -> bytes:
        """The last checkpoint as it was written; empty where there is none."""
        return self.path.read_bytes() if self.path.exists() else b""

    def remove(self) -> None:
        """Remove the folder: the run is done."""
        shutil.rmtree(self.folder, ignore_errors=True)


def restore(content: bytes, model: nn.Module, optimizer: optim.Optimizer) -> dict[str, Any]:
    """Put a checkpoint's weights and optimizer back; return its state.

    Raises:
        UserError: it does not belong to this model.
    """
    arrays, metadata = mx.load(io.BytesIO(content), format="safetensors", return_metadata=True)
    weights = {name.removeprefix("weights."): array for name, array in arrays.items() if name.startswith("weights.")}
    if weights.keys() != dict(tree_flatten(model.trainable_parameters())).keys():
        raise UserError("the checkpoint belongs to another model. Remove it with: rm -r .cache/train")
    model.load_weights(list(weights.items()), strict=False)
    optimizer.state = tree_unflatten(
        [(name.removeprefix("optimizer."), array) for name, array in arrays.items() if name.startswith("optimizer.")]
    )
    mx.eval(model.trainable_parameters(), optimizer.state)
    return json.loads(metadata["state"])
