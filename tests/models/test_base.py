"""The base model from a hub on loopback and from a folder, and what goes wrong there."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from huggingface_hub import constants

from dm_assistant.errors import UserError
from dm_assistant.files import atomic_folder
from dm_assistant.model_store import model_files
from dm_assistant.models.base import copy_local_base, fetch_hub_base
from dm_assistant.models.loading import load_model
from dm_assistant.tokenization import load_tokenizer
from tests.models.conftest import make_model
from tests.models.fake_hub import COMMIT, serve_hub

ROOT = Path(__file__).resolve().parents[2]


NOWHERE = "http://127.0.0.1:9"  # a port where nothing listens


@pytest.fixture
def hub_cache(tmp_path, monkeypatch) -> Path:
    """An empty hub cache for this process; `HF_HOME` is read only when the library is imported."""
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def fetch(hub_cache, tmp_path):
    """Fetch someone/tiny from a hub at the given address, as the stage does."""

    def run(endpoint: str, repository: str = "someone/tiny", revision: str = "main") -> Path:
        with atomic_folder(tmp_path / "models/base") as folder:
            fetch_hub_base(repository, revision, folder, endpoint)
        return tmp_path / "models/base"

    yield run
    left = [path.name for path in (tmp_path / "models").glob(".*")]
    assert left == [], "nothing half-written is left behind"


def test_the_stage_fetches_from_the_hub_that_hf_endpoint_names(tiny_model, tmp_path):
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    profile = tmp_path / "profiles/embedded.yaml"
    base = {"source": "hub", "model": "someone/tiny", "revision": "main"}
    profile.write_text(yaml.safe_dump({**yaml.safe_load(profile.read_text()), "base": base}))
    with serve_hub("someone/tiny", "main", tiny_model) as endpoint:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "hub")}
        finished = subprocess.run(
            [sys.executable, "-m", "stages.base"], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout == f"base: someone/tiny at {COMMIT}\n"
    assert [path.name for path in (tmp_path / "models/base").iterdir()] == ["manifest.json"]


def test_a_hub_model_is_recorded_by_commit_and_checksums_and_can_be_loaded(tiny_model, fetch):
    with serve_hub("someone/tiny", "main", tiny_model) as endpoint:
        base = fetch(endpoint)
    manifest = json.loads((base / "manifest.json").read_text())
    assert manifest["revision"] == COMMIT
    assert manifest["licence"] == "mit"
    weights = (tiny_model / "model.safetensors").read_bytes()
    assert manifest["files"]["model.safetensors"] == hashlib.sha256(weights).hexdigest()
    model, _ = load_model(base, "base")  # the hub is gone: from the cache
    assert len(model.layers) == 2
    assert load_tokenizer(base).end == 1


def test_only_the_files_of_a_model_are_fetched(fetch, hub_cache, tmp_path):
    folder = make_model(tmp_path / "with-code")
    (folder / "pytorch_model.bin").write_bytes(b"a pickle")
    (folder / "modeling_custom.py").write_text("raise SystemExit('code from the hub ran')")
    with serve_hub("someone/tiny", "main", folder) as endpoint:
        fetch(endpoint)
    assert [path.name for path in hub_cache.rglob("*") if path.suffix in (".bin", ".py")] == []


def test_a_hub_that_cannot_be_reached_is_said(fetch):
    with pytest.raises(UserError, match="the hub cannot be reached for someone/tiny .*HF_ENDPOINT"):
        fetch(NOWHERE)


def test_an_unknown_repository_or_revision_is_said(tiny_model, fetch):
    with serve_hub("someone/tiny", "main", tiny_model) as endpoint:
        with pytest.raises(UserError, match="no someone/else at revision main"):
            fetch(endpoint, repository="someone/else")
        with pytest.raises(UserError, match="no someone/tiny at revision v9"):
            fetch(endpoint, revision="v9")


def test_a_repository_that_is_no_mlx_model_is_refused(fetch, tmp_path):
    (tmp_path / "half").mkdir()
    (tmp_path / "half/config.json").write_text('{"model_type": "llama"}')
    with (
        serve_hub("someone/tiny", "main", tmp_path / "half") as endpoint,
        pytest.raises(UserError, match="is not an mlx model: no model"),
    ):
        fetch(endpoint)


def test_a_hub_file_that_changed_since_is_refused(tiny_model, fetch, hub_cache):
    with serve_hub("someone/tiny", "main", tiny_model) as endpoint:
        base = fetch(endpoint)
    snapshot = next(hub_cache.rglob("config.json"))
    content = snapshot.read_text()
    snapshot.unlink()
    snapshot.write_text(content + " ")
    with pytest.raises(UserError, match=r"config.json is not the file that .*manifest.json records"):
        model_files(base, "base")


def test_a_model_that_left_the_hub_cache_is_said(tiny_model, fetch, hub_cache):
    with serve_hub("someone/tiny", "main", tiny_model) as endpoint:
        base = fetch(endpoint)
    shutil.rmtree(hub_cache)
    with pytest.raises(UserError, match="no longer in the hub cache. Fetch it again with: dvc repro --force base"):
        model_files(base, "base")


def test_a_local_model_is_copied(tiny_model, tmp_path):
    copy_local_base(tiny_model, tmp_path)
    assert (tmp_path / "model.safetensors").read_bytes() == (tiny_model / "model.safetensors").read_bytes()


def edit(file: Path, **changes) -> None:
    content = {**json.loads(file.read_text()), **changes}
    file.write_text(json.dumps({key: value for key, value in content.items() if value is not None}))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: edit(folder / "config.json", hidden_size=None), "no model that mlx-lm can load .*hidden_size"),
        (lambda folder: edit(folder / "config.json", hidden_size="64"), "no model that mlx-lm can load"),
        (lambda folder: edit(folder / "config.json", num_attention_heads=0), "no model that mlx-lm can load"),
        (lambda folder: edit(folder / "tokenizer_config.json", eos_token=None), "no token that ends a text"),
        (lambda folder: (folder / "chat_template.jinja").write_text("Hello."), "leaves out what the messages say"),
        (
            lambda folder: (folder / "chat_template.jinja").write_text(
                "{% for m in messages %}{{ m.role }}{% endfor %}"
            ),
            "leaves out what the messages say",
        ),
        (lambda folder: (folder / "chat_template.jinja").write_text("{% for"), "chat template in .* fails"),
    ],
)
def test_a_local_model_that_later_stages_could_not_use_is_refused(tmp_path, spoil, message):
    source = make_model(tmp_path / "source")
    spoil(source)
    (tmp_path / "base").mkdir()
    with pytest.raises(UserError, match=message) as caught:
        copy_local_base(source, tmp_path / "base")
    assert "\n" not in str(caught.value)


def test_a_local_folder_that_is_no_mlx_model_is_refused_and_leaves_nothing(tmp_path):
    for source in (tmp_path / "nowhere", ROOT / "profiles"):
        with pytest.raises(UserError, match=f"{source}.*mlx_lm.convert"), atomic_folder(tmp_path / "base") as folder:
            copy_local_base(source, folder)
        assert list(tmp_path.iterdir()) == []
