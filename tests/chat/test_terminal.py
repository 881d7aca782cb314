"""What a terminal shows while an answer is on its way."""

import io
import sys
from contextlib import suppress

import pytest

from dm_assistant.chat.terminal import waiting


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
