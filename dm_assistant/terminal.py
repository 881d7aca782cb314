"""What may be written to a terminal: no characters that steer it, and colours only where they are wanted."""

import os
import re
import sys

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """`text` without control characters: a rulebook or a model from elsewhere must not steer the terminal."""
    return _CONTROL.sub("", text)


def is_coloured() -> bool:
    """Whether standard output is a terminal, and NO_COLOR does not ask for plain text."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
