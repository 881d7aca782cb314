"""The folders that `dm export` writes: model, card with scores, and what the receiver needs."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dm_assistant.export.ollama import check_architecture, modelfile
from dm_assistant.model_card import CARD, write_card
from dm_assistant.model_identity import ModelIdentity, write_identity
from dm_assistant.tokenization import load_tokenizer

MODELFILE = "Modelfile"
DEFAULT_CONTEXT = 2048  # of a model whose config.json does not say


def fill_hf(folder: Path, name: str, source: Path, identity: ModelIdentity, scores: Mapping[str, Any] | None) -> None:
    """The model as it is, for a hub."""
    _copy_model(source, identity, folder)
    _describe(folder, name, identity, scores, "hf")


def fill_ollama(
    folder: Path,
    name: str,
    source: Path,
    identity: ModelIdentity,
    scores: Mapping[str, Any] | None,
    system: str | None,
) -> None:
    """The model with a Modelfile, for Ollama.

    Raises:
        UserError: Ollama does not import the architecture, or the chat template cannot be carried over.
    """
    config = _config(source)
    check_architecture(config.get("architectures") or [])
    _copy_model(source, identity, folder)
    _write_modelfile(folder, ".", source, config, system)
    _describe(folder, name, identity, scores, "ollama")


def fill_gguf(folder: Path, name: str, source: Path, identity: ModelIdentity, scores: Mapping[str, Any] | None) -> None:
    """The model as one GGUF file, with a Modelfile for Ollama.

    Raises:
        UserError: llama.cpp would not read architecture or tokenizer as they are meant.
    """
    from dm_assistant.export.gguf import FILE, write_gguf

    write_gguf(source, folder / FILE)
    _write_modelfile(folder, f"./{FILE}", source, _config(source), system=None)
    _describe(folder, name, identity, scores, "gguf")


def _copy_model(source: Path, identity: ModelIdentity, folder: Path) -> None:
    for name in identity.files:
        if name != CARD:
            shutil.copyfile(source / name, folder / name)


def _describe(folder: Path, name: str, identity: ModelIdentity, scores: Mapping[str, Any] | None, export: str) -> None:
    """Write the card, and model.json with the mark by which a later export knows that it may replace the folder."""
    write_card(folder, name, identity, scores)
    write_identity(folder, identity.model_copy(update={"export": export}))


def _write_modelfile(folder: Path, weights: str, source: Path, config: dict[str, Any], system: str | None) -> None:
    longest = config.get("max_position_embeddings") or DEFAULT_CONTEXT
    text = modelfile(weights, load_tokenizer(source), longest, system)
    (folder / MODELFILE).write_text(text, encoding="utf-8")


def _config(source: Path) -> dict[str, Any]:
    return json.loads((source / "config.json").read_text(encoding="utf-8"))
