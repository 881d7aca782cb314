import math
import random

import mlx.core as mx
import mlx.optimizers as optim
import numpy as np
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.adapting import example_row, train_adapters
from dm_assistant.models.loading import load_model
from dm_assistant.models.packing import Row
from dm_assistant.models.training import Trainer, learning_rate_schedule, mean_loss
from dm_assistant.params import load_params
from dm_assistant.records import Example
from dm_assistant.tokenization import load_tokenizer

PARAMS = load_params()
generator = random.Random(5)
ROWS = [Row(f"row-{n}", tuple(generator.randrange(5, 90) for _ in range(20)), 12) for n in range(24)]


class Journal:
    """Takes metrics as dvclive does."""

    def __init__(self):
        self.step, self.values = 0, []

    def log_metric(self, name, value):
        self.values.append((self.step, name, value))


def train(model_folder, folder, rows=ROWS, lora=PARAMS.lora, **changes):
    settings = PARAMS.train.model_copy(
        update={"epochs": 2, "tokens_per_step": 160, "evaluations": 4, "learning_rate": 1e-2} | changes
    )
    model, _ = load_model(model_folder, "base")
    folder.mkdir()
    journal = Journal()
    result = train_adapters(
        model, {"train": rows, "valid": ROWS[:8]}, lora, settings, folder, journal, lambda done: True
    )
    return result, journal


def test_training_lowers_the_validation_loss_and_keeps_the_best_step(tiny_model, tmp_path):
    result, journal = train(tiny_model, tmp_path / "adapters")
    losses = {step: value for step, name, value in journal.values if name == "val/loss"}
    assert losses[0] == result.first_loss
    assert result.best_loss == min(losses.values()) < result.first_loss
    assert losses[result.best_step] == result.best_loss
    assert (tmp_path / "adapters" / "best" / "adapters.safetensors").exists()
    assert (tmp_path / "adapters" / "last" / "adapter_config.json").exists()


def test_two_runs_give_the_same_bytes(tiny_model, tmp_path):
    for name in ("one", "two"):
        train(tiny_model, tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) == 5
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_training_stops_when_the_validation_loss_no_longer_falls(tiny_model, tmp_path):
    result, _ = train(tiny_model, tmp_path / "a", learning_rate=1e-12, epochs=8, evaluations=8, patience=2, warmup=0.0)
    assert result.stopped_early
    assert result.steps < 8 * 3


def test_a_loss_that_is_no_number_stops_with_the_names_of_the_examples(tiny_model):
    model, _ = load_model(tiny_model, "base")
    model.model.norm.weight = mx.full(model.model.norm.weight.shape, math.nan)
    trainer = Trainer(model, optim.AdamW(1e-3), lambda step: 1e-3, clip=1.0)
    before = {name: np.array(value) for name, value in tree_flatten(model.parameters())}
    with pytest.raises(UserError, match=r"step 1 \(examples row-0, row-1.*learning_rate"):
        trainer.step(ROWS[:3], 1)
    after = dict(tree_flatten(model.parameters()))
    assert all(np.array_equal(before[name], np.array(after[name]), equal_nan=True) for name in before)


def test_an_empty_split_is_refused(tiny_model, tmp_path):
    with pytest.raises(UserError, match="train.jsonl has no rows"):
        train(tiny_model, tmp_path / "a", rows=[])


def test_the_mean_loss_does_not_depend_on_how_rows_are_batched(tiny_model):
    model, _ = load_model(tiny_model, "base")
    one_by_one, together = mean_loss(model, ROWS, 1), mean_loss(model, ROWS, 10_000)
    assert one_by_one[0] == pytest.approx(together[0], rel=1e-5)


def test_the_standard_error_is_that_of_a_ratio_of_means(tiny_model):
    model, _ = load_model(tiny_model, "base")
    mean, error = mean_loss(model, ROWS, 1)  # one row a batch, eight answer tokens each
    each = [mean_loss(model, [row], 1)[0] for row in ROWS]
    assert mean == pytest.approx(np.mean(each), rel=1e-5)
    assert error == pytest.approx(np.std(each, ddof=1) / math.sqrt(len(each)), rel=1e-4)


def test_dropout_acts_and_repeats(tiny_model, tmp_path):
    def losses(folder, dropout):
        lora = PARAMS.lora.model_copy(update={"dropout": dropout})
        _, journal = train(tiny_model, tmp_path / folder, lora=lora)
        return [value for _, name, value in journal.values if name == "train/loss"]

    # the first step sees no product yet, so dropout shows from the second on
    without, once, again = losses("none", 0.0), losses("once", 0.5), losses("again", 0.5)
    assert once == again
    assert without[1] != once[1]


def test_a_row_longer_than_the_limit_is_refused_by_name(tiny_model):
    tokenizer = load_tokenizer(tiny_model)
    example = Example(
        id="long-one", pair_id="p", fact_id="f", section="s", kind="rule", type="lookup", mode="closed",
        question="What is it?", passage_ids=[], messages=[{"role": "user", "content": "What is it?"}],
        answer="A thing.", evidence="A thing.",
    )  # fmt: skip
    assert example_row(example, tokenizer, 100).tokens[-1] == tokenizer.end
    with pytest.raises(UserError, match=r"example long-one has \d+ tokens, train.max_length is 5"):
        example_row(example, tokenizer, 5)


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
