"""model.json: what a model is, in hashes that can be computed again; the card; `dm model verify`."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.model_card import model_card
from dm_assistant.model_identity import (
    fused_identity,
    hash_of,
    params_hash,
    quantized_identity,
    read_identity,
    verify,
    write_identity,
)
from dm_assistant.params import load_params
from dm_assistant.rulebook.sources import find_rulebooks
from tests.conftest import ROOT

SCORES = {"closed": {"f1": 0.25, "f1_low": 0.2, "f1_high": 0.3, "n": 791, "em": 0.1, "figures": 0.5}}


@pytest.fixture
def models(tmp_path, monkeypatch):
    """A project with a hub base, adapters, a fused and a quantized model of a few bytes."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "params.yaml", ".")
    shutil.copytree(ROOT / "profiles", "profiles")
    for file, text in {
        "models/base/manifest.json": json.dumps(
            {"repository": "someone/tiny", "revision": "0123", "licence": "mit", "files": {}}
        ),
        "models/adapters/best/adapters.safetensors": "adapters",
        "data/prepared/train.jsonl": "rows",
        "rulebooks/ours/rulebook.yaml": "title: Our Rules\nlicence: CC-BY-4.0\nattribution: By us.\n",
        "rulebooks/ours/rules.md": "# Rules\n",
        "models/fused/model.safetensors": "weights",
        "models/quantized/model.safetensors": "fewer",
    }.items():
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(text)
    params = load_params()
    fused = fused_identity(
        "hub",
        Path("models/base"),
        find_rulebooks(Path("rulebooks")),
        made_from=[Path("models/base"), Path("models/adapters/best"), Path("data/prepared")],
        params={"fuse": params.fuse},
    )
    fused = write_identity(Path("models/fused"), fused)
    layers = {"lm_head": "affine, 8 bits, groups of 64", "norm": "floats: the architecture asks for it"}
    quantized = quantized_identity(fused, Path("models/fused"), params.quantize, layers)
    write_identity(Path("models/quantized"), quantized)
    return tmp_path / "models"


def test_every_file_and_every_input_is_recorded(models):
    identity = read_identity(models / "quantized")
    assert identity.files == {"model.safetensors": hashlib.sha256(b"fewer").hexdigest()}
    assert list(identity.made_from) == ["models/base", "models/adapters/best", "data/prepared", "models/fused"]
    assert list(identity.params) == ["fuse", "quantize"]
    assert (identity.base.repository, identity.base.revision, identity.base.licence) == ("someone/tiny", "0123", "mit")
    assert identity.rulebooks[0].attribution == "By us."


def test_an_untouched_model_is_verified(models, capsys):
    assert cli.run(["model", "verify", "models/quantized"]) is None
    assert capsys.readouterr().out == "models/quantized: 7 hashes as recorded, 0 not\n"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda m: (m / "quantized/model.safetensors").write_text("other"), "model.safetensors has changed since"),
        (lambda m: (m / "quantized/model.safetensors").unlink(), "model.safetensors is missing"),
        (lambda m: (m / "quantized/extra.json").write_text("{}"), "extra.json is not recorded"),
        (lambda m: (m / "base/manifest.json").write_text("{}"), "models/base has changed since"),
        (lambda m: (m / "adapters/best/more").write_text("x"), "models/adapters/best has changed since"),
        (lambda m: (m.parent / "data/prepared/train.jsonl").write_text("x"), "data/prepared has changed since"),
        (
            lambda m: (m.parent / "params.yaml").write_text(
                (m.parent / "params.yaml").read_text().replace("  bits: 8 ", "  bits: 4 ")
            ),
            "params.yaml: quantize has changed since",
        ),
    ],
)
def test_whatever_changed_is_named_and_fails(models, capsys, spoil, message):
    spoil(models)
    assert cli.run(["model", "verify", "models/quantized"]) == 1
    assert f"differs: {message}\n" in capsys.readouterr().out


def test_a_model_elsewhere_is_compared_with_what_is_there(models, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    checks = {check.what: check.same for check in verify(models / "quantized", params=None)}
    assert checks.pop("model.safetensors") is True
    assert set(checks.values()) == {None}


@pytest.mark.parametrize(
    ("text", "message"), [(None, "does not exist: only the fused"), ("{", "the file"), ('{"base": 1}', "base")]
)
def test_a_folder_without_a_sound_model_json_is_refused(tmp_path, text, message):
    if text:
        (tmp_path / "model.json").write_text(text)
    with pytest.raises(UserError, match=rf"model.json.*{message}.*dvc repro"):
        read_identity(tmp_path)


def test_the_hash_of_a_folder_depends_on_names_and_contents(tmp_path):
    (tmp_path / "a").write_text("1")
    first = hash_of(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert hash_of(tmp_path) != first
    (tmp_path / "b").rename(tmp_path / "a")
    assert hash_of(tmp_path) == first


def test_the_hash_of_parameters_depends_on_values_alone():
    quantize = load_params(ROOT).quantize
    assert params_hash(quantize) == params_hash(quantize.model_copy())
    assert params_hash(quantize) != params_hash(quantize.model_copy(update={"seed": quantize.seed + 1}))


def test_the_card_tells_base_licences_attribution_weights_hashes_and_limits(models):
    identity = read_identity(models / "quantized")
    card = model_card("Ours", identity)
    for text in (
        'license: "mit"', 'base_model: "someone/tiny"', "# Ours\n", "someone/tiny at revision 0123. Its licence: mit.",
        "- Our Rules, licence: CC-BY-4.0. By us.", "- 1 layer: affine, 8 bits, groups of 64", "## Limits",
        identity.made_from["models/adapters/best"], identity.params["quantize"],
    ):  # fmt: skip
        assert text in card
    assert "Scores" not in card


def test_scores_stand_in_the_card_of_an_export(models):
    card = model_card("Ours", read_identity(models / "fused"), SCORES)
    assert "| closed | 791 | 0.250 (0.200–0.300) | 0.100 |" in card
    assert "In floats, not quantized." in card
