"""Pairs in, verdicts out: checks, human decisions, duplicates, contradictions.

A human decision outranks every check. Among duplicates the pair that a person accepted stays, else the first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dm_assistant.absence import AbsenceIndex
from dm_assistant.curation.checks import Limits, reasons
from dm_assistant.records import Decision, Pair, Passage, Verdict, content_id
from dm_assistant.similarity import near_duplicates, words


def curate(
    pairs: Iterable[Pair],
    passages: Mapping[str, Passage],
    decisions: Mapping[str, Decision],
    limits: Limits,
    duplicate_similarity: float,
) -> list[Verdict]:
    """A verdict for every pair, in their order. `passages` and `decisions` by id of passage and of pair."""
    absence = AbsenceIndex(passages.values())
    verdicts = [_judged(pair, passages[pair.passage_id], decisions.get(pair.id), limits, absence) for pair in pairs]
    by_person = {verdict.pair.id for verdict in verdicts if verdict.accepted and _decided(verdict)}
    doubted = _duplicates([v.pair for v in verdicts if v.accepted], by_person, duplicate_similarity)
    verdicts = [_doubt(verdict, doubted) for verdict in verdicts]
    doubted = _contradictions([v.pair for v in verdicts if v.accepted], by_person)
    return [_doubt(verdict, doubted) for verdict in verdicts]


def report(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Counts: pairs, accepted and rejected, rejections by the check they name, accepted by type and kind."""
    accepted = [verdict.pair for verdict in verdicts if verdict.accepted]
    rejected = [verdict for verdict in verdicts if not verdict.accepted]
    checks = Counter(name for v in rejected for name in {reason.split(":")[0] for reason in v.reasons})
    return {
        "pairs": len(verdicts),
        "accepted": len(accepted),
        "rejected": len(rejected),
        "decided_by_people": sum(map(_decided, verdicts)),
        "sections": len({pair.section for pair in accepted}),
        "rejected_by": dict(sorted(checks.items())),
        "accepted_by_type": dict(sorted(Counter(pair.type for pair in accepted).items())),
        "accepted_by_kind": dict(sorted(Counter(pair.kind for pair in accepted).items())),
        "rejected_by_type": dict(sorted(Counter(verdict.pair.type for verdict in rejected).items())),
    }


def _judged(pair: Pair, passage: Passage, decision: Decision | None, limits: Limits, absence: AbsenceIndex) -> Verdict:
    """What checks and people say about one pair on its own; the checks' reasons stay where people overrule them."""
    if decision is not None and decision.verdict == "edit":
        changes = {"question": decision.question, "answer": decision.answer}
        pair = pair.model_copy(update=changes | {"id": content_id(pair.passage_id, *changes.values())})
    found = reasons(pair, passage, limits)
    if not pair.answerable and (fault := absence.fault(pair.question)):
        found.append(fault)
    if decision is None:
        return Verdict(pair=pair, accepted=not found, reasons=found)
    said = f"decision: {decision.verdict} by {decision.reviewer}" + (f", {decision.reason}" if decision.reason else "")
    return Verdict(pair=pair, accepted=decision.verdict != "reject", reasons=[*found, said])


def _decided(verdict: Verdict) -> bool:
    return any(reason.startswith("decision: ") for reason in verdict.reasons)


def _doubt(verdict: Verdict, doubted: Mapping[str, str]) -> Verdict:
    """The verdict turned down where `doubted` has a reason for its pair."""
    reason = doubted.get(verdict.pair.id)
    if reason is None or not verdict.accepted:
        return verdict
    return verdict.model_copy(update={"accepted": False, "reasons": [*verdict.reasons, reason]})


def _duplicates(pairs: Sequence[Pair], by_person: set[str], similarity: float) -> dict[str, str]:
    """pair id → reason, for all but the best of each set of near-duplicates."""
    best_first = sorted(pairs, key=lambda pair: pair.id not in by_person)
    doubted: dict[str, str] = {}
    for i, j in near_duplicates([f"{pair.question} {pair.answer}" for pair in best_first], similarity):
        kept, other = best_first[i], best_first[j]
        if kept.id not in doubted and other.id not in by_person:
            doubted.setdefault(other.id, f"duplicate: says the same as {kept.id}: {kept.question}")
    return doubted


def _contradictions(pairs: Sequence[Pair], by_person: set[str]) -> dict[str, str]:
    """pair id → reason, where one question has different answers and no person chose among them."""
    by_question: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_question[words(pair.question)].append(pair)
    doubted = {}
    for same in by_question.values():
        for pair in same:
            other = next((o for o in same if words(o.answer) != words(pair.answer)), None)
            if other is not None and pair.id not in by_person:
                doubted[pair.id] = f"contradiction: {other.id} answers the same question with {other.answer[:80]!r}"
    return doubted
