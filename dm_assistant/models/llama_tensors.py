"""The tensors of a model of the llama family, under the names and in the order that llama.cpp expects.

Names and the order of the rotary dimensions are mlx-lm's. All values stay as they are.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten
from mlx_lm.gguf import permute_weights, translate_weight_names

from dm_assistant.errors import UserError
from dm_assistant.models.loading import load_model

MODEL_TYPES = ("llama", "mistral")
ROPE_FACTORS = "rope_freqs.weight"


def load_llama(folder: Path) -> tuple[dict[str, Any], Iterator[tuple[str, np.ndarray]]]:
    """The shape of the model (mlx-lm's own names of its arguments), and its tensors by llama.cpp's names.

    bfloat16, which numpy lacks, comes as the same bits in uint16. Norms are float32, as llama.cpp wants them.

    Raises:
        UserError: the model is of another family, or has parts that this conversion does not know.
    """
    model, config = load_model(folder, made_by="fuse")
    _check_is_known(config)
    shape = vars(model.args)
    return shape, _tensors(dict(tree_flatten(model.parameters())), shape)


def _check_is_known(config: dict[str, Any]) -> None:
    advice = "Convert the folder of `dm export hf --model fused` with convert_hf_to_gguf.py of llama.cpp"
    kind = config["model_type"]
    if kind not in MODEL_TYPES:
        raise UserError(f"gguf is not supported for {kind}, only for {' and '.join(MODEL_TYPES)}. {advice}")
    scaling = scaling_type(config.get("rope_scaling"))
    if scaling not in (None, "default", "linear", "llama3"):
        raise UserError(f"gguf is not supported for rope scaling {scaling}. {advice}")
    for key in ("attention_bias", "mlp_bias"):
        if config.get(key):
            raise UserError(f"gguf is not supported for a model with {key}. {advice}")


def scaling_type(scaling: dict[str, Any] | None) -> str | None:
    """How rotary positions are stretched; the key was renamed at some time."""
    return scaling and (scaling.get("rope_type") or scaling.get("type"))


def _tensors(weights: dict[str, mx.array], shape: dict[str, Any]) -> Iterator[tuple[str, np.ndarray]]:
    heads, key_heads = shape["num_attention_heads"], shape["num_key_value_heads"]
    for name, weight in weights.items():
        # llama.cpp rotates neighbouring dimensions, mlx-lm (as Hugging Face) those half a head apart
        if name.endswith("self_attn.q_proj.weight"):
            weight = permute_weights(weight, heads, heads)
        elif name.endswith("self_attn.k_proj.weight"):
            weight = permute_weights(weight, heads, key_heads)
        if "norm" in name:
            weight = weight.astype(mx.float32)
        bits = weight.view(mx.uint16) if weight.dtype == mx.bfloat16 else weight
        yield translate_weight_names(name), np.array(bits)
    if scaling_type(shape["rope_scaling"]) == "llama3":
        head = shape["head_dim"] or shape["hidden_size"] // heads
        yield ROPE_FACTORS, np.array(llama3_factors(head, shape["rope_theta"], shape["rope_scaling"]), np.float32)


def llama3_factors(head: int, base: float, scaling: dict[str, Any]) -> list[float]:
    """By how much each rotary frequency of Llama 3.1 and later is divided (Meta's `apply_scaling`)."""
    factor, context = scaling["factor"], scaling["original_max_position_embeddings"]
    low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
    factors = []
    for dimension in range(0, head, 2):
        turns = context / (2 * math.pi * base ** (dimension / head))  # of the wave within the old context
        if turns > high:
            factors.append(1.0)
        elif turns < low:
            factors.append(float(factor))
        else:
            smooth = (turns - low) / (high - low)
            factors.append(1 / ((1 - smooth) / factor + smooth))
    return factors
