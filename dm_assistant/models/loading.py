"""Models and adapters from folders and into folders: safetensors only, no code from the folder is run."""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten
from mlx_lm import utils as mlx_lm_utils

from dm_assistant.errors import UserError
from dm_assistant.model_store import model_files

WEIGHTS = "model.safetensors"
TOKENIZER_FILES = (
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "chat_template.jinja", "generation_config.json", "tokenizer.model", "vocab.json", "merges.txt",
)  # fmt: skip


def load_model(folder: Path, made_by: str, lazy: bool = False) -> tuple[nn.Module, dict[str, Any]]:
    """The model in a folder that the stage `made_by` wrote, and its configuration.

    With `lazy`, weights are read from disk when they are first needed.

    Raises:
        UserError: the folder is absent or is not a model that mlx-lm can load.
    """
    files = model_files(folder, made_by)
    advice = f"Remake it with: dvc repro --force {made_by}"
    check_is_mlx_model(files, advice)
    model, config = _load(files, lazy, advice)
    model.eval()
    return model, config


def check_loads(folder: Path) -> None:
    """Raises UserError where configuration and weights of `folder` make no model; no weight is read."""
    _load(folder, lazy=True, advice="Choose another base model")


def _load(folder: Path, lazy: bool, advice: str) -> tuple[nn.Module, dict[str, Any]]:
    try:
        return mlx_lm_utils.load_model(folder, lazy=lazy)
    # an architecture computes with whatever stands in config.json
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RuntimeError) as problem:
        reason = (str(problem) or type(problem).__name__).splitlines()[0]
        raise UserError(f"{folder} is no model that mlx-lm can load ({reason}). {advice}") from None


def check_is_mlx_model(folder: Path, advice: str) -> None:
    """Raises UserError naming what is missing, and `advice`, where `folder` holds no model for mlx-lm."""
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder. {advice}")
    if not (folder / "config.json").is_file():
        raise UserError(f"{folder} is not an mlx model: config.json is missing. {advice}")
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except ValueError:
        raise UserError(f"{folder / 'config.json'} is not valid JSON. {advice}") from None
    if not isinstance(config, dict) or "model_type" not in config:
        raise UserError(f"{folder / 'config.json'} names no model_type. {advice}")
    if not list(folder.glob("model*.safetensors")):
        raise UserError(f"{folder} is not an mlx model: no model*.safetensors. {advice}")
    if not (folder / "tokenizer.json").is_file() and not (folder / "tokenizer.model").is_file():
        raise UserError(f"{folder} is not an mlx model: tokenizer.json is missing. {advice}")


def save_model(folder: Path, model: nn.Module, config: dict[str, Any], tokenizer) -> int:
    """Write weights, configuration and a new tokenizer; return the number of weights."""
    tokenizer.save_pretrained(folder)
    _save_weights(folder, model, config)
    return sum(weight.size for _, weight in tree_flatten(model.parameters()))


def save_model_like(folder: Path, model: nn.Module, config: dict[str, Any], origin: Path) -> None:
    """Write weights and configuration; tokenizer and licence are copied byte for byte from the folder `origin`."""
    licences = [path.name for pattern in ("LICENSE*", "NOTICE*") for path in origin.glob(pattern)]
    for name in (*TOKENIZER_FILES, *licences):
        if (origin / name).is_file():
            shutil.copyfile(origin / name, folder / name)
    _save_weights(folder, model, config)


def _save_weights(folder: Path, model: nn.Module, config: dict[str, Any]) -> None:
    with reporting_full_disk(folder / WEIGHTS):
        mlx_lm_utils.save_model(folder, model)
    mlx_lm_utils.save_config(dict(config), folder / "config.json")


def weight_dtype(model: nn.Module) -> mx.Dtype:
    """The floating-point type of the first matrix of the model; of a quantized one, that of its scales."""
    return next(
        array.dtype
        for _, array in tree_flatten(model.parameters())
        if array.ndim == 2 and mx.issubdtype(array.dtype, mx.floating)
    )


@contextmanager
def reporting_full_disk(path: Path) -> Iterator[None]:
    """Turn what mlx raises when it cannot write `path` into the OSError that Python would have raised."""
    try:
        yield
    except RuntimeError as problem:
        if "Unable to write" not in str(problem):
            raise
        raise OSError(errno.ENOSPC, str(problem), str(path)) from problem


def dequantized_on_cpu(model: nn.Module) -> tuple[nn.Module, bool]:
    """De-quantize a quantized model where it runs on the CPU: same answers, many times faster there.

    Returns the model and whether anything was changed, so that the caller can say so.
    """
    quantized = any(hasattr(module, "bits") for _, module in model.named_modules())
    if not quantized or mx.default_device().type != mx.cpu:
        return model, False
    model = mlx_lm_utils.dequantize_model(model)
    for _, array in tree_flatten(model.parameters()):
        mx.eval(array)  # one by one: each lets go of the weights that it was made from
    return model, True
