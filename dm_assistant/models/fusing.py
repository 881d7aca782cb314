"""Which step's adapters are written into the weights, in which type, and what mlx-lm makes of the result."""

from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx_lm
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.tokenizer_utils import TokenizerWrapper
from mlx_lm.utils import dequantize_model

from dm_assistant.errors import UserError
from dm_assistant.models.lora import ADAPTED_LAYERS, fuse_adapters


def checkpoint_folder(adapters: Path, checkpoint: str | int) -> Path:
    """Where the adapters of a checkpoint lie: `best`, `last`, or the number of a step.

    Raises:
        UserError: there is no such step; the message names those that there are.
    """
    if not adapters.is_dir():
        raise UserError(f"{adapters} does not exist. Make it with: dvc repro train")
    folder = adapters / (f"step-{checkpoint}" if isinstance(checkpoint, int) else checkpoint)
    if not folder.is_dir():
        kept = sorted(int(path.name.removeprefix("step-")) for path in adapters.glob("step-*"))
        there = ", ".join(["best", "last", *map(str, kept)])
        raise UserError(
            f"params.yaml: fuse.checkpoint = {checkpoint}: there is no such step. There is: {there}. "
            "Every measured step is kept with train.keep: all"
        )
    return folder


def fuse(model: nn.Module, config: dict[str, Any], dtype: str) -> tuple[nn.Module, dict[str, Any]]:
    """Fuse the adapters of a model in place, in floats throughout; returns it with its new configuration.

    `dtype` is the type of the weights that are written, `base` that of the base. The weights are computed
    one array after the other, so that the model is in memory once.
    """
    if any(isinstance(module, ADAPTED_LAYERS) for _, module in model.named_modules()):
        model = fuse_adapters(model)  # a full fine-tuning has none: its weights are in place already
    model = dequantize_model(model)
    config = {key: value for key, value in config.items() if key not in ("quantization", "quantization_config")}
    if dtype != "base":
        wanted = getattr(mx, dtype)
        keeps = getattr(model, "cast_predicate", lambda name: True)  # some weights must stay in float32
        for name, array in tree_flatten(model.parameters()):
            if keeps(name) and mx.issubdtype(array.dtype, mx.floating):
                model.update(tree_unflatten([(name, array.astype(wanted))]))
        config |= {key: dtype for key in ("torch_dtype", "dtype") if key in config}
    for _, array in tree_flatten(model.parameters()):
        mx.eval(array)
    mx.clear_cache()  # mlx keeps what replaced weights took
    return model, config


def load_plainly(folder: Path) -> tuple[nn.Module, TokenizerWrapper]:
    """Model and tokenizer as anybody gets them who has the folder and mlx-lm."""
    return mlx_lm.load(str(folder))
