"""A conversation: follow-up questions are completed, and the commands do what /help says."""

import io
import sys
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.chat.conversation import Conversation
from dm_assistant.chat.engine import Engine
from dm_assistant.errors import UserError
from dm_assistant.retrieval import Index
from tests.chat.conftest import Scripted
from tests.generation.fake_ollama import FakeOllama


@pytest.mark.parametrize(
    ("first", "then", "asked"),
    [
        ("What does a billhook cost?", "And a cudgel?", "What does a cudgel cost?"),
        ("What does a billhook cost?", "what about the cudgel", "What does a cudgel cost?"),
        ("What does a billhook cost?", "How heavy is it?", "How heavy is Billhook?"),
        ("What is the range of Quiet Step?", "and its duration?", "Quiet Step's duration?"),
        ("What is the range of Quiet Step?", "and the duration?", "the duration of Quiet Step?"),
        ("How much does wading cost?", "and if I'm prone?", "How much does wading cost if I'm prone?"),
        ("What does a billhook cost?", "How does wading work?", "How does wading work?"),
        ("What is the range of Quiet Step?", "duration?", "duration of Quiet Step?"),
        ("What is the range of Ember Dart?", "how much damage", "how much damage of Ember Dart?"),
        ("What is the range of Ember Dart?", "who can cast that spell?", "who can cast Ember Dart?"),
        ("What does a billhook cost?", "If a man wades, can it hold him?", "If a man wades, can it hold him?"),
        ("What does a billhook cost?", "cudgel weight", "cudgel weight"),
    ],
)
def test_a_follow_up_question_is_completed_from_the_one_before(engine: Engine, first: str, then: str, asked: str):
    conversation = Conversation(engine)
    conversation.ask(first)
    assert conversation.ask(then).answer.question == asked


def test_the_first_question_is_taken_as_it_is(engine: Engine):
    assert Conversation(engine).ask("and its range?").answer.question == "and its range?"


@pytest.fixture
def talk(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    """Type lines into `dm chat`; gives what it printed."""
    index.save(tmp_path / "index")
    monkeypatch.chdir(tmp_path)

    def talk(*lines: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        cli.run(["chat", "--no-model", "--index", "index"])
        return capsys.readouterr().out

    return talk


def test_edition_narrows_and_retry_asks_again(talk):
    shown = talk("What is the range of Ember Dart?", "/edition 2014", "/retry")
    first, last = shown.split("edition: 2014")
    assert "Range: 120 feet" in first
    assert "Range: 120 feet" not in last
    assert "Range: 150 feet" in last


def test_cite_shows_the_passage_and_why_the_checks(talk):
    shown = talk("How does wading work?", "/cite 1", "/why")
    assert "A creature that wades cannot run." in shown
    assert "figures: passed" in shown


def test_save_writes_the_conversation_with_its_citations(talk, tmp_path: Path):
    talk("What does a billhook cost?", "What does wading cost?", "/save session.md")
    first, second = (tmp_path / "session.md").read_text("utf-8").split("\n**What does wading cost?**\n\n")
    assert first == (
        "**What does a billhook cost?**\n\nCost: 9 GP.\n\n"
        "- [Marsh 2024 › Equipment › Weapons › Billhook] equipment.md, line 10 · edition 2024\n"
    )
    assert second.startswith("> Every foot of wading costs 2 extra feet"), "a quotation is marked as one"


def test_save_overwrites_nothing_and_makes_no_folder(talk, tmp_path: Path):
    (tmp_path / "notes.md").write_text("mine")
    shown = talk("What does a billhook cost?", "/save notes.md", "/save out/session.md")
    assert "error: notes.md is there already. Name another file\n" in shown
    assert "error: The folder out does not exist. Make it, or name a file in another\n" in shown
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert not (tmp_path / "out").exists()


def test_a_model_that_the_server_lacks_is_said_when_it_is_chosen(talk, monkeypatch: pytest.MonkeyPatch):
    with FakeOllama() as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        shown = talk("/model ollama:nope", "/model", "/model ollama:fake")
        with pytest.raises(UserError, match="has no model nope"):
            cli.run(["chat", "--ollama", "nope", "--index", "index"])
    lacking = f"error: {server.url} has no model nope. Get it with: ollama pull nope"
    assert shown.split("\n\n")[:3] == [lacking, "model: none", "model: fake"]


def test_a_line_that_ends_with_a_backslash_goes_on(talk):
    assert "Cost: 9 GP." in talk("What does \\", "a billhook cost?")


@pytest.mark.parametrize("line", ["/nonsense", "/cite 1", "/edition 1999", "/model gpt", "/save", "x" * 2001])
def test_a_mistake_is_one_line_and_the_chat_goes_on(talk, line: str):
    shown = talk(line, "What does a billhook cost?")
    assert shown.startswith("error: ")
    assert "Cost: 9 GP." in shown


def test_quit_leaves_and_history_lists(talk):
    shown = talk("What does a billhook cost?", "/history", "/quit", "What does wading cost?")
    assert "1. What does a billhook cost?" in shown
    assert "wading" not in shown


def test_ctrl_c_stops_an_answer_and_not_the_chat(talk, monkeypatch: pytest.MonkeyPatch):
    answer = Engine.ask

    def interrupted(engine: Engine, question: str, edition: str | None = None):
        if "wading" in question:
            raise KeyboardInterrupt
        return answer(engine, question, edition)

    monkeypatch.setattr(Engine, "ask", interrupted)
    shown = talk("What does wading cost?", "What does a billhook cost?")
    assert shown.startswith("(stopped)")
    assert "Cost: 9 GP." in shown


def test_retry_asks_a_stopped_question_again(talk, monkeypatch: pytest.MonkeyPatch):
    answer, stops = Engine.ask, [KeyboardInterrupt]

    def stopped_once(engine: Engine, question: str, edition: str | None = None):
        if stops:
            raise stops.pop()
        return answer(engine, question, edition)

    monkeypatch.setattr(Engine, "ask", stopped_once)
    shown = talk("What does a billhook cost?", "/retry", "/history")
    assert shown.startswith("(stopped)")
    assert "Cost: 9 GP." in shown
    assert "1. What does a billhook cost?" in shown


def test_a_retry_that_fails_keeps_the_turn(index: Index):
    class Failing(Scripted):
        def answer(self, messages):
            raise UserError("no server")

    conversation = Conversation(Engine(index))
    before = conversation.ask("What does wading cost?")
    conversation.engine.model = Failing("")
    with pytest.raises(UserError, match="no server"):
        conversation.retry()
    assert conversation.turns == [before]
