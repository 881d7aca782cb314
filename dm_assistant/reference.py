"""The reference of the `dm` command, from the help of every command.

Writes  standard output
Run     python -m dm_assistant.reference > docs/commands.md
"""

import argparse
from collections.abc import Iterator
from functools import partial

from dm_assistant.cli import build_parser

WIDTH = 98  # argparse breaks lines for the terminal; the page must not depend on it
INTRODUCTION = """\
# The `dm` command

What each command says with `--help`. This page is made by `python -m dm_assistant.reference > docs/commands.md`.
"""


def reference() -> str:
    """The page as Markdown: one section a command, in the order of `dm --help`."""
    sections = []
    for parser in _parsers(build_parser()):
        parser.formatter_class = partial(argparse.RawDescriptionHelpFormatter, width=WIDTH)
        sections.append(f"## {parser.prog}\n\n```text\n{parser.format_help()}```\n")
    return "\n".join([INTRODUCTION, *sections])


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser and those of its commands, depth first."""
    yield parser
    for action in parser._actions:  # argparse offers no public way to its sub-parsers
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _parsers(command)


if __name__ == "__main__":
    print(reference(), end="")
