"""Long work in parts that outlive a kill: each finished part is kept until the whole is done.

Parts are the same in every run, so a run that goes on after a kill gives the bytes of one that was never stopped.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dm_assistant.files import write_text

Item = TypeVar("Item")


class Parts:
    """The finished parts of one piece of work, as JSON files in `folder`; `key` is all that shapes the results."""

    def __init__(self, folder: Path, key: Any) -> None:
        self.folder = folder
        self.key = key
        self.used: list[Path] = []

    def run(
        self, items: Sequence[Item], size: int, work: Callable[[Sequence[Item]], list[Any]]
    ) -> Iterator[tuple[Any, ...]]:
        """The results of `work`, one for each item, computed or read `size` items at a time.

        Items and results are anything that JSON holds.
        """
        for start in range(0, len(items), size):
            part = items[start : start + size]
            name = hashlib.sha256(json.dumps([self.key, part]).encode()).hexdigest()
            path = self.folder / f"{name}.json"
            if not path.exists():
                write_text(path, json.dumps(work(part)))
            self.used.append(path)
            yield from json.loads(path.read_text(encoding="utf-8"))

    def finish(self) -> None:
        """Remove the parts that were used: what was made of them is written."""
        for path in self.used:
            path.unlink(missing_ok=True)
