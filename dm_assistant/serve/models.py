"""The models of the server: as `dm_assistant.chat.models` has them, but they answer many at once and are awaited."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dm_assistant.chat.models import OllamaModel, PipelineModel
from dm_assistant.prompts import Message, closed_book

if TYPE_CHECKING:
    from dm_assistant.models.batching import Batcher


@dataclass(frozen=True)
class Said:
    """What a model said, the tokens of its prompt, and how many of them were read for an earlier prompt."""

    text: str
    prompt_tokens: int
    reused_tokens: int = 0


class BatchedModel(PipelineModel):
    """A model of the pipeline whose answers are generated in one batch."""

    def __init__(self, variant: str) -> None:
        super().__init__(variant)
        self._lock = threading.Lock()
        self._batcher: Batcher | None = None

    def load(self) -> None:
        """Load tokenizer and weights and answer once: mlx sets much up with the first prompt. Later calls do nothing.

        Raises:
            UserError: the model is not built, or cannot be loaded.
        """
        from dm_assistant.models.batching import Batcher

        with self._lock:
            if self._batcher is None:
                batcher = Batcher(lambda: self._model, self._tokenizer.ends, self._max_tokens)
                try:
                    batcher.submit(self.prompt_ids(closed_book("?"))).result()
                except Exception:
                    batcher.close()
                    raise
                self._batcher = batcher

    async def say(self, messages: Sequence[Message]) -> Said:
        """The greedy answer; cancelled, it leaves the batch."""
        assert self._batcher is not None
        prompt = self.prompt_ids(messages)
        made = await asyncio.wrap_future(self._batcher.submit(prompt))
        return Said(self._tokenizer.decode(made.tokens), len(prompt), made.reused)

    def count_tokens(self, text: str) -> int:
        """The length of `text`."""
        return len(self._tokenizer.tokenizer.encode(text, add_special_tokens=False))

    def close(self) -> None:
        """End the thread, after what it has to answer."""
        if self._batcher is not None:
            self._batcher.close()


class RemoteModel(OllamaModel):
    """A model that an Ollama server runs, which does its own batching."""

    def load(self) -> None:
        """Nothing: Ollama loads it when it is asked."""

    async def say(self, messages: Sequence[Message]) -> Said:
        """The greedy answer.

        Raises:
            UserError: no server answers, or it has no such model.
        """
        prompt_tokens = self.count_tokens(" ".join(message["content"] for message in messages))
        return Said(await asyncio.to_thread(self.answer, messages), prompt_tokens)

    def count_tokens(self, text: str) -> int:
        """The words of `text`: only Ollama knows the tokens."""
        return len(text.split())

    def close(self) -> None:
        """Nothing to end."""
