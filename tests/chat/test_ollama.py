"""A model that an Ollama server runs: what it says is checked like any other; what goes wrong is one line."""

import pytest

from dm_assistant.chat.engine import Engine
from dm_assistant.chat.models import OllamaModel
from dm_assistant.errors import UserError
from dm_assistant.retrieval import Index
from tests.generation import fake_ollama
from tests.generation.fake_ollama import FakeOllama

QUESTION = "How long does lantern oil burn?"
OWN_WORDS = "A flask of lantern oil burns for 6 hours."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch):
    with FakeOllama() as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        yield server


def says(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(fake_ollama, "answer", lambda messages, fault: words)


def test_what_the_model_says_is_shown_when_it_passes(index: Index, server: FakeOllama, monkeypatch: pytest.MonkeyPatch):
    says(monkeypatch, "It burns for 6 hours. [1]")
    answer = Engine(index, OllamaModel(server.model)).ask(QUESTION)
    assert (answer.status, answer.text) == ("answered", "It burns for 6 hours.")
    assert server.requests[0]["options"]["temperature"] == 0


def test_an_invented_figure_is_withheld(index: Index, server: FakeOllama, monkeypatch: pytest.MonkeyPatch):
    says(monkeypatch, "It burns for 60 hours. [1]")
    answer = Engine(index, OllamaModel(server.model)).ask(QUESTION)
    assert (answer.status, answer.text, answer.raw) == ("quoted", OWN_WORDS, "It burns for 60 hours. [1]")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("404", "has no model fake:latest. Get it with: ollama pull fake:latest"),
        ("500", "answers with an error: scripted 500"),
        ("reset", "does not answer"),
        ("cut", "does not answer"),
        ("not JSON", "does not answer as Ollama does"),
        ("other JSON", "does not answer as Ollama does"),
        ("no UTF-8", "does not answer as Ollama does"),
    ],
)
def test_what_goes_wrong_is_one_line(
    index: Index, server: FakeOllama, monkeypatch: pytest.MonkeyPatch, fault: str, said: str
):
    says(monkeypatch, "It burns for 6 hours. [1]")
    server.always = fault
    with pytest.raises(UserError, match=said) as problem:
        Engine(index, OllamaModel(server.model)).ask(QUESTION)
    assert "\n" not in str(problem.value)


def test_a_server_that_is_not_there_is_named_with_the_command_that_starts_it(
    index: Index, server: FakeOllama, monkeypatch: pytest.MonkeyPatch
):
    server.stop()
    with pytest.raises(UserError, match=f"{server.url} does not answer .* Start it with: ollama serve"):
        Engine(index, OllamaModel(server.model)).ask(QUESTION)
