"""A tiny model with random weights and a tokenizer trained on a few sentences: made here, in a second."""

from pathlib import Path

import pytest

from dm_assistant.models.embedded import build_tokenizer, llama_config
from dm_assistant.models.loading import save_model

SENTENCES = [
    "The wolf has Advantage on an attack roll if an ally is within 5 feet of the target.",
    "What is the range of Fireball? 150 feet. Level 3 Evocation. 8d6 Fire damage.",
    "A creature can take one Reaction a round. The goblin has AC 15 and 10 Hit Points.",
]


def make_model(folder: Path, seed: int = 1, layers: int = 2) -> Path:
    """Write a llama of about 60,000 random weights into `folder`."""
    import mlx.core as mx
    from mlx_lm.models import llama

    tokenizer = build_tokenizer(SENTENCES, vocabulary=300)
    config = llama_config(
        vocabulary=len(tokenizer), hidden_size=64, intermediate_size=128, layers=layers, heads=2,
        end=tokenizer.eos_token_id, pad=tokenizer.pad_token_id,
    )  # fmt: skip
    mx.random.seed(seed)
    model = llama.Model(llama.ModelArgs.from_dict(config))
    mx.eval(model.parameters())
    folder.mkdir(parents=True, exist_ok=True)
    save_model(folder, model, config, tokenizer)
    return folder


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    return make_model(tmp_path_factory.mktemp("tiny") / "base")
