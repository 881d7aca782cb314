"""`dm export`: what is written is what was validated, with scores only where they are this model's."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.export.source import scores_of
from dm_assistant.model_identity import fused_identity, read_identity, write_identity
from dm_assistant.tokenization import load_tokenizer
from tests.conftest import ROOT

QUESTION = [{"role": "user", "content": "A wolf?"}]


@pytest.fixture
def fused(tiny_model, tmp_path, monkeypatch) -> Path:
    """models/fused in an empty project."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "params.yaml", ".")
    shutil.copytree(ROOT / "profiles", "profiles")
    shutil.copytree(tiny_model, "models/fused")
    Path("models/fused/LICENSE").write_text("MIT")
    write_identity(Path("models/fused"), fused_identity("embedded", Path("models/fused"), [], [], {}))
    return Path("models/fused")


def test_the_hub_folder_holds_the_model_its_licence_and_a_card(fused, capsys):
    cli.run(["export", "hf", "--model", "fused"])
    target = Path("models/export/hf")
    assert (target / "model.safetensors").read_bytes() == (fused / "model.safetensors").read_bytes()
    assert (target / "LICENSE").read_text() == "MIT"
    assert "# DM Assistant, fused" in (target / "README.md").read_text()
    printed = capsys.readouterr()
    assert "hf upload YOUR-NAME/dm-assistant models/export/hf" in printed.out
    assert "the card has no scores" in printed.err
    assert cli.run(["model", "verify", str(target)]) is None
    assert load_tokenizer(target).prompt_ids(QUESTION) == load_tokenizer(fused).prompt_ids(QUESTION)


def test_the_ollama_folder_has_a_modelfile_and_the_two_commands_are_printed(fused, capsys):
    cli.run(["export", "ollama", "--system", "Be brief."])
    text = Path("models/export/ollama/Modelfile").read_text()
    assert text.startswith("FROM .\n")
    assert 'SYSTEM """Be brief."""' in text
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in printed[1:]] == [["ollama", "create"], ["ollama", "run"]]


def test_the_gguf_folder_has_file_modelfile_and_card(fused, capsys):
    cli.run(["export", "gguf", "--to", "elsewhere"])
    assert sorted(path.name for path in Path("elsewhere").iterdir()) == [
        "Modelfile", "README.md", "model.gguf", "model.json",
    ]  # fmt: skip
    assert Path("elsewhere/Modelfile").read_text().startswith("FROM ./model.gguf\n")
    assert set(read_identity(Path("elsewhere")).files) == {"Modelfile", "README.md", "model.gguf"}
    assert "llama-cli --model elsewhere/model.gguf" in capsys.readouterr().out


def test_without_the_package_gguf_the_error_says_how_to_install_it(fused, monkeypatch):
    monkeypatch.setitem(sys.modules, "gguf", None)
    monkeypatch.delitem(sys.modules, "dm_assistant.export.gguf", raising=False)
    with pytest.raises(UserError, match=r"the package gguf is not installed.*\.\[export\]"):
        cli.run(["export", "gguf"])


def test_a_model_that_is_not_as_recorded_is_not_exported(fused):
    (fused / "config.json").write_text((fused / "config.json").read_text() + " ")
    with pytest.raises(UserError, match="config.json is not the file that .*records.*dvc repro --force fuse"):
        cli.run(["export", "hf", "--model", "fused"])
    assert not Path("models/export").exists()


def test_a_folder_that_is_no_export_is_left_alone(fused):
    Path("mine").mkdir()
    Path("mine/thesis.txt").write_text("years of work")
    with pytest.raises(UserError, match="mine is there and is no export of a model"):
        cli.run(["export", "hf", "--model", "fused", "--to", "mine"])
    assert Path("mine/thesis.txt").read_text() == "years of work"


def test_an_earlier_export_is_replaced(fused):
    cli.run(["export", "hf", "--model", "fused", "--to", "mine"])
    cli.run(["export", "gguf", "--to", "mine"])
    assert read_identity(Path("mine")).export == "gguf"
    assert not Path("mine/model.safetensors").exists()


def test_a_file_of_the_user_within_an_export_is_left_alone(fused):
    cli.run(["export", "hf", "--model", "fused"])
    notes = Path("models/export/hf/notes.txt")
    notes.write_text("years of work")
    with pytest.raises(UserError, match="models/export/hf holds what no export wrote and would be lost: notes.txt"):
        cli.run(["export", "hf", "--model", "fused"])
    assert notes.read_text() == "years of work"


@pytest.mark.parametrize("folder", ["models/fused", "models/quantized", "models/base/export"])
def test_the_folders_of_the_pipeline_are_no_place_for_an_export(fused, folder):
    before = (fused / "model.json").read_bytes()
    with pytest.raises(UserError, match=f"{folder} belongs to the pipeline"):
        cli.run(["export", "gguf", "--to", folder])
    assert (fused / "model.json").read_bytes() == before
    assert Path(folder).exists() == (folder == "models/fused")


def test_a_model_of_another_project_is_left_alone(fused):
    shutil.copytree(fused, "mine")
    with pytest.raises(UserError, match="mine is there and is no export of a model"):
        cli.run(["export", "hf", "--model", "fused", "--to", "mine"])


def test_without_a_model_the_error_says_how_to_make_it(fused):
    with pytest.raises(UserError, match="models/quantized does not exist. Make it with: dvc repro quantize"):
        cli.run(["export", "hf"])


@pytest.mark.slow
def test_outside_of_dvc_scores_cannot_be_told_apart(fused):
    Path("metrics").mkdir()
    Path("metrics/evaluate.json").write_text("{}")
    with pytest.raises(UserError, match="dvc status cannot tell whether metrics/evaluate.json belongs"):
        scores_of("fused")


@pytest.mark.slow
def test_scores_are_those_of_the_model_that_is_here_or_none(project, tmp_path, monkeypatch):
    clone = project.clone(tmp_path / "clone")
    monkeypatch.chdir(clone.folder)
    expected = json.loads(Path("metrics/evaluate.json").read_text())
    assert scores_of("quantized") == expected["quantized"]
    weights = Path("models/quantized/model.safetensors")
    changed = weights.read_bytes()[:-1] + b"x"
    weights.unlink()  # it may be a link into DVC's cache
    weights.write_bytes(changed)
    assert scores_of("quantized") is None
    assert scores_of("fused") == expected["fused"]
