"""llama.cpp itself answers from the exported file, token by token as mlx does."""

import pytest

from dm_assistant.export.gguf import write_gguf
from dm_assistant.models.loading import load_model
from dm_assistant.models.parity import greedy_answers
from dm_assistant.tokenization import load_tokenizer
from tests.models.architectures import make_architecture
from tests.models.conftest import SENTENCES

llama_cpp = pytest.importorskip("llama_cpp", reason="llama.cpp is not built here: pip install llama-cpp-python")
TOKENS = 24


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{}, {"num_key_value_heads": 1, "tie_word_embeddings": False}])
def test_ten_prompts_are_answered_with_the_same_greedy_tokens(tmp_path, changes):
    folder = make_architecture(tmp_path / "model", "llama", **changes)
    write_gguf(folder, tmp_path / "model.gguf")
    tokenizer = load_tokenizer(folder)
    words = " ".join(SENTENCES).split()
    prompts = [tokenizer.prompt_ids([{"role": "user", "content": " ".join(words[n : n + 6])}]) for n in range(10)]
    expected = greedy_answers(load_model(folder, "fuse")[0], prompts, tokenizer.ends, TOKENS)
    theirs = llama_cpp.Llama(str(tmp_path / "model.gguf"), n_ctx=256, verbose=False, logits_all=False)
    for prompt, answer in zip(prompts, expected, strict=True):
        found = []
        for token in theirs.generate(prompt, temp=0.0, top_k=1, repeat_penalty=1.0):
            found.append(token)
            if token in tokenizer.ends or len(found) == TOKENS:
                break
        assert found == answer


@pytest.mark.slow
def test_llama_cpp_splits_texts_as_the_tokenizer_does(tmp_path):
    folder = make_architecture(tmp_path / "model", "llama")
    write_gguf(folder, tmp_path / "model.gguf")
    tokenizer = load_tokenizer(folder).tokenizer
    theirs = llama_cpp.Llama(str(tmp_path / "model.gguf"), vocab_only=True, verbose=False)
    for text in [*SENTENCES, "8d6+12 (28) feet; the wolf's  AC — 15?\n\n<end>", "Ünïcode 🎲"]:
        assert theirs.tokenize(text.encode(), add_bos=False, special=True) == tokenizer.encode(text)
