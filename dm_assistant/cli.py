"""The `dm` command: a table of commands, each in a module of its own.

Run     dm --help

A command is a module in `dm_assistant/commands/` named as in `COMMANDS`, with `configure(parser)`, which adds its
arguments, its examples and, as the default `run`, the function that does the work and may return an
exit status. The module is imported only when its command is called, and imports what is heavy only
where it is used: help and a mistyped option answer at once.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from dm_assistant.errors import UserError, run_reporting_errors

COMMANDS = {
    "ask": "answer a question from the rulebooks, cited and checked",
    "cache": "count the answers of models, remove unused ones",
    "chat": "talk about the rules on the terminal",
    "compare": "compare the answers of two runs, question by question",
    "explain": "tell the whole history of a question-and-answer pair",
    "export": "write a model for Ollama, llama.cpp or a hub",
    "gates": "say whether the scores keep the limits of evaluate.gates",
    "generate": "write questions about one passage and print them",
    "model": "compare a model with the hashes in its model.json",
    "review": "decide which pairs are kept, in the terminal or by CSV",
    "search": "find the passages of the rulebooks that answer a question",
    "serve": "answer on a web page and over an OpenAI-compatible API",
    "sources": "add rulebooks, list them, check them, index them",
    "train": "show what training would do",
}
DESCRIPTION = "Markdown rulebooks in, a cited and checked rules expert out."
EXAMPLES = """\
examples:
  dm ask "How does grappling work?"
  dm search "how far can I throw a dagger"
  dm sources add house-rules.md
  dm sources lint

`dm COMMAND --help` says more. The pipeline itself runs with: make repro
"""


def main() -> None:
    """Run the command on the command line; the entry point of `dm`."""
    run_reporting_errors(lambda: sys.exit(run(sys.argv[1:])))


def run(arguments: Sequence[str]) -> int | None:
    """Run one command and return its exit status, None for success.

    Raises:
        UserError: what the user can mend, a file without permission included.
    """
    called = build_parser(arguments[:1]).parse_args(arguments)
    try:
        status = called.run(called)
        sys.stdout.flush()
    except BrokenPipeError:
        # `dm search - | head -1`: the reader has what it wants. Python would complain once more when it
        # flushes stdout at exit, so that must lead nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return None
    except PermissionError as problem:
        raise UserError(f"{problem.filename}: permission denied. Change its permissions, or name another") from problem
    except KeyboardInterrupt:
        return 130  # as the shell reports a command that Ctrl-C ended
    return status


def build_parser(loaded: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """The parser of `dm`; of the commands only those in `loaded` have their arguments."""
    parser = argparse.ArgumentParser(
        prog="dm", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    show_help_without_command(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in loaded:
            importlib.import_module(f"dm_assistant.commands.{name}").configure(command)
    return parser


def show_help_without_command(parser: argparse.ArgumentParser) -> None:
    """Let `parser`, called without a command, print its help and end with exit status 2."""

    def show(_: argparse.Namespace) -> int:
        parser.print_help(sys.stderr)
        return 2

    parser.set_defaults(run=show)


def positive(text: str) -> int:
    """The type of an argument that counts something."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


if __name__ == "__main__":
    main()
