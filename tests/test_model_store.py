"""Hashes of model files: right, and a large file is read once."""

import hashlib
import os
from pathlib import Path

from dm_assistant import model_store
from dm_assistant.model_store import sha256_of


def test_the_hash_is_that_of_the_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(model_store, "BLOCK", 7)
    path = tmp_path / "weights"
    path.write_bytes(bytes(range(100)))
    assert sha256_of(path) == hashlib.sha256(bytes(range(100))).hexdigest()


def test_a_process_reads_a_file_once_and_again_when_it_has_changed(tmp_path, monkeypatch):
    path = tmp_path / "weights"
    path.write_bytes(b"first")
    opened = []
    read = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **b: opened.append(self.name) or read(self, *a, **b))
    link = tmp_path / "link"
    link.symlink_to(path)
    first = [sha256_of(path), sha256_of(path), sha256_of(link)]
    assert first == [hashlib.sha256(b"first").hexdigest()] * 3
    assert opened == ["weights"]
    path.write_bytes(b"other")
    os.utime(path, (1, 1))  # the clock of the file system may be coarse
    assert sha256_of(path) == hashlib.sha256(b"other").hexdigest()
