import shutil
from pathlib import Path

import pytest
import yaml

from dm_assistant.errors import UserError
from dm_assistant.params import load_params

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def project(tmp_path) -> Path:
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    return tmp_path


def change(file: Path, key: str, value) -> None:
    content = yaml.safe_load(file.read_text())
    *path, last = key.split(".")
    target = content
    for part in path:
        target = target.setdefault(part, {})
    target[last] = value
    file.write_text(yaml.safe_dump(content))


@pytest.mark.parametrize("profile", ["embedded", "smoke", "apple"])
def test_every_profile_is_valid(project, profile):
    change(project / "params.yaml", "profile", profile)
    assert load_params(project).profile == profile


def test_a_learning_rate_as_dvc_writes_it_is_a_float(project):
    text = (project / "params.yaml").read_text().replace("learning_rate: 1.0e-3", "learning_rate: 1e-05")
    (project / "params.yaml").write_text(text)
    assert yaml.safe_load(text)["train"]["learning_rate"] == "1e-05", "the trap: PyYAML reads text"
    assert load_params(project).train.learning_rate == 1e-5


@pytest.mark.parametrize(
    ("file", "key", "value", "message"),
    [
        ("params.yaml", "lora.rnak", 8, r"params.yaml: lora.rnak is not a known key"),
        ("params.yaml", "colour", 8, r"params.yaml: colour is not a known key"),
        ("params.yaml", "lora.rank", "many", r"params.yaml: lora.rank = 'many': .*integer"),
        ("params.yaml", "lora.rank", 0, r"params.yaml: lora.rank = 0: .*greater than or equal to 1"),
        ("params.yaml", "quantize.bits", 7, r"params.yaml: quantize.bits = 7: .*2, 3, 4, 5, 6 or 8"),
        ("params.yaml", "train.schedule", "step", r"params.yaml: train.schedule = 'step': .*'cosine'"),
        ("params.yaml", "train.epochs", 3, r"params.yaml: train.epochs belongs into .*embedded.yaml"),
        ("params.yaml", "base.layers", 3, r"params.yaml: base.layers belongs into .*embedded.yaml"),
        ("params.yaml", "profile", "mac", r"params.yaml: profile: 'mac' is not one of apple, embedded, smoke"),
        ("params.yaml", "lora", 3, r"params.yaml: lora = 3"),
        (
            "profiles/embedded.yaml",
            "train.learning_rate",
            1,
            r"embedded.yaml: train.learning_rate belongs into .*params.yaml",
        ),
        (
            "profiles/embedded.yaml",
            "base.source",
            "cloud",
            r"embedded.yaml: base.source must be embedded, hub or local",
        ),
        ("profiles/embedded.yaml", "base.layers", -1, r"embedded.yaml: base.layers = -1"),
        ("profiles/embedded.yaml", "predict.batch", None, r"embedded.yaml: predict.batch = None"),
        (
            "profiles/embedded.yaml",
            "generate.backend",
            "gpt",
            r"embedded.yaml: generate.backend = 'gpt': .*'structured'",
        ),
        ("profiles/embedded.yaml", "train.epoch", 3, r"^\S*embedded.yaml: train.epoch is not a known key"),
        ("profiles/embedded.yaml", "colour", 3, r"^\S*embedded.yaml: colour is not a known key"),
        (
            "params.yaml",
            "fuse.checkpoint",
            "foo",
            r"^\S*params.yaml: fuse.checkpoint = 'foo': must be best, last, or the number of a step$",
        ),
        ("params.yaml", "fuse.checkpoint", 0, r"checkpoint = 0: must be best, last, or the number of a step$"),
        ("params.yaml", "lora.keys", "query", r"lora.keys = 'query': must be all-linear, or a list of names$"),
    ],
)
def test_a_fault_is_named_with_file_key_value_and_what_is_allowed(project, file, key, value, message):
    change(project / file, key, value)
    with pytest.raises(UserError, match=message) as caught:
        load_params(project)
    assert "\n" not in str(caught.value)


def test_a_missing_key_is_named(project):
    content = yaml.safe_load((project / "params.yaml").read_text())
    del content["fuse"]["tolerance"]
    (project / "params.yaml").write_text(yaml.safe_dump(content))
    with pytest.raises(UserError, match=r"params.yaml: fuse.tolerance is missing"):
        load_params(project)


def test_all_faults_come_at_once(project):
    change(project / "params.yaml", "lora.rank", 0)
    change(project / "params.yaml", "quantize.bits", 7)
    with pytest.raises(UserError, match=r"lora.rank.*; .*quantize.bits"):
        load_params(project)


@pytest.mark.parametrize(("text", "message"), [("a: [", "is not valid YAML"), ("- 1", "must hold keys and values")])
def test_a_file_that_is_no_mapping_is_refused(project, text, message):
    (project / "params.yaml").write_text(text)
    with pytest.raises(UserError, match=message):
        load_params(project)


@pytest.mark.parametrize("file", ["params.yaml", "profiles/embedded.yaml"])
def test_every_key_has_a_comment(file):
    bare = [
        line
        for line in (ROOT / file).read_text().splitlines()
        if line.startswith("  ") and "#" not in line and not line.strip().startswith("#")
    ]
    assert bare == []
