"""`dm chat` in a real terminal: every command of /help, lines that go on, Ctrl-C while it answers, Ctrl-D."""

import os
import sys
import time
from pathlib import Path

import pexpect
import pytest

from dm_assistant.commands.chat import HELP
from dm_assistant.retrieval import Index
from tests.generation.fake_ollama import FakeOllama

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(index: Index, tmp_path: Path):
    """Start `dm chat` with some arguments and wait for its first prompt."""
    index.save(tmp_path / "index")

    def start(*arguments: str, **environment: str) -> pexpect.spawn:
        chat = pexpect.spawn(
            sys.executable,
            ["-m", "dm_assistant.cli", "chat", "--index", "index", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "NO_COLOR": "1", **environment},
            encoding="utf-8",
            timeout=60,
            dimensions=(40, 200),
        )
        chat.expect_exact("/help lists the commands.")
        chat.expect_exact("> ")
        return chat

    return start


def say(chat: pexpect.spawn, line: str, expected: str) -> str:
    """Type a line, wait for what must be shown and for the next prompt; all that was shown."""
    chat.sendline(line)
    chat.expect_exact(expected)
    shown = chat.before + chat.after
    chat.expect_exact("\r\n> ")
    return shown + chat.before


def test_every_command_does_what_help_says(start, tmp_path: Path):
    chat = start("--no-model")
    say(chat, "/help", HELP.splitlines()[-1])
    say(chat, "What does a billhook cost?", "Cost: 9 GP.")
    say(chat, "and its weight?", "(Billhook's weight?)")
    say(chat, "/why", "figures: passed")
    say(chat, "/cite 1", "Billhook — Damage: 1d8 Slashing")
    say(chat, "/edition 2014", "edition: 2014")
    say(chat, "What is the range of Ember Dart?", "Range: 150 feet.")
    say(chat, "/edition 2024", "edition: 2024")
    say(chat, "/retry", "Range: 120 feet.")
    say(chat, "/edition", "edition: all")
    say(chat, "/model none", "model: none")
    say(chat, "/model gpt", "error: There is no model 'gpt'.")
    say(chat, "/history", "3. What is the range of Ember Dart?")
    say(chat, "/save session.md", "saved: session.md")
    assert "Range: 120 feet." in (tmp_path / "session.md").read_text("utf-8")
    chat.sendline("What does \\")
    chat.expect_exact(". ")
    say(chat, "a cudgel cost?", "Cost: 1 SP.")
    say(chat, "Who won the war?", "Not in your rulebooks.")
    chat.sendline("/quit")
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0


def test_ctrl_c_clears_a_line_and_ctrl_d_leaves(start):
    chat = start("--no-model")
    chat.send("What does a bill")
    chat.sendintr()
    chat.expect_exact("\r\n> ")
    say(chat, "What does a cudgel cost?", "Cost: 1 SP.")
    chat.sendeof()
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0


def test_ctrl_c_stops_the_answer_of_a_model_and_not_the_chat(start):
    with FakeOllama(["hang"]) as server:
        chat = start("--ollama", server.model, OLLAMA_HOST=server.url)
        chat.sendline("How long does lantern oil burn?")
        while not server.chats:
            time.sleep(0.02)
        chat.sendintr()
        chat.expect_exact("(stopped)")
        chat.expect_exact("\r\n> ")
        say(chat, "/model none", "model: none")
        say(chat, "How long does lantern oil burn?", "6 hours")
        say(chat, "/model ollama:fake", "model: fake")
        chat.sendline("/quit")
        chat.expect(pexpect.EOF)


def test_a_narrow_terminal_breaks_lines_between_words(start):
    chat = start("--no-model", COLUMNS="40")
    say(chat, "What does a billhook cost?", "Equipment › Weapons ›\r\nBillhook] equipment.md")
    chat.sendline("/quit")
    chat.expect(pexpect.EOF)
