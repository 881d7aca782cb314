"""The review desk with 50,000 pairs in a real terminal: how soon it shows the first one, how fast keys answer.

Reads   nothing
Writes  nothing; a table on standard output
Run     python -m bench.review

Times are from the key to the last byte that the desk sends for it. Beside them stands what the desk computes, because
on a busy machine others' work counts in the first.
"""

import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

import psutil

from dm_assistant.errors import run_reporting_errors
from dm_assistant.records import Judgement, Pair, Passage, Verdict, content_id, write_jsonl

ROOT = Path(__file__).parents[1]
PAIRS, PASSAGES = 50_000, 5_000
KEYS = [  # what is typed before, the key, what it does, how often it is pressed
    ("", "a", "accept, on the disk", 12),
    ("", "2", "reject, on the disk", 12),
    ("", "s", "skip", 12),
    ("", "b", "back", 12),
    ("", "u", "undo, on the disk", 12),
    ("", "o", "another order, the first time", 3),
    ("", "f", "another filter", 3),
    ("/7 coins", "\r", "search, the first time", 1),
    ("", "d", "details", 1),
]


def passage(number: int) -> Passage:
    text = f"Road {number} is long.\n" * (20 + number % 20) + f"The toll of road {number} is {number} coins."
    return Passage(
        id=f"p{number}", rulebook="Roads", edition="1", file=f"{number // 500}.md", start_line=1, end_line=10,
        heading_path=["Roads", f"Road {number}"], section=f"Road {number}", kind="rule", name=f"Road {number}",
        text=text,
    )  # fmt: skip


def verdict(number: int) -> Verdict:
    """Every tenth pair is turned down, every hundredth one with a score of the judge that says otherwise."""
    road = number % PASSAGES
    question, answer = f"What is the toll of road {road}, asked for time {number}?", f"{road} coins."
    pair = Pair(
        id=content_id(f"p{road}", question, answer), fact_id=f"f{road}", passage_id=f"p{road}", section=f"Road {road}",
        kind="rule", type="lookup", question=question, answer=answer,
        evidence=f"The toll of road {road} is {road} coins.", generator="bench",
    )  # fmt: skip
    judge = Judgement(faithful=5, answerable=5, self_contained=5, reason="It says so.", model="judge")
    reasons = [] if number % 10 else ["too short: 2 words"]
    return Verdict(pair=pair, accepted=not reasons, reasons=reasons, judgement=None if number % 100 else judge)


def make_project(folder: Path) -> None:
    """A project after curate."""
    shutil.copy(ROOT / "params.yaml", folder)
    shutil.copytree(ROOT / "profiles", folder / "profiles")
    verdicts = [verdict(number) for number in range(PAIRS)]
    write_jsonl(folder / "data/passages.jsonl", map(passage, range(PASSAGES)))
    write_jsonl(folder / "data/curated/accepted.jsonl", (verdict for verdict in verdicts if verdict.accepted))
    write_jsonl(folder / "data/curated/rejected.jsonl", (verdict for verdict in verdicts if not verdict.accepted))
    (folder / "data/decisions.jsonl").touch()


class Desk:
    """`dm review` in a terminal of 80 × 24, and what it has computed, in seconds."""

    def __init__(self, folder: Path):
        command = [sys.executable, "-m", "dm_assistant.cli", "review", "--reviewer", "bench"]
        pid, self.line = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.execve(command[0], command, {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"})
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = psutil.Process(pid)

    def computed(self) -> float:
        times = self.process.cpu_times()
        return times.user + times.system

    def wait_for(self, text: bytes) -> None:
        shown = b""
        while text not in shown:
            shown += os.read(self.line, 1 << 16)

    def press(self, keys: str) -> float:
        """Press keys; seconds until the last byte of the screen that follows."""
        start = last = time.perf_counter()
        os.write(self.line, keys.encode())
        patience = 5.0  # for the first byte
        while select.select([self.line], [], [], patience)[0]:
            os.read(self.line, 1 << 16)
            last, patience = time.perf_counter(), 0.3
        return last - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder)
        for turn in ("first", "second"):
            start = time.perf_counter()
            desk = Desk(folder)
            desk.wait_for(b"decided")
            took = time.perf_counter() - start
            print(f"{PAIRS:,} pairs open, {turn} time: {took:.2f} s, computed {desk.computed():.2f} s")
            time.sleep(1)
            if turn == "first":
                desk.process.kill()
        print(f"{desk.process.memory_info().rss / 2**20:.0f} MiB")
        for typed, key, what, presses in KEYS:
            if typed:
                desk.press(typed)
            before = desk.computed()
            times = [desk.press(key) for _ in range(presses)]
            computed = (desk.computed() - before) / presses
            print(
                f"{what:30} median {statistics.median(times) * 1e3:4.0f} ms, longest {max(times) * 1e3:4.0f} ms, "
                f"computed {computed * 1e3:3.0f} ms"
            )
        desk.process.kill()


if __name__ == "__main__":
    run_reporting_errors(main)
