"""Two small rulebooks and their index; for tests that run DVC a project: a copy of the tree, on the smoke profile."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from dm_assistant.retrieval import Index, build_index
from dm_assistant.rulebook.reading import read_rulebooks
from tests.books import write_books

ROOT = Path(__file__).resolve().parents[1]
# The commands find `python`, `dvc` and `dm` as they do after `source .venv/bin/activate`.
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
ENVIRONMENT["COLUMNS"] = "5000"  # DVC drops the columns of a table that do not fit
ENVIRONMENT.pop("PYTHONPATH", None)


def heed_ctrl_c() -> None:
    """For `preexec_fn`: a job in the background is born deaf to Ctrl-C, and so is every child of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Project:
    """A git repository with this project, its own DVC cache, and the smoke profile."""

    def __init__(self, folder: Path):
        self.folder = folder

    @classmethod
    def from_tree(cls, folder: Path) -> "Project":
        """Copy what git tracks, or would track, as it is now; without results."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, check=True, text=True,
        ).stdout  # fmt: skip
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file() and not name.startswith(("metrics/", "plots/dvclive/")) and name != "dvc.lock":
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, target)
        project = cls(folder)
        project.replace("params.yaml", r"^profile: \w+", "profile: smoke")
        project.run("git", "init", "--quiet")
        project._introduce()
        project.commit("start")
        return project

    def clone(self, folder: Path) -> "Project":
        """A clone with all results, which shares this project's DVC cache."""
        self.run("git", "clone", "--quiet", str(self.folder), str(folder))
        other = Project(folder)
        other._introduce()
        other.run("dvc", "cache", "dir", "--local", str(self.folder / ".dvc" / "cache"))
        other.run("dvc", "checkout", "--quiet")
        return other

    def _introduce(self) -> None:
        self.run("git", "config", "user.name", "Test")
        self.run("git", "config", "user.email", "test@example.invalid")

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run a command in the project as a user would; its output is in the failure message."""
        finished = subprocess.run(
            command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=600
        )
        if check and finished.returncode:
            raise AssertionError(
                f"{' '.join(command)} exited {finished.returncode}\n{finished.stdout}\n{finished.stderr}"
            )
        return finished

    def commit(self, message: str) -> None:
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", message)

    def replace(self, file: str, pattern: str, text: str) -> None:
        """Replace exactly one match of `pattern` in a file."""
        path = self.folder / file
        changed, count = re.subn(pattern, text, path.read_text("utf-8"), flags=re.MULTILINE)
        assert count == 1, f"{pattern} matches {count} times in {file}"
        path.write_text(changed, "utf-8")


def run_once(tmp_path_factory, name: str) -> tuple[Project, str]:
    """A project whose graph has run and is committed, made by the first test process that asks for `name`."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, printed = shared / name, shared / f"{name}.txt"
    with FileLock(shared / f"{name}.lock"):
        if not printed.exists():
            folder.mkdir()
            project = Project.from_tree(folder)
            output = project.run("dvc", "repro").stdout
            project.commit("first run")
            printed.write_text(output, "utf-8")
    return Project(folder), printed.read_text("utf-8")


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_books(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="session")
def index(books: Path) -> Index:
    return build_index(read_rulebooks(books, max_words=220).passages)


@pytest.fixture(scope="session")
def repro(tmp_path_factory) -> tuple[Project, str]:
    """A project after its first `dvc repro`, and what that printed."""
    return run_once(tmp_path_factory, "graph")


@pytest.fixture(scope="session")
def project(repro) -> Project:
    """A project whose whole graph has run; only to look at: change a `clone` of it, or put back what you change.

    Test files run in processes of their own, so a change may be seen by the tests of another file.
    """
    return repro[0]


@pytest.fixture(scope="session")
def second_project(tmp_path_factory) -> Project:
    """The same, made apart with its own cache: to compare with, and to experiment in."""
    return run_once(tmp_path_factory, "second")[0]
