"""The cache of answers: hours of work of a model that no crash, restart or second run may lose or repeat.

`<cache>/generate/<digest>/ab/<key>.json` holds one answer. The key is a hash of everything that shapes it: messages
(template, passage, what was asked before), schema and options; the folder is the model's digest, not its tag. Host,
timeout and concurrency are no part of it. Files appear complete or not at all.
"""

import fcntl
import hashlib
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dm_assistant import files
from dm_assistant.generation.conversation import Conversation, Reply
from dm_assistant.generation.generator import Written
from dm_assistant.prompts import Message
from dm_assistant.records import content_id

DIGEST_DIGITS = 16
POLL_SECONDS = 0.2


class Answers:
    """The answers of one model under one schema and one set of options."""

    def __init__(self, cache: Path, digest: str, shape: Mapping[str, Any]) -> None:
        """`shape` is what shapes an answer beside model and messages: schema and options."""
        self.folder = cache / _folder(digest)
        self._shaped = hashlib.sha256(json.dumps(shape, sort_keys=True).encode())

    def path(self, messages: Sequence[Message]) -> Path:
        """Where the answer to `messages` is, or would be, kept."""
        return self.folder / self._name(messages)

    def get(self, messages: Sequence[Message]) -> Reply | None:
        """The answer that is kept, None where there is none; a damaged file is said and counts as none."""
        path = f"{self.folder}/{self._name(messages)}"
        try:
            text = _read(path)
        except FileNotFoundError:
            return None
        try:
            return Reply(**json.loads(text))
        except (ValueError, TypeError):
            print(f"generate: {path} is damaged; its question is asked again", file=sys.stderr)
            return None

    def put(self, messages: Sequence[Message], reply: Reply) -> None:
        """Keep an answer."""
        files.write_text(self.path(messages), json.dumps(vars(reply), ensure_ascii=False) + "\n")

    def replay(self, conversation: Conversation, used: set[Path] | None = None) -> Written | None:
        """Drive a conversation from the cache alone; None where an answer is missing. The files go into `used`."""
        try:
            messages = next(conversation)
            while reply := self.get(messages):
                if used is not None:
                    used.add(self.path(messages))
                messages = conversation.send(reply)
        except StopIteration as end:
            return end.value
        conversation.close()
        return None

    def _name(self, messages: Sequence[Message]) -> str:
        hashed = self._shaped.copy()
        for message in messages:
            content = message["content"].encode()
            hashed.update(b"%s %d\n%s" % (message["role"].encode(), len(content), content))
        key = hashed.hexdigest()[:32]
        return f"{key[:2]}/{key}.json"

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Wait until no other run asks this model, then keep others waiting: no question is asked twice.

        The system releases the lock when its process ends, however it ends.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            waiting = False
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if not waiting:
                        print("generate: waiting for another run that asks the same model", file=sys.stderr)
                    waiting = True
                    time.sleep(POLL_SECONDS)
            yield


def remember_digest(cache: Path, model: str, digest: str) -> None:
    """Note which digest a model's name stood for, so that a complete run needs no server."""
    files.write_text(_note(cache, model), json.dumps({"model": model, "digest": digest}) + "\n")


def remembered_digest(cache: Path, model: str) -> str | None:
    """The digest that the name last stood for; None where it was never seen."""
    note = _note(cache, model)
    return json.loads(note.read_text(encoding="utf-8"))["digest"] if note.exists() else None


def _read(path: str) -> bytes:
    """The bytes of a file; five times as fast as `open`, which is felt with ten thousands of files."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        parts = []
        while part := os.read(descriptor, 1 << 16):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class Kept:
    """The answers of one model; `models` are the names that stand for it now, none where all moved on."""

    folder: Path
    models: list[str]
    files: list[Path]

    @property
    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self.files)


def kept_answers(cache: Path) -> list[Kept]:
    """What the cache holds, model by model."""
    notes = [json.loads(note.read_text(encoding="utf-8")) for note in sorted((cache / "models").glob("*.json"))]
    names: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        names[_folder(note["digest"])].append(note["model"])
    folders = sorted(folder for folder in cache.glob("*") if folder.is_dir() and folder.name != "models")
    return [Kept(folder, sorted(names[folder.name]), sorted(folder.glob("??/*.json"))) for folder in folders]


def _folder(digest: str) -> str:
    return digest.removeprefix("sha256:")[:DIGEST_DIGITS]


def _note(cache: Path, model: str) -> Path:
    return cache / "models" / f"{content_id(model)}.json"
