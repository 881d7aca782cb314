"""The answers that went worst, and the record that shows them beside question and reference."""

from dm_assistant.evaluation.table import MODES, VARIANTS, Answer, Answers
from dm_assistant.records import WorstAnswer


def worst_answers(answers: Answers, variant: str, count: int) -> list[Answer]:
    """The worst answers of a variant in both modes: lowest F1 first, among equals invented figures first."""
    pool = [answer for mode in MODES for answer in answers[variant, mode]]
    pool.sort(key=lambda answer: (answer.score.f1, not answer.score.invented, answer.example.id))
    return pool[:count]


def with_texts(answer: Answer, answers: Answers) -> WorstAnswer:
    """The question with what each variant answered to it in the same mode."""
    example, mode = answer.example, answer.prediction.mode
    said = {
        variant: other.prediction.answer
        for variant in VARIANTS
        for other in answers[variant, mode]
        if other.example.id == example.id
    }
    return WorstAnswer(
        example_id=example.id,
        place=answer.place,
        mode=mode,
        question=example.question,
        reference=example.answer,
        f1=round(answer.score.f1, 4),
        answers=said,
    )
