"""The socket and the loop: uvicorn, told to drain on SIGTERM and not to wait for clients that say nothing."""

import asyncio
import errno
import ipaddress
import signal
import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from dm_assistant.errors import UserError

SILENT_SECONDS = 15  # for the head of a connection's first or next request
DRAIN_SECONDS = 30  # for answers on their way when the server is told to end


class _Protocol(H11Protocol):
    """uvicorn waits for ever for a head that was begun, or never was; this closes the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)
        self._timer = self.loop.call_later(SILENT_SECONDS, self._close_if_silent)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._timer.cancel()
        self._timer = self.loop.call_later(SILENT_SECONDS, self._close_if_silent)

    def connection_lost(self, problem: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(problem)

    def _close_if_silent(self) -> None:
        if self.cycle is None or self.cycle.response_complete:
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


def address(listener: socket.socket) -> str:
    """Where browsers find the page; of a socket that listens everywhere, the address that other machines see."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(("192.0.2.1", 9))  # sends nothing: it asks which way out this machine would take
                host = probe.getsockname()[0]
            except OSError:
                host = "127.0.0.1"  # without a network nobody else can ask
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def make_server(app: ASGIApp) -> uvicorn.Server:
    """The server, not yet running."""
    config = uvicorn.Config(
        app, http=_Protocol, ws="none", loop="asyncio", access_log=False, log_level="warning", server_header=False,
        timeout_keep_alive=SILENT_SECONDS, timeout_graceful_shutdown=DRAIN_SECONDS, proxy_headers=False,
    )  # fmt: skip
    return uvicorn.Server(config)


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, then answer what was asked and return."""
    # uvicorn raises the signal again when it is done; with what was asked answered, that is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    make_server(app).run(sockets=[listener])
