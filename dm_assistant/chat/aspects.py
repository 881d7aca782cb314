"""What of an entry a question asks for: its AC, its range, its price; and where entries say it.

Pure data and functions on strings. An aspect names the typed fields that hold the answer, the labels before the value
in the text, and what a sentence must hold to tell it where no field does.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

_DISTANCE = r"\d+[- ](?:feet|foot|ft\b|mile)"
_TIME = r"\b(?:round|minute|hour|day|week|month|year|turn|action|instant|until|permanent)"
_LASTING = r"\b(?:round|minute|hour|day|week|month|year|instant|until|permanent)"
_MONEY = r"\d\+?\s?(?:CP|SP|EP|GP|PP)\b|\bcoins?\b"
_DICE = r"\d+d\d+"
_DAMAGE = rf"{_DICE}(?: [+−-] \d+)?\)? (?:\w+ )?damage|{_DICE} [A-Z]|\d+ \w+ damage|damage:? (?:equal|{_DICE})"


@dataclass(frozen=True)
class Aspect:
    """`said` finds it in a question, in lower case; `shows` finds it in a sentence.

    `fields` are typed fields, the first that an entry has counts; `labels` may stand before the value. `said_of_entry`
    finds it only where the entry asked about has one of the fields: "how tough is it" asks for the hit points of a
    monster; `values` does in a yes or no: "is it undead" asks for the type.
    """

    name: str
    said: re.Pattern[str]
    fields: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    shows: re.Pattern[str] | None = None
    said_of_entry: re.Pattern[str] | None = None
    values: re.Pattern[str] | None = None
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
    said_of_entry: str = "",
    values: str = "",
) -> Aspect:
    shown = re.compile(shows, re.IGNORECASE) if shows else None
    of_entry = re.compile(rf"\b(?:{said_of_entry})") if said_of_entry else None
    value = re.compile(rf"\b(?:{values})\b") if values else None
    return Aspect(name, re.compile(rf"\b(?:{said})"), tuple(fields.split()), labels, shown, of_entry, value, hides)


_ABILITIES = {
    "STR": "strength|str\\b|strong", "DEX": "dexterity|dex\\b|agile", "CON": "constitution|con\\b",
    "INT": "intelligen(?:ce|t)|int\\b|smart", "WIS": "wisdom|wis\\b|wise\\b", "CHA": "charisma|cha\\b|charismatic",
}  # fmt: skip

_NO_PRICE = "(?: \\w+)? (?:re)?action|(?: \\w+)? (?:extra )?(?:feet|movement|speed|spell slot)"  # that an act costs
_CAN_TAKE = (
    "how much (?:damage|punishment|hurt|pain) (?:can|could|does|will|would) .*(?:take|withstand|survive|absorb|soak)"
)

# The more specific first: "Hit Dice" before "Hit Points", "casting time" before "how long".
ASPECTS: tuple[Aspect, ...] = (
    _aspect("attunement", r"attun\w*", "attunement", shows="attune"),
    _aspect("concentration", r"concentrat\w*", "concentration", shows="concentration"),
    _aspect("ritual", "rituals?", "ritual", shows="ritual"),
    _aspect("hit dice", r"hit (?:point )?(?:dice|die)|hp dice|hd\b|dice .*(?:hit points|hp)\b", "hp_formula",
            shows=r"Hit (?:Point )?(?:Die|Dice)|\bHP\b", hides=("hit points", "dice")),
    _aspect("hit points", r"hit ?points?|hp\b|health\b", "hp", ("HP", "Hit Points"), shows=r"Hit Point|\bHP\b",
            said_of_entry=f"life (?:total|points)|(?:tough|beef|sturd|durab)\\w*\\b|{_CAN_TAKE}|to kill"),
    _aspect("armor class", r"ac\b|armor class|armour class|hard (?:is it )?to hit|roll to hit|need to hit"
            r"|number .*hits?\b|easy (?:is it )?to hit|well armored|well armoured|how protective"
            "|how much protection", "ac", ("AC", "Armor Class", "Armor Class (AC)"), shows=r"\bAC\b|Armor Class"),
    _aspect("challenge", r"cr\b|challenge rating|challenge\b|how challenging", "cr",
            ("CR", "Challenge", "Challenge Rating"), shows=r"\bCR\b|challenge rating",
            said_of_entry="dangerous|deadly|tough"
            "|how (?:strong|hard|difficult) (?:a|an|of a) (?:fight|foe|opponent)"),
    _aspect("experience", r"xp\b|exp\b|experience(?: points?)?", "xp", ("XP",), shows=r"\bXP\b|Experience Point",
            hides=("cost",)),
    _aspect("proficiency bonus", r"proficiency bonus|pb\b|prof bonus", "pb", ("PB", "Proficiency Bonus"),
            shows=r"Proficiency Bonus|\bPB\b"),
    _aspect("casting time", "casting time|how long (?:does it take |do i need )?.*to cast"
            r"|cast\w* (?:as|with) an? (?:bonus |re)?action|what action .*cast|time to cast"
            r"|take to cast|time does casting|how (?:fast|quick\w*) .*\bcast", "casting_time", ("Casting Time",),
            shows=_TIME, hides=("duration",),
            said_of_entry="(?:kind|type|sort) of action|actions? (?:cost|economy|type)|action do i",
            values="(?:an?|one) (?:bonus )?(?:re)?action"),
    _aspect("components", r"components?|materials?\b(?! plane)|ingredients?\b", "components",
            ("Components", "Component"), shows="component|material", said_of_entry="need (?:to cast|for)",
            values="verbal|somatic|material|v|s|m"),
    _aspect("don", r"don(?:ning)?\b(?!')|doff(?:ing)?\b|put(?:ting)? (?:it |them )?on\b"
            r"|tak(?:e|ing) (?:it |them )?off\b", "category", shows=r"\bDon\b"),
    _aspect("duration", r"duration|how long|last\b|lasts\b|lasting|wears? off"
            r"|how many (?:rounds|minutes|hours|days)\b", "duration", ("Duration",), shows=_LASTING,
            said_of_entry=r"length|when do(?:es)? .*\bends?\b|runs? out|expires?"),
    _aspect("school", r"school|(?:type|kind|sort) of magic\b(?! item)", "school", shows="school",
            values="abjuration|conjuration|divination|enchantment|evocation|illusion|necromancy" "|transmutation"),
    _aspect("classes", r"class(?:es)?\b|who (?:all )?(?:can|could|gets? to) (?:cast|learn)|spell lists?" "|who casts",
            "classes", shows=r"\w", said_of_entry="who (?:gets|has|knows)",
            values="(?:bard|cleric|druid|paladin|ranger|sorcerer|warlock|wizard)s?(?:'s)?"),
    _aspect("initiative", r"initiative|init\b", "initiative", ("Initiative",), shows="initiative"),
    _aspect("senses", r"senses?\b|darkvision|truesight|blindsight|tremorsense|passive perception"
            "|see in (?:the )?dark(?:ness)?", "senses", ("Senses",),
            shows="darkvision|truesight|blindsight|tremorsense|passive perception",
            said_of_entry="perceptive|observant|in the dark"),
    _aspect("languages", r"languages?|speaks?\b|telepathy|understand|tongues?\b", "languages", ("Languages",),
            shows="language|telepath", values="talk|speak|converse"),
    _aspect("skills", r"skills?\b(?:.*\b(?:pick|choose|select)\b)?", "skills", ("Skills",), shows="skill|proficien"),
    _aspect("resistances", r"resist\w*", "resistances", ("Resistances", "Damage Resistances"), shows="resist",
            said_of_entry="shrugs? off"),
    _aspect("vulnerabilities", r"vulnerab\w*|weak(?:ness\w*)? (?:to|against)", "vulnerabilities",
            ("Vulnerabilities", "Damage Vulnerabilities"), shows="vulnerab", said_of_entry=r"weak\w*"),
    _aspect("immunities", r"immun\w*", "immunities", ("Immunities", "Damage Immunities", "Condition Immunities"),
            shows="immun", said_of_entry="(?:doesn't|don't|won't|can't|can not|cannot) (?:work on|affect|hurt|harm)"),
    _aspect("alignment", "alignment|aligned", "alignment", shows="alignment|lawful|chaotic|neutral",
            values="evil|good|lawful|chaotic|neutral"),
    _aspect("creature type", "(?:type|kind|sort) of (?:creature|monster|being)|creature types?|monster type"
            r"|types?\b(?! of)", "type", ("Creature Type",), shows="type",
            values="aberration|beast|celestial|construct|dragon|elemental|fey|fiend|giant|humanoid"
            "|monstrosity|ooze|plant|undead"),
    _aspect("rarity", r"rarity|rare\b|how (?:un)?common", "rarity", shows="common|rare|legendary|artifact",
            values="(?:un)?common|rare|legendary|artifact"),
    _aspect("prerequisite", r"prerequisites?|requirements?|require\w*|qualify"
            r"|(?:what|which) level (?:do|must|should) \w+ (?:need|have|be)\b", "prerequisite", ("Prerequisite",),
            shows="prerequisite|require|must", said_of_entry="need to|who can|who gets|(?:what|which) level"),
    _aspect("mastery", "mastery|masteries", "mastery", ("Mastery",), shows="mastery",
            values="cleave|graze|nick|push|sap|slow|topple|vex"),
    _aspect("properties", r"propert\w+", "properties", ("Properties",), shows="propert",
            values="finesse|heavy|light|loading|reach|throw|thrown|two.handed|one.handed|versatile"),
    _aspect("stealth", r"stealth\w*", "stealth", ("Stealth",), shows="stealth",
            values=r"sneak|quiet|nois[ey]\w*|loud"),
    _aspect("utilize", r"utili[sz]e\w*", "utilize", ("Utilize",), shows="utilize",
            said_of_entry="used? for|can i do|do with"),
    _aspect("craft", r"craft\w*", "craft", ("Craft",), shows="craft", said_of_entry=r"make\b|made\b"),
    _aspect("tool ability", r"(?:which|what) abilit(?:y|ies) (?:do|does|for|goes)\b", "ability", ("Ability",),
            shows="strength|dexterity|constitution|intelligence|wisdom|charisma", said_of_entry=r"abilit(?:y|ies)\b"),
    _aspect("effort", f"costs?(?:{_NO_PRICE})", shows="action|feet|movement|speed|slot", hides=("cost",)),
    _aspect("cost", r"costs?\b|pric(?:e[ds]?|ey|ier)\b|pay(?:ing|s)?\b|expensive|cheap\w*|buy\b|sells?\b|afford\b"
            r"|going rate|how (?:many|much) (?:gold|silver|money|gp|sp|cp)\b"
            r"|how much (?:is|are|for|would)\b(?!.*damage)"
            r"|(?:run|set|cost) (?:me|you|us|them)\b(?: back\b)?|worth\b|gold pieces|value\b", "cost", ("Cost",),
            shows=_MONEY),
    _aspect("weight", r"weigh\w*|how heavy|heavi(?:er|est)|pounds?\b|lbs?\b", "weight", ("Weight",),
            shows=r"\d\s?(?:lb|pounds?)\b|weigh"),
    _aspect("speed", r"speeds?\b|how fast|how quick\w*|fast(?:er|est)|movement rate"
            r"|how far (?:can|does|do|could|will) (?:an? |the )?[\w' -]+ (?:move|fly|swim|walk|climb|run|go)\b",
            "speed", ("Speed",), shows="speed", said_of_entry=r"movement|moves?\b",
            values="fly|swim|climb|burrow|hover"),
    _aspect("area", r"area\b|radius|length|width|height|depth|thickness"
            r"|how (?:wide|big|large|deep|thick) (?:is|are|an?)\b|size\b|aoe\b|what shape"
            "|how big .*(?:explosion|blast|cone|sphere)",
            shows=r"\d-foot|\d feet (?:wide|long|high|deep|square|tall|thick|on)"),
    _aspect("range", r"ranges?\b|how far|how many (?:feet|miles|yards)\b|reach\b|how close|distance\b|rng\b",
            "range properties", ("Range", "Properties"), shows=rf"{_DISTANCE}|range|reach"),
    _aspect("damage", r"damages?\b|how hard .* hit|how much .*(?:hurt|hit for|deal)", "damage", ("Damage",),
            shows=_DAMAGE, said_of_entry=r"dice|(?:what|which|damage) die\b|d\d+s?\b"),
    _aspect("dice", r"dice|(?:what|which|damage) die\b|d\d+s?\b", shows=_DICE),
    _aspect("healing", r"heal(?:s|ing|ed)?\b|restores?\b|regains?\b",
            shows=r"regain|restore|Hit Points? equal|\d+d\d+ \+"),
    _aspect("recharge", r"recharges?\b|(?:get|gets|come|comes) (?:.* )?back\b|regains?\b",
            shows=r"Recharge \d|regain|(?:again|function) until"),
    _aspect("saving throw", r"sav(?:e|es|ing throws?)\b(?! dc)"
            r"|how (?:do|can|could|would) \w+ (?:resist|avoid|dodge|save)\b", shows=r"sav(?:e|es|ing throws?)\b"),
    _aspect("difficulty class", r"dcs?\b|difficulty class", shows=r"\bDC\b"),
    _aspect("attack bonus", r"(?<!need )(?<!roll )(?<!hard )(?<!is it )to[- ]hit\b|attack (?:bonus|modifier)"
            "|bonus to hit|how accurate|bonus .*attacks? with|adds? to (?:its |their )?attack",
            shows=r"[+]\d.{0,40}attack|attack.{0,30}[+]\d"),
    _aspect("size", r"size\b|how (?:big|large|small)", "size", ("Size",),
            shows="tiny|small|medium|large|huge|gargantuan|size", values="tiny|small|medium|large|huge|gargantuan"),
    _aspect("level", r"(?:what|which) (?:\w+ )?level|spell level|level (?:is|of|spell)"
            r"|(?:is|are) [\w' ]+ level \d|how high .*level|cantrip", "level", shows="level|cantrip",
            said_of_entry=r"when do(?:es)?\b.*\b(?:get|gain|learn|unlock|pick(?: up)?|choose)\b"
            "|at (?:what|which) level|(?:what|which|minimum|lowest) (?:spell )?slot|level of" r"|level\W*$"),
    _aspect("higher levels", r"upcast\w*|level \d+ slot|(?:at|with|using) (?:an? )?(?:level \d|higher)|higher slot"
            r"|(?:bigger|larger|better) slot|(?:per|each|every) (?:spell )?slot|slot levels?\b",
            shows=r"Higher[- ]Level|Higher Levels|Cantrip Upgrade|reach levels? \d", hides=("level",)),
    _aspect("contents", r"contents?\b|contains?\b|what(?:'s| is| comes) in(?:side)? (?:an?|the)\b",
            shows="contain|includ|consist"),
    _aspect("capacity", r"capacity\b|how (?:much|many \w+) (?:fits?|.*\b(?:hold|fit))\b",
            shows=r"(?:hold|store)s? (?:up to )?\d|Carrying Capacity", hides=("weight",)),
    _aspect("gear", r"gear\b|equipment|carr(?:y|ies|ied)\b|wield(?:s|ed|ing)?\b|equipped|armed with", "gear", ("Gear",),
            shows=r"\w"),
    _aspect("category", "category|simple or martial|martial or simple|light,? medium,? or heavy"
            "|(?:kind|type|sort) of (?:weapon|armou?r|magic item|item|feat)", "category", shows=r"\w",
            values="simple|martial|(?:light|medium|heavy) armou?r|wondrous|potion|ring|rod|staff|wand"
            "|scroll|origin|general"),
    _aspect("armor strength", r"strength|str\b|strong", "strength", ("Strength",), shows="strength"),
    *(_aspect(code, said, "abilities", (code,), shows=said) for code, said in _ABILITIES.items()),
)  # fmt: skip


_UNITS = "rounds|minutes|hours|days|feet|miles|gold|silver|pounds"  # these ask for a duration, a range, a price
_COUNTED = re.compile(rf"\bhow many (?!people|times|of\b|(?:{_UNITS})\b)(\w{{4,}}?)(?:es|s)?\b")
_A_COUNT = r"(?:\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|any number of))"
_YES_OR_NO = re.compile(r"(?:do|does|is|are|can|could|has|have|will)\b")


def is_yes_or_no(question: str) -> bool:
    """Whether a question is answered by yes or no."""
    return bool(_YES_OR_NO.match(question.casefold()))


def _count_of(thing: str) -> Aspect:
    """How many of a thing: "how many charges" is told by "expend 5 charges", "Legendary Action Uses: 3"; how many
    targets, by "up to three creatures".
    """
    thing = "(?:target|creature)" if thing == "target" else thing
    return _aspect("count", thing, shows=rf"{_A_COUNT}[ -](?:\w+[ -]){{0,2}}{thing}|{thing}[\w ]*(?:: |\()\d")


def aspects_of(question: str, fields: Container[str] = ()) -> list[Aspect]:
    """The aspects that a question asks for, the most specific first; `fields` are those of what it is asked about."""
    plain = question.casefold()
    found = [aspect for aspect in ASPECTS if _match(aspect, plain, fields)]
    counted = _COUNTED.search(plain)
    if counted and all(aspect.name == "casting time" for aspect in found):
        found = [_count_of(counted[1])]
    hidden = {name for aspect in found for name in aspect.hides}
    return [aspect for aspect in found if aspect.name not in hidden]


def claimed(aspect: Aspect, question: str, fields: Container[str] = ()) -> range:
    """The part of a question that asks for an aspect, as a range of its characters."""
    match = _match(aspect, question.casefold(), fields)
    return range(*match.span()) if match else range(0)


def _match(aspect: Aspect, plain: str, fields: Container[str]) -> re.Match[str] | None:
    has_field = any(field in fields for field in aspect.fields)
    patterns = [aspect.said]
    if has_field and aspect.said_of_entry:
        patterns.append(aspect.said_of_entry)
    if has_field and aspect.values and is_yes_or_no(plain):
        patterns.append(aspect.values)
    return next((match for pattern in patterns if (match := pattern.search(plain))), None)


def written(value: object) -> list[str]:
    """How the value of a field may stand in the text: 33000 as "33,000", a list with commas."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [f"{value:,}", f"+{value}"]
    if isinstance(value, list):
        return [", ".join(map(str, value))]
    return [str(value)]
