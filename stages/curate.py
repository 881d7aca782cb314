"""Check every pair, honour what people decided, keep one of each set of duplicates.

Reads   data/passages.jsonl             (records.Passage)
        data/generated/pairs.jsonl      (records.Pair)
        data/decisions.jsonl, and decisions.jsonl in the user's own folder ingest.sources  (records.Decision)
Writes  data/curated/{accepted,rejected}.jsonl  (records.Verdict), metrics/curate.json
        plots/curate/*.csv: reasons, types, chapters, balance, lengths; judge where there is one
Run     dvc repro curate                or, alone: python -m stages.curate

With curate.judge a language model scores the pairs; its answers are kept under .cache/judge.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from dm_assistant import files, progress
from dm_assistant.curation import agreement, report
from dm_assistant.curation.checks import Limits
from dm_assistant.curation.curate import Judge, curate
from dm_assistant.curation.decisions import decision_files, latest, read_all
from dm_assistant.curation.judge import judge, make_judge
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.params import Curate, Generate, load_params
from dm_assistant.records import Pair, Passage, read_jsonl, write_jsonl

PASSAGES = Path("data/passages.jsonl")
PAIRS = Path("data/generated/pairs.jsonl")
CURATED = Path("data/curated")
METRICS = Path("metrics/curate.json")
TABLES = Path("plots/curate")


def main() -> None:
    params = load_params()
    passages = {passage.id: passage for passage in read_jsonl(PASSAGES, Passage, made_by="ingest")}
    pairs = read_jsonl(PAIRS, Pair, made_by="generate")
    if not pairs:
        raise UserError(f"{PAIRS} is empty, there is nothing to curate. Remake it with: dvc repro --force generate")
    if stale := next((pair for pair in pairs if pair.passage_id not in passages), None):
        raise UserError(f"{PAIRS}: pair {stale.id} is of no passage in {PASSAGES}. Remake it with: dvc repro generate")
    read, set_aside = read_all(decision_files(params.ingest.sources))
    for message in set_aside:
        print(message, file=sys.stderr)
    decisions = latest(read)

    limits = limits_of(params.curate)
    ask = judge_of(params.curate, params.generate, passages)
    verdicts = curate(progress.track(pairs, "curate"), passages, decisions, limits, ask)
    figures = report.summary(verdicts)
    if not figures["accepted"]:
        raise UserError(f"none of the {len(pairs)} pairs of {PAIRS} passed; loosen curate.* in params.yaml")
    write_jsonl(CURATED / "accepted.jsonl", (verdict for verdict in verdicts if verdict.accepted))
    write_jsonl(CURATED / "rejected.jsonl", (verdict for verdict in verdicts if not verdict.accepted))
    files.write_json(METRICS, figures)
    tables = report.tables(verdicts, passages)
    if params.curate.judge != "none":
        tables["judge"] = agreement.table(agreement.agreements(report.judged_and_decided(verdicts, decisions)))
    with files.atomic_folder(TABLES) as folder:
        for name, table in tables.items():
            (folder / f"{name}.csv").write_text(table, encoding="utf-8")
    progress.summary(
        "curate",
        f"{figures['accepted']:,} of {figures['pairs']:,} pairs accepted, {figures['decided_by_people']:,} decided by "
        f"people, {report.overruled(verdicts):,} of them kept against a check; the others with their reasons in "
        f"{CURATED / 'rejected.jsonl'}",
    )


def limits_of(params: Curate) -> Limits:
    """The thresholds of curate.*, and the checks that are switched on."""
    values = {name: value for name, value in params if name in Limits.__dataclass_fields__}
    return Limits(**values | {"checks": frozenset(name for name, on in params.checks if on)})


def judge_of(params: Curate, generate: Generate, passages: Mapping[str, Passage]) -> Judge:
    """What asks the judge of curate.judge; one that says nothing where there is none."""
    if params.judge == "none" or params.judge_model is None:
        return lambda pairs: {}
    model = make_judge(params.judge, params.judge_model, generate)
    return lambda pairs: judge(pairs, passages, model, progress.cache_folder() / "judge")


if __name__ == "__main__":
    run_reporting_errors(main)
