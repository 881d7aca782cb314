"""The structured generator: questions from typed fields, table rows and rule sentences, without a model.

What is asked of a passage depends on the seed and the passage alone, except for wrong values and absent
names, which need the rest of the book. The order of the pairs is that of the passages.
"""

from collections.abc import Iterable, Iterator
from random import Random

from dm_assistant.absence import AbsenceIndex
from dm_assistant.generation import entries
from dm_assistant.generation.book import Book
from dm_assistant.generation.facts import Fact
from dm_assistant.generation.generator import Written, make_pair
from dm_assistant.generation.prose import prose_facts
from dm_assistant.generation.tables import table_facts
from dm_assistant.grounding import grounding_faults
from dm_assistant.progress import track
from dm_assistant.records import Pair, Passage

NAME = "structured"


class StructuredGenerator:
    """Writes `phrasings` questions for each fact it finds in a passage."""

    def __init__(self, seed: int, phrasings: int) -> None:
        self.seed = seed
        self.phrasings = phrasings

    def generate(self, passages: Iterable[Passage]) -> Iterator[Written]:
        """The pairs of each passage, in the order of the passages; no pair twice."""
        passages = list(passages)
        book = Book(passages)
        absence = AbsenceIndex(passages)
        for passage in track(passages, "generate"):
            pairs = {pair.id: pair for fact in self._facts(passage, book) for pair in self._pairs(fact)}
            # "Mage Illusion" is no name here, yet both words stand in some passage: such a question is not asked
            sure = [pair for pair in pairs.values() if pair.answerable or not absence.fault(pair.question)]
            refused = {pair.id: faults for pair in sure if (faults := grounding_faults(pair, passage))}
            yield Written(passage, sure, refused)

    def _facts(self, passage: Passage, book: Book) -> Iterator[Fact]:
        random = Random(f"{self.seed} {passage.id}")
        fields = list(entries.field_facts(passage))
        yield from fields
        yield from entries.ability_facts(passage, random)
        if fields:
            yield from entries.yes_no_facts(passage, book, random)
            yield from entries.false_premise_facts(passage, book, random)
            yield from entries.unanswerable_facts(passage, book, random)
        else:
            yield from table_facts(passage, random)
        yield from prose_facts(passage, book)

    def _pairs(self, fact: Fact) -> Iterator[Pair]:
        random = Random(f"{self.seed} {fact.passage.id} {fact.key}")
        count = min(self.phrasings, len(fact.questions))
        for question in random.sample(fact.questions, count):
            yield make_pair(fact.passage, fact.key, fact.type, question, fact.answer, fact.evidence, NAME)
