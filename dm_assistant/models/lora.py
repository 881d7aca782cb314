"""What is trained: low-rank adapters (LoRA, DoRA) or all weights. Put on a model, written to a folder, read back.

The format is mlx-lm's own. For a full fine-tuning, "adapters" are the weights themselves: there is no layer to
fuse once they are loaded.
"""

import json
from pathlib import Path
from typing import Any, Literal

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.tuner.dora import DoRAEmbedding, DoRALinear
from mlx_lm.tuner.lora import LoRAEmbedding, LoRALinear, LoRASwitchLinear
from mlx_lm.tuner.utils import linear_to_lora_layers
from pydantic import BaseModel, TypeAdapter, ValidationError

from dm_assistant.errors import UserError
from dm_assistant.models.loading import reporting_full_disk
from dm_assistant.params import Lora, Positive

ADAPTERS = "adapters.safetensors"
CONFIG = "adapter_config.json"
ADAPTED_LAYERS = (LoRALinear, LoRAEmbedding, LoRASwitchLinear, DoRALinear, DoRAEmbedding)


class FullConfig(BaseModel):
    """adapter_config.json of a full fine-tuning."""

    fine_tune_type: Literal["full"]
    num_layers: Positive


class LowRankParameters(BaseModel):
    """The adapters of a layer; without `keys`, every linear layer has them."""

    rank: Positive
    scale: float
    dropout: float
    keys: list[str] | None = None


class LowRankConfig(BaseModel):
    """adapter_config.json of low-rank adapters."""

    fine_tune_type: Literal["lora", "dora"]
    num_layers: Positive
    lora_parameters: LowRankParameters


def adapter_config(lora: Lora, layers: int) -> dict[str, Any]:
    """What mlx-lm needs to put the same adapters on a model with `layers` blocks."""
    count = layers if lora.layers == -1 else min(lora.layers, layers)
    if lora.method == "full":
        return {"fine_tune_type": "full", "num_layers": count}
    parameters: dict[str, Any] = {"rank": lora.rank, "scale": lora.scale, "dropout": lora.dropout}
    if lora.keys != "all-linear":
        parameters["keys"] = list(lora.keys)
    return {"fine_tune_type": lora.method, "num_layers": count, "lora_parameters": parameters}


def add_adapters(model: nn.Module, config: dict[str, Any]) -> int:
    """Make trainable what `config` says, with fresh adapters, and nothing else; return how many layers that is.

    A full fine-tuning of all blocks trains embeddings and norms, too.

    Raises:
        UserError: no layer of the model has one of the names in `lora.keys`, or the method does not fit the model.
    """
    model.freeze()
    if config["fine_tune_type"] == "full":
        return _unfreeze(model, config["num_layers"])
    try:
        linear_to_lora_layers(
            model, config["num_layers"], config["lora_parameters"], use_dora=config["fine_tune_type"] == "dora"
        )
    except ValueError as problem:
        raise UserError(f"params.yaml: lora.method {config['fine_tune_type']}: {problem}. Choose lora") from None
    adapted = sum(isinstance(module, ADAPTED_LAYERS) for _, module in model.named_modules())
    if not adapted:
        names = {name for name, module in model.layers[0].named_modules() if isinstance(module, nn.Linear)}
        raise UserError(f"params.yaml: lora.keys names no layer of this model; it has {', '.join(sorted(names))}")
    return adapted


def _unfreeze(model: nn.Module, blocks: int) -> int:
    if any(hasattr(module, "bits") for _, module in model.named_modules()):
        raise UserError("params.yaml: lora.method full cannot train quantized weights. Choose lora or dora")
    for part in [model] if blocks == len(model.layers) else model.layers[-blocks:]:
        part.unfreeze()
    return sum(not module.children() and bool(module.trainable_parameters()) for _, module in model.named_modules())


def save_adapters(model: nn.Module, config: dict[str, Any], folder: Path) -> None:
    """Write the trainable weights and the configuration into an existing folder."""
    weights = dict(sorted(tree_flatten(model.trainable_parameters())))
    with reporting_full_disk(folder / ADAPTERS):
        mx.save_safetensors(str(folder / ADAPTERS), weights, metadata={"format": "mlx"})
    (folder / CONFIG).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def load_adapters(model: nn.Module, folder: Path) -> int:
    """Put the adapters of `folder` on a model; return how many layers got one.

    Raises:
        UserError: files are missing or broken, or names or shapes do not fit this model.
    """
    for name in (ADAPTERS, CONFIG):
        if not (folder / name).is_file():
            raise UserError(f"{folder / name} does not exist. Make it with: dvc repro train")
    again = "Train again with: dvc repro --force train"
    try:
        config = TypeAdapter(FullConfig | LowRankConfig).validate_json((folder / CONFIG).read_bytes())
        weights = mx.load(str(folder / ADAPTERS))
    except ValidationError:
        raise UserError(f"{folder / CONFIG} is no configuration of adapters. {again}") from None
    except RuntimeError:
        raise UserError(f"{folder / ADAPTERS} is not a sound safetensors file. {again}") from None
    adapted = add_adapters(model, config.model_dump(exclude_none=True))
    expected = dict(tree_flatten(model.trainable_parameters()))
    remake = f"The adapter belongs to another base model. {again}"
    if weights.keys() != expected.keys():
        odd = sorted(weights.keys() ^ expected.keys())[0]
        raise UserError(f"{folder / ADAPTERS}: {odd} stands on one side only. {remake}")
    for name in sorted(weights):
        if weights[name].shape != expected[name].shape:
            raise UserError(
                f"{folder / ADAPTERS}: {name} has the shape {weights[name].shape}, "
                f"the model wants {expected[name].shape}. {remake}"
            )
    model.load_weights(list(weights.items()), strict=False)
    mx.eval(model.parameters())
    model.eval()
    return adapted


def fuse_adapters(model: nn.Module) -> nn.Module:
    """Replace every adapted layer by one plain layer with the product added to its weight, in place.

    A quantized layer becomes one in floats. One layer after the other, so that no second copy of the model
    is ever in memory.

    Raises:
        UserError: the model carries no adapters, so that there is nothing to fuse.
    """
    adapted = [(name, module) for name, module in model.named_modules() if isinstance(module, ADAPTED_LAYERS)]
    if not adapted:
        raise UserError("the model carries no adapters: there is nothing to fuse")
    while adapted:
        name, module = adapted.pop()
        fused = module.fuse(dequantize=True)
        mx.eval(fused.parameters())
        model.update_modules(tree_unflatten([(name, fused)]))
    return model
