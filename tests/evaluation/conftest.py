"""Planted examples and predictions whose scores are known by construction."""

from dataclasses import dataclass, field

import pytest

from dm_assistant.prompts import REFUSAL, cite, closed_book
from dm_assistant.records import Example, Passage, Prediction

KINDS = ("monster", "spell")
READING = ("open", "gold", "exam")  # modes with passages in the prompt


@dataclass
class Planted:
    """A small rulebook of one figure for each section, questions on it, and predictions to be filled in."""

    passages: list[Passage]
    examples: list[Example]
    predictions: dict[str, list[Prediction]] = field(default_factory=lambda: {"base": [], "fused": [], "quantized": []})

    def predict(self, variant: str, mode: str, answers: list[str]) -> None:
        """Let `variant` give `answers` to the examples, in order; from passages it sees the right one."""
        for example, passage, answer in zip(self.examples, self.passages, answers, strict=True):
            self.predictions[variant].append(
                Prediction(
                    example_id=example.id,
                    variant=variant,
                    mode=mode,
                    question=example.question,
                    passage_ids=[passage.id] if mode in READING else [],
                    answer=answer,
                    finish="stop",
                    tokens=len(answer.split()),
                )
            )

    def references(self, mode: str, right: int) -> list[str]:
        """Answers of which the first `right` are right and the others are wrong in every word."""
        return [
            (cite(example.answer, 1) if mode in READING and example.answerable else example.answer)
            if number < right
            else "Banana"
            for number, example in enumerate(self.examples)
        ]

    def predict_all(self, modes: tuple[str, ...] = ("closed", "open"), **right: tuple[int, ...]) -> None:
        """Number of right answers for each variant, in each of the modes."""
        for variant, counts in right.items():
            for mode, count in zip(modes, counts, strict=True):
                self.predict(variant, mode, self.references(mode, count))


@pytest.fixture
def planted() -> Planted:
    """Forty sections, one question each; every tenth cannot be answered."""
    passages, examples = [], []
    for number in range(40):
        kind, answerable = KINDS[number % 2], number % 10 != 9
        passage = Passage(
            id=f"p{number:02}",
            rulebook="Planted",
            edition="2024",
            file="planted.md",
            start_line=10 * number + 1,
            end_line=10 * number + 5,
            heading_path=[f"Beast {number}"],
            section=f"s{number:02}",
            kind=kind,
            name=f"Beast {number}",
            text=f"Armor Class: {100 + number}",
        )
        question = f"What is the Armor Class of Beast {number}?"
        passages.append(passage)
        examples.append(
            Example(
                id=f"e{number:02}",
                pair_id=f"e{number:02}",
                fact_id=f"f{number:02}",
                section=passage.section,
                kind=kind,
                type="lookup" if answerable else "unanswerable",
                mode="closed",
                question=question,
                passage_ids=[],
                messages=closed_book(question),
                answer=f"Armor Class {100 + number}." if answerable else REFUSAL,
                evidence=passage.text if answerable else "",
            )
        )
    return Planted(passages, examples)
