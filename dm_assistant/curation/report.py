"""What curation did, in figures: a few for the table of experiments, the others as tables behind charts.

Pure.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dm_assistant.curation.curate import is_decided
from dm_assistant.records import Decision, Judgement, Passage, Verdict
from dm_assistant.similarity import words


def summary(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Counts, and the share of accepted pairs (0 to 1)."""
    accepted = sum(verdict.accepted for verdict in verdicts)
    reasons = Counter(name for verdict in verdicts if not verdict.accepted for name in names(verdict))
    return {
        "pairs": len(verdicts),
        "accepted": accepted,
        "rejected": len(verdicts) - accepted,
        "acceptance": accepted / len(verdicts),
        "duplicates": reasons["duplicate"],
        "contradictions": reasons["contradiction"],
        "decided_by_people": sum(map(is_decided, verdicts)),
        "sections": len({verdict.pair.section for verdict in verdicts if verdict.accepted}),
    }


def overruled(verdicts: Iterable[Verdict]) -> int:
    """How many pairs people keep, as they were or edited, although something speaks against them."""
    return sum(verdict.accepted and is_decided(verdict) and names(verdict) != {"decision"} for verdict in verdicts)


def names(verdict: Verdict) -> set[str]:
    """The names of the checks that the pair failed, a person's decision included."""
    return {reason.split(":")[0] for reason in verdict.reasons}


def judged_and_decided(verdicts: Iterable[Verdict], decisions: Mapping[str, Decision]) -> list[tuple[Judgement, bool]]:
    """What the judge said of the pairs that a person accepted or rejected as they were, and whether it was accepted."""
    found = []
    for verdict in verdicts:
        decision = decisions.get(verdict.pair.id)
        if verdict.judgement and decision and decision.verdict in ("accept", "reject"):
            found.append((verdict.judgement, decision.verdict == "accept"))
    return found


def tables(verdicts: Sequence[Verdict], passages: Mapping[str, Passage]) -> dict[str, str]:
    """CSV by name: rejections by reason; accepted shares by type and chapter; kinds beside the rulebooks; lengths."""
    rejected = [verdict for verdict in verdicts if not verdict.accepted]
    accepted = [verdict for verdict in verdicts if verdict.accepted]
    reasons = Counter(name for verdict in rejected for name in names(verdict))
    lengths = Counter(len(words(verdict.pair.answer)) for verdict in accepted)
    chapter = {passage.id: f"{passage.rulebook}: {passage.file}" for passage in passages.values()}
    return {
        "reasons": _csv("reason,pairs", sorted(reasons.items())),
        "types": _shares("type", ((verdict.pair.type, verdict.accepted) for verdict in verdicts)),
        "chapters": _shares("chapter", ((chapter[verdict.pair.passage_id], verdict.accepted) for verdict in verdicts)),
        "balance": _csv("kind,of,share", _balance(accepted, passages)),
        "lengths": _csv("words,pairs", [(count, lengths[count]) for count in range(1, max(lengths, default=0) + 1)]),
    }


def _shares(name: str, verdicts: Iterable[tuple[str, bool]]) -> str:
    """The share of accepted pairs in each group, and how many pairs it has."""
    pairs, accepted = Counter(), Counter()
    for group, kept in verdicts:
        pairs[group] += 1
        accepted[group] += kept
    return _csv(
        f"{name},accepted,pairs",
        [(group, f"{accepted[group] / pairs[group]:.4f}", pairs[group]) for group in sorted(pairs)],
    )


def _balance(accepted: Sequence[Verdict], passages: Mapping[str, Passage]) -> list[tuple[str, str, str]]:
    """The share of each kind of passage in the accepted pairs, and in the words of the rulebooks."""
    asked = Counter(verdict.pair.kind for verdict in accepted)
    told: Counter[str] = Counter()
    for passage in passages.values():
        told[passage.kind] += len(passage.text.split())
    return [
        (kind, of, f"{counts[kind] / max(counts.total(), 1):.4f}")
        for kind in sorted(told)
        for of, counts in (("accepted pairs", asked), ("words of the rulebooks", told))
    ]


def _csv(header: str, rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()
