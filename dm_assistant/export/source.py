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
OF_THE_PIPELINE = ("base", "adapters", "fused", "quantized")  # folders of models/ that stages write
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
        UserError: `target` belongs to the pipeline, or is there and is no export or holds more than one.
    """
    if any(target.resolve().is_relative_to((MODELS / name).resolve()) for name in OF_THE_PIPELINE):
        raise UserError(
            f"{target} belongs to the pipeline, which writes its own models there. Name another folder with --to"
        )
    if target.exists():
        recorded = _files_of_export(target)
        if recorded is None:
            raise UserError(
                f"{target} is there and is no export of a model. Remove it, or name another folder with --to"
            )
        if foreign := sorted({path.name for path in target.iterdir()} - recorded):
            raise UserError(
                f"{target} holds what no export wrote and would be lost: {', '.join(foreign)}. "
                "Move it away, or name another folder with --to"
            )
    with atomic_folder(target) as folder:
        yield folder


def _files_of_export(folder: Path) -> set[str] | None:
    """The names of the files that an earlier export wrote into `folder`, or None where it is no export."""
    try:
        identity = read_identity(folder)
    except UserError:
        return None
    return None if identity.export is None else {IDENTITY, *identity.files}
