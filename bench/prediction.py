"""How fast questions are answered, beside one `mlx_lm.generate` a question; the answers must be the same.

Reads   models/fused, models/quantized, data/prepared/test.jsonl, data/index: a finished run
Writes  nothing; a table on standard output
Run     python -m bench.prediction
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import run_reporting_errors
from dm_assistant.models.inference import answer_all
from dm_assistant.models.loading import dequantized_on_cpu, load_model
from dm_assistant.params import load_params
from dm_assistant.prompts import closed_book, open_book
from dm_assistant.questions import sample
from dm_assistant.records import Example, read_jsonl
from dm_assistant.retrieval import load_index
from dm_assistant.tokenization import ChatTokenizer, load_tokenizer

if TYPE_CHECKING:
    import mlx.nn as nn

MODELS = {"fused": "fuse", "quantized": "quantize"}
QUESTIONS = 200  # closed-book
PASSAGES = 2  # shared by the open-book prompts
SHARING = 64  # open-book prompts of one beginning


def one_by_one(
    model: "nn.Module", tokenizer: ChatTokenizer, prompts: Sequence[list[int]], limit: int
) -> list[list[int]]:
    """What `mlx_lm.generate` does for each prompt; it would also detokenize."""
    from mlx_lm.generate import stream_generate
    from mlx_lm.tokenizer_utils import TokenizerWrapper

    wrapped = TokenizerWrapper(tokenizer.tokenizer, eos_token_ids=tokenizer.ends)
    answers = []
    for prompt in prompts:
        tokens = [step.token for step in stream_generate(model, wrapped, prompt, max_tokens=limit)]
        answers.append([token for token in tokens if token not in tokenizer.ends])
    return answers


def together(model: "nn.Module", tokenizer: ChatTokenizer, prompts: Sequence[list[int]], limit: int) -> list[list[int]]:
    """What the predict stage does for all of them, de-quantizing included."""
    model, _ = dequantized_on_cpu(model)
    answers = answer_all(model, prompts, tokenizer.ends, limit, load_params().predict.batch, report=lambda: None)
    return [answer.tokens for answer in answers]


def main() -> None:
    params = load_params().predict
    tokenizer = load_tokenizer(Path("models/fused"))
    examples = read_jsonl(Path("data/prepared/test.jsonl"), Example, made_by="prepare")
    passages = [hit.passage for hit in load_index(Path("data/index")).search(examples[0].question, PASSAGES)]
    asked = {
        "closed-book": [closed_book(one.question) for one in sample(examples, QUESTIONS, params.seed)],
        "shared beginning": [open_book(one.question, passages) for one in sample(examples, SHARING, params.seed)],
    }
    for variant, made_by in MODELS.items():
        model, _ = load_model(Path("models") / variant, made_by)
        for what, messages in asked.items():
            prompts = [tokenizer.prompt_ids(message) for message in messages]
            answers, seconds = [], []
            for way in (one_by_one, together):
                started = time.perf_counter()
                answers.append(way(model, tokenizer, prompts, params.max_tokens))
                seconds.append(time.perf_counter() - started)
            same = sum(one == other for one, other in zip(*answers, strict=True))
            print(
                f"{variant:10} {what:17} one by one {len(prompts) / seconds[0]:6.1f}/s, predict "
                f"{len(prompts) / seconds[1]:6.1f}/s, {seconds[0] / seconds[1]:.1f} ×; "
                f"{same} of {len(prompts)} answers the same",
                flush=True,
            )


if __name__ == "__main__":
    run_reporting_errors(main)
