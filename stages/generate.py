"""Write question-and-answer pairs from the passages.

Reads   data/passages.jsonl         (records.Passage)
Writes  data/generated/pairs.jsonl  (records.Pair), metrics/generate.json
Run     dvc repro generate          or, alone: python -m stages.generate
"""

import json
from pathlib import Path

from dm_assistant import files, progress
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.generation.report import report
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.params import load_params
from dm_assistant.records import Pair, Passage, read_jsonl, write_jsonl

PASSAGES = Path("data/passages.jsonl")
PAIRS = Path("data/generated/pairs.jsonl")
METRICS = Path("metrics/generate.json")


def main() -> None:
    params = load_params().generate
    if params.backend != "structured":
        raise UserError(f"generate.backend: {params.backend} is not there yet; set it to structured in the profile")
    passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
    generator = StructuredGenerator(params.seed, params.phrasings)
    pairs: list[Pair] = list(generator.generate(progress.track(passages, "generate")))
    if not pairs:
        raise UserError(
            f"no question could be written from {PASSAGES}: it holds {len(passages)} passages without rules"
        )
    figures = report(passages, pairs)
    write_jsonl(PAIRS, pairs)
    files.write_text(METRICS, json.dumps(figures, indent=2) + "\n")
    progress.summary(
        "generate",
        f"{len(pairs):,} pairs from {len(passages):,} passages; {figures['sections_covered']:.1%} of the sections "
        f"asked, {figures['grounded']:.1%} grounded",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
