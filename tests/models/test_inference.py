"""Batches, shared beginnings and threads change no answer; likelihoods are those of the model."""

from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mlx_lm.generate import stream_generate
from mlx_lm.tokenizer_utils import TokenizerWrapper

from dm_assistant.models import inference
from dm_assistant.models.inference import answer_all, log_likelihoods, shared_prefixes
from dm_assistant.models.loading import load_model
from dm_assistant.tokenization import load_tokenizer

TOKENS = 12


@pytest.fixture(scope="module")
def model(tiny_model) -> nn.Module:
    return load_model(tiny_model, made_by="base")[0]


def prompts() -> list[list[int]]:
    """Three that share a beginning of 70 tokens, one that is all of it and a token, three of their own."""
    beginning = [3 + number % 200 for number in range(70)]
    own = [[5, 6, 7], [9] * 30, [11, 12]]
    return [own[0], *([*beginning, *tail] for tail in ([20, 21], [22], [23, 24, 25, 26])), *own[1:]]


def one_by_one(model: nn.Module, folder: Path, prompt: list[int]) -> list[int]:
    """The answer as mlx-lm gives it alone."""
    tokenizer = load_tokenizer(folder)
    wrapped = TokenizerWrapper(tokenizer.tokenizer, eos_token_ids=tokenizer.ends)
    found = [step.token for step in stream_generate(model, wrapped, prompt, max_tokens=TOKENS)]
    return [token for token in found if token not in tokenizer.ends]


def test_answers_are_those_that_mlx_lm_gives_one_by_one(model, tiny_model):
    ends = load_tokenizer(tiny_model).ends
    assert any(len(members) > 1 for _, members in shared_prefixes(prompts())), "nothing shared would prove nothing"
    answers = answer_all(model, prompts(), ends, TOKENS, batch=3, report=lambda: None)
    assert [answer.tokens for answer in answers] == [one_by_one(model, tiny_model, prompt) for prompt in prompts()]


def test_a_shared_beginning_is_read_once(model, monkeypatch):
    read = []
    monkeypatch.setattr(inference, "_read", lambda model, tokens: read.append(len(tokens)) or original(model, tokens))
    answer_all(model, prompts(), [0], TOKENS, batch=8, report=lambda: None)
    assert read == [70]


original = inference._read


def test_every_answer_is_reported(model):
    reported = []
    answer_all(model, prompts(), [0], TOKENS, batch=2, report=lambda: reported.append(1))
    assert len(reported) == len(prompts())


def test_one_prompt_is_enough(model):
    [answer] = answer_all(model, [[5, 6, 7]], [0], TOKENS, batch=4, report=lambda: None)
    assert len(answer.tokens) <= TOKENS


def test_an_answer_at_the_limit_says_so(model):
    answers = answer_all(model, prompts(), [], 3, batch=4, report=lambda: None)
    assert {(len(answer.tokens), answer.finish) for answer in answers} == {(3, "length")}


BEGINNINGS = st.builds(
    lambda start, length, tail: [*([start] * length), *tail],
    st.integers(0, 1),
    st.sampled_from([0, 63, 64, 65, 130]),
    st.lists(st.integers(0, 1), min_size=1, max_size=3),
)


@given(st.lists(BEGINNINGS, min_size=1, max_size=12))
def test_groups_hold_every_prompt_once_and_share_what_they_say(drawn):
    groups = shared_prefixes(drawn)
    assert sorted(index for _, members in groups for index in members) == list(range(len(drawn)))
    for length, members in groups:
        assert len({tuple(drawn[index][:length]) for index in members}) == 1
        assert all(length < len(drawn[index]) for index in members)
        assert (length >= inference.SHORTEST_PREFIX) == (len(members) > 1)


def test_the_likelihood_of_an_answer_is_the_product_of_its_tokens(model):
    rows = [([5, 6, 7], [8, 9, 0]), ([11], [12]), ([4] * 40, [9] * 20)]
    by_hand = []
    for prompt, answer in rows:
        logits = model(mx.array([[*prompt, *answer]]))[0]
        chances = mx.log(mx.softmax(logits, axis=-1))
        by_hand.append(sum(chances[len(prompt) - 1 + n, token].item() for n, token in enumerate(answer)))
    assert log_likelihoods(model, rows) == pytest.approx(by_hand, abs=1e-3)
