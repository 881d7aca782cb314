"""The records that stages hand to each other: one type per file format, JSON Lines in and out.

A record checks itself when it is built, so that a bad line is found at the border, with its number.
The formats are described in docs/data-formats.md.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from dm_assistant import files
from dm_assistant.errors import UserError

Mode = Literal["closed", "open"]
# What predict asks: the test questions from memory, with the passages found, with the right passage, in other words;
# the exam with the passages found; questions of the training split from memory.
Asked = Literal["closed", "open", "gold", "reworded", "exam", "train"]
PairType = Literal["lookup", "yes_no", "how", "comparison", "table", "false_premise", "unanswerable"]
QuestionType = Literal[PairType, "rule", "procedure"]  # of a pair or of an exam question


class Record(BaseModel):
    """Base of all records: unknown keys are refused, values never change."""

    # Checks are built when a record is first made: a command that shows passages need not wait for all the others.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Passage(Record):
    """A part of a rulebook that can be cited: at most a few paragraphs or table rows under one heading."""

    id: str = Field(min_length=1, description="stable: hash of rulebook, edition, heading path, text")
    rulebook: str = Field(min_length=1, description="title of the rulebook")
    edition: str
    file: str = Field(min_length=1, description="relative to the rulebook's folder, POSIX")
    start_line: int = Field(ge=1)
    end_line: int = Field(ge=1, description="inclusive")
    heading_path: list[str] = Field(min_length=1, description="outermost first, own heading last")
    section: str = Field(min_length=1, description="the whole that is never divided between splits: entry or section")
    kind: str = Field(min_length=1, description="spell, monster, condition, glossary, weapon, ..., rule")
    name: str = Field(min_length=1, description="the entry's name: 'Fireball', 'Aboleth', else the heading")
    fields: dict[str, Any] = Field(default_factory=dict, description="typed fields of the entry")
    text: str = Field(min_length=1, description="what a reader and a model see; tables as text")

    @property
    def citation(self) -> str:
        """`Tabletop Basics › Spells › Fireball`."""
        return " › ".join([self.rulebook, *self.heading_path])


class Pair(Record):
    """A question with its answer and the verbatim words of one passage that prove it."""

    id: str = Field(min_length=1, description="content hash of passage, question, answer")
    fact_id: str = Field(min_length=1, description="shared by the phrasings of one fact")
    passage_id: str = Field(min_length=1)
    section: str = Field(min_length=1, description="of the passage")
    kind: str = Field(min_length=1, description="of the passage")
    type: PairType
    question: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    evidence: str = Field(description="verbatim from the passage; empty exactly for unanswerable pairs")
    generator: str = Field(min_length=1, description="which generator wrote it")

    @property
    def answerable(self) -> bool:
        return self.type != "unanswerable"


class Judgement(Record):
    """What a language model says about a pair beside its passage; 1 (not at all) to 5 (fully)."""

    faithful: int = Field(ge=1, le=5, description="the passage says what the answer says")
    answerable: int = Field(ge=1, le=5, description="the passage answers the question")
    self_contained: int = Field(ge=1, le=5, description="the question is understood without the passage")
    reason: str
    model: str = Field(min_length=1)

    @property
    def lowest(self) -> int:
        return min(self.faithful, self.answerable, self.self_contained)


class Verdict(Record):
    """What curate decided about a pair: accepted, or rejected with every reason."""

    pair: Pair
    accepted: bool
    reasons: list[str] = Field(default_factory=list, description="check name, then ': ', then what it saw")
    cluster: list[str] = Field(default_factory=list, description="ids that say the same, its own too, the kept first")
    judgement: Judgement | None = None
    generated: Pair | None = Field(default=None, description="the pair as it was generated, where a person edited it")


class Decision(Record):
    """What a person decided about a pair; the text is that of the pair, or the edited one.

    `undo` takes back the reviewer's decision before it: the file of decisions is append-only.
    """

    pair_id: str = Field(min_length=1)
    verdict: Literal["accept", "reject", "edit", "undo"]
    question: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    reason: str = Field(default="", description="why it was rejected, one of the desk's reasons")
    note: str = ""
    reviewer: str = Field(min_length=1)
    time: AwareDatetime
    fact_id: str = Field(min_length=1)
    passage_id: str = Field(min_length=1)


class ExamQuestion(Record):
    """A question written for itself from a rulebook, apart from every generator."""

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    answer: str = Field(min_length=1, description="as one would say it at the table")
    type: QuestionType
    reworded: bool = Field(description="in other words than the rulebook's")
    rulebook: str = Field(min_length=1, description="folder of the rulebook")
    file: str = Field(description="of the rulebook; empty for unanswerable questions")
    heading_path: list[str] = Field(description="outermost first; empty for unanswerable questions")
    evidence: str = Field(description="verbatim from that section; empty for unanswerable questions")

    @property
    def answerable(self) -> bool:
        return self.type != "unanswerable"


class Example(Record):
    """One row of a split: a prompt, the reference answer, and where it comes from."""

    id: str = Field(min_length=1)
    pair_id: str = Field(min_length=1)
    fact_id: str = Field(min_length=1)
    section: str = Field(min_length=1)
    kind: str = Field(min_length=1)
    type: QuestionType
    mode: Mode
    question: str = Field(min_length=1)
    passage_ids: list[str] = Field(description="shown in the prompt, in order; empty when closed-book")
    messages: list[dict[str, str]] = Field(min_length=1, description="chat messages without the answer")
    answer: str = Field(min_length=1, description="reference; the refusal where it cannot be answered")
    evidence: str
    reworded: bool | None = Field(default=None, description="of an exam question: in other words than the rulebook's")

    @property
    def answerable(self) -> bool:
        return self.type != "unanswerable"


class Prediction(Record):
    """What one variant answered to one question, as it came out of the model."""

    example_id: str = Field(min_length=1)
    variant: Literal["base", "fused", "quantized", "adapted"]
    mode: Asked
    question: str = Field(min_length=1, description="as it was asked")
    passage_ids: list[str] = Field(description="the passages in the prompt, in order")
    answer: str = Field(description="raw answer, untouched")
    finish: Literal["stop", "length"]
    tokens: int = Field(ge=0, description="length of the answer")
    log_likelihood: float | None = Field(default=None, description="of the reference, in nats; closed-book only")
    reference_tokens: int | None = Field(default=None, ge=1, description="length of the reference with its end")


class WorstAnswer(Record):
    """A question that went badly, with its texts; the file is never committed."""

    example_id: str = Field(min_length=1)
    place: str = Field(min_length=1, description="file and line in the rulebook, 'spells.md:123'")
    mode: Asked
    question: str = Field(min_length=1)
    reference: str = Field(min_length=1)
    f1: float = Field(ge=0, le=1, description="of the quantized model's answer")
    answers: dict[str, str] = Field(description="raw answer of every variant")


AnyRecord = TypeVar("AnyRecord", bound=Record)


def content_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that depend on all `parts` and on nothing else."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def write_jsonl(path: Path, records: Iterable[Record]) -> int:
    """Write one record a line, all or nothing, and return how many."""
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        for record in records:
            yield f"{record.model_dump_json()}\n"
            count += 1

    files.write_parts(path, lines())
    return count


def read_jsonl(path: Path, kind: type[AnyRecord], made_by: str) -> list[AnyRecord]:
    """Read all records of a file that the stage `made_by` wrote.

    Raises:
        UserError: the file is absent, or a line is no record of this kind.
    """
    return list(iter_jsonl(path, kind, made_by))


def iter_jsonl(path: Path, kind: type[AnyRecord], made_by: str) -> Iterator[AnyRecord]:
    """Like `read_jsonl`, one record at a time."""
    if not path.exists():
        raise UserError(f"{path} does not exist. Make it with: dvc repro {made_by}")
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield kind.model_validate_json(line)
            except ValidationError as problem:
                first = problem.errors()[0]
                key = ".".join(map(str, first["loc"])) or "the line"
                raise UserError(
                    f"{path}, line {number}: {key}: {first['msg']}. Remake the file with: dvc repro --force {made_by}"
                ) from problem


class RecordFile(Generic[AnyRecord]):
    """The records of a file that the stage `made_by` wrote: read anew by each loop, never all in memory."""

    def __init__(self, path: Path, kind: type[AnyRecord], made_by: str) -> None:
        self.path = path
        self.kind = kind
        self.made_by = made_by

    def __iter__(self) -> Iterator[AnyRecord]:
        return iter_jsonl(self.path, self.kind, self.made_by)
