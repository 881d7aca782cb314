"""The verdict says in words what the planted predictions were made to show."""

import pytest

from dm_assistant.evaluation.table import Answers, score_predictions, tabulate
from dm_assistant.evaluation.verdict import compare, write_verdict
from dm_assistant.evaluation.worst import worst_answers

RESAMPLES, SEED = 1000, 7


def scored(planted) -> Answers:
    return score_predictions(planted.predictions, planted.examples, planted.passages)


def verdict(planted) -> str:
    answers = scored(planted)
    rows = tabulate(answers, RESAMPLES, SEED)
    return write_verdict(rows, compare(answers, RESAMPLES, SEED), worst_answers(answers, "quantized", 10))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"base": (5, 5), "fused": (30, 30), "quantized": (30, 30)}, "Fine-tuning helped, closed-book**"),
        ({"base": (30, 30), "fused": (5, 5), "quantized": (5, 5)}, "Fine-tuning hurt, open-book**"),
        ({"base": (20, 20), "fused": (20, 20), "quantized": (20, 20)}, "Fine-tuning did not help, closed-book**"),
        ({"base": (20, 20), "fused": (22, 22), "quantized": (22, 22)}, "Whether fine-tuning helped cannot be told"),
        ({"base": (5, 5), "fused": (30, 30), "quantized": (30, 30)}, "Quantization cost nothing that matters"),
        ({"base": (5, 5), "fused": (30, 30), "quantized": (5, 5)}, "Quantization cost quality, closed-book**"),
        ({"base": (5, 5), "fused": (10, 35), "quantized": (10, 35)}, "Reading from passages beats answering"),
    ],
)
def test_the_verdict_says_what_happened(planted, counts, sentence):
    planted.predict_all(**counts)
    assert sentence in verdict(planted)
