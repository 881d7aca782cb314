"""A model folder on disk: whole, or a manifest that points at a revision of a hub repository.

A folder that a stage writes holds config.json, model*.safetensors, tokenizer.json and so on. For a hub
model, `models/base` holds only `manifest.json` (repository, commit, licence, sha256 of each file); the weights
stay in the hub's own cache, so that DVC does not keep a second copy.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from dm_assistant.errors import UserError
from dm_assistant.model_safety import check_model_folder, is_model_file
from dm_assistant.progress import progress_bar

MANIFEST = "manifest.json"
MADE_BY = {"base": "base", "fused": "fuse", "quantized": "quantize"}  # the stage of each model of the pipeline
BLOCK = 1 << 24  # bytes read at once while hashing


def sha256_of(path: Path) -> str:
    """Hexadecimal sha256 of a file's bytes; a process reads a file once, and again only when it has changed."""
    state = path.stat()
    return _sha256(path.resolve(), state.st_size, state.st_mtime_ns)


@cache
def _sha256(path: Path, size: int, modified: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file, progress_bar(f"checking {path.name}", size // BLOCK, "block") as bar:
        while block := file.read(BLOCK):
            digest.update(block)
            bar.update()
    return digest.hexdigest()


def write_manifest(folder: Path, repository: str, revision: str, licence: str | None, snapshot: Path) -> None:
    """Record repository, commit, licence and the sha256 of each file of a hub snapshot."""
    manifest = {
        "repository": repository,
        "revision": revision,
        "licence": licence,
        "files": {path.name: sha256_of(path) for path in sorted(snapshot.iterdir()) if is_model_file(path.name)},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a hub model, or None for a folder that holds the model itself."""
    path = folder / MANIFEST
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def model_files(folder: Path, made_by: str) -> Path:
    """The folder that holds config, tokenizer and weights: this one, or the hub snapshot it points at.

    Raises:
        UserError: the folder is absent, holds what no model folder may hold, or the hub cache no longer
            holds exactly what was recorded.
    """
    if not folder.is_dir():
        raise UserError(f"{folder} does not exist. Make it with: dvc repro {made_by}")
    manifest = read_manifest(folder)
    if manifest is None:
        check_model_folder(folder, f"Remake it with: dvc repro --force {made_by}")
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    remake = f"Fetch it again with: dvc repro --force {made_by}"
    try:
        snapshot = Path(
            snapshot_download(
                manifest["repository"],
                revision=manifest["revision"],
                allow_patterns=sorted(manifest["files"]),
                local_files_only=True,
            )
        )
    except LocalEntryNotFoundError:
        raise UserError(f"{manifest['repository']} is no longer in the hub cache. {remake}") from None
    for name, digest in manifest["files"].items():
        if not (snapshot / name).is_file() or sha256_of(snapshot / name) != digest:
            raise UserError(f"{snapshot / name} is not the file that {folder / MANIFEST} records. {remake}")
    check_model_folder(snapshot)
    return snapshot
