"""The table of scores: every variant, mode, kind and type, with intervals.

Joins predictions with the examples they answer, scores them and sums up. Pure; reads and writes nothing.
"""

import csv
import io
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from dm_assistant.errors import UserError
from dm_assistant.evaluation.scores import Score, holds_evidence, score
from dm_assistant.evaluation.statistics import ratio_intervals
from dm_assistant.records import Example, Passage, Prediction

VARIANTS = ("base", "fused", "quantized")
MODES = ("closed", "open", "gold", "reworded", "exam", "train")
REQUIRED = ("closed", "open")  # the others may have no questions: without the exam's rulebook there is no exam
ALL = "all"
HEADLINE_MODES = ("closed", "open", "gold", "exam")  # in metrics/evaluate.json
GROUPED = ("f1", "em", "figures", "invented")  # metrics that are also taken by kind, type and chapter


@dataclass(frozen=True)
class Answer:
    """A prediction, the question it answers, where the rulebook tells, and how good it is."""

    prediction: Prediction
    example: Example
    place: str  # "spells.md:123"
    score: Score


class Row(NamedTuple):
    """One line of metrics/scores.csv. NaN: no question of the group asks for this metric."""

    variant: str
    mode: str
    group: str  # "all", "kind=spell", "type=lookup", "chapter=spells.md"
    metric: str
    value: float
    low: float
    high: float
    n: int  # questions that the value is taken over


Answers = dict[tuple[str, str], list[Answer]]  # by variant and mode, in the order of the example ids


def score_predictions(
    predictions: Mapping[str, Sequence[Prediction]], examples: Sequence[Example], passages: Sequence[Passage]
) -> Answers:
    """Score the predictions of every variant; a mode without questions is left out.

    Raises:
        UserError: a prediction answers no known example or is of another variant, a required mode has no
            predictions, or the variants did not answer the same questions from the same passages.
    """
    by_id = {example.id: example for example in examples}
    passage_by_id = {passage.id: passage for passage in passages}
    sections = defaultdict(list)
    for passage in passages:
        sections[passage.section].append(passage)

    answers: Answers = {(variant, mode): [] for mode in MODES for variant in predictions}
    for variant, predicted in predictions.items():
        for prediction in sorted(predicted, key=lambda prediction: prediction.example_id):
            _check(prediction, variant, by_id, passage_by_id)
            example = by_id[prediction.example_id]
            shown = [passage_by_id[passage_id] for passage_id in prediction.passage_ids]
            section = sections[example.section]
            source = "\n".join(passage.text for passage in (shown or section))
            result = score(prediction, example, shown, source)
            answers[variant, prediction.mode].append(Answer(prediction, example, _place(example, section), result))
    for mode in MODES:
        _check_same_questions({variant: answers[variant, mode] for variant in predictions}, mode)
    return {key: answered for key, answered in answers.items() if answered}


def tabulate(answers: Answers, resamples: int, seed: int) -> list[Row]:
    """One row for each variant, mode, group of questions and metric, with 95 % intervals by section."""
    rows = []
    for mode in dict.fromkeys(mode for _, mode in answers):
        asked = answers[VARIANTS[0], mode]
        belongs = [_groups(answer) for answer in asked]
        components = {variant: [_components(answer.score) for answer in answers[variant, mode]] for variant in VARIANTS}
        metrics = list(components[VARIANTS[0]][0])
        groups = sorted({group for own in belongs for group in own})
        names = [
            *((variant, ALL, metric) for variant in VARIANTS for metric in metrics),
            *((variant, group, metric) for variant in VARIANTS for group in groups for metric in GROUPED),
        ]
        # questions x names x (numerator, denominator)
        parts = np.array(
            [
                [
                    components[variant][number][metric] if group == ALL or group in own else (0.0, 0.0)
                    for variant, group, metric in names
                ]
                for number, own in enumerate(belongs)
            ]
        )
        values, lows, highs = ratio_intervals(
            parts[:, :, 0], parts[:, :, 1], [answer.example.section for answer in asked], resamples, seed
        )
        counts = np.count_nonzero(parts[:, :, 1], axis=0)
        for (variant, group, metric), value, low, high, count in zip(names, values, lows, highs, counts, strict=True):
            # the ratio of the sums is nats a token; its exponential is the perplexity
            shape = np.exp if metric == "perplexity" else np.asarray
            figures = (_rounded(shape(figure)) for figure in (value, low, high))
            rows.append(Row(variant, mode, group, metric, *figures, int(count)))
    return rows


def headline(rows: Sequence[Row]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """The content of metrics/evaluate.json: variant, mode, then f1, em, n and the interval of f1."""
    result: dict[str, dict[str, dict[str, float | int | None]]] = {}
    for row in rows:
        if row.group == ALL and row.mode in HEADLINE_MODES and row.metric in ("f1", "em"):
            entry = result.setdefault(row.variant, {}).setdefault(row.mode, {})
            entry[row.metric] = row.value
            if row.metric == "f1":
                entry |= {"n": row.n, "f1_low": row.low, "f1_high": row.high}
    return result


def to_csv(rows: Sequence[Row]) -> str:
    """The rows with a header line; an undefined value is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows([_or_none(cell) if isinstance(cell, float) else cell for cell in row] for row in rows)
    return text.getvalue()


def from_csv(text: str) -> list[Row]:
    """The rows that `to_csv` wrote."""
    lines = csv.reader(io.StringIO(text))
    next(lines)
    return [
        Row(*names, *(float(cell) if cell else math.nan for cell in figures), int(n))
        for *names, value, low, high, n in lines
        for figures in [(value, low, high)]
    ]


def size_quality(rows: Sequence[Row], quantized: Mapping[str, float]) -> str:
    """The quantized model's size beside its F1, as CSV: one point of the curve that several runs draw."""
    lines = ["mode,bits_per_weight,megabytes,f1,low,high"]
    lines += [
        f"{row.mode},{quantized['bits_per_weight']},{quantized['bytes'] / 1e6:.2f},{row.value},{row.low},{row.high}"
        for row in rows
        if (row.variant, row.group, row.metric) == ("quantized", ALL, "f1") and row.mode in HEADLINE_MODES
    ]
    return "\n".join(lines) + "\n"


def _components(result: Score) -> dict[str, tuple[float, float]]:
    """Numerator and denominator of every metric, which is the ratio of their sums over questions."""
    asked = {None: (0.0, 0.0), False: (0.0, 1.0), True: (1.0, 1.0)}
    likelihood, length = result.log_likelihood or 0.0, result.reference_tokens or 0
    rightly_refused = float(result.refused and not result.answerable)
    return {
        "f1": (result.f1, 1.0),
        "em": (float(result.em), 1.0),
        "rouge_l": (result.rouge_l, 1.0),
        "figures": asked[result.figures],
        "invented": (float(result.invented), 1.0),
        "invented_checked": (0.0, 0.0) if result.passed is None else (float(result.invented and result.passed), 1.0),
        "passed": asked[result.passed],
        "citation": asked[result.citation],
        "quotes": asked[result.quotes],
        "retrieved": asked[result.retrieved],
        "abstention_precision": (rightly_refused, float(result.refused)),
        "abstention_recall": (rightly_refused, float(not result.answerable)),
        "abstention_f1": (2 * rightly_refused, float(result.refused) + float(not result.answerable)),
        "stopped": (float(result.stopped), 1.0),
        "judged": asked[result.judged],
        "tokens": (float(result.tokens), 1.0),
        "log_likelihood": (likelihood, float(length > 0)),
        "perplexity": (-likelihood, float(length)),
    }


def _groups(answer: Answer) -> set[str]:
    example, chapter = answer.example, answer.place.rpartition(":")[0]
    groups = {f"kind={example.kind}", f"type={example.type}"}
    if chapter:
        groups.add(f"chapter={chapter}")
    if example.reworded is not None:
        groups.add(f"reworded={'yes' if example.reworded else 'no'}")
    return groups


def _place(example: Example, section: Sequence[Passage]) -> str:
    """File and line of the evidence; for an unanswerable question, of the section it seems to ask about, if any."""
    if not section and not example.answerable:
        return ""
    for passage in section:
        if not example.answerable or holds_evidence(passage, example):
            return f"{passage.file}:{passage.start_line}"
    raise UserError(
        f"data/passages.jsonl holds no passage with the evidence of example {example.id}. "
        "The files are from different runs; remake them with: dvc repro"
    )


def _check(
    prediction: Prediction, variant: str, examples: Mapping[str, Example], passages: Mapping[str, Passage]
) -> None:
    file, again = f"data/predictions/{variant}.jsonl", f"Remake it with: dvc repro --force predict@{variant}"
    if prediction.variant != variant:
        raise UserError(f"{file} holds a prediction of variant {prediction.variant}. {again}")
    if prediction.example_id not in examples:
        raise UserError(f"{file}: example {prediction.example_id} is not in data/prepared/test.jsonl. {again}")
    for passage_id in prediction.passage_ids:
        if passage_id not in passages:
            raise UserError(f"{file}: passage {passage_id} is not in data/passages.jsonl. {again}")


def _check_same_questions(by_variant: Mapping[str, Sequence[Answer]], mode: str) -> None:
    asked = {
        variant: [(answer.example.id, answer.prediction.passage_ids) for answer in answers]
        for variant, answers in by_variant.items()
    }
    variants = list(asked)
    first = asked[variants[0]]
    if not first and mode in REQUIRED:
        raise UserError(
            f"data/predictions/{variants[0]}.jsonl has no {mode}-book answers. Make them with: dvc repro predict"
        )
    if any(one[0] == other[0] for one, other in pairwise(first)):
        raise UserError(
            f"data/predictions/{variants[0]}.jsonl answers a question of mode {mode} twice. "
            f"Remake it with: dvc repro --force predict@{variants[0]}"
        )
    for variant in variants[1:]:
        if asked[variant] != first:
            raise UserError(
                f"data/predictions/{variant}.jsonl and {variants[0]}.jsonl do not answer the same "
                f"questions of mode {mode} from the same passages. Remake them with: dvc repro --force predict"
            )


def _rounded(value: float) -> float:
    return round(float(value), 4)


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value
