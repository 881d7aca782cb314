"""Whether a text proves an answer, decided by string: quote, figures, names.

Pure functions, shared by the generators, by curation and by the checked answers of the chat.
"""

import re
from functools import lru_cache

from dm_assistant import figures
from dm_assistant.records import Pair, Passage

# One way of writing for what rulebooks and models write in several.
_TYPOGRAPHY = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "}
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\")]*\s+|\n\W*)(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words that a fragment such as "Yes, a Cantrip." may begin with and that name nothing.
_OPENERS = frozenset(
    [
        "a",
        "all",
        "an",
        "any",
        "both",
        "each",
        "either",
        "every",
        "he",
        "i",
        "it",
        "its",
        "neither",
        "no",
        "none",
        "not",
        "one",
        "she",
        "the",
        "they",
        "yes",
        "you",
    ]
)
_PROSE_WORDS = 5  # from this length on, the first word of a sentence is capitalised only for its place


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """`text` with one form of quotes, dashes and spaces."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


def holds_quote(text: str, quote: str) -> bool:
    """Whether `quote` stands in `text`, typography apart. An empty quote never does."""
    return bool(quote.strip()) and normalise(quote) in normalise(text)


def tells(passage: Passage, quote: str) -> bool:
    """Whether `quote` stands in the passage or in its own heading, as the price does in "Rope (1 GP)"."""
    return holds_quote(f"{passage.heading_path[-1]}\n{passage.text}", quote)


def unsupported_names(answer: str, source: str) -> list[str]:
    """The proper names and game terms (capitalised words) of `answer` that `source` does not hold.

    The first word of a sentence counts only in a fragment such as "Necromancy.": in prose it is
    capitalised for its place.
    """
    names = _names(normalise(answer))
    held = {_stem(word) for word in _WORD.findall(normalise(source))} if names else set()
    return [name for name in names if _stem(name) not in held]


def grounding_faults(pair: Pair, passage: Passage) -> list[str]:
    """Why `passage` does not prove `pair`, each reason as `check: what it saw`; empty when it does.

    An answerable pair needs evidence that stands in the passage, and every figure and name of its
    answer in the evidence or the question. An unanswerable pair carries no evidence.
    """
    if not pair.answerable:
        return ["evidence: an unanswerable pair must carry none"] if pair.evidence else []
    if not pair.evidence.strip():
        return ["evidence: there is none"]
    faults = []
    if not tells(passage, pair.evidence):
        faults.append(f"evidence: not found in the passage: {pair.evidence[:80]!r}")
    source = f"{pair.evidence}\n{pair.question}"
    if missing := figures.unsupported(pair.answer, source):
        faults.append(f"figures: neither in the evidence nor in the question: {', '.join(missing)}")
    if missing := unsupported_names(pair.answer, source):
        faults.append(f"names: neither in the evidence nor in the question: {', '.join(missing)}")
    return faults


def _names(text: str) -> list[str]:
    """Capitalised words that name something, in order, each once."""
    names = {}
    for sentence in _SENTENCE_START.split(text):
        words = _WORD.findall(sentence)
        first_counts = len(words) < _PROSE_WORDS and words and words[0].casefold() not in _OPENERS
        for place, word in enumerate(words):
            if word[0].isupper() and (place or first_counts) and word.casefold() not in _OPENERS:
                names[word] = None
    return list(names)


@lru_cache(maxsize=1 << 16)  # a rulebook has few words, and every check asks for all of them
def _stem(word: str) -> str:
    """`word` without case, possessive and plural endings, so that "Elves'" finds "elf" no worse than "goblins"."""
    return re.sub(r"(?:'s|s'|es|s)$", "", word.casefold())
