"""Check every pair, honour what people decided, keep one of each set of duplicates.

Reads   data/passages.jsonl             (records.Passage)
        data/generated/pairs.jsonl      (records.Pair)
        data/decisions.jsonl, and decisions.jsonl in the user's own folder ingest.sources  (records.Decision)
Writes  data/curated/{accepted,rejected}.jsonl  (records.Verdict), metrics/curate.json
Run     dvc repro curate                or, alone: python -m stages.curate
"""

import sys
from pathlib import Path

from dm_assistant import files, progress
from dm_assistant.curation.checks import Limits
from dm_assistant.curation.curate import curate, report
from dm_assistant.curation.decisions import decision_files, latest, read_all
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.params import load_params
from dm_assistant.records import Pair, Passage, read_jsonl, write_jsonl

PASSAGES = Path("data/passages.jsonl")
PAIRS = Path("data/generated/pairs.jsonl")
CURATED = Path("data/curated")
METRICS = Path("metrics/curate.json")


def main() -> None:
    all_params = load_params()
    params = all_params.curate
    passages = {passage.id: passage for passage in read_jsonl(PASSAGES, Passage, made_by="ingest")}
    pairs = read_jsonl(PAIRS, Pair, made_by="generate")
    if stale := next((pair for pair in pairs if pair.passage_id not in passages), None):
        raise UserError(f"{PAIRS}: pair {stale.id} is of no passage in {PASSAGES}. Remake it with: dvc repro generate")
    decisions, set_aside = read_all(decision_files(all_params.ingest.sources))
    for message in set_aside:
        print(message, file=sys.stderr)

    limits = Limits(params.min_answer_words, params.max_answer_words)
    verdicts = curate(progress.track(pairs, "curate"), passages, latest(decisions), limits, params.duplicate_similarity)
    figures = report(verdicts)
    if not figures["accepted"]:
        raise UserError(f"none of the {len(pairs)} pairs of {PAIRS} passed; loosen curate.* in params.yaml")
    write_jsonl(CURATED / "accepted.jsonl", (verdict for verdict in verdicts if verdict.accepted))
    write_jsonl(CURATED / "rejected.jsonl", (verdict for verdict in verdicts if not verdict.accepted))
    files.write_json(METRICS, figures)
    progress.summary(
        "curate",
        f"{figures['accepted']:,} of {figures['pairs']:,} pairs accepted, {figures['decided_by_people']} decided by "
        f"people; the others with their reasons in {CURATED / 'rejected.jsonl'}",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
