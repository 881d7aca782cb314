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
from dm_assistant.evaluation.statistics import Floats, ratio_intervals
from dm_assistant.records import Example, Passage, Prediction

VARIANTS = ("base", "fused", "quantized")
MODES = ("closed", "open")
ALL = "all"
HEADLINE = ("f1", "em", "figures")  # in metrics/evaluate.json
INTERVALS = ("f1", "em")  # of those, with low and high


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
    """Score the predictions of every variant.

    Raises:
        UserError: a prediction answers no known example or is of another variant, a mode has no
            predictions, or the variants did not answer the same questions from the same passages.
    """
    by_id = {example.id: example for example in examples}
    passage_by_id = {passage.id: passage for passage in passages}
    sections = defaultdict(list)
    for passage in passages:
        sections[passage.section].append(passage)

    answers: Answers = {(variant, mode): [] for variant in VARIANTS for mode in MODES}
    for variant in VARIANTS:
        for prediction in sorted(predictions[variant], key=lambda prediction: prediction.example_id):
            _check(prediction, variant, by_id, passage_by_id)
            example = by_id[prediction.example_id]
            shown = [passage_by_id[passage_id] for passage_id in prediction.passage_ids]
            section = sections[example.section]
            source = "\n".join(passage.text for passage in (shown if prediction.mode == "open" else section))
            result = score(prediction, example, shown, source)
            answers[variant, prediction.mode].append(Answer(prediction, example, _place(example, section), result))
    for mode in MODES:
        _check_same_questions({variant: answers[variant, mode] for variant in VARIANTS}, mode)
    return answers


def tabulate(answers: Answers, resamples: int, seed: int) -> list[Row]:
    """One row for each variant, mode, group of questions and metric, with 95 % intervals by section."""
    rows = []
    for mode in MODES:
        belongs = [_groups(answer) for answer in answers[VARIANTS[0], mode]]
        groups = [ALL, *sorted({group for own in belongs for group in own} - {ALL})]
        member = np.array([[group in own for group in groups] for own in belongs])
        parts = [_components(answer.score) for variant in VARIANTS for answer in answers[variant, mode]]
        metrics = list(parts[0])
        # questions x variants x groups x metrics, for numerators and denominators alike
        shape = (len(VARIANTS), len(belongs), 1, len(metrics))
        numerators, denominators = (
            np.array([[pair[side] for pair in part.values()] for part in parts], dtype=float).reshape(shape)
            * member[None, :, :, None]
            for side in (0, 1)
        )
        values, lows, highs = ratio_intervals(
            _by_question(numerators),
            _by_question(denominators),
            [answer.example.section for answer in answers[VARIANTS[0], mode]],
            resamples,
            seed,
        )
        counts = np.count_nonzero(_by_question(denominators), axis=0)
        names = [(variant, mode, group, metric) for variant in VARIANTS for group in groups for metric in metrics]
        for name, value, low, high, count in zip(names, values, lows, highs, counts, strict=True):
            rows.append(Row(*name, _rounded(value), _rounded(low), _rounded(high), int(count)))
    return rows


def headline(rows: Sequence[Row]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """The content of metrics/evaluate.json: variant, mode, then f1, em, figures, n and intervals."""
    result: dict[str, dict[str, dict[str, float | int | None]]] = {}
    for row in rows:
        if row.group != ALL or row.metric not in HEADLINE:
            continue
        entry = result.setdefault(row.variant, {}).setdefault(row.mode, {})
        entry[row.metric] = _or_none(row.value)
        if row.metric in INTERVALS:
            entry |= {f"{row.metric}_low": row.low, f"{row.metric}_high": row.high}
        if row.metric == "f1":
            entry["n"] = row.n
    return result


def to_csv(rows: Sequence[Row]) -> str:
    """The rows with a header line; an undefined value is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows([_or_none(cell) if isinstance(cell, float) else cell for cell in row] for row in rows)
    return text.getvalue()


def _components(result: Score) -> dict[str, tuple[float, float]]:
    """Numerator and denominator of every metric, which is the ratio of their sums over questions."""
    asked = {None: (0.0, 0.0), False: (0.0, 1.0), True: (1.0, 1.0)}
    rightly_refused = float(result.refused and not result.answerable)
    return {
        "f1": (result.f1, 1.0),
        "em": (float(result.em), 1.0),
        "figures": asked[result.figures],
        "invented": (float(result.invented), 1.0),
        "citation": asked[result.citation],
        "retrieved": asked[result.retrieved],
        "abstention_precision": (rightly_refused, float(result.refused)),
        "abstention_recall": (rightly_refused, float(not result.answerable)),
        "abstention_f1": (2 * rightly_refused, float(result.refused) + float(not result.answerable)),
        "stopped": (float(result.stopped), 1.0),
        "tokens": (float(result.tokens), 1.0),
    }


def _by_question(values: Floats) -> Floats:
    """variants x questions x ... → questions x columns."""
    return np.moveaxis(values, 1, 0).reshape(values.shape[1], -1)


def _groups(answer: Answer) -> set[str]:
    example, chapter = answer.example, answer.place.rpartition(":")[0]
    return {ALL, f"kind={example.kind}", f"type={example.type}", f"chapter={chapter}"}


def _place(example: Example, section: Sequence[Passage]) -> str:
    """File and line of the evidence; for an unanswerable question, of the section it seems to ask about."""
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
    first = asked[VARIANTS[0]]
    if not first:
        raise UserError(
            f"data/predictions/{VARIANTS[0]}.jsonl has no {mode}-book answers. Make them with: dvc repro predict"
        )
    if any(one[0] == other[0] for one, other in pairwise(first)):
        raise UserError(
            f"data/predictions/{VARIANTS[0]}.jsonl answers a {mode}-book question twice. "
            f"Remake it with: dvc repro --force predict@{VARIANTS[0]}"
        )
    for variant in VARIANTS[1:]:
        if asked[variant] != first:
            raise UserError(
                f"data/predictions/{variant}.jsonl and {VARIANTS[0]}.jsonl do not answer the same {mode}-book "
                "questions from the same passages. Remake them with: dvc repro --force predict"
            )


def _rounded(value: float) -> float:
    return round(float(value), 4)


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value
