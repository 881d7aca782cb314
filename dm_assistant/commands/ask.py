"""`dm ask`: one question, one checked answer with its citations; or one question a line from standard input."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import UserError
from dm_assistant.standard_input import questions
from dm_assistant.terminal import is_coloured

if TYPE_CHECKING:
    from dm_assistant.chat.engine import Engine, Model

INDEX = Path("data/index")
NOT_FOUND_STATUS = 3
EXAMPLES = """\
examples:
  dm ask "How does grappling work?"
  dm ask "What is the range of Fireball?" --no-model
  dm ask "How much does a longsword cost?" --json | python -m json.tool
  dm ask - < questions.txt > answers.txt
  dm ask "How far can I jump?" --why

The exit status is 3 where the rulebooks do not tell; with - it is 0.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm ask`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument(
        "question", nargs="+", metavar="QUESTION", help="in your own words; - reads standard input, one question a line"
    )
    add_engine_arguments(parser)
    parser.add_argument("--json", action="store_true", help="write one JSON object a question")
    parser.add_argument("--why", action="store_true", help="show passages, scores, what the model said and each check")


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what chooses index, edition and model."""
    parser.add_argument("--index", type=Path, default=INDEX, metavar="DIR", help=f"default: {INDEX}")
    parser.add_argument("--edition", help="answer from this edition only, for example 2024")
    model = parser.add_mutually_exclusive_group()
    model.add_argument("--variant", choices=("base", "fused", "quantized"), help="a model of this pipeline "
                       "(default: quantized, where it is built)")  # fmt: skip
    model.add_argument("--ollama", metavar="MODEL", help="a model that Ollama runs, at $OLLAMA_HOST")
    model.add_argument("--no-model", action="store_true", help="answer in the rulebooks' own words")


def run(called: argparse.Namespace) -> int | None:
    """Ask and print.

    Raises:
        UserError: no index, an edition that it does not hold, an empty or endless question, a model that cannot be
            used.
    """
    question = " ".join(called.question).strip()
    if not question:
        raise UserError('The question is empty. Ask one: dm ask "How does grappling work?"')
    check_length(question)
    engine = make_engine(called)
    coloured = is_coloured()
    if question == "-":
        for number, line in enumerate(questions(_short_lines(sys.stdin.buffer))):
            if number and not called.json:
                print()
            _print(engine, line, called, coloured)
        return None
    return NOT_FOUND_STATUS if _print(engine, question, called, coloured) == "not_found" else None


def check_length(question: str, place: str = "") -> None:
    """Raises UserError, beginning with `place`, where a question is longer than one may be."""
    from dm_assistant.chat.intent import QUESTION_CHARACTERS

    if len(question) > QUESTION_CHARACTERS:
        raise UserError(
            f"{place}A question may have {QUESTION_CHARACTERS:,} characters, this one has {len(question):,}. Shorten it"
        )


def _short_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines as they come; UserError with its number where one is too long."""
    for number, line in enumerate(lines, start=1):
        check_length(line.decode("utf-8", "replace").strip(), f"Standard input, line {number}: ")
        yield line


def make_engine(called: argparse.Namespace) -> "Engine":
    """The engine over the index and with the model that the command line names.

    Raises:
        UserError: no index, or an edition that it does not hold.
    """
    from dm_assistant.chat.engine import Engine
    from dm_assistant.retrieval import load_index

    engine = Engine(load_index(called.index), _model(called))
    engine.check_edition(called.edition)
    return engine


def _model(called: argparse.Namespace) -> "Model | None":
    if called.no_model:
        return None
    from dm_assistant.chat import models

    if called.ollama:
        return models.OllamaModel(called.ollama)
    if called.variant:
        return models.PipelineModel(called.variant)
    if (models.MODELS / models.DEFAULT).is_dir():
        return models.PipelineModel(models.DEFAULT)
    print(
        f"note: {models.MODELS / models.DEFAULT} is not built; answering in the rulebooks' own words. "
        "Build it with: dvc repro quantize",
        file=sys.stderr,
    )
    return None


def _print(engine: "Engine", question: str, called: argparse.Namespace, coloured: bool) -> str:
    """Print the answer to one question and return its status."""
    from dm_assistant.chat.terminal import readable, waiting, why

    # An answer is checked as a whole before a word of it is shown; a large model takes a while.
    with waiting(f"{engine.model.name} is answering" if engine.model else "searching"):
        answer = engine.ask(question, called.edition)
    if called.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False), flush=True)
        if called.why:
            print(why(answer), file=sys.stderr)
    else:
        shown = readable(answer, coloured, with_reason=sys.stdout.isatty() and not called.why)
        print(shown + (f"\n\n{why(answer)}" if called.why else ""), flush=True)
    return answer.status
