"""Progress bars for anything over two seconds, summary lines, and the log of what depends on time.

A bar goes to stderr and only to a terminal. Figures that depend on time or load never become a
stage output (two clean runs must give the same bytes): they go to `.cache/log/<stage>.json`.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def progress_bar(what: str, total: int | None, unit: str) -> tqdm:
    """A bar that appears after two seconds, on a terminal only."""
    return tqdm(desc=what, total=total, unit=unit, delay=2, leave=False, disable=not sys.stderr.isatty())


def track(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """Yield `items`; a bar named `what` appears when it takes over two seconds."""
    return iter(tqdm(items, desc=what, total=total, delay=2, leave=False, disable=not sys.stderr.isatty()))


def cache_folder() -> Path:
    """The folder for work that outlives a run: `.cache` of the main workspace, also in experiments."""
    return Path(os.environ.get("DVC_ROOT", ".")) / ".cache"


def log_timing(stage: str, **figures: float) -> None:
    """Write what depends on time or load (seconds, tokens/s, bytes) to `.cache/log/<stage>.json`."""
    path = cache_folder() / "log" / f"{stage}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")


class StepProgress:
    """A bar over optimizer steps; as a context manager it logs seconds and tokens/s at the end."""

    def __init__(self, stage: str):
        self.stage = stage
        self.tokens = 0

    def __enter__(self) -> "StepProgress":
        self.started = time.perf_counter()
        self.bar = progress_bar(self.stage, None, "step")
        return self

    def report(self, done) -> bool:
        """Take a `training.StepReport`; always True: the bar never stops the training."""
        self.tokens += done.tokens
        self.bar.total = done.steps
        self.bar.set_postfix_str(f"loss {done.loss:.3f}", refresh=False)
        self.bar.update()
        return True

    def __exit__(self, *_: object) -> None:
        self.bar.close()
        seconds = time.perf_counter() - self.started
        log_timing(self.stage, seconds=seconds, tokens_per_second=self.tokens / seconds)


def summary(stage: str, text: str) -> None:
    """Print the one line with which a stage says that it is done."""
    print(f"{stage}: {text}", flush=True)
