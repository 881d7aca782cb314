"""The evaluate stage from files to files."""

import json
import re
import shutil
from pathlib import Path

import pytest

from dm_assistant.errors import UserError
from dm_assistant.files import write_json
from dm_assistant.records import WorstAnswer, read_jsonl, write_jsonl
from stages import evaluate

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def workspace(planted, tmp_path, monkeypatch):
    """A folder with everything the stage reads; fused is better than base, quantized as good as fused."""
    shutil.copy(PROJECT / "params.yaml", tmp_path)
    shutil.copytree(PROJECT / "profiles", tmp_path / "profiles")
    planted.predict_all(base=(10, 10), fused=(30, 35), quantized=(30, 35))
    write_jsonl(tmp_path / "data/passages.jsonl", planted.passages)
    write_jsonl(tmp_path / "data/prepared/test.jsonl", planted.examples)
    write_jsonl(tmp_path / "data/prepared/train.jsonl", [])
    write_jsonl(tmp_path / "data/prepared/exam.jsonl", [])
    write_json(tmp_path / "metrics/quantize.json", {"bits_per_weight": 8.5, "bytes": 1_200_000})
    for variant, predictions in planted.predictions.items():
        write_jsonl(tmp_path / f"data/predictions/{variant}.jsonl", predictions)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_stage_writes_figures_table_verdict_and_worst_answers(workspace, capsys):
    evaluate.main()
    figures = json.loads((workspace / "metrics/evaluate.json").read_text())
    assert figures["fused"]["closed"]["f1"] == 0.75
    assert "fused,closed,all,f1,0.75," in (workspace / "metrics/scores.csv").read_text()
    assert "Fine-tuning helped, closed-book" in (workspace / "metrics/verdict.md").read_text()
    assert len(read_jsonl(workspace / "data/evaluate/worst.jsonl", WorstAnswer, made_by="evaluate")) == 10
    assert "fused 0.750" in capsys.readouterr().out


def test_size_and_quality_of_the_run_are_a_point_of_the_curve(workspace):
    evaluate.main()
    header, closed, _ = (workspace / "plots/size_quality.csv").read_text().splitlines()
    assert header == "mode,bits_per_weight,megabytes,f1,low,high"
    assert closed.startswith("closed,8.5,1.20,0.75,")


def test_a_failed_gate_is_shown_and_destroys_nothing(workspace, capsys):
    params = workspace / "params.yaml"
    params.write_text(re.sub(r"min_f1: \S+", "min_f1: 0.9", params.read_text()))
    evaluate.main()
    assert "FAILED: min_f1: 0.75, at least 0.9" in (workspace / "metrics/verdict.md").read_text()
    assert "failed gates: min_f1 (dm gates)" in capsys.readouterr().out


def test_no_text_of_a_rulebook_enters_the_metrics(workspace):
    # metrics are committed; a bought rulebook must not get into git with them
    evaluate.main()
    written = "".join(path.read_text() for path in (workspace / "metrics").iterdir())
    assert "Beast" not in written
    assert "Armor" not in written


def test_two_runs_give_the_same_bytes(workspace):
    outputs = ["metrics/evaluate.json", "metrics/scores.csv", "metrics/verdict.md", "data/evaluate/worst.jsonl"]
    outputs.append("plots/size_quality.csv")
    evaluate.main()
    first = [(workspace / name).read_bytes() for name in outputs]
    evaluate.main()
    assert [(workspace / name).read_bytes() for name in outputs] == first


def test_missing_predictions_are_named_and_nothing_is_written(workspace):
    (workspace / "data/predictions/quantized.jsonl").unlink()
    with pytest.raises(UserError, match=r"quantized.jsonl does not exist. Make it with: dvc repro predict@quantized"):
        evaluate.main()
    assert not (workspace / "metrics/evaluate.json").exists()
