"""Questions on standard input, one a line, for every command that takes `-` for a question."""

from collections.abc import Iterable, Iterator

from dm_assistant.errors import UserError


def questions(lines: Iterable[bytes]) -> Iterator[str]:
    """The questions, as each line comes, without blank lines.

    Raises:
        UserError: a line is not UTF-8 text.
    """
    for number, line in enumerate(lines, start=1):
        try:
            question = line.decode("utf-8").strip()
        except UnicodeDecodeError as problem:
            raise UserError(f"Standard input, line {number}: not UTF-8 text. Save it as UTF-8") from problem
        if question:
            yield question
