"""Write the best adapters into the weights of the base, and prove that this is what came out.

Reads   models/base/, models/adapters/best/
        data/prepared/test.jsonl            (records.Example; prompts for the proof)
Writes  models/fused/
        metrics/fuse.json                   how far fused lies from base+adapter (nothing) and from base
Run     dvc repro fuse           or, alone: python -m stages.fuse
"""

from dataclasses import asdict
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder, write_json
from dm_assistant.model_store import model_files
from dm_assistant.models.loading import load_model, save_model_like, weight_dtype
from dm_assistant.models.lora import fuse_adapters, load_adapters
from dm_assistant.models.parity import check_fused, compare, prompt_logits, proof_prompts
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import Example, read_jsonl
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
BASE = Path("models/base")
BEST = Path("models/adapters/best")
FUSED = Path("models/fused")
METRICS = Path("metrics/fuse.json")


def main() -> None:
    tolerance = load_params().fuse.tolerance
    examples = read_jsonl(PREPARED / "test.jsonl", Example, made_by="prepare")
    prompts = proof_prompts(examples, load_tokenizer(BASE))
    model, config = load_model(BASE, made_by="base")
    base_logits = prompt_logits(model, prompts)
    adapted = load_adapters(model, BEST)
    adapter_logits = prompt_logits(model, prompts)
    fuse_adapters(model)

    with atomic_folder(FUSED) as folder:
        save_model_like(folder, model, config, origin=model_files(BASE, made_by="base"))
        fused, _ = load_model(folder, made_by="fuse")  # what was written is what is compared
        fused_logits = prompt_logits(fused, prompts)
        with_adapter, with_base = compare(adapter_logits, fused_logits), compare(base_logits, fused_logits)
        check_fused(with_adapter, with_base, tolerance, weight_dtype(fused))
    metrics = {
        "prompts": len(prompts),
        "fused_layers": adapted,
        "against_adapter": asdict(with_adapter),
        "against_base": asdict(with_base),
    }
    write_json(METRICS, metrics)
    summary(
        "fuse",
        f"{adapted} layers fused; largest logit difference {with_adapter.max_difference:.2g} from base+adapter, "
        f"{with_base.max_difference:.2g} from base, on {len(prompts)} prompts",
    )


if __name__ == "__main__":
    run_reporting_errors(main)
