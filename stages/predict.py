"""Let one variant of the model answer the test questions, closed-book and open-book.

Reads   models/<variant>/                   base, fused or quantized
        data/prepared/test.jsonl            (records.Example)
        data/index/                         finds the passages of an open-book prompt
Writes  data/predictions/<variant>.jsonl    (records.Prediction)
Run     dvc repro predict@fused  or, alone: python -m stages.predict fused
"""

import argparse
import time
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.models.inference import answer_all
from dm_assistant.models.loading import dequantized_on_cpu, load_model
from dm_assistant.params import load_params
from dm_assistant.progress import log_timing, progress_bar, summary
from dm_assistant.questions import closed_book_questions, open_book_questions
from dm_assistant.records import Example, Passage, Prediction, read_jsonl, write_jsonl
from dm_assistant.retrieval import load_index
from dm_assistant.tokenization import load_tokenizer

TEST = Path("data/prepared/test.jsonl")
INDEX = Path("data/index")
MODELS = Path("models")
PREDICTIONS = Path("data/predictions")
MADE_BY = {"base": "base", "fused": "fuse", "quantized": "quantize"}


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer the test questions with one variant of the model.")
    parser.add_argument("variant", choices=sorted(MADE_BY))
    variant = parser.parse_args().variant
    params = load_params()
    examples = read_jsonl(TEST, Example, made_by="prepare")
    tokenizer = load_tokenizer(MODELS / variant)
    index = load_index(INDEX)

    def find(question: str) -> list[Passage]:
        return [hit.passage for hit in index.search(question, params.predict.passages)]

    questions = closed_book_questions(examples) + open_book_questions(
        examples,
        params.predict.open_sample,
        params.predict.seed,
        find,
        params.max_prompt_tokens,
        lambda messages: len(tokenizer.prompt_ids(messages)),
    )
    model, _ = load_model(MODELS / variant, MADE_BY[variant])
    model, dequantized = dequantized_on_cpu(model)

    started = time.perf_counter()
    with progress_bar(f"predict@{variant}", len(questions), "question") as bar:
        answers = answer_all(
            model,
            [tokenizer.prompt_ids(question.messages) for question in questions],
            tokenizer.ends,
            params.predict.max_tokens,
            params.predict.batch,
            bar.update,
        )
    seconds = time.perf_counter() - started
    log_timing(f"predict-{variant}", seconds=seconds, questions_per_second=len(questions) / seconds)
    write_jsonl(
        PREDICTIONS / f"{variant}.jsonl",
        (
            Prediction(
                example_id=question.example_id,
                variant=variant,
                mode=question.mode,
                passage_ids=question.passage_ids,
                answer=tokenizer.decode(answer.tokens),
                finish=answer.finish,
                tokens=len(answer.tokens),
            )
            for question, answer in zip(questions, answers, strict=True)
        ),
    )
    closed = sum(question.mode == "closed" for question in questions)
    summary(
        f"predict@{variant}",
        f"{closed} closed-book and {len(questions) - closed} open-book questions answered"
        + (" (weights de-quantized after loading: faster on the CPU, same answers)" if dequantized else ""),
    )


if __name__ == "__main__":
    run_reporting_errors(main)
