"""The answers that went worst, and the record that shows them beside question and reference."""

from dm_assistant.evaluation.table import REQUIRED, Answer, Answers
from dm_assistant.records import WorstAnswer


def worst_answers(answers: Answers, variant: str, count: int) -> list[Answer]:
    """The worst of a variant's closed-book and open-book answers: lowest F1, among equals invented figures first."""
    pool = [answer for mode in REQUIRED for answer in answers[variant, mode]]
    pool.sort(key=lambda answer: (answer.score.f1, not answer.score.invented, answer.example.id))
    return pool[:count]


def with_texts(answer: Answer, answers: Answers) -> WorstAnswer:
    """The question with what each variant answered to it in the same mode."""
    example, mode = answer.example, answer.prediction.mode
    said = {
        variant: other.prediction.answer
        for (variant, asked), part in answers.items()
        for other in part
        if asked == mode and other.example.id == example.id
    }
    return WorstAnswer(
        example_id=example.id,
        place=answer.place,
        mode=mode,
        question=answer.prediction.question,
        reference=example.answer,
        f1=round(answer.score.f1, 4),
        answers=said,
    )
