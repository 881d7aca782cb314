"""`dm chat`: a conversation with the rules expert on a terminal."""

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.commands.ask import add_engine_arguments, check_length, make_engine
from dm_assistant.errors import UserError
from dm_assistant.terminal import is_coloured

if TYPE_CHECKING:
    from dm_assistant.chat.conversation import Conversation, Turn

EXAMPLES = """\
examples:
  dm chat
  dm chat --no-model --edition 2024
  dm chat --index my-index
"""
HELP = """\
/why            passages, scores, what the model said and the checks of the last answer
/cite N         the passage behind citation N of the last answer
/retry          the last question once more, also one that was stopped
/edition NAME   answer from this edition only; without a name, from all
/model NAME     base, fused, quantized, ollama:MODEL, or none
/history        the questions so far
/save FILE      write the conversation as Markdown into a new file
/help           this list
/quit           leave, as does Ctrl-D

A line that ends with \\ goes on in the next. Ctrl-C stops an answer."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm chat`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    add_engine_arguments(parser)


def run(called: argparse.Namespace) -> None:
    """Talk until the end of the input.

    Raises:
        UserError: no index, an edition that it does not hold, or a model that Ollama does not have.
    """
    from dm_assistant.chat.conversation import Conversation
    from dm_assistant.chat.models import OllamaModel
    from dm_assistant.chat.terminal import waiting, wrapped

    conversation = Conversation(make_engine(called), called.edition)
    if called.ollama:
        OllamaModel(called.ollama).check()
    if sys.stdin.isatty():
        import readline  # noqa: F401  line editing and history for input()

        print("Ask a question about the rules. /help lists the commands.")
    while (typed := _typed()) is not None:
        if not typed:
            continue
        try:
            with waiting("answering"):
                shown = _command(conversation, typed) if typed.startswith("/") else _asked(conversation, typed)
        except UserError as problem:
            shown = f"error: {problem}"
        except KeyboardInterrupt:
            shown = "(stopped)"
        if shown is None:
            return
        # a terminal would break a long line in the middle of a word
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        print(f"{wrapped(shown, width) if width else shown}\n", flush=True)


def _typed() -> str | None:
    """What the user typed, lines that end with a backslash joined; None at the end. Ctrl-C clears the line."""
    lines: list[str] = []
    while True:
        try:
            line = input("> " if not lines else ". ") if sys.stdin.isatty() else input()
        except EOFError:
            return " ".join(lines).strip() if lines else None
        except KeyboardInterrupt:
            print()
            return ""
        lines.append(line.removesuffix("\\"))
        if not line.endswith("\\"):
            return " ".join(lines).strip()


def _asked(conversation: "Conversation", typed: str) -> str:
    check_length(typed)
    return _readable(conversation.ask(typed))


def _command(conversation: "Conversation", typed: str) -> str | None:
    """What a line such as "/cite 1" answers; None to leave.

    Raises:
        UserError: there is no such command, or it cannot be done now.
    """
    name, _, argument = typed[1:].partition(" ")
    argument = argument.strip()
    if name == "quit":
        return None
    if name == "help":
        return HELP
    if name == "edition":
        conversation.engine.check_edition(argument or None)
        conversation.edition = argument or None
        return f"edition: {argument or 'all'}"
    if name == "model":
        return _choose_model(conversation, argument)
    if name == "history":
        turns = enumerate(conversation.turns, start=1)
        return "\n".join(f"{number}. {turn.typed}" for number, turn in turns) or "No questions yet."
    if name not in ("why", "cite", "retry", "save"):
        raise UserError(f"There is no command /{name}. /help lists them")
    if not (conversation.is_asked if name == "retry" else conversation.turns):
        raise UserError(f"/{name} needs a question first. Ask one")
    if name == "why":
        from dm_assistant.chat.terminal import why

        return why(conversation.turns[-1].answer)
    if name == "cite":
        return _cited(conversation.turns[-1], argument)
    if name == "retry":
        return _readable(conversation.retry())
    return _save(conversation, argument)


def _choose_model(conversation: "Conversation", name: str) -> str:
    from dm_assistant.chat.models import VARIANTS, OllamaModel, PipelineModel

    if name == "none":
        conversation.engine.model = None
    elif name in VARIANTS:
        conversation.engine.model = PipelineModel(name)
    elif name.startswith("ollama:"):
        model = OllamaModel(name.removeprefix("ollama:"))
        model.check()
        conversation.engine.model = model
    elif name:
        raise UserError(f"There is no model {name!r}. Choose one of: {', '.join(VARIANTS)}, ollama:MODEL, none")
    return f"model: {conversation.engine.model.name if conversation.engine.model else 'none'}"


def _cited(turn: "Turn", number: str) -> str:
    from dm_assistant.chat.terminal import passage_text

    citations = turn.answer.citations
    if not number.isdecimal() or not 1 <= int(number) <= len(citations):
        raise UserError(f"The last answer has {len(citations)} citations. Say /cite and a number from 1 on")
    return passage_text(citations[int(number) - 1], is_coloured())


def _save(conversation: "Conversation", name: str) -> str:
    from dm_assistant.files import write_text

    if not name:
        raise UserError("Say where to: /save session.md")
    path = Path(name)
    if path.exists():
        raise UserError(f"{name} is there already. Name another file")
    if not path.parent.is_dir():
        raise UserError(f"The folder {path.parent} does not exist. Make it, or name a file in another")
    try:
        write_text(path, conversation.transcript())
    except OSError as problem:
        raise UserError(f"{name} cannot be written: {problem.strerror}. Name another file") from problem
    return f"saved: {name}"


def _readable(turn: "Turn") -> str:
    from dm_assistant.chat.terminal import readable

    asked = f"({turn.answer.question})\n" if turn.answer.question != turn.typed else ""
    return asked + readable(turn.answer, is_coloured(), with_reason=sys.stdout.isatty())
