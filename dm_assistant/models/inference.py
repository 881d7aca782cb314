"""Greedy answers to many prompts at once, with mlx-lm's continuous batching."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import mlx.nn as nn
from mlx_lm.generate import BatchGenerator


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
    """Answer every prompt greedily, `batch` at once, in the order of `prompts`; `report` after each.

    Prompts enter sorted by length, so that a batch pads little.
    """
    generator = BatchGenerator(
        model,
        max_tokens=max_tokens,
        stop_tokens=[[token] for token in stop_tokens],
        completion_batch_size=batch,
        prefill_batch_size=batch,
    )
    order = sorted(range(len(prompts)), key=lambda index: (len(prompts[index]), index))
    numbers = generator.insert([list(prompts[index]) for index in order])
    place = dict(zip(numbers, order, strict=True))
    tokens: list[list[int]] = [[] for _ in prompts]
    finish = [""] * len(prompts)
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
    return [Answer(*answer) for answer in zip(tokens, finish, strict=True)]
