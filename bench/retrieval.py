"""How often and how fast the right passage is found: 690 questions in players' words, beside a plain BM25.

Reads   tests/retrieval_questions.jsonl, and a rulebook folder (the questions are about SRD 5.2.1)
Writes  nothing; tables on standard output; times are of the processor, so that other work does not count
Run     python -m bench.retrieval ../shared/rulebooks/srd-5.2.1

Parameters and vocabulary were tuned on the development half; the held-out half is what counts. The 150 new questions
are harder; what is missed of the first 75 was read, and nobody looked at the last 75 while working on the index. The
240 blind ones were written last, by somebody who had not seen the index; half of them name what they ask for.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from dm_assistant.errors import run_reporting_errors
from dm_assistant.records import Passage
from dm_assistant.retrieval import build_index, load_index
from dm_assistant.rulebook.reading import read_rulebooks

QUESTIONS = Path(__file__).parents[1] / "tests/retrieval_questions.jsonl"
STYLES = ("direct", "reworded")
DEPTH = 20  # a right passage further down counts as not found
RESAMPLES = 2000
MANY = 10_000  # passages, for the times

Search = Callable[[str, int], list[Passage]]


def ranks(search: Search, passages: Sequence[Passage], half: str, styles: Sequence[str] = STYLES) -> list[int]:
    """For each question of a half and these styles: the rank of the first passage from a right section, 0 for none.

    Raises:
        KeyError: a section that the questions name is not among `passages`.
    """
    section_of = {tuple(passage.heading_path): passage.section for passage in passages}
    found = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        if question["half"] == half and question["style"] in styles:
            right = {section_of[tuple(path)] for path in question["sections"]}
            hits = enumerate(search(question["question"], DEPTH), start=1)
            found.append(next((rank for rank, hit in hits if hit.section in right), 0))
    return found


def figures(found: Sequence[int]) -> dict[str, float]:
    """Recall at 1 and 5, and the mean reciprocal rank."""
    return {
        "recall@1": statistics.fmean(rank == 1 for rank in found),
        "recall@5": statistics.fmean(1 <= rank <= 5 for rank in found),
        "MRR": statistics.fmean(1 / rank if rank else 0.0 for rank in found),
    }


def interval(found: Sequence[int], name: str) -> tuple[float, float]:
    """95 % bootstrap interval of a figure over the questions."""
    rng = random.Random(7)
    drawn = sorted(figures(rng.choices(found, k=len(found)))[name] for _ in range(RESAMPLES))
    return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES)]


def plain_bm25(passages: Sequence[Passage]) -> Search:
    """The baseline: BM25 (k1 1.2, b 0.75) over headings and text as one bag of lower-case words."""
    bags = [f"{' '.join(p.heading_path)} {p.text}".casefold().split() for p in passages]
    lengths = np.array([len(bag) for bag in bags])
    norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
    postings: dict[str, dict[int, int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            counts = postings.setdefault(word, {})
            counts[number] = counts.get(number, 0) + 1

    def search(question: str, k: int) -> list[Passage]:
        scores = np.zeros(len(bags))
        for word in question.casefold().replace("?", "").split():
            counts = postings.get(word, {})
            where, often = np.array(list(counts), dtype=int), np.array(list(counts.values()))
            rarity = np.log(1 + (len(bags) - len(where) + 0.5) / (len(where) + 0.5))
            scores[where] += rarity * often * 2.2 / (often + norm[where])
        return [passages[number] for number in np.argsort(-scores, kind="stable")[:k]]

    return search


def seconds(work: Callable[[], object]) -> float:
    """The processor time of `work`."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_times(passages: Sequence[Passage]) -> None:
    """Build, load and query an index of `MANY` passages: the rulebook as often as it takes, as other sections."""
    copies = range(-(-MANY // len(passages)))
    many = [p.model_copy(update={"section": f"{p.section}-{copy}"}) for copy in copies for p in passages][:MANY]
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        building = seconds(lambda: build_index(many).save(folder))
        loading = min(seconds(lambda: load_index(folder)) for _ in range(5))
        index = load_index(folder)
        plain = plain_bm25(many)
        ours, theirs = (
            statistics.quantiles([seconds(lambda q=q: search(q, 5)) for q in questions], n=20)[-1]  # noqa: B023
            for search in (index.search, plain)
        )
    print(
        f"{MANY:,} passages: built and saved in {building:.1f} s, loaded in {1000 * loading:.0f} ms; "
        f"95 % of the queries within {1000 * ours:.1f} ms, {ours / theirs:.1f} times plain BM25"
    )


def main() -> None:
    passages = read_rulebooks(Path(sys.argv[1]), max_words=220).passages
    index = build_index(passages)
    print_times(passages)
    ours: Search = lambda question, k: [hit.passage for hit in index.search(question, k)]  # noqa: E731
    sets = [(half, STYLES) for half in ("development", "held-out", "new", "blind")]
    for half, styles in [*sets, *(("blind", (style,)) for style in STYLES)]:
        for name, search in (("plain BM25", plain_bm25(passages)), ("this index", ours)):
            found = ranks(search, passages, half, styles)
            shown = "  ".join(
                f"{figure} {value:.3f} [{low:.3f}, {high:.3f}]"
                for figure, value in figures(found).items()
                for low, high in [interval(found, figure)]
            )
            print(f"{half:12} {'' if styles == STYLES else styles[0]:8} {name:10} {shown}")


if __name__ == "__main__":
    run_reporting_errors(main)
