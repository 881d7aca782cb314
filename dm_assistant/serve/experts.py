"""The experts behind the server: one engine for each model, all over one index, asked by many at once.

What an engine does between two questions to its model (search, prompt, checks) is Python and runs in one thread: more
threads would only take turns, and take them from the model.
"""

import asyncio
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from dm_assistant.chat.answers import Answer
from dm_assistant.chat.conversation import complete
from dm_assistant.chat.engine import Engine
from dm_assistant.prompts import Message
from dm_assistant.retrieval import Index
from dm_assistant.serve.models import BatchedModel, RemoteModel

NO_MODEL = "no-model"
KEPT_ANSWERS = 256  # of those without a model: a conversation asks again for what came before
TURNS = 4  # of a conversation, from the end, that a follow-up question may lean on


@dataclass(frozen=True)
class Reply:
    """A checked answer, and the tokens of the prompts that led to it."""

    answer: Answer
    prompt_tokens: int
    reused_tokens: int = 0


class Experts:
    """Engines by the name of their model; `editions` are those they may be asked for."""

    def __init__(self, index: Index, models: Sequence[BatchedModel | RemoteModel], editions: Sequence[str]) -> None:
        self.editions = list(editions)
        self.models = {model.name: model for model in models}
        self.names = [*self.models, NO_MODEL]
        self._engines = {name: Engine(index, self.models.get(name)) for name in self.names}
        self._python = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._loaded = {NO_MODEL}
        self._own_words = lru_cache(KEPT_ANSWERS)(self._engines[NO_MODEL].ask)

    def load(self, name: str) -> None:
        """Load the model `name`, where it is not: what its first question would wait for.

        Raises:
            UserError: the model is not built, or cannot be loaded.
        """
        if name not in self._loaded:
            self.models[name].load()
            self._loaded.add(name)

    async def ask(self, name: str, typed: Sequence[str], edition: str | None, report: Callable[[str], None]) -> Reply:
        """The answer of expert `name` to the last of the questions `typed`; `report` hears what is being done.

        Raises:
            UserError: the model cannot be used.
        """
        report("searching")
        typed = typed[-TURNS - 1 :]
        if name == NO_MODEL:
            answer = await self._in_thread(self._answer, typed, edition)
            return Reply(answer, self.count_tokens(name, answer.question))
        if name not in self._loaded:
            await asyncio.to_thread(self.load, name)
        model, said = self.models[name], []
        steps, (messages, answer) = await self._in_thread(self._begin, name, typed, edition)
        while messages is not None:
            report("writing")
            said.append(await model.say(messages))
            report("checking")
            messages, answer = await self._in_thread(_advance, steps, said[-1].text)
        prompt_tokens = sum(each.prompt_tokens for each in said) or model.count_tokens(answer.question)
        return Reply(answer, prompt_tokens, sum(each.reused_tokens for each in said))

    def count_tokens(self, name: str, text: str) -> int:
        """The length of a text in tokens of expert `name`; in words where it has no model."""
        return self.models[name].count_tokens(text) if name in self.models else len(text.split())

    def close(self) -> None:
        """End all threads."""
        self._python.shutdown()
        for model in self.models.values():
            model.close()

    def _completed(self, typed: Sequence[str], edition: str | None) -> str:
        """The last question, completed from those before it."""
        before = None
        for each in typed[:-1]:
            before = self._own_words(complete(each, before), edition)
        return complete(typed[-1], before)

    def _answer(self, typed: Sequence[str], edition: str | None) -> Answer:
        return self._own_words(self._completed(typed, edition), edition)

    def _begin(self, name: str, typed: Sequence[str], edition: str | None):
        """The steps of an answer, and the first of them."""
        steps = self._engines[name].steps(self._completed(typed, edition), edition)
        return steps, _advance(steps, None)

    async def _in_thread(self, function: Callable, *arguments):
        return await asyncio.get_running_loop().run_in_executor(self._python, function, *arguments)


def _advance(
    steps: Generator[list[Message], str, Answer], said: str | None
) -> tuple[list[Message] | None, Answer | None]:
    """The next messages for the model, or the answer: a future can carry no StopIteration."""
    try:
        return steps.send(said), None
    except StopIteration as finished:
        return None, finished.value
