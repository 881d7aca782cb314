"""What the README says is so: its commands run as typed, and what it shows of their output is what they print."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dm_assistant import summary
from tests.conftest import ENVIRONMENT, ROOT, Project
from tests.test_experiments import COMMANDS as EXPERIMENTS

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = [(found[1], found[2]) for found in re.finditer(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
# Commands that no test runs from here, each with the reason.
NOT_RUN = {
    "make test": "it is this test suite",
    "ollama pull llama3.2": "it downloads two gigabytes, with a program that is not ours",
    "dvc exp run -S profile=apple": "it downloads a model of several gigabytes and trains it on Apple's GPU",
    "dm chat": "it waits for a person; tests/chat/ drives it in a terminal",
    "dm serve": "it serves until it is stopped; tests/serve/ asks it",
    "dm review": "it waits for a person; tests/review/ drives it in a terminal",
    "dm gates": "it exits with 1 for a model as small as here; tests/evaluation/ has both",
    **dict.fromkeys(EXPERIMENTS, "it trains; tests/test_experiments.py runs it as typed"),
}


def commands(language: str, block: str) -> list[str]:
    """The command lines of a block, without prompts and comments."""
    lines = [line.removeprefix("$ ") for line in block.splitlines() if language == "bash" or line.startswith("$ ")]
    return [re.sub(r"\s+#.*", "", line) for line in lines if line.strip()]


SCRIPTS = [commands(language, block) for language, block in BLOCKS if language in ("bash", "console")]


@pytest.fixture(scope="module")
def checkout(project, tmp_path_factory) -> Project:
    """A clone in which the graph has run, with a virtual environment in its place and a rulebook to add."""
    clone = project.clone(tmp_path_factory.mktemp("readme") / "clone")
    folder = clone.folder
    environment = folder / ".venv"
    environment.mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (environment / part).symlink_to(Path(sys.prefix) / part)
    (environment / "ready").touch()  # newer than the lock file: `make` has nothing to install
    # The same rules as ours: ingest runs, and all that follows finds its inputs unchanged. Training takes its time
    # in test_experiments.py.
    shutil.copytree(folder / "data/rulebooks/tabletop-basics", folder / "my-rules")
    return clone


@pytest.fixture
def bash(checkout):
    """Runs lines in the clone as one script, without the virtual environment on PATH; afterwards all is as before."""
    binaries = str(Path(sys.prefix) / "bin")
    path = os.pathsep.join(part for part in ENVIRONMENT["PATH"].split(os.pathsep) if part != binaries)
    # `dm` is installed from another folder than the clone: PYTHONPATH gives it the clone's code.
    environment = {**ENVIRONMENT, "PATH": path, "PYTHONPATH": str(checkout.folder)}

    def run(lines: list[str]) -> str:
        finished = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],
            cwd=checkout.folder, env=environment, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert finished.returncode == 0, f"{lines}\n{finished.stdout}\n{finished.stderr}"
        return finished.stdout

    yield run
    checkout.run("git", "checkout", "--quiet", ".")
    for made in ("data/sources", "my-index"):
        shutil.rmtree(checkout.folder / made, ignore_errors=True)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script[-1])
def test_commands_run_as_typed(script, bash):
    bash([line for line in script if line not in NOT_RUN])


@pytest.mark.parametrize("command", ["$ dm ask", "$ dm search"])
def test_dm_prints_what_the_readme_shows(bash, command):
    (shown,) = [block for language, block in BLOCKS if language == "console" and command in block]
    typed = commands("console", shown)
    assert bash(typed) == shown.partition(f"$ {typed[-1]}\n")[2]


def test_make_repro_prints_what_the_readme_shows():
    (shown,) = [block for language, block in BLOCKS if language == "console" and "$ make repro" in block]
    committed = subprocess.run(
        ["git", "show", f"HEAD:{summary.SCORES}"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    table = "\n".join(summary.score_table(json.loads(committed)))
    assert table in shown, f"{summary.SCORES} as committed gives\n{table}"
    for name, what in summary.MADE.items():
        assert re.search(rf"^  {re.escape(name)} .* {re.escape(what)}$", shown, re.MULTILINE)
    for command, what in summary.NEXT.items():
        assert re.search(rf"^  {re.escape(command)} +{re.escape(what)}$", shown, re.MULTILINE)


def test_commands_within_sentences_are_among_those_that_are_tested():
    text = re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL)
    typed = set(re.findall(r"`((?:make|dvc|dm|python) [^`]+)`", text))
    assert typed, "the README names no command, or not in backquotes"
    known = {line for script in SCRIPTS for line in script}
    prefixes = {" ".join(line.split()[:count]) for line in known for count in (2, 3)}
    assert typed <= known | prefixes


def test_the_environment_is_activated_wherever_dvc_or_dm_is_typed():
    for script in SCRIPTS:
        if any(line.startswith(("dvc ", "dm ", "python ")) for line in script):
            assert script[0] == "source .venv/bin/activate"


def test_every_reason_not_to_run_a_command_belongs_to_a_command():
    shown = {line for script in SCRIPTS for line in script}
    assert shown >= NOT_RUN.keys() - set(EXPERIMENTS)


def test_the_picture_shows_every_stage():
    (picture,) = [block for language, block in BLOCKS if language == "text"]
    stages = yaml.safe_load((ROOT / "dvc.yaml").read_text("utf-8"))["stages"]
    assert stages.keys() <= set(re.findall(r"\w+", picture))


def links() -> Iterator[str]:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if not target.startswith("http"):
            yield target


@pytest.mark.parametrize("target", sorted(set(links())))
def test_links_lead_somewhere(target):
    file, _, heading = target.partition("#")
    assert not file or (ROOT / file).exists()
    headings = {title.casefold().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    assert not heading or heading in headings
