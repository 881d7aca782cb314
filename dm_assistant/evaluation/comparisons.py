"""What is compared with what: variants on the same questions, modes of one variant, seen and unseen questions.

Pure; reads and writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dm_assistant.evaluation.statistics import Difference, holm, mcnemar, paired_bootstrap, unpaired_bootstrap
from dm_assistant.evaluation.table import Answer, Answers

LEVEL = 0.05
MARGIN = 0.01  # a difference of F1 that no reader would notice
SHIPPED = "quantized"

Side = tuple[str, str]  # variant and mode
# What is compared: topic, then before and after.
COMPARISONS: tuple[tuple[str, Side, Side], ...] = (
    ("fine-tuning", ("base", "closed"), ("fused", "closed")),
    ("fine-tuning", ("base", "open"), ("fused", "open")),
    ("fine-tuning", ("base", "exam"), ("fused", "exam")),
    ("quantization", ("fused", "closed"), ("quantized", "closed")),
    ("quantization", ("fused", "open"), ("quantized", "open")),
    ("open book", ("fused", "closed"), ("fused", "open")),
    ("right passage", ("fused", "open"), ("fused", "gold")),
    ("rewording", (SHIPPED, "closed"), (SHIPPED, "reworded")),
)


@dataclass(frozen=True)
class Comparison:
    """Two sets of answers to the same questions."""

    topic: str
    before: Side
    after: Side
    n: int
    sections: int
    f1: Difference
    f1_before: float
    f1_after: float
    em: Difference
    em_before: float
    em_after: float


@dataclass(frozen=True)
class Learning:
    """What fine-tuning gained on questions of the training split and on unseen ones; token F1, closed-book."""

    seen_before: float
    seen_after: float
    seen: Difference  # gain on training questions
    unseen: Difference  # gain on test questions
    gap: Difference  # gain on training questions minus gain on test questions


def compare_all(answers: Answers, resamples: int, seed: int) -> list[Comparison]:
    """Every comparison whose modes were asked; p-values Holm-corrected over all tests."""
    return corrected(
        [
            compare(topic, before, after, answers[before], answers[after], resamples, seed)
            for topic, before, after in COMPARISONS
            if before in answers and after in answers
        ]
    )


def compare(
    topic: str, before: Side, after: Side, first: Sequence[Answer], second: Sequence[Answer], resamples: int, seed: int
) -> Comparison:
    """One comparison, on the questions that both sides answered; p-values as they are."""
    known = {answer.example.id: answer for answer in first}
    pairs = [(known[answer.example.id], answer) for answer in second if answer.example.id in known]
    clusters = [answer.example.section for _, answer in pairs]
    f1_before, f1_after = np.array([(one.score.f1, two.score.f1) for one, two in pairs]).T
    em_before, em_after = np.array([(one.score.em, two.score.em) for one, two in pairs]).T
    p, g = mcnemar(em_before, em_after)
    em = paired_bootstrap(em_before.astype(float), em_after.astype(float), clusters, resamples, seed)
    return Comparison(
        topic=topic,
        before=before,
        after=after,
        n=len(pairs),
        sections=len(set(clusters)),
        f1=paired_bootstrap(f1_before, f1_after, clusters, resamples, seed),
        f1_before=float(f1_before.mean()),
        f1_after=float(f1_after.mean()),
        em=replace(em, p=p, effect=g),
        em_before=float(em_before.mean()),
        em_after=float(em_after.mean()),
    )


def corrected(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons with their p-values Holm-corrected over all tests, two in each."""
    adjusted = iter(holm([test.p for each in comparisons for test in (each.f1, each.em)]))
    return [
        replace(each, f1=replace(each.f1, p=next(adjusted)), em=replace(each.em, p=next(adjusted)))
        for each in comparisons
    ]


def learning(answers: Answers, resamples: int, seed: int) -> Learning | None:
    """How much of what fine-tuning taught carries over to unseen questions; None: no training question was asked."""
    if ("fused", "train") not in answers:
        return None
    scores, gains, clusters = {}, {}, {}
    for mode in ("train", "closed"):
        scores[mode] = [
            np.array([answer.score.f1 for answer in answers[variant, mode]]) for variant in ("base", "fused")
        ]
        gains[mode] = scores[mode][1] - scores[mode][0]
        clusters[mode] = [answer.example.section for answer in answers["fused", mode]]
    return Learning(
        seen_before=float(scores["train"][0].mean()),
        seen_after=float(scores["train"][1].mean()),
        seen=paired_bootstrap(*scores["train"], clusters["train"], resamples, seed),
        unseen=paired_bootstrap(*scores["closed"], clusters["closed"], resamples, seed),
        gap=unpaired_bootstrap(gains["closed"], clusters["closed"], gains["train"], clusters["train"], resamples, seed),
    )


def outcome(test: Difference) -> str:
    """better, worse, same (within `MARGIN`, sure) or unclear."""
    if test.p < LEVEL and test.low > 0:
        return "better"
    if test.p < LEVEL and test.high < 0:
        return "worse"
    return "same" if test.low > -MARGIN and test.high < MARGIN else "unclear"
