"""Greedy answers to many prompts at once, and the likelihood of given answers.

Prompts that begin with the same passages share the work on them: their common beginning is read once, and each goes on
from there. mlx-lm's continuous batching does the rest. On the CPU two threads with a stream each share the work: mlx
computes all but matrix products on one core.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from mlx_lm.generate import BatchGenerator
from mlx_lm.models.cache import make_prompt_cache

from dm_assistant.models.streams import stream_on_a_processor

SHORTEST_PREFIX = 64  # tokens: below, reading them again costs no more than keeping them apart
LOGITS = 1 << 20  # values of logits held at once while likelihoods are measured; more of them leave the CPU's cache

Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """Tokens of an answer, the stop token left out; `finish` says whether the model ended it itself."""

    tokens: list[int]
    finish: str


def answer_all(
    model: nn.Module,
    prompts: Sequence[Sequence[int]],
    stop_tokens: Sequence[int],
    max_tokens: int,
    batch: int,
    report: Callable[[], None],
) -> list[Answer]:
    """Answer every prompt greedily, `batch` at once, in the order of `prompts`; `report` after each."""
    groups = shared_prefixes(prompts)

    def work(dealt: Sequence[tuple[int, list[int]]]) -> dict[int, Answer]:
        return _answer(model, prompts, dealt, stop_tokens, max_tokens, batch, report)

    found = _in_threads(work, sorted(groups, key=lambda group: (len(prompts[group[1][0]]), group)))
    return [found[index] for index in range(len(prompts))]


def _answer(
    model: nn.Module,
    prompts: Sequence[Sequence[int]],
    groups: Sequence[tuple[int, list[int]]],
    stop_tokens: Sequence[int],
    max_tokens: int,
    batch: int,
    report: Callable[[], None],
) -> dict[int, Answer]:
    """The answers to the prompts of `groups`, by index.

    What is left of them after their shared beginnings enters sorted by length, so that a batch pads little.
    """
    generator = BatchGenerator(
        model,
        max_tokens=max_tokens,
        stop_tokens=[[token] for token in stop_tokens],
        completion_batch_size=batch,
        prefill_batch_size=batch,
        stream=mx.default_stream(mx.default_device()),
    )
    waiting = []
    for shared, members in groups:
        cache = _read(model, prompts[members[0]][:shared]) if shared else None
        waiting += [(len(prompts[index]) - shared, index, shared, cache) for index in members]
    waiting.sort(key=lambda prompt: prompt[:2])
    numbers = generator.insert(
        [list(prompts[index][shared:]) for _, index, shared, _ in waiting],
        caches=[cache for _, _, _, cache in waiting],
        all_tokens=[list(prompts[index][:shared]) for _, index, shared, _ in waiting],
    )
    place = {number: index for number, (_, index, _, _) in zip(numbers, waiting, strict=True)}
    tokens: dict[int, list[int]] = {index: [] for index in place.values()}
    finish: dict[int, str] = {}
    try:
        while responses := generator.next_generated():
            for response in responses:
                index = place[response.uid]
                if response.finish_reason != "stop":
                    tokens[index].append(response.token)
                if response.finish_reason is not None:
                    finish[index] = response.finish_reason
                    report()
    finally:
        generator.close()
    return {index: Answer(tokens[index], finish[index]) for index in tokens}


def shared_prefixes(prompts: Sequence[Sequence[int]]) -> list[tuple[int, list[int]]]:
    """Every prompt once, in groups that begin alike: length of the common beginning, and which prompts.

    A beginning is at least `SHORTEST_PREFIX` tokens and leaves at least one token of each prompt; a prompt alone shares
    none. A prompt joins its neighbour in lexicographic order where that keeps most of what the group shares.
    """
    groups: list[tuple[int, list[int]]] = []
    for index in sorted(range(len(prompts)), key=lambda index: (list(prompts[index]), index)):
        prompt = prompts[index]
        if groups:
            length, members = groups[-1]
            same = takewhile(
                lambda pair: pair[0] == pair[1], zip(prompts[members[0]][:length], prompt[:-1], strict=False)
            )
            common = sum(1 for _ in same)
            if common >= SHORTEST_PREFIX and 2 * common > length:
                groups[-1] = (common, [*members, index])
                continue
        groups.append((len(prompt) - 1, [index]))
    return [(length if len(members) > 1 else 0, members) for length, members in groups]


def log_likelihoods(model: nn.Module, rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> list[float]:
    """For each prompt with an answer: the natural logarithm of the probability that the model gives the answer."""
    vocabulary = model(mx.zeros((1, 1), dtype=mx.int32)).shape[-1]
    order = sorted(range(len(rows)), key=lambda index: (-sum(map(len, rows[index])), index))
    parts = []
    while order:
        size = max(1, LOGITS // (vocabulary * sum(map(len, rows[order[0]]))))
        parts.append(order[:size])
        order = order[size:]

    def work(dealt: Sequence[list[int]]) -> dict[int, float]:
        found: dict[int, float] = {}
        for part in dealt:
            values = _log_likelihoods(model, [rows[index] for index in part])
            found |= zip(part, values, strict=True)
        return found

    found = _in_threads(work, parts)
    return [found[index] for index in range(len(rows))]


def _log_likelihoods(model: nn.Module, rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> list[float]:
    """The same in one batch. Rows are padded at their end, where causal attention does not look back from."""
    width = max(len(prompt) + len(answer) for prompt, answer in rows)
    tokens = np.zeros((len(rows), width), dtype=np.int32)
    asked = np.zeros((len(rows), width - 1), dtype=np.float32)
    for line, (prompt, answer) in enumerate(rows):
        tokens[line, : len(prompt) + len(answer)] = [*prompt, *answer]
        asked[line, len(prompt) - 1 : len(prompt) + len(answer) - 1] = 1
    logits = model(mx.array(tokens[:, :-1])).astype(mx.float32)
    chosen = mx.take_along_axis(logits, mx.array(tokens[:, 1:, None]), axis=-1)[..., 0]
    return ((chosen - mx.logsumexp(logits, axis=-1)) * mx.array(asked)).sum(axis=-1).tolist()


def _in_threads(work: Callable[[Sequence], dict[int, Result]], items: Sequence) -> dict[int, Result]:
    """What `work` finds for all items: on the CPU two threads get every other one, on a GPU this one gets all."""
    if len(items) < 2 or mx.default_device().type != mx.cpu:
        return work(items)

    def in_stream(number: int, dealt: Sequence) -> dict[int, Result]:
        try:
            with mx.stream(stream_on_a_processor(number)):
                return work(dealt)
        finally:
            mx.clear_streams()  # left to the end of the process, they abort it now and then

    with ThreadPoolExecutor(max_workers=1) as first, ThreadPoolExecutor(max_workers=1) as second:
        parts = [thread.submit(in_stream, number, items[number::2]) for number, thread in enumerate((first, second))]
    return {index: result for part in parts for index, result in part.result().items()}


def _read(model: nn.Module, tokens: Sequence[int]) -> list:
    """The cache of a model that has read `tokens`; whoever goes on from it makes a copy."""
    cache = make_prompt_cache(model)
    model(mx.array(list(tokens))[None], cache=cache)
    mx.eval([layer.state for layer in cache])
    return cache
