"""A real server over two small rulebooks, in a thread, with models that say what a test tells them to."""

import asyncio
import http.client
import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from dm_assistant.prompts import Message, open_book
from dm_assistant.records import Passage
from dm_assistant.retrieval import Index
from dm_assistant.serve.app import make_app
from dm_assistant.serve.experts import Experts
from dm_assistant.serve.limits import Access
from dm_assistant.serve.listening import bind, make_server
from dm_assistant.serve.models import Said

BURNS = "How long does lantern oil burn?"
OWN_WORDS = "A flask of lantern oil burns for 6 hours."


class Scripted:
    """A model that says the same whatever it is asked, after a while; it remembers who left early."""

    passages = 3

    def __init__(self, says: str | Exception, name: str = "scripted", seconds: float = 0) -> None:
        self.says, self.name, self.seconds = says, name, seconds
        self.asked: list[list[Message]] = []
        self.left = threading.Event()

    def load(self) -> None:
        pass

    def prompt(self, question: str, passages: Sequence[Passage]) -> list[Message]:
        return open_book(question, passages)

    async def say(self, messages: Sequence[Message]) -> Said:
        self.asked.append(list(messages))
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.left.set()
            raise
        if isinstance(self.says, Exception):
            raise self.says
        return Said(self.says, prompt_tokens=20, reused_tokens=10)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def close(self) -> None:
        pass


@contextmanager
def serving(
    index: Index, *models: Scripted, access: Access | None = None, log_questions: bool = False
) -> Iterator[int]:
    """The port of a server in a thread of this process."""
    listener = bind("127.0.0.1", 0)
    experts = Experts(index, models, index.editions)
    server = make_server(make_app(experts, access or Access(), log_questions))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def index_folder(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "index"
    index.save(folder)
    return folder


@pytest.fixture(scope="module")
def port(index: Index) -> Iterator[int]:
    """A server whose first model tells the truth and whose second one lies."""
    with serving(index, Scripted("It burns for 6 hours. [1]", "honest"), Scripted("For 99 hours. [1]", "liar")) as port:
        yield port


def request(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
    """A response, its body in the attribute `content`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(
            method, path, body, {"Content-Type": "application/json", **sent} if body is not None else sent
        )
        response = connection.getresponse()
        response.content = response.read()
        return response
    finally:
        connection.close()


def chat(question: str, **more: object) -> bytes:
    return json.dumps({"messages": [{"role": "user", "content": question}], **more}).encode()


def eventually(holds, seconds: float = 5) -> bool:
    """Whether `holds()` becomes true."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()
