"""Store the fused model with fewer bits a weight, and measure what that cost.

Reads   models/fused/
        data/prepared/test.jsonl            (records.Example; prompts for the comparison)
Writes  models/quantized/
        metrics/quantize.json               bits a weight, distance from fused, layers left in floats
Run     dvc repro quantize       or, alone: python -m stages.quantize
"""

from dataclasses import asdict
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.files import atomic_folder, write_json
from dm_assistant.models.loading import load_model, save_model_like
from dm_assistant.models.parity import compare, prompt_logits, proof_prompts
from dm_assistant.models.quantizing import bits_per_weight, count_weights, quantize
from dm_assistant.params import load_params
from dm_assistant.progress import summary
from dm_assistant.records import Example, read_jsonl
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
FUSED = Path("models/fused")
QUANTIZED = Path("models/quantized")
METRICS = Path("metrics/quantize.json")


def main() -> None:
    params = load_params().quantize
    examples = read_jsonl(PREPARED / "test.jsonl", Example, made_by="prepare")
    prompts = proof_prompts(examples, load_tokenizer(FUSED))
    model, config = load_model(FUSED, made_by="fuse")
    weights = count_weights(model)
    fused_logits = prompt_logits(model, prompts)
    model, config, layers = quantize(model, config, params.bits, params.group_size)
    distance = compare(fused_logits, prompt_logits(model, prompts))

    with atomic_folder(QUANTIZED) as folder:
        save_model_like(folder, model, config, origin=FUSED)
        size = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
    skipped = {layer.name: layer.reason for layer in layers if layer.bits is None}
    metrics = {
        "bits_per_weight": round(bits_per_weight(model, weights), 4),
        "bytes": size,
        "quantized_layers": len(layers) - len(skipped),
        "skipped_layers": skipped,
        "against_fused": asdict(distance),
    }
    write_json(METRICS, metrics)
    summary(
        "quantize",
        f"{len(layers) - len(skipped)} of {len(layers)} layers at {params.bits} bits, "
        f"{metrics['bits_per_weight']} bits a weight, KL {distance.kl:.2g} from fused"
        + "".join(f"; {name} skipped: {reason}" for name, reason in skipped.items()),
    )


if __name__ == "__main__":
    run_reporting_errors(main)
