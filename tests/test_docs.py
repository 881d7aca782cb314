"""docs/ agrees with the files and the code."""

import csv
import json
import re
import subprocess

import pytest

from dm_assistant import model_identity, records  # noqa: F401  the former defines records, too
from dm_assistant.rulebook.lint import Finding
from tests.conftest import ROOT

ARCHITECTURE = (ROOT / "docs/architecture.md").read_text("utf-8")
FORMATS = (ROOT / "docs/data-formats.md").read_text("utf-8")
FORMAT_OF = {kind.__name__: kind for kind in [*records.Record.__subclasses__(), Finding]}


def tree_of(text: str) -> dict[str, bool]:
    """The paths of the first ```text block, by indentation; whether each has entries below it."""
    paths: dict[str, bool] = {}
    above: list[str] = []
    for line in re.search(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[1].splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        above = [*above[:depth], name]
        for parent in range(1, len(above)):
            paths["".join(above[:parent])] = True
        paths["".join(above)] = False
    return paths


TREE = tree_of(ARCHITECTURE)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    # an empty __init__.py says nothing
    return [name for name in listed.split("\0") if name and (ROOT / name).exists() and not name.endswith("__init__.py")]


def test_every_tracked_file_stands_in_the_tree():
    leaves = [path for path, has_entries in TREE.items() if not has_entries]
    missing = [
        name
        for name in tracked()
        if not any(name == leaf or (leaf.endswith("/") and name.startswith(leaf)) for leaf in leaves)
    ]
    assert not missing, f"docs/architecture.md: add to the tree: {', '.join(missing)}"


def test_the_tree_shows_nothing_that_is_not_there():
    assert len(TREE) > 80
    gone = [path for path in TREE if not (ROOT / path).exists()]
    assert not gone, f"docs/architecture.md: take out of the tree: {', '.join(gone)}"


@pytest.mark.parametrize("document", ["docs/architecture.md", "docs/data-formats.md"])
def test_paths_in_code_spans_exist(document):
    text = (ROOT / document).read_text("utf-8")
    named = set(re.findall(r"`((?:dm_assistant|stages|tests|docs|plots/templates|profiles)/[\w./-]*)`", text))
    assert named
    assert not [path for path in sorted(named) if not (ROOT / path).exists()]


def test_names_pointed_at_in_a_module_are_defined_there():
    pointed = re.findall(r"((?:`\w+`(?: and )?)+) in `(dm_assistant/[\w/]+\.py)`", ARCHITECTURE)
    assert len(pointed) >= 5
    for names, module in pointed:
        code = (ROOT / module).read_text("utf-8")
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"^(?:def {name}\b|{name}\b.*=)", code, re.MULTILINE), f"{module} has no {name}"


def section(title: str) -> str:
    return re.search(rf"^##+ {title}\n(.*?)(?=^##|\Z)", FORMATS, re.MULTILINE | re.DOTALL)[1]


@pytest.mark.parametrize("name", sorted(FORMAT_OF))
def test_the_fields_of_a_record_are_listed_in_their_order(name):
    table = section(name).partition("| field |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(FORMAT_OF[name].model_fields)


def keys_of(content: dict) -> set[str]:
    """The keys of a metrics file, down to where keys are data: kinds, types, checks, layers."""
    counted = re.compile(r"by_|_by|entries")
    return set(content) | {
        key
        for name, value in content.items()
        if isinstance(value, dict) and not counted.search(name)
        for key in keys_of(value)
    }


def test_every_key_of_the_metrics_is_listed(project):
    files = sorted((project.folder / "metrics").glob("*.json"))
    assert len(files) >= 8
    for path in files:
        (row,) = [line for line in section("Metrics").splitlines() if line.startswith(f"| `metrics/{path.name}` |")]
        listed = set(re.findall(r"`([\w.]+)`", row)) | {"base", "fused", "quantized"}
        assert keys_of(json.loads(path.read_text("utf-8"))) <= listed, path.name


def test_every_column_and_metric_of_the_table_of_scores_is_listed(project):
    with (project.folder / "metrics/scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    described = set(re.findall(r"`(\w+)`", section("Metrics")))
    assert rows[0].keys() | {row["metric"] for row in rows} <= described


def test_the_files_of_index_and_adapters_are_listed(project):
    index = set(re.findall(r"`([\w.]+\.\w+)`", section("The index")))
    assert index == {path.name for path in (project.folder / "data/index").iterdir()}
    adapters = {path.name for path in (project.folder / "models/adapters").rglob("*") if path.is_file()}
    assert adapters <= set(re.findall(r"`([\w.]+)`", section("Models")))
