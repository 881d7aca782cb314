"""Question generation: how well servers are kept busy, what a rerun costs, memory, and the structured generator.

Reads   a rulebook folder (SRD 5.2.1), for the structured generator
Writes  nothing; a table on standard output. Takes about four minutes
Run     python -m bench.generation ../shared/rulebooks/srd-5.2.1

The servers are fakes in processes of their own: 8 slots, 200 ms an answer. The peer is what the earlier scripts did:
one request after the other.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import ollama
import yaml

from dm_assistant.absence import AbsenceIndex
from dm_assistant.errors import run_reporting_errors
from dm_assistant.generation.answers import Answers, remember_digest
from dm_assistant.generation.conversation import SCHEMA, Plan, Reply, converse
from dm_assistant.generation.model import ModelGenerator
from dm_assistant.generation.ollama import OllamaModel
from dm_assistant.generation.report import Report
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.records import Passage, write_jsonl
from dm_assistant.rulebook.reading import read_rulebooks
from tests.generation.fake_ollama import DIGEST, MODEL, answer

ROOT = Path(__file__).parents[1]
SLOTS, SECONDS, REQUESTS, ONE_BY_ONE, KEPT = 8, 0.2, 2000, 100, 50_000
OPTIONS = {"seed": 7, "temperature": 0.4, "num_ctx": 8192, "num_predict": 1536}
PLAN = Plan(pairs=4, rounds=1, repairs=0)


def passage(number: int) -> Passage:
    """A passage of about 130 words, unlike any other."""
    lines = [f"Step {part} of road {number} is {number + part} feet long, and it is wet." for part in range(10)]
    return Passage(
        id=f"p{number}", rulebook="Roads", edition="1", file=f"{number // 5000}.md", start_line=1, end_line=10,
        heading_path=["Roads", f"Road {number}"], section=f"Road {number}", kind="rule", name=f"Road {number}",
        text="\n".join(lines),
    )  # fmt: skip


@contextmanager
def servers(count: int) -> Iterator[list[str]]:
    """The addresses of fake servers."""
    running = []
    for _ in range(count):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        command = [sys.executable, "-m", "tests.generation.fake_ollama", "--port", str(port)]
        command += ["--slots", str(SLOTS), "--seconds", str(SECONDS)]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
    try:
        yield [server.stdout.readline().strip() for server in running]
    finally:
        for server in running:
            server.kill()
            server.wait()


def one_by_one(passages: Sequence[Passage]) -> float:
    """Seconds a request, each sent when the one before is answered."""
    with servers(1) as urls:
        client = ollama.Client(urls[0])
        started = time.perf_counter()
        for each in passages:
            messages = next(converse(each, PLAN, AbsenceIndex([]), MODEL))
            client.chat(MODEL, messages, format=SCHEMA, options=OPTIONS)
        return (time.perf_counter() - started) / len(passages)


def in_parallel(passages: Sequence[Passage], hosts: int) -> float:
    """Seconds for all requests, checks and cache included."""
    with servers(hosts) as urls, tempfile.TemporaryDirectory() as folder:
        model = OllamaModel(MODEL, urls, OPTIONS, concurrency=SLOTS, timeout=60)
        started = time.perf_counter()
        written = list(ModelGenerator(model, PLAN, Path(folder)).generate(passages))
        seconds = time.perf_counter() - started
    assert all(len(each.accepted) == 2 for each in written)
    return seconds


def kept(folder: Path) -> tuple[float, float, float]:
    """With 50,000 answers kept and no server: seconds to read them, seconds and peak MiB of the whole stage."""
    work, cache = folder / "work", folder / "cache/.cache/generate"
    write_jsonl(work / "data/passages.jsonl", map(passage, range(KEPT)))
    absence = AbsenceIndex([])
    answers = Answers(cache, DIGEST, {"schema": SCHEMA, **OPTIONS})
    asked = [next(converse(passage(number), PLAN, absence, MODEL)) for number in range(KEPT)]
    for messages in asked:
        answers.put(messages, Reply(answer(messages)))
    remember_digest(cache, MODEL, DIGEST)

    started = time.perf_counter()
    assert all(answers.get(messages) for messages in asked)
    reading = time.perf_counter() - started

    params = yaml.safe_load((ROOT / "params.yaml").read_text())
    profile = yaml.safe_load((ROOT / "profiles/smoke.yaml").read_text())
    keys = {"pairs": PLAN.pairs, "rounds": PLAN.rounds, "repair_attempts": 0, "hosts": ["http://127.0.0.1:9"]}
    params["generate"] |= keys | {"temperature": 0.4, "context": 8192, "max_tokens": 1536}
    params["profile"], profile["generate"] = "smoke", {"backend": "ollama", "model": MODEL}
    (work / "profiles").mkdir()
    (work / "params.yaml").write_text(yaml.safe_dump(params))
    (work / "profiles/smoke.yaml").write_text(yaml.safe_dump(profile))
    started = time.perf_counter()
    environment = os.environ | {"DVC_ROOT": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    stage = subprocess.Popen([sys.executable, "-m", "stages.generate"], cwd=work, env=environment)
    _, status, usage = os.wait4(stage.pid, 0)
    assert status == 0
    per_mebibyte = 1024 if sys.platform == "linux" else 1024 * 1024
    return reading, time.perf_counter() - started, usage.ru_maxrss / per_mebibyte


def structured(rulebook: Path) -> str:
    passages = read_rulebooks(rulebook, max_words=220).passages
    started = time.perf_counter()
    report, questions = Report(), set()
    for written in StructuredGenerator(seed=7, phrasings=2).generate(passages):
        report.add(written)
        questions.update(pair.id for pair in written.accepted)
    seconds = time.perf_counter() - started
    figures = report.figures()
    return (
        f"{len(questions):,} distinct pairs from {len(passages):,} passages in {seconds:.1f} s; "
        f"{figures['sections_covered']:.1%} of the sections, {figures['grounded']:.1%} grounded"
    )


def main() -> None:
    passages = [passage(number) for number in range(REQUESTS)]
    single = one_by_one(passages[:ONE_BY_ONE])
    print(f"one by one, {ONE_BY_ONE} requests: {single * 1000:.0f} ms each", flush=True)
    for hosts in (1, 2):
        ideal = REQUESTS * SECONDS / SLOTS / hosts
        seconds = in_parallel(passages, hosts)
        print(
            f"{hosts} host(s), {REQUESTS:,} requests: {seconds:.1f} s, ideal {ideal:.1f} s, {seconds / ideal:.2f} × "
            f"ideal; {single * REQUESTS / seconds:.1f} times one by one",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        reading, stage, peak = kept(Path(folder))
    print(
        f"{KEPT:,} answers kept, no server: read in {reading:.2f} s; whole stage {stage:.1f} s, {peak:.0f} MiB",
        flush=True,
    )
    print(f"structured: {structured(Path(sys.argv[1]))}")


if __name__ == "__main__":
    run_reporting_errors(main)
