"""`dm compare` reads two runs out of git and DVC and compares them question by question."""

import shutil
import subprocess

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.records import write_jsonl
from tests.conftest import ROOT


def write_run(folder, planted, right: int) -> None:
    """The predictions of a run with `right` right answers of 40 in every mode."""
    for predictions in planted.predictions.values():
        predictions.clear()
    planted.predict_all(quantized=(right, right))
    write_jsonl(folder / "data/passages.jsonl", planted.passages)
    write_jsonl(folder / "data/prepared/test.jsonl", planted.examples)
    for split in ("train", "exam"):
        write_jsonl(folder / f"data/prepared/{split}.jsonl", [])
    write_jsonl(folder / "data/predictions/quantized.jsonl", planted.predictions["quantized"])


def git(folder, *command: str) -> None:
    subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def runs(planted, tmp_path, monkeypatch):
    """A repository: `weak` is a tag, the workspace holds a better run."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.email", "a@example.org")
    git(tmp_path, "config", "user.name", "A")
    (tmp_path / ".dvc").mkdir()
    (tmp_path / ".dvc/config").touch()
    write_run(tmp_path, planted, right=10)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "weak")
    git(tmp_path, "tag", "weak")
    write_run(tmp_path, planted, right=30)
    return tmp_path


def test_the_better_run_is_named_with_its_gain(runs, capsys):
    cli.run(["compare", "weak", "workspace"])
    printed = capsys.readouterr().out
    assert "**workspace is better than weak, closed**: token F1 0.250 → 0.750, +0.500" in printed
    assert "**workspace is better than weak, open**" in printed
    assert "| weak closed → workspace closed | 40 | 40 |" in printed


def test_the_other_way_round_it_is_worse(runs, capsys):
    cli.run(["compare", "workspace", "weak"])
    assert "**weak is worse than workspace, closed**: token F1 0.750 → 0.250, -0.500" in capsys.readouterr().out


def test_a_mode_with_other_questions_is_left_out_and_said_so(runs, planted, capsys):
    predictions = [one for one in planted.predictions["quantized"] if (one.mode, one.example_id) != ("open", "e00")]
    write_jsonl(runs / "data/predictions/quantized.jsonl", predictions)
    cli.run(["compare", "weak", "workspace"])
    printed = capsys.readouterr().out
    assert "workspace is better than weak, closed" in printed
    assert "Left out, for want of the same questions: open.\n" in printed


def test_runs_with_other_questions_are_refused_with_what_they_share(runs, planted):
    planted.examples[:] = [
        one.model_copy(update={"id": f"n{one.id}"}) if one.id < "e30" else one for one in planted.examples
    ]
    write_run(runs, planted, right=30)
    with pytest.raises(UserError, match=r"did not answer the same questions \(closed 40 and 40, 10 of them the same"):
        cli.run(["compare", "weak", "workspace"])


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ("nowhere", "nowhere is no commit and no experiment"),
        ("weak:fused", "data/predictions/fused.jsonl of weak cannot be read"),
        ("workspace:fused", "data/predictions/fused.jsonl does not exist. Make it with: dvc repro"),
        ("weak:best", "weak:best: 'best' is no variant. Name one of base, adapted, fused, quantized"),
    ],
)
def test_what_cannot_be_read_is_named(runs, run, message):
    with pytest.raises(UserError, match=message):
        cli.run(["compare", run, "workspace"])


def test_variants_of_one_run_are_compared(runs, planted, capsys):
    answers = [one.model_copy(update={"variant": "adapted"}) for one in planted.predictions["quantized"]]
    write_jsonl(runs / "data/predictions/adapted.jsonl", answers)
    cli.run(["compare", "workspace:adapted", "workspace"])
    assert "**workspace is as good as workspace:adapted, closed**" in capsys.readouterr().out


def test_predictions_of_another_version_are_said_to_be_so(runs):
    (runs / "data/predictions/quantized.jsonl").write_text('{"example_id": "e00"}\n')
    with pytest.raises(UserError, match="quantized.jsonl of workspace was written by another version"):
        cli.run(["compare", "weak", "workspace"])
