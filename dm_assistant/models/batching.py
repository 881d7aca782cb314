"""Greedy answers to requests as they come: continuous batching in a thread of its own.

A request joins the batch that is running; nobody waits for the end of another's answer. The key-value caches of the
last prompts are kept: a prompt that begins as one of them did (the same passages, another question) is read only from
where they part.
"""

import copy
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

import mlx.core as mx
import mlx.nn as nn
from mlx_lm.generate import wired_limit
from mlx_lm.models.cache import can_trim_prompt_cache, make_prompt_cache, trim_prompt_cache

from dm_assistant.models.rows import Batch

BATCH = 16  # answers at once; more wait their turn
KEPT_PROMPTS = 32
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
        while len(self._kept) > KEPT_PROMPTS or self._bytes() > KEPT_BYTES:
            self._kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(cache.nbytes for caches in self._kept.values() for cache in caches)


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


class Batcher:
    """A model that answers in a thread of its own, which loads it with the first request.

    mlx binds its streams to threads: whoever computes must have loaded.
    """

    def __init__(self, load: Callable[[], nn.Module], stop_tokens: Sequence[int], max_tokens: int) -> None:
        self._load = load
        self._stop_tokens = frozenset(stop_tokens)
        self._max_tokens = max_tokens
        self._kept = KeptPrompts()
        self._requests: SimpleQueue[_Request | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="batcher", daemon=True)
        self._thread.start()

    def submit(self, prompt: Sequence[int]) -> Future[Generated]:
        """The answer to a prompt of two tokens or more, to come. Cancelled, it leaves the batch before the next one."""
        request = _Request(tuple(prompt), Future())
        self._requests.put(request)
        return request.answer

    def close(self) -> None:
        """Answer what was submitted, then end the thread."""
        self._requests.put(None)
        self._thread.join()

    def _run(self) -> None:
        model = None
        while (request := self._requests.get()) is not None:
            waiting, running = deque([request]), []
            try:
                model = model or self._load()
                with wired_limit(model):
                    self._answer(model, waiting, running)
            except Exception as problem:
                # Whoever waits is told; the next request starts afresh.
                for each in [*running, *waiting]:
                    if each.answer.set_running_or_notify_cancel():
                        each.answer.set_exception(problem)
        mx.clear_streams()  # left to the end of the process, they abort it now and then

    def _answer(self, model: nn.Module, waiting: deque[_Request], running: list[_Request]) -> None:
        """Answer those who wait and all that come meanwhile; each of `running` has a row of the batch."""
        batch = Batch()
        closing = False  # told to end: answers who came, takes nobody in
        try:
            while waiting or running:
                while not closing and not self._requests.empty():
                    request = self._requests.get()
                    if request is None:
                        closing = True
                    else:
                        waiting.append(request)
                for row in reversed(range(len(running))):
                    if running[row].answer.cancelled():
                        _leave(batch, running, row)
                self._admit(model, batch, waiting, running)
                if running:
                    self._step(model, batch, running)
        finally:
            if closing:
                self._requests.put(None)

    def _admit(self, model: nn.Module, batch: Batch, waiting: deque[_Request], running: list[_Request]) -> None:
        """Take in who waits while there is room, but only one prompt that must be read: who runs gets a token first."""
        while waiting and len(running) < BATCH:
            request = waiting[0]
            if not request.answer.cancelled():
                request.reused, caches = self._read(model, request.prompt[:-1])
                batch.join(caches)
                running.append(request)
            waiting.popleft()
            if request.reused < len(request.prompt) - 1:
                break

    def _read(self, model: nn.Module, prompt: tuple[int, ...]) -> tuple[int, list[Any]]:
        """The caches of a model that has read `prompt`, and how many tokens of it came from a kept one."""
        reused, caches = self._kept.nearest(prompt) or (0, make_prompt_cache(model))
        if reused < len(prompt):
            model(mx.array([prompt[reused:]]), cache=caches)
            mx.eval([cache.state for cache in caches])
            mx.clear_cache()
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


def _leave(batch: Batch, running: list[_Request], row: int) -> None:
    """Take an answer out of the batch; the last one gets its row."""
    batch.leave(row, len(running))
    running[row] = running[-1]
    running.pop()
