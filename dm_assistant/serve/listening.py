"""The socket and the loop: uvicorn, told to drain on SIGTERM and not to wait for clients that say nothing."""

import asyncio
import errno
import signal
import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from dm_assistant.errors import UserError

HEAD_SECONDS = 10  # for a new connection to send the head of its first request
KEEP_ALIVE_SECONDS = 15
DRAIN_SECONDS = 30  # for answers on their way when the server is told to end


class _Protocol(H11Protocol):
    """uvicorn waits for ever for the first request of a connection; this closes it."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._close_if_silent)

    def connection_lost(self, problem: Exception | None) -> None:
        self._head_timer.cancel()
        super().connection_lost(problem)

    def _close_if_silent(self) -> None:
        if self.cycle is None:
            self.transport.close()


def bind(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        UserError: the address is not ours, or the port is taken or not ours to take.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except socket.gaierror:
        raise UserError(f"--host {host}: there is no such address. Give one of this machine") from None
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise UserError(f"Port {port} of {host} is in use. Choose another: --port {port + 1}") from None
        raise UserError(f"{host}, port {port}: {problem.strerror}. Choose with --host and --port") from None
    except OverflowError:
        raise UserError(f"--port {port}: a port is a number from 0 to 65535") from None


def make_server(app: ASGIApp) -> uvicorn.Server:
    """The server, not yet running."""
    config = uvicorn.Config(
        app, http=_Protocol, ws="none", loop="asyncio", access_log=False, log_level="warning", server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS, timeout_graceful_shutdown=DRAIN_SECONDS, proxy_headers=False,
    )  # fmt: skip
    return uvicorn.Server(config)


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, then answer what was asked and return."""
    # uvicorn raises the signal again when it is done; with what was asked answered, that is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    make_server(app).run(sockets=[listener])
