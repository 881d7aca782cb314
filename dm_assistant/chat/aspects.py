"""What of an entry a question asks for: its AC, its range, its price; and where entries say it.

Pure data and functions on strings. An aspect names the typed fields that hold the answer, the labels before the value
in the text, and what a sentence must hold to tell it where no field does.
"""

import re
from dataclasses import dataclass

_DISTANCE = r"\d+[- ](?:feet|foot|ft\b|mile)"
_TIME = r"\b(?:round|minute|hour|day|week|month|year|turn|action|instant|until|permanent)"
_LASTING = r"\b(?:round|minute|hour|day|week|month|year|instant|until|permanent)"
_MONEY = r"\d\+?\s?(?:CP|SP|EP|GP|PP)\b|\bcoins?\b"
_DICE = r"\d+d\d+|\d+ \w+ damage|damage equal"


@dataclass(frozen=True)
class Aspect:
    """`said` finds it in a question, in lower case; `shows` finds it in a sentence.

    `fields` are typed fields, the first that an entry has counts; `labels` may stand before the value.
    """

    name: str
    said: re.Pattern[str]
    fields: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    shows: re.Pattern[str] | None = None
    hides: tuple[str, ...] = ()  # aspects that its words would suggest, too: "How much XP is it worth?" asks no price

    def is_told(self, text: str) -> bool:
        """Whether `text` tells it."""
        return self.shows is not None and self.shows.search(text) is not None

    def is_about(self, text: str) -> bool:
        """Whether `text` tells it or says its name."""
        return self.is_told(text) or self.said.search(text.casefold()) is not None


def _aspect(
    name: str,
    said: str,
    fields: str = "",
    labels: tuple[str, ...] = (),
    shows: str = "",
    hides: tuple[str, ...] = (),
) -> Aspect:
    shown = re.compile(shows, re.IGNORECASE) if shows else None
    return Aspect(name, re.compile(rf"\b(?:{said})"), tuple(fields.split()), labels, shown, hides)


_ABILITIES = {
    "STR": "strength|str\\b|strong", "DEX": "dexterity|dex\\b", "CON": "constitution|con\\b",
    "INT": "intelligence|int\\b", "WIS": "wisdom|wis\\b", "CHA": "charisma|cha\\b",
}  # fmt: skip

# The more specific first: "Hit Dice" before "Hit Points", "casting time" before "how long".
ASPECTS: tuple[Aspect, ...] = (
    _aspect("attunement", "attun\\w*", "attunement", shows="attune"),
    _aspect("concentration", "concentrat\\w*", "concentration", shows="concentration"),
    _aspect("ritual", "rituals?", "ritual", shows="ritual"),
    _aspect("hit dice", "hit (?:point )?(?:dice|die)|hp dice|hd\\b|dice .*(?:hit points|hp)\\b", "hp_formula",
            shows=r"Hit (?:Point )?(?:Die|Dice)|\bHP\b", hides=("hit points", "damage")),
    _aspect("hit points", "hit ?points?|hp\\b|health\\b", "hp", ("HP", "Hit Points"), shows="Hit Point|\\bHP\\b"),
    _aspect("armor class", "ac\\b|armou?r class|hard to hit|roll to hit|need to hit", "ac",
            ("AC", "Armor Class", "Armor Class (AC)"), shows=r"\bAC\b|Armor Class"),
    _aspect("challenge", "cr\\b|challenge rating|challenge\\b", "cr", ("CR", "Challenge", "Challenge Rating"),
            shows=r"\bCR\b|challenge rating"),
    _aspect("experience", "xp\\b|exp\\b|experience(?: points?)?", "xp", ("XP",), shows=r"\bXP\b|Experience Point",
            hides=("cost",)),
    _aspect("proficiency bonus", "proficiency bonus|pb\\b|prof bonus", "pb", ("PB", "Proficiency Bonus"),
            shows=r"Proficiency Bonus|\bPB\b"),
    _aspect("casting time", "casting time|how long (?:does it take |do i need )?.*to cast|cast\\w* (?:as|with) a"
            "|what action .*cast|time to cast|take to cast", "casting_time", ("Casting Time",), shows=_TIME,
            hides=("duration",)),
    _aspect("components", "components?|materials?\\b", "components", ("Components", "Component"),
            shows="component|material"),
    _aspect("duration", "duration|how long|last\\b|lasts\\b|lasting", "duration", ("Duration",), shows=_LASTING),
    _aspect("school", "school", "school", shows="school"),
    _aspect("classes", "class(?:es)?\\b|who can (?:cast|learn)|spell lists?|who casts", "classes", shows=r"\w"),
    _aspect("initiative", "initiative", "initiative", ("Initiative",), shows="initiative"),
    _aspect("senses", "senses?\\b|darkvision|truesight|blindsight|tremorsense|passive perception"
            "|see in (?:the )?dark(?:ness)?", "senses", ("Senses",),
            shows="darkvision|truesight|blindsight|tremorsense|passive perception"),
    _aspect("languages", "languages?|speaks?\\b|telepathy|understand", "languages", ("Languages",),
            shows="language|telepath"),
    _aspect("skills", "skills?\\b|skill bonus(?:es)?", "skills", ("Skills",), shows="skill|proficien"),
    _aspect("resistances", "resist\\w*", "resistances", ("Resistances", "Damage Resistances"), shows="resist"),
    _aspect("vulnerabilities", "vulnerab\\w*|weak(?:ness\\w*)? (?:to|against)", "vulnerabilities",
            ("Vulnerabilities", "Damage Vulnerabilities"), shows="vulnerab"),
    _aspect("immunities", "immun\\w*", "immunities",
            ("Immunities", "Damage Immunities", "Condition Immunities"), shows="immun"),
    _aspect("alignment", "alignment|aligned", "alignment", shows="alignment|lawful|chaotic|neutral"),
    _aspect("creature type", "(?:type|kind|sort) of (?:creature|monster|being)|creature types?|monster type"
            "|types?\\b(?! of)", "type", ("Creature Type",), shows="type"),
    _aspect("rarity", "rarity|rare\\b|how (?:un)?common", "rarity", shows="common|rare|legendary|artifact"),
    _aspect("prerequisite", "prerequisites?|requirements?|require\\w*|qualify"
            "|(?:what|which) level (?:do|must|should) \\w+ (?:need|have|be)\\b", "prerequisite",
            ("Prerequisite",), shows="prerequisite|require|must"),
    _aspect("mastery", "mastery|masteries", "mastery", ("Mastery",), shows="mastery"),
    _aspect("properties", "propert\\w+", "properties", ("Properties",), shows="propert"),
    _aspect("stealth", "stealth\\w*", "stealth", ("Stealth",), shows="stealth"),
    _aspect("utilize", "utili[sz]e\\w*", "utilize", ("Utilize",), shows="utilize"),
    _aspect("craft", "craft\\w*", "craft", ("Craft",), shows="craft"),
    _aspect("tool ability", "abilit(?:y|ies)\\b", "ability", ("Ability",), shows="strength|dexterity|constitution|"
            "intelligence|wisdom|charisma"),
    _aspect("cost", "costs?\\b|price[ds]?\\b|pay\\b|expensive|cheap\\w*|buy\\b|how much gold|sells?\\b"
            "|how many (?:gp|sp|cp)|how much (?:is|are) (?!.*damage)|worth\\b|gold pieces|value\\b", "cost", ("Cost",),
            shows=_MONEY),
    _aspect("weight", "weigh\\w*|heav(?:y|ier|iest)|pounds?\\b|lbs?\\b", "weight", ("Weight",),
            shows=r"\d\s?(?:lb|pounds?)\b|weigh"),
    _aspect("speed", "speeds?\\b|how fast|how quick\\w*|fast(?:er|est)"
            "|how far can (?:an? |the )?[\\w' -]+ (?:move|fly|swim|walk|climb)",
            "speed", ("Speed",), shows=r"speed"),
    _aspect("area", "area\\b|radius|how (?:wide|big|large) (?:is|are) the|how big .*(?:explosion|blast|cone|sphere)",
            shows=r"\d-foot|\d feet (?:wide|long|high|square|tall|thick|on)",
            hides=("size",)),
    _aspect("range", "ranges?\\b|how far|reach\\b|how close", "range properties", ("Range", "Properties"),
            shows=rf"{_DISTANCE}|range|reach"),
    _aspect("damage", "damages?\\b|how hard .* hit|how much .*(?:hurt|hit for|deal)|dice|d\\d+s?\\b", "damage",
            ("Damage",), shows=_DICE),
    _aspect("healing", "heal(?:s|ing|ed)?\\b|restores?\\b|regains?\\b",
            shows=r"regain|restore|Hit Points? equal|\d+d\d+ \+"),
    _aspect("saving throw", "sav(?:e|es|ing throws?)\\b", shows=r"sav(?:e|es|ing throws?)\b"),
    _aspect("difficulty class", "dcs?\\b|difficulty class", shows=r"\bDC\b"),
    _aspect("attack bonus", "(?<!need )(?<!roll )(?<!hard )to[- ]hit\\b|attack (?:bonus|modifier)|bonus to hit",
            shows=r"[+]\d.{0,40}attack|attack.{0,30}[+]\d"),
    _aspect("size", "size\\b|how (?:big|large|small)", "size", ("Size",),
            shows="tiny|small|medium|large|huge|gargantuan|size"),
    _aspect("level", "(?:what|which) (?:spell )?level|spell level|level (?:is|of|spell)"
            "|(?:is|are) [\\w' ]+ level \\d|how high .*level|cantrip",
            "level", shows="level|cantrip"),
    _aspect("higher levels", r"upcast\w*|level \d+ slot|(?:at|with|using) (?:an? )?(?:level \d|higher)|higher slot",
            shows="Higher[- ]Level|Higher Levels|Cantrip Upgrade|reach levels? \\d"),
    _aspect("gear", "gear\\b|equipment|carry|carries|wield\\w*|equipped", "gear", ("Gear",), shows=r"\w"),
    _aspect("category", "category|simple or martial|martial or simple|light,? medium,? or heavy"
            "|(?:kind|type|sort) of (?:weapon|armou?r|magic item|item|feat)", "category", shows=r"\w"),
    _aspect("armor strength", "strength|str\\b|strong", "strength", ("Strength",), shows="strength"),
    *(_aspect(code, said, "abilities", (code,), shows=said) for code, said in _ABILITIES.items()),
)  # fmt: skip


_COUNTED = re.compile(r"\bhow many (?!people|times|of\b)(\w{4,}?)(?:es|s)?\b")
_A_COUNT = r"(?:\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|any number of))"


def _count_of(thing: str) -> Aspect:
    """How many of a thing: "how many charges" is told by "expend 5 charges"."""
    return _aspect("count", thing, shows=rf"{_A_COUNT}[ -](?:\w+[ -]){{0,2}}{thing}")


def aspects_of(question: str) -> list[Aspect]:
    """The aspects that a question asks for, the most specific first."""
    found = [aspect for aspect in ASPECTS if aspect.said.search(question.casefold())]
    counted = _COUNTED.search(question.casefold())
    if counted and all(aspect.name == "casting time" for aspect in found):
        found = [_count_of(counted[1])]
    hidden = {name for aspect in found for name in aspect.hides}
    return [aspect for aspect in found if aspect.name not in hidden]


def written(value: object) -> list[str]:
    """How the value of a field may stand in the text: 33000 as "33,000", a list with commas."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [f"{value:,}", f"+{value}"]
    if isinstance(value, list):
        return [", ".join(map(str, value))]
    return [str(value)]
