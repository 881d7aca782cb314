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
    """The console of a training: a bar on a terminal, else a plain line every ten seconds; every step in a log file.

    The log is `.cache/log/<stage>.log`; at the end `.cache/log/<stage>.json` gets seconds, tokens/s and peak memory.
    """

    SECONDS_BETWEEN_LINES = 10

    def __init__(self, stage: str):
        self.stage = stage
        self.steps = self.tokens = self.memory = 0

    def __enter__(self) -> "StepProgress":
        path = cache_folder() / "log" / f"{self.stage}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.log = path.open("w", encoding="utf-8")
        self.started = self.last_line = time.perf_counter()
        self.bar = progress_bar(self.stage, None, "step")
        return self

    def report(self, done) -> None:
        """Take a `training.StepReport`; where the first one is not of step 1, a run that was stopped goes on."""
        if self.steps == 0 and done.step > 1:
            self.note(
                f"goes on after step {done.step - 1} of {done.steps}, from the checkpoint of a run that was stopped"
            )
        self.steps += 1
        self.tokens += done.tokens
        self.memory = done.memory
        now = time.perf_counter()
        seconds = now - self.started
        left = (done.steps - done.step) * seconds / self.steps
        speed = f"{self.tokens / seconds:,.0f} tokens/s, {self.memory / 1e6:,.0f} MB"
        line = f"step {done.step} of {done.steps}, loss {done.loss:.3f}, {speed}, {left:.0f} s left"
        print(line, file=self.log, flush=True)
        self.bar.total, self.bar.n = done.steps, done.step
        self.bar.set_postfix_str(f"loss {done.loss:.3f}, {speed}", refresh=False)
        self.bar.update(0)
        if self.bar.disable and now - self.last_line >= self.SECONDS_BETWEEN_LINES:
            print(f"{self.stage}: {line}", file=sys.stderr, flush=True)
            self.last_line = now

    def note(self, text: str) -> None:
        """Write a line to the log file and, above the bar, to stderr."""
        print(text, file=self.log, flush=True)
        self.bar.write(f"{self.stage}: {text}", file=sys.stderr)

    def __exit__(self, *_: object) -> None:
        self.bar.close()
        self.log.close()
        seconds = time.perf_counter() - self.started
        log_timing(self.stage, seconds=seconds, tokens_per_second=self.tokens / seconds, peak_memory=self.memory)


def summary(stage: str, text: str) -> None:
    """Print the one line with which a stage says that it is done."""
    print(f"{stage}: {text}", flush=True)
