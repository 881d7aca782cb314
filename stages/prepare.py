"""Split the curated pairs without a leak and write them as chat messages, closed-book and open-book.

Reads   data/passages.jsonl, data/index, data/curated/accepted.jsonl  (records.Verdict)
        models/base                               tokenizer and chat template
Writes  data/prepared/{train,valid,test}.jsonl    (records.Example), metrics/prepare.json
Run     dvc repro prepare                         or, alone: python -m stages.prepare
"""

from pathlib import Path

from dm_assistant import dataset, files, progress
from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.params import load_params
from dm_assistant.records import Passage, Verdict, read_jsonl, write_jsonl
from dm_assistant.retrieval import load_index
from dm_assistant.tokenization import load_tokenizer

PASSAGES = Path("data/passages.jsonl")
INDEX = Path("data/index")
ACCEPTED = Path("data/curated/accepted.jsonl")
BASE = Path("models/base")
PREPARED = Path("data/prepared")
METRICS = Path("metrics/prepare.json")


def main() -> None:
    everything = load_params()
    params = everything.prepare
    passages = {passage.id: passage for passage in read_jsonl(PASSAGES, Passage, made_by="ingest")}
    accepted = [verdict.pair for verdict in read_jsonl(ACCEPTED, Verdict, made_by="curate")]
    index, tokenizer = load_index(INDEX), load_tokenizer(BASE)

    pairs = dataset.spread(accepted, params.max_pairs, params.seed)
    splits = dataset.split(pairs, params.valid, params.test, params.seed)
    if empty := [name for name, part in splits.items() if not part]:
        raise UserError(f"no pairs are left for {' and '.join(empty)}: {len(pairs)} pairs are too few; add rulebooks")
    if leaks := dataset.leaked(splits):
        test, train = leaks[0]
        raise UserError(f"{len(leaks)} test questions leak into train, the first: {test.id} is like {train.id}")

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

    with files.atomic_folder(PREPARED) as draft:
        for name, part in examples.items():
            write_jsonl(draft / f"{name}.jsonl", part)
    figures = {
        "pairs": len(pairs),
        "left_out": len(accepted) - len(pairs),
        "leak": len(leaks) / len(splits["test"]),
        **vars(counts),
        **dataset.summary(examples),
    }
    files.write_json(METRICS, figures)
    sizes = ", ".join(f"{name} {len(part):,}" for name, part in examples.items())
    progress.summary("prepare", f"{sizes} rows ({counts.open_book:,} open-book); 0 test questions leak into train")


if __name__ == "__main__":
    run_reporting_errors(main)
