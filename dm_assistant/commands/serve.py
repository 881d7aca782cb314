"""`dm serve`: the rules expert as a web page and an OpenAI-compatible API."""

import argparse
import ipaddress
import os
import sys
from typing import TYPE_CHECKING

from dm_assistant.commands.ask import add_engine_arguments
from dm_assistant.errors import UserError

if TYPE_CHECKING:
    from dm_assistant.serve.models import BatchedModel, RemoteModel

TOKEN = "DM_TOKEN"
RATE = 120
EXAMPLES = """\
examples:
  dm serve
  dm serve --no-model --port 9000
  dm serve --host 0.0.0.0 --token "$(openssl rand -hex 16)"
  curl http://127.0.0.1:8000/v1/chat/completions -H "Content-Type: application/json" -d
    '{"messages": [{"role": "user", "content": "How does grappling work?"}]}'

Every built model is offered, loaded when it is first asked; --variant, --ollama and --no-model choose one. The page
asks for the token, or takes it from behind its address: http://…:8000/#token=TOKEN
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm serve`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: this machine alone)")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000; 0: a free one")
    parser.add_argument("--token", default=os.environ.get(TOKEN), help="what clients must send, 16 characters or more; "
                        f"needed where other machines can ask (default: ${TOKEN})")  # fmt: skip
    parser.add_argument("--rate", type=int, metavar="N", help="requests a minute from one address (default: "
                        f"unlimited on this machine alone, else {RATE})")  # fmt: skip
    parser.add_argument("--log-questions", action="store_true", help="write questions to the log")
    add_engine_arguments(parser)


def run(called: argparse.Namespace) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Raises:
        UserError: no index, a model that cannot be used, an address that cannot be served, or served without a token.
    """
    loopback = _is_loopback(called.host)
    if not loopback and not called.token:
        raise UserError(f"--host {called.host} can be reached from other machines. Set a token: --token, or ${TOKEN}")
    if called.token is not None and (len(called.token) < 16 or not called.token.isascii()):
        raise UserError("The token is too easy to guess. Take 16 ASCII characters or more: openssl rand -hex 16")
    if called.rate is not None and called.rate < 1:
        raise UserError(f"--rate {called.rate}: give a number above 0")
    import logging

    from dm_assistant.chat.engine import Engine
    from dm_assistant.retrieval import load_index
    from dm_assistant.serve.app import make_app
    from dm_assistant.serve.experts import Experts
    from dm_assistant.serve.limits import Access
    from dm_assistant.serve.listening import address, bind, serve

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("dm_assistant.serve").setLevel(logging.INFO)
    index = load_index(called.index)
    Engine(index).check_edition(called.edition)
    listener = bind(called.host, called.port)
    experts = Experts(index, _models(called), [called.edition] if called.edition else index.editions)
    experts.load(experts.names[0])
    # A page of another site can name its own host and have it lead here; with a token it gains nothing by that.
    hosts = None if called.token else frozenset({"localhost", "127.0.0.1", "[::1]", called.host})
    rate = called.rate or (None if loopback else RATE)
    app = make_app(experts, Access(called.token, hosts, rate), called.log_questions)
    print(f"serving {address(listener)} ({experts.names[0]}, {len(index):,} passages); Ctrl-C ends it", flush=True)
    serve(app, listener)


def _models(called: argparse.Namespace) -> "list[BatchedModel | RemoteModel]":
    """The models to offer, the default first."""
    from dm_assistant.chat import models
    from dm_assistant.serve.models import BatchedModel, RemoteModel

    if called.no_model:
        return []
    if called.ollama:
        return [RemoteModel(called.ollama)]
    if called.variant:
        return [BatchedModel(called.variant)]
    built = [name for name in reversed(models.VARIANTS) if (models.MODELS / name).is_dir()]
    if not built:
        print("note: no model is built; answering in the rulebooks' own words. Build one with: dvc repro quantize",
              file=sys.stderr)  # fmt: skip
    return [BatchedModel(name) for name in built]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
