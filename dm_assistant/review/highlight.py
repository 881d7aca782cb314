"""Where a reviewer's eye should go: the evidence in the passage, and the figures of the answer.

Pure functions from texts to (start, end) spans.
"""

import re

from dm_assistant import figures

Span = tuple[int, int]
# Letters that grounding takes for the same.
_ALIKE = {letter: f"[{letters}]" for letters in ("-−–—‑", "'’‘", '"“”') for letter in letters}


def evidence_span(text: str, evidence: str) -> Span | None:
    """Where the evidence stands in a passage's text; None where it does not, as when it is in the heading."""
    if not evidence.strip():
        return None
    words = evidence.replace("…", "...").split()
    pattern = r"\s+".join("".join(_ALIKE.get(letter) or re.escape(letter) for letter in word) for word in words)
    match = re.search(pattern.replace(r"\.\.\.", r"(?:\.\.\.|…)"), text)
    return match.span() if match else None


def figure_spans(text: str, of: str) -> tuple[list[Span], list[Span]]:
    """The figures in `text`: those that stand in `of`, too, and the others."""
    found, missing = [], []
    for start, end in figures.places(text):
        (missing if figures.unsupported(text[start:end], of) else found).append((start, end))
    return found, missing
