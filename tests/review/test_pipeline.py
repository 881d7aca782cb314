"""A real DVC heeds decisions: those in git, and those about own rulebooks, which stay out of it."""

import shutil
from datetime import UTC, datetime

import pytest

from dm_assistant.curation.decisions import append
from dm_assistant.records import Decision, Verdict, read_jsonl
from tests.conftest import Project

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """A project after curate, of a rulebook of one's own."""
    project = Project.from_tree(tmp_path_factory.mktemp("review") / "project")
    rulebook = project.folder / "data/sources/mine"
    rulebook.mkdir(parents=True)
    shutil.copy(project.folder / "data/rulebooks/tabletop-basics/equipment.md", rulebook)
    project.replace("params.yaml", r"^  sources: data/rulebooks", "  sources: data/sources")
    project.run("dvc", "repro", "curate")
    return project


def accepted(project: Project) -> dict[str, Verdict]:
    path = project.folder / "data/curated/accepted.jsonl"
    return {verdict.pair.id: verdict for verdict in read_jsonl(path, Verdict, made_by="curate")}


def reject_one(project: Project, file: str) -> str:
    """Reject a pair that was accepted and return its id."""
    pair = min(accepted(project).values(), key=lambda verdict: verdict.pair.id).pair
    decision = Decision(
        pair_id=pair.id, verdict="reject", question=pair.question, answer=pair.answer, reviewer="ann",
        time=datetime.now(UTC), fact_id=pair.fact_id, passage_id=pair.passage_id,
    )  # fmt: skip
    append(project.folder / file, [decision])
    return pair.id


def ran(project: Project) -> list[str]:
    """The stages that `dvc repro curate` ran."""
    printed = project.run("dvc", "repro", "curate").stdout.splitlines()
    return [line.split("'")[1] for line in printed if line.startswith("Running stage")]


def test_a_decision_about_own_rulebooks_is_heeded_and_stays_out_of_git(project):
    before = project.run("git", "status", "--porcelain").stdout
    assert ran(project) == []
    rejected = reject_one(project, "data/sources/decisions.jsonl")
    assert ran(project) == ["ingest", "curate"], "the folder has changed; what ingest makes of it has not"
    assert rejected not in accepted(project)
    assert ran(project) == []
    assert "sources" not in project.run("git", "status", "--porcelain", "--untracked-files=all").stdout
    assert {line for line in before.splitlines() if "data/" in line} == set()


def test_a_decision_in_git_is_heeded_there_too(project):
    rejected = reject_one(project, "data/decisions.jsonl")
    assert ran(project) == ["curate"]
    assert rejected not in accepted(project)


def test_an_unreadable_line_stops_curate_with_its_number(project):
    path = project.folder / "data/decisions.jsonl"
    before = path.read_bytes()
    number = before.count(b"\n") + 1
    path.write_bytes(before + b"<<<<<<< HEAD\n")
    finished = project.run("dvc", "repro", "curate", check=False)
    path.write_bytes(before)
    assert finished.returncode != 0
    assert f"data/decisions.jsonl, line {number}: " in finished.stderr
