import random

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mlx.utils import tree_flatten
from mlx_lm.models import gemma3_text, llama
from mlx_lm.models.cache import ArraysCache

from dm_assistant.models.answer_loss import AnswerLoss
from dm_assistant.models.packing import Row, can_pack, make_batches, padding_share, steps_of_epoch
from dm_assistant.models.workers import with_shared_arrays

ROWS = [Row(f"row-{n}", tuple(range(1, length + 1)), start) for n, (length, start) in enumerate(
    [(5, 2), (30, 20), (9, 1), (64, 60), (2, 1), (17, 3), (40, 39)]
)]  # fmt: skip


def small_llama() -> nn.Module:
    mx.random.seed(3)
    model = llama.Model(
        llama.ModelArgs(
            model_type="llama", hidden_size=32, num_hidden_layers=2, intermediate_size=48,
            num_attention_heads=2, rms_norm_eps=1e-5, vocab_size=80,
        )
    )  # fmt: skip
    mx.eval(model.parameters())
    return model


def gradients(model: nn.Module, rows: list[Row], packed: bool) -> tuple[float, dict[str, np.ndarray]]:
    """Loss and gradient over all rows, summed over the answer tokens."""
    model = with_shared_arrays(model)  # the loss changes it
    loss_and_gradient = nn.value_and_grad(model, AnswerLoss(model))
    total, summed = 0.0, {}
    for batch in (
        make_batches(rows, 1, packed) if packed else [b for row in rows for b in make_batches([row], 1, False)]
    ):
        loss, gradient = loss_and_gradient(batch)
        total += loss.item()
        for name, value in tree_flatten(gradient):
            summed[name] = summed.get(name, 0) + np.array(value)
    return total, summed


def test_packed_rows_give_the_loss_and_gradients_of_rows_alone():
    model = small_llama()
    alone, gradient_alone = gradients(model, ROWS, packed=False)
    packed, gradient_packed = gradients(model, ROWS, packed=True)
    assert packed == pytest.approx(alone, rel=1e-5)
    for name, expected in gradient_alone.items():
        assert np.abs(gradient_packed[name] - expected).max() <= 1e-4 * np.abs(expected).max() + 1e-7, name


def test_a_sliding_window_stays_within_its_row():
    mx.random.seed(3)
    args = gemma3_text.ModelArgs.from_dict(
        {
            "model_type": "gemma3_text", "hidden_size": 32, "num_hidden_layers": 2, "intermediate_size": 48,
            "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16, "vocab_size": 80,
            "sliding_window": 8, "sliding_window_pattern": 2,
        }
    )  # fmt: skip
    model = gemma3_text.Model(args)
    mx.eval(model.parameters())
    assert gradients(model, ROWS, packed=True)[0] == pytest.approx(gradients(model, ROWS, packed=False)[0], rel=1e-4)


def test_several_rows_share_a_line():
    batch = make_batches([Row("a", (1, 2, 3), 1), Row("b", (4, 5), 1)], 1, packed=True)[0]
    assert batch.inputs.tolist() == [[1, 2, 4]]
    assert batch.segments.tolist() == [[1, 1, 2]]
    assert batch.positions.tolist() == [0, 1, 2]
    assert batch.targets.tolist() == [2, 3, 5]


def test_the_loss_is_over_the_answer_only():
    batch = make_batches([Row("a", (1, 2, 3, 4), 3)], 1, packed=True)[0]
    assert (batch.positions.tolist(), batch.targets.tolist()) == ([2], [4])


def test_a_model_with_recurrent_state_is_not_packed():
    class Recurrent(nn.Module):
        layers = (None,)

        def make_cache(self):
            return [ArraysCache(size=2)]

    assert can_pack(small_llama())
    assert not can_pack(Recurrent())


def test_rows_that_cannot_share_lines_are_grouped_by_length():
    # half short, half long, in turn: without sorting, every short row would be padded to the long ones
    rows = [Row(str(n), tuple(range(10 if n % 2 else 60)), 5) for n in range(40)]
    steps = steps_of_epoch(rows, 240, seed=1, epoch=0, packed=False)
    assert sorted(row.name for step in steps for row in step) == sorted(row.name for row in rows)
    assert all(max(len(row.tokens) for row in step) * len(step) <= 240 for step in steps)
    assert padding_share(steps, 1, packed=False) < 0.05
    assert [len(step[0].tokens) for step in steps] != sorted(len(step[0].tokens) for step in steps), (
        "steps are shuffled"
    )


def test_padding_is_the_share_of_positions_without_a_row():
    rows = [Row("long", tuple(range(11)), 1), Row("short", tuple(range(6)), 1)]
    assert padding_share([rows], 1, packed=False) == pytest.approx(5 / 20)


lengths = st.lists(st.integers(2, 90), min_size=1, max_size=40)


@given(lengths, st.integers(10, 200), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_every_row_is_seen_once_an_epoch_within_the_budget(lengths, budget, seed):
    rows = [Row(str(n), tuple(range(length)), 1) for n, length in enumerate(lengths)]
    steps = steps_of_epoch(rows, budget, seed, epoch=0)
    assert sorted(row.name for step in steps for row in step) == sorted(row.name for row in rows)
    assert all(len(step) == 1 or sum(len(row.tokens) for row in step) <= budget for step in steps)


@given(lengths, st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_batches_hold_every_answer_token_once(lengths, parts):
    generator = random.Random(1)
    rows = [
        Row(str(n), tuple(generator.randrange(1, 99) for _ in range(length)), generator.randrange(1, length))
        for n, length in enumerate(lengths)
    ]
    for packed in (True, False):
        batches = make_batches(rows, parts, packed)
        targets = sorted(int(target) for batch in batches for target in batch.targets)
        assert targets == sorted(token for row in rows for token in row.tokens[row.answer_start :])


def test_the_order_depends_on_seed_and_epoch_alone():
    assert steps_of_epoch(ROWS, 50, 1, 0) == steps_of_epoch(ROWS, 50, 1, 0)
    assert steps_of_epoch(ROWS, 50, 1, 0) != steps_of_epoch(ROWS, 50, 1, 1)
