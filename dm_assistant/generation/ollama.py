"""Questions from a model that one or several Ollama servers run.

Every server has `concurrency` requests in flight. A server that fails is set aside, tried again with one request after
a pause that grows, and joins in again when that is answered; the others go on. Structured outputs: the JSON schema goes
along as `format`, so nothing is scraped out of prose.
"""

import asyncio
import os
import random
import ssl
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, TypeVar

import httpx
import ollama
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from dm_assistant.errors import UserError
from dm_assistant.generation.answers import Answers
from dm_assistant.generation.conversation import QUOTED_BACK, SCHEMA, SYSTEM, TASK, Conversation, Plan, Reply
from dm_assistant.generation.live import Live
from dm_assistant.prompts import Message

OLDEST_VERSION = (0, 5, 0)  # the first with structured outputs
ATTEMPTS = 5  # for a request that a living server fails to answer
PATIENCE = 180.0  # seconds without any answer before the run gives up
LONGEST_PAUSE = 20.0  # seconds before a server that failed is tried again
LOOKUP_SECONDS = 10.0  # version, models: a living server answers at once
CHARACTERS_A_TOKEN = 3.0  # stat blocks are dense; English prose has about 4
BUSY = (429, 503)  # the server is well and wants to be asked later

Result = TypeVar("Result")


class ServerDown(Exception):
    """The server cannot be reached, broke off, or is too busy: any other may take the request."""


class RequestFailed(Exception):
    """A server that can be reached did not answer this request properly."""


class Host:
    """One server."""

    def __init__(self, url: str, slots: int, timeout: float, schema: dict[str, Any] = SCHEMA) -> None:
        self.url = url
        self.slots = slots
        self.timeout = timeout
        self.schema = schema
        # `chat` limits the whole answer, so that a slow drip ends, too; httpx could only limit each read
        self.client = ollama.AsyncClient(
            host=url,
            timeout=httpx.Timeout(None, connect=LOOKUP_SECONDS),
            limits=httpx.Limits(max_connections=None),
            verify=certificates(),
        )
        self.in_flight = 0
        self.failures = 0  # in a row
        self.asleep_until = 0.0
        self.known = False  # whether version and model were checked since it last failed

    @property
    def free(self) -> bool:
        """Whether it may take a request now. After a failure it gets one at a time."""
        slots = self.slots if self.known and not self.failures else 1
        return self.in_flight < slots and time.monotonic() >= self.asleep_until

    async def chat(self, model: str, messages: list[Message], options: dict[str, Any]) -> Reply:
        """One answer.

        Raises:
            ServerDown, RequestFailed: see there.
            UserError: the server has no such model.
        """
        try:
            async with asyncio.timeout(self.timeout):
                answer = await self.client.chat(model, messages, format=self.schema, options=options, stream=False)
        except TimeoutError:
            raise RequestFailed(f"{self.url}: no answer within {self.timeout:g} s") from None
        except (ConnectionError, httpx.TransportError) as problem:
            raise ServerDown(f"{self.url}: {_said(problem)}") from None
        except ollama.ResponseError as problem:
            if problem.status_code in BUSY:
                raise ServerDown(f"{self.url}: {problem}") from None
            if problem.status_code == 404:
                raise UserError(f"{self.url} has no model {model}. Get it with: ollama pull {model}") from None
            raise RequestFailed(f"{self.url}: {_said(problem)}") from None
        except (ValueError, TypeError) as problem:  # no JSON, no UTF-8, JSON of another shape
            raise RequestFailed(f"{self.url}: the server's answer cannot be read: {_said(problem)}") from None
        text = answer.message.content or ""
        return Reply(text, answer.prompt_eval_count or 0, answer.eval_count or 0)

    async def look_up(self, model: str) -> str:
        """The digest of `model` on this server.

        Raises:
            ServerDown: it cannot be reached.
            UserError: the server is too old, or has no such model.
        """
        try:
            # the client has no method for the version
            version = (await self._within(self.client._request_raw("GET", "/api/version"))).json()["version"]
            models = (await self._within(self.client.list())).models
        except (ConnectionError, TimeoutError, httpx.TransportError, ollama.ResponseError) as problem:
            raise ServerDown(f"{self.url}: {_said(problem)}") from None
        except (ValueError, TypeError, KeyError) as problem:
            raise UserError(
                f"{self.url} does not answer as Ollama does ({_said(problem)}). Correct generate.hosts"
            ) from None
        if _number(version) < OLDEST_VERSION:
            raise UserError(
                f"{self.url} runs Ollama {version}, which lacks structured outputs. Update it to 0.5 or newer"
            )
        names = {_full(entry.model or ""): entry.digest for entry in models}
        if not names.get(_full(model)):
            raise UserError(f"{self.url} has no model {model}. Get it with: OLLAMA_HOST={self.url} ollama pull {model}")
        return names[_full(model)]

    async def context_length(self, model: str) -> int | None:
        """How many tokens the model can take; None where the server does not say."""
        shown = await self._within(self.client.show(model))
        lengths = [value for key, value in (shown.modelinfo or {}).items() if key.endswith(".context_length")]
        return lengths[0] if lengths else None

    def failed(self, *, down: bool) -> None:
        """Set the server aside for a while; a first bad answer of a server that is up costs no pause."""
        self.failures += 1
        self.known = self.known and not down
        if down or self.failures > 1:
            pause = min(LONGEST_PAUSE, 0.25 * 2 ** min(self.failures, 10))
            self.asleep_until = time.monotonic() + pause * random.uniform(0.5, 1)

    async def _within(self, lookup: Coroutine[Any, Any, Result]) -> Result:
        return await asyncio.wait_for(lookup, LOOKUP_SECONDS)


class Pool:
    """All servers: who is free gets the next request."""

    def __init__(
        self, hosts: Sequence[Host], model: str, digest: str, patience: float, note: Callable[[str], None]
    ) -> None:
        """`digest` is what `model` must be on every server; `note` is told which server is set aside, and why."""
        self.hosts = hosts
        self.model = model
        self.digest = digest
        self.patience = patience
        self.last_answer = time.monotonic()
        self.note = note
        self.last_failure = ""
        self.noted: set[str] = set()  # failures: a busy server has the same one a thousand times
        self.freed = asyncio.Condition()

    async def ask(self, messages: list[Message], options: dict[str, Any]) -> Reply:
        """The answer of whichever server is free.

        Raises:
            RequestFailed: living servers failed to answer it, `ATTEMPTS` times.
            UserError: no server answered anything for `patience` seconds.
        """

        @retry(
            retry=retry_if_exception_type(RequestFailed),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_random_exponential(multiplier=0.25, max=LONGEST_PAUSE),
            reraise=True,
        )
        async def answered() -> Reply:
            while True:
                async with self._slot() as host:
                    try:
                        if not host.known:
                            await self._get_to_know(host)
                        reply = await host.chat(self.model, messages, options)
                    except ServerDown as problem:
                        self._failed(host, problem, down=True)
                        continue
                    except RequestFailed as problem:
                        self._failed(host, problem, down=False)
                        self._check_patience()
                        raise
                    host.failures = 0
                    self.last_answer = time.monotonic()
                    return reply

        return await answered()

    def _failed(self, host: Host, problem: Exception, *, down: bool) -> None:
        host.failed(down=down)
        self.last_failure = str(problem)
        if host.asleep_until > time.monotonic() and self.last_failure not in self.noted:
            self.noted.add(self.last_failure)
            self.note(f"set aside until it answers again: {self.last_failure}")

    async def _get_to_know(self, host: Host) -> None:
        if await host.look_up(self.model) != self.digest:
            raise UserError(
                f"{host.url} holds another {self.model} than the other servers, or than when this run began. "
                f"Bring all to the same with: ollama pull {self.model}"
            )
        host.known = True

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[Host]:
        """The free server with the most room."""
        async with self.freed:
            while not (free := [host for host in self.hosts if host.free]):
                self._check_patience()
                asleep = [host.asleep_until for host in self.hosts if host.asleep_until > time.monotonic()]
                waking = min([1.0, *(until - time.monotonic() for until in asleep)])
                try:
                    async with asyncio.timeout(max(waking, 0.01)):
                        await self.freed.wait()
                except TimeoutError:
                    pass
            host = min(free, key=lambda host: host.in_flight / host.slots)
            host.in_flight += 1
        try:
            yield host
        finally:
            host.in_flight -= 1
            async with self.freed:
                self.freed.notify()

    def _check_patience(self) -> None:
        if time.monotonic() - self.last_answer > self.patience:
            raise UserError(
                f"no server has answered for {self.patience:g} s ({self.last_failure or 'all are slow'}). Every answer "
                "so far is kept: start the server (ollama serve) and run the same command again"
            )


class OllamaModel:
    """A model on one or several servers."""

    def __init__(
        self,
        name: str,
        hosts: Sequence[str],
        options: dict[str, Any],
        *,
        concurrency: int,
        timeout: float,
        patience: float = PATIENCE,
        schema: dict[str, Any] = SCHEMA,
    ) -> None:
        """`options` are those of Ollama's API; no host means $OLLAMA_HOST, else this machine."""
        self.name = name
        self.options = options
        self.urls = list(hosts) or [os.environ.get("OLLAMA_HOST") or "http://localhost:11434"]
        self.concurrency = concurrency
        self.timeout = timeout
        self.patience = patience
        self.schema = schema
        self._digest: str | None = None

    def digest(self) -> str | None:
        """The digest on the first server that can be reached; None where none can."""
        found, _ = self._run(self._look_up)
        self._digest = next(iter(found.values()), None)
        return self._digest

    def prepare(self, longest: int, plan: Plan) -> None:
        """Raises UserError: no server, different models behind one name, prompts too long for the model."""
        found, unreachable = self._run(self._look_up)
        if not found:
            raise UserError(f"no Ollama server can be reached ({unreachable[0]}). Start one with: ollama serve")
        if len(set(found.values())) > 1:
            raise UserError(
                f"{self.name} is not the same model on {' and '.join(sorted(found))}. "
                f"Bring all to the same with: ollama pull {self.name}"
            )
        self._digest = next(iter(found.values()))
        context = self.options["num_ctx"]
        needed = tokens_needed(longest, plan, self.options["num_predict"])
        if needed > context:
            raise UserError(
                f"params.yaml: generate.context = {context}: the longest prompt with its answer needs about "
                f"{needed} tokens. Set it to {-(-needed // 1024) * 1024}, or lower generate.rounds or ingest.max_words"
            )
        able = self._run(lambda hosts: next(h for h in hosts if h.url in found).context_length(self.name))
        if able is not None and able < context:
            raise UserError(
                f"params.yaml: generate.context = {context}: {self.name} takes no more than {able} tokens. "
                "Lower it, or choose another generate.model in the profile"
            )

    def answer_all(self, conversations: Iterator[Conversation], answers: Answers, live: Live) -> list[str]:
        """Drive all conversations; a passage whose request no server answered is named in what comes back.

        Raises:
            UserError: no server answers any more, or the run was stopped with Ctrl-C.
        """
        return self._run(lambda hosts: self._answer_all(hosts, conversations, answers, live))

    def ask(self, messages: list[Message]) -> Reply:
        """One answer, past the cache.

        Raises:
            UserError: no server answers it.
        """
        try:
            return self._run(lambda hosts: self._pool(hosts, _note).ask(messages, self.options))
        except RequestFailed as problem:
            raise UserError(f"{problem}; a slow server may need a larger generate.timeout") from None

    async def _answer_all(
        self, hosts: list[Host], conversations: Iterator[Conversation], answers: Answers, live: Live
    ) -> list[str]:
        pool = self._pool(hosts, live.note)
        unanswered: list[str] = []

        async def work() -> None:
            for conversation in conversations:
                try:
                    messages = next(conversation)
                    while True:
                        reply = answers.get(messages)
                        if reply is None:
                            reply = await pool.ask(messages, self.options)
                            answers.put(messages, reply)
                            live.replied(reply)
                        messages = conversation.send(reply)
                except StopIteration as end:
                    live.finished(end.value)
                except RequestFailed as problem:
                    unanswered.append(str(problem))

        # twice as many as there are slots: while one worker keeps and checks its answer, another's request goes out
        workers = [asyncio.create_task(work()) for _ in range(2 * self.concurrency * len(hosts))]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        return unanswered

    async def _look_up(self, hosts: list[Host]) -> tuple[dict[str, str], list[str]]:
        """url → digest for the servers that can be reached, and what the others said."""
        found = await asyncio.gather(*(host.look_up(self.name) for host in hosts), return_exceptions=True)
        for result in found:
            if isinstance(result, BaseException) and not isinstance(result, ServerDown):
                raise result
        reached = {host.url: result for host, result in zip(hosts, found, strict=True) if isinstance(result, str)}
        return reached, [str(result) for result in found if not isinstance(result, str)]

    def _run(self, work: Callable[[list[Host]], Coroutine[Any, Any, Result]]) -> Result:
        """Run `work` on fresh connections: a connection belongs to one event loop."""

        async def connected() -> Result:
            hosts = self._hosts()
            try:
                return await work(hosts)
            finally:
                await asyncio.gather(*(host.client.close() for host in hosts))

        try:
            return asyncio.run(connected())
        except KeyboardInterrupt:
            raise UserError("stopped. Every answer so far is kept: the same command goes on from here") from None

    def _pool(self, hosts: list[Host], note: Callable[[str], None]) -> Pool:
        return Pool(hosts, self.name, self._digest or "", self.patience, note)

    def _hosts(self) -> list[Host]:
        return [Host(url, self.concurrency, self.timeout, self.schema) for url in self.urls]


@cache
def certificates() -> ssl.SSLContext:
    """The certificates that are trusted, read once: that takes longer than many a request."""
    return httpx.create_ssl_context()


def tokens_needed(longest: int, plan: Plan, max_tokens: int) -> int:
    """About how long the longest request gets, answer included, for a passage of `longest` characters.

    The last round lists the questions of all rounds before; a repair shows the faulty answer and its faults.
    """
    asked = (plan.rounds - 1) * plan.pairs * 100
    repaired = 2 * QUOTED_BACK if plan.repairs else 0
    return int((len(SYSTEM) + len(TASK) + longest + asked + repaired) / CHARACTERS_A_TOKEN) + max_tokens


def _note(text: str) -> None:
    print(f"generate: {text}", file=sys.stderr, flush=True)


def _full(model: str) -> str:
    return model if ":" in model else f"{model}:latest"


def _number(version: str) -> tuple[int, ...]:
    """`0.12.3-rc1` → (0, 12, 3); a version that is no number, as of a build from source, counts as new."""
    parts = version.split("-")[0].split(".")
    numbers = tuple(int(part) for part in parts if part.isdigit())
    return numbers if numbers and any(numbers) else (999,)


def _said(problem: BaseException) -> str:
    """One line of an exception, short enough for a message."""
    lines = str(problem).splitlines()
    return (lines[0] if lines else type(problem).__name__)[:160]
