"""`dm serve`: the first words of an answer, many clients at once, a minute of mixed load, answers without a model.

Reads   models/quantized and data/index of the project, a rulebook folder (SRD 5.2.1)
Writes  nothing; a table on standard output. Takes about two minutes
Run     python -m bench.serving ../shared/rulebooks/srd-5.2.1

The server is a process of its own, the clients are tasks of this one and share the processor with it.
"""

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import psutil

from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks

ROOT = Path(__file__).parents[1]
CLIENTS, SECONDS, LOAD_SECONDS = 16, 8, 60
# Answered from prose, so that the model is asked.
RULES = [
    "How does grappling work?", "What happens when I fall?", "How does a long rest work?", "How does cover work?",
    "What does the Prone condition do?", "How do death saving throws work?", "How does hiding work?",
    "When can I make an opportunity attack?", "How does concentration work?", "What can I do with a bonus action?",
    "How does two-weapon fighting work?", "What does being blinded do?", "How far can I jump?",
    "How does exhaustion work?",
    "How does a short rest work?", "How does swimming work?", "What is difficult terrain?", "How does surprise work?",
]  # fmt: skip
MALFORMED = [
    b"", b"{", b"[]", b"null", b'{"messages": []}', b'{"messages": [{"role": "user"}]}', b'{"messages": 7}',
    b'{"messages": [{"role": "user", "content": ""}]}', b'{"messages": [{"role": "user", "content": "\\ud800"}]}',
    b'{"model": "gpt-4", "messages": [{"role": "user", "content": "Hm?"}]}', b"\xff\xfe", b"[" * 50_000,
    b'{"messages": [{"role": "user", "content": "' + b"x" * 3000 + b'"}]}', b"x" * 100_000,
    b'{"stop": ["a", "b", "c", "d", "e"], "messages": [{"role": "user", "content": "Hm?"}]}',
    b'{"max_tokens": 0, "messages": [{"role": "user", "content": "Hm?"}]}',
]  # fmt: skip


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[int, psutil.Process]]:
    """The port and the process of a server."""
    command = [sys.executable, "-m", "dm_assistant.cli", "serve", "--port", "0", *arguments]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        line = server.stdout.readline()
        if not line:
            raise UserError(f"{' '.join(command[1:])} did not start. Build index and model with: dvc repro")
        yield int(line.partition("127.0.0.1:")[2].partition("/")[0]), psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait()


async def post(port: int, body: bytes) -> tuple[int, bytes, float, float]:
    """Status, body, seconds to the first words and to the end of one request."""
    started = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {len(body)}"
    writer.write(f"{head}\r\nContent-Type: application/json\r\n\r\n".encode() + body)
    received, first = b"", 0.0
    while part := await reader.read(65536):
        received += part
        if not first and b'"finish_reason": "' in received:  # the last words come with the first
            first = time.perf_counter() - started
    writer.close()
    return int(received[9:12]), received.partition(b"\r\n\r\n")[2], first, time.perf_counter() - started


def request(question: str, **more: object) -> bytes:
    return json.dumps({"messages": [{"role": "user", "content": question}], **more}).encode()


async def repeat(seconds: float, clients: int, once: Callable[[int], Awaitable[None]]) -> None:
    """`clients` at once, each calling `once` with 0, 1, 2 … until the time is over."""
    end = time.perf_counter() + seconds

    async def client(number: int) -> None:
        turn = number
        while time.perf_counter() < end:
            await once(turn)
            turn += clients

    await asyncio.gather(*(client(number) for number in range(clients)))


async def tokens_a_second(port: int, clients: int) -> float:
    tokens = 0

    async def once(turn: int) -> None:
        nonlocal tokens
        status, body, _, _ = await post(port, request(RULES[turn % len(RULES)]))
        assert status == 200, body
        tokens += json.loads(body)["usage"]["completion_tokens"]

    started = time.perf_counter()
    await repeat(SECONDS, clients, once)
    return tokens / (time.perf_counter() - started)


def percentiles(seconds: Sequence[float]) -> str:
    return f"median {median(seconds) * 1000:.0f} ms, 95 % within {quantiles(seconds, n=20)[-1] * 1000:.0f} ms"


async def with_model() -> None:
    with serving("--variant", "quantized") as (port, process):
        for question in RULES:
            await post(port, request(question))
        first, prompts = [], []
        for question in RULES * 3:
            _, body, seconds, _ = await post(
                port, request(question, stream=True, stream_options={"include_usage": True})
            )
            first.append(seconds)
            prompts.append(json.loads(body.rpartition(b'"usage": ')[2].partition(b"}}")[0] + b"}}")["prompt_tokens"])
        print(f"first words, one client, prompts up to {max(prompts)} tokens: {percentiles(first)}", flush=True)
        one = await tokens_a_second(port, 1)
        many = await tokens_a_second(port, CLIENTS)
        print(f"{CLIENTS} clients: {many:.0f} tokens/s, one: {one:.0f}; {many / one:.1f} times", flush=True)
        await mixed_load(port, process)


async def mixed_load(port: int, process: psutil.Process) -> None:
    """Questions to model and rulebook, streamed or not, clients that leave, and requests that are none."""
    choose, statuses, memory = random.Random(7), Counter(), []

    async def once(turn: int) -> None:
        kind = choose.randrange(4)
        question = RULES[choose.randrange(len(RULES))]
        if kind == 0:
            body = MALFORMED[choose.randrange(len(MALFORMED))]
        else:
            body = request(question, stream=kind == 1, model=choose.choice(["quantized", "no-model"]))
        try:
            status, _, _, _ = await asyncio.wait_for(post(port, body), 0.05 if turn % 10 == 0 else 60)
            statuses[status] += 1
        except TimeoutError:
            statuses["left"] += 1
        except ConnectionError:
            statuses["closed"] += 1  # the server does not read on where a body is too long

    def held() -> tuple[int, int]:
        return process.num_threads(), process.num_fds()

    async def sample() -> None:
        for _ in range(LOAD_SECONDS):
            memory.append(process.memory_info().rss / 2**20)
            await asyncio.sleep(1)

    await repeat(10, CLIENTS, once)
    before = held()
    await asyncio.gather(sample(), repeat(LOAD_SECONDS, CLIENTS, once))
    await asyncio.sleep(1)
    shown = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items(), key=str))
    print(f"{LOAD_SECONDS} s of mixed load: {shown}", flush=True)
    ends = f"{memory[0]:.0f} first, {memory[-1]:.0f} last, {min(memory):.0f} to {max(memory):.0f} between"
    print(f"  MiB, each second: {ends}; threads and files {before} before, {held()} after")


async def without_model(rulebook: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = build_index(read_rulebooks(rulebook, max_words=220).passages)
        index.save(Path(folder) / "index")
        questions = [f"What is {index.passage(number).name}?" for number in range(0, len(index), len(index) // 200)]
        with serving("--no-model", "--index", f"{folder}/index") as (port, _):
            took = [(await post(port, request(question)))[3] for question in questions]
    print(f"no model, {len(index):,} passages, {len(took)} questions: {percentiles(took)}", flush=True)


def main() -> None:
    asyncio.run(with_model())
    asyncio.run(without_model(Path(sys.argv[1])))


if __name__ == "__main__":
    run_reporting_errors(main)
