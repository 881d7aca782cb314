"""Greedy answers to requests as they come: continuous batching beside the reading of prompts.

A request joins the batch that is running; nobody waits for the end of another's answer. The key-value caches of the
last prompts are kept: a prompt that begins as one of them did (the same passages, another question) is read only from
where they part.
"""

import copy
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from queue import Queue, SimpleQueue
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx_lm.generate import wired_limit
from mlx_lm.models.cache import KVCache, can_trim_prompt_cache, make_prompt_cache, trim_prompt_cache

from dm_assistant.models.cpu import faster_cpu, kept_memory
from dm_assistant.models.rows import Batch
from dm_assistant.models.streams import let_operations_gather

BATCH = 16  # answers at once; more wait their turn
READ_AHEAD = 4  # prompts that wait to join
KEPT_PROMPTS = 128
KEPT_BYTES = 1 << 30


@dataclass(frozen=True)
class Generated:
    """Tokens of an answer without the one that ends it, and how many of the prompt's tokens came from a kept cache."""

    tokens: list[int]
    reused: int


@dataclass
class _Request:
    prompt: tuple[int, ...]
    answer: Future[Generated]
    tokens: list[int] = field(default_factory=list)
    reused: int = 0

    @property
    def last(self) -> int:
        """The token that the model reads next."""
        return self.tokens[-1] if self.tokens else self.prompt[-1]


class KeptPrompts:
    """The caches of the last prompts that were read."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, ...], list[Any]] = OrderedDict()
        self._bytes = 0

    def nearest(self, prompt: tuple[int, ...]) -> tuple[int, list[Any]] | None:
        """How many tokens `prompt` begins with as a kept one does, the most there are, and the caches of these.

        A whole prompt's caches are the kept ones, to be read only; those of a beginning are a copy to go on from.
        """
        if prompt in self._kept:
            self._kept.move_to_end(prompt)
            return len(prompt), self._kept[prompt]
        best, length = None, 0
        for kept, caches in self._kept.items():
            common = _common(kept, prompt)
            if common > length and (common == len(kept) or can_trim_prompt_cache(caches)):
                best, length = kept, common
        if best is None:
            return None
        self._kept.move_to_end(best)
        caches = copy.deepcopy(self._kept[best])
        trim_prompt_cache(caches, len(best) - length)
        return length, caches

    def keep(self, prompt: tuple[int, ...], caches: list[Any]) -> None:
        """Keep the caches of a prompt; the one that was not asked for longest makes room."""
        self._kept[prompt] = caches
        self._bytes += _bytes_of(caches)
        while len(self._kept) > KEPT_PROMPTS or self._bytes > KEPT_BYTES:
            self._bytes -= _bytes_of(self._kept.popitem(last=False)[1])


def _bytes_of(caches: Sequence[Any]) -> int:
    return sum(cache.nbytes for cache in caches)


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


class Batcher:
    """A model that answers in two threads of its own; the first loads it with the first request.

    One thread reads prompts while the other one writes answers: nobody's next token waits for another's prompt, and on
    the CPU each computes on a processor of its own.
    """

    def __init__(self, load: Callable[[], nn.Module], stop_tokens: Sequence[int], max_tokens: int) -> None:
        self._load = load
        self._stop_tokens = frozenset(stop_tokens)
        self._max_tokens = max_tokens
        self._model: nn.Module | None = None
        self._closed, self._lock = False, threading.Lock()  # nothing is submitted after the end
        self._kept = KeptPrompts()
        self._requests: SimpleQueue[_Request | None] = SimpleQueue()
        self._ready: Queue[tuple[_Request, list[Any]] | None] = Queue(READ_AHEAD)
        self._reader = threading.Thread(target=self._read_prompts, name="reader", daemon=True)
        self._writer = threading.Thread(target=self._write_answers, name="writer", daemon=True)
        self._reader.start()
        self._writer.start()

    def submit(self, prompt: Sequence[int]) -> Future[Generated]:
        """The answer to a prompt of two tokens or more, to come. Cancelled, it leaves the batch before the next one.

        Raises:
            RuntimeError: the batcher is closed, so that nobody would answer.
        """
        request = _Request(tuple(prompt), Future())
        with self._lock:
            if self._closed:
                raise RuntimeError("the batcher is closed")
            self._requests.put(request)
        return request.answer

    def close(self) -> None:
        """Answer what was submitted, then end the threads."""
        with self._lock:
            self._closed = True
            self._requests.put(None)
        self._reader.join()

    def _read_prompts(self) -> None:
        """The first thread: prompts into caches, in the order in which they came. It ends after the second one."""
        let_operations_gather()
        with kept_memory(), faster_cpu(), ExitStack() as held:
            while (request := self._requests.get()) is not None:
                if request.answer.cancelled():
                    continue
                try:
                    if self._model is None:
                        self._model = self._load()
                        held.enter_context(wired_limit(self._model))
                    request.reused, caches = self._read(self._model, request.prompt[:-1])
                except Exception as problem:
                    _fail(request, problem)  # the next request starts afresh
                else:
                    self._ready.put((request, caches))
            self._ready.put(None)
            self._writer.join()
        mx.clear_streams()  # left to the end of the process, they abort it now and then

    def _write_answers(self) -> None:
        """The second thread: who is ready joins the batch before its next token."""
        let_operations_gather()
        batch, running, ended = Batch(), [], False
        while running or not ended:
            try:
                while not ended and len(running) < BATCH and not (running and self._ready.empty()):
                    if (ready := self._ready.get()) is None:
                        ended = True
                    else:
                        running.append(ready[0])
                        batch.join(ready[1])
                        del ready  # who waits for the next one keeps no caches
                for row in reversed(range(len(running))):
                    if running[row].answer.cancelled():
                        _leave(batch, running, row)
                if running:
                    self._step(self._model, batch, running)
            except Exception as problem:
                for request in running:
                    _fail(request, problem)
                batch, running = Batch(), []
        mx.clear_streams()

    def _read(self, model: nn.Module, prompt: tuple[int, ...]) -> tuple[int, list[Any]]:
        """The caches of a model that has read `prompt`, and how many tokens of it came from a kept one."""
        reused, caches = self._kept.nearest(prompt) or (0, make_prompt_cache(model))
        if reused < len(prompt):
            model(mx.array([prompt[reused:]]), cache=caches)
            for cache in caches:
                if type(cache) is KVCache:  # it has room for an answer, which is written elsewhere
                    cache.keys, cache.values = map(mx.contiguous, cache.keys_and_values())
            mx.eval([cache.state for cache in caches])
            self._kept.keep(prompt, caches)
        return reused, caches

    def _step(self, model: nn.Module, batch: Batch, running: list[_Request]) -> None:
        """Add one token to each answer, and hand those over that end with it."""
        logits = model(mx.array([[request.last] for request in running]), cache=batch.layers)
        tokens = mx.argmax(logits[:, -1], axis=-1).tolist()
        for row in reversed(range(len(running))):
            request, token = running[row], tokens[row]
            stopped = token in self._stop_tokens
            if not stopped:
                request.tokens.append(token)
            if stopped or len(request.tokens) == self._max_tokens:
                _leave(batch, running, row)
                if request.answer.set_running_or_notify_cancel():
                    request.answer.set_result(Generated(request.tokens, request.reused))


def _fail(request: _Request, problem: Exception) -> None:
    """Tell who waits."""
    if request.answer.set_running_or_notify_cancel():
        request.answer.set_exception(problem)


def _leave(batch: Batch, running: list[_Request], row: int) -> None:
    """Take an answer out of the batch; the last one gets its row."""
    batch.leave(row, len(running))
    running[row] = running[-1]
    running.pop()
