"""A model that says what a test tells it to, and an engine without one."""

from collections.abc import Sequence

import pytest

from dm_assistant.chat.engine import Engine
from dm_assistant.prompts import Message, open_book
from dm_assistant.records import Passage
from dm_assistant.retrieval import Index


class Scripted:
    """A model that says the same whatever it is asked, and remembers what it was shown."""

    name = "scripted"
    passages = 3

    def __init__(self, says: str) -> None:
        self.says = says
        self.asked: list[list[Message]] = []

    def prompt(self, question: str, passages: Sequence[Passage]) -> list[Message]:
        return open_book(question, passages)

    def answer(self, messages: Sequence[Message]) -> str:
        self.asked.append(list(messages))
        return self.says


@pytest.fixture(scope="session")
def engine(index: Index) -> Engine:
    """Without a model."""
    return Engine(index)
