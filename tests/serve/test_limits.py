"""The guard: who is answered, how often, and what every response carries."""

import asyncio
import logging
import socket

import pytest

from dm_assistant.serve import limits, listening
from dm_assistant.serve.limits import SECURITY_HEADERS, Access, Guard, Rate
from tests.serve.conftest import chat, eventually, request, serving

TOKEN = "correct horse battery"


def test_a_minute_s_worth_may_come_at_once_and_then_comes_back_evenly():
    now = [0.0]
    rate = Rate(per_minute=2, clock=lambda: now[0])
    assert [rate.wait("a") for _ in range(3)] == [0, 0, 30]
    assert rate.wait("b") == 0, "another address has its own"
    now[0] = 29
    assert rate.wait("a") == pytest.approx(1)
    now[0] = 30
    assert rate.wait("a") == 0


def test_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "ADDRESSES", 2)
    rate = Rate(per_minute=1, clock=lambda: 0.0)
    assert [rate.wait(address) for address in "abc"] == [0, 0, 0]
    assert rate.wait("a") == 0, "the one that was silent longest is forgotten"
    assert rate.wait("c") > 0


def test_too_many_requests_are_told_when_to_come_back(index):
    with serving(index, access=Access(rate=2)) as port:
        statuses = [request(port, "GET", "/healthz").status for _ in range(2)]
        refused = request(port, "GET", "/healthz")
    assert statuses == [200, 200]
    assert refused.status == 429
    assert refused.headers["Retry-After"] == "30"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/v1/models", {}, 401),
        ("/v1/models", {"Authorization": "Bearer wrong"}, 401),
        ("/v1/models", {"Authorization": "Bearer \xff\xfe"}, 401),
        ("/v1/models", {"Authorization": f"Basic {TOKEN}"}, 401),
        ("/v1/models", {"Authorization": f"Bearer {TOKEN}"}, 200),
        ("/", {}, 200),  # the page holds nothing, and asks for the token
        ("/healthz", {}, 200),
    ],
)
def test_with_a_token_nothing_is_answered_without_it(token_port: int, path: str, headers: dict, status: int):
    assert request(token_port, "GET", path, **headers).status == status


@pytest.fixture(scope="module")
def token_port(index):
    with serving(index, access=Access(token=TOKEN)) as port:
        yield port


def test_a_page_of_another_site_that_names_its_host_is_not_answered(index):
    with serving(index, access=Access(hosts=frozenset({"localhost", "[::1]"}))) as port:
        answers = {
            host: request(port, "GET", "/v1/models", Host=host).status
            for host in ("evil.example", f"Localhost:{port}", "localhost", f"[::1]:{port}", "localhost.evil.example")
        }
    assert answers == {
        "evil.example": 403, f"Localhost:{port}": 200, "localhost": 200, f"[::1]:{port}": 200,
        "localhost.evil.example": 403,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/", None, 200),
        ("GET", "/page.js", None, 200),
        ("GET", "/v1/models", None, 200),
        ("GET", "/nowhere", None, 404),
        ("GET", "/v1/chat/completions", None, 405),
        ("POST", "/v1/chat/completions", b"{", 400),
        ("POST", "/v1/chat/completions", b"x" * 70_000, 413),
    ],
)
def test_every_response_carries_the_security_headers_and_none_opens_it_to_other_sites(port, method, path, body, status):
    response = request(port, method, path, body)
    assert response.status == status
    assert {name: response.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Access-Control-Allow-Origin"] is None
    assert response.headers["Cache-Control"] == ("no-cache" if path in ("/", "/page.js") else "no-store")


def test_what_a_foreign_page_may_send_without_asking_is_refused(port):
    assert request(port, "POST", "/v1/chat/completions", chat("Hm?"), Content_Type="text/plain").status == 415
    asked = request(port, "OPTIONS", "/v1/chat/completions", Origin="https://evil.example")
    assert asked.status == 405


def test_a_body_that_does_not_come_is_not_waited_for(port, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.1)
    assert request(port, "POST", "/v1/chat/completions", b"{", Content_Length="100").status == 408


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET / HT"])
def test_a_connection_that_begins_no_request_or_never_ends_its_head_is_closed(index, monkeypatch, sent: bytes):
    monkeypatch.setattr(listening, "SILENT_SECONDS", 0.1)
    with serving(index) as port, socket.create_connection(("127.0.0.1", port), timeout=5) as silent:
        silent.sendall(sent)
        received = b"".join(iter(lambda: silent.recv(65536), b""))
    assert received.count(b"HTTP/1.1 200 OK") == sent.count(b"healthz")


def test_a_client_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SEND_SECONDS", 0.01)
    sent = []

    async def app(scope, receive, send):
        for _ in range(3):
            await send({"type": "http.response.body", "body": b"", "more_body": True})

    async def send_never(message):
        sent.append(message)
        await asyncio.Event().wait()

    scope = {"type": "http", "path": "/", "method": "GET", "headers": [], "client": ("::1", 1)}
    asyncio.run(Guard(app, Access(), ["/"])(scope, None, send_never))
    assert len(sent) == 1


def test_the_log_has_a_line_for_each_request_and_no_path_that_is_not_ours(port, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO, "dm_assistant.serve"):
        request(port, "GET", "/healthz?question=secret")
        request(port, "GET", "/secret")
        assert eventually(lambda: len(caplog.messages) == 2)  # a line is written after its response
    assert [line.rsplit(" ", 2)[0] for line in caplog.messages] == [
        "127.0.0.1 GET /healthz 200",
        "127.0.0.1 GET (unknown) 404",
    ]
