"""Human decisions: read from data/decisions.jsonl, the latest of each pair.

The file is append-only and merged by git line by line, so the order of its lines means nothing: the
latest `time` wins, then the later reviewer's name.
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from dm_assistant.errors import UserError
from dm_assistant.records import Decision


def read_decisions(path: Path) -> tuple[list[Decision], str | None]:
    """All decisions, and the unfinished last line where a crash left one (a line without its newline).

    Raises:
        UserError: the file is absent, or a line that ends with a newline is no decision.
    """
    if not path.exists():
        raise UserError(f"{path} does not exist. Get it back with: git checkout {path}")
    decisions = []
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        try:
            decisions.append(Decision.model_validate_json(line))
        except ValidationError as problem:
            if not line.endswith(b"\n"):
                return decisions, line.decode(errors="replace")
            first = problem.errors()[0]
            key = ".".join(map(str, first["loc"])) or "the line"
            raise UserError(f"{path}, line {number}: {key}: {first['msg']}. Correct or remove the line") from problem
    return decisions, None


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """pair id → the decision that holds."""
    return {decision.pair_id: decision for decision in sorted(decisions, key=lambda d: (d.time, d.reviewer))}
