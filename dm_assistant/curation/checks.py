"""The checks a pair must pass on its own, each named; each says in words a person understands what is wrong.

Pure functions of a pair, its passage, the words of all passages, and the limits of params.yaml. What is checked against
other pairs is in duplicates.py and contradictions.py, what a language model says in judge.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dm_assistant import figures, grounding
from dm_assistant.absence import AbsenceIndex
from dm_assistant.curation.book import Book, content
from dm_assistant.curation.editions import other_edition
from dm_assistant.prompts import REFUSAL, is_refusal
from dm_assistant.records import Pair, Passage
from dm_assistant.similarity import words


@dataclass(frozen=True)
class Limits:
    """The thresholds of params.yaml, where they are explained, and the names of the checks that are switched on."""

    checks: frozenset[str]
    most_passages: int
    min_answer_words: int
    max_answer_words: int
    known_words: float
    topic_words: float
    duplicate_similarity: float
    judge_threshold: int


_THINGS = (
    "spell|feature|monster|creature|item|weapon|armor|rule|table|section|passage|text|condition|action|effect|ability|"
    "trait|feat|class|entry|tool|object|attack|die|column|row|list|one|thing|character|target|check"
)
_DEICTIC = re.compile(
    rf"\b(?:this|that|these|those|the (?:above|following|given|aforementioned|former|latter)) (?:{_THINGS})(?:s|'s)?\b"
    r"|\bof (?:these|those|them)\b",
    re.I,
)
_BARE_OWNER = re.compile(rf"\bthe (?:{_THINGS})\b|\b(?:it|its|they|their|them|he|she|his|her)\b", re.I)
_TABLE = re.compile(r"[A-Z][\w'’]* [Tt]able\b")
_YES_NO = re.compile(r"(?:yes|no)\b\W*", re.I)
_HEDGE = re.compile(
    r"\b(?:likely|probably|perhaps|maybe|possibly|presumably|apparently|supposedly|conceivably|"
    r"i(?:'d| would| do)? (?:think|believe|guess|assume|suppose|suspect|imagine|reckon)|my (?:best )?guess|if i recall|"
    r"as far as i (?:know|can tell)|in all likelihood|in my opinion|it seems|seems? (?:to|like)|appears? to be|"
    r"(?:might|could|may|should|would) be (?:about|around|roughly|something)|might be|could be|(?:not|un)(?: \w+)? ?"
    r"sure|not (?:\w+ )?certain|i(?: do not|'m not| am not| don't) (?:know|sure|certain))\b",
    re.I,
)
_SOURCE_TALK = re.compile(
    r"\b(?:(?:the|this|above) (?:(?:given|above|following|original) )?"
    r"(?:text|passage|excerpt|document|chapter|context|source|paragraph|snippet)"
    r"\b|according to|as (?:stated|mentioned|described|noted|seen|written) (?:in|above|below|earlier)|"
    r"(?:see|on) page \d+|chapter \d+)",
    re.I,
)
# Of the book's own words these lead nowhere in an answer that stands alone.
_POINTER = re.compile(
    r"\b(?:(?:this|the (?:next|previous|following|preceding)) (?:section|chapter|page|appendix)|"
    r"the table (?:above|below))\b",
    re.I,
)
_RESIDUE = re.compile(
    r"\*\*|__|[{}<>|]|&[a-z]+;|^\s*#|^\s*[-*] |\[/?\w+\]|\[[A-Z_ ]{3,}\]|\bTODO\b|\bN/?A\b|\bNone\b(?=\.?$)|```|\\n|"
    r"(?:^|\s)(?:Q|A|Question|Answer|Assistant|User|System|Evidence|Type)\s?:|\bundefined\b|\bnull\b|\s[,;.](?=\s|$)|"
    r"^(?:Sure|Certainly|Of course|Here(?: is|'s) the answer)\b[!,.:]|\bas an ai\b|\blanguage model\b",
    re.I,
)
_ABOUT_THE_BOOK = re.compile(
    r"\b(?:copyright|licen[cs]e[ds]?|isbn|trademarks?|publishers?|published|website|wizards of the coast|"
    r"(?:wrote|edited|illustrated|authors? of) (?:the|this) (?:introduction|layout|rulebook|book|chapter))\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_DANGLING = re.compile(r"\b(?:a|an|the|and|or|its|their|your|of the|with the)\W*$", re.I)
_BRACKETS = (("(", ")"), ("“", "”"), ("[", "]"))


def reasons(pair: Pair, book: Book, absence: AbsenceIndex, limits: Limits) -> list[str]:
    """Everything that is wrong with the pair, as `check: what it saw`; empty when nothing is."""
    passage = book.passages[pair.passage_id]
    found = grounding.grounding_faults(pair, passage)
    if not pair.answerable and "absent" in limits.checks and (fault := absence.fault(pair.question)):
        found.append(fault)
    for name, check in CHECKS.items():
        if name in limits.checks and (reason := check(pair, passage, book, limits)):
            found.append(f"{name}: {reason}")
    return [reason for reason in found if reason.split(":")[0] in limits.checks]


def _names(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    """Names of the question; those of the answer must stand in its evidence, which grounding sees to."""
    if not pair.answerable or pair.question.isupper():
        return None
    asked = [word.strip('.,?!"()') for word in grounding.normalise(pair.question).split()[1:]]
    unknown = [
        word
        for word in asked
        if word[:1].isupper() and not any(map(book.knows, [*words(word), *words(word.partition("'")[0])]))
    ]
    return f"in no passage: {', '.join(unknown)}" if unknown else None


def _refusal(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    if pair.answerable and is_refusal(pair.answer):
        return "the answer refuses; then the type is unanswerable"
    if not pair.answerable and pair.answer != REFUSAL:
        return f"an unanswerable question is answered {REFUSAL!r}"
    return None


def _self_contained(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    match = _DEICTIC.search(pair.question)
    # a row of a table may speak so
    if match and not grounding.holds_quote(passage.text, _around(pair.question, match)):
        return f"the question says {match[0]!r} and does not name it"
    sharers = book.sharers(pair.question, passage, limits.most_passages)
    if sharers and (match := _BARE_OWNER.search(pair.question)) and not _capitals(pair.question):
        return f"the question says {match[0]!r} and names nothing"
    # what an unanswerable question names stands nowhere, and a table is named by its caption
    if sharers > limits.most_passages and pair.answerable and not _TABLE.search(pair.question):
        return f"the question fits {sharers} passages and does not name what it asks about"
    return None


def _around(text: str, match: re.Match[str]) -> str:
    """What matched with a word before and after it."""
    return " ".join([*text[: match.start()].split()[-1:], match[0], *text[match.end() :].split()[:1]])


def _question(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    if not pair.question.rstrip().endswith("?"):
        return "it does not end with a question mark"
    return None


def _echo(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    if pair.type == "comparison" or _YES_NO.match(pair.answer):  # these choose among words of the question
        return None
    said, name = content(pair.answer), content(passage.name)
    if not said <= content(pair.question) or figures.figures(pair.answer):
        return None
    # "What school is Minor Illusion?" "Illusion." repeats a word and still answers: the book says just that.
    # The name of what is asked about answers nothing, unless it is a value, too.
    answer = pair.answer.rstrip(".").casefold()
    if said == name and answer not in (str(value).casefold() for value in passage.fields.values()):
        return "the answer is the name of what is asked about"
    if grounding.holds_quote(pair.evidence.casefold(), answer):
        return None
    return "the answer only repeats words of the question"


def _too_short(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    count = len(words(pair.answer))
    if yes_no := _YES_NO.match(pair.answer):
        return None if words(pair.answer[yes_no.end() :]) else f"{pair.answer!r} gives no reason"
    if count >= limits.min_answer_words or figures.figures(pair.answer) or (count and pair.answer[:1].isupper()):
        return None
    return f"{count} words, no figure and no name: {pair.answer!r}"


def _too_long(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    count = len(words(pair.answer))
    return f"{count} words, allowed are {limits.max_answer_words}" if count > limits.max_answer_words else None


def _truncated(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    answer = pair.answer.rstrip()
    for text, what in ((pair.question, "question"), (answer, "answer")):
        if _DANGLING.search(text):
            return f"the {what} breaks off at {text[-20:]!r}"
    unclosed = [start for start, end in _BRACKETS if answer.count(start) > answer.count(end)]
    ends = _SENTENCE_END.search(answer) or _ends_in_source(answer, passage.text)
    if answer.endswith(("...", "…")) or unclosed or not ends:
        return f"the answer breaks off at {answer[-20:]!r}"
    return None


def _ends_in_source(answer: str, text: str) -> bool:
    """Whether the answer is quoted up to where a line, a clause or a sentence of the passage ends."""
    return re.search(rf"{re.escape(answer)}(?=[.;:\n]|$)", text) is not None


def _hedging(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    match = _HEDGE.search(pair.answer)
    # the rules themselves may say "likely"; then it is no guess of the writer
    return f"the answer guesses: {match[0]!r}" if match and match[0] not in pair.evidence else None


def _source_talk(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    if match := _POINTER.search(pair.answer):
        return f"the answer points elsewhere: {match[0]!r}"
    match = _SOURCE_TALK.search(pair.question) or _SOURCE_TALK.search(pair.answer)
    return f"it talks of its source: {match[0]!r}" if match and match[0] not in pair.evidence else None


def _residue(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    match = _RESIDUE.search(pair.question) or _RESIDUE.search(pair.answer)
    if match is None or match[0] in pair.evidence:  # "Languages: None" is what the book says
        return None
    return f"markup or template residue: {match[0].strip()!r}"


def _language(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    said = words(pair.question) + words(pair.answer)
    known = sum(map(book.knows, said)) / max(len(said), 1)
    if known < limits.known_words:
        return f"the rulebooks know {known:.0%} of its words, expected are {limits.known_words:.0%}: another language?"
    return None


def _off_topic(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    match = _ABOUT_THE_BOOK.search(pair.question) or _ABOUT_THE_BOOK.search(pair.answer)
    if match and match[0].casefold() not in passage.text.casefold():
        return f"it asks about the book and not about the game: {match[0]!r}"
    if not pair.answerable or content(passage.name) <= content(pair.question):
        return None  # it may ask for what no passage tells; and what names the entry is about it
    said = content(pair.question) | content(pair.answer)
    held = len(said & book.content[pair.passage_id]) / max(len(said), 1)
    if held < limits.topic_words:
        return f"the passage holds {held:.0%} of what it is about, expected are {limits.topic_words:.0%}"
    return None


def _edition(pair: Pair, passage: Passage, book: Book, limits: Limits) -> str | None:
    return other_edition(pair, passage)


def _capitals(question: str) -> list[str]:
    """The capitalised words of a question after its first."""
    return [word for word in question.split()[1:] if word[0].isupper()]


Check = Callable[[Pair, Passage, Book, Limits], str | None]
CHECKS: dict[str, Check] = {
    "names": _names,
    "refusal": _refusal,
    "self_contained": _self_contained,
    "question": _question,
    "echo": _echo,
    "too_short": _too_short,
    "too_long": _too_long,
    "truncated": _truncated,
    "hedging": _hedging,
    "source_talk": _source_talk,
    "residue": _residue,
    "language": _language,
    "off_topic": _off_topic,
    "edition": _edition,
}
