"""The exam stands in the rulebook, and its questions find the passages that answer them."""

import json
from collections import Counter

import pytest

from dm_assistant.exam import exam_examples, folder_name
from dm_assistant.figures import unsupported
from dm_assistant.prompts import REFUSAL
from dm_assistant.records import ExamQuestion, read_jsonl
from dm_assistant.rulebook.reading import read_rulebooks
from tests.conftest import ROOT

RULEBOOKS = ROOT / "data/rulebooks"
EXAM = read_jsonl(ROOT / "data/exam/exam.jsonl", ExamQuestion, made_by="hand")
ANSWERABLE = [question for question in EXAM if question.answerable]


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def book() -> dict[tuple[str, str], str]:
    """The text of every file of the exam's rulebooks, with single spaces."""
    return {
        (folder, file): spaced((RULEBOOKS / folder / file).read_text(encoding="utf-8"))
        for folder, file in {(question.rulebook, question.file) for question in ANSWERABLE}
    }


@pytest.fixture(scope="module")
def passages():
    return read_rulebooks(RULEBOOKS, max_words=220).passages


def test_there_are_two_hundred_questions_of_every_type_a_quarter_in_other_words():
    assert len({question.id for question in EXAM}) == len({question.question for question in EXAM}) == len(EXAM) == 200
    types = Counter(question.type for question in EXAM)
    assert set(types) == {"lookup", "rule", "table", "comparison", "procedure", "false_premise", "unanswerable"}
    assert min(types.values()) >= 5
    assert sum(question.reworded for question in EXAM) >= 50


def test_the_evidence_stands_in_the_file(book):
    absent = [q.id for q in ANSWERABLE if spaced(q.evidence) not in book[q.rulebook, q.file]]
    assert not absent


def test_the_headings_stand_in_the_file(book):
    for question in ANSWERABLE:
        for heading in question.heading_path:
            assert f"# {heading} " in book[question.rulebook, question.file], (question.id, heading)


def test_the_figures_of_an_answer_stand_in_its_evidence_or_the_question():
    for question in ANSWERABLE:
        if question.type != "false_premise":  # what is wrong in the question is put right
            assert not unsupported(question.answer, f"{question.evidence}\n{question.question}"), question.id


def test_what_cannot_be_answered_carries_the_refusal_and_no_evidence():
    for question in EXAM:
        assert (question.answer == REFUSAL) == (not question.answerable) == (question.evidence == ""), question.id


def test_every_question_finds_a_passage_of_its_file(passages):
    examples = exam_examples(EXAM, passages)
    assert [example.id for example in examples] == [question.id for question in EXAM]
    files = {passage.section: passage.file for passage in passages}
    for question, example in zip(EXAM, examples, strict=True):
        if question.answerable:
            assert files[example.section] == question.file, question.id
            assert example.evidence


def test_the_passage_nearest_to_the_heading_is_taken(passages):
    armor_class = ExamQuestion(
        **json.loads(ANSWERABLE[0].model_dump_json())
        | {"heading_path": ["Monsters", "Monster Entries", "Tarrasque"], "file": "monsters.md", "evidence": "**AC** 25"}
    )
    [example] = exam_examples([armor_class], passages)
    assert example.section == next(passage.section for passage in passages if passage.name == "Tarrasque")
    assert example.evidence.startswith("AC 25")


def test_without_its_rulebook_no_question_is_asked(passages):
    others = [passage.model_copy(update={"rulebook": "House Rules"}) for passage in passages]
    assert exam_examples(EXAM, others) == []


def test_beside_another_rulebook_nothing_is_known_to_be_unanswerable(passages):
    both = [*passages, passages[0].model_copy(update={"rulebook": "House Rules"})]
    assert [example.id for example in exam_examples(EXAM, both)] == [question.id for question in ANSWERABLE]


def test_a_title_is_the_folder_in_other_letters():
    assert folder_name("Tabletop Basics") == "tabletop-basics"
    assert folder_name("SRD 5.2.1") == "srd-5.2.1"
