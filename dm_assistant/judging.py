"""What the judges of curate and evaluate share: a language model that is asked for many small verdicts in JSON.

It is asked at temperature 0, and its answers are kept as those of the generators are: a crash loses none, and a second
run asks nothing.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from dm_assistant.errors import UserError
from dm_assistant.generation.answers import Answers
from dm_assistant.generation.conversation import Reply
from dm_assistant.generation.model import Model
from dm_assistant.params import Generate
from dm_assistant.progress import progress_bar


def make_model(
    backend: str, name: str, asking: Generate, schema: dict[str, Any], *, context: int, max_tokens: int
) -> Model:
    """The model `name` behind `backend`, ollama or mlx; hosts, concurrency and timeout are those of `asking`."""
    # each takes half a second to import
    if backend == "mlx":
        from dm_assistant.generation.mlx import MlxModel

        return MlxModel(name, max_tokens, asking.concurrency)
    from dm_assistant.generation.ollama import OllamaModel

    options = {"seed": 0, "temperature": 0.0, "num_ctx": context, "num_predict": max_tokens}
    return OllamaModel(
        name, asking.hosts, options, concurrency=asking.concurrency, timeout=asking.timeout, schema=schema
    )


def ask_all(model: Model, answers: Answers, conversations: Iterator, total: int, stage: str, what: str) -> None:
    """Let the model answer `total` conversations of a stage, one about each of `what`, and keep the answers.

    Raises:
        UserError: some stayed without an answer.
    """
    print(f"{stage}: {model.name} is asked about {total:,} {what}", file=sys.stderr)
    with answers.exclusive(), _Bar(total, what) as bar:
        unanswered = model.answer_all(conversations, answers, bar)
    if unanswered:
        raise UserError(
            f"{len(unanswered)} of {total} {what} were not judged ({unanswered[0]}). All other answers are kept: "
            "the same command asks only for the rest; a slow server may need a larger generate.timeout"
        )


class _Bar:
    """What the user sees while the model answers."""

    def __init__(self, total: int, what: str) -> None:
        self._bar = progress_bar("judge", total, what)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def note(self, text: str) -> None:
        """Write a line to stderr, above the bar."""
        self._bar.write(f"judge: {text}", file=sys.stderr)

    def replied(self, reply: Reply) -> None:
        """An answer came; a conversation may need two."""

    def finished(self, verdict: Sequence) -> None:
        """A conversation came to its end."""
        self._bar.update()
