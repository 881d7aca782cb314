"""What a user can do wrong ends in one line on stderr and a non-zero exit, with nothing half-written.

Each stage runs as a process of its own. Faults of a rulebook are in tests/rulebook/test_sources.py, of a
base model in tests/models/test_base.py, of adapters in tests/models/test_fusing.py.
"""

import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, ROOT

BOOK = """# Wilds

## Wolf

_Medium Beast, Unaligned_

**AC** 12
**HP** 11 (2d8 + 2)
**Speed** 40 ft.

**_Pack Tactics._** The wolf has Advantage on an attack roll if an ally is within 5 feet of the target.
"""


@pytest.fixture
def workplace(tmp_path) -> Path:
    """A folder with parameters and a small rulebook, where stages can run alone."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    book = tmp_path / "data/rulebooks/wilds"
    book.mkdir(parents=True)
    (book / "wilds.md").write_text(BOOK, "utf-8")
    return tmp_path


def run(workplace: Path, stage: str, largest_file: int | None = None) -> subprocess.CompletedProcess:
    """Run a stage; writing more than `largest_file` bytes into one file fails as on a full disk."""

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run(
        [sys.executable, "-m", *stage.split()],
        cwd=workplace, env={**ENVIRONMENT, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, preexec_fn=limit,
    )  # fmt: skip


def files(folder: Path) -> list[str]:
    """What stands in the folder, apart from the log of timings."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(name) for name in names if name.parts[0] != ".cache")


def assert_refused(finished: subprocess.CompletedProcess, *parts: str) -> None:
    assert finished.returncode == 1
    errors = finished.stderr.splitlines()
    assert len(errors) == 1, finished.stderr
    assert errors[0].startswith("error: ")
    for part in parts:
        assert part in errors[0]


@pytest.mark.parametrize("stage", ["ingest", "train", "quantize"])
def test_a_wrong_parameter_stops_a_stage_before_any_work(workplace, stage):
    text = (workplace / "params.yaml").read_text().replace("  rank: 8 ", "  rank: eight ")
    (workplace / "params.yaml").write_text(text)
    before = files(workplace)
    assert_refused(run(workplace, f"stages.{stage}"), "params.yaml: lora.rank = 'eight'")
    assert files(workplace) == before


@pytest.mark.parametrize(
    ("stage", "missing", "maker"),
    [
        ("stages.generate", "data/passages.jsonl", "ingest"),
        ("stages.train", "models/base", "base"),
        ("stages.predict fused", "data/prepared/test.jsonl", "prepare"),
        ("stages.evaluate", "data/predictions/base.jsonl", "predict@base"),
    ],
)
def test_a_missing_input_names_the_stage_that_makes_it(workplace, stage, missing, maker):
    assert_refused(run(workplace, stage), missing, f"dvc repro {maker}")


def test_a_damaged_record_is_named_with_its_line(workplace):
    assert run(workplace, "stages.ingest").returncode == 0
    passages = workplace / "data/passages.jsonl"
    lines = passages.read_text().splitlines()
    passages.write_text("\n".join([lines[0], lines[0].replace('"start_line":', '"start_lin":')]) + "\n")
    assert_refused(run(workplace, "stages.generate"), "data/passages.jsonl, line 2: start_line", "--force ingest")


@pytest.mark.parametrize(("stage", "largest_file"), [("stages.ingest", 200), ("stages.base", 300_000)])
def test_a_disk_that_fills_while_writing_leaves_nothing_half_written(workplace, stage, largest_file):
    if stage == "stages.base":
        assert run(workplace, "stages.ingest").returncode == 0
        profile = workplace / "profiles/embedded.yaml"
        quick, count = re.subn(r"  steps: \d+ ", "  steps: 1 ", profile.read_text())
        assert count == 1
        profile.write_text(quick)
    before = files(workplace)
    assert_refused(run(workplace, stage, largest_file), "the disk is full", "Free some space")
    assert files(workplace) == before
