"""The train stage as a process: killed, interrupted, on two machines; and every architecture and method."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import mlx.core as mx
import psutil
import pytest
import yaml

from dm_assistant.models import checkpoint
from dm_assistant.models.adapting import collect_adapters, train_adapters
from dm_assistant.models.checkpoint import Checkpoints
from dm_assistant.models.distributed import Ring
from dm_assistant.models.fusing import fuse
from dm_assistant.models.loading import load_model
from dm_assistant.models.lora import load_adapters
from dm_assistant.models.packing import Row, can_pack
from dm_assistant.models.quantizing import default_settings, plan_layers, quantize
from dm_assistant.params import load_params
from dm_assistant.records import Example, write_jsonl
from tests.conftest import ENVIRONMENT, ROOT, heed_ctrl_c
from tests.models.architectures import ARCHITECTURES, make_architecture
from tests.models.conftest import make_model

WORDS = "wolf goblin attack roll feet reaction damage level creature target".split()
LAUNCHER = [str(Path(sys.executable).with_name("mlx.launch")), "-n", "2", "--backend", "ring"]


@pytest.fixture
def workplace(tmp_path):
    """A folder with a tiny base and prepared rows, on which training takes some twenty steps and five checkpoints."""
    draw = random.Random(3)

    def example(number):
        question, answer = (" ".join(draw.choices(WORDS, k=count)) for count in (8, 4))
        return Example(
            id=f"row-{number}", pair_id="p", fact_id="f", section="s", kind="rule", type="lookup", mode="closed",
            question=question, passage_ids=[], messages=[{"role": "user", "content": question}], answer=answer,
            evidence=answer,
        )  # fmt: skip

    make_model(tmp_path / "models" / "base")
    (tmp_path / "data" / "prepared").mkdir(parents=True)
    write_jsonl(tmp_path / "data" / "prepared" / "train.jsonl", [example(number) for number in range(60)])
    write_jsonl(tmp_path / "data" / "prepared" / "valid.jsonl", [example(number) for number in range(60, 80)])
    params = yaml.safe_load((ROOT / "params.yaml").read_text("utf-8"))
    params["profile"] = "smoke"
    params["lora"]["dropout"] = 0.1
    profile = yaml.safe_load((ROOT / "profiles" / "smoke.yaml").read_text("utf-8"))
    profile["train"] |= {"tokens_per_step": 400, "epochs": 3}
    (tmp_path / "params.yaml").write_text(yaml.safe_dump(params))
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "smoke.yaml").write_text(yaml.safe_dump(profile))
    return tmp_path


def change(workplace, section, **values):
    params = yaml.safe_load((workplace / "params.yaml").read_text())
    params[section] |= values
    (workplace / "params.yaml").write_text(yaml.safe_dump(params))


def start(workplace, launcher=()):
    return subprocess.Popen(
        [*launcher, sys.executable, "-m", "stages.train"], cwd=workplace, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed_ctrl_c,
        env={**ENVIRONMENT, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def finish(process, status=0):
    out, err = process.communicate(timeout=120)
    assert process.returncode == status, err
    return out, err


def wait_for_checkpoint(workplace, process):
    while not list(workplace.glob(".cache/train/*/checkpoint.safetensors")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def outputs(workplace):
    files = [path for top in ("models/adapters", "metrics", "plots") for path in (workplace / top).rglob("*")]
    return {str(path.relative_to(workplace)): path.read_bytes() for path in files if path.is_file()}


def remove_outputs(workplace):
    for name in outputs(workplace):
        (workplace / name).unlink()


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_goes_on_and_gives_the_same_bytes(workplace, ending):
    printed, _ = finish(start(workplace))
    assert "validation loss" in printed
    whole = outputs(workplace)
    assert "plots/dvclive/loss.png" in whole
    assert len(whole) >= 12
    remove_outputs(workplace)
    assert not list(workplace.glob(".cache/train/*")), "a finished run keeps nothing"
    ended = start(workplace)
    wait_for_checkpoint(workplace, ended)
    ended.send_signal(ending)
    _, err = finish(ended, status=-signal.SIGKILL if ending == signal.SIGKILL else 1)
    if ending == signal.SIGINT:
        assert err.splitlines()[-1] == "error: interrupted; the next dvc repro goes on from the last checkpoint"
    assert "models/adapters/best.json" not in outputs(workplace)
    finish(start(workplace))
    assert outputs(workplace) == whole
    log = (workplace / ".cache" / "log" / "train.log").read_text("utf-8")
    assert "step 1 of" not in log, "the second run began where the first one had got to"


@pytest.mark.slow
def test_numbers_that_explode_end_the_stage_with_names_and_keep_the_checkpoint(workplace):
    change(workplace, "train", learning_rate=1e18, schedule="constant", warmup=0.0, patience=99)
    _, err = finish(start(workplace), status=1)
    last = err.splitlines()[-1]
    assert last.startswith("error: training has diverged: step ")
    assert "train.learning_rate" in last
    assert "row-" in last
    assert not (workplace / "models" / "adapters").exists()


@pytest.mark.slow
def test_two_machines_give_the_curves_of_one(workplace):
    change(workplace, "lora", dropout=0.0)
    finish(start(workplace))
    one = curves(workplace)
    remove_outputs(workplace)
    finish(start(workplace, LAUNCHER))
    two = curves(workplace)
    assert two.keys() == one.keys()
    assert len(one["val/loss"]) == 6
    for name in ("train/loss", "val/loss"):
        assert two[name] == pytest.approx(one[name], abs=1e-4), name


def curves(workplace):
    folder = workplace / "plots" / "dvclive" / "plots" / "metrics"
    return {
        str(path.relative_to(folder).with_suffix("")): [
            float(line.split("\t")[1]) for line in path.read_text().splitlines()[1:]
        ]
        for path in folder.rglob("*.tsv")
    }


@pytest.mark.slow
def test_a_machine_that_dies_ends_the_run_with_a_message(workplace):
    run = start(workplace, LAUNCHER)
    wait_for_checkpoint(workplace, run)
    ranks = [
        child for child in psutil.Process(run.pid).children(recursive=True) if child.environ().get("MLX_RANK") == "1"
    ]
    os.kill(ranks[0].pid, signal.SIGKILL)
    _, err = run.communicate(timeout=60)
    assert "rank 1" in err
    assert not (workplace / "models" / "adapters").exists()
    assert list(workplace.glob(".cache/train/*/checkpoint.safetensors"))


PARAMS = load_params()
draw = random.Random(5)
ROWS = [Row(f"row-{n}", tuple(draw.randrange(5, 290) for _ in range(draw.randint(8, 30))), 5) for n in range(24)]
CASES = [(name, method, False) for name in ARCHITECTURES for method in ("lora", "dora", "full")]
CASES += [(name, method, True) for name in ARCHITECTURES for method in ("lora", "dora")]


@pytest.mark.slow
@pytest.mark.parametrize(("architecture", "method", "quantized"), CASES)
def test_every_architecture_is_trained_resumed_and_fused(tmp_path, monkeypatch, architecture, method, quantized):
    monkeypatch.setattr(checkpoint, "SHORTEST_INTERVAL", 0.0)
    make_architecture(tmp_path / "base", architecture)
    lora = PARAMS.lora.model_copy(update={"method": method})
    train = PARAMS.train.model_copy(
        update={"epochs": 2, "tokens_per_step": 200, "evaluations": 2, "patience": 9, "gradient_checkpointing": True}
    )

    def base():
        model, config = load_model(tmp_path / "base", "base")
        if quantized:
            plans = plan_layers(model, "affine", 4, 64)
            model, config = quantize(model, config, plans, default_settings("affine", 4, 64))
        return model, config

    def adapt(folder, report):
        checkpoints = Checkpoints(folder)
        rows = {"train": ROWS, "valid": ROWS[:6]}
        history = train_adapters(base()[0], rows, lora, train, checkpoints, Ring(), lambda *_: None, report)
        (folder / "adapters").mkdir()
        collect_adapters(history, checkpoints, "best", folder / "adapters")
        return history

    def kill(done):
        if done.step == 3:
            raise KeyboardInterrupt

    history = adapt(tmp_path / "whole", lambda done: None)
    assert history.best_loss < history.first_loss
    with pytest.raises(KeyboardInterrupt):
        adapt(tmp_path / "resumed", kill)
    adapt(tmp_path / "resumed", lambda done: None)
    for name in ("best.json", "best/adapters.safetensors", "last/adapters.safetensors"):
        whole, resumed = (tmp_path / run / "adapters" / name for run in ("whole", "resumed"))
        assert whole.read_bytes() == resumed.read_bytes(), name

    model, config = base()
    assert can_pack(model) is (architecture != "lfm2")
    prompt = mx.array([[7, 8, 9, 10, 11]])
    plain = model(prompt)
    load_adapters(model, tmp_path / "whole" / "adapters" / "best")
    adapted = model(prompt)
    fused = fuse(model, config, "base")[0](prompt)
    assert mx.abs(fused - adapted).max().item() < 1e-3
    assert mx.abs(fused - plain).max().item() > 1e-3
