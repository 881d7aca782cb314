"""What a reviewer has before them: a pair with its passage, what curate says about it, and why it deserves a look.

Reads   data/passages.jsonl, data/curated/{accepted,rejected}.jsonl
"""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dm_assistant import figures
from dm_assistant.errors import UserError
from dm_assistant.grounding import unsupported_names
from dm_assistant.records import Pair, Passage, Verdict, iter_jsonl, read_jsonl

PASSAGES = Path("data/passages.jsonl")
CURATED = (Path("data/curated/accepted.jsonl"), Path("data/curated/rejected.jsonl"))
DOUBTFUL, FINE = 2, 4  # the lowest score of the judge, of 1 to 5, that speaks against a pair, and for it


@dataclass(slots=True)
class Case:
    """A pair under review."""

    pair: Pair  # as it was generated
    passage: Passage
    verdict: Verdict
    twins: tuple[Verdict, ...]  # pairs that say the same
    disagreements: tuple[str, ...]  # between checks, judge and duplicates
    place: int  # in the order of the rulebooks

    @property
    def failed(self) -> list[str]:
        """What speaks against the pair, each as `check: what it saw`, without what people decided."""
        return [reason for reason in self.verdict.reasons if not reason.startswith("decision: ")]


def read_cases() -> list[Case]:
    """All pairs that curate has seen, those that it kept first.

    Raises:
        UserError: a file is absent or wrong, or the files do not fit together.
    """
    # Nothing of what is read here becomes garbage, and looking for it over and over takes half of the time.
    gc.disable()
    try:
        passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
        return make_cases(passages, [verdict for path in CURATED for verdict in iter_jsonl(path, Verdict, "curate")])
    finally:
        gc.freeze()
        gc.enable()


def make_cases(passages: Sequence[Passage], verdicts: Sequence[Verdict]) -> list[Case]:
    """The pair of each verdict with its passage.

    Raises:
        UserError: a pair is of no passage.
    """
    places = {passage.id: (place, passage) for place, passage in enumerate(passages)}
    by_id = {verdict.pair.id: verdict for verdict in verdicts}
    cases = []
    for verdict in verdicts:
        pair = verdict.generated or verdict.pair
        if pair.passage_id not in places:
            raise UserError(f"pair {pair.id} is of no passage in {PASSAGES}. Curate anew with: dvc repro curate")
        place, passage = places[pair.passage_id]
        twins = tuple(by_id[id_] for id_ in verdict.cluster if id_ in by_id and by_id[id_] is not verdict)
        cases.append(Case(pair, passage, verdict, twins, disagreements(verdict, twins), place))
    return cases


def disagreements(verdict: Verdict, twins: Iterable[Verdict]) -> tuple[str, ...]:
    """Where checks, judge and duplicates say different things about a pair."""
    if not (verdict.reasons or verdict.judgement or twins):
        return ()  # nearly all pairs
    faults = _faults(verdict)
    found = [reason for reason in verdict.reasons if reason.startswith("contradiction: ")]
    if judgement := verdict.judgement:
        if not faults and judgement.lowest <= DOUBTFUL:
            found.append(f"the checks pass it, the judge gives {judgement.lowest} of 5")
        if faults and judgement.lowest >= FINE:
            found.append(f"the checks turn it down, the judge gives {judgement.lowest} of 5")
    other = next((twin for twin in twins if bool(_faults(twin)) != bool(faults)), None)
    if other and faults:
        found.append(f"the checks turn it down, but pass its duplicate {other.pair.id}")
    elif other:
        found.append(f"the checks pass it, but not its duplicate {other.pair.id}: {_faults(other)[0]}")
    return tuple(found)


def foreign_words(case: Case, question: str, answer: str) -> list[str]:
    """The figures and names that an edit brings in and that the passage does not hold.

    Those of the pair as it was generated are no news: a question may suppose what is false, and the checks see the
    answer. Where no passage answers, anything may be named.
    """
    if not case.pair.answerable:
        return []
    # The first word of a question is capitalised for its place.
    said = f"{question[:1].lower()}{question[1:]}\n{answer}"
    passage, pair = case.passage, case.pair
    held = "\n".join([passage.rulebook, *passage.heading_path, passage.text, pair.question, pair.answer])
    return [*figures.unsupported(said, held), *unsupported_names(said, held)]


def _faults(verdict: Verdict) -> list[str]:
    """What the checks see in the pair itself."""
    others = ("decision: ", "duplicate: ", "contradiction: ", "judge: ")
    return [reason for reason in verdict.reasons if not reason.startswith(others)]
