"""Score the answers of all variants, compare them, and say in words what came out.

Reads   data/predictions/{base,fused,quantized}.jsonl  (records.Prediction)
        data/prepared/{test,train,exam}.jsonl          (records.Example)
        data/passages.jsonl                            (records.Passage)
        metrics/quantize.json                          size of the quantized model
Writes  metrics/evaluate.json, metrics/scores.csv, metrics/verdict.md, plots/size_quality.csv:
        figures only, no text of a rulebook
        data/evaluate/worst.jsonl                      (records.WorstAnswer)
Run     dvc repro evaluate       or, alone: python -m stages.evaluate

With evaluate.judge a language model says which answers are right; its verdicts are kept under .cache/judge.
"""

import json
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.evaluation.comparisons import SHIPPED
from dm_assistant.evaluation.gates import check_gates
from dm_assistant.evaluation.judge import judged, make_judge
from dm_assistant.evaluation.table import VARIANTS, headline, score_predictions, size_quality, tabulate, to_csv
from dm_assistant.evaluation.verdict import find, write_verdict
from dm_assistant.evaluation.worst import with_texts, worst_answers
from dm_assistant.files import write_json, write_text
from dm_assistant.params import load_params
from dm_assistant.progress import cache_folder, summary
from dm_assistant.records import Example, Passage, Prediction, read_jsonl, write_jsonl

PREDICTIONS = Path("data/predictions")
PREPARED = Path("data/prepared")
PASSAGES = Path("data/passages.jsonl")
QUANTIZED = Path("metrics/quantize.json")
METRICS = Path("metrics")
SIZE_QUALITY = Path("plots/size_quality.csv")
WORST = Path("data/evaluate/worst.jsonl")
WORST_COUNT = 10


def main() -> None:
    everything = load_params()
    params = everything.evaluate
    predictions = {
        variant: read_jsonl(PREDICTIONS / f"{variant}.jsonl", Prediction, made_by=f"predict@{variant}")
        for variant in VARIANTS
    }
    examples = [
        example
        for name in ("test", "train", "exam")
        for example in read_jsonl(PREPARED / f"{name}.jsonl", Example, made_by="prepare")
    ]
    answers = score_predictions(predictions, examples, read_jsonl(PASSAGES, Passage, made_by="ingest"))

    if params.judge != "none" and params.judge_model is not None:
        model = make_judge(params.judge, params.judge_model, everything.generate)
        answers = judged(answers, model, cache_folder() / "judge")

    rows = tabulate(answers, params.resamples, params.seed)
    figures = headline(rows)
    gates = check_gates(rows, params.gates.model_dump())
    worst = worst_answers(answers, SHIPPED, WORST_COUNT)
    findings = find(answers, rows, gates, worst, params.resamples, params.seed)

    write_json(METRICS / "evaluate.json", figures)
    write_text(METRICS / "scores.csv", to_csv(rows))
    write_text(METRICS / "verdict.md", write_verdict(findings))
    write_text(SIZE_QUALITY, size_quality(rows, json.loads(QUANTIZED.read_text(encoding="utf-8"))))
    write_jsonl(WORST, [with_texts(answer, answers) for answer in worst])
    closed = ", ".join(f"{variant} {figures[variant]['closed']['f1']:.3f}" for variant in VARIANTS)
    failed = [gate.name for gate in gates if gate.passed is False]
    summary(
        "evaluate",
        f"closed-book F1 {closed}; in words: {METRICS / 'verdict.md'}"
        + (f"; failed gates: {', '.join(failed)} (dm gates)" if failed else ""),
    )


if __name__ == "__main__":
    run_reporting_errors(main)
