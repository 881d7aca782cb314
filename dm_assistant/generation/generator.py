"""What every generator is: passages in, what was written about each of them out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from dm_assistant.records import Pair, PairType, Passage, content_id


@dataclass
class Written:
    """What a generator wrote about one passage, good or not.

    `refused` maps the id of a pair that fails its checks to the reasons, each as `check: what it saw`. A refused
    pair stays among `pairs`: curation turns it down with its reasons, and a person may overrule it.
    `malformed` holds the reasons why an answer of a model, or a part of it, gave no pair: no JSON, repeated, replaced.
    """

    passage: Passage
    pairs: list[Pair] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)
    malformed: list[str] = field(default_factory=list)

    def add(self, pair: Pair, reasons: list[str]) -> None:
        """Add a pair with what is wrong with it; it takes the place of one that differs in its evidence alone."""
        if earlier := self.refused.pop(pair.id, None):
            self.malformed += earlier
            self.pairs = [other for other in self.pairs if other.id != pair.id]
        self.pairs.append(pair)
        if reasons:
            self.refused[pair.id] = reasons

    @property
    def accepted(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.id not in self.refused]


class Generator(Protocol):
    """Writes pairs about passages, which it may read more than once; one `Written` for each, in their order."""

    def generate(self, passages: Iterable[Passage]) -> Iterator[Written]: ...


def make_pair(
    passage: Passage, fact: str, kind: PairType, question: str, answer: str, evidence: str, generator: str
) -> Pair:
    """A pair whose ids follow from its content; `fact` is what the phrasings of one fact have in common."""
    return Pair(
        id=content_id(passage.id, question, answer),
        fact_id=content_id(passage.section, passage.name, fact),
        passage_id=passage.id,
        section=passage.section,
        kind=passage.kind,
        type=kind,
        question=question,
        answer=answer,
        evidence=evidence,
        generator=generator,
    )
