"""Continuous batching: the answers of each prompt alone, whoever joins or leaves, and prompts read once."""

import sys
import threading
import time

import mlx.core as mx
import pytest
from mlx_lm.models.cache import KVCache

from dm_assistant.models import batching, rows
from dm_assistant.models.batching import Batcher
from dm_assistant.models.inference import answer_all
from dm_assistant.models.loading import load_model
from dm_assistant.tokenization import load_tokenizer
from tests.models.architectures import make_architecture

QUESTIONS = ["What is the range of Fireball?", "The wolf has", "What AC has a goblin? " * 5, "Level 3"]
TOKENS = 12


@pytest.fixture(scope="module")
def tokenizer(tiny_model):
    return load_tokenizer(tiny_model)


@pytest.fixture(scope="module")
def prompts(tokenizer) -> list[list[int]]:
    return [tokenizer.prompt_ids([{"role": "user", "content": question}]) for question in QUESTIONS]


@pytest.fixture
def batcher(tiny_model, tokenizer):
    batcher = Batcher(lambda: load_model(tiny_model, "base")[0], tokenizer.ends, TOKENS)
    yield batcher
    batcher.close()


def answers_alone(folder, tokenizer, prompts) -> list[list[int]]:
    model, _ = load_model(folder, "base")
    return [a.tokens for a in answer_all(model, prompts, tokenizer.ends, TOKENS, batch=1, report=lambda: None)]


def test_answers_are_those_of_each_prompt_alone_whoever_joins(batcher, tiny_model, tokenizer, prompts):
    answers = []
    for prompt in prompts:
        answers.append(batcher.submit(prompt))
        time.sleep(0.005)  # the others are on their way when it joins
    assert [answer.result().tokens for answer in answers] == answers_alone(tiny_model, tokenizer, prompts)


@pytest.mark.parametrize("model_type", ["phi3", "gemma3_text", "lfm2"])  # with windows of attention, with convolutions
def test_every_kind_of_cache_joins_and_leaves(tmp_path, model_type: str):
    folder = make_architecture(tmp_path / model_type, model_type)
    tokenizer = load_tokenizer(folder)
    prompts = [tokenizer.prompt_ids([{"role": "user", "content": question}]) for question in QUESTIONS * 2]
    batcher = Batcher(lambda: load_model(folder, "base")[0], tokenizer.ends, TOKENS)
    answers = [batcher.submit(prompt) for prompt in prompts]
    batcher.submit(prompts[0]).cancel()
    assert [answer.result().tokens for answer in answers] == answers_alone(folder, tokenizer, prompts)
    batcher.close()


def test_more_than_the_batch_holds_and_longer_than_its_buffers_are_answered_the_same(
    tiny_model, tokenizer, prompts, monkeypatch
):
    monkeypatch.setattr(rows, "COLUMNS", 3)
    monkeypatch.setattr(batching, "BATCH", 3)
    sizes, step = [], Batcher._step
    monkeypatch.setattr(Batcher, "_step", lambda *args: sizes.append(len(args[-1])) or step(*args))
    batcher = Batcher(lambda: load_model(tiny_model, "base")[0], tokenizer.ends, TOKENS)
    answers = [batcher.submit(prompt) for prompt in prompts * 3]
    assert [answer.result().tokens for answer in answers] == answers_alone(tiny_model, tokenizer, prompts) * 3
    assert max(sizes) == 3
    batcher.close()


def test_a_prompt_is_read_from_where_it_parts_from_one_before_and_answered_the_same(batcher, prompts):
    first = batcher.submit(prompts[2]).result()
    again = batcher.submit(prompts[2]).result()
    assert (first.reused, again.reused) == (0, len(prompts[2]) - 1)
    assert again.tokens == first.tokens
    changed = [*prompts[2][:10], 7, *prompts[2][11:]]
    assert batcher.submit(changed).result().reused == 10


def test_the_same_prompt_at_once_is_read_once(batcher, prompts):
    batcher.submit(prompts[0]).result()
    answers = [batcher.submit(prompts[2]) for _ in range(3)]
    assert sorted(answer.result().reused for answer in answers)[1:] == [len(prompts[2]) - 1] * 2


def test_the_prompt_that_was_not_asked_for_longest_is_forgotten(batcher, prompts, monkeypatch):
    monkeypatch.setattr(batching, "KEPT_PROMPTS", 2)
    for number in (0, 1, 0, 2):
        batcher.submit(prompts[number]).result()
    assert batcher.submit(prompts[0]).result().reused == len(prompts[0]) - 1
    assert batcher.submit(prompts[1]).result().reused < len(prompts[1]) - 1


def test_prompts_are_kept_within_their_bytes(batcher, prompts, monkeypatch):
    batcher.submit(prompts[2]).result()
    longest = batcher._kept.nearest(tuple(prompts[2][:-1]))[1]
    monkeypatch.setattr(batching, "KEPT_BYTES", sum(cache.nbytes for cache in longest))
    for _ in range(3):
        for number in (0, 2):
            batcher.submit(prompts[number]).result()
    assert batcher.submit(prompts[2]).result().reused == len(prompts[2]) - 1
    assert batcher.submit(prompts[0]).result().reused < len(prompts[0]) - 1


@pytest.mark.parametrize("length", [1, 40, 255])
def test_buffers_of_prompts_of_any_length_have_one_size(length):
    cache = KVCache()
    cache.update_and_fetch(*[mx.ones((1, 1, length, 2))] * 2)
    layer = rows.Rows()
    layer.join(cache)
    assert layer._keys.shape[2] == 2 * rows.COLUMNS


def test_a_prompt_is_read_while_an_answer_is_written(batcher, prompts, monkeypatch):
    batcher.submit(prompts[0]).result()
    read, step, second_is_read = Batcher._read, Batcher._step, threading.Event()

    def reading(batcher, model, prompt):
        result = read(batcher, model, prompt)
        if prompt == tuple(prompts[2][:-1]):
            second_is_read.set()
        return result

    def writing(*arguments):
        assert second_is_read.wait(timeout=10), "the second prompt waits for the first answer"
        step(*arguments)

    monkeypatch.setattr(Batcher, "_read", reading)
    monkeypatch.setattr(Batcher, "_step", writing)
    answers = [batcher.submit(prompt) for prompt in (prompts[0], prompts[2])]
    assert all(answer.result().tokens for answer in answers)


def test_a_kept_prompt_takes_no_more_memory_than_its_tokens(batcher, prompts):
    batcher.submit(prompts[2]).result()
    caches = batcher._kept.nearest(tuple(prompts[2][:-1]))[1]
    assert {cache.keys.shape[2] for cache in caches} == {len(prompts[2]) - 1}


@pytest.mark.skipif(sys.platform != "linux" or mx.default_device().type != mx.cpu, reason="glibc, on the CPU")
def test_memory_is_left_to_glibc_while_a_batcher_lives(tiny_model, tokenizer, prompts):
    before = mx.set_cache_limit(1 << 20)
    batcher = Batcher(lambda: load_model(tiny_model, "base")[0], tokenizer.ends, TOKENS)
    batcher.submit(prompts[0]).result()
    assert mx.get_cache_memory() == 0
    batcher.close()
    assert mx.set_cache_limit(before) == 1 << 20


def test_an_answer_ends_before_the_token_that_stops_it(batcher, tiny_model, prompts):
    whole = batcher.submit(prompts[0]).result().tokens
    end = next(place for place, token in enumerate(whole) if token not in whole[:place] and place > 1)
    stopping = Batcher(lambda: load_model(tiny_model, "base")[0], [whole[end]], TOKENS)
    assert stopping.submit(prompts[0]).result().tokens == whole[:end]
    stopping.close()


def test_when_one_leaves_the_others_are_answered_the_same(batcher, prompts):
    undisturbed = batcher.submit(prompts[0]).result().tokens
    staying, leaving = batcher.submit(prompts[0]), batcher.submit(prompts[1])
    leaving.cancel()
    assert staying.result().tokens == undisturbed


def test_who_leaves_is_not_answered_any_more(tiny_model, tokenizer, prompts):
    batcher = Batcher(lambda: load_model(tiny_model, "base")[0], tokenizer.ends, max_tokens=100_000)
    endless = [batcher.submit(prompt) for prompt in prompts]
    assert all(answer.cancel() for answer in endless)
    closing = threading.Thread(target=batcher.close, daemon=True)
    closing.start()
    closing.join(timeout=10)
    assert not closing.is_alive(), "those who left are still being answered"


def test_a_failure_is_told_to_who_waits_and_the_next_one_is_answered(tiny_model, tokenizer, prompts):
    failures = iter([OSError("the disk is gone")])

    def load():
        for failure in failures:
            raise failure
        return load_model(tiny_model, "base")[0]

    batcher = Batcher(load, tokenizer.ends, TOKENS)
    with pytest.raises(OSError, match="the disk is gone"):
        batcher.submit(prompts[0]).result()
    assert batcher.submit(prompts[0]).result().tokens
    batcher.close()


def test_closing_answers_what_was_submitted_and_ends_the_thread(tiny_model, tokenizer, prompts):
    before = threading.active_count()
    batcher = Batcher(lambda: load_model(tiny_model, "base")[0], tokenizer.ends, TOKENS)
    answers = [batcher.submit(prompt) for prompt in prompts]
    batcher.close()
    assert all(answer.done() for answer in answers)
    assert threading.active_count() == before


def test_who_comes_after_the_end_is_refused(batcher, prompts):
    batcher.close()
    with pytest.raises(RuntimeError, match="closed"):
        batcher.submit(prompts[0])


@pytest.mark.parametrize("part", ["_read", "_step"])
def test_a_failure_while_reading_or_writing_is_told_and_the_next_one_is_answered(batcher, prompts, monkeypatch, part):
    undisturbed = batcher.submit(prompts[0]).result().tokens
    failures, whole = iter([ValueError("no room")]), getattr(Batcher, part)

    def failing(*arguments):
        for failure in failures:
            raise failure
        return whole(*arguments)

    monkeypatch.setattr(Batcher, part, failing)
    with pytest.raises(ValueError, match="no room"):
        batcher.submit(prompts[1]).result()
    assert batcher.submit(prompts[0]).result().tokens == undisturbed
