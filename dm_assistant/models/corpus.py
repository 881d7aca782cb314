"""What the embedded base model reads: every passage as text, and chat rows made from passages.

The chat rows teach the form (question, answer, end) and the facts of typed fields. Their wording is
used by no generator: the base must not have seen the questions it is compared on. It never reads pairs.
"""

import re
from collections.abc import Iterator, Sequence

from dm_assistant.prompts import REFUSAL, Message, closed_book
from dm_assistant.records import Passage

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z•])")


def reading_text(passage: Passage) -> str:
    """The passage as plain text under its headings."""
    return f"{' › '.join(passage.heading_path)}\n{passage.text}"


def chat_rows(passages: Sequence[Passage]) -> Iterator[tuple[list[Message], str]]:
    """Messages and answers: one for each typed field, one for each sentence, in the order of the passages."""
    for passage in passages:
        yield from _field_rows(passage)
        yield from _sentence_rows(passage)


def refusal_rows(names: Sequence[str]) -> Iterator[tuple[list[Message], str]]:
    """Rows that ask for entries no rulebook has, answered by the refusal."""
    for name in names:
        yield closed_book(f"{name}, entry?"), REFUSAL


def _field_rows(passage: Passage) -> Iterator[tuple[list[Message], str]]:
    for key, value in passage.fields.items():
        if key == "tables":
            continue
        label = key.replace("_", " ")
        if isinstance(value, dict):
            for name, scores in value.items():
                yield closed_book(f"{passage.name}, {name}?"), ", ".join(f"{k} {v}" for k, v in scores.items()) + "."
        elif isinstance(value, bool):
            yield closed_book(f"{passage.name}, {label}?"), "Yes." if value else "No."
        elif value not in (None, "", []):
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield closed_book(f"{passage.name}, {label}?"), f"{text.rstrip('.')}."


def _sentence_rows(passage: Passage) -> Iterator[tuple[list[Message], str]]:
    """Each prose sentence, asked for by its number: the model learns to say what a section says."""
    sentences = [s for line in passage.text.splitlines() for s in SENTENCE_END.split(line) if len(s.split()) >= 4]
    for number, sentence in enumerate(sentences, start=1):
        yield closed_book(f"{passage.heading_path[-1]}, {passage.name}, part {number}."), sentence
