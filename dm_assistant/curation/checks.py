"""The checks a pair must pass, each named; each says in words a person understands what is wrong.

Pure functions of a pair, its passage and the limits of params.yaml.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dm_assistant import figures, grounding
from dm_assistant.records import Pair, Passage
from dm_assistant.similarity import FUNCTION_WORDS, words


@dataclass(frozen=True)
class Limits:
    """Lengths of an answer in words; a figure, a name, or yes/no with a reason may be shorter."""

    min_answer_words: int
    max_answer_words: int


_THINGS = (
    "spell|feature|monster|creature|item|weapon|armor|rule|table|section|passage|text|condition|action|effect|ability|"
    "trait|feat|class|entry|tool|object|attack|die|column|row|list"
)
_DEICTIC = re.compile(
    rf"\b(?:this|that|these|those|the (?:above|following|given|aforementioned)) (?:{_THINGS})s?\b", re.I
)
_BARE_OWNER = re.compile(rf"\bthe (?:{_THINGS})\b|\b(?:it|its|they|their|them)\b", re.I)
_YES_NO = re.compile(r"(?:yes|no)\b\W*", re.I)
_HEDGE = re.compile(
    r"\b(?:likely|probably|perhaps|maybe|possibly|presumably|apparently|supposedly|i think|i believe|i guess|"
    r"it seems|seems to|appears to be|might be|could be|not sure|in my opinion)\b",
    re.I,
)
_SOURCE_TALK = re.compile(
    r"\b(?:(?:the|this) (?:text|passage|excerpt|document|chapter|context|source|paragraph|snippet)\b|according to|"
    r"as (?:stated|mentioned|described|noted|seen) (?:in|above|below|earlier)|(?:see|on) page \d+|chapter \d+)",
    re.I,
)
_RESIDUE = re.compile(
    r"\*\*|__|[{}<>|]|&[a-z]+;|^\s*#|\[\d+\]|\[[A-Z_ ]{3,}\]|\bTODO\b|\bN/?A\b|\bNone\b(?=\.?$)"
    r"|(?:^|\s)(?:Q|A|Question|Answer):|```|\\n|\bundefined\b|\bnull\b"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


def reasons(pair: Pair, passage: Passage, limits: Limits) -> list[str]:
    """Everything that is wrong with the pair, as `check: what it saw`; empty when nothing is."""
    found = grounding.grounding_faults(pair, passage)
    for name, check in CHECKS.items():
        if reason := check(pair, limits):
            found.append(f"{name}: {reason}")
    return found


def _self_contained(pair: Pair, limits: Limits) -> str | None:
    if match := _DEICTIC.search(pair.question):
        return f"the question says {match[0]!r} and does not name it"
    names = [word for word in pair.question.split() if word[0].isupper() and not FUNCTION_WORDS & set(words(word))]
    if not names and (match := _BARE_OWNER.search(pair.question)):
        return f"the question says {match[0]!r} and names nothing"
    return None


def _question(pair: Pair, limits: Limits) -> str | None:
    return None if pair.question.rstrip().endswith("?") else "it does not end with a question mark"


def _echo(pair: Pair, limits: Limits) -> str | None:
    if pair.type == "comparison" or _YES_NO.match(pair.answer):  # these choose among words of the question
        return None
    # "What school is Minor Illusion?" "Illusion." repeats a word and still answers: the book says just that
    if set(words(pair.answer)) <= set(words(pair.question)) and not _is_quoted(pair):
        return "the answer only repeats words of the question"
    return None


def _short(pair: Pair, limits: Limits) -> str | None:
    count = len(words(pair.answer))
    if yes_no := _YES_NO.match(pair.answer):
        return None if words(pair.answer[yes_no.end() :]) else f"{pair.answer!r} gives no reason"
    if count >= limits.min_answer_words or figures.figures(pair.answer) or (count and pair.answer[:1].isupper()):
        return None
    return f"{count} words, no figure and no name: {pair.answer!r}"


def _long(pair: Pair, limits: Limits) -> str | None:
    count = len(words(pair.answer))
    return f"{count} words, allowed are {limits.max_answer_words}" if count > limits.max_answer_words else None


def _truncated(pair: Pair, limits: Limits) -> str | None:
    if not _SENTENCE_END.search(pair.answer.rstrip()) or pair.answer.rstrip().endswith(("...", "…")):
        return f"the answer breaks off at {pair.answer.rstrip()[-20:]!r}"
    return None


def _hedging(pair: Pair, limits: Limits) -> str | None:
    match = _HEDGE.search(pair.answer)
    # the rules themselves may say "likely"; then it is no guess of the writer
    return f"the answer guesses: {match[0]!r}" if match and match[0] not in pair.evidence else None


def _source_talk(pair: Pair, limits: Limits) -> str | None:
    match = _SOURCE_TALK.search(pair.question) or _SOURCE_TALK.search(pair.answer)
    return f"it talks of its source: {match[0]!r}" if match and match[0] not in pair.evidence else None


def _residue(pair: Pair, limits: Limits) -> str | None:
    match = _RESIDUE.search(pair.question) or _RESIDUE.search(pair.answer)
    if match is None or match[0] in pair.evidence:  # "Languages: None" is what the book says
        return None
    return f"markup or template residue: {match[0].strip()!r}"


def _is_quoted(pair: Pair) -> bool:
    return grounding.holds_quote(pair.evidence, pair.answer.rstrip("."))


Check = Callable[[Pair, Limits], str | None]
CHECKS: dict[str, Check] = {
    "self-contained": _self_contained,
    "question": _question,
    "echo": _echo,
    "too short": _short,
    "too long": _long,
    "truncated": _truncated,
    "hedging": _hedging,
    "source talk": _source_talk,
    "residue": _residue,
}
