"""Which pairs a reviewer sees, and in which order. Pure functions; pairs are given by their number in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dm_assistant.review.cases import Case

Order = Literal["worst first", "random", "by chapter", "by type"]
Only = Literal["new", "disagreements", "decided", "all"]
ORDERS: tuple[Order, ...] = ("worst first", "random", "by chapter", "by type")
ONLY: tuple[Only, ...] = ("new", "disagreements", "decided", "all")


@dataclass(frozen=True)
class View:
    """An order, a filter, and the words that are searched."""

    order: Order = "worst first"
    only: Only = "new"
    search: str = ""


def ordered(cases: Sequence[Case], order: Order) -> list[int]:
    """The numbers of all cases in an order.

    Worst first: by the number of disagreements, then by the judge's lowest score, then pairs that a single check
    turned down, which is where checks err. Random: by id, which is a hash of the content.
    """
    match order:
        case "worst first":
            keys = [_badness(case) for case in cases]
        case "random":
            keys = [case.pair.id for case in cases]
        case "by chapter":
            keys = [case.place for case in cases]
        case "by type":
            types = [case.pair.type for case in cases]
            return sorted(ordered(cases, "by chapter"), key=types.__getitem__)
    return sorted(range(len(cases)), key=keys.__getitem__)  # keys that are made once: a key press waits for this


def texts_of(cases: Sequence[Case]) -> list[str]:
    """What a search looks into, in lower case: each pair, where it comes from, and what speaks against it."""
    passages = {case.place: case.passage for case in cases}  # fewer than pairs
    sources = {place: f"{passage.file}\n{passage.citation}" for place, passage in passages.items()}
    texts = []
    for case in cases:
        pair = case.pair
        about = (pair.question, pair.answer, pair.type, pair.kind, pair.generator, pair.id, sources[case.place])
        texts.append("\n".join((*about, *case.verdict.reasons)).casefold())
    return texts


def _badness(case: Case) -> tuple[int, int, int]:
    judgement, reasons = case.verdict.judgement, case.verdict.reasons
    return -len(case.disagreements), judgement.lowest if judgement else 6, not reasons or len(case.failed) != 1
