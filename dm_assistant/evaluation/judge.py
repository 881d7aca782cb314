"""A language model as a judge: does an answer say the same as the reference?

It is asked only where the strings leave it open: an exact match is right, a refusal where there is an answer is wrong,
and so is an answer where there is none.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from dm_assistant.evaluation.table import Answer, Answers
from dm_assistant.generation.conversation import Plan, Reply
from dm_assistant.generation.model import Model, answers_of
from dm_assistant.judging import ask_all, make_model
from dm_assistant.params import Generate
from dm_assistant.prompts import Message, split_citations

MODES = ("open", "exam")  # those that show the model in use
SYSTEM = """\
You grade answers to questions about the rules of a tabletop role-playing game. The reference is right. An answer is
right if it says all that the reference says on what is asked, in whatever words, and nothing that contradicts it.
Answer with JSON only: {"reason": "one short sentence", "right": true}"""
TASK = "Question: {question}\nReference: {reference}\nAnswer: {answer}"
MAX_TOKENS = 128
CONTEXT = 2048
PLAN = Plan(pairs=1, rounds=1, repairs=0)

Judging = Generator[list[Message], Reply, list[bool]]  # one verdict, or none where there was no JSON


class Grade(BaseModel):
    """The answer of the judge."""

    reason: str
    right: bool


SCHEMA: dict[str, Any] = Grade.model_json_schema()


def make_judge(backend: str, name: str, asking: Generate) -> Model:
    """The model `name` behind `backend`; hosts, concurrency and timeout are those of generate.*."""
    return make_model(backend, name, asking, SCHEMA, context=CONTEXT, max_tokens=MAX_TOKENS)


def judged(answers: Answers, model: Model, cache: Path) -> Answers:
    """The answers with what the judge says in their scores, in the modes of `MODES`.

    Raises:
        UserError: no server, no such model, or answers that stayed without a verdict.
    """
    kept = answers_of(model, cache, SCHEMA)
    open_cases = [
        answer for (_, mode), part in answers.items() if mode in MODES for answer in part if _obvious(answer) is None
    ]
    missing = {_task(answer): answer for answer in open_cases if kept.replay(_converse(answer)) is None}
    if missing:
        model.prepare(max(map(len, missing)), PLAN)
        ask_all(model, kept, map(_converse, missing.values()), len(missing), "evaluate", "answers")

    def with_verdict(answer: Answer) -> Answer:
        verdict = _obvious(answer)
        if verdict is None:
            verdict = next(iter(kept.replay(_converse(answer)) or []), None)
        return replace(answer, score=replace(answer.score, judged=verdict))

    return {
        (variant, mode): [with_verdict(answer) for answer in part] if mode in MODES else part
        for (variant, mode), part in answers.items()
    }


def _obvious(answer: Answer) -> bool | None:
    """Whether the answer is right, where that needs no judge."""
    score = answer.score
    if score.em:
        return True
    if score.refused or not score.answerable or not split_citations(answer.prediction.answer)[0]:
        return False
    return None


def _task(answer: Answer) -> str:
    said, _ = split_citations(answer.prediction.answer)
    return TASK.format(question=answer.example.question, reference=answer.example.answer, answer=said)


def _converse(answer: Answer) -> Judging:
    """One question; an answer that is no JSON gives no verdict."""
    reply = yield [{"role": "system", "content": SYSTEM}, {"role": "user", "content": _task(answer)}]
    try:
        return [Grade.model_validate_json(reply.text).right]
    except ValidationError:
        return []
