"""The application: the page at /, an OpenAI-compatible API under /v1/, and /healthz.

What is streamed has passed its checks as a whole, for a later sentence may take back an earlier one; until then the
stream says what is being done.
"""

import asyncio
import itertools
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from dm_assistant.errors import UserError
from dm_assistant.serve.api import DONE, ChatRequest, Completion, Refused, error_body, event, parse
from dm_assistant.serve.experts import Experts, Reply
from dm_assistant.serve.limits import IN_FLIGHT, Access, Guard, read_body

PAGE = Path(__file__).with_name("page")
FILES = {"/": "index.html", "/page.css": "page.css", "/page.js": "page.js", "/icon.svg": "icon.svg"}
FAILED = "The server failed; its log says why"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

log = logging.getLogger("dm_assistant.serve")


class Endpoints:
    """What answers under each path, over the experts."""

    def __init__(self, experts: Experts, log_questions: bool) -> None:
        self._experts = experts
        self._log_questions = log_questions
        self._started = int(time.time())
        self._numbers = itertools.count(1)
        self._in_flight: set[asyncio.Task[Reply]] = set()

    async def health(self, _: Request) -> Response:
        """Whether the server is there."""
        return JSONResponse({"status": "ok"})

    async def models(self, _: Request) -> Response:
        """The models, the default first, and in an extra field the editions."""
        about = {"object": "model", "created": self._started, "owned_by": "dm-assistant"}
        models = [{"id": name, **about} for name in self._experts.names]
        return JSONResponse({"object": "list", "data": models, "editions": self._experts.editions})

    async def chat(self, request: Request) -> Response:
        """A checked answer, whole or streamed.

        Raises:
            Refused: the request is at fault, the server is full, or the model cannot be used.
        """
        asked = parse(await read_body(request))
        name, edition = self._chosen(asked)
        if len(self._in_flight) >= IN_FLIGHT:
            raise Refused(429, "Too many questions at once", retry_after=1)
        if self._log_questions:
            log.info("question: %r", asked.questions[-1])
        completion = Completion(f"{self._started:x}-{next(self._numbers)}", int(time.time()), name, asked)
        doing: asyncio.Queue[str | None] = asyncio.Queue()
        work = asyncio.create_task(self._experts.ask(name, asked.questions, edition, doing.put_nowait))
        self._in_flight.add(work)
        work.add_done_callback(self._in_flight.discard)
        work.add_done_callback(lambda _: doing.put_nowait(None))
        count_tokens = partial(self._experts.count_tokens, name)
        if asked.stream:
            parts = _stream(completion, work, doing, count_tokens)
            return StreamingResponse(parts, media_type="text/event-stream")
        try:
            reply = await _unless_gone(work, request)
        except UserError as problem:
            raise Refused(503, str(problem), retry_after=10) from problem
        return JSONResponse(completion.whole(reply, count_tokens))

    def _chosen(self, asked: ChatRequest) -> tuple[str, str | None]:
        """The expert and the edition; None for all editions."""
        names, editions = self._experts.names, self._experts.editions
        if asked.model is not None and asked.model not in names:
            raise Refused(404, f"There is no model {asked.model!r}. There are: {', '.join(names)}", "model")
        if asked.edition is not None and asked.edition not in editions:
            raise Refused(400, f"There is no edition {asked.edition!r}. There are: {', '.join(editions)}", "edition")
        return asked.model or names[0], asked.edition or (editions[0] if len(editions) == 1 else None)


async def _stream(
    completion: Completion,
    work: asyncio.Task[Reply],
    doing: asyncio.Queue[str | None],
    count_tokens: Callable[[str], int],
) -> AsyncIterator[bytes]:
    """Server-sent events: what is being done, then the answer. Left early, it ends the work."""
    try:
        while (what := await doing.get()) is not None:
            yield completion.doing(what)
        reply = await work
    except UserError as problem:
        yield event(error_body(503, str(problem))) + DONE
    except Exception:
        log.exception("an answer failed")
        yield event(error_body(500, FAILED)) + DONE
    else:
        yield b"".join(completion.chunks(reply, count_tokens))
    finally:
        work.cancel()


async def _unless_gone(work: asyncio.Task[Reply], request: Request) -> Reply:
    """The result of `work`, which ends when the client leaves."""
    gone = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise ClientDisconnect
        return work.result()
    finally:
        gone.cancel()
        work.cancel()


async def _refusal(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, Refused)
    return JSONResponse(problem.body, problem.status, problem.headers)


async def _no_such_path(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return JSONResponse(error_body(problem.status_code, problem.detail), problem.status_code, problem.headers)


async def _our_fault(_: Request, __: Exception) -> Response:
    return JSONResponse(error_body(500, FAILED), 500)  # uvicorn logs the traceback


async def _nobody(_: Request, __: Exception) -> Response:
    return Response(status_code=499)


def _file(name: str) -> Route:
    """A file of the page, held in memory."""
    path = PAGE / FILES[name]
    content, media_type = path.read_bytes(), TYPES[path.suffix]

    async def send(_: Request) -> Response:
        return Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})

    return Route(name, send)


def make_app(experts: Experts, access: Access, log_questions: bool) -> ASGIApp:
    """The application, guarded; at its end it closes the experts."""
    endpoints = Endpoints(experts, log_questions)
    routes = [
        *map(_file, FILES),
        Route("/healthz", endpoints.health),
        Route("/v1/models", endpoints.models),
        Route("/v1/chat/completions", endpoints.chat, methods=["POST"]),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(experts.close)

    handlers = {Refused: _refusal, HTTPException: _no_such_path, ClientDisconnect: _nobody, Exception: _our_fault}
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    return Guard(app, access, [route.path for route in routes])
