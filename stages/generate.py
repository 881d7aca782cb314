"""Write question-and-answer pairs from the passages.

Reads   data/passages.jsonl         (records.Passage)
Writes  data/generated/pairs.jsonl  (records.Pair), metrics/generate.json,
        plots/coverage.csv, plots/pairs.csv
Run     dvc repro generate          or, alone: python -m stages.generate

A model's answers are kept under .cache/generate as they come: see docs/generation.md.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dm_assistant import files, progress
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.generation.backends import make_generator
from dm_assistant.generation.generator import Written
from dm_assistant.generation.report import Report
from dm_assistant.params import load_params
from dm_assistant.records import Pair, Passage, RecordFile, write_jsonl

PASSAGES = Path("data/passages.jsonl")
PAIRS = Path("data/generated/pairs.jsonl")
METRICS = Path("metrics/generate.json")
COVERAGE = Path("plots/coverage.csv")
COUNTS = Path("plots/pairs.csv")


def main() -> None:
    passages = RecordFile(PASSAGES, Passage, made_by="ingest")
    generator = make_generator(load_params().generate, progress.cache_folder() / "generate")
    report = Report()
    write_jsonl(PAIRS, pairs_of(generator.generate(passages), report))
    figures = report.figures()
    files.write_json(METRICS, figures)
    files.write_text(COVERAGE, report.coverage())
    files.write_text(COUNTS, report.counts())
    progress.summary(
        "generate",
        f"{figures['pairs']:,} pairs from {figures['passages']:,} passages; {figures['sections_covered']:.1%} of the "
        f"sections asked, {figures['grounded']:.1%} grounded",
    )


def pairs_of(all_written: Iterable[Written], report: Report) -> Iterator[Pair]:
    """The pairs one by one, counted on the way.

    Raises:
        UserError: there is none.
    """
    for written in all_written:
        report.add(written)
        yield from written.pairs
    if not report.pairs:
        seen = ", ".join(f"{reason} {count}" for reason, count in report.reasons.most_common())
        raise UserError(
            f"no question could be written from {PASSAGES}: it holds {report.passages} passages without rules"
            if not seen
            else f"no question could be written: all answers of the model were refused ({seen}). Choose another "
            "generate.model in the profile; dm generate --passage NAME --show prints what it answers"
        )


if __name__ == "__main__":
    run_reporting_errors(main)
