"""The base model where it is not built here: from the hub, or from a folder."""

import shutil
from pathlib import Path

import httpx2  # what huggingface_hub speaks through, and whose errors it lets pass
from huggingface_hub import HfApi, snapshot_download
from huggingface_hub.errors import (
    HfHubHTTPError,
    LocalEntryNotFoundError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)

from dm_assistant.errors import UserError
from dm_assistant.model_safety import MODEL_FILES, check_model_folder, is_model_file
from dm_assistant.model_store import write_manifest
from dm_assistant.models.loading import check_is_mlx_model, check_loads
from dm_assistant.tokenization import load_tokenizer


def fetch_hub_base(repository: str, revision: str, folder: Path, endpoint: str | None = None) -> str:
    """Fetch a hub model into the hub's cache and write its manifest; return a line that says so.

    The revision (a branch, a tag) is resolved to a commit first, and that commit is what is fetched
    and recorded. `endpoint` is another hub's address; None: what `HF_ENDPOINT` names, else the public hub.

    Raises:
        UserError: the hub cannot be reached, or has no such repository or revision, or it is no model.
    """
    try:
        about = HfApi(endpoint).model_info(repository, revision=revision)
        files = snapshot_download(repository, revision=about.sha, allow_patterns=list(MODEL_FILES), endpoint=endpoint)
    except (RepositoryNotFoundError, RevisionNotFoundError):
        raise UserError(
            f"the hub has no {repository} at revision {revision} that you may read. "
            "Correct base.model or base.revision in the profile"
        ) from None
    except (HfHubHTTPError, LocalEntryNotFoundError, httpx2.HTTPError, OSError) as problem:
        reason = str(problem).splitlines()[0]
        raise UserError(
            f"the hub cannot be reached for {repository} ({reason}). Check the network or HF_ENDPOINT, "
            "or build without a hub: dvc exp run -S profile=embedded"
        ) from None
    snapshot = Path(files)
    _check(snapshot)
    write_manifest(folder, repository, about.sha, about.card_data and about.card_data.license, snapshot)
    return f"{repository} at {about.sha}"


def copy_local_base(source: Path, folder: Path) -> str:
    """Copy an mlx model from a folder on this machine; return a line that says so.

    Raises:
        UserError: it is no model, or one that no later stage could use.
    """
    _check(source)
    names = sorted(path.name for path in source.iterdir() if is_model_file(path.name))
    for name in names:
        shutil.copyfile(source / name, folder / name)
    return f"{len(names)} files from {source}"


def _check(folder: Path) -> None:
    """Refuse here, with the reason, what later stages would choke on."""
    check_is_mlx_model(folder, "Convert a model with: mlx_lm.convert --hf-path … --mlx-path …")
    check_model_folder(folder)
    check_loads(folder)
    load_tokenizer(folder)
