"""Curation: time and memory at 100,000 pairs, growth from 10,000, duplicates against comparing all, planted faults.

Reads   a rulebook folder (SRD 5.2.1) and our own
Writes  nothing; a table on standard output. Takes about four minutes
Run     python -m bench.curation ../shared/rulebooks/srd-5.2.1

The pairs are those of the structured generator over both rulebooks, and over a copy whose entries bear other names: one
book has too few. The smaller set is about a tenth of the sections with their pairs. The peer of the duplicate search
compares every text with every other.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from dm_assistant.curation.curate import curate
from dm_assistant.errors import run_reporting_errors
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.params import load_params
from dm_assistant.records import Pair, Passage, content_id, write_jsonl
from dm_assistant.rulebook.reading import read_rulebooks
from dm_assistant.similarity import jaccard, near_duplicates, words
from stages.curate import limits_of
from tests.curation.planted import KINDS, planted, score

ROOT = Path(__file__).parents[1]
PAIRS, FEWER, ROWS, SEEDS = 100_000, 10_000, 2_000, (7, 8, 9)
SIMILARITY = 0.6  # of word triples: that of the splits


def written(rulebook: Path) -> tuple[list[Passage], list[Pair]]:
    """The passages of both rulebooks and of their copy, and as many pairs about them as are asked for."""
    read = [
        passage for folder in (rulebook, ROOT / "data/rulebooks") for passage in read_rulebooks(folder, 220).passages
    ]
    passages = [*read, *(renamed(passage) for passage in read if passage.kind != "rule")]
    pairs = [pair for one in StructuredGenerator(seed=7, phrasings=3).generate(passages) for pair in one.pairs]
    assert len(pairs) >= PAIRS
    return passages, sorted(pairs, key=lambda pair: content_id("7", pair.id))[:PAIRS]


def renamed(passage: Passage) -> Passage:
    """The passage about an entry of another name in another rulebook."""
    name = f"{passage.name} of Ash"
    path = [name if heading == passage.name else heading for heading in passage.heading_path]
    changes = {"id": f"{passage.id}a", "section": f"{passage.section}a", "rulebook": f"{passage.rulebook} of Ash"}
    return passage.model_copy(update=changes | {"name": name, "heading_path": path})


def stage(passages: Sequence[Passage], pairs: Sequence[Pair]) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and peak MiB of the whole stage in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_jsonl(work / "data/passages.jsonl", passages)
        write_jsonl(work / "data/generated/pairs.jsonl", pairs)
        (work / "data/rulebooks").mkdir()
        (work / "data/decisions.jsonl").touch()
        shutil.copy(ROOT / "params.yaml", work)
        shutil.copytree(ROOT / "profiles", work / "profiles")
        environment = os.environ | {"PYTHONPATH": str(ROOT), "DVC_ROOT": folder}
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "stages.curate"], cwd=work, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    assert status == 0
    per_mebibyte = 1024 if sys.platform == "linux" else 1024 * 1024
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mebibyte


def compared(texts: Sequence[str]) -> str:
    """Our search beside one that compares all texts; both look for the same similarity."""
    started = time.perf_counter()
    ours = set(near_duplicates(texts, SIMILARITY))
    seconds = time.perf_counter() - started

    started = time.perf_counter()
    said = [words(text) for text in texts]
    triples = [set(zip(text, text[1:], text[2:], strict=False)) for text in said]
    every = {(i, j) for i, j in combinations(range(len(texts)), 2) if jaccard(triples[i], triples[j]) >= SIMILARITY}
    all_pairs = time.perf_counter() - started
    at_scale = all_pairs * (PAIRS / len(texts)) ** 2 / 3600
    return (
        f"{len(texts):,} rows: {seconds:.2f} s against {all_pairs:.1f} s for all pairs "
        f"({at_scale:.1f} hours at {PAIRS:,}); of its {len(every)} near-duplicates {len(every - ours)} "
        f"differ in a name or figure and are kept apart; ours has {len(ours - every)} others"
    )


def planted_faults() -> None:
    limits = limits_of(load_params(ROOT).curate)
    scores = []
    for seed in SEEDS:
        found = planted(seed)
        scores.append(score(found, curate(found.shuffled(seed), found.passages, {}, limits)))
    for seed, one in zip(SEEDS, scores, strict=True):
        print(f"planted set, seed {seed}: recall {one.recall:.3f}, good pairs kept {one.kept:.3f}")
    for kind in KINDS:
        print(f"  {kind:<15}" + "  ".join(f"{one.found[kind]:.3f}" for one in scores))


def main() -> None:
    planted_faults()
    passages, pairs = written(Path(sys.argv[1]))
    print(compared([f"{pair.question} {pair.answer}" for pair in pairs[:ROWS]]), flush=True)
    sections = {section for section in {pair.section for pair in pairs} if content_id(section) < "2"}
    some = [pair for pair in pairs if pair.section in sections][:FEWER]
    of_some = [passage for passage in passages if passage.section in sections]
    per_pair = []
    for which, asked in ((of_some, some), (passages, pairs)):
        seconds, processor, peak = stage(which, asked)
        per_pair.append(processor / len(asked))
        print(f"{len(asked):,} pairs: {seconds:.1f} s, {processor:.1f} s of processor time, {peak:.0f} MiB", flush=True)
    print(f"a pair takes {per_pair[1] / per_pair[0]:.2f} × as long in the larger set")


if __name__ == "__main__":
    run_reporting_errors(main)
