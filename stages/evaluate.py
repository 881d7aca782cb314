"""Score the answers of all variants, compare them, and say in words what came out.

Reads   data/predictions/{base,fused,quantized}.jsonl  (records.Prediction)
        data/prepared/test.jsonl                       (records.Example)
        data/passages.jsonl                            (records.Passage)
Writes  metrics/evaluate.json, metrics/scores.csv, metrics/verdict.md: figures only, no text of a rulebook
        data/evaluate/worst.jsonl                      (records.WorstAnswer)
Run     dvc repro evaluate       or, alone: python -m stages.evaluate
"""

from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.evaluation.table import VARIANTS, headline, score_predictions, tabulate, to_csv
from dm_assistant.evaluation.verdict import SHIPPED, compare, write_verdict
from dm_assistant.evaluation.worst import with_texts, worst_answers
from dm_assistant.files import write_json, write_text
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import Example, Passage, Prediction, read_jsonl, write_jsonl

PREDICTIONS = Path("data/predictions")
EXAMPLES = Path("data/prepared/test.jsonl")
PASSAGES = Path("data/passages.jsonl")
METRICS = Path("metrics")
WORST = Path("data/evaluate/worst.jsonl")
WORST_COUNT = 10


def main() -> None:
    params = load_params().evaluate
    predictions = {
        variant: read_jsonl(PREDICTIONS / f"{variant}.jsonl", Prediction, made_by=f"predict@{variant}")
        for variant in VARIANTS
    }
    examples = read_jsonl(EXAMPLES, Example, made_by="prepare")
    answers = score_predictions(predictions, examples, read_jsonl(PASSAGES, Passage, made_by="ingest"))

    rows = tabulate(answers, params.resamples, params.seed)
    figures = headline(rows)
    worst = worst_answers(answers, SHIPPED, WORST_COUNT)
    verdict = write_verdict(rows, compare(answers, params.resamples, params.seed), worst)

    write_json(METRICS / "evaluate.json", figures)
    write_text(METRICS / "scores.csv", to_csv(rows))
    write_text(METRICS / "verdict.md", verdict)
    write_jsonl(WORST, [with_texts(answer, answers) for answer in worst])
    closed = ", ".join(f"{variant} {figures[variant]['closed']['f1']:.3f}" for variant in VARIANTS)
    summary("evaluate", f"closed-book F1 {closed}; in words: {METRICS / 'verdict.md'}")


if __name__ == "__main__":
    run_reporting_errors(main)
