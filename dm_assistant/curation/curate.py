"""Pairs in, verdicts out: checks, judge, human decisions, duplicates, contradictions.

A human decision outranks everything else. Of duplicates the best stays: one that a person accepted, then the one that
the judge scores highest, then the one with the shortest evidence, which says least beside the fact.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dm_assistant.absence import AbsenceIndex
from dm_assistant.curation.book import Book
from dm_assistant.curation.checks import Limits, reasons
from dm_assistant.curation.contradictions import contradictions
from dm_assistant.curation.duplicates import stars
from dm_assistant.records import Decision, Judgement, Pair, Passage, Verdict, content_id

Judge = Callable[[Sequence[Pair]], Mapping[str, Judgement]]


def curate(
    pairs: Iterable[Pair],
    passages: Mapping[str, Passage],
    decisions: Mapping[str, Decision],
    limits: Limits,
    judge: Judge = lambda pairs: {},
) -> list[Verdict]:
    """A verdict for every pair, in their order. `passages` and `decisions` by id of passage and of pair.

    `judge` gives, by id, what it says about pairs; it is asked about those that pass the checks, and about those that
    a person accepted or rejected, to be compared with them.
    """
    book, absence = Book(passages.values()), AbsenceIndex(passages.values())
    verdicts = [_checked(pair, book, absence, decisions.get(pair.id), limits) for pair in pairs]
    judgements = judge([verdict.pair for verdict in verdicts if verdict.accepted or is_decided(verdict)])
    verdicts = [_judged(verdict, judgements.get(verdict.pair.id), limits.judge_threshold) for verdict in verdicts]
    if "duplicate" in limits.checks:
        verdicts = _without_duplicates(verdicts, passages, limits.duplicate_similarity)
    if "contradiction" in limits.checks:
        verdicts = _without_contradictions(verdicts, passages)
    return verdicts


def is_decided(verdict: Verdict) -> bool:
    """Whether a person decided about the pair."""
    return any(reason.startswith("decision: ") for reason in verdict.reasons)


def _checked(pair: Pair, book: Book, absence: AbsenceIndex, decision: Decision | None, limits: Limits) -> Verdict:
    """What checks and people say about one pair on its own; the checks' reasons stay where people overrule them."""
    generated = None
    if decision is not None and decision.verdict == "edit":
        generated = pair
        changes = {"question": decision.question, "answer": decision.answer}
        pair = pair.model_copy(update=changes | {"id": content_id(pair.passage_id, *changes.values())})
    found = reasons(pair, book, absence, limits)
    if decision is None:
        return Verdict(pair=pair, accepted=not found, reasons=found)
    said = f"decision: {decision.verdict} by {decision.reviewer}" + (f", {decision.reason}" if decision.reason else "")
    accepted = decision.verdict != "reject"
    return Verdict(pair=pair, accepted=accepted, reasons=[*found, said], generated=generated)


def _judged(verdict: Verdict, judgement: Judgement | None, threshold: int) -> Verdict:
    """The verdict with what the judge said; a score below the threshold turns the pair down."""
    if judgement is None:
        return verdict
    verdict = verdict.model_copy(update={"judgement": judgement})
    scores = {"faithful": judgement.faithful, "answerable": judgement.answerable} | {
        "self-contained": judgement.self_contained
    }
    low = [f"{name} {score} of 5" for name, score in scores.items() if score < threshold]
    return _doubted(verdict, f"judge: {', '.join(low)}: {judgement.reason}") if low else verdict


def _without_duplicates(
    verdicts: Sequence[Verdict], passages: Mapping[str, Passage], similarity: float
) -> list[Verdict]:
    """The verdicts with all duplicates but the best turned down, and every one of a cluster naming all."""
    best_first = sorted(
        (place for place, verdict in enumerate(verdicts) if verdict.accepted), key=lambda p: _rank(verdicts[p])
    )
    changed = list(verdicts)
    for kept, others in stars([verdicts[place].pair for place in best_first], passages, similarity).items():
        cluster = [best_first[place] for place in (kept, *others)]
        ids = [verdicts[place].pair.id for place in cluster]
        best = verdicts[cluster[0]].pair
        changed[cluster[0]] = changed[cluster[0]].model_copy(update={"cluster": ids})
        for place in cluster[1:]:
            verdict = verdicts[place].model_copy(update={"cluster": ids})
            changed[place] = _doubted(verdict, f"duplicate: says the same as {best.id}: {best.question}")
    return changed


def _rank(verdict: Verdict) -> tuple[bool, int, int]:
    return not is_decided(verdict), -(verdict.judgement.lowest if verdict.judgement else 0), len(verdict.pair.evidence)


def _without_contradictions(verdicts: Sequence[Verdict], passages: Mapping[str, Passage]) -> list[Verdict]:
    """The verdicts with contradicted pairs turned down."""
    accepted = [verdict for verdict in verdicts if verdict.accepted]
    chosen = frozenset(verdict.pair.id for verdict in accepted if is_decided(verdict))
    doubted = contradictions([verdict.pair for verdict in accepted], passages, chosen)
    return [
        _doubted(verdict, doubted[verdict.pair.id]) if verdict.accepted and verdict.pair.id in doubted else verdict
        for verdict in verdicts
    ]


def _doubted(verdict: Verdict, reason: str) -> Verdict:
    """The verdict with one more reason, turned down by it unless a person decided."""
    decided = is_decided(verdict)
    return verdict.model_copy(update={"accepted": verdict.accepted and decided, "reasons": [*verdict.reasons, reason]})
