"""A server that speaks Ollama's HTTP API over real sockets, answers from the prompt's passage, and fails on demand.

Run     python -m tests.generation.fake_ollama --port 11500 --slots 8 --seconds 0.2

It answers `/api/version`, `/api/tags`, `/api/show` and `/api/chat` (with `format`, streaming and not). What it answers
depends on the messages alone. `faults` are used up one a chat, in the order in which the chats arrive.
"""

import argparse
import asyncio
import hashlib
import json
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from pathlib import Path

from dm_assistant.params import Generate, load_params

MODEL = "fake:latest"
DIGEST = "f" * 64
STATUS_FAULTS = {"400": 400, "404": 404, "429": 429, "500": 500, "503": 503}


def asking(urls: Sequence[str], timeout: float = 5.0) -> Generate:
    """generate.* as it is, but with these servers, two requests at once and this timeout."""
    generate = load_params(Path(__file__).parents[2]).generate
    return generate.model_copy(update={"hosts": list(urls), "concurrency": 2, "timeout": timeout})


class FakeOllama:
    """One server with `slots` that answer at once, `seconds` each; it runs in a thread of its own."""

    def __init__(
        self,
        faults: Iterable[str] = (),
        *,
        slots: int = 8,
        seconds: float = 0.0,
        version: str = "0.12.3",
        model: str = MODEL,
        digest: str = DIGEST,
        context: int = 131072,
        port: int = 0,
    ) -> None:
        self.faults = deque(faults)
        self.always = ""  # a fault for every chat
        self.poison = ""  # words in a prompt that never get anything but status 400
        self.slots, self.seconds = slots, seconds
        self.version, self.model, self.digest, self.context = version, model, digest, context
        self.port = port
        self.chats = 0  # that arrived
        self.answered: Counter[str] = Counter()  # by the hash of their messages
        self.busy = self.most_busy = 0
        self.requests: list[dict] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "FakeOllama":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; again on the same port after `stop`."""
        self._listening = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        assert self._listening.wait(10)

    def stop(self) -> None:
        """Close the port and every connection, whatever is in flight."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        self._free = asyncio.Semaphore(self.slots)
        self._connections: set[asyncio.Task] = set()
        listener = socket.create_server(("127.0.0.1", self.port), backlog=512)
        self.port = listener.getsockname()[1]
        server = await asyncio.start_server(self._connection, sock=listener)
        self._listening.set()
        await self._stopping.wait()
        server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._connections.add(task)
        try:
            while line := await reader.readline():
                method, path, _ = line.decode().split(" ", 2)
                headers = {}
                while (header := (await reader.readline()).decode().strip()) != "":
                    name, _, value = header.partition(":")
                    headers[name.lower()] = value.strip()
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                if not await self._respond(writer, method, path, json.loads(body) if body else {}):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _respond(self, writer: asyncio.StreamWriter, method: str, path: str, body: dict) -> bool:
        """Answer one request; False where the connection ends with it."""
        if path == "/api/chat":
            return await self._chat(writer, body)
        if path == "/api/version":
            await send_json(writer, {"version": self.version})
        elif path == "/api/tags":
            await send_json(writer, {"models": [{"model": self.model, "name": self.model, "digest": self.digest}]})
        elif path == "/api/show":
            await send_json(
                writer, {"model_info": {"fake.context_length": self.context}, "capabilities": ["completion"]}
            )
        else:
            await send_json(writer, {"error": "not found"}, 404)
        return True

    async def _chat(self, writer: asyncio.StreamWriter, body: dict) -> bool:
        self.chats += 1
        self.requests.append(body)
        fault = self.faults.popleft() if self.faults else self.always
        if self.poison and self.poison in json.dumps(body["messages"]):
            fault = "400"
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            async with self._free:
                if fault == "hang":
                    await asyncio.sleep(3600)
                if self.seconds:
                    await asyncio.sleep(self.seconds)
        finally:
            self.busy -= 1
        if fault in STATUS_FAULTS:
            await send_json(writer, {"error": f"scripted {fault}"}, STATUS_FAULTS[fault])
            return True
        if fault == "reset":
            return False
        content = answer(body["messages"], fault)
        message = {"model": self.model, "created_at": "2026-01-01T00:00:00Z", "done": True, "done_reason": "stop"}
        message |= {"prompt_eval_count": 400, "eval_count": len(content) // 4}
        if body.get("stream", True):
            await send_stream(writer, message, content)
        else:
            payload = json.dumps(message | {"message": {"role": "assistant", "content": content}}).encode()
            payload = {
                "not JSON": b"<html>oops</html>",
                "other JSON": b"[1, 2]",
                "no UTF-8": b'{"message": "\xff\xfe"}',
            }.get(fault, payload)
            if not await send(writer, payload, cut=fault == "cut", drip=fault == "drip"):
                return False
        self.answered[hashlib.sha256(json.dumps(body["messages"]).encode()).hexdigest()] += 1
        return True


def answer(messages: list[dict], fault: str = "") -> str:
    """A good pair about each of the first sentences of the passage, or what `fault` says."""
    task = messages[1]["content"]
    citation, _, rest = task.removeprefix("Passage: ").partition("\n\n")
    text = rest.partition("\n\nWrite ")[0]
    name = citation.split(" › ")[-1]
    asked = task.count("\n- ")
    lines = [line for line in text.splitlines() if line.strip()]
    pairs = [
        {
            "question": f"What does the rule of {name} say in part {number + asked}?",
            "answer": line,
            "evidence": line,
            "type": "lookup",
        }
        for number, line in enumerate(lines[:2], start=1)
    ]
    bad = {
        "no evidence": {"evidence": "words that stand nowhere in it"},
        "invented figure": {"answer": "It is 987 feet."},
        "no question": {"question": " "},
    }
    if fault in bad:
        pairs[0] |= bad[fault]
    if fault == "duplicate":
        pairs = [pairs[0]] * 3
    content = json.dumps({"pairs": pairs})
    return {
        "broken off": content[: len(content) // 2],
        "wrong schema": json.dumps({"questions": ["Why?"]}),
        "empty": "",
        "1 MB": json.dumps({"pairs": [pairs[0] | {"answer": "x" * 1_000_000}]}),
    }.get(fault, content)


async def send_json(writer: asyncio.StreamWriter, payload: dict, status: int = 200) -> None:
    await send(writer, json.dumps(payload).encode(), status=status)


async def send(
    writer: asyncio.StreamWriter, payload: bytes, *, status: int = 200, cut: bool = False, drip: bool = False
) -> bool:
    """Send a response; `cut` ends it halfway, `drip` sends a byte at a time. False where it was cut."""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n".encode()
    writer.write(head + (b"" if drip else payload[: len(payload) // 2] if cut else payload))
    await writer.drain()
    for byte in payload if drip else b"":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)
    return not cut


async def send_stream(writer: asyncio.StreamWriter, message: dict, content: str) -> None:
    """The answer as lines of JSON in chunks."""
    parts = [content[start : start + 20] for start in range(0, len(content), 20)]
    lines = [{"model": MODEL, "message": {"role": "assistant", "content": part}, "done": False} for part in parts]
    lines.append(message | {"message": {"role": "assistant", "content": ""}})
    writer.write(b"HTTP/1.1 200 X\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
    for line in lines:
        payload = json.dumps(line).encode() + b"\n"
        writer.write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")
    writer.write(b"0\r\n\r\n")
    await writer.drain()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--slots", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=0.0)
    called = parser.parse_args()
    with FakeOllama(slots=called.slots, seconds=called.seconds, port=called.port) as server:
        print(server.url, flush=True)
        while True:
            time.sleep(1)
