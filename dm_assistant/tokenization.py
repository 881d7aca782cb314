"""Chat messages to tokens and back, with the tokenizer and the chat template of the base model."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError

from dm_assistant.errors import UserError
from dm_assistant.model_store import MADE_BY, model_files
from dm_assistant.prompts import Message


class ChatTokenizer:
    """A tokenizer with its chat template.

    `end` is the token that closes a text. `ends` holds every token that closes an answer: chat models often
    end a turn with another token than a text.
    """

    def __init__(self, tokenizer, ends: Sequence[int] = ()):
        self.tokenizer = tokenizer
        self.end: int = tokenizer.eos_token_id
        self.ends = sorted({self.end, *ends})

    def prompt_ids(self, messages: Sequence[Message]) -> list[int]:
        """Tokens of the messages up to where the assistant begins to answer."""
        return self._template([messages], add_generation_prompt=True)[0]

    def row_ids(self, messages: Sequence[Message], answer: str) -> tuple[list[int], list[int]]:
        """Tokens of the prompt, and of the answer that follows it with the token that ends it.

        Raises:
            UserError: the chat template renders the prompt differently once an answer follows.
        """
        return self.rows_ids([(messages, answer)])[0]

    def rows_ids(self, chats: Sequence[tuple[Sequence[Message], str]]) -> list[tuple[list[int], list[int]]]:
        """`row_ids` of many messages with their answers, in one call of the tokenizer: many times faster."""
        if not chats:
            return []
        prompts = self._template([messages for messages, _ in chats], add_generation_prompt=True)
        wholes = self._template(
            [[*messages, {"role": "assistant", "content": answer}] for messages, answer in chats],
            add_generation_prompt=False,
        )
        return [(prompt, self._answer(prompt, whole)) for prompt, whole in zip(prompts, wholes, strict=True)]

    def _answer(self, prompt: list[int], whole: list[int]) -> list[int]:
        if whole[: len(prompt)] != prompt:
            raise UserError(
                "the chat template of the base model changes the prompt when an answer follows; "
                "such a template cannot be trained on answers alone. Choose another base.model"
            )
        tokens = whole[len(prompt) :]
        for place, token in enumerate(tokens, start=1):
            if token in self.ends:
                return tokens[:place]
        return [*tokens, self.end]

    @property
    def adds_beginning(self) -> bool:
        """Whether the tokenizer itself puts a token before every text."""
        beginning = self.tokenizer.bos_token_id
        return beginning is not None and self.tokenizer("").input_ids[:1] == [beginning]

    def decode(self, tokens: Sequence[int]) -> str:
        """Text of an answer's tokens, without special tokens and surrounding blanks."""
        return self.tokenizer.decode(list(tokens), skip_special_tokens=True).strip()

    def _template(self, chats: Sequence[Sequence[Message]], *, add_generation_prompt: bool) -> list[list[int]]:
        return self.tokenizer.apply_chat_template(
            [list(messages) for messages in chats], add_generation_prompt=add_generation_prompt, return_dict=False
        )


def load_tokenizer(folder: Path) -> ChatTokenizer:
    """The tokenizer of a model folder that a stage wrote.

    Raises:
        UserError: the folder is absent or holds no tokenizer, or the tokenizer has no end or no chat template
            that renders messages.
    """
    # Without PyTorch, transformers advises to install it; only its tokenizers are used here.
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    from transformers import AutoTokenizer  # takes a second: only where a tokenizer is loaded

    made_by = MADE_BY.get(folder.name, "base")
    files = model_files(folder, made_by)
    try:
        tokenizer = AutoTokenizer.from_pretrained(files, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError) as problem:
        reason = str(problem).splitlines()[0]
        raise UserError(
            f"{files} holds no tokenizer that can be loaded ({reason}). Choose another base model, "
            f"or remake a damaged one with: dvc repro --force {made_by}"
        ) from None
    if not tokenizer.chat_template:
        raise UserError(f"the tokenizer in {files} has no chat template: choose an instruct model")
    if tokenizer.eos_token_id is None:
        raise UserError(f"the tokenizer in {files} has no token that ends a text (eos_token): choose an instruct model")
    _check_template(tokenizer, files)
    return ChatTokenizer(tokenizer, _end_tokens(files))


def _check_template(tokenizer, files: Path) -> None:
    """Raises UserError where the chat template fails, or says the same whatever the messages are."""

    def render(question: str, answer: str) -> str:
        messages = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
        return tokenizer.apply_chat_template(messages, tokenize=False)

    try:
        same = render("Is it?", "Yes.") in (render("Was it?", "Yes."), render("Is it?", "No."))
    except (TemplateError, TypeError, ValueError) as problem:
        reason = (str(problem) or type(problem).__name__).splitlines()[0]
        raise UserError(f"the chat template in {files} fails ({reason}): choose an instruct model") from None
    if same:
        raise UserError(f"the chat template in {files} leaves out what the messages say: choose an instruct model")


def _end_tokens(folder: Path) -> list[int]:
    """The tokens that generation_config.json, else config.json, names as ends; mlx-lm reads them the same way."""
    for name in ("generation_config.json", "config.json"):
        path = folder / name
        if path.is_file():
            named = json.loads(path.read_text(encoding="utf-8")).get("eos_token_id")
            if named is not None:
                return named if isinstance(named, list) else [named]
    return []
