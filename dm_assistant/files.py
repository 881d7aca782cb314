"""Files appear complete or not at all: written beside their place, then moved into it."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it becomes `target` when the block ends without an exception.

    A folder that is there already is replaced. On an exception nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.parent / f".{target.name}.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
        if target.exists():
            shutil.rmtree(target)
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8; the file is complete or absent."""
    write_parts(path, [text])


def write_json(path: Path, value: Any) -> None:
    """Write `value` as JSON, indented for people and for diffs; the file is complete or absent."""
    write_text(path, json.dumps(value, indent=2) + "\n")


def write_parts(path: Path, parts: Iterable[str]) -> None:
    """Write `parts` one after the other as they come, as UTF-8; the file is complete or absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
