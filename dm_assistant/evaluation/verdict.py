"""The verdict: what the scores mean, in words, how sure that is, and what is likely wrong.

Pure; reads and writes nothing. It holds no text of a rulebook: examples go by id, file and line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dm_assistant.evaluation.comparisons import SHIPPED, Comparison, Learning, compare_all, learning, outcome
from dm_assistant.evaluation.diagnosis import Diagnosis, diagnose, symptoms
from dm_assistant.evaluation.gates import GateResult, describe
from dm_assistant.evaluation.statistics import Difference
from dm_assistant.evaluation.table import ALL, Answer, Answers, Row

FEW_SECTIONS = 20  # below, a bootstrap over sections gives intervals that are too narrow
SHOWN = ("closed", "open", "gold", "exam")  # modes in the table of trust
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
    "right passage": {
        "better": "With the right passage alone it answers better than with those that are found",
        "worse": "With the right passage alone it answers worse than with those that are found",
        "same": "The passages that are found do as well as the right one alone",
        "unclear": "Whether better retrieval would help cannot be told",
    },
    "rewording": {
        "better": "In other words, questions are answered better",
        "worse": "In other words, the same questions are answered worse",
        "same": "Other words for the same question change nothing that matters",
        "unclear": "Whether other words for the same question matter cannot be told",
    },
}
IN_MODE = {"closed": ", closed-book", "open": ", open-book", "exam": ", in the exam"}


@dataclass(frozen=True)
class Findings:
    """What the verdict rests on."""

    rows: Sequence[Row]
    comparisons: Sequence[Comparison]
    learned: Learning | None
    cause: Diagnosis | None
    gates: Sequence[GateResult]
    worst: Sequence[Answer]


def find(
    answers: Answers,
    rows: Sequence[Row],
    gates: Sequence[GateResult],
    worst: Sequence[Answer],
    resamples: int,
    seed: int,
) -> Findings:
    """Compare what is to be compared and look for a cause."""
    comparisons = compare_all(answers, resamples, seed)
    learned = learning(answers, resamples, seed)
    cause = diagnose(symptoms(answers, rows, comparisons, learned))
    return Findings(rows, comparisons, learned, cause, gates, worst)


def write_verdict(findings: Findings) -> str:
    """The verdict as Markdown."""
    rows, comparisons = findings.rows, findings.comparisons
    lines = [_standing(rows), *(_finding(comparison) for comparison in comparisons)]
    blocks = [
        "# Verdict",
        "\n".join([*lines, _learning(findings.learned), _exam(rows), _cause(findings.cause)]),
        *_caution(comparisons),
        "## Gates",
        "\n".join(f"- {describe(gate)}" for gate in findings.gates) or "None is set in evaluate.gates.",
        "## How sure that is",
        tests_table(comparisons),
        how_sure(comparisons),
        "## Can it be trusted?",
        _trust(rows),
        "Checked are answers from passages that are no refusals, as `dm ask` checks them before it shows them.",
        "## Where it fails",
        f"Token F1 of the {SHIPPED} model by question type, passage kind and chapter, weakest first.",
        _weak_groups(rows),
        "## The worst answers",
        f"Of the {SHIPPED} model; question, reference and answers are in data/evaluate/worst.jsonl.",
        "\n".join(_worst_line(answer) for answer in findings.worst),
    ]
    return "\n\n".join(blocks) + "\n"


def sentence(comparison: Comparison, words: str) -> str:
    """A finding with its figures, as an item of a Markdown list."""
    test = comparison.f1
    return (
        f"- **{words}**: token F1 {comparison.f1_before:.3f} → {comparison.f1_after:.3f}, {_interval(test)}, "
        f"{_p(test)}, on {comparison.n} questions."
    )


def tests_table(comparisons: Sequence[Comparison]) -> str:
    """Every comparison with its tests, as a Markdown table."""
    table = [
        "| | questions | sections | F1 | p | d_z | exact match | p | g |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for each in comparisons:
        tests = [f"{_interval(test)} | {_p(test)} | {test.effect:+.2f}" for test in (each.f1, each.em)]
        name = f"{' '.join(each.before)} → {' '.join(each.after)}"
        table.append(f"| {name} | {each.n} | {each.sections} | {' | '.join(tests)} |")
    return "\n".join(table)


def how_sure(comparisons: Sequence[Comparison]) -> str:
    """What the columns of `tests_table` are."""
    return (
        "Differences with 95 % intervals from a bootstrap that draws whole rulebook sections. p: paired bootstrap for "
        f"F1, exact McNemar for exact match, both Holm-corrected over {2 * len(comparisons)} tests. d_z: mean "
        "difference in standard deviations of the differences; g: share of the changed answers that changed for the "
        "better, minus 0.5."
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
    words = WORDS[comparison.topic][outcome(comparison.f1)]
    by_mode = comparison.topic in ("fine-tuning", "quantization")
    return sentence(comparison, words + (IN_MODE[comparison.after[1]] if by_mode else ""))


def _learning(learned: Learning | None) -> str:
    """Memorised or generalised: the gain on training questions beside the gain on unseen ones."""
    if learned is None:
        return "- **Memorised or generalised cannot be told**: the training split has no closed-book question."
    figures = (
        f"fine-tuning gained {_interval(learned.seen)} on questions of the training split (F1 "
        f"{learned.seen_before:.3f} → {learned.seen_after:.3f}) and {_interval(learned.unseen)} on unseen ones"
    )
    if outcome(learned.unseen) == "better":
        words = "It learned more than its questions" if outcome(learned.gap) == "better" else "It generalises"
        share = min(1.0, learned.unseen.mean / learned.seen.mean) if learned.seen.mean > 0 else 1.0
        return f"- **{words}**: {figures}; {share:.0%} of the gain carries over."
    if outcome(learned.seen) == "better":
        return f"- **It memorised**: {figures}."
    return f"- **It learned nothing that shows**: {figures}."


def _exam(rows: Sequence[Row]) -> str:
    """The exam's standing, of which nothing is pooled with the test split."""
    scores = {
        (row.variant, row.metric, row.group): row
        for row in rows
        if row.mode == "exam" and row.metric in ("f1", "em", "invented_checked")
    }
    if not scores:
        return "- **The exam was left out**: its rulebook is not among the sources."
    f1, em = (scores[SHIPPED, metric, ALL] for metric in ("f1", "em"))
    parts = [
        f"{words} {scores[SHIPPED, 'f1', group].value:.3f}"
        for words, group in (("in the rulebook's words", "reworded=no"), ("in other words", "reworded=yes"))
        if (SHIPPED, "f1", group) in scores
    ]
    return (
        f"- **In the exam, which no generator wrote, the {SHIPPED} model reaches token F1 {f1.value:.3f}** "
        f"(95 % {f1.low:.3f} to {f1.high:.3f}) and {em.value:.1%} exact answers on {f1.n} questions; "
        f"{', '.join(parts)}. Its sections may be in training."
    )


def _cause(cause: Diagnosis | None) -> str:
    if cause is None:
        return "- **Nothing looks wrong.**"
    return f"- **What holds it back most is likely the {cause.cause}**: {cause.why}. Next: {cause.next}."


def _interval(test: Difference) -> str:
    # adding zero turns the -0.0 of a rounded tiny loss into 0.0
    difference, low, high = (f"{round(value, 3) + 0.0:+.3f}" for value in (test.mean, test.low, test.high))
    return f"{difference} (95 % {low} to {high})"


def _p(test: Difference) -> str:
    return "p < 0.001" if test.p < 0.001 else f"p = {test.p:.3f}"


def _caution(comparisons: Sequence[Comparison]) -> list[str]:
    fewest = min(comparison.sections for comparison in comparisons)
    if fewest >= FEW_SECTIONS:
        return []
    return [f"**Caution:** the questions come from as few as {fewest} sections; such intervals are too narrow."]


def _trust(rows: Sequence[Row]) -> str:
    modes = [mode for mode in SHOWN if any(row.mode == mode for row in rows)]
    value = {(row.mode, row.metric): row.value for row in rows if row.variant == SHIPPED and row.group == ALL}
    lines = [
        ("answers with figures right, of those that need one", "figures"),
        ("answers that the judge finds right", "judged"),
        ("answers with invented figures", "invented"),
        ("checked answers that would be shown", "passed"),
        ("checked answers with invented figures that would be shown", "invented_checked"),
        ("refusals that were right", "abstention_precision"),
        ("unanswerable questions refused", "abstention_recall"),
        ("right passage among those shown", "retrieved"),
        ("answers that cite the right passage", "citation"),
        ("answers that ended by themselves", "stopped"),
    ]
    table = [f"| {SHIPPED} | {' | '.join(modes)} |", f"| --- {'| --- ' * len(modes)}|"]
    for what, metric in lines:
        cells = [value[mode, metric] for mode in modes]
        table.append(f"| {what} | {' | '.join('–' if math.isnan(cell) else f'{cell:.1%}' for cell in cells)} |")
    return "\n".join(table)


def _weak_groups(rows: Sequence[Row]) -> str:
    modes = [mode for mode in ("closed", "open") if any(row.mode == mode for row in rows)]
    by_group: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row.variant == SHIPPED and row.metric == "f1" and row.group != ALL and row.mode in modes:
            by_group.setdefault(row.group, {})[row.mode] = row
    table = ["| group | closed | n | open | n |", "| --- | --- | --- | --- | --- |"]
    for group, found in sorted(by_group.items(), key=lambda item: (item[1]["closed"].value, item[0])):
        cells = [f"{found[mode].value:.3f} | {found[mode].n}" if mode in found else "– | 0" for mode in modes]
        table.append(f"| {group.replace('=', ' ')} | {' | '.join(cells)} |")
    return "\n".join(table)


def _worst_line(answer: Answer) -> str:
    example, remark = answer.example, ", invented figures" if answer.score.invented else ""
    return (
        f"- `{example.id}` {answer.place} ({answer.prediction.mode}, {example.kind}, {example.type}): "
        f"F1 {answer.score.f1:.2f}{remark}"
    )
