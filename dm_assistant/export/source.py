"""What is exported: a model of the pipeline whose files are as model.json records them, and its scores."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dm_assistant.errors import UserError
from dm_assistant.files import atomic_folder
from dm_assistant.model_identity import IDENTITY, ModelIdentity, read_identity
from dm_assistant.model_store import model_files, sha256_of

MODELS = Path("models")
SCORES = Path("metrics/evaluate.json")
MADE_BY = {"fused": "fuse", "quantized": "quantize"}


def exported_model(variant: str) -> tuple[Path, ModelIdentity]:
    """The folder of `fused` or `quantized` and its identity, every file compared with it.

    Raises:
        UserError: there is no such model, or a file is not the one that model.json records.
    """
    folder = model_files(MODELS / variant, made_by=MADE_BY[variant])
    identity = read_identity(folder)
    for name, recorded in identity.files.items():
        if not (folder / name).is_file() or sha256_of(folder / name) != recorded:
            raise UserError(
                f"{folder / name} is not the file that {folder / IDENTITY} records. "
                f"Make the model again with: dvc repro --force {MADE_BY[variant]}"
            )
    return folder, identity


def scores_of(variant: str) -> Mapping[str, Any] | None:
    """The scores of a variant by mode, or None where metrics/evaluate.json is not of the model that is here now.

    DVC knows by its own hashes: the model, its answers and the scores must all be those of the last run.

    Raises:
        UserError: DVC cannot tell, outside of its project for example.
    """
    if not SCORES.is_file():
        return None
    command = [sys.executable, "-m", "dvc", "status", "--json", f"predict@{variant}", "evaluate"]
    status = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if status.returncode:
        reason = (status.stderr.strip() or "no reason given").splitlines()[-1]
        raise UserError(f"dvc status cannot tell whether {SCORES} belongs to models/{variant}: {reason}")
    links = {f"models/{variant}", f"data/predictions/{variant}.jsonl", SCORES.as_posix()}
    if links & set(_changed(json.loads(status.stdout))):
        return None
    return json.loads(SCORES.read_text(encoding="utf-8")).get(variant)


def _changed(status: Mapping[str, list[Any]]) -> Iterator[str]:
    """The paths that `dvc status --json` names as changed."""
    for changes in status.values():
        for change in changes:
            if isinstance(change, dict):  # else a word such as "changed command"
                for paths in change.values():
                    yield from paths


@contextmanager
def export_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it becomes `target`, in the place of an earlier export.

    Raises:
        UserError: `target` is there and is no export.
    """
    if target.exists() and not (target.is_dir() and (target / IDENTITY).is_file()):
        raise UserError(f"{target} is there and is no export of a model. Remove it, or name another folder with --to")
    with atomic_folder(target) as folder:
        yield folder
