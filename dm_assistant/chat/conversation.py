"""A conversation: every question is completed from the one before, answered, and kept.

Pure logic over an engine; the terminal reads and prints.
"""

import re
from dataclasses import dataclass, field

from dm_assistant.chat.answers import Answer
from dm_assistant.chat.aspects import aspects_of
from dm_assistant.chat.engine import Engine
from dm_assistant.chat.terminal import cited_places, text_of
from dm_assistant.vocabulary import stop_stems, words_of

_FOLLOW = re.compile(r"(?:and|but|or|also|then|so|what about|how about|and what about|and how about)\b[\s,]*", re.I)
_CONDITION = re.compile(r"(?:if|when|while|with|without|in|on|at|during|against|from|for)\b", re.I)
_POINTING = re.compile(
    r"\b(?:its|their|it|they|them|(?:that|this|the) (?:spell|monster|creature|item|weapon|armor|feat|rule|one))\b", re.I
)
_ARTICLE = re.compile(r"(?:the|an?|its|their)\s+", re.I)


@dataclass(frozen=True)
class Turn:
    """What was typed, the question that was made of it, and its answer."""

    typed: str
    answer: Answer


@dataclass
class Conversation:
    """The turns so far, over one engine, in one edition or all."""

    engine: Engine
    edition: str | None = None
    turns: list[Turn] = field(default_factory=list)
    _unanswered: tuple[str, str] | None = None  # typed and completed; stopped, or the model failed

    @property
    def is_asked(self) -> bool:
        """Whether there is a question to ask again."""
        return bool(self.turns or self._unanswered)

    def ask(self, typed: str) -> Turn:
        """Answer a question and keep the turn.

        Raises:
            UserError: the model cannot be used.
        """
        self._unanswered = typed, complete(typed, self.turns[-1].answer if self.turns else None)
        return self.retry()

    def retry(self) -> Turn:
        """Answer the last question once more, in the edition and with the model chosen now.

        A turn is replaced only when the new answer is there: a stopped or failed try loses nothing.

        Raises:
            UserError: the model cannot be used.
        """
        typed, question = self._unanswered or (self.turns[-1].typed, self.turns[-1].answer.question)
        turn = Turn(typed, self.engine.ask(question, self.edition))
        if self._unanswered is None:
            self.turns.pop()
        self._unanswered = None
        self.turns.append(turn)
        return turn

    def transcript(self) -> str:
        """The whole conversation as Markdown, quotations and citations as on the terminal."""
        parts = []
        for turn in self.turns:
            sources = "".join(f"\n- {place}" for place in cited_places(turn.answer))
            parts.append(f"**{turn.typed}**\n\n{text_of(turn.answer)}\n{sources}".rstrip() + "\n")
        return "\n".join(parts)


def complete(typed: str, before: Answer | None) -> str:
    """A question that stands alone: "and its range?" after one about Fireball asks for the range of Fireball."""
    if before is None:
        return typed
    subject = before.citations[0].passage.name if before.citations else ""
    lead = _FOLLOW.match(typed)
    rest = typed[lead.end() :] if lead else typed
    pointing = _POINTING.search(rest)
    # In "If a creature is prone, can it stand up?" the question says itself what "it" is.
    if subject and pointing and _only_asks(rest[: pointing.start()]):
        name = f"{subject}'s" if pointing[0].casefold() in ("its", "their") else subject
        return rest[: pointing.start()] + name + rest[pointing.end() :]
    if subject and _only_asks(rest) and aspects_of(rest):
        return f"{rest.rstrip('?. ')} of {subject}?"
    if not lead:
        return typed
    if _CONDITION.match(rest):
        return f"{before.question.rstrip('?. ')} {rest}"
    bare = _ARTICLE.sub("", rest, count=1).rstrip("?. ")
    named = re.compile(rf"\b{re.escape(subject)}\b", re.I)
    if subject and aspects_of(rest) and not named.search(rest):
        return f"{rest.rstrip('?. ')} of {subject}?"
    if subject and named.search(before.question):
        return named.sub(lambda _: bare, before.question, count=1)
    return rest


def _only_asks(text: str) -> bool:
    """Whether a text names nothing: question words, articles and what asks for an aspect, such as "how much damage"."""
    for aspect in aspects_of(text):
        text = aspect.said.sub(" ", text.casefold())
    return stop_stems().issuperset(words_of(text))
