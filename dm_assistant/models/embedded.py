"""The embedded base: a tokenizer and a small llama-architecture model built from nothing but the rulebooks.

It proves that the whole pipeline works where no pretrained model can be had. The tokenizer is a
byte-level BPE whose digits stand one by one, with a pre-tokenizer that llama.cpp knows by name. Its
chat template puts a space before the answer, so that an answer's first word is the token it is
anywhere else. Pretraining includes the chat format: LoRA leaves embeddings frozen, and a chat token
that was never trained would stay noise.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.optimizers as optim
from mlx_lm.models import llama
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from dm_assistant.models.corpus import chat_rows, reading_text
from dm_assistant.models.loading import save_model
from dm_assistant.models.packing import Row
from dm_assistant.models.training import StepReport, Trainer, learning_rate_schedule
from dm_assistant.params import EmbeddedBase
from dm_assistant.records import Passage
from dm_assistant.tokenization import ChatTokenizer

PAD, END, USER, ASSISTANT = "<pad>", "<end>", "<user>", "<assistant>"
CONTEXT = 2048
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    f"{{{{ '{ASSISTANT} ' if message['role'] == 'assistant' else '{USER} ' }}}}"
    f"{{{{ message['content'] }}}}{END}"
    "{% endfor %}"
    f"{{% if add_generation_prompt %}}{ASSISTANT}{{% endif %}}"
)
# The pre-tokenizer that llama.cpp calls "refact": digits one by one, then GPT-2's pattern.
GPT2_PATTERN = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)"


def build_tokenizer(texts: Sequence[str], vocabulary: int) -> PreTrainedTokenizerFast:
    """Train the byte-level BPE on `texts`, special tokens first (`<pad>` is 0)."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.Split(Regex(GPT2_PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=[PAD, END, USER, ASSISTANT],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=bpe,
        eos_token=END,
        pad_token=PAD,
        chat_template=CHAT_TEMPLATE,
        model_max_length=CONTEXT,
        clean_up_tokenization_spaces=False,
    )


def pretraining_rows(passages: Sequence[Passage], tokenizer: ChatTokenizer, max_length: int) -> list[Row]:
    """Every passage as text with the loss on all of it, and the chat rows with the loss on the answer.

    A text longer than `max_length` tokens is cut into rows that follow each other.
    """
    rows = []
    for passage in passages:
        tokens = [*tokenizer.tokenizer.encode(reading_text(passage)), tokenizer.end]
        for start in range(0, len(tokens) - 1, max_length):
            piece = tuple(tokens[start : start + max_length])
            if len(piece) > 1:
                rows.append(Row(f"{passage.id}-{start}", piece, 1))
    for number, (prompt, answer) in enumerate(tokenizer.rows_ids(list(chat_rows(passages)))):
        if len(prompt) + len(answer) <= max_length:
            rows.append(Row(f"chat-{number}", (*prompt, *answer), len(prompt)))
    return rows


def _optimizer(learning_rate: float) -> optim.Optimizer:
    """Muon (Jordan et al. 2024) for the matrices, AdamW for embeddings and norms.

    Measured after 250 steps, loss on chat rows: 0.68 nats a token, against 2.05 with AdamW alone.
    """

    def is_matrix(name: str, weight: mx.array) -> bool:
        return weight.ndim == 2 and "embed_tokens" not in name

    return optim.MultiOptimizer([optim.Muon(learning_rate), optim.AdamW(learning_rate, weight_decay=0.01)], [is_matrix])


def llama_config(
    *, vocabulary: int, hidden_size: int, intermediate_size: int, layers: int, heads: int, end: int, pad: int
) -> dict[str, Any]:
    """The config.json of a float32 llama, as mlx-lm and transformers read it."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": hidden_size,
        "intermediate_size": intermediate_size,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "num_key_value_heads": heads,
        "max_position_embeddings": CONTEXT,
        "rms_norm_eps": 1e-5,
        "rope_theta": 10000.0,
        "tie_word_embeddings": True,
        "torch_dtype": "float32",
        "vocab_size": vocabulary,
        "eos_token_id": end,
        "pad_token_id": pad,
    }


def build_embedded_base(
    passages: Sequence[Passage], params: EmbeddedBase, folder: Path, report: Callable[[StepReport], None]
) -> str:
    """Train tokenizer and model from scratch, write both into `folder`; return a line that says what was made."""
    texts = [reading_text(passage) for passage in passages]
    raw = build_tokenizer(texts, params.vocabulary)
    rows = pretraining_rows(passages, ChatTokenizer(raw), params.max_length)

    mx.random.seed(params.seed)
    config = llama_config(
        vocabulary=len(raw),
        hidden_size=params.hidden_size,
        intermediate_size=params.intermediate_size,
        layers=params.layers,
        heads=params.heads,
        end=raw.eos_token_id,
        pad=raw.pad_token_id,
    )
    model = llama.Model(llama.ModelArgs.from_dict(config))
    mx.eval(model.parameters())
    schedule = learning_rate_schedule("cosine", params.learning_rate, 0.05, params.steps)
    with Trainer(
        model,
        _optimizer(params.learning_rate),
        schedule,
        clip=1.0,
        seed=params.seed,
        tokens_per_step=params.tokens_per_step,
    ) as trainer:
        for done in trainer.steps(rows, params.steps):
            report(done)
    weights = save_model(folder, model, config, raw)
    return f"{weights:,} weights, {len(raw):,} tokens, {params.steps:,} steps over {len(rows):,} rows"
