"""A model hub on loopback: the few routes of the hub's HTTP interface that fetching a model takes."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@contextmanager
def serve_hub(repository: str, branch: str, folder: Path) -> Iterator[str]:
    """Serve the files of `folder` as `repository`, whose `branch` points at COMMIT; gives the address."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    class Hub(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            if path in (f"/api/models/{repository}/revision/{name}" for name in (branch, COMMIT)):
                siblings = [{"rfilename": name, "size": len(content)} for name, content in files.items()]
                about = {"id": repository, "sha": COMMIT, "siblings": siblings, "cardData": {"license": "mit"}}
                self.reply(json.dumps(about).encode())
            elif path.startswith(f"/api/models/{repository}/tree/"):
                entries = [
                    {"type": "file", "path": name, "size": len(content), "oid": hashlib.sha1(content).hexdigest()}
                    for name, content in files.items()
                ]
                self.reply(json.dumps(entries).encode())
            elif path.rsplit("/", 1)[-1] in files and f"/{repository}/resolve/{COMMIT}/" in path:
                content = files[path.rsplit("/", 1)[-1]]
                self.reply(content, ETag=f'"{hashlib.sha1(content).hexdigest()}"', **{"X-Repo-Commit": COMMIT})
            else:
                code = "RepoNotFound" if repository not in path else "RevisionNotFound"
                self.reply(b"{}", status=404, **{"X-Error-Code": code})

        def reply(self, content: bytes, status: int = 200, **headers: str) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Type", "application/json")
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
