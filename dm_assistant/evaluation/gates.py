"""Gates: limits that the scores of a run must keep. Pure; reads and writes nothing."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dm_assistant.evaluation.table import ALL, Row

Values = Mapping[tuple[str, str, str], float]  # variant, mode, metric


@dataclass(frozen=True)
class Gate:
    """What a key of evaluate.gates limits. A value that could not be measured is NaN."""

    what: str
    value: Callable[[Values], float]


@dataclass(frozen=True)
class GateResult:
    """A gate with its limit and what was measured; `passed` is None where nothing could be measured."""

    name: str
    what: str
    limit: float
    value: float
    passed: bool | None


# A minimum by its name, or a maximum.
GATES = {
    "min_f1": Gate("closed-book F1 of the quantized model", lambda v: v["quantized", "closed", "f1"]),
    "min_exam_f1": Gate("exam F1 of the quantized model", lambda v: v["quantized", "exam", "f1"]),
    "min_gain": Gate(
        "closed-book F1, fused minus base", lambda v: v["fused", "closed", "f1"] - v["base", "closed", "f1"]
    ),
    "max_quantization_loss": Gate(
        "closed-book F1, fused minus quantized", lambda v: v["fused", "closed", "f1"] - v["quantized", "closed", "f1"]
    ),
    "max_invented": Gate(
        "open-book answers of the quantized model that pass the checks and invent a figure",
        lambda v: v["quantized", "open", "invented_checked"],
    ),
}


class _Measured(dict):
    """Values by variant, mode and metric; NaN for what was not measured."""

    def __missing__(self, key: tuple[str, str, str]) -> float:
        return math.nan


def check_gates(rows: Sequence[Row], limits: Mapping[str, float | None]) -> list[GateResult]:
    """The gates that `limits` sets, in the order of `GATES`; None switches a gate off."""
    values = _Measured({(row.variant, row.mode, row.metric): row.value for row in rows if row.group == ALL})
    results = []
    for name, gate in GATES.items():
        limit = limits[name]
        if limit is not None:
            value = round(gate.value(values), 4)
            kept = value >= limit if name.startswith("min_") else value <= limit
            results.append(GateResult(name, gate.what, limit, value, None if math.isnan(value) else kept))
    return results


def describe(result: GateResult) -> str:
    """`passed  min_f1: 0.239, at least 0.15 (closed-book F1 of the quantized model)`."""
    state = {True: "passed", False: "FAILED", None: "not measured"}[result.passed]
    bound = "at least" if result.name.startswith("min_") else "at most"
    value = "" if result.passed is None else f"{result.value:g}, "
    return f"{state}: {result.name}: {value}{bound} {result.limit:g} ({result.what})"
