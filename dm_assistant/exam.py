"""The exam: questions written one by one from a rulebook, and where that rulebook's passages answer them.

Pure; reads and writes nothing. The evidence of an exam question is Markdown of the source file. Passages hold the same
words without the mark-up, tables row by row, so the evidence is found by its words. Only questions whose answer can be
checked are taken: their rulebook is among the passages, or, for those that cannot be answered, is the only one.
"""

import re
from collections.abc import Sequence

from dm_assistant import prompts
from dm_assistant.grounding import normalise
from dm_assistant.records import Example, ExamQuestion, Passage

HELD = 0.6  # share of the evidence's words that the passage must hold: a comparison may quote two entries
_WORD = re.compile(r"[^\W_]+")


def exam_examples(questions: Sequence[ExamQuestion], passages: Sequence[Passage]) -> list[Example]:
    """The questions that can be checked against `passages`, in their order, with the words that prove the answer."""
    rulebooks = {folder_name(passage.rulebook) for passage in passages}
    by_file: dict[tuple[str, str], list[tuple[Passage, set[str]]]] = {}
    for passage in passages:
        words = _words(f"{passage.heading_path[-1]}\n{passage.text}")
        by_file.setdefault((folder_name(passage.rulebook), passage.file), []).append((passage, words))

    examples = []
    for question in questions:
        if question.answerable:
            proof = _proof(question, by_file.get((question.rulebook, question.file), []))
            if proof:
                line = max(proof.text.splitlines(), key=lambda line: len(_words(line) & _words(question.evidence)))
                examples.append(_example(question, proof.section, proof.kind, line.strip()))
        elif rulebooks == {question.rulebook}:
            examples.append(_example(question, question.id, "rule", ""))  # it shares its section with no other
    return examples


def folder_name(title: str) -> str:
    """The folder that a rulebook of this title has: `Tabletop Basics` → `tabletop-basics`."""
    return re.sub(r"[^\w.]+", "-", title.casefold()).strip("-")


def _proof(question: ExamQuestion, candidates: Sequence[tuple[Passage, set[str]]]) -> Passage | None:
    """The passage with most words of the evidence; among equals the one nearest to the heading that is named."""
    evidence = _words(question.evidence)
    held, _, proof = max(
        (
            (len(evidence & words) / len(evidence), _shared_headings(passage, question), passage)
            for passage, words in candidates
        ),
        key=lambda candidate: candidate[:2],
        default=(0.0, 0, None),
    )
    return proof if held >= HELD else None


def _shared_headings(passage: Passage, question: ExamQuestion) -> int:
    """How many headings both paths share from the outermost on."""
    same = [one == other for one, other in zip(passage.heading_path, question.heading_path, strict=False)]
    return (*same, False).index(False)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(normalise(text).casefold()))


def _example(question: ExamQuestion, section: str, kind: str, evidence: str) -> Example:
    return Example(
        id=question.id,
        pair_id=question.id,
        fact_id=question.id,
        section=section,
        kind=kind,
        type=question.type,
        mode="closed",
        question=question.question,
        passage_ids=[],
        messages=prompts.closed_book(question.question),
        answer=question.answer,
        evidence=evidence,
        reworded=question.reworded,
    )
