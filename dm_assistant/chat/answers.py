"""What a question comes to: the text shown, the passages cited with their words, and what was checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any, Literal

from dm_assistant.records import Passage

NOT_FOUND = "Not in your rulebooks."
Status = Literal["answered", "quoted", "not_found"]


@dataclass(frozen=True)
class Citation:
    """A passage and the words of it that prove the answer; `quote` stands in its text or its headings."""

    passage: Passage
    quote: str

    def as_json(self) -> dict[str, Any]:
        passage = self.passage
        return {
            "rulebook": passage.rulebook,
            "edition": passage.edition,
            "file": passage.file,
            "start_line": passage.start_line,
            "end_line": passage.end_line,
            "heading_path": passage.heading_path,
            "quote": self.quote,
        }


def edition_marks(citations: Iterable[Citation]) -> dict[str, str]:
    """A letter for each edition cited, in order: "a", "b", ...; none where all citations are of one edition.

    A letter, because an edition's own name, "2014", would be a figure that no cited passage holds.
    """
    editions = list(dict.fromkeys(citation.passage.edition for citation in citations))
    return dict(zip(editions, ascii_lowercase, strict=False)) if len(editions) > 1 else {}


@dataclass(frozen=True)
class Check:
    """One question put to an answer before it is shown."""

    name: str
    passed: bool
    saw: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "passed": self.passed, "saw": self.saw}


@dataclass(frozen=True)
class Answer:
    """The text shown and all that stands behind it. `raw` is what the model said, where one was asked."""

    question: str
    status: Status
    text: str
    citations: list[Citation] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    nearest: list[tuple[Passage, float]] = field(default_factory=list)
    raw: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of `dm ask --json`."""
        return {
            "question": self.question,
            "status": self.status,
            "answer": self.text,
            "citations": [citation.as_json() for citation in self.citations],
            "checks": [check.as_json() for check in self.checks],
        }
