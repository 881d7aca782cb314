"""What the server lets in, and how much of it: a guard around the application, and limits on body, rate and number.

ASGI and no framework: the guard sees every request before anything is read of it, and every response.
"""

import asyncio
import hmac
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dm_assistant.serve.api import Refused

BODY_BYTES = 64 * 1024
BODY_SECONDS = 10  # for a client to send its request
SEND_SECONDS = 30  # for a client to take a part of the response
IN_FLIGHT = 64  # questions at once; a batch holds 16, the others wait a moment
ADDRESSES = 4096  # whose rate is remembered

log = logging.getLogger("dm_assistant.serve")

SECURITY_HEADERS = {
    # Nothing but our own files, no inline code, and no way for a script to turn text into HTML.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True)
class Access:
    """Who may ask: by token, by the names the server is called by, by so many requests a minute; None: all."""

    token: str | None = None
    hosts: frozenset[str] | None = None
    rate: int | None = None


class Rate:
    """A token bucket for each address: bursts up to a minute's worth, refilled evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address → requests left, when

    def wait(self, address: str) -> float:
        """Count a request; seconds until the address may send one, 0 if it may now."""
        now = self._clock()
        left, before = self._left.pop(address, (self._per_minute, now))
        left = min(self._per_minute, left + (now - before) * self._per_minute / 60)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return 0 if left >= 1 else (1 - left) * 60 / self._per_minute


class Guard:
    """The application behind the checks of `access`, with security headers and one log line a request."""

    def __init__(self, app: ASGIApp, access: Access, paths: Sequence[str]) -> None:
        self._app = app
        self._access = access
        self._rate = Rate(access.rate) if access.rate else None
        self._paths = frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status, gone = time.perf_counter(), 499, False

        async def guarded_send(message: Message) -> None:
            nonlocal status, gone
            if gone:
                return
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            try:
                async with asyncio.timeout(SEND_SECONDS):
                    await send(message)
            except TimeoutError:
                gone = True  # it takes nothing; the connection is closed when the application is done

        try:
            self._check(scope)
            await self._app(scope, receive, guarded_send)
        except Refused as refused:
            await JSONResponse(refused.body, refused.status, refused.headers)(scope, receive, guarded_send)
        finally:
            # A path that we do not serve may hold anything, a question too.
            path = scope["path"] if scope["path"] in self._paths else "(unknown)"
            took = (time.perf_counter() - started) * 1000
            log.info("%s %s %s %d %.0f ms", _address(scope), scope["method"], path, status, took)

    def _check(self, scope: Scope) -> None:
        """Raises Refused where the request may not be answered."""
        headers, access = Headers(scope=scope), self._access
        if access.hosts is not None and _host(headers.get("host", "").lower()) not in access.hosts:
            # Another site may point its name at this machine, and its pages would then read our answers.
            raise Refused(403, "Call this server by the address that it printed")
        if self._rate and (wait := self._rate.wait(_address(scope))):
            raise Refused(429, f"At most {access.rate} requests a minute", retry_after=int(wait) + 1)
        if access.token and scope["path"].startswith("/v1/") and not _bears(headers, access.token):
            raise Refused(401, "Send the server's token as: Authorization: Bearer TOKEN")


async def read_body(request: Request) -> bytes:
    """The body of a JSON request.

    Raises:
        Refused: it is no JSON, too long, or too slow in coming.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        # Pages of other sites may send plain text without asking, but not JSON.
        raise Refused(415, "Send JSON, with the header Content-Type: application/json")
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > BODY_BYTES:
                    raise Refused(413, f"A request may have {BODY_BYTES // 1024} KiB")
    except TimeoutError:
        raise Refused(408, f"The request did not come within {BODY_SECONDS} seconds") from None
    return bytes(body)


def _bears(headers: Headers, token: str) -> bool:
    """Whether the request carries `token`; takes as long whatever it carries instead."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


def _host(header: str) -> str:
    """The name in a Host header, without the port: `localhost`, `[::1]`."""
    return header.rpartition(":")[0] if header.rpartition(":")[2].isdecimal() else header


def _address(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else "?"
