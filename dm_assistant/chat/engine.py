"""The answer engine of every front: question → edition and intent → passages → field, model or quotation → checks.

A question that no rulebook can answer, or of an edition that is not here, is refused before anything is searched.
A value of a typed field is told as it stands; no model could say it better. Any other question goes to the model, if
there is one, and what it says is shown only if every check passes; else the passages' own words are quoted. Where no
passage supports an answer the model is not asked at all.
"""

from collections.abc import Generator, Sequence
from functools import cached_property
from typing import Protocol

from dm_assistant.chat import checks, intent, quoting
from dm_assistant.chat.answers import NOT_FOUND, Answer, Check, Citation, edition_marks
from dm_assistant.chat.extract import DEPTH, Extract, Extractor
from dm_assistant.chat.parts import parts_of
from dm_assistant.chat.wording import written_out
from dm_assistant.errors import UserError
from dm_assistant.prompts import Message, is_refusal, split_citations
from dm_assistant.records import Passage
from dm_assistant.retrieval import Hit, Index
from dm_assistant.vocabulary import words_of

NEAREST = 3  # passages named where nothing was found
RIVAL = 0.5  # an edition counts beside the best one from this share of its score on


class Model(Protocol):
    """What answers a question from passages. `passages` is how many it is shown."""

    name: str
    passages: int

    def prompt(self, question: str, passages: Sequence[Passage]) -> list[Message]:
        """The messages, cut to what the model can take."""

    def answer(self, messages: Sequence[Message]) -> str:
        """The raw answer."""


class Engine:
    """Answers questions from one index, with a model or without."""

    def __init__(self, index: Index, model: Model | None = None) -> None:
        self.index = index
        self.model = model

    def check_edition(self, edition: str | None) -> None:
        """Raises UserError where the index does not hold `edition`."""
        if edition is not None and edition not in self.index.editions:
            raise UserError(f"The index holds no edition {edition!r}. It holds: {', '.join(self.index.editions)}")

    def ask(self, question: str, edition: str | None = None) -> Answer:
        """The checked answer; editions that differ stand side by side.

        Raises:
            UserError: the index does not hold `edition`, or the model cannot be used.
        """
        steps, said = self.steps(question, edition), None
        while True:
            try:
                messages = steps.send(said)
            except StopIteration as finished:
                return finished.value
            said = self.model.answer(messages)

    def steps(self, question: str, edition: str | None = None) -> Generator[list[Message], str, Answer]:
        """The way to the answer, halting where the model is asked: yields messages, is sent what it says to them.

        So a server can ask for many at once. Raises UserError as `ask` does.
        """
        self.check_edition(edition)
        named, plain = (None, question) if edition else intent.edition_named(question)
        fault = intent.fault(plain)
        if not fault and named not in (None, *self.index.editions):
            fault = f"asks about the edition {named}; here are rulebooks of {', '.join(self.index.editions)}"
        if fault:
            return Answer(question, "not_found", NOT_FOUND, checks=[Check("intent", False, fault)])
        edition = edition or named
        found = {}
        plain = written_out(plain)
        for each in [edition] if edition else self.index.editions:
            hits, extracts = self._found(plain, each)
            if extracts:
                found[each] = hits, extracts
        found = _rivals(found)
        if not found:
            hits = self.index.search(plain, DEPTH, edition)
            name = self._extractor.absent_name(plain, hits)
            made = [Check("names", False, f"none of the rulebooks has {name}")] if name else []
            if intent.surveys(plain):
                made.append(Check("intent", False, intent.SURVEY))
            return Answer(
                question, "not_found", NOT_FOUND, [], made, [(hit.passage, hit.score) for hit in hits[:NEAREST]]
            )
        answers = []
        for hits, extracts in found.values():
            answers.append((yield from self._of_edition(question, hits, extracts)))
        return answers[0] if len(answers) == 1 else _side_by_side(question, answers)

    def _found(self, question: str, edition: str) -> tuple[list[Hit], list[Extract]]:
        """The passages of one edition and what they say to the question; to each of several in one, about one thing."""
        hits, told = self._extracts(question, edition)
        parts = parts_of(question)
        if len(parts) < 2:
            return hits, told
        opening_hits, opening = self._extracts(parts[0], edition)
        if not _subjects(told) & _subjects(opening):
            hits, told = hits if told else opening_hits, [*told, *opening]
        for part in parts if told else []:
            _, more = self._extracts(f"{part} {told[0].citation.passage.name}", edition)
            for extract in more:
                if extract.typed or _subjects([extract]) <= _subjects(told):
                    told = _with(told, extract)
        return hits, told

    def _extracts(self, question: str, edition: str) -> tuple[list[Hit], list[Extract]]:
        hits = self.index.search(question, DEPTH, edition)
        return hits, self._extractor.answer(question, hits)

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(self.index)

    def _of_edition(
        self, question: str, hits: Sequence[Hit], extracts: Sequence[Extract]
    ) -> Generator[list[Message], str, Answer]:
        nearest = [(hit.passage, hit.score) for hit in hits[:NEAREST]]
        if self.model is None or all(extract.typed for extract in extracts):
            return _quotation(question, extracts, nearest)
        passages = _with_cited(hits, extracts, self.model.passages)
        raw = yield self.model.prompt(question, passages)
        text, cited = split_citations(raw)
        if is_refusal(raw):
            made = [Check("an answer", False, "the model says that the passages do not tell")]
        else:
            made = checks.answer_checks(text, cited, passages, question)
            sources = [passages[number - 1] for number in dict.fromkeys(cited) if 1 <= number <= len(passages)]
            fault = self._extractor.place_fault(written_out(question), text, sources, passages)
            made.append(Check("place", not fault, fault))
            broken = self._extractor.broken_off(question, text)
            made.append(Check("whole", not broken, broken))
        if all(check.passed for check in made):
            citations = [Citation(passage, _nearest_sentence(text, passage)) for passage in sources]
            return Answer(question, "answered", text, citations, made, nearest, raw)
        return _quotation(question, extracts, nearest, made, raw)


def _quotation(
    question: str,
    extracts: Sequence[Extract],
    nearest: list[tuple[Passage, float]],
    failed: Sequence[Check] = (),
    raw: str | None = None,
) -> Answer:
    """The passages' own words, with names where they are of several; "answered" where they are values of fields."""
    citations = [extract.citation for extract in extracts]
    lines = [extract.text for extract in extracts]
    if len({extract.citation.passage.name for extract in extracts}) > 1:
        lines = [f"{extract.citation.passage.name}: {extract.text}" for extract in extracts]
    text = "\n".join(lines)
    made = checks.quote_checks(text, [(citation.quote, citation.passage) for citation in citations])
    status = "answered" if all(extract.typed for extract in extracts) else "quoted"
    return Answer(question, status, text, citations, [*failed, *made], nearest, raw)


def _subjects(extracts: Sequence[Extract]) -> set[str]:
    """What extracts are about. The row of an item and what is told of it elsewhere have one name, not one section."""
    return {extract.citation.passage.name for extract in extracts}


def _with(told: Sequence[Extract], extract: Extract) -> list[Extract]:
    """The extracts with one more; a quotation that runs into one of them is joined to it."""
    passage = extract.citation.passage
    for place, other in enumerate(told):
        if other.citation.passage.id == passage.id:
            if extract.citation.quote in other.citation.quote:
                return list(told)
            starts = [passage.text.find(each.citation.quote) for each in (other, extract)]
            ends = [start + len(each.citation.quote) for start, each in zip(starts, (other, extract), strict=True)]
            if not (other.typed or extract.typed) and min(starts) >= 0 and max(starts) <= min(ends):
                quote = passage.text[min(starts) : max(ends)]
                return [*told[:place], Extract(quote, Citation(passage, quote)), *told[place + 1 :]]
    return [*told, extract]


def _rivals(found: dict[str, tuple[Sequence[Hit], list[Extract]]]) -> dict[str, tuple[Sequence[Hit], list[Extract]]]:
    """The editions that tell of the same thing in other words as the best one, in order; alone, the best one."""
    if len(found) < 2:
        return found
    best = max(found, key=lambda edition: (found[edition][0][0].score, edition))
    hits, extracts = found[best]
    subject, said = extracts[0].citation.passage.name.casefold(), _said(extracts)
    kept = {best}
    for edition, (others, told) in found.items():
        same_subject = told[0].citation.passage.name.casefold() == subject
        if same_subject and others[0].score >= RIVAL * hits[0].score and _said(told) != said:
            kept.add(edition)
    return {edition: value for edition, value in found.items() if edition in kept}


def _said(extracts: Sequence[Extract]) -> list[str]:
    return [extract.text.rstrip(".") for extract in extracts]


def _side_by_side(question: str, answers: Sequence[Answer]) -> Answer:
    """One answer with a part for each edition under its mark. It counts as answered only if every edition's does."""
    citations = [citation for answer in answers for citation in answer.citations]
    marks = edition_marks(citations)
    parts = [f"({marks[answer.citations[0].passage.edition]}) {answer.text}" for answer in answers]
    status = "answered" if all(answer.status == "answered" for answer in answers) else "quoted"
    return Answer(
        question,
        status,
        "\n".join(parts),
        citations,
        [check for answer in answers for check in answer.checks],
        [near for answer in answers for near in answer.nearest],
        "\n".join(answer.raw for answer in answers if answer.raw is not None) or None,
    )


def _with_cited(hits: Sequence[Hit], extracts: Sequence[Extract], count: int) -> list[Passage]:
    """The passages a model reads: the one quoted first, then the best found."""
    passages = {extract.citation.passage.id: extract.citation.passage for extract in extracts}
    passages |= {hit.passage.id: hit.passage for hit in hits if hit.passage.id not in passages}
    return list(passages.values())[:count]


def _nearest_sentence(answer: str, passage: Passage) -> str:
    """The sentence of a passage that shares most words with the answer."""
    said = set(words_of(answer))
    return max(quoting.sentences(passage.text), key=lambda sentence: len(said & set(words_of(sentence.text)))).text
