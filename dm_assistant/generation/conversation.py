"""What a language model is asked about a passage, and what is made of its answers.

A conversation is a Python generator: it yields the messages of a request, is sent the reply, and returns what was
written. It reads and sends nothing itself, so a server, a local model and the cache can all drive it.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from dm_assistant.absence import AbsenceIndex
from dm_assistant.generation.generator import Written, make_pair
from dm_assistant.grounding import grounding_faults, normalise
from dm_assistant.prompts import REFUSAL, Message, is_refusal
from dm_assistant.records import Pair, PairType, Passage

LONGEST_ANSWER = 20_000  # characters; more is a model that has lost its way
QUOTED_BACK = 2_000  # characters of a faulty answer that a repair shows
FAULTS_SHOWN = 6

SYSTEM = f"""\
You write questions and answers about the rules of a tabletop role-playing game, from one passage of a rulebook.
Answer with JSON only: {{"pairs": [{{"question": "...", "answer": "...", "evidence": "...", "type": "..."}}]}}

question: as a player asks it at the table. It names the spell, monster, item or rule it is about, since the reader
  does not see the passage. Never write "the passage", "this spell" or "the table above".
answer: short and complete, from the passage alone. A yes/no question is answered with Yes or No and the reason.
evidence: the words of the passage that prove the answer, copied exactly. Every number and every name of the answer
  stands in them.
type: lookup (a value), yes_no, how (how a rule works), comparison (two values of the passage), table (a row of a
  table), false_premise (the question takes something wrong for granted and the answer corrects it), or
  unanswerable (a player could well ask it, but the rules do not tell; then answer "{REFUSAL}" and leave
  evidence empty)."""

TASK = "Passage: {citation}\n\n{text}\n\nWrite {pairs} pairs of different types. At most one is unanswerable."
ASKED = "\n\nAlready asked; ask something else:\n{questions}"
REPAIR = "These were refused:\n{faults}\n\nWrite them again, mended. JSON only."


@dataclass(frozen=True)
class Plan:
    """How much is asked of a passage: `rounds` requests for `pairs` pairs each, and `repairs` more after faults."""

    pairs: int
    rounds: int
    repairs: int


@dataclass(frozen=True)
class Reply:
    """The raw text that a model answered, with its lengths in tokens."""

    text: str
    prompt_tokens: int = 0
    tokens: int = 0


class AskedPair(BaseModel):
    """One pair as a model writes it."""

    question: str
    answer: str
    evidence: str
    type: PairType


class AskedPairs(BaseModel):
    """The whole answer of a model."""

    pairs: list[AskedPair]


SCHEMA: dict[str, Any] = AskedPairs.model_json_schema()

Conversation = Generator[list[Message], Reply, Written]


def converse(passage: Passage, plan: Plan, absence: AbsenceIndex, generator: str) -> Conversation:
    """The conversation about one passage; `generator` is the name that its pairs bear."""
    written = Written(passage)
    for _ in range(plan.rounds):
        messages = opening(passage, plan.pairs, [pair.question for pair in written.accepted])
        for _ in range(plan.repairs + 1):
            reply = yield messages
            faults = take(written, reply, absence, generator)
            if not faults:
                break
            messages = [*messages[:2], *repair(reply, faults)]
    return written


def opening(passage: Passage, pairs: int, asked: list[str]) -> list[Message]:
    """The messages that ask for `pairs` pairs beside those `asked` already."""
    task = TASK.format(citation=passage.citation, text=passage.text, pairs=pairs)
    if asked:
        task += ASKED.format(questions="\n".join(f"- {question}" for question in asked))
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": task}]


def repair(reply: Reply, faults: list[str]) -> list[Message]:
    """The messages that follow a faulty reply."""
    shown = "\n".join(f"- {fault}" for fault in faults[:FAULTS_SHOWN])
    return [
        {"role": "assistant", "content": reply.text[:QUOTED_BACK]},
        {"role": "user", "content": REPAIR.format(faults=shown)},
    ]


def take(written: Written, reply: Reply, absence: AbsenceIndex, generator: str) -> list[str]:
    """Add what `reply` holds to `written`; return what is wrong with it, in words for the model."""
    try:
        asked = parse(reply.text)
    except ValueError as problem:
        written.malformed.append(str(problem))
        return [str(problem)]
    if not asked:
        written.malformed.append("empty: the answer holds no pair")
        return written.malformed[-1:]
    faults = []
    for one in asked:
        if not one.question.strip() or not one.answer.strip():
            faults.append("empty: a pair needs a question and an answer")
            written.malformed.append(faults[-1])
            continue
        pair = _pair(written.passage, one, generator)
        if normalise(pair.question).casefold() in {normalise(other.question).casefold() for other in written.accepted}:
            written.malformed.append("repeated: it was asked before")  # no fault: what matters was said once
            continue
        reasons = check(pair, written.passage, absence)
        written.add(pair, reasons)
        faults += [f"{pair.question[:200]!r}: {reason}" for reason in reasons]
    return faults


def parse(text: str) -> list[AskedPair]:
    """The pairs of a model's answer.

    Raises:
        ValueError: it is too long, no JSON, or JSON of another shape; the message says which.
    """
    if len(text) > LONGEST_ANSWER:
        raise ValueError(f"too long: {len(text):,} characters")
    if not text.strip():
        raise ValueError("empty: the answer holds nothing")
    try:
        return AskedPairs.model_validate_json(text).pairs
    except ValidationError as problem:
        first = problem.errors()[0]
        if first["type"] == "json_invalid":
            raise ValueError(f"no JSON: {first['msg']}") from None
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"wrong shape: {where}: {first['msg']}") from None


def check(pair: Pair, passage: Passage, absence: AbsenceIndex) -> list[str]:
    """Why the pair does not hold, each as `check: what it saw`; empty when it does."""
    reasons = grounding_faults(pair, passage)
    if pair.answerable and is_refusal(pair.answer):
        reasons.append("type: the answer refuses; then the type is unanswerable")
    if not pair.answerable:
        if pair.answer != REFUSAL:
            reasons.append(f"refusal: an unanswerable question is answered {REFUSAL!r}")
        if fault := absence.fault(pair.question):
            reasons.append(fault)
    return reasons


def _pair(passage: Passage, one: AskedPair, generator: str) -> Pair:
    answer, evidence = one.answer.strip(), one.evidence.strip()
    if one.type == "unanswerable" and is_refusal(answer):
        answer = REFUSAL  # in one wording
    # two questions that the same words answer in the same way ask for one fact
    fact = f"{normalise(evidence)}\n{normalise(answer)}" if evidence else one.question.strip()
    return make_pair(passage, fact, one.type, one.question.strip(), answer, evidence, generator)
