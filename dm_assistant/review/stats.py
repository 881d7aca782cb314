"""How far a review is, and how people agree with the checks and with each other. Pure functions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from dm_assistant.curation.decisions import by_reviewer, disagree, latest
from dm_assistant.records import Decision
from dm_assistant.review.cases import Case
from dm_assistant.review.texts import PAST

PAUSE = timedelta(minutes=5)  # a longer gap between two decisions is no work


def statistics(cases: Sequence[Case], decisions: Sequence[Decision]) -> str:
    """Decided and left, agreement with the checks, decisions an hour, and the pairs on which reviewers disagree."""
    holding = latest(decisions)
    decided = [case for case in cases if case.pair.id in holding]
    counts = Counter(holding[case.pair.id].verdict for case in decided)
    kinds = ", ".join(f"{counts[verdict]:,} {said}" for verdict, said in PAST.items())
    lines = [f"decided    {len(decided):,} of {len(cases):,}: {kinds}", f"left       {len(cases) - len(decided):,}"]
    if gone := len(holding) - len(decided):
        lines.append(f"not here   {gone:,} decisions are about pairs that are not among these; they wait for them")
    lines += _agreement(decided, holding)
    lines += [f"pace       {reviewer}: {text}" for reviewer, text in sorted(_pace(decisions).items())]
    return "\n".join(lines + _disagreements(cases, decisions))


def _agreement(decided: Iterable[Case], holding: dict[str, Decision]) -> list[str]:
    """How often a decision is what the checks say; an edited pair was not good as it was."""
    both = Counter((not case.failed, holding[case.pair.id].verdict == "accept") for case in decided)
    if not (total := both.total()):
        return []
    agreed = both[True, True] + both[False, False]
    return [
        f"checks     agree on {agreed:,} of {total:,} ({agreed / total:.0%}); people turned down or edited "
        f"{both[True, False]:,} that passed, and accepted {both[False, True]:,} that did not"
    ]


def _pace(decisions: Iterable[Decision]) -> dict[str, str]:
    """reviewer → decisions and how many an hour, pauses and spreadsheets left out."""
    times: dict[str, list[datetime]] = {}
    for decision in decisions:
        if decision.verdict != "undo":
            times.setdefault(decision.reviewer, []).append(decision.time)
    return {reviewer: _pace_of(sorted(of)) for reviewer, of in times.items()}


def _pace_of(times: Sequence[datetime]) -> str:
    # What shares a moment came in from a spreadsheet, and says nothing of how long it took.
    alone = [time for time, count in Counter(times).items() if count == 1]
    gaps = [gap for earlier, later in pairwise(alone) if (gap := later - earlier) <= PAUSE]
    worked = sum(gaps, timedelta())
    # A gap is the time of the decision at its end.
    pace = f", {len(gaps) * 3600 / worked.total_seconds():,.0f} an hour" if worked else ""
    return f"{len(times):,} decisions{pace}"


def _disagreements(cases: Iterable[Case], decisions: Iterable[Decision]) -> list[str]:
    standing = by_reviewer(decisions)
    lines = []
    for case in cases:
        of_pair = standing.get(case.pair.id, {})
        if disagree(of_pair.values()):
            said = ", ".join(f"{reviewer} {PAST[decision.verdict]}" for reviewer, decision in sorted(of_pair.items()))
            lines.append(f"  {case.pair.id} {case.pair.question} - {said}")
    return [f"reviewers disagree on {len(lines):,}; the latest decision holds:", *lines] if lines else []
