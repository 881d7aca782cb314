"""A language model as a judge: it sees the passage and the pair, and scores the pair with a reason.

What it says stands beside the pair and never changes it.
"""

from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from dm_assistant import progress
from dm_assistant.errors import UserError
from dm_assistant.generation.answers import Answers
from dm_assistant.generation.conversation import QUOTED_BACK, Plan, Reply
from dm_assistant.generation.model import Model, answers_of
from dm_assistant.judging import ask_all, make_model
from dm_assistant.params import Generate
from dm_assistant.prompts import Message
from dm_assistant.records import Judgement, Pair, Passage

SYSTEM = """\
You check questions and answers about the rules of a tabletop role-playing game against one passage of a rulebook.
Answer with JSON only: {"faithful": 5, "answerable": 5, "self_contained": 5, "reason": "..."}

Each score is 1 (not at all) to 5 (fully).
faithful: the passage says what the answer says; nothing is added, changed or left open.
answerable: the passage answers this very question. If the answer is that the rulebooks do not tell: 5 when the passage
  indeed does not tell.
self_contained: a player who does not see the passage knows what is asked about.
reason: one short sentence on the lowest score."""
TASK = "Passage: {passage}\n\nQuestion: {question}\nAnswer: {answer}"
REPAIR = "This is no JSON of the form that was asked for. JSON only."
MAX_TOKENS = 256
PLAN = Plan(pairs=1, rounds=1, repairs=1)  # how long a request gets: one question and one repair


class Scores(BaseModel):
    """The answer of the judge."""

    faithful: int = Field(ge=1, le=5)
    answerable: int = Field(ge=1, le=5)
    self_contained: int = Field(ge=1, le=5)
    reason: str


SCHEMA: dict[str, Any] = Scores.model_json_schema()

Judging = Generator[list[Message], Reply, list[Judgement]]  # one, or none where there were no scores


def make_judge(backend: str, name: str, asking: Generate) -> Model:
    """The model `name` behind `backend`, asked as generate.* says."""
    return make_model(backend, name, asking, SCHEMA, context=asking.context, max_tokens=MAX_TOKENS)


def judge(pairs: Sequence[Pair], passages: Mapping[str, Passage], model: Model, cache: Path) -> dict[str, Judgement]:
    """What the model says about each pair, by id; nothing where it gave no scores even when asked again.

    Raises:
        UserError: no server, no such model, or pairs that stayed without an answer.
    """
    answers = answers_of(model, cache, SCHEMA)
    judged: dict[str, list[Judgement]] = {}
    missing: list[Pair] = []

    def read(pair: Pair) -> None:
        said = answers.replay(converse(pair, passages[pair.passage_id], model.name))
        if said is None:
            missing.append(pair)
        else:
            judged[pair.id] = said

    for pair in progress.track(pairs, "judgements kept"):
        read(pair)
    if missing:
        asked, missing = missing, []
        _ask(asked, passages, model, answers)
        for pair in asked:
            read(pair)
    if missing:
        raise UserError(f"an answer in {answers.folder} disappeared while it was needed. Run the command again")
    return {id: judgement for id, said in judged.items() for judgement in said}


def _ask(pairs: Sequence[Pair], passages: Mapping[str, Passage], model: Model, answers: Answers) -> None:
    longest = max(
        len(TASK) + len(pair.question) + len(pair.answer) + len(_shown(passages[pair.passage_id])) for pair in pairs
    )
    model.prepare(longest, PLAN)
    conversations = (converse(pair, passages[pair.passage_id], model.name) for pair in pairs)
    ask_all(model, answers, conversations, len(pairs), "curate", "pairs")


def converse(pair: Pair, passage: Passage, model: str) -> Judging:
    """The conversation about one pair: one question, asked again where the answer has another shape."""
    task = TASK.format(passage=_shown(passage), question=pair.question, answer=pair.answer)
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": task}]
    for _ in range(2):
        reply = yield messages
        if judgement := _parse(reply.text, model):
            return [judgement]
        repair = [{"role": "assistant", "content": reply.text[:QUOTED_BACK]}, {"role": "user", "content": REPAIR}]
        messages = [*messages, *repair]
    return []


def _shown(passage: Passage) -> str:
    return f"{passage.citation}\n\n{passage.text}"


def _parse(text: str, model: str) -> Judgement | None:
    try:
        scores = Scores.model_validate_json(text)
    except ValidationError:
        return None
    return Judgement(**scores.model_dump(), model=model)
