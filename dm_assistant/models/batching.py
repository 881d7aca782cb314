"""Greedy answers to requests as they come: mlx-lm's continuous batching in a thread of its own.

A request joins the batch that is running; nobody waits for the end of another's answer. The key-value caches of the
last prompts are kept: a prompt that begins as one of them did (the same passages, another question) is read only from
where they part.
"""

import ctypes
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue

import mlx.core as mx
import mlx.nn as nn
from mlx_lm.generate import BatchGenerator
from mlx_lm.models.cache import LRUPromptCache

BATCH = 16  # answers at once; more wait their turn
KEPT_PROMPTS = 32
KEPT_BYTES = 1 << 30
M_MMAP_THRESHOLD = -3  # of malloc.h


@dataclass(frozen=True)
class Generated:
    """Tokens of an answer without the one that ends it, and how many of the prompt's tokens came from a kept cache."""

    tokens: list[int]
    reused: int


@dataclass
class _Request:
    prompt: list[int]
    answer: Future[Generated]
    tokens: list[int] = field(default_factory=list)
    reused: int = 0


class Batcher:
    """A model that answers in a thread of its own, which loads it with the first request.

    mlx binds its streams to threads: whoever computes must have loaded.
    """

    def __init__(self, load: Callable[[], nn.Module], stop_tokens: Sequence[int], max_tokens: int) -> None:
        self._load = load
        self._stop_tokens = [[token] for token in stop_tokens]
        self._max_tokens = max_tokens
        self._kept = LRUPromptCache(KEPT_PROMPTS, KEPT_BYTES)
        self._requests: SimpleQueue[_Request | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="batcher", daemon=True)
        self._thread.start()

    def submit(self, prompt: Sequence[int]) -> Future[Generated]:
        """The answer to a prompt, to come. Cancelled, it leaves the batch before the next token."""
        request = _Request(list(prompt), Future())
        self._requests.put(request)
        return request.answer

    def close(self) -> None:
        """Answer what was submitted, then end the thread."""
        self._requests.put(None)
        self._thread.join()

    def _run(self) -> None:
        _give_memory_back()
        model = None
        while (request := self._requests.get()) is not None:
            running: dict[int, _Request] = {}
            try:
                model = model or self._load()
                self._answer(model, request, running)
            except Exception as problem:
                # Whoever waits is told; the next request starts afresh.
                for each in list(running.values()) or [request]:
                    if each.answer.set_running_or_notify_cancel():
                        each.answer.set_exception(problem)
        mx.clear_streams()  # left to the end of the process, they abort it now and then

    def _answer(self, model: nn.Module, first: _Request, running: dict[int, _Request]) -> None:
        """Answer `first` and all that come meanwhile; `running` holds who still waits."""
        generator = BatchGenerator(
            model,
            max_tokens=self._max_tokens,
            stop_tokens=self._stop_tokens,
            completion_batch_size=BATCH,
            prefill_batch_size=BATCH,
            stream=mx.default_stream(mx.default_device()),
        )
        closing = False  # told to end: answers who runs, takes nobody in
        try:
            self._insert(generator, first, running)
            while running:
                while not closing and not self._requests.empty():
                    request = self._requests.get()
                    if request is None:
                        closing = True
                    else:
                        self._insert(generator, request, running)
                gone = [number for number, request in running.items() if request.answer.cancelled()]
                generator.remove(gone)
                for number in gone:
                    del running[number]
                for response in generator.next()[1]:
                    self._take(response, running)
        finally:
            generator.close()
            if closing:
                self._requests.put(None)

    def _insert(self, generator: BatchGenerator, request: _Request, running: dict[int, _Request]) -> None:
        cache, rest = self._kept.fetch_nearest_cache("", request.prompt)
        if not rest:  # the model must read one token at least
            cache, rest = None, request.prompt
        request.reused = len(request.prompt) - len(rest)
        (number,) = generator.insert([rest], caches=[cache], all_tokens=[request.prompt[: request.reused]])
        running[number] = request

    def _take(self, response, running: dict[int, _Request]) -> None:
        """Add one token to the answer it belongs to, and hand the answer over at its end."""
        request = running[response.uid]
        if response.finish_reason != "stop":
            request.tokens.append(response.token)
        if response.finish_reason is not None:
            # Unevaluated, a cache cut out of the batch would keep the whole batch in memory.
            mx.eval([cache.state for cache in response.prompt_cache])
            self._kept.insert_cache("", response.all_tokens, response.prompt_cache)
            del running[response.uid]
            if request.answer.set_running_or_notify_cancel():
                request.answer.set_result(Generated(request.tokens, request.reused))


def _give_memory_back() -> None:
    """Have glibc return large blocks when they are freed.

    It learns to keep them, and those of a batch come in all sizes: a server under load grew and shrank by a tenth. For
    smaller blocks than 2 MiB the same would take twice the processor time.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 2 << 20)
