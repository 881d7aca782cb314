"""The questions that every variant answers, in one order: closed-book, and open-book on a seeded sample."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dm_assistant.prompts import Message, closed_book, open_book_within
from dm_assistant.records import Example, Mode, Passage


@dataclass(frozen=True)
class Question:
    """An example of the test split as it is put to a model."""

    example_id: str
    mode: Mode
    passage_ids: list[str]
    messages: list[Message]


def closed_book_questions(examples: Sequence[Example]) -> list[Question]:
    """Every example, the question alone."""
    return [Question(example.id, "closed", [], closed_book(example.question)) for example in examples]


def open_book_questions(
    examples: Sequence[Example],
    sample: int,
    seed: int,
    find: Callable[[str], Sequence[Passage]],
    max_tokens: int,
    count_tokens: Callable[[list[Message]], int],
) -> list[Question]:
    """`sample` examples (0: all) with the passages that `find` returns for the question, cut to `max_tokens`."""
    chosen = list(examples)
    if sample and sample < len(chosen):
        kept = set(random.Random(seed).sample(range(len(chosen)), sample))
        chosen = [example for number, example in enumerate(chosen) if number in kept]
    questions = []
    for example in chosen:
        passages = find(example.question)
        messages = open_book_within(example.question, passages, max_tokens, count_tokens)
        questions.append(Question(example.id, "open", [passage.id for passage in passages], messages))
    return questions
