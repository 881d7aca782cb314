"""Fewer bits a weight, with every layer accounted for."""

from dataclasses import dataclass
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError


@dataclass(frozen=True)
class LayerAccount:
    """What became of one layer with a weight matrix: its bits, or why it was left in floats."""

    name: str
    bits: int | None
    reason: str | None


def quantize(
    model: nn.Module, config: dict[str, Any], bits: int, group_size: int
) -> tuple[nn.Module, dict[str, Any], list[LayerAccount]]:
    """Quantize in place (affine); return the model, its new configuration and an account of every layer.

    mlx skips a layer whose input dimension is no multiple of the group size without a word: such
    layers are named in the account.

    Raises:
        UserError: no layer at all can be quantized with this group size.
    """
    shapes = {
        name: module.weight.shape
        for name, module in model.named_modules()
        if hasattr(module, "to_quantized") and not hasattr(module, "bits")
    }
    if not shapes:
        raise UserError("the fused model is quantized already. Start from a base in float16, bfloat16 or float32")
    if not any(shape[-1] % group_size == 0 for shape in shapes.values()):
        inputs = ", ".join(map(str, sorted({shape[-1] for shape in shapes.values()})))
        raise UserError(
            f"params.yaml: quantize.group_size = {group_size} divides no layer's input dimension ({inputs}). "
            "Choose a group size that divides one of them: 32, 64 or 128"
        )
    recipe = getattr(model, "quant_predicate", None) or (lambda name, module: True)

    settings: dict[str, Any] = {"group_size": group_size, "bits": bits, "mode": "affine"}

    def wanted(name: str, module: nn.Module) -> bool | dict[str, Any]:
        choice = name in shapes and shapes[name][-1] % group_size == 0 and recipe(name, module)
        if isinstance(choice, dict):
            settings[name] = choice  # a layer with settings of its own is loaded by them
        return choice

    nn.quantize(model, group_size, bits, class_predicate=wanted)
    mx.eval(model.parameters())
    modules = dict(model.named_modules())
    accounts = [
        LayerAccount(name, modules[name].bits, None)
        if hasattr(modules[name], "bits")
        else LayerAccount(name, None, _why_skipped(shape[-1], group_size))
        for name, shape in sorted(shapes.items())
    ]
    return model, {**config, "quantization": settings}, accounts


def _why_skipped(inputs: int, group_size: int) -> str:
    if inputs % group_size:
        return f"input dimension {inputs} is no multiple of the group size {group_size}"
    return "the architecture asks to keep it in floats"


def bits_per_weight(model: nn.Module, weights: int) -> float:
    """Bits stored for each of the `weights` of the float model, scales and biases included."""
    return 8 * sum(array.nbytes for _, array in tree_flatten(model.parameters())) / weights


def count_weights(model: nn.Module) -> int:
    """Number of weights of a float model."""
    return sum(array.size for _, array in tree_flatten(model.parameters()))
