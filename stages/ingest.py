"""Read Markdown rulebooks into passages that can be cited, and build the index that finds them.

Reads   the folder ingest.sources (params.yaml)
Writes  data/passages.jsonl   (records.Passage)
        data/index            (retrieval.Index)
        data/lint.jsonl       (rulebook.lint.Finding)
        metrics/ingest.json
Run     dvc repro ingest       or, alone: python -m stages.ingest
"""

from pathlib import Path

from dm_assistant import files
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import write_jsonl
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks
from dm_assistant.rulebook.sources import NoRulebooks

PASSAGES = Path("data/passages.jsonl")
INDEX = Path("data/index")
LINT = Path("data/lint.jsonl")
METRICS = Path("metrics/ingest.json")


def main() -> None:
    params = load_params().ingest
    try:
        rulebooks = read_rulebooks(params.sources, params.max_words)
    except NoRulebooks as problem:
        raise UserError(f"{problem} with ingest.sources in params.yaml") from problem
    index = build_index(rulebooks.passages)
    write_jsonl(PASSAGES, rulebooks.passages)
    index.save(INDEX)
    write_jsonl(LINT, rulebooks.findings)
    files.write_json(METRICS, rulebooks.metrics)
    figures = rulebooks.metrics
    summary(
        "ingest",
        f"{figures['passages']} passages from {figures['files']} files of {figures['rulebooks']} rulebook(s), "
        f"{figures['coverage']:.2%} of the words, {len(rulebooks.findings)} lint findings in {LINT}",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
