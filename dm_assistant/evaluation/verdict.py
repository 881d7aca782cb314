"""The verdict: what the scores mean, in words, and how sure that is.

Pure; reads and writes nothing. It holds no text of a rulebook: examples go by id, file and line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dm_assistant.evaluation.statistics import PairedTest, holm, mcnemar, paired_bootstrap
from dm_assistant.evaluation.table import ALL, MODES, Answer, Answers, Row

LEVEL = 0.05
MARGIN = 0.01  # a difference of F1 that no reader would notice
FEW_SECTIONS = 20  # below, a bootstrap over sections gives intervals that are too narrow
SHIPPED = "quantized"

# What is compared: topic, then (variant, mode) before and after.
COMPARISONS = (
    ("fine-tuning", ("base", "closed"), ("fused", "closed")),
    ("fine-tuning", ("base", "open"), ("fused", "open")),
    ("quantization", ("fused", "closed"), ("quantized", "closed")),
    ("quantization", ("fused", "open"), ("quantized", "open")),
    ("open book", ("fused", "closed"), ("fused", "open")),
)
WORDS = {
    "fine-tuning": {
        "better": "Fine-tuning helped",
        "worse": "Fine-tuning hurt",
        "same": "Fine-tuning did not help",
        "unclear": "Whether fine-tuning helped cannot be told",
    },
    "quantization": {
        "better": "Quantization raised the score",
        "worse": "Quantization cost quality",
        "same": "Quantization cost nothing that matters",
        "unclear": "What quantization cost cannot be told",
    },
    "open book": {
        "better": "Reading from passages beats answering from memory",
        "worse": "Reading from passages is worse than answering from memory",
        "same": "Reading from passages is as good as answering from memory",
        "unclear": "Whether passages help cannot be told",
    },
}


@dataclass(frozen=True)
class Comparison:
    """Two sets of answers to the same questions."""

    topic: str
    before: tuple[str, str]  # variant and mode
    after: tuple[str, str]
    n: int
    sections: int
    f1: PairedTest
    f1_before: float
    f1_after: float
    em: PairedTest
    em_before: float
    em_after: float


def compare(answers: Answers, resamples: int, seed: int) -> list[Comparison]:
    """Every comparison, paired on the questions both sides answered; p-values Holm-corrected over all tests."""
    comparisons = [_compare(topic, before, after, answers, resamples, seed) for topic, before, after in COMPARISONS]
    adjusted = iter(holm([test.p for each in comparisons for test in (each.f1, each.em)]))
    return [
        replace(each, f1=replace(each.f1, p=next(adjusted)), em=replace(each.em, p=next(adjusted)))
        for each in comparisons
    ]


def judge(test: PairedTest) -> str:
    """better, worse, same (within `MARGIN`, sure) or unclear."""
    if test.p < LEVEL and test.low > 0:
        return "better"
    if test.p < LEVEL and test.high < 0:
        return "worse"
    return "same" if test.low > -MARGIN and test.high < MARGIN else "unclear"


def write_verdict(rows: Sequence[Row], comparisons: Sequence[Comparison], worst: Sequence[Answer]) -> str:
    """The verdict as Markdown."""
    blocks = [
        "# Verdict",
        "\n".join([_standing(rows), *(_finding(comparison) for comparison in comparisons)]),
        *_caution(comparisons),
        "## How sure that is",
        _tests(comparisons),
        "Differences with 95 % intervals from a bootstrap that draws whole rulebook sections. p: paired bootstrap for "
        f"F1, exact McNemar for exact match, both Holm-corrected over {2 * len(comparisons)} tests. d_z: mean "
        "difference in standard deviations of the differences; g: share of the changed answers that changed for the "
        "better, minus 0.5.",
        "## Can it be trusted?",
        _trust(rows),
        "## Where it fails",
        f"Token F1 of the {SHIPPED} model by question type, passage kind and chapter, weakest first.",
        _weak_groups(rows),
        "## The worst answers",
        f"Of the {SHIPPED} model; question, reference and answers are in data/evaluate/worst.jsonl.",
        "\n".join(_worst_line(answer) for answer in worst),
    ]
    return "\n\n".join(blocks) + "\n"


def _compare(
    topic: str, before: tuple[str, str], after: tuple[str, str], answers: Answers, resamples: int, seed: int
) -> Comparison:
    first = {answer.example.id: answer for answer in answers[before]}
    pairs = [(first[answer.example.id], answer) for answer in answers[after] if answer.example.id in first]
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


def _standing(rows: Sequence[Row]) -> str:
    """How good the shipped model is by itself: a model can gain much and still be wrong most of the time."""
    share = {(row.mode, row.metric): f"{row.value:.1%}" for row in rows if row.variant == SHIPPED and row.group == ALL}
    return (
        f"- **The {SHIPPED} model gives {share['closed', 'em']} of the answers exactly closed-book, "
        f"{share['open', 'em']} open-book**; {share['closed', 'invented']} and {share['open', 'invented']} "
        "hold invented figures."
    )


def _finding(comparison: Comparison) -> str:
    words = WORDS[comparison.topic][judge(comparison.f1)]
    mode = "" if comparison.topic == "open book" else f", {comparison.after[1]}-book"
    test = comparison.f1
    return (
        f"- **{words}{mode}**: token F1 {comparison.f1_before:.3f} → {comparison.f1_after:.3f}, {_interval(test)}, "
        f"{_p(test)}, on {comparison.n} questions."
    )


def _tests(comparisons: Sequence[Comparison]) -> str:
    table = [
        "| | questions | sections | F1 | p | d_z | exact match | p | g |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for each in comparisons:
        tests = [f"{_interval(test)} | {_p(test)} | {test.effect:+.2f}" for test in (each.f1, each.em)]
        name = f"{' '.join(each.before)} → {' '.join(each.after)}"
        table.append(f"| {name} | {each.n} | {each.sections} | {' | '.join(tests)} |")
    return "\n".join(table)


def _interval(test: PairedTest) -> str:
    # adding zero turns the -0.0 of a rounded tiny loss into 0.0
    difference, low, high = (f"{round(value, 3) + 0.0:+.3f}" for value in (test.difference, test.low, test.high))
    return f"{difference} (95 % {low} to {high})"


def _p(test: PairedTest) -> str:
    return "p < 0.001" if test.p < 0.001 else f"p = {test.p:.3f}"


def _caution(comparisons: Sequence[Comparison]) -> list[str]:
    fewest = min(comparison.sections for comparison in comparisons)
    if fewest >= FEW_SECTIONS:
        return []
    return [f"**Caution:** the questions come from as few as {fewest} sections; such intervals are too narrow."]


def _trust(rows: Sequence[Row]) -> str:
    value = {
        (row.mode, row.metric): "none asked" if math.isnan(row.value) else f"{row.value:.1%}"
        for row in rows
        if row.variant == SHIPPED and row.group == ALL
    }
    lines = [
        ("answers with figures right, of those that need one", "figures"),
        ("answers with invented figures", "invented"),
        ("refusals that were right", "abstention_precision"),
        ("unanswerable questions refused", "abstention_recall"),
        ("answers that ended by themselves", "stopped"),
    ]
    table = [f"| {SHIPPED} | closed | open |", "| --- | --- | --- |"]
    table += [f"| {what} | {value['closed', metric]} | {value['open', metric]} |" for what, metric in lines]
    table += [
        f"| right passage among those shown | – | {value['open', 'retrieved']} |",
        f"| answers that cite the right passage | – | {value['open', 'citation']} |",
    ]
    return "\n".join(table)


def _weak_groups(rows: Sequence[Row]) -> str:
    by_group: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row.variant == SHIPPED and row.metric == "f1" and row.group != ALL:
            by_group.setdefault(row.group, {})[row.mode] = row
    table = ["| group | closed | n | open | n |", "| --- | --- | --- | --- | --- |"]
    for group, modes in sorted(by_group.items(), key=lambda item: (item[1]["closed"].value, item[0])):
        cells = [f"{modes[mode].value:.3f} | {modes[mode].n}" if mode in modes else "– | 0" for mode in MODES]
        table.append(f"| {group.replace('=', ' ')} | {' | '.join(cells)} |")
    return "\n".join(table)


def _worst_line(answer: Answer) -> str:
    example, remark = answer.example, ", invented figures" if answer.score.invented else ""
    return (
        f"- `{example.id}` {answer.place} ({answer.prediction.mode}, {example.kind}, {example.type}): "
        f"F1 {answer.score.f1:.2f}{remark}"
    )
