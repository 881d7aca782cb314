"""The OpenAI chat format: requests into questions, answers into completions and their chunks. Pure."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from dm_assistant.chat.answers import Answer, Citation
from dm_assistant.chat.intent import QUESTION_CHARACTERS
from dm_assistant.records import Passage
from dm_assistant.serve.experts import Reply

MESSAGES = 200
DONE = b"data: [DONE]\n\n"

# Figures and what is written together with them: cut in two, "1,500" would be another figure.
_FIGURE = re.compile(r"\w*\d\w*(?:[.,/:×+−–-]\w+)*")

Text = Annotated[str, StringConstraints(min_length=1)]


class Refused(Exception):
    """A request that is answered with an error: HTTP status, what is wrong, and which part of the request."""

    def __init__(self, status: int, message: str, param: str | None = None, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = error_body(status, message, param)
        self.headers = {"Retry-After": str(retry_after)} if retry_after else {}


def error_body(status: int, message: str, param: str | None = None) -> dict[str, Any]:
    """An error as OpenAI's clients read it."""
    kind = {401: "authentication_error", 429: "rate_limit_error"}.get(status, "invalid_request_error")
    return {"error": {"message": message, "type": kind if status < 500 else "server_error", "param": param,
                      "code": status}}  # fmt: skip


class Part(BaseModel):
    type: Literal["text"]
    text: str


class Message(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """What is read of a request; all else, such as a temperature, changes nothing and is let pass."""

    model: str | None = None
    messages: list[Message] = Field(min_length=1, max_length=MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)
    stop: Text | Annotated[list[Text], Field(max_length=4)] | None = None
    n: Literal[1] | None = None
    edition: str | None = None

    @property
    def questions(self) -> list[str]:
        """What the user typed, the question to answer last."""
        typed = [message.text.strip() for message in self.messages if message.role == "user"]
        return [each for each in typed if each]

    @property
    def longest(self) -> int | None:
        """The tokens that the answer may have."""
        return self.max_completion_tokens or self.max_tokens

    @property
    def stops(self) -> list[str]:
        return [self.stop] if isinstance(self.stop, str) else self.stop or []


def parse(body: bytes) -> ChatRequest:
    """The request in `body`.

    Raises:
        Refused: it is no such request, or its last message is no question that can be answered.
    """
    try:
        request = ChatRequest.model_validate_json(body)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False, include_context=False)[0]
        param = str(first["loc"][0]) if first["loc"] else None
        raise Refused(400, f"{param or 'The body'}: {first['msg']}", param) from None
    if request.messages[-1].role != "user":
        raise Refused(400, "The last message must be the user's question", "messages")
    if not request.messages[-1].text.strip():
        raise Refused(400, "The question is empty", "messages")
    if max(map(len, request.questions)) > QUESTION_CHARACTERS:
        raise Refused(400, f"A question may have {QUESTION_CHARACTERS} characters", "messages")
    return request


class Completion:
    """One answer on its way into a response, whole or in chunks; both have the same id, model and extra fields."""

    def __init__(self, number: str, created: int, model: str, request: ChatRequest) -> None:
        self._head = {"id": f"chatcmpl-{number}", "created": created, "model": model}
        self._request = request

    def whole(self, reply: Reply, count_tokens: Callable[[str], int]) -> dict[str, Any]:
        """The response that is not streamed."""
        text, finish = cut(reply.answer.text, self._request.stops, self._request.longest, count_tokens)
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
        body = {**self._head, "object": "chat.completion", "choices": [choice]}
        return body | {"usage": usage(reply, count_tokens(text))} | evidence(reply.answer)

    def doing(self, what: str) -> bytes:
        """A chunk without text that says what is being done."""
        return self._chunk({"role": "assistant", "content": ""}, doing=what)

    def chunks(self, reply: Reply, count_tokens: Callable[[str], int]) -> Iterator[bytes]:
        """The answer word by word; the last chunk carries the evidence."""
        text, finish = cut(reply.answer.text, self._request.stops, self._request.longest, count_tokens)
        for word in re.findall(r"\s*\S+|\s+$", text):
            yield self._chunk({"content": word})
        yield self._chunk({}, finish, **evidence(reply.answer))
        if self._request.stream_options and self._request.stream_options.include_usage:
            yield event(self._chunk_head | {"choices": [], "usage": usage(reply, count_tokens(text))})
        yield DONE

    @property
    def _chunk_head(self) -> dict[str, Any]:
        return {**self._head, "object": "chat.completion.chunk"}

    def _chunk(self, delta: dict[str, str], finish: str | None = None, **more: Any) -> bytes:
        return event(self._chunk_head | {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]} | more)


def cut(
    text: str, stops: Sequence[str], longest: int | None, count_tokens: Callable[[str], int]
) -> tuple[str, Literal["stop", "length"]]:
    """`text` up to the first of `stops` and within `longest` tokens, whole words, and why it ends.

    A figure is never cut in two: what was left of it would not be what the passage says.
    """
    end = min([text.find(stop) for stop in stops if stop in text], default=len(text))
    for figure in _FIGURE.finditer(text):
        if figure.start() < end < figure.end():
            end = figure.start()
    text = text[:end]
    if longest is None or count_tokens(text) <= longest:
        return text, "stop"
    ends = [0, *(word.end() for word in re.finditer(r"\S+", text))]
    return text[: ends[bisect_right(ends, longest, key=lambda end: count_tokens(text[:end])) - 1]], "length"


def evidence(answer: Answer) -> dict[str, Any]:
    """The extra fields of a response: as in `dm ask --json`, with the text of each passage."""
    shown = answer.as_json()
    cited = [citation.as_json() | {"text": citation.passage.text} for citation in answer.citations]
    nearest = [] if cited else [_place(passage) for passage, _ in answer.nearest]
    return {key: shown[key] for key in ("question", "status", "checks")} | {"citations": cited, "nearest": nearest}


def _place(passage: Passage) -> dict[str, Any]:
    return Citation(passage, "").as_json() | {"text": passage.text}


def usage(reply: Reply, tokens: int) -> dict[str, Any]:
    """The count of tokens; `cached_tokens` of the prompt were read for an earlier one."""
    return {
        "prompt_tokens": reply.prompt_tokens,
        "completion_tokens": tokens,
        "total_tokens": reply.prompt_tokens + tokens,
        "prompt_tokens_details": {"cached_tokens": reply.reused_tokens},
    }


def event(data: dict[str, Any]) -> bytes:
    """One server-sent event."""
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
