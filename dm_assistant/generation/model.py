"""The generator that asks a language model: first what the cache lacks, then everything from the cache.

So the pairs depend on the cached answers alone: not on the order in which they came, nor on how often the work was
broken off. Nothing of a passage stays in memory.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from dm_assistant.absence import AbsenceIndex
from dm_assistant.errors import UserError
from dm_assistant.generation.answers import Answers, remember_digest, remembered_digest
from dm_assistant.generation.conversation import SCHEMA, Conversation, Plan, Reply, converse
from dm_assistant.generation.generator import Written
from dm_assistant.generation.live import Live
from dm_assistant.progress import track
from dm_assistant.prompts import Message
from dm_assistant.records import Passage


class Model(Protocol):
    """A language model, wherever it runs."""

    name: str  # what its pairs bear and what its digest is remembered under
    options: dict  # what shapes an answer beside messages and schema

    def digest(self) -> str | None:
        """What tells this model from any other; None where it cannot be reached."""

    def prepare(self, longest: int, plan: Plan) -> None:
        """Check that it can answer prompts made from passages of up to `longest` characters; raise UserError."""

    def ask(self, messages: list[Message]) -> Reply:
        """One answer, past the cache."""

    def answer_all(self, conversations: Iterator[Conversation], answers: Answers, live: Live) -> list[str]:
        """Drive all conversations, keep every answer; return why some questions stayed without one."""


class ModelGenerator:
    """Asks `model` about every passage as `plan` says, with its answers kept under `cache`."""

    def __init__(self, model: Model, plan: Plan, cache: Path) -> None:
        self.model = model
        self.plan = plan
        self.cache = cache

    def generate(self, passages: Iterable[Passage]) -> Iterator[Written]:
        """What was written about each passage, in their order.

        Raises:
            UserError: no server, no such model, prompts too long for it, or questions that stayed without an answer.
        """
        absence = AbsenceIndex(passages)
        answers = self.answers()
        missing, longest, kept, answers_kept = set(), 0, 0, 0
        for passage in track(passages, "answers kept"):
            found: set[Path] = set()
            if answers.replay(self._converse(passage, absence), found) is None:
                missing.add(passage.id)
                answers_kept += min(len(found), self.plan.rounds)  # repairs are no rounds
                longest = max(longest, len(passage.citation) + len(passage.text))
            else:
                kept += 1
        with Live(len(missing), self.plan.rounds, kept, answers_kept) as live:
            if missing:
                self.model.prepare(longest, self.plan)
                wanted = (self._converse(passage, absence) for passage in passages if passage.id in missing)
                self._ask(wanted, answers, live)
        for passage in track(passages, "generate"):
            written = answers.replay(self._converse(passage, absence))
            if written is None:
                raise UserError(f"an answer in {answers.folder} disappeared while it was needed. Run the command again")
            yield written

    def _ask(self, wanted: Iterator[Conversation], answers: Answers, live: Live) -> None:
        print(f"generate: {self.model.name} is asked about {live.passages:,} passages", file=sys.stderr)
        with answers.exclusive():
            unanswered = self.model.answer_all(wanted, answers, live)
        if unanswered:
            raise UserError(
                f"{len(unanswered)} of {live.passages} passages got no answer ({unanswered[0]}). All others are "
                "kept: the same command asks only for the rest; a slow server may need a larger generate.timeout"
            )

    def used(self, passages: Iterable[Passage]) -> set[Path]:
        """The files of all cached answers that the passages, as they are, would ask for."""
        absence, answers = AbsenceIndex(passages), self.answers()
        files: set[Path] = set()
        for passage in track(passages, "answers kept"):
            answers.replay(self._converse(passage, absence), files)
        return files

    def answers(self) -> Answers:
        """The cached answers of the model; raises UserError as `answers_of` does."""
        return answers_of(self.model, self.cache, SCHEMA)

    def _converse(self, passage: Passage, absence: AbsenceIndex) -> Conversation:
        return converse(passage, self.plan, absence, self.model.name)


def answers_of(model: Model, cache: Path, schema: dict) -> Answers:
    """The answers under `schema` that are kept of the model as it is or, where it cannot be reached, as it was last.

    Raises:
        UserError: it cannot be reached and was never seen.
    """
    digest = model.digest()
    if digest is None:
        digest = remembered_digest(cache, model.name)
    else:
        remember_digest(cache, model.name, digest)
    if digest is None:
        model.prepare(0, Plan(1, 1, 0))  # says what is wrong
        raise UserError(f"{model.name} cannot be reached")
    return Answers(cache, digest, {"schema": schema, **model.options})
