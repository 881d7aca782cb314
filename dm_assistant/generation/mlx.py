"""Questions from a local model in process, with mlx-lm: for users without a server.

The prompts are those of the servers, but nothing constrains the answer: what is no JSON of the schema is refused and
asked for again with the reason. Answers are greedy, so the same model answers the same; `concurrency` conversations
advance at once.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from dm_assistant.errors import UserError
from dm_assistant.generation.answers import Answers
from dm_assistant.generation.conversation import Conversation, Plan, Reply
from dm_assistant.generation.live import Live
from dm_assistant.model_store import model_files, sha256_of
from dm_assistant.prompts import Message
from dm_assistant.records import content_id


class MlxModel:
    """The model in a folder, or in the hub repository `name`, which the hub's own cache keeps."""

    def __init__(self, name: str, max_tokens: int, concurrency: int) -> None:
        self.name = name
        self.options = {"max_tokens": max_tokens}
        self.concurrency = concurrency

    @cached_property
    def folder(self) -> Path:
        """Where its files are.

        Raises:
            UserError: it is neither a folder nor a repository that can be fetched.
        """
        if Path(self.name).is_dir():
            return Path(self.name)
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

        try:
            return Path(
                snapshot_download(self.name, allow_patterns=["*.json", "*.safetensors", "*.jinja", "*.model", "*.txt"])
            )
        except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as problem:
            reason = str(problem).splitlines()[0]
            raise UserError(
                f"generate.model: {self.name} is no folder, and the hub does not give it ({reason}). "
                "Name the folder of an mlx model, or check the network"
            ) from None

    def digest(self) -> str:
        """A hash over all files of the model."""
        files = sorted(path for path in model_files(self.folder, made_by="base").iterdir() if path.is_file())
        return content_id(*(part for path in files for part in (path.name, sha256_of(path))))

    def prepare(self, longest: int, plan: Plan) -> None:
        """Nothing can be wrong that `digest` has not found."""

    def ask(self, messages: list[Message]) -> Reply:
        """One answer, past the cache."""
        return self._answer([messages])[0]

    def answer_all(self, conversations: Iterator[Conversation], answers: Answers, live: Live) -> list[str]:
        """Drive all conversations; every question gets some answer.

        Raises:
            UserError: the run was stopped with Ctrl-C.
        """
        try:
            while group := list(islice(conversations, self.concurrency)):
                self._advance(group, answers, live)
        except KeyboardInterrupt:
            raise UserError("stopped. Every answer so far is kept: the same command goes on from here") from None
        return []

    def _advance(self, group: list[Conversation], answers: Answers, live: Live) -> None:
        """Drive a few conversations to their ends, side by side."""
        waiting = [(conversation, next(conversation)) for conversation in group]
        while waiting:
            missing = [messages for _, messages in waiting if answers.get(messages) is None]
            for messages, reply in zip(missing, self._answer(missing), strict=True):
                answers.put(messages, reply)
                live.replied(reply)
            going_on = []
            for conversation, messages in waiting:
                reply = answers.get(messages)
                assert reply is not None, "every missing answer was just kept"
                try:
                    going_on.append((conversation, conversation.send(reply)))
                except StopIteration as end:
                    live.finished(end.value)
            waiting = going_on

    def _answer(self, requests: list[list[Message]]) -> list[Reply]:
        from dm_assistant.models.inference import answer_all

        if not requests:
            return []
        model, tokenizer = self._loaded
        prompts = [tokenizer.prompt_ids(messages) for messages in requests]
        found = answer_all(
            model, prompts, tokenizer.ends, self.options["max_tokens"], self.concurrency, report=lambda: None
        )
        return [
            Reply(tokenizer.decode(answer.tokens), len(prompt), len(answer.tokens))
            for prompt, answer in zip(prompts, found, strict=True)
        ]

    @cached_property
    def _loaded(self):
        # mlx takes a second to import and a model takes gigabytes: only where something is to be asked
        from dm_assistant.models.loading import dequantized_on_cpu, load_model
        from dm_assistant.tokenization import load_tokenizer

        model, _ = load_model(self.folder, made_by="base")
        return dequantized_on_cpu(model)[0], load_tokenizer(self.folder)
