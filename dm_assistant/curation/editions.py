"""Editions of the rules that a pair speaks of though its passage does not.

Pure. Models have read every edition and mix them; a player can only use one.
"""

import re

from dm_assistant.records import Pair, Passage

# All in small letters: matching without case would take twice as long, and every pair is searched.
_NAMED = re.compile(
    r"\b(?:ad&d|pathfinder|one d&d|(?:basic|advanced) d&d|3\.5e?|[1-4]e|5\.5e?|d20 modern|"
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|\d{4}|older|earlier|previous|newer|old|new|other|another)"
    r"(?: \w+)? (?:editions?|rules|version|phb|player's handbook)))\b"
)
# Terms that only one edition uses.
_TERMS = {
    "2014": r"(?:sub)?races?|racial|ki(?: points?)?|use an object action|cast a spell action",
    "2024": r"heroic inspiration|magic action|utilize(?: action)?|study action|weapon mastery|focus points?|"
    r"hit point dice|emanation",
    "4th edition": r"healing surges?|(?:at-will|encounter|daily) powers?|minor action",
    "3rd edition or older": r"thac0|(?:fortitude|reflex|will) (?:saves?|saving throws?)|base attack bonus|touch ac|"
    r"flat-footed|full-round action|swift action|attacks? of opportunity|five-foot step|skill ranks?|"
    r"non-?weapon proficienc(?:y|ies)",
}
_TERM_OF = {edition: re.compile(rf"\b(?:{terms})\b") for edition, terms in _TERMS.items()}


def other_edition(pair: Pair, passage: Passage) -> str | None:
    """What the pair says of another edition than that of its passage, as a reason; None where it says nothing."""
    text = f"{pair.question} {pair.answer}".casefold()
    for match in _NAMED.finditer(text):
        if match[0] not in passage.text.casefold() and passage.edition.casefold() not in match[0]:
            return f"it speaks of {match[0]!r}; the passage is of edition {passage.edition}"
    for edition, terms in _TERM_OF.items():
        # a rulebook of unknown edition may be either of the two that share most of their words
        if edition == passage.edition or (passage.edition not in _TERMS and edition in ("2014", "2024")):
            continue
        for match in terms.finditer(text):
            if match[0] not in passage.text.casefold():
                return f"{match[0]!r} is a term of {edition}; the passage is of edition {passage.edition}"
    return None
