"""The figures of a text in one normal form: numbers, dice, distances, difficulty classes, modifiers, fractions.

Pure functions on strings. Checks ask whether the figures of an answer stand in its evidence, metrics
whether a model gave the figures of the reference. "sixty feet", "60-foot" and "60 ft." are all `60 ft`.
"""

import re
from functools import lru_cache

# What may follow a number, as it is written, and its normal form.
_UNITS = {
    "ft": ("feet", "foot", "ft"),
    "mile": ("miles", "mile"),
    "inch": ("inches", "inch"),
    "round": ("rounds", "round"),
    "minute": ("minutes", "minute"),
    "hour": ("hours", "hour"),
    "day": ("days", "day"),
    "year": ("years", "year"),
    "lb": ("pounds", "pound", "lbs", "lb"),
    "cp": ("cp",),
    "sp": ("sp",),
    "ep": ("ep",),
    "gp": ("gp",),
    "pp": ("pp",),
    "xp": ("xp",),
    "hp": ("hit points", "hit point", "hp"),
    "%": ("percent", "%"),
}
_UNIT_OF = {written: unit for unit, forms in _UNITS.items() for written in forms}
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_OF = {word: number for number, word in enumerate(_WORDS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8", "⅙": "1/6"}

_FIGURE = re.compile(
    rf"""
    (?<![\w.])                                     # not the tail of a word, of a range or of a decimal
    (?:(?P<label>dc|ac|cr|level)\s+)?
    (?: (?P<dice>\d*d\d+(?:\s*[+-]\s*\d+\b(?!d))?)
      | (?P<sign>[+-])?(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)
        (?:/(?P<below>\d{{1,3}}(?:,\d{{3}})+|\d+)|(?P<vulgar>[{"".join(_VULGAR)}]))?
      | (?P<lone>[{"".join(_VULGAR)}])
      | (?P<word>(?:one|a)\ hundred|(?:{"|".join(_TENS)})[ -](?:{"|".join(_WORDS[1:10])})|{"|".join(_NUMBER_OF)})\b
    )
    (?:st|nd|rd|th)?
    (?:[\s-]*(?P<unit>{"|".join(map(re.escape, _UNIT_OF))})(?!\w))?
    """,
    re.VERBOSE,
)
_TYPOGRAPHY = str.maketrans({"−": "-", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "×": "x"})


def figures(text: str) -> list[str]:
    """The figures of `text` in order: `8d6+4`, `60 ft`, `15 dc`, `+7`, `1/2`, `8400 xp`.

    A unit or label follows its number after a space. A range such as "20/60" gives two figures,
    "1/4" is one fraction. The word "one" counts only with a unit, since it is mostly a pronoun.
    """
    return list(_found(text))


def places(text: str) -> list[tuple[int, int]]:
    """Where the figures of `text` stand: start and end of each, its unit or label included."""
    # A letter whose lower case is longer would move all that follows.
    plain = "".join(letter.casefold()[:1] for letter in text.translate(_TYPOGRAPHY))
    return [match.span() for match in _FIGURE.finditer(plain) if _forms(match) != ["one"]]


@lru_cache(maxsize=4096)  # a pair is looked at by many checks
def _found(text: str) -> tuple[str, ...]:
    plain = text.translate(_TYPOGRAPHY).casefold()
    return tuple(form for match in _FIGURE.finditer(plain) for form in _forms(match) if form != "one")


def normalised(text: str) -> str:
    """`text` in lower case with every figure in its normal form: "a 60-foot cone" → "a 60 ft cone"."""
    plain = text.translate(_TYPOGRAPHY).casefold()
    return _FIGURE.sub(lambda match: f" {' '.join(_forms(match))} ", plain)


def unsupported(answer: str, source: str) -> list[str]:
    """The figures of `answer` that `source` does not hold.

    Number and unit must agree where both texts give a unit; where one of them gives none, the number
    must agree: "150 feet" is supported by "Range: 150", never by "150 minutes".
    """
    given = figures(answer)
    if not given:
        return []
    held = set(figures(source))
    bare = {figure.split()[0].lstrip("+") for figure in held}
    unitless = {figure.lstrip("+") for figure in held if " " not in figure}
    return [
        figure
        for figure in given
        if figure not in held and figure.split()[0].lstrip("+") not in (unitless if " " in figure else bare)
    ]


def _forms(match: re.Match[str]) -> list[str]:
    """The normal forms of what `match` found, with their unit; the word "one" without a unit stays as it is."""
    unit = _UNIT_OF.get(match["unit"] or "") or match["label"]
    if match["word"] == "one" and not unit:
        return ["one"]
    return [f"{value} {unit}" if unit else value for value in _values(match)]


def _values(match: re.Match[str]) -> list[str]:
    """The normal form of the number or dice that `match` found; two for a range such as 20/60."""
    if match["dice"]:
        dice = re.sub(r"\s", "", match["dice"])
        return [f"1{dice}" if dice.startswith("d") else dice]
    if match["word"]:
        if match["word"].endswith("hundred"):
            return ["100"]
        return [str(sum(_NUMBER_OF[word] for word in re.split("[ -]", match["word"])))]
    if match["lone"]:
        return [_VULGAR[match["lone"]]]
    sign, number = match["sign"] or "", match["number"].replace(",", "")
    if match["vulgar"]:
        return [f"{sign}{number}+{_VULGAR[match['vulgar']]}"]
    if not match["below"]:
        return [sign + number]
    below = match["below"].replace(",", "")
    if number == "1" or int(float(number)) < int(below) <= 8:
        return [f"{sign}{number}/{below}"]
    return [sign + number, below]
