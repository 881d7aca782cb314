"""Split the curated pairs without a leak and write them as chat messages, closed-book and open-book.

Reads   data/passages.jsonl, data/index, data/curated/accepted.jsonl  (records.Verdict)
        data/exam/exam.jsonl                            (records.ExamQuestion)
        models/base                                     tokenizer and chat template
Writes  data/prepared/{train,valid,test,exam}.jsonl     (records.Example)
        metrics/prepare.json, plots/splits.csv
Run     dvc repro prepare       or, alone: python -m stages.prepare
"""

from pathlib import Path

from dm_assistant import dataset, files, progress
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.exam import exam_examples
from dm_assistant.params import load_params
from dm_assistant.records import ExamQuestion, Passage, Verdict, read_jsonl, write_jsonl
from dm_assistant.retrieval import load_index
from dm_assistant.tokenization import load_tokenizer

PASSAGES = Path("data/passages.jsonl")
INDEX = Path("data/index")
ACCEPTED = Path("data/curated/accepted.jsonl")
EXAM = Path("data/exam/exam.jsonl")
BASE = Path("models/base")
PREPARED = Path("data/prepared")
METRICS = Path("metrics/prepare.json")
COUNTS = Path("plots/splits.csv")


def main() -> None:
    everything = load_params()
    params = everything.prepare
    passages = {passage.id: passage for passage in read_jsonl(PASSAGES, Passage, made_by="ingest")}
    accepted = [verdict.pair for verdict in read_jsonl(ACCEPTED, Verdict, made_by="curate")]
    exam = exam_examples(read_jsonl(EXAM, ExamQuestion, made_by="prepare"), list(passages.values()))
    index, tokenizer = load_index(INDEX), load_tokenizer(BASE)

    pairs = dataset.spread(accepted, params.max_pairs, params.seed)
    splits = dataset.split(pairs, params.valid, params.test, params.seed)
    # whatever chooses weights must not have seen the exam; the test split may ask what it asks
    splits |= {name: dataset.without_exam(splits[name], exam) for name in ("train", "valid")}
    if empty := [name for name, part in splits.items() if not part]:
        raise UserError(f"no pairs are left for {' and '.join(empty)}: {len(pairs)} pairs are too few; add rulebooks")
    if leaks := dataset.leaked(splits):
        test, train = leaks[0]
        raise UserError(
            f"{len(leaks)} test questions leak into train, the first: {test.id} is like {train.id}. "
            f"Look at both with: dm explain {test.id}; this is a fault of dm_assistant/dataset.py"
        )

    room = dataset.Room(
        max_prompt=everything.max_prompt_tokens,
        max_row=everything.train.max_length,
        count_prompt=lambda messages: len(tokenizer.prompt_ids(messages)),
        count_row=lambda messages, answer: sum(map(len, tokenizer.row_ids(messages, answer))),
    )
    open_book = dataset.OpenBook(
        params.open_book,
        params.withheld,
        params.distractors,
        search=lambda question, k: [hit.passage for hit in index.search(question, k)],
    )
    examples, counts = {}, dataset.Counts()
    for name, part in splits.items():
        # the test is closed-book throughout; for open-book answers predict retrieves on its own
        kind = None if name == "test" else open_book
        examples[name], counted = dataset.rows(progress.track(part, name), passages, room, kind, params.seed)
        counts += counted

    examples["exam"] = exam

    with files.atomic_folder(PREPARED) as draft:
        for name, part in examples.items():
            write_jsonl(draft / f"{name}.jsonl", part)
    kept = sum(map(len, splits.values()))
    figures = {
        "pairs": len(pairs),
        "left_out": len(accepted) - len(pairs),
        "near_exam": len(pairs) - kept,
        "leak": len(leaks) / len(splits["test"]),
        **vars(counts),
        **{f"{name}_rows": len(part) for name, part in examples.items()},
    }
    files.write_json(METRICS, figures)
    files.write_text(COUNTS, dataset.row_counts(examples))
    sizes = ", ".join(f"{name} {len(part):,}" for name, part in examples.items())
    progress.summary("prepare", f"{sizes} rows ({counts.open_book:,} open-book); 0 test questions leak into train")


if __name__ == "__main__":
    run_reporting_errors(main)
