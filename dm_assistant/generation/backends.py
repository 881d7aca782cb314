"""Which generator the parameters ask for."""

from pathlib import Path

from dm_assistant.generation.conversation import Plan
from dm_assistant.generation.generator import Generator
from dm_assistant.generation.model import Model, ModelGenerator
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.params import Generate


def make_generator(params: Generate, cache: Path) -> Generator:
    """The generator of `generate.backend`; a model's answers are kept under `cache`."""
    if params.backend == "structured":
        return StructuredGenerator(params.seed, params.phrasings)
    return ModelGenerator(make_model(params), plan_of(params), cache)


def plan_of(params: Generate) -> Plan:
    """How much a model is asked of each passage."""
    return Plan(params.pairs, params.rounds, params.repair_attempts)


def make_model(params: Generate) -> Model:
    """The model of `generate.backend`, which is not the structured generator."""
    assert params.model is not None, "params.py refuses a backend without a model"
    # each takes half a second to import, and the structured generator needs neither
    if params.backend == "mlx":
        from dm_assistant.generation.mlx import MlxModel

        return MlxModel(params.model, params.max_tokens, params.concurrency)
    from dm_assistant.generation.ollama import OllamaModel

    options = {
        "seed": params.seed,
        "temperature": params.temperature,
        "num_ctx": params.context,
        "num_predict": params.max_tokens,
    }
    return OllamaModel(params.model, params.hosts, options, concurrency=params.concurrency, timeout=params.timeout)
