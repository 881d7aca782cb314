"""Files appear complete or not at all: written beside their place, then moved into it."""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it becomes `target` when the block ends without an exception.

    A folder that is there already is replaced. On an exception nothing is left behind; what a killed
    process left behind goes when the next one begins.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    old = draft.with_name(f"{draft.name}.old")
    draft.mkdir()
    try:
        yield draft
        if target.exists():
            target.replace(old)  # in one step: a kill while it is deleted would leave half of it under its name
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def scratch_folder(target: Path) -> Iterator[Path]:
    """A folder for what is needed while `atomic_folder` makes `target`; it goes with the block or the next try."""
    scratch = target.with_name(f".{target.name}.{os.getpid()}.scratch")
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _remove_leftovers(target: Path) -> None:
    """Remove drafts of `target` whose process has ended, and those of this one."""
    import psutil  # only where a folder is written: dm ask and dm search start a tenth faster

    left = re.compile(rf"\.{re.escape(target.name)}\.(\d+)(\.old|\.scratch)?")
    for path in target.parent.iterdir():
        match = left.fullmatch(path.name)
        if match and (int(match[1]) == os.getpid() or not psutil.pid_exists(int(match[1]))):
            shutil.rmtree(path)


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
