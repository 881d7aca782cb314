"""Store the fused model with fewer bits a weight, and measure what that cost.

Reads   models/fused/
        data/prepared/test.jsonl            (records.Example; rows for the comparison)
        data/prepared/{train,valid}.jsonl   (records.Example; what `dwq` learns from)
Writes  models/quantized/                   with a model card
        metrics/quantize.json               bits a weight, bytes, distance from fused
Run     dvc repro quantize       or, alone: python -m stages.quantize
"""

import random
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder, scratch_folder, write_json
from dm_assistant.model_card import write_card
from dm_assistant.model_identity import quantized_identity, read_identity, write_identity
from dm_assistant.models.dwq import quantize_learned
from dm_assistant.models.loading import dequantized_on_cpu, load_model, save_model_like
from dm_assistant.models.parity import StoredLogits, answer_logits, compare, perplexity, proof_rows
from dm_assistant.models.quantizing import (
    bits_per_weight,
    check_distance,
    count_weights,
    default_settings,
    plan_layers,
    quantize,
)
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import Example, read_jsonl
from dm_assistant.tokenization import ChatTokenizer, load_tokenizer

PREPARED = Path("data/prepared")
FUSED = Path("models/fused")
QUANTIZED = Path("models/quantized")
METRICS = Path("metrics/quantize.json")
ROWS = 128  # compared
DWQ_VALIDATION_ROWS = 32


def main() -> None:
    params = load_params().quantize
    identity = read_identity(FUSED)
    tokenizer = load_tokenizer(FUSED)
    rows = proof_rows(read_jsonl(PREPARED / "test.jsonl", Example, made_by="prepare"), tokenizer, ROWS)
    with atomic_folder(QUANTIZED) as folder, scratch_folder(QUANTIZED) as scratch:
        model, config = load_model(FUSED, made_by="fuse")
        weights = count_weights(model)
        fused_logits = StoredLogits(scratch / "fused", answer_logits(model, rows))

        default = default_settings(params.method, params.bits, params.group_size)
        plans = plan_layers(model, params.method, params.bits, params.group_size)
        if params.method == "dwq":
            taught = {
                "train": _sample("train", tokenizer, params.dwq_rows, params.seed),
                "valid": _sample("valid", tokenizer, DWQ_VALIDATION_ROWS, params.seed),
            }
            model, config = quantize_learned(
                model, config, plans, default, taught, params.dwq_learning_rate, params.seed, scratch
            )
        else:
            model, config = quantize(model, config, plans, default)
        stored_bits = bits_per_weight(model, weights)
        save_model_like(folder, model, config, origin=FUSED)
        del model  # before the next is loaded: there is room for one
        written, _ = dequantized_on_cpu(load_model(folder, made_by="quantize")[0])
        quantized_logits = StoredLogits(scratch / "quantized", answer_logits(written, rows))
        distance = compare(fused_logits, quantized_logits)
        check_distance(distance.kl, params.max_kl)
        perplexities = [perplexity(logits, rows) for logits in (quantized_logits, fused_logits)]
        size = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
        identity = quantized_identity(identity, FUSED, params, {plan.name: str(plan) for plan in plans})
        write_card(folder, "DM Assistant, quantized", identity)
        write_identity(folder, identity)
    skipped = [plan for plan in plans if plan.settings is None]
    metrics = {
        "bits_per_weight": round(stored_bits, 4),
        "bytes": size,
        "kl": distance.kl,
        "agreement": distance.agreement,
        "perplexity": perplexities[0],
        "perplexity_of_fused": perplexities[1],
        "quantized_layers": len(plans) - len(skipped),
        "float_layers": len(skipped),
    }
    write_json(METRICS, metrics)
    summary(
        "quantize",
        f"{len(plans) - len(skipped)} of {len(plans)} layers with {params.method}, {stored_bits:.2f} bits a weight, "
        f"{size / 1e6:,.1f} MB; KL {distance.kl:.2g} from fused, {distance.agreement:.1%} of the tokens the same"
        + "".join(f"; {plan.name} in {plan}" for plan in skipped),
    )


def _sample(split: str, tokenizer: ChatTokenizer, count: int, seed: int) -> list[list[int]]:
    """Tokens of at most `count` rows of a split."""
    examples = read_jsonl(PREPARED / f"{split}.jsonl", Example, made_by="prepare")
    chosen = random.Random(seed).sample(examples, min(count, len(examples)))
    return [prompt + answer for prompt, answer in tokenizer.rows_ids([(e.messages, e.answer) for e in chosen])]


if __name__ == "__main__":
    run_reporting_errors(main)
