"""Questions as they are typed at the table, written out: "lvl 3 dmg w/ adv" is "level 3 damage with advantage".

A pure function. What the words mean in the rules is the thesaurus's work; here they only become words.
"""

import re

# Not listed: what may be another word, such as "min" (minimum or minute) and "init".
_SHORT = """
dmg > damage; disadv, dis > disadvantage; adv > advantage; lvl, lv, lvls > level; atk, atks, attk, attks > attack
conc > concentration; max > maximum; mins > minutes; hrs > hours; comps > components; vuln > vulnerable; aoe > area
regen, regens > regeneration
barb > barbarian; sorc > sorcerer; pally > paladin; wiz > wizard; ba > bonus action
pot, pots > potion; temp hp, thp, temp hit points > temporary hit points; prof bonus > proficiency bonus
w/o > without; w/ > with; b/c, bc, cuz > because; vs, vs. > against; thru > through; & > and; ppl > people
whats > what is; wheres > where is; hows > how is; whos > who is; theres > there is; thats > that is; im, i'm > i am
ive, i've > i have; dont > don't; doesnt > doesn't; cant > can't; wont > won't; isnt > isn't; didnt > didn't
we're > we are; we've > we have; we'll > we will; who'll > who will; they're > they are; you're > you are
prereq, prereqs > prerequisite; til, till > until
in order to > to; how many times > how often; xbow, x-bow > crossbow
run out of, ran out of, runs out of > have no
gonna > going to; gotta > have to; wanna > want to; u > you; ur > your; abt > about
""".replace("\n", ";")
_LONG = {
    short.strip(): long.strip()
    for group in _SHORT.split(";")
    if group.strip()
    for shorts, long in [group.split(">")]
    for short in shorts.split(",")
}
_WORDS = re.compile(
    rf"(?<![\w'/])(?:{'|'.join(re.escape(short) for short in sorted(_LONG, key=len, reverse=True))})(?![\w'/])", re.I
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SPELLED_LEVEL = re.compile(rf"\b({'|'.join(_ORDINALS)})[- ]level\b", re.I)
_ORDINAL_LEVEL = re.compile(r"\b(\d+)(?:st|nd|rd|th)[- ](?:level|lvl|lv)s?\b", re.I)
_LEVEL_RUN_IN = re.compile(r"\b(?:level|lvl|lv)\.?(\d+)\b", re.I)


def written_out(question: str) -> str:
    """`question` without abbreviations; "3rd-level" and "lvl3" as the rules write them: "level 3"."""
    plain = question.replace("’", "'")
    plain = _SPELLED_LEVEL.sub(lambda match: f"level {_ORDINALS.index(match[1].casefold()) + 1}", plain)
    plain = _LEVEL_RUN_IN.sub(r"level \1", _ORDINAL_LEVEL.sub(r"level \1", plain))
    return _WORDS.sub(lambda match: _LONG[match[0].casefold()], plain)
