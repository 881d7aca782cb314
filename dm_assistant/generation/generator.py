"""What every generator is: passages in, question-and-answer pairs out."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from dm_assistant.records import Pair, PairType, Passage, content_id


class Generator(Protocol):
    """Writes pairs from passages, in the order of the passages."""

    def generate(self, passages: Iterable[Passage]) -> Iterator[Pair]: ...


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
