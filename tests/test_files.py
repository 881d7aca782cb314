"""Folders appear complete or not at all, also when the process that writes them is killed."""

import os
import signal
import subprocess
import sys

import pytest

from dm_assistant.files import atomic_folder, scratch_folder

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from dm_assistant.files import atomic_folder, scratch_folder
target = Path(sys.argv[1])
with atomic_folder(target) as folder, scratch_folder(target) as scratch:
    (folder / "half").write_text("written")
    (scratch / "large").write_text("needed for a while")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def files_in(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("replaced", [False, True])
def test_a_killed_writer_leaves_what_was_there_and_the_next_one_cleans_up(tmp_path, replaced):
    target = tmp_path / "model"
    if replaced:
        target.mkdir()
        (target / "whole").write_text("as before")
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(target)], check=False)
    assert killed.returncode == -signal.SIGKILL
    left = [name for name in os.listdir(tmp_path) if name.startswith(".model.")]
    assert len(left) == 2, "the kill came while it wrote"
    assert (files_in(target) == {"whole": "as before"}) if replaced else not target.exists()
    with atomic_folder(target) as folder, scratch_folder(target) as scratch:
        (scratch / "large").write_text("needed for a while")
        (folder / "new").write_text("complete")
    assert os.listdir(tmp_path) == ["model"]
    assert files_in(target) == {"new": "complete"}


def test_a_folder_that_cannot_be_put_in_place_leaves_no_draft(tmp_path):
    def interrupted() -> None:
        with atomic_folder(tmp_path / "model") as folder:
            (folder / "half").write_text("written")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert os.listdir(tmp_path) == []


def test_the_draft_of_a_running_process_stays(tmp_path):
    draft = tmp_path / f".model.{os.getppid()}"
    draft.mkdir()
    with atomic_folder(tmp_path / "model"):
        pass
    assert draft.is_dir()
