"""Let one variant of the model answer the same questions as all others: from memory, from passages, in other words.

Reads   models/<variant>/                          base, fused or quantized; for adapted: base and adapters/best
        data/prepared/{test,train,exam}.jsonl      (records.Example)
        data/index/                                finds the passages of an open-book prompt
Writes  data/predictions/<variant>.jsonl           (records.Prediction)
Run     dvc repro predict@fused  or, alone: python -m stages.predict fused

A run that is killed goes on from .cache/predict. The variant `adapted` is the base with its adapters put on, which the
fused model must equal; it is no stage of the graph. `dm compare workspace:adapted workspace:fused` compares them.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from dm_assistant.errors import run_reporting_errors
from dm_assistant.model_store import model_files, sha256_of
from dm_assistant.models.inference import answer_all, log_likelihoods
from dm_assistant.models.loading import dequantized_on_cpu, load_model
from dm_assistant.models.lora import load_adapters
from dm_assistant.params import load_params
from dm_assistant.progress import cache_folder, log_timing, progress_bar, summary
from dm_assistant.questions import Reading, all_questions, right_passages
from dm_assistant.records import Example, Prediction, read_jsonl, write_jsonl
from dm_assistant.resuming import Parts
from dm_assistant.retrieval import load_index
from dm_assistant.tokenization import load_tokenizer

PREPARED = Path("data/prepared")
INDEX = Path("data/index")
MODELS = Path("models")
PREDICTIONS = Path("data/predictions")
ADAPTERS = MODELS / "adapters/best"
MADE_BY = {"base": "base", "fused": "fuse", "quantized": "quantize", "adapted": "base"}
MEASURED = ("closed", "train")  # modes whose references' likelihood is measured
BATCHES = 4  # batches in one part that a kill loses


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer the questions of the evaluation with one variant.")
    parser.add_argument("variant", choices=sorted(MADE_BY))
    variant = parser.parse_args().variant
    params = load_params()
    test, train, exam = (
        read_jsonl(PREPARED / f"{name}.jsonl", Example, made_by="prepare") for name in ("test", "train", "exam")
    )
    folder = MODELS / ("base" if variant == "adapted" else variant)
    tokenizer = load_tokenizer(folder)
    index = load_index(INDEX)
    reading = Reading(
        find=lambda question: [hit.passage for hit in index.search(question, params.predict.passages)],
        max_tokens=params.max_prompt_tokens,
        count_tokens=lambda messages: len(tokenizer.prompt_ids(messages)),
    )
    right = right_passages(test, [index.passage(number) for number in range(len(index))])
    questions = all_questions(test, train, exam, right, reading, params.predict.open_sample, params.predict.seed)
    prompts = [tokenizer.prompt_ids(question.messages) for question in questions]
    measured = [question for question in questions if question.mode in MEASURED]
    rows = tokenizer.rows_ids([(question.messages, question.example.answer) for question in measured])

    model, _ = load_model(folder, MADE_BY[variant])
    model, dequantized = dequantized_on_cpu(model)
    files = sorted(model_files(folder, MADE_BY[variant]).iterdir())
    if variant == "adapted":
        load_adapters(model, ADAPTERS)
        files += sorted(ADAPTERS.iterdir())
    weights = [sha256_of(path) for path in files if path.is_file()]
    parts = Parts(cache_folder() / "predict", [weights, params.predict.batch, params.predict.max_tokens])
    started = time.perf_counter()
    with progress_bar(f"predict@{variant}", len(questions), "question") as bar:

        def answer(prompts: list[list[int]]) -> list[tuple[list[int], str]]:
            answers = answer_all(
                model, prompts, tokenizer.ends, params.predict.max_tokens, params.predict.batch, bar.update
            )
            return [(answer.tokens, answer.finish) for answer in answers]

        answers = list(parts.run(prompts, BATCHES * params.predict.batch, answer))
    likelihoods = log_likelihoods(model, rows)
    seconds = time.perf_counter() - started
    log_timing(f"predict-{variant}", seconds=seconds, questions_per_second=len(questions) / seconds)

    likelihood_of = {
        (question.example.id, question.mode): (round(likelihood, 4), len(row[1]))
        for question, likelihood, row in zip(measured, likelihoods, rows, strict=True)
    }
    predictions = []
    for question, (tokens, finish) in zip(questions, answers, strict=True):
        likelihood, length = likelihood_of.get((question.example.id, question.mode), (None, None))
        predictions.append(
            Prediction(
                example_id=question.example.id,
                variant=variant,
                mode=question.mode,
                question=question.text,
                passage_ids=question.passage_ids,
                answer=tokenizer.decode(tokens),
                finish=finish,
                tokens=len(tokens),
                log_likelihood=likelihood,
                reference_tokens=length,
            )
        )
    write_jsonl(PREDICTIONS / f"{variant}.jsonl", predictions)
    parts.finish()
    counts = ", ".join(f"{mode} {count}" for mode, count in Counter(one.mode for one in questions).items())
    summary(
        f"predict@{variant}",
        f"questions answered: {counts}"
        + (" (weights de-quantized after loading: faster on the CPU, same answers)" if dequantized else ""),
    )


if __name__ == "__main__":
    run_reporting_errors(main)
