"""Toy models of the architectures that users bring: random weights, the toy tokenizer of conftest."""

from pathlib import Path
from typing import Any

from dm_assistant.models.embedded import build_tokenizer
from tests.models.conftest import SENTENCES

COMMON = {
    "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 2,
    "num_key_value_heads": 2, "rms_norm_eps": 1e-5, "max_position_embeddings": 256, "rope_theta": 10000.0,
    "tie_word_embeddings": True,
}  # fmt: skip
ARCHITECTURES = {
    "llama": {},
    "qwen3": {"head_dim": 32},
    "phi3": {"tie_word_embeddings": False},
    "gemma3_text": {"head_dim": 32, "sliding_window": 8, "sliding_window_pattern": 2},
    "lfm2": {
        "norm_eps": 1e-5, "conv_bias": False, "conv_L_cache": 3, "block_dim": 64, "block_ff_dim": 128,
        "block_multiple_of": 32, "block_ffn_dim_multiplier": 1.0, "block_auto_adjust_ff_dim": False,
        "layer_types": ["conv", "full_attention"],
    },
}  # fmt: skip


def make_architecture(folder: Path, model_type: str, **changes: Any) -> Path:
    """Write a model of about 100,000 random weights into `folder`, its config.json with `changes`."""
    import mlx.core as mx
    from mlx_lm import utils

    from dm_assistant.models.loading import save_model

    tokenizer = build_tokenizer(SENTENCES, vocabulary=300)
    config = {
        **COMMON, **ARCHITECTURES[model_type], "model_type": model_type, "vocab_size": len(tokenizer),
        "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id, "torch_dtype": "float32",
        **changes,
    }  # fmt: skip
    mx.random.seed(3)
    model_class, arguments = utils._get_classes(config)
    model = model_class(arguments.from_dict(config))
    mx.eval(model.parameters())
    folder.mkdir(parents=True, exist_ok=True)
    save_model(folder, model, config, tokenizer)
    return folder
