"""`dm serve`: what it refuses to do, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from tests.models.conftest import tiny_model  # noqa: F401
from tests.serve.conftest import BURNS, OWN_WORDS, chat, request

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "0123456789abcdef"


def serve(index_folder: Path, *arguments: str) -> None:
    cli.run(["serve", "--index", str(index_folder), "--no-model", *arguments])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--host", "0.0.0.0"], r"can be reached from other machines. Set a token: --token, or \$DM_TOKEN"),
        (["--host", "0.0.0.0", "--token", "short"], "too easy to guess"),
        (["--token", ""], "too easy to guess"),
        (["--rate", "0"], "--rate 0: give a number above 0"),
        (["--port", "70000"], "a port is a number from 0 to 65535"),
        (["--host", "nowhere.invalid", "--token", TOKEN], "there is no such address"),
        (["--edition", "1999"], "no edition '1999'"),
    ],
)
def test_what_cannot_be_served_is_said_with_the_way_out(index_folder, monkeypatch, arguments: list[str], reason: str):
    monkeypatch.delenv("DM_TOKEN", raising=False)
    with pytest.raises(UserError, match=reason):
        serve(index_folder, *arguments)


def test_a_port_in_use_is_named_with_another(index_folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"Port {port} of 127.0.0.1 is in use. Choose another: --port {port + 1}"):
            serve(index_folder, "--port", str(port))


@contextmanager
def started(folder: Path, *arguments: str):
    """The process of `dm serve`, and its port, once it serves."""
    command = [sys.executable, "-m", "dm_assistant.cli", "serve", "--port", "0", *arguments]
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            line = process.stdout.readline()
            yield process, int(line.partition("127.0.0.1:")[2].partition("/")[0])
        finally:
            process.kill()


def test_on_sigterm_a_question_on_its_way_is_answered_and_the_exit_status_is_0(index_folder, tmp_path):
    with started(tmp_path, "--index", str(index_folder), "--no-model") as (process, port):
        body = chat(BURNS)
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        with socket.create_connection(("127.0.0.1", port)) as asking:
            asking.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + body[:9])
            assert request(port, "GET", "/healthz").status == 200, "the server has read the head by now"
            process.send_signal(signal.SIGTERM)
            asking.sendall(body[9:])
            answer = b"".join(iter(lambda: asking.recv(65536), b""))
        text = json.loads(answer.partition(b"\r\n\r\n")[2])["choices"][0]["message"]["content"]
        assert text.startswith(OWN_WORDS)
        assert process.wait(timeout=20) == 0
        log = process.stderr.read()
    assert "POST /v1/chat/completions 200" in log
    assert "lantern" not in log


@pytest.mark.slow
def test_a_built_model_is_loaded_batched_and_switched(index_folder, tmp_path, tiny_model):  # noqa: F811
    for name in ("params.yaml", "profiles"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "models").mkdir()
    for name in ("fused", "quantized"):
        (tmp_path / "models" / name).symlink_to(tiny_model)
    with started(tmp_path, "--index", str(index_folder)) as (process, port):
        models = json.loads(request(port, "GET", "/v1/models").content)
        assert [model["id"] for model in models["data"]] == ["quantized", "fused", "no-model"]
        for name in ("quantized", "fused", "quantized"):
            answer = json.loads(request(port, "POST", "/v1/chat/completions", chat(BURNS, model=name)).content)
            assert (answer["model"], answer["status"]) == (name, "quoted"), "random weights say nothing true"
        assert answer["usage"]["prompt_tokens_details"]["cached_tokens"] > 20
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0, "the threads of mlx must have ended"
