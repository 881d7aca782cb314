"""The stage generate with a model behind it, as DVC runs it: killed, stopped, twice at once, with a model's garbage."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from dm_assistant.errors import UserError
from dm_assistant.generation import mlx
from dm_assistant.generation.conversation import Reply
from dm_assistant.records import Pair, read_jsonl, write_jsonl
from stages import base, generate
from tests.conftest import heed_ctrl_c
from tests.generation.conftest import make_passage
from tests.generation.fake_ollama import MODEL, FakeOllama, answer

ROOT = Path(__file__).parents[2]
BOOK = [make_passage(f"Rule {n}", f"Step {n} is {n} feet long.\nLeap {n} costs {n} gold pieces.") for n in range(40)]
OUTPUTS = ("data/generated/pairs.jsonl", "metrics/generate.json", "plots/coverage.csv")


def workspace(folder: Path, book=BOOK, **generate_keys) -> Path:
    """A folder as DVC would find it after ingest, on a profile with the backend of `generate_keys`."""
    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    profile = yaml.safe_load((ROOT / "profiles/smoke.yaml").read_text())
    machine = {key: generate_keys.pop(key) for key in ("backend", "model") if key in generate_keys}
    profile["generate"] = machine or {"backend": "ollama", "model": MODEL}
    params["profile"] = "smoke"
    params["generate"] |= {"rounds": 1, "repair_attempts": 0} | generate_keys
    (folder / "profiles").mkdir(parents=True)
    (folder / "profiles/smoke.yaml").write_text(yaml.safe_dump(profile))
    (folder / "params.yaml").write_text(yaml.safe_dump(params))
    write_jsonl(folder / "data/passages.jsonl", book)
    return folder


def start(folder: Path, cache_of: Path | None = None) -> subprocess.Popen:
    environment = {**os.environ, "DVC_ROOT": str(cache_of or folder)}
    command = [sys.executable, "-m", "stages.generate"]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,
    )


def finish(process: subprocess.Popen) -> None:
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors


def wait_for_chats(server: FakeOllama, count: int) -> None:
    deadline = time.monotonic() + 30
    while server.chats < count and time.monotonic() < deadline:
        time.sleep(0.002)
    assert server.chats >= count


def outputs(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in OUTPUTS]


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory) -> list[bytes]:
    with FakeOllama() as server:
        folder = workspace(tmp_path_factory.mktemp("uninterrupted"), hosts=[server.url])
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            generate.main()
    return outputs(folder)


def test_killed_at_three_moments_it_resumes_to_the_same_bytes(tmp_path, uninterrupted):
    moments = sorted(random.Random(4).sample(range(5, 36), 3))
    with FakeOllama(seconds=0.02) as server:
        folder = workspace(tmp_path / "killed", hosts=[server.url])
        for moment in moments:
            process = start(folder)
            wait_for_chats(server, moment)
            process.kill()
            process.communicate()
            assert not (folder / OUTPUTS[0]).exists()
        finish(start(folder))
        assert outputs(folder) == uninterrupted
        # what was in flight at a kill had no answer yet: 4 at a time, three times
        assert len(BOOK) <= server.chats <= len(BOOK) + 3 * 4


def test_ctrl_c_stops_at_once_with_every_answer_kept(tmp_path):
    with FakeOllama() as server:
        server.faults.extend(["", "", "", "", *["hang"] * 50])
        folder = workspace(tmp_path / "work", hosts=[server.url])
        process = start(folder)
        wait_for_chats(server, 8)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)  # the requests that hang would take far longer
    assert process.returncode == 1
    assert errors.splitlines()[-1].startswith("error: stopped. Every answer so far is kept")
    assert len(list(folder.rglob("generate/*/??/*.json"))) == 4


def test_two_runs_at_once_ask_every_question_once(tmp_path, uninterrupted):
    with FakeOllama(seconds=0.02) as server:
        folders = [workspace(tmp_path / name, hosts=[server.url]) for name in ("one", "other")]
        runs = [start(folder, cache_of=tmp_path) for folder in folders]
        for run in runs:
            finish(run)
        assert server.chats == len(BOOK)
    assert [outputs(folder) for folder in folders] == [uninterrupted] * 2


def test_a_model_without_a_good_answer_is_said_and_its_answers_are_kept(tmp_path, monkeypatch):
    with FakeOllama() as server:
        server.always = "wrong schema"
        monkeypatch.chdir(workspace(tmp_path / "work", BOOK[:3], hosts=[server.url]))
        for _ in range(2):
            with pytest.raises(UserError, match=r"all answers of the model were refused \(wrong shape 3\).*--show"):
                generate.main()
        assert server.chats == 3


def test_what_happened_is_counted_by_reason_and_timing_goes_to_the_log(tmp_path, monkeypatch):
    with FakeOllama(["broken off", "invented figure"]) as server:
        monkeypatch.chdir(workspace(tmp_path / "work", BOOK[:5], hosts=[server.url], concurrency=1))
        generate.main()
    figures = json.loads(Path("metrics/generate.json").read_text())
    assert 'rejected,"figures",1\nrejected,"no JSON",1\n' in Path("plots/pairs.csv").read_text()
    assert figures["passages"] == 5
    assert figures["sections_covered"] == 0.8
    log = json.loads(Path(".cache/log/generate.json").read_text())
    assert log["requests"] == 5
    assert log["tokens_per_second"] > 0
    generate.main()
    log = json.loads(Path(".cache/log/generate.json").read_text())
    assert (log["requests"], log["passages_from_cache"]) == (0, 5)


def test_no_key_that_shapes_no_answer_reruns_the_stage():
    declared = yaml.safe_load((ROOT / "dvc.yaml").read_text())["stages"]["generate"]["params"]
    keys = {entry for entry in declared if isinstance(entry, str)}
    known = {f"generate.{key}" for key in yaml.safe_load((ROOT / "params.yaml").read_text())["generate"]}
    assert known - keys == {"generate.hosts", "generate.concurrency", "generate.timeout"}


def test_a_local_models_garbage_is_met_and_kept(tmp_path, monkeypatch):
    # the smoke model, trained for a moment: nothing it says is JSON
    monkeypatch.chdir(
        workspace(tmp_path, BOOK[:3], backend="mlx", model="models/base", max_tokens=64, repair_attempts=1)
    )
    base.main()
    answers = Path(".cache/generate")
    with pytest.raises(UserError, match=r"all answers of the model were refused \(no JSON 6\)"):
        generate.main()
    kept = {path: path.read_bytes() for path in answers.rglob("??/*.json")}
    assert len(kept) == 6
    assert any(json.loads(text)["text"] for text in kept.values())

    monkeypatch.setattr(mlx.MlxModel, "_answer", lambda *_: pytest.fail("asked again"))
    with pytest.raises(UserError, match="all answers of the model were refused"):
        generate.main()


def test_a_local_model_that_writes_pairs_gives_the_pairs_of_a_server(tmp_path, monkeypatch, uninterrupted):
    # the answers of a good model cannot be had in a test; all but the forward passes is real
    monkeypatch.chdir(workspace(tmp_path, BOOK, backend="mlx", model="models/base", concurrency=7))
    base.main()
    monkeypatch.setattr(
        mlx.MlxModel, "_answer", lambda self, requests: [Reply(answer(request)) for request in requests]
    )
    generate.main()
    pairs, served = read_jsonl(Path(OUTPUTS[0]), Pair, "generate"), map(json.loads, uninterrupted[0].splitlines())
    assert [pair.model_dump() | {"generator": MODEL} for pair in pairs] == list(served)


def test_a_model_that_is_nowhere_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.chdir(workspace(tmp_path, backend="mlx", model="nobody/nothing"))
    with pytest.raises(UserError, match=r"generate.model: nobody/nothing is no folder, and the hub does not give it"):
        generate.main()


def test_a_backend_without_a_model_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, backend="ollama"))
    with pytest.raises(
        UserError, match=r"profiles/smoke.yaml: generate: backend ollama needs generate.model in the profile"
    ):
        generate.main()


def test_the_apple_profile_works_as_it_stands(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    params = (ROOT / "params.yaml").read_text()
    (tmp_path / "params.yaml").write_text(params.replace("profile: embedded", "profile: apple"))
    write_jsonl(tmp_path / "data/passages.jsonl", BOOK[:3])
    monkeypatch.chdir(tmp_path)
    with FakeOllama(model="llama3.2:latest") as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        generate.main()
    pairs = read_jsonl(Path(OUTPUTS[0]), Pair, "generate")
    assert {pair.passage_id for pair in pairs} == {passage.id for passage in BOOK[:3]}
    assert {pair.generator for pair in pairs} == {"llama3.2:latest"}
