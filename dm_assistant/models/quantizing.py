"""Fewer bits a weight, with every layer accounted for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.convert import mixed_quant_predicate_builder

from dm_assistant.errors import UserError
from dm_assistant.progress import track

Settings = dict[str, Any]  # group_size, bits, mode: what mlx stores for a quantized layer
FIXED = {"mxfp4": (32, 4), "nvfp4": (16, 4), "mxfp8": (32, 8)}  # group size and bits of the formats that have but one


@dataclass(frozen=True)
class LayerPlan:
    """What becomes of one layer with a weight matrix: its settings, or why it is left in floats."""

    name: str
    settings: Settings | None
    reason: str = ""

    def __str__(self) -> str:
        if self.settings is None:
            return f"floats: {self.reason}"
        return "{mode}, {bits} bits, groups of {group_size}".format(**self.settings)


def default_settings(method: str, bits: int, group_size: int) -> Settings:
    """The settings of a layer for which the method makes no exception."""
    if method in FIXED:
        group_size, bits = FIXED[method]
        return {"group_size": group_size, "bits": bits, "mode": method}
    if method.startswith("mixed"):
        bits = int(method.split("_")[1])
    return {"group_size": group_size, "bits": bits, "mode": "affine"}


def plan_layers(model: nn.Module, method: str, bits: int, group_size: int) -> list[LayerPlan]:
    """Decide for every layer with a weight matrix, sorted by name.

    mlx skips a layer whose input dimension is no multiple of the group size without a word; here each has
    its reason. What the architecture asks for a layer comes before what the method would do.

    Raises:
        UserError: the model is quantized already, a mixed recipe does not know its layers, or no layer fits.
    """
    layers = {
        name: module
        for name, module in sorted(model.named_modules())
        if hasattr(module, "to_quantized") and not hasattr(module, "bits")
    }
    if not layers:
        raise UserError("the fused model is quantized already. Fuse it again with: dvc repro --force fuse")
    default = default_settings(method, bits, group_size)
    choose = _recipe(model, method, default)
    plans = [_plan(name, module.weight.shape[-1], choose(name, module), default) for name, module in layers.items()]
    if all(plan.settings is None for plan in plans):
        inputs = ", ".join(map(str, sorted({module.weight.shape[-1] for module in layers.values()})))
        raise UserError(
            f"params.yaml: groups of {default['group_size']} weights (quantize.group_size, or fixed by "
            f"quantize.method) divide no layer's input dimension ({inputs}). Choose another group size or method"
        )
    return plans


def _recipe(model: nn.Module, method: str, default: Settings) -> Callable[[str, nn.Module], bool | Settings]:
    """The settings of a layer, or whether it gets the default ones."""
    architecture = getattr(model, "quant_predicate", None) or (lambda name, module: True)
    if not method.startswith("mixed"):
        return architecture
    try:
        mixed = mixed_quant_predicate_builder(method, model, default["group_size"])
    except ValueError as problem:
        raise UserError(
            f"params.yaml: quantize.method = {method} does not know the layers of this architecture ({problem}). "
            "Use affine, dwq, mxfp4, nvfp4 or mxfp8"
        ) from None

    def choose(name: str, module: nn.Module) -> bool | Settings:
        wanted = architecture(name, module)
        return mixed(name, module) if wanted is True else wanted

    return choose


def _plan(name: str, inputs: int, choice: bool | Settings, default: Settings) -> LayerPlan:
    if choice is False:
        return LayerPlan(name, None, "the architecture asks for it")
    settings = default if choice is True else {**default, **choice}
    if inputs % settings["group_size"]:
        return LayerPlan(name, None, f"input dimension {inputs} is no multiple of the group size")
    return LayerPlan(name, settings)


def quantize(
    model: nn.Module, config: dict[str, Any], plans: Sequence[LayerPlan], default: Settings
) -> tuple[nn.Module, dict[str, Any]]:
    """Quantize in place as planned; return the model and its new configuration.

    One layer after the other, so that no second copy of the model is ever in memory.

    Raises:
        UserError: mlx cannot compute the format on this machine.
    """
    modules = dict(model.named_modules())
    settings: dict[str, Any] = dict(default)
    for plan in track(plans, "layers quantized", len(plans)):
        module = modules.pop(plan.name)
        if plan.settings is None:
            continue
        try:
            quantized = module.to_quantized(**plan.settings)
        except ValueError as problem:
            raise UserError(f"mlx cannot quantize {plan.name} as {plan} ({problem}). Change quantize.method") from None
        mx.eval(quantized.parameters())
        model.update_modules(tree_unflatten([(plan.name, quantized)]))
        if plan.settings != default:
            settings[plan.name] = plan.settings  # a layer with settings of its own is loaded by them
    mx.clear_cache()  # mlx keeps what replaced weights took
    return model, {**config, "quantization": settings}


def check_distance(kl: float, max_kl: float) -> None:
    """The gate of the quantize stage.

    Raises:
        UserError: the quantized model lies further from the fused one than `quantize.max_kl`.
    """
    if not kl <= max_kl:
        raise UserError(
            f"quantized, the model is too far from fused: KL {kl:.3g} nats a token, quantize.max_kl is {max_kl:g}. "
            "Nothing was written; use more bits (quantize.bits), smaller groups (quantize.group_size) or "
            "quantize.method: dwq"
        )


def bits_per_weight(model: nn.Module, weights: int) -> float:
    """Bits stored for each of the `weights` of the float model, scales and biases included."""
    return 8 * sum(array.nbytes for _, array in tree_flatten(model.parameters())) / weights


def count_weights(model: nn.Module) -> int:
    """Number of weights of a float model."""
    return sum(array.size for _, array in tree_flatten(model.parameters()))
