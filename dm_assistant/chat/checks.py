"""What an answer must pass before it is shown: its citations exist, and its figures, quotes and names are in them.

Pure functions on an answer and the passages it cites.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from dm_assistant import figures, grounding
from dm_assistant.chat.answers import Check
from dm_assistant.records import Passage

MOST_REPEATS = 2  # of three words in a row
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»")
_DIGITS = re.compile(r"\d+(?:,\d{3})*")
# Numbers in words that `figures` leaves alone.
_NUMBER_WORDS = re.compile(
    r"\b(?:hundreds?|thousands?|millions?|billions?|dozens?|twice|thrice|double[sd]?|triple[sd]?|hal(?:f|ves|ved)"
    r"|quarters?|thirds?)\b"
)


def source_of(passages: Sequence[Passage]) -> str:
    """All that the cited passages say: headings and text."""
    return "\n".join(f"{' › '.join(passage.heading_path)}\n{passage.text}" for passage in passages)


def foreign_figures(text: str, source: str) -> list[str]:
    """The figures of `text` that `source` does not hold, however they are written.

    Beside numbers with their unit (`figures.unsupported`), every run of digits counts, in any script and also within
    a word, and number words such as "thousand" and "half".
    """
    plain, held = _plain(text), _plain(source)
    digits = {_value(run) for run in _DIGITS.findall(held)}
    words = set(_NUMBER_WORDS.findall(held))
    missing = figures.unsupported(plain, held)
    missing += [run for run in _DIGITS.findall(plain) if _value(run) not in digits]
    missing += [word for word in _NUMBER_WORDS.findall(plain) if word not in words]
    missing += [sign for sign in plain if sign.isnumeric() and not sign.isdecimal() and sign not in held]
    return list(dict.fromkeys(missing))


def answer_checks(answer: str, cited: Sequence[int], passages: Sequence[Passage], question: str) -> list[Check]:
    """The checks of an answer without its citations, which are numbers of `passages`, from 1."""
    unknown = [number for number in cited if not 1 <= number <= len(passages)]
    at_fault = "cites nothing" if not cited else f"no passage {', '.join(map(str, unknown))}" if unknown else ""
    source = source_of([passages[number - 1] for number in cited if 1 <= number <= len(passages)])
    quotes = ["".join(groups) for groups in _QUOTED.findall(answer)]
    return [
        _check("says something", _emptiness(answer)),
        _check("citations", [at_fault] if at_fault else []),
        _check("figures", foreign_figures(answer, source)),
        _check("quotes", [quote for quote in quotes if not grounding.holds_quote(source, quote)]),
        _check("names", grounding.unsupported_names(answer, f"{source}\n{question}")),
    ]


def quote_checks(text: str, quotes: Sequence[tuple[str, Passage]]) -> list[Check]:
    """The checks of a text made of the passages' own words; `quotes` with the passage each comes from."""
    source = source_of([passage for _, passage in quotes])
    absent = [quote for quote, passage in quotes if not grounding.holds_quote(source_of([passage]), quote)]
    return [_check("quotes", absent), _check("figures", foreign_figures(text, source))]


def _emptiness(answer: str) -> list[str]:
    """Why an answer says nothing: no word, a bare yes or no, or the same words over and over."""
    words = re.findall(r"\w+", answer.casefold())
    if not words:
        return ["nothing"]
    if words in (["yes"], ["no"]):
        return ["a bare yes or no"]
    runs = Counter(zip(words, words[1:], words[2:], strict=False))
    return ["the same words over and over"] if runs and max(runs.values()) > MOST_REPEATS else []


def _check(name: str, saw: list[str]) -> Check:
    return Check(name, not saw, ", ".join(saw))


def _plain(text: str) -> str:
    """Lower case, with one form for every digit: full-width, superscript and other scripts' digits as ASCII."""
    spelled = "".join(str(unicodedata.digit(sign)) if unicodedata.digit(sign, -1) >= 0 else sign for sign in text)
    return spelled.casefold()


def _value(run: str) -> int:
    return int(run.replace(",", ""))
