"""Editions of the rules that a pair speaks of though its passage does not.

Pure. Models have read every edition and mix them; a player can only use one.
"""

import re

from dm_assistant.records import Pair, Passage

_NAMED = re.compile(
    r"\b(?:AD&D|Pathfinder|One D&D|(?:Basic|Advanced) D&D|3\.5e?|[1-4]e|5\.5e?|d20 Modern"
    r"|(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|\d{4}|older|earlier|previous|newer|old|new|other|another)"
    r"(?: \w+)? (?:editions?|rules|version|PHB|Player's Handbook)))",
    re.I,
)
# Terms that only one edition uses.
_TERMS = {
    "2014": r"(?:sub)?races?|racial|ki(?: points?)?|Use an Object action|Cast a Spell action",
    "2024": r"Heroic Inspiration|Magic action|Utilize(?: action)?|Study action|Weapon Mastery|Focus Points?|"
    r"Hit Point Dice|Emanation",
    "4th edition": r"healing surges?|(?:at-will|encounter|daily) powers?|minor action",
    "3rd edition or older": r"THAC0|(?:Fortitude|Reflex|Will) (?:saves?|saving throws?)|base attack bonus|touch AC|"
    r"flat-footed|full-round action|swift action|attacks? of opportunity|five-foot step|skill ranks?|"
    r"non-?weapon proficienc(?:y|ies)",
}
_TERM_OF = {edition: re.compile(rf"\b(?:{terms})\b", re.I) for edition, terms in _TERMS.items()}


def other_edition(pair: Pair, passage: Passage) -> str | None:
    """What the pair says of another edition than that of its passage, as a reason; None where it says nothing."""
    text = f"{pair.question} {pair.answer}"
    held = passage.text.casefold()
    for match in _NAMED.finditer(text):
        if match[0].casefold() not in held and passage.edition.casefold() not in match[0].casefold():
            return f"it speaks of {match[0]!r}; the passage is of edition {passage.edition}"
    for edition, terms in _TERM_OF.items():
        # a rulebook of unknown edition may be either of the two that share most of their words
        if edition == passage.edition or (passage.edition not in _TERMS and edition in ("2014", "2024")):
            continue
        for match in terms.finditer(text):
            if match[0].casefold() not in held:
                return f"{match[0]!r} is a term of {edition}; the passage is of edition {passage.edition}"
    return None
