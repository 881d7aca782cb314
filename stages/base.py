"""Make the model to start from: built from scratch, fetched from the hub, or taken from a folder.

Reads   data/passages.jsonl      (records.Passage; only the embedded base reads them)
Writes  models/base/             weights and tokenizer, or the manifest of a hub revision
Run     dvc repro base           or, alone: python -m stages.base
"""

from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder
from dm_assistant.models.base import copy_local_base, fetch_hub_base
from dm_assistant.models.embedded import build_embedded_base
from dm_assistant.params import EmbeddedBase, HubBase, load_params
from dm_assistant.progress import StepProgress, summary
from dm_assistant.records import Passage, read_jsonl

PASSAGES = Path("data/passages.jsonl")
BASE = Path("models/base")


def main() -> None:
    base = load_params().base
    with atomic_folder(BASE) as folder:
        if isinstance(base, EmbeddedBase):
            passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
            with StepProgress("base") as progress:
                made = build_embedded_base(passages, base, folder, progress.report)
        elif isinstance(base, HubBase):
            made = fetch_hub_base(base.model, base.revision, folder)
        else:
            made = copy_local_base(base.path, folder)
    summary("base", made)


if __name__ == "__main__":
    run_reporting_errors(main)
