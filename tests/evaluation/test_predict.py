"""The predict stage with a tiny model, from files to files."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from dm_assistant.records import Prediction, read_jsonl, write_jsonl
from dm_assistant.retrieval import build_index
from stages import predict
from tests.conftest import ROOT
from tests.models.conftest import make_model

PREDICTIONS = Path("data/predictions/base.jsonl")
KEPT = Path(".cache/predict")


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    return make_model(tmp_path_factory.mktemp("model") / "base")


@pytest.fixture
def workspace(model, planted, tmp_path, monkeypatch):
    """What the stage reads; parts of eight questions and answers of four tokens."""
    shutil.copytree(model, tmp_path / "models/base")
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    params = (ROOT / "params.yaml").read_text("utf-8")
    (tmp_path / "params.yaml").write_text(re.sub(r"max_tokens: 96", "max_tokens: 4", params), "utf-8")
    profile = tmp_path / "profiles/embedded.yaml"
    profile.write_text(re.sub(r"( batch:) \d+", r"\1 8", profile.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DVC_ROOT", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["predict", "base"])
    monkeypatch.setattr(predict, "BATCHES", 1)
    build_index(planted.passages).save(Path("data/index"))
    splits = {
        name: [example.model_copy(update={"id": f"{name}-{example.id}"}) for example in planted.examples[:12]]
        for name in ("test", "train", "exam")
    }
    for name, examples in splits.items():
        write_jsonl(Path(f"data/prepared/{name}.jsonl"), examples)
    return tmp_path


def test_every_mode_is_answered_and_the_likelihood_measured_where_no_passage_is_read(workspace):
    predict.main()
    predictions = read_jsonl(PREDICTIONS, Prediction, made_by="predict@base")
    counts = {mode: sum(one.mode == mode for one in predictions) for mode in ("closed", "gold", "exam", "train")}
    assert counts == {"closed": 12, "gold": 11, "exam": 12, "train": 12}
    assert {one.mode for one in predictions if one.log_likelihood is not None} == {"closed", "train"}
    assert all(one.log_likelihood < 0 < one.reference_tokens for one in predictions if one.mode == "closed")


def test_a_run_that_was_stopped_goes_on_and_gives_the_same_bytes(workspace, monkeypatch):
    predict.main()
    whole = PREDICTIONS.read_bytes()
    assert not list(KEPT.iterdir()), "what is finished is removed, or the next lines would prove nothing"
    asked: list[int] = []
    answer_all = predict.answer_all

    def stopping(model, prompts, *rest):
        if len(asked) == 5:
            raise KeyboardInterrupt
        asked.append(len(prompts))
        return answer_all(model, prompts, *rest)

    monkeypatch.setattr(predict, "answer_all", stopping)
    PREDICTIONS.unlink()
    with pytest.raises(KeyboardInterrupt):
        predict.main()
    assert len(list(KEPT.iterdir())) == 5
    assert not PREDICTIONS.exists()
    again: list[int] = []
    monkeypatch.setattr(predict, "answer_all", lambda *given: again.append(len(given[1])) or answer_all(*given))
    predict.main()
    assert PREDICTIONS.read_bytes() == whole
    assert sum(asked) + sum(again) == len(whole.splitlines())
