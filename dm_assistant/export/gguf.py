"""A model of the llama family as one GGUF file, for llama.cpp and what is built on it.

The tokenizer is written here, because mlx-lm marks every tokenizer as SentencePiece and leaves the chat template
out: a byte-level BPE comes out broken.
"""

import json
from pathlib import Path
from typing import Any

import gguf

from dm_assistant.errors import UserError
from dm_assistant.models.llama_tensors import load_llama, scaling_type
from dm_assistant.tokenization import ChatTokenizer, load_tokenizer

FILE = "model.gguf"
DIGITS = "digit by digit"
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)"
_CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
# How a text is split before the merges, by the name under which llama.cpp knows it.
PRE_TOKENIZERS = {
    (DIGITS, GPT2): "refact",
    (GPT2,): "gpt-2",
    (_CONTRACTIONS + r"\p{N}{1,3}" + _REST,): "llama-bpe",
    (_CONTRACTIONS + r"\p{N}" + _REST,): "qwen2",
}


def write_gguf(folder: Path, target: Path) -> None:
    """Write the model in `folder` as the file `target`; all weights keep their values.

    Raises:
        UserError: llama.cpp would not read the architecture or the tokenizer as they are meant.
    """
    tokenizer = load_tokenizer(folder)
    tokenizer_json = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    pre_tokenizer = pre_tokenizer_name(tokenizer_json)
    shape, tensors = load_llama(folder)
    writer = gguf.GGUFWriter(target, "llama")
    _write_shape(writer, shape)
    _write_tokenizer(writer, tokenizer, tokenizer_json, pre_tokenizer, shape["vocab_size"])
    for name, tensor in tensors:
        is_bfloat16 = tensor.dtype == "uint16"
        writer.add_tensor(name, tensor, raw_dtype=gguf.GGMLQuantizationType.BF16 if is_bfloat16 else None)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def pre_tokenizer_name(tokenizer: dict[str, Any]) -> str:
    """llama.cpp's name for the way in which a tokenizer.json splits a text.

    Raises:
        UserError: it is no byte-level BPE, or llama.cpp has no name for the way.
    """
    advice = "Convert the folder of `dm export hf --model fused` with convert_hf_to_gguf.py of llama.cpp"
    pre = tokenizer.get("pre_tokenizer") or {}
    parts = pre["pretokenizers"] if pre.get("type") == "Sequence" else [pre]
    if tokenizer["model"].get("type") != "BPE" or parts[-1].get("type") != "ByteLevel":
        raise UserError(f"gguf is not supported for a tokenizer that is no byte-level BPE. {advice}")
    name = PRE_TOKENIZERS.get(tuple(split for part in parts for split in _splits(part)))
    if name is None or parts[-1]["add_prefix_space"]:
        raise UserError(f"llama.cpp has no name for the pre-tokenizer of this model. {advice}")
    return name


def _splits(part: dict[str, Any]) -> list[str]:
    """The patterns by which a part of a pre-tokenizer splits."""
    if part["type"] == "Digits" and part["individual_digits"]:
        return [DIGITS]
    if part["type"] == "Split" and part["behavior"] == "Isolated" and not part["invert"]:
        return [part["pattern"].get("Regex", "")]
    if part["type"] == "ByteLevel":
        return [GPT2] if part["use_regex"] else []
    return [part["type"]]


def _write_shape(writer: gguf.GGUFWriter, shape: dict[str, Any]) -> None:
    head = shape["head_dim"] or shape["hidden_size"] // shape["num_attention_heads"]
    writer.add_context_length(shape["max_position_embeddings"] or 2048)
    writer.add_embedding_length(shape["hidden_size"])
    writer.add_block_count(shape["num_hidden_layers"])
    writer.add_feed_forward_length(shape["intermediate_size"])
    writer.add_head_count(shape["num_attention_heads"])
    writer.add_head_count_kv(shape["num_key_value_heads"])
    writer.add_key_length(head)
    writer.add_value_length(head)
    writer.add_layer_norm_rms_eps(shape["rms_norm_eps"])
    writer.add_rope_dimension_count(head)
    writer.add_rope_freq_base(shape["rope_theta"])
    if scaling_type(shape["rope_scaling"]) == "linear":
        writer.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(shape["rope_scaling"]["factor"])
    writer.add_vocab_size(shape["vocab_size"])


def _write_tokenizer(
    writer: gguf.GGUFWriter, tokenizer: ChatTokenizer, content: dict[str, Any], pre_tokenizer: str, vocabulary: int
) -> None:
    tokens, types = vocabulary_of(content, vocabulary)
    merges = content["model"]["merges"]
    raw = tokenizer.tokenizer
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre_tokenizer)
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges([merge if isinstance(merge, str) else " ".join(merge) for merge in merges])
    writer.add_eos_token_id(tokenizer.end)
    if turn_ends := [end for end in tokenizer.ends if end != tokenizer.end]:
        writer.add_eot_token_id(turn_ends[0])
    if raw.bos_token_id is not None:
        writer.add_bos_token_id(raw.bos_token_id)
    if raw.pad_token_id is not None:
        writer.add_pad_token_id(raw.pad_token_id)
    writer.add_add_bos_token(tokenizer.adds_beginning)
    writer.add_chat_template(raw.chat_template)


def vocabulary_of(tokenizer: dict[str, Any], size: int) -> tuple[list[str], list[int]]:
    """The tokens by id and their types; ids that the tokenizer leaves out, up to `size`, are marked as unused."""
    tokens = {number: (token, gguf.TokenType.NORMAL) for token, number in tokenizer["model"]["vocab"].items()}
    for added in tokenizer["added_tokens"]:
        kind = gguf.TokenType.CONTROL if added["special"] else gguf.TokenType.USER_DEFINED
        tokens[added["id"]] = (added["content"], kind)
    listed = [tokens.get(number, (f"[PAD{number}]", gguf.TokenType.UNUSED)) for number in range(size)]
    return [token for token, _ in listed], [int(kind) for _, kind in listed]
