import errno
import math
import random
from contextlib import ExitStack
from pathlib import Path

import mlx.core as mx
import mlx.optimizers as optim
import numpy as np
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models import checkpoint, training
from dm_assistant.models.adapting import collect_adapters, train_adapters
from dm_assistant.models.checkpoint import Checkpoints, run_key
from dm_assistant.models.distributed import Ring
from dm_assistant.models.loading import load_model
from dm_assistant.models.lora import adapter_config, add_adapters
from dm_assistant.models.packing import Row
from dm_assistant.models.training import Trainer, learning_rate_schedule
from dm_assistant.models.validation import Losses
from dm_assistant.params import load_params

PARAMS = load_params()
generator = random.Random(5)
ROWS = [Row(f"row-{n}", tuple(generator.randrange(5, 90) for _ in range(20)), 12) for n in range(24)]


def run(model_folder, folder, rows=ROWS, lora=PARAMS.lora, ring=None, report=lambda done: None, **changes):
    """Train in `folder`; returns the history, what was logged, and the adapters as the stage hands them on."""
    settings = PARAMS.train.model_copy(
        update={"epochs": 2, "tokens_per_step": 160, "evaluations": 3, "learning_rate": 1e-2, "patience": 9} | changes
    )
    model, _ = load_model(model_folder, "base")
    logged = []
    checkpoints = Checkpoints(folder / "cache")
    history = train_adapters(
        model, {"train": rows, "valid": ROWS[:8]}, lora, settings, checkpoints, ring or Ring(),
        lambda step, values: logged.append((step, values)), report,
    )  # fmt: skip
    (folder / "adapters").mkdir(parents=True)
    collect_adapters(history, checkpoints, settings.keep, folder / "adapters")
    return history, logged


def losses(logged, name="train/loss"):
    return [values[name] for _, values in logged if name in values]


@pytest.fixture
def trainer():
    """Makes trainers; their threads end with the test."""
    with ExitStack() as made:

        def make(model, optimizer=None, **changes):
            settings = {"seed": 7, "tokens_per_step": 160} | changes
            return made.enter_context(
                Trainer(model, optimizer or optim.AdamW(1e-2), lambda step: 1e-2, clip=1.0, **settings)
            )

        yield make


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_metric_is_called_error(tiny_model, tmp_path):
    # `dvc plots diff` takes one for a failure and says that charts could not be loaded
    _, logged = run(tiny_model, tmp_path)
    assert not any("error" in name.split("/") for _, values in logged for name in values)


def test_training_lowers_the_validation_loss_and_keeps_the_best_step(tiny_model, tmp_path):
    history, logged = run(tiny_model, tmp_path)
    measured = {step: values["val/loss"] for step, values in logged if "val/loss" in values}
    assert measured[0] == history.first_loss
    assert history.best_loss == min(measured.values()) < history.first_loss
    assert measured[history.best_step] == history.best_loss
    assert sorted(map(str, files(tmp_path / "adapters"))) == [
        "best.json", "best/adapter_config.json", "best/adapters.safetensors",
        "last/adapter_config.json", "last/adapters.safetensors",
    ]  # fmt: skip


def test_two_runs_give_the_same_bytes(tiny_model, tmp_path):
    for name in ("one", "two"):
        run(tiny_model, tmp_path / name)
    one, two = files(tmp_path / "one" / "adapters"), files(tmp_path / "two" / "adapters")
    assert one == two
    assert len(one) == 5


def test_keep_all_hands_on_every_measured_step(tiny_model, tmp_path):
    history, _ = run(tiny_model, tmp_path, keep="all")
    kept = sorted(int(path.name.removeprefix("step-")) for path in (tmp_path / "adapters").glob("step-*"))
    assert len(kept) == 3
    assert kept[-1] == history.step
    of_best = tmp_path / "adapters" / f"step-{history.best_step}" / "adapters.safetensors"
    assert of_best.read_bytes() == (tmp_path / "adapters" / "best" / "adapters.safetensors").read_bytes()


def test_training_stops_when_the_validation_loss_no_longer_falls(tiny_model, tmp_path):
    history, _ = run(tiny_model, tmp_path, learning_rate=1e-12, epochs=8, evaluations=8, patience=2, warmup=0.0)
    assert history.stopped_early
    assert history.step < 8 * 3


def test_a_fall_within_noise_is_no_gain():
    tokens = np.full(100, 4)
    earlier = Losses(np.random.default_rng(1).normal(8, 4, 100), tokens)
    noisy = Losses(earlier.sums - 0.02 + np.random.default_rng(2).normal(0, 1, 100), tokens)
    steady = Losses(earlier.sums - 0.02, tokens)
    assert noisy.error > 0.05
    assert steady.is_gain_over(earlier, errors=1.0), "rows fall together: no noise, however different the rows are"
    assert not noisy.is_gain_over(earlier, errors=1.0)
    assert not earlier.is_gain_over(steady, errors=0.0)


def test_a_loss_that_is_no_number_stops_with_the_names_of_the_examples(trainer, tiny_model):
    model, _ = load_model(tiny_model, "base")
    model.model.norm.weight = mx.full(model.model.norm.weight.shape, math.nan)
    before = {name: np.array(value) for name, value in tree_flatten(model.parameters())}
    with pytest.raises(UserError, match=r"diverged: step 1 .*learning_rate.* row-0, row-1, row-2$"):
        trainer(model).step(ROWS[:3], 1)
    after = dict(tree_flatten(model.parameters()))
    assert all(np.array_equal(before[name], np.array(after[name]), equal_nan=True) for name in before)


def test_an_update_that_leaves_no_numbers_is_caught_at_its_step(trainer, tiny_model):
    class Exploding(optim.SGD):
        def apply_single(self, gradient, parameter, state):
            return parameter + math.inf

    model, _ = load_model(tiny_model, "base")
    with pytest.raises(UserError, match="diverged: step 1"):
        trainer(model, Exploding(1.0)).step(ROWS[:3], 1)


class Killed(Exception):
    """Stands for a kill: nothing of ours catches it."""


@pytest.mark.parametrize("killed_at", [1, 4, 6])
def test_a_run_that_was_killed_goes_on_and_ends_with_the_same_bytes(tiny_model, tmp_path, monkeypatch, killed_at):
    monkeypatch.setattr(checkpoint, "SHORTEST_INTERVAL", 0.0)
    monkeypatch.setattr(checkpoint, "LARGEST_SHARE", math.inf)
    lora = PARAMS.lora.model_copy(update={"dropout": 0.3})
    whole, logged = run(tiny_model, tmp_path / "whole", lora=lora)

    def kill(done):
        if done.step == killed_at:
            raise Killed

    with pytest.raises(Killed):
        run(tiny_model, tmp_path / "resumed", lora=lora, report=kill)
    steps = []
    resumed, logged_again = run(
        tiny_model, tmp_path / "resumed", lora=lora, report=lambda done: steps.append(done.step)
    )
    assert steps == list(range(killed_at, 7)), "the step that was killed is the first one done again"
    assert files(tmp_path / "resumed" / "adapters") == files(tmp_path / "whole" / "adapters")
    assert resumed.metrics() == whole.metrics()
    assert [(step, values) for step, values in logged_again] == logged


def test_a_checkpoint_is_due_when_its_cost_is_a_small_share_of_the_time(tmp_path, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(checkpoint.time, "monotonic", lambda: now)
    checkpoints = Checkpoints(tmp_path)
    checkpoints._cost = 1.0
    assert not checkpoints.due()
    now += 49
    assert not checkpoints.due()
    now += 2
    assert checkpoints.due()


def test_a_full_disk_leaves_the_last_checkpoint_as_it_was(tiny_model, tmp_path, monkeypatch):
    model, _ = load_model(tiny_model, "base")
    optimizer = optim.AdamW(1e-3)
    checkpoints = Checkpoints(tmp_path)
    checkpoints.save(model, optimizer, {"step": 1})
    before = checkpoints.read()

    def half_written(path, *_, **__):
        Path(path).write_bytes(b"half")
        raise RuntimeError("[write] Unable to write 10 bytes to file.")

    monkeypatch.setattr(checkpoint.mx, "save_safetensors", half_written)
    with pytest.raises(OSError, match=r"checkpoint.safetensors") as problem:
        checkpoints.save(model, optimizer, {"step": 2})
    assert problem.value.errno == errno.ENOSPC
    assert checkpoints.read() == before
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.safetensors"]


def test_what_shapes_the_result_changes_the_key(tiny_model):
    rows = {"train": ROWS, "valid": ROWS[:8]}
    key = run_key(rows, PARAMS.lora, PARAMS.train, tiny_model)
    others = {
        run_key(rows, PARAMS.lora.model_copy(update={"rank": 9}), PARAMS.train, tiny_model),
        run_key(rows, PARAMS.lora, PARAMS.train.model_copy(update={"seed": 8}), tiny_model),
        run_key(rows | {"valid": ROWS[:9]}, PARAMS.lora, PARAMS.train, tiny_model),
    }
    assert key == run_key(rows, PARAMS.lora, PARAMS.train, tiny_model)
    assert len(others | {key}) == 4


@pytest.mark.parametrize(("split", "count"), [("train", 0), ("valid", 1)])
def test_a_split_that_is_too_small_is_refused(tiny_model, tmp_path, split, count):
    model, _ = load_model(tiny_model, "base")
    rows = {"train": ROWS, "valid": ROWS} | {split: ROWS[:count]}
    with pytest.raises(UserError, match=f"{split}.jsonl has {count or 'no'} rows, at least {count + 1}"):
        train_adapters(
            model, rows, PARAMS.lora, PARAMS.train, Checkpoints(tmp_path), Ring(), lambda *_: None, lambda _: None
        )


@pytest.mark.parametrize("changes", [{"accumulation": 3}, {"recompute": True}, {"accumulation": 2, "recompute": True}])
def test_what_saves_memory_leaves_the_step_as_it_is(trainer, tiny_model, changes):
    def after_two_steps(**changes):
        model, _ = load_model(tiny_model, "base")
        taken = [trainer(model, **changes).step(ROWS[:9], number) for number in (1, 2)]
        return taken, dict(tree_flatten(model.parameters()))

    taken, weights = after_two_steps()
    taken_here, weights_here = after_two_steps(**changes)
    np.testing.assert_allclose(taken_here, taken, rtol=1e-5)
    for name in weights:
        # Adam divides by the root of a tiny square where a gradient is next to nothing
        np.testing.assert_allclose(weights_here[name], weights[name], atol=2e-3, err_msg=name)


def test_gradient_checkpointing_drops_the_same_both_times(trainer, tiny_model):
    def gradients(recompute):
        mx.random.seed(3)
        model, _ = load_model(tiny_model, "base")
        lora = PARAMS.lora.model_copy(update={"dropout": 0.5})
        add_adapters(model, adapter_config(lora, len(model.layers)))
        before = dict(tree_flatten(model.trainable_parameters()))
        trainer(model, optim.SGD(1.0), recompute=recompute).step(ROWS[:6], 1)
        return {name: before[name] - weight for name, weight in tree_flatten(model.trainable_parameters())}

    kept, recomputed = gradients(recompute=False), gradients(recompute=True)
    for name, gradient in kept.items():
        np.testing.assert_allclose(recomputed[name], gradient, atol=1e-6, err_msg=name)


@pytest.mark.parametrize("optimizer", [optim.AdamW, optim.Lion, optim.SGD])
def test_weights_that_are_updated_as_one_array_come_out_as_if_each_were_alone(
    tiny_model, trainer, monkeypatch, optimizer
):
    updated = []
    for most_joined in (1 << 24, 0):
        monkeypatch.setattr(training, "MOST_JOINED", most_joined)
        mx.random.seed(3)
        model, _ = load_model(tiny_model, "base")
        add_adapters(model, adapter_config(PARAMS.lora, len(model.layers)))
        stepper = trainer(model, optimizer(1e-2))
        assert stepper.joined == bool(most_joined)
        for number in (1, 2):
            stepper.step(ROWS[:6], number)
        updated.append(dict(tree_flatten(model.trainable_parameters())))
    together, alone = updated
    for name, weight in alone.items():
        np.testing.assert_allclose(together[name], weight, rtol=1e-4, atol=1e-4)  # a hundredth of a step


def test_optimizers_that_look_at_whole_matrices_get_them(tiny_model, trainer):
    model, _ = load_model(tiny_model, "base")
    assert not trainer(model, optim.Muon(1e-2)).joined


def test_gradient_checkpointing_leaves_the_blocks_as_they_were(trainer, tiny_model):
    model, _ = load_model(tiny_model, "base")
    call = type(model.layers[0]).__call__
    trainer(model, recompute=True).step(ROWS[:3], 1)
    assert type(model.layers[0]).__call__ is call


def test_the_mean_loss_does_not_depend_on_how_rows_are_batched(trainer, tiny_model):
    model, _ = load_model(tiny_model, "base")
    one_by_one, together = (trainer(model, tokens_per_step=budget).measure(ROWS) for budget in (1, 10_000))
    np.testing.assert_allclose(one_by_one.sums, together.sums, rtol=1e-5)


def test_the_standard_error_is_that_of_a_ratio_of_means(trainer, tiny_model):
    model, _ = load_model(tiny_model, "base")
    measured = trainer(model).measure(ROWS)  # eight answer tokens each
    each = measured.sums / 8
    assert measured.mean == pytest.approx(np.mean(each))
    assert measured.error == pytest.approx(np.std(each, ddof=1) / math.sqrt(len(each)))


@pytest.mark.parametrize("optimizer", ["adamw", "lion", "muon", "sgd", "adafactor"])
def test_every_optimizer_lowers_the_loss(tiny_model, tmp_path, optimizer):
    rate = {"sgd": 1.0, "muon": 0.05, "lion": 1e-3}.get(optimizer, 1e-2)
    history, _ = run(tiny_model, tmp_path, optimizer=optimizer, learning_rate=rate)
    assert history.best_loss < history.first_loss - 0.05


def test_dropout_acts_and_repeats(tiny_model, tmp_path):
    def training_losses(folder, dropout):
        lora = PARAMS.lora.model_copy(update={"dropout": dropout})
        return losses(run(tiny_model, tmp_path / folder, lora=lora)[1])

    # the first step sees no product yet, so dropout shows from the second on
    without, once, again = (training_losses(*run) for run in (("none", 0.0), ("once", 0.5), ("again", 0.5)))
    assert once == again
    assert without[1] != once[1]


@pytest.mark.parametrize(
    ("kind", "last"),
    [("cosine", pytest.approx(0, abs=1e-2)), ("linear", pytest.approx(0, abs=2e-2)), ("constant", 1.0)],
)
def test_the_learning_rate_rises_then_follows_its_schedule(kind, last):
    rate = learning_rate_schedule(kind, peak=1.0, warmup=0.1, steps=100)
    assert [rate(step) for step in (1, 5, 10)] == [0.1, 0.5, 1.0]
    assert rate(100) == last
    rates = [rate(step) for step in range(10, 101)]
    assert rates == sorted(rates, reverse=True)
