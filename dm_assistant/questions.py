"""The questions that every variant answers, in one order.

Modes: `closed` the test split from memory, `open` with the passages that are found, `gold` with the right passage,
`reworded` from memory in other words; `exam` the exam with the passages that are found; `train` questions of the
training split from memory. All but `closed` are seeded samples.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dm_assistant.errors import UserError
from dm_assistant.grounding import tells
from dm_assistant.prompts import Message, closed_book, open_book_within
from dm_assistant.records import Asked, Example, Passage, content_id

# Ways to ask at the table, and what players call things. None changes what is asked, none is used by a generator.
OPENINGS = (
    "Quick question: {}?",
    "{}? I forgot.",
    "Hey, {}?",
    "At our table we wonder: {}?",
    "{}? We need this now.",
    "One for the rules: {}?",
)
TABLE_TALK = {
    r"\bWhat is\b": "What's",
    r"\bHow (?:much|many) Hit Points\b": "What HP",
    r"\bHit Points?\b": "HP",
    r"\bArmor Class\b": "AC",
    r"\bChallenge Rating\b": "CR",
    r"\bDifficulty Class\b": "DC",
    r"\bsaving throw\b": "save",
    r"\b(does|do|is|are) not\b": r"\1n't",
}


@dataclass(frozen=True)
class Question:
    """An example as it is put to a model."""

    example: Example
    mode: Asked
    text: str
    passage_ids: list[str]
    messages: list[Message]


@dataclass(frozen=True)
class Reading:
    """How passages enter a prompt: which are found for a question, and what room they have in tokens."""

    find: Callable[[str], Sequence[Passage]]
    max_tokens: int
    count_tokens: Callable[[list[Message]], int]


def all_questions(
    test: Sequence[Example],
    train: Sequence[Example],
    exam: Sequence[Example],
    right_passages: Mapping[str, Passage],
    reading: Reading,
    size: int,
    seed: int,
) -> list[Question]:
    """Every mode's questions; `size` examples of each but `closed`, 0: all of them, of `train` as many as of `test`.

    `right_passages`: by id of the test examples that can be answered, the passage with the evidence.
    """
    chosen = sample(test, size, seed)
    learned = [example for example in train if example.mode == "closed"]
    return [
        *from_memory(test, "closed"),
        *from_passages(chosen, "open", reading),
        *(
            with_passages(example, "gold", [right_passages[example.id]], reading)
            for example in chosen
            if example.answerable
        ),
        *from_memory(chosen, "reworded", reword),
        *from_passages(sample(exam, size, seed), "exam", reading),
        *from_memory(sample(learned, size or len(test), seed), "train"),
    ]


def right_passages(examples: Sequence[Example], passages: Sequence[Passage]) -> dict[str, Passage]:
    """By id of the examples that can be answered: the passage of their section that holds the evidence.

    Raises:
        UserError: no passage holds it, so examples and passages are of different runs.
    """
    sections: dict[str, list[Passage]] = {}
    for passage in passages:
        sections.setdefault(passage.section, []).append(passage)
    right = {}
    for example in examples:
        if example.answerable:
            telling = [passage for passage in sections.get(example.section, []) if tells(passage, example.evidence)]
            if not telling:
                raise UserError(
                    f"no passage holds the evidence of example {example.id}. "
                    "Index and examples are from different runs; remake them with: dvc repro prepare"
                )
            right[example.id] = telling[0]
    return right


def sample(examples: Sequence[Example], size: int, seed: int) -> list[Example]:
    """`size` of the examples in their order, 0: all of them."""
    if not size or size >= len(examples):
        return list(examples)
    kept = sorted(random.Random(seed).sample(range(len(examples)), size))
    return [examples[number] for number in kept]


def from_memory(
    examples: Sequence[Example], mode: Asked, say: Callable[[str], str] = lambda question: question
) -> list[Question]:
    """The questions alone, as `say` puts them."""
    texts = [say(example.question) for example in examples]
    return [Question(example, mode, text, [], closed_book(text)) for example, text in zip(examples, texts, strict=True)]


def from_passages(examples: Sequence[Example], mode: Asked, reading: Reading) -> list[Question]:
    """The questions with the passages that are found for each."""
    return [with_passages(example, mode, reading.find(example.question), reading) for example in examples]


def with_passages(example: Example, mode: Asked, passages: Sequence[Passage], reading: Reading) -> Question:
    """A question with passages, cut to the room they have."""
    messages = open_book_within(example.question, passages, reading.max_tokens, reading.count_tokens)
    return Question(example, mode, example.question, [passage.id for passage in passages], messages)


def reword(question: str) -> str:
    """The same question in other words, chosen by its content; names and figures stay as they are."""
    said = question.rstrip("? ")
    for written, spoken in TABLE_TALK.items():
        said = re.sub(written, spoken, said)
    opening = OPENINGS[int(content_id(question), 16) % len(OPENINGS)]
    first = said.split(maxsplit=1)[0]
    if not opening.startswith("{}") and first in ("What", "What's", "How", "Which", "Does", "Is", "Can", "Who", "When"):
        said = said[0].lower() + said[1:]
    return opening.format(said)
