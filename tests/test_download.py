"""Downloads from a real server on this machine that does what servers should not."""

import gzip
import hashlib
import io
import threading
import time
import zipfile
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dm_assistant import cli, download, sources
from dm_assistant.errors import UserError

RULES = b"# Rules\n\nFlanking gives a bonus of 2.\n"


@cache  # an archive holds the time at which it was made
def archive() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as file:
        file.writestr("book-main/rules.md", RULES)
    return memory.getvalue()


class Server(BaseHTTPRequestHandler):
    """Each path is a server with another habit."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path in ("/rules.md", "/raw", "/twice/..%2f..%2fevil.md"):
            self.answer(RULES)
        elif path in ("/book.zip", "/archive/refs/heads/main", "/archive/v1.2"):
            self.answer(archive())
        elif path == "/to-rules":
            self.redirect("/rules.md")
        elif path.startswith("/hops/"):
            left = int(path.removeprefix("/hops/")) - 1
            self.redirect(f"/hops/{left}" if left else "/rules.md")
        elif path == "/loop":
            self.redirect("/loop")
        elif path == "/to-file":
            self.redirect("file:///etc/hostname")
        elif path == "/page.md":
            self.answer(b"\n<!-- x -->\n<!DOCTYPE html><html><body># Rules</body></html>")
        elif path == "/cut-off.md":
            self.answer(RULES, announced=len(RULES) + 100)
        elif path == "/large.md":
            self.answer(b"", announced=10**12)
        elif path == "/endless.md":
            self.answer(b"a" * 3_000_000, announced=None)
        elif path == "/bomb.md":
            self.answer(gzip.compress(b"a" * 3_000_000), encoding="gzip")
        elif path == "/silent.md":
            time.sleep(1.5)
        elif path == "/slow.md":
            self.answer(b"", announced=1000)
            for _ in range(30):
                self.wfile.write(b"a")
                time.sleep(0.05)
        else:
            self.send_error(404)

    def answer(self, content: bytes, announced: int | None = -1, encoding: str | None = None) -> None:
        self.send_response(200)
        if announced is not None:
            self.send_header("Content-Length", str(len(content) if announced < 0 else announced))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(content)

    def redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing on stderr."""


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what these tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with QuietServer(("127.0.0.1", 0), Server) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sources"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/rules.md", "rules"),
        ("/rules.md?version=2#part", "rules"),
        ("/raw", "raw"),
        ("/to-rules", "to-rules"),
        ("/book.zip", "book"),
        ("/archive/refs/heads/main", "main"),
        ("/archive/v1.2", "v1.2"),
        ("/hops/5", "5"),
        ("/twice/..%2f..%2fevil.md", "evil"),
    ],
)
def test_what_an_address_holds_is_added(path: str, name: str, server: str, target: Path) -> None:
    assert sources.add(server + path, target).folders == (target / name,)
    assert [file.read_bytes() for file in target.rglob("*.md")] == [RULES]


def test_the_checksum_is_that_of_the_download(server: str, target: Path) -> None:
    right = hashlib.sha256(archive()).hexdigest()
    with pytest.raises(UserError, match=f"has the SHA-256 checksum {right}, not {'0' * 64}"):
        sources.add(f"{server}/book.zip", target, sha256="0" * 64)
    assert not target.exists()
    assert sources.add(f"{server}/book.zip", target, sha256=right).sha256 == right


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nothing.md", r"/nothing\.md: the server answers 404 Not Found\. Check the address"),
        ("/loop", "redirects more than 5 times"),
        ("/hops/6", "redirects more than 5 times"),
        ("/to-file", "file://"),
        ("/page.md", "is a web page, not Markdown"),
        ("/cut-off.md", r"received 38 bytes, expected 138"),
        ("/large.md", "is larger than 1 MB. Download it yourself"),
        ("/endless.md", "is larger than 1 MB. Download it yourself"),
        ("/bomb.md", "is larger than 1 MB. Download it yourself"),
    ],
)
def test_a_bad_download_is_one_line_and_adds_nothing(
    path: str, message: str, server: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 2**20)
    with pytest.raises(UserError, match=message) as problem:
        sources.add(server + path, target)
    assert "\n" not in str(problem.value)
    assert not target.exists()


def test_a_server_that_says_nothing_is_not_waited_for(server: str, target: Path, monkeypatch) -> None:
    monkeypatch.setattr(download, "TIMEOUT", 0.1)
    with pytest.raises(UserError, match="nothing came for"):
        sources.add(f"{server}/silent.md", target)


def test_a_server_that_drips_is_not_waited_for(server: str, target: Path, monkeypatch) -> None:
    monkeypatch.setattr(download, "DEADLINE", 0.2)
    with pytest.raises(UserError, match="took over"):
        sources.add(f"{server}/slow.md", target)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://example.org/a.md", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("http:///a.md", "only http:// and https://"),
        ("http://[/a.md", "Check the address"),
    ],
)
def test_an_address_must_be_http(address: str, message: str, target: Path) -> None:
    with pytest.raises(UserError, match=message):
        sources.add(address, target)


def test_a_server_that_is_not_there_is_told(target: Path) -> None:
    with pytest.raises(UserError, match=r"127\.0\.0\.1:1/a\.md: .*Check the address and the network"):
        sources.add("http://127.0.0.1:1/a.md", target)


def test_the_command_adds_from_an_address(server: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    cli.run(["sources", "add", f"{server}/book.zip", "--name", "mine"])
    assert capsys.readouterr().out.startswith(
        "data/sources/mine: Mine, edition unknown (guessed), files: 1, words: 7\n"
    )
