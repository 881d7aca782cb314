"""What a model folder may hold, whoever made it: weights as safetensors, and text that is read and never run.

Not covered: what the weights make the model say, and what a chat template renders (transformers runs it in a
sandbox).
"""

import json
from fnmatch import fnmatch
from pathlib import Path

from safetensors import SafetensorError, safe_open

from dm_assistant.errors import UserError

# What is fetched from a hub, copied from a local folder, and read.
MODEL_FILES = (
    "*.json", "model*.safetensors", "tokenizer.model", "*.jinja", "merges.txt", "LICENSE*", "NOTICE*",
)  # fmt: skip
OTHER_FILES = ("*.safetensors", "*.txt", "*.md")
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".npy", ".npz")
CODE = (".py", ".pyc", ".so", ".dylib", ".dll", ".sh", ".exe")


def check_model_folder(folder: Path, advice: str = "Get the model again") -> None:
    """Raises UserError with the reason where `folder` holds what could run code or lead out of it.

    Of weights that are damaged it says `advice`. Hidden files are never read and do not count. Nor do other files
    in a snapshot of the hub's cache, which other programs share; its links lead to files of the same repository.
    """
    snapshot = folder.parent.name == "snapshots"
    root = (folder.parent.parent if snapshot else folder).resolve()
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or (snapshot and not is_model_file(path.name)):
            continue
        if not path.resolve().is_relative_to(root):
            raise UserError(f"{path} is a link that leads out of the folder. Put the file itself there")
        if reason := _why_refused(path):
            raise UserError(f"{path} {reason}. Remove it, or name a folder without it")
        if path.suffix == ".safetensors":
            _check_header(path, advice)
    _check_asks_for_no_code(folder / "config.json")


def is_model_file(name: str) -> bool:
    """Whether a file of this name belongs to a model and is read."""
    return any(fnmatch(name, pattern) for pattern in MODEL_FILES)


def _why_refused(path: Path) -> str | None:
    if not path.is_file():
        return "is no plain file: the files of a model lie side by side"
    if path.suffix in PICKLES:
        return "may be a pickle, and loading a pickle runs code"
    if path.suffix in CODE:
        return "is code, and no code from a model folder is ever run"
    if not is_model_file(path.name) and not any(fnmatch(path.name, pattern) for pattern in OTHER_FILES):
        return "is no file of a model"
    return None


def _check_header(path: Path, advice: str) -> None:
    """Let the reference implementation check sizes, types and offsets; it refuses headers above 100 MB."""
    try:
        with safe_open(path, "numpy"):
            pass
    except SafetensorError as problem:
        raise UserError(f"{path} is not a sound safetensors file ({problem}). {advice}") from None


def _check_asks_for_no_code(config: Path) -> None:
    """`auto_map` is fine: it names code for transformers, which mlx-lm replaces by its own."""
    try:
        content = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return  # absent or broken: whoever loads the model says so
    if isinstance(content, dict) and content.get("model_file") is not None:
        raise UserError(
            f"{config} asks to run {content['model_file']} (trust_remote_code), and no code from a model folder is "
            "ever run. Choose a model that mlx-lm knows"
        )
