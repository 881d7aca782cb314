"""What a reviewer has before them: a pair with its passage, what curate says about it, and why it deserves a look.

Reads   data/passages.jsonl, data/generated/pairs.jsonl, data/curated/{accepted,rejected}.jsonl
"""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dm_assistant.errors import UserError
from dm_assistant.records import Decision, Pair, Passage, Verdict, content_id, iter_jsonl, read_jsonl

PASSAGES = Path("data/passages.jsonl")
PAIRS = Path("data/generated/pairs.jsonl")
CURATED = (Path("data/curated/accepted.jsonl"), Path("data/curated/rejected.jsonl"))
DOUBTFUL, FINE = 2, 4  # the lowest score of the judge, of 1 to 5, that speaks against a pair, and for it


@dataclass(frozen=True, slots=True)
class Case:
    """A pair under review."""

    pair: Pair
    passage: Passage
    verdict: Verdict | None  # None: made after curate ran last
    twins: tuple[Verdict, ...]  # pairs that say the same
    disagreements: tuple[str, ...]  # between checks, judge and duplicates
    place: int  # in the order of the rulebooks

    @property
    def failed(self) -> list[str]:
        """What the checks say against the pair, each as `check: what it saw`."""
        return failed_checks(self.verdict)


def failed_checks(verdict: Verdict | None) -> list[str]:
    """The reasons of a verdict that come from checks and not from a person."""
    return [] if verdict is None else [reason for reason in verdict.reasons if not reason.startswith("decision: ")]


def read_cases(decisions: Iterable[Decision]) -> list[Case]:
    """All pairs as cases, in their order; `decisions` tell which verdict is of an edited pair.

    Raises:
        UserError: a file is absent or wrong, or the files do not fit together.
    """
    # Nothing of what is read here becomes garbage, and looking for it over and over takes half of the time.
    gc.disable()
    try:
        passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
        pairs = read_jsonl(PAIRS, Pair, made_by="generate")
        verdicts = [verdict for path in CURATED for verdict in iter_jsonl(path, Verdict, made_by="curate")]
        return make_cases(pairs, passages, verdicts, decisions)
    finally:
        gc.freeze()
        gc.enable()


def make_cases(
    pairs: Iterable[Pair], passages: Sequence[Passage], verdicts: Iterable[Verdict], decisions: Iterable[Decision]
) -> list[Case]:
    """Pairs with their passage and verdict.

    Raises:
        UserError: a pair is of no passage.
    """
    places = {passage.id: (place, passage) for place, passage in enumerate(passages)}
    by_id = {verdict.pair.id: verdict for verdict in verdicts}
    edited = {  # curate gives an edited pair a new id
        decision.pair_id: content_id(decision.passage_id, decision.question, decision.answer)
        for decision in decisions
        if decision.verdict == "edit"
    }
    cases = []
    for pair in pairs:
        if pair.passage_id not in places:
            raise UserError(f"{PAIRS}: pair {pair.id} is of no passage in {PASSAGES}. Remake it with: dvc repro curate")
        place, passage = places[pair.passage_id]
        verdict = by_id.get(pair.id) or by_id.get(edited.get(pair.id, ""))
        cluster = verdict.cluster if verdict else []
        twins = tuple(by_id[id_] for id_ in cluster if id_ in by_id and by_id[id_] is not verdict)
        cases.append(Case(pair, passage, verdict, twins, disagreements(verdict, twins), place))
    return cases


def disagreements(verdict: Verdict | None, twins: Iterable[Verdict]) -> tuple[str, ...]:
    """Where checks, judge and duplicates say different things about a pair."""
    if verdict is None:
        return ()
    failed = failed_checks(verdict)
    found = [reason for reason in failed if reason.startswith("contradiction: ")]
    if judgement := verdict.judgement:
        if not failed and judgement.lowest <= DOUBTFUL:
            found.append(f"the checks pass it, the judge gives {judgement.lowest} of 5")
        if failed and judgement.lowest >= FINE:
            found.append(f"the checks turn it down, the judge gives {judgement.lowest} of 5")
    faults = _faults(verdict)
    other = next((twin for twin in twins if bool(_faults(twin)) != bool(faults)), None)
    if other and faults:
        found.append(f"the checks turn it down, but pass its duplicate {other.pair.id}")
    elif other:
        found.append(f"the checks pass it, but not its duplicate {other.pair.id}: {_faults(other)[0]}")
    return tuple(found)


def _faults(verdict: Verdict) -> list[str]:
    """What the checks say against the pair itself, not for what other pairs say."""
    return [reason for reason in failed_checks(verdict) if not reason.startswith(("duplicate: ", "contradiction: "))]
