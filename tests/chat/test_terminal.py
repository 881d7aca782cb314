"""What a terminal shows while an answer is on its way."""

import io
import sys
from contextlib import suppress

import pytest

from dm_assistant import cli
from dm_assistant.chat.terminal import BOLD, PLAIN, waiting, wrapped
from dm_assistant.retrieval import Index


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It bursts into flame at once", "It bursts\ninto flame\nat once"),
        ("> It bursts into flame", "> It\n> bursts\n> into\n> flame"),
        ("  5.0  [Marsh]", "  5.0\n  [Marsh]"),
        (f"{BOLD}into flame{PLAIN} at once", f"{BOLD}into flame{PLAIN}\nat once"),
        ("an unbreakable-word\n\nstays", "an\nunbreakable-word\n\nstays"),
    ],
)
def test_lines_break_between_words_and_keep_their_mark(text: str, shown: str):
    assert wrapped(text, 10) == shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stderr", "shown"), [(Terminal(), "ollama is answering …\r\033[K"), (io.StringIO(), "")])
def test_a_terminal_says_what_is_waited_for_and_takes_it_back(stderr, shown: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", stderr)
    with suppress(KeyboardInterrupt), waiting("ollama is answering"):
        assert stderr.getvalue() == shown.removesuffix("\r\033[K")
        raise KeyboardInterrupt
    assert stderr.getvalue() == shown


@pytest.mark.parametrize("stdout", [Terminal(), io.StringIO()])
def test_a_terminal_is_told_why_a_question_is_refused(stdout, index: Index, tmp_path, monkeypatch: pytest.MonkeyPatch):
    index.save(tmp_path / "index")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", stdout)
    cli.run(["ask", "--no-model", "--index", str(tmp_path / "index"), "Roll 4d6 for me"])
    reason = "(asks for something to be rolled, made or kept; the rulebooks only tell rules)\n"
    assert stdout.getvalue() == "Not in your rulebooks.\n" + (reason if stdout.isatty() else "")
