"""The GGUF file, read back by the format's own reader, is the model and its tokenizer."""

import json
import shutil

import gguf
import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.export.gguf import pre_tokenizer_name, vocabulary_of, write_gguf
from dm_assistant.models.llama_tensors import llama3_factors
from dm_assistant.models.loading import load_model, save_model_like
from tests.models.architectures import make_architecture

NAMES = {
    "model.embed_tokens.weight": "token_embd.weight",
    "model.norm.weight": "output_norm.weight",
    "model.layers.1.input_layernorm.weight": "blk.1.attn_norm.weight",
    "model.layers.1.post_attention_layernorm.weight": "blk.1.ffn_norm.weight",
    "model.layers.1.self_attn.v_proj.weight": "blk.1.attn_v.weight",
    "model.layers.1.self_attn.o_proj.weight": "blk.1.attn_output.weight",
    "model.layers.1.mlp.gate_proj.weight": "blk.1.ffn_gate.weight",
    "model.layers.1.mlp.up_proj.weight": "blk.1.ffn_up.weight",
    "model.layers.1.mlp.down_proj.weight": "blk.1.ffn_down.weight",
}


def exported(folder, target):
    write_gguf(folder, target)
    reader = gguf.GGUFReader(target)
    fields = {name: field.contents() for name, field in reader.fields.items() if not name.startswith("GGUF.")}
    return fields, {tensor.name: tensor for tensor in reader.tensors}


def weights_of(folder):
    return dict(tree_flatten(load_model(folder, "fuse")[0].parameters()))


def test_the_tensors_are_those_of_the_model(tiny_model, tmp_path):
    _, tensors = exported(tiny_model, tmp_path / "model.gguf")
    weights = weights_of(tiny_model)
    assert len(tensors) == len(weights)
    for name, theirs in NAMES.items():
        assert np.array_equal(tensors[theirs].data, np.array(weights[name])), name


def test_rotary_dimensions_lie_side_by_side_as_llama_cpp_wants_them(tiny_model, tmp_path):
    _, tensors = exported(tiny_model, tmp_path / "model.gguf")
    weights = weights_of(tiny_model)
    for ours, theirs in (("q_proj", "attn_q"), ("k_proj", "attn_k")):
        halves = np.array(weights[f"model.layers.0.self_attn.{ours}.weight"]).reshape(2, 2, 16, 64)  # head, half
        side_by_side = halves.swapaxes(1, 2).reshape(64, 64)
        assert np.array_equal(tensors[f"blk.0.{theirs}.weight"].data, side_by_side)


def test_bfloat16_keeps_its_bits_and_norms_are_float32(tiny_model, tmp_path):
    model, config = load_model(tiny_model, "base")
    model.set_dtype(mx.bfloat16)
    (tmp_path / "half").mkdir()
    save_model_like(tmp_path / "half", model, config, origin=tiny_model)
    _, tensors = exported(tmp_path / "half", tmp_path / "model.gguf")
    found = tensors["blk.1.ffn_up.weight"]
    assert found.tensor_type == gguf.GGMLQuantizationType.BF16
    wanted = weights_of(tmp_path / "half")["model.layers.1.mlp.up_proj.weight"]
    assert np.array_equal(found.data.view(np.uint16).reshape(wanted.shape), np.array(wanted.view(mx.uint16)))
    assert tensors["output_norm.weight"].tensor_type == gguf.GGMLQuantizationType.F32


def test_the_tokenizer_is_that_of_tokenizer_json(tiny_model, tmp_path):
    fields, _ = exported(tiny_model, tmp_path / "model.gguf")
    content = json.loads((tiny_model / "tokenizer.json").read_text())
    vocabulary = content["model"]["vocab"]
    assert fields["tokenizer.ggml.model"] == "gpt2"
    assert fields["tokenizer.ggml.pre"] == "refact"
    assert {token: number for number, token in enumerate(fields["tokenizer.ggml.tokens"])} == vocabulary
    assert fields["tokenizer.ggml.merges"] == [" ".join(merge) for merge in content["model"]["merges"]]
    special = {added["id"] for added in content["added_tokens"]}
    types = fields["tokenizer.ggml.token_type"]
    assert {number for number, kind in enumerate(types) if kind == gguf.TokenType.CONTROL} == special
    assert fields["tokenizer.ggml.eos_token_id"] == 1
    assert fields["tokenizer.ggml.padding_token_id"] == 0
    assert fields["tokenizer.ggml.add_bos_token"] is False
    assert fields["tokenizer.chat_template"] == (tiny_model / "chat_template.jinja").read_text()


def test_the_shape_is_that_of_config_json(tiny_model, tmp_path):
    fields, _ = exported(tiny_model, tmp_path / "model.gguf")
    wanted = {
        "general.architecture": "llama", "llama.block_count": 2, "llama.embedding_length": 64,
        "llama.feed_forward_length": 128, "llama.attention.head_count": 2, "llama.attention.head_count_kv": 2,
        "llama.context_length": 2048, "llama.rope.dimension_count": 32, "llama.rope.freq_base": 10000.0,
        "llama.vocab_size": 300,
    }  # fmt: skip
    assert {name: fields[name] for name in wanted} == wanted
    assert fields["llama.attention.layer_norm_rms_epsilon"] == pytest.approx(1e-5)


def test_a_token_that_ends_a_turn_is_named_beside_the_one_that_ends_a_text(tiny_model, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(tiny_model, folder)
    (folder / "generation_config.json").write_text('{"eos_token_id": [1, 2]}')
    fields, _ = exported(folder, tmp_path / "model.gguf")
    assert (fields["tokenizer.ggml.eos_token_id"], fields["tokenizer.ggml.eot_token_id"]) == (1, 2)


@pytest.mark.parametrize(
    ("scaling", "factors"),
    [
        ({"rope_type": "linear", "factor": 2.0}, None),
        ({"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
          "original_max_position_embeddings": 64}, 16),
    ],
)  # fmt: skip
def test_stretched_positions_are_carried_over(tmp_path, scaling, factors):
    folder = make_architecture(tmp_path / "model", "llama", rope_scaling=scaling)
    fields, tensors = exported(folder, tmp_path / "model.gguf")
    assert fields.get("llama.rope.scaling.factor") == (None if factors else 2.0)
    assert (len(tensors["rope_freqs.weight"].data) if factors else None) == factors


def test_two_exports_are_the_same_bytes(tiny_model, tmp_path):
    for name in ("one", "two"):
        write_gguf(tiny_model, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_ids_without_a_token_are_unused():
    tokenizer = {"model": {"vocab": {"a": 0, "b": 2}}, "added_tokens": [{"id": 3, "content": "<x>", "special": False}]}
    tokens, types = vocabulary_of(tokenizer, 5)
    assert tokens == ["a", "[PAD1]", "b", "<x>", "[PAD4]"]
    kinds = gguf.TokenType
    assert types == [kinds.NORMAL, kinds.UNUSED, kinds.NORMAL, kinds.USER_DEFINED, kinds.UNUSED]


@pytest.mark.parametrize("architecture", ["qwen3", "phi3", "gemma3_text", "lfm2"])
def test_another_architecture_is_refused_with_another_way(tmp_path, architecture):
    folder = make_architecture(tmp_path / "model", architecture)
    with pytest.raises(UserError, match=f"gguf is not supported for {architecture}.*convert_hf_to_gguf.py"):
        write_gguf(folder, tmp_path / "model.gguf")


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"rope_scaling": {"rope_type": "yarn", "factor": 2.0}}, "rope scaling yarn"), ({"mlp_bias": True}, "mlp_bias")],
)
def test_a_part_that_the_conversion_does_not_know_is_refused(tmp_path, change, reason):
    folder = make_architecture(tmp_path / "model", "llama", **change)
    with pytest.raises(UserError, match=f"gguf is not supported for .*{reason}"):
        write_gguf(folder, tmp_path / "model.gguf")


BYTES = {"type": "ByteLevel", "add_prefix_space": False, "use_regex": False}
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)


def split(pattern):
    return {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False}


@pytest.mark.parametrize(
    ("pre_tokenizer", "name"),
    [
        ({**BYTES, "use_regex": True}, "gpt-2"),
        ({"type": "Sequence", "pretokenizers": [split(LLAMA3), BYTES]}, "llama-bpe"),
        ({"type": "Sequence", "pretokenizers": [split(LLAMA3.replace("{1,3}", "")), BYTES]}, "qwen2"),
    ],
)
def test_common_pre_tokenizers_have_the_name_that_llama_cpp_knows(pre_tokenizer, name):
    assert pre_tokenizer_name({"model": {"type": "BPE"}, "pre_tokenizer": pre_tokenizer}) == name


@pytest.mark.parametrize(
    ("model", "pre_tokenizer", "reason"),
    [
        ("Unigram", BYTES, "no byte-level BPE"),
        ("BPE", None, "no byte-level BPE"),
        ("BPE", {"type": "Sequence", "pretokenizers": [split(r"\w+"), BYTES]}, "has no name for the pre-tokenizer"),
        ("BPE", {**BYTES, "use_regex": True, "add_prefix_space": True}, "has no name for the pre-tokenizer"),
    ],
)
def test_a_tokenizer_that_llama_cpp_would_read_otherwise_is_refused(model, pre_tokenizer, reason):
    with pytest.raises(UserError, match=reason):
        pre_tokenizer_name({"model": {"type": model}, "pre_tokenizer": pre_tokenizer})


def test_the_frequencies_of_llama_3_are_those_that_mlx_lm_computes():
    from mlx_lm.models.rope_utils import initialize_rope

    scaling = {
        "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    }  # fmt: skip
    rope = initialize_rope(128, 500000.0, False, scaling, 131072)
    plain = 500000.0 ** (np.arange(0, 128, 2) / 128)
    assert np.allclose(np.array(rope._freqs) / plain, llama3_factors(128, 500000.0, scaling), rtol=1e-4)
