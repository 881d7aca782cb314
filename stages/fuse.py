"""Write the adapters of a checkpoint into the weights of the base, and prove that this is what came out.

Reads   models/base/, models/adapters/
        data/prepared/test.jsonl            (records.Example; rows for the proof)
        the folder `ingest.sources`         (titles and licences, for model.json)
Writes  models/fused/
        metrics/fuse.json                   how far fused lies from base+adapter (nothing) and from base
Run     dvc repro fuse           or, alone: python -m stages.fuse
"""

from dataclasses import asdict
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder, scratch_folder, write_json
from dm_assistant.model_identity import fused_identity, write_identity
from dm_assistant.model_store import model_files
from dm_assistant.models.fusing import checkpoint_folder, fuse, load_plainly
from dm_assistant.models.loading import load_model, save_model_like, weight_dtype
from dm_assistant.models.lora import load_adapters
from dm_assistant.models.parity import (
    StoredLogits,
    answer_logits,
    check_answers,
    check_fused,
    check_stops,
    compare,
    greedy_answers,
    proof_rows,
)
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import Example, read_jsonl
from dm_assistant.rulebook.sources import find_rulebooks
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
BASE = Path("models/base")
ADAPTERS = Path("models/adapters")
FUSED = Path("models/fused")
METRICS = Path("metrics/fuse.json")
ROWS = 32  # compared by their logits
ANSWERS = 8  # of them also by their greedy answers
ANSWER_TOKENS = 48


def main() -> None:
    params = load_params()
    adapters = checkpoint_folder(ADAPTERS, params.fuse.checkpoint)
    tokenizer = load_tokenizer(BASE)
    rows = proof_rows(read_jsonl(PREPARED / "test.jsonl", Example, made_by="prepare"), tokenizer, ROWS)
    prompts = [prompt for prompt, _ in rows[:ANSWERS]]
    with atomic_folder(FUSED) as folder, scratch_folder(FUSED) as scratch:
        model, config = load_model(BASE, made_by="base")
        base_logits = StoredLogits(scratch / "base", answer_logits(model, rows))
        adapted = load_adapters(model, adapters)
        adapter_logits = StoredLogits(scratch / "adapter", answer_logits(model, rows))
        answers = list(zip(prompts, greedy_answers(model, prompts, tokenizer.ends, ANSWER_TOKENS), strict=True))
        model, config = fuse(model, config, params.fuse.dtype)
        save_model_like(folder, model, config, origin=model_files(BASE, made_by="base"))
        del model  # before the next is loaded: there is room for one
        fused, fused_tokenizer = load_plainly(folder)
        dtype = weight_dtype(fused)
        fused_logits = StoredLogits(scratch / "fused", answer_logits(fused, rows))
        with_adapter, with_base = compare(adapter_logits, fused_logits), compare(base_logits, fused_logits)
        check_fused(with_adapter, with_base, params.fuse.tolerance, dtype)
        check_answers(fused, answers, params.fuse.tolerance, dtype)
        ended = check_stops(fused, fused_tokenizer, tokenizer, answers)
        identity = fused_identity(
            params.base.source,
            BASE,
            find_rulebooks(params.ingest.sources),
            made_from=[BASE, adapters, PREPARED],
            params={"fuse": params.fuse},
        )
        write_identity(folder, identity)
    metrics = {
        "prompts": len(rows),
        "fused_layers": adapted,
        "against_adapter": asdict(with_adapter),
        "against_base": asdict(with_base),
        "greedy_answers": len(answers),
    }
    write_json(METRICS, metrics)
    summary(
        "fuse",
        f"{adapted} layers fused; largest logit difference {with_adapter.max_difference:.2g} from base+adapter, "
        f"{with_base.max_difference:.2g} from base, on {len(rows)} prompts; {len(answers)} greedy answers the same, "
        f"mlx-lm stops at the end of the {ended} that end",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
