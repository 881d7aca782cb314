"""Gates say what they limit, what was measured, and whether it is kept."""

import argparse
import math
import shutil

import pytest

from dm_assistant.commands import gates
from dm_assistant.errors import UserError
from dm_assistant.evaluation.gates import GATES, check_gates, describe
from dm_assistant.evaluation.table import Row, to_csv
from dm_assistant.params import Gates, load_params
from tests.conftest import ROOT

OFF = dict.fromkeys(GATES)


def row(variant: str, mode: str, metric: str, value: float, group: str = "all") -> Row:
    return Row(variant, mode, group, metric, value, value, value, 40)


ROWS = [
    row("base", "closed", "f1", 0.1),
    row("fused", "closed", "f1", 0.4),
    row("quantized", "closed", "f1", 0.35),
    row("quantized", "closed", "f1", 0.0, group="kind=spell"),
    row("quantized", "open", "invented_checked", 0.02),
]


@pytest.mark.parametrize(
    ("name", "value", "kept", "failed"),
    [
        ("min_f1", 0.35, 0.35, 0.36),
        ("min_gain", 0.3, 0.3, 0.31),
        ("max_quantization_loss", 0.05, 0.05, 0.04),
        ("max_invented", 0.02, 0.02, 0.01),
    ],
)
def test_a_gate_is_kept_up_to_its_limit_and_not_beyond(name, value, kept, failed):
    for limit, passed in ((kept, True), (failed, False)):
        [result] = check_gates(ROWS, OFF | {name: limit})
        assert (result.name, result.value, result.passed) == (name, value, passed)


def test_what_was_not_measured_is_said_to_be_so():
    # the exam is left out where its rulebook is not among the sources
    [result] = check_gates(ROWS, OFF | {"min_exam_f1": 0.5})
    assert math.isnan(result.value)
    assert result.passed is None
    assert describe(result).startswith("not measured: min_exam_f1: at least 0.5")


def test_every_gate_has_a_parameter_and_every_parameter_a_gate():
    assert list(GATES) == list(Gates.model_fields)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_dm_gates_fails_where_a_gate_does(folder, capsys):
    (folder / "metrics").mkdir()
    scores = folder / "metrics/scores.csv"
    scores.write_text(to_csv(ROWS))
    limit = load_params().evaluate.gates.max_quantization_loss
    assert gates.run(argparse.Namespace()) == 1
    assert f"FAILED: max_quantization_loss: 0.05, at most {limit}" in capsys.readouterr().out
    kept = [row("quantized", "closed", "f1", 0.4), *(one for one in ROWS if one.variant != "quantized")]
    scores.write_text(to_csv(kept))
    assert gates.run(argparse.Namespace()) == 0


def test_dm_gates_without_scores_says_how_to_get_them(folder):
    with pytest.raises(UserError, match="scores.csv does not exist. Make it with: dvc repro evaluate"):
        gates.run(argparse.Namespace())
