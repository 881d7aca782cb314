"""The models that may answer: one that the pipeline made, or one that an Ollama server runs."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import UserError
from dm_assistant.model_store import MADE_BY
from dm_assistant.prompts import Message, open_book_within
from dm_assistant.records import Passage

if TYPE_CHECKING:
    import ollama

MODELS = Path("models")
VARIANTS = ("base", "fused", "quantized")
DEFAULT = "quantized"
CHARACTERS_A_TOKEN = 3.0  # stat blocks are dense; English prose has about 4
CONTEXT = 4096  # tokens asked of an Ollama server
ANSWER_TOKENS = 300
ANSWER_SECONDS = 120
LOOKUP_SECONDS = 10  # a living server lists its models at once
PASSAGES = 4
KEPT_PROMPTS = 64  # as tokens: a prompt is counted before it is read


class PipelineModel:
    """`models/<variant>` of this project, de-quantized after loading on the CPU; loaded with the first answer."""

    def __init__(self, variant: str) -> None:
        from dm_assistant.params import load_params

        params = load_params()
        self.name = variant
        self.passages = params.predict.passages
        self._folder = MODELS / variant
        self._max_tokens = params.predict.max_tokens
        self._max_prompt_tokens = params.max_prompt_tokens
        self._tokens_of = lru_cache(KEPT_PROMPTS)(self._tokens_of_turns)

    @cached_property
    def _tokenizer(self):
        from dm_assistant.tokenization import load_tokenizer

        return load_tokenizer(self._folder)

    @cached_property
    def _model(self):
        from dm_assistant.models.loading import dequantized_on_cpu, load_model

        return dequantized_on_cpu(load_model(self._folder, self._made_by)[0])[0]

    @property
    def _made_by(self) -> str:
        return MADE_BY[self.name]

    def prompt(self, question: str, passages: Sequence[Passage]) -> list[Message]:
        """The messages, the passages cut to what training left room for."""
        return open_book_within(
            question, passages, self._max_prompt_tokens, lambda messages: len(self.prompt_ids(messages))
        )

    def prompt_ids(self, messages: Sequence[Message]) -> tuple[int, ...]:
        """The tokens of a prompt."""
        return self._tokens_of(tuple((message["role"], message["content"]) for message in messages))

    def answer(self, messages: Sequence[Message]) -> str:
        """The greedy answer."""
        from dm_assistant.models.inference import answer_all

        prompt = self.prompt_ids(messages)
        answers = answer_all(
            self._model, [prompt], self._tokenizer.ends, self._max_tokens, batch=1, report=lambda: None
        )
        return self._tokenizer.decode(answers[0].tokens)

    def _tokens_of_turns(self, turns: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
        return tuple(self._tokenizer.prompt_ids([{"role": role, "content": content} for role, content in turns]))


class OllamaModel:
    """A model that the Ollama server at $OLLAMA_HOST runs."""

    passages = PASSAGES

    def __init__(self, name: str) -> None:
        self.name = name

    def prompt(self, question: str, passages: Sequence[Passage]) -> list[Message]:
        """The messages, the passages cut to the context asked for."""
        room = CONTEXT - ANSWER_TOKENS
        return open_book_within(question, passages, room, _estimated_tokens)

    def answer(self, messages: Sequence[Message]) -> str:
        """The greedy answer.

        Raises:
            UserError: no server answers, it has no such model, or what it says is no answer.
        """
        options = {"temperature": 0, "num_predict": ANSWER_TOKENS, "num_ctx": CONTEXT}
        with self._client(ANSWER_SECONDS) as client:
            return client.chat(self.name, list(messages), options=options).message.content or ""

    def check(self) -> None:
        """Raises UserError: no server answers, or it has no such model."""
        with self._client(LOOKUP_SECONDS) as client:
            names = {entry.model for entry in client.list().models}
        if names.isdisjoint({self.name, f"{self.name}:latest"}):
            raise UserError(f"{_host()} has no model {self.name}. Get it with: ollama pull {self.name}")

    @contextmanager
    def _client(self, seconds: float) -> "Iterator[ollama.Client]":
        """A connection whose faults are told in one line."""
        import httpx
        import ollama

        host = _host()
        try:
            yield ollama.Client(host=host, timeout=seconds)
        except ollama.ResponseError as problem:
            if problem.status_code == 404:
                raise UserError(f"{host} has no model {self.name}. Get it with: ollama pull {self.name}") from None
            raise UserError(f"{host} answers with an error: {problem}. Look at the log of Ollama") from None
        except (ConnectionError, httpx.HTTPError) as problem:
            raise UserError(f"{host} does not answer ({type(problem).__name__}). Start it with: ollama serve") from None
        except (TypeError, ValueError) as problem:  # no JSON, no UTF-8, or JSON of another shape
            raise UserError(f"{host} does not answer as Ollama does. Correct $OLLAMA_HOST") from problem


def _host() -> str:
    return os.environ.get("OLLAMA_HOST") or "http://127.0.0.1:11434"


def _estimated_tokens(messages: Sequence[Message]) -> int:
    return int(sum(len(message["content"]) for message in messages) / CHARACTERS_A_TOKEN)
