"""What ingest repaired, found odd or left out: one record a line in data/lint.jsonl."""

from typing import Literal

from pydantic import Field

from dm_assistant.records import Record

Severity = Literal["wrong", "guessed", "repaired"]


class Finding(Record):
    """One repair or finding, at one line of one file."""

    rulebook: str
    file: str = Field(description="relative to the rulebook's folder, POSIX; the folder itself is '.'")
    line: int = Field(ge=1)
    rule: str = Field(
        min_length=1, description="short name of the rule that fired: heading-level, broken-paragraph, ..."
    )
    message: str = Field(min_length=1)
    severity: Severity = Field(description="the text is wrong; something is not told or was guessed; all is well again")


class Report:
    """Collects the findings of one rulebook file while it is read."""

    def __init__(self, rulebook: str, file: str) -> None:
        self.rulebook = rulebook
        self.file = file
        self.findings: list[Finding] = []

    def add(self, line: int, rule: str, message: str, severity: Severity = "repaired") -> None:
        """Note that `rule` fired at `line` (1-based)."""
        self.findings.append(
            Finding(rulebook=self.rulebook, file=self.file, line=line, rule=rule, message=message, severity=severity)
        )
