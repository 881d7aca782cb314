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
    keys = {
        "worst first": lambda n: _badness(cases[n]),
        "random": lambda n: cases[n].pair.id,
        "by chapter": lambda n: cases[n].place,
        "by type": lambda n: (cases[n].pair.type, cases[n].place),
    }
    return sorted(range(len(cases)), key=keys[order])


def text_of(case: Case) -> str:
    """What a search looks into, in lower case: the pair, where it comes from, and what the checks say."""
    pair, passage = case.pair, case.passage
    about = (pair.question, pair.answer, pair.type, pair.kind, pair.generator, pair.id, passage.file, passage.citation)
    return "\n".join((*about, *case.failed)).casefold()


def _badness(case: Case) -> tuple[int, int, int]:
    judgement, reasons = case.verdict.judgement, case.verdict.reasons
    return -len(case.disagreements), judgement.lowest if judgement else 6, not reasons or len(case.failed) != 1
