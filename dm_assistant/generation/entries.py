"""Facts from the typed fields of entries: spells, monsters, weapons, armor, gear, tools, magic items, feats."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from dm_assistant.generation.book import Book
from dm_assistant.generation.facts import Fact, listing, possessive, quote, sentence
from dm_assistant.prompts import REFUSAL
from dm_assistant.records import Passage

ABILITIES = {
    "STR": "Strength",
    "DEX": "Dexterity",
    "CON": "Constitution",
    "INT": "Intelligence",
    "WIS": "Wisdom",
    "CHA": "Charisma",
}
ABILITIES_ASKED = 2  # of six a monster; all of them would drown everything else


@dataclass(frozen=True)
class Field:
    """How a field of an entry is asked for.

    `questions` may use {owner} ("the Aboleth") and {owners} ("the Aboleth's"). `label` stands in the
    passage beside the value. `noun` names the field in "X's <noun> is <value>"; without it the field is
    not used for yes/no and false premises. `answer` shapes the value.
    """

    name: str
    label: str
    questions: tuple[str, ...]
    noun: str = ""
    answer: str = "{value}"


FIELDS: dict[str, tuple[Field, ...]] = {
    "spell": (
        Field("casting_time", "Casting Time", (
            "What is {owners} casting time?", "How long does it take to cast {owner}?",
            "What do I spend to cast {owner}: an action, or something else?"), "casting time"),
        Field("range", "Range", (
            "What is {owners} range?", "What range does {owner} have?", "What is the range of {owner}?"), "range"),
        Field("components", "Components", (
            "What components does {owner} need?", "Which components do I need to cast {owner}?",
            "What are {owners} components?")),
        Field("duration", "Duration", (
            "How long does {owner} last?", "What is {owners} duration?", "What duration does {owner} have?"),
            "duration"),
        Field("school", "", (
            "What school of magic is {owner}?", "Which school does {owner} belong to?",
            "{owner} is a spell of which school?"), "school of magic"),
    ),
    "monster": (
        Field("ac", "AC", (
            "What is {owners} AC?", "What Armor Class does {owner} have?",
            "What AC do I have to hit against {owner}?"), "AC", "AC {value}"),
        Field("hp", "HP", (
            "How many Hit Points does {owner} have?", "What is {owners} HP?", "How many HP does {owner} have?"),
            "HP", "{value} HP"),
        Field("hp_formula", "HP", (
            "What are {owners} Hit Dice?", "Which dice do I roll for {owners} Hit Points?")),
        Field("speed", "Speed", (
            "How fast is {owner}?", "What is {owners} Speed?", "What Speed does {owner} have?"), "Speed"),
        Field("initiative", "Initiative", (
            "What is {owners} Initiative?", "What Initiative bonus does {owner} have?"), "Initiative"),
        Field("cr", "CR", (
            "What is {owners} CR?", "What Challenge Rating does {owner} have?",
            "What is the Challenge Rating of {owner}?"), "CR", "CR {value}"),
        Field("xp", "XP", (
            "How much XP is {owner} worth?", "How many Experience Points is {owner} worth?",
            "What XP do we get for defeating {owner}?"), "XP value", "{value} XP"),
        Field("pb", "PB", (
            "What is {owners} Proficiency Bonus?", "What Proficiency Bonus does {owner} have?"), answer="+{value}"),
        Field("size", "", ("What size is {owner}?", "What is {owners} size?"), "size"),
        Field("type", "", ("What type of creature is {owner}?", "What is {owners} creature type?"), "creature type"),
        Field("alignment", "", ("What is {owners} alignment?", "What alignment does {owner} have?"), "alignment"),
        Field("senses", "Senses", ("What senses does {owner} have?", "What are {owners} senses?")),
        Field("languages", "Languages", (
            "What languages does {owner} know?", "Which languages does {owner} speak or understand?")),
        Field("skills", "Skills", ("What skills does {owner} have?", "What are {owners} skill bonuses?")),
        Field("gear", "Gear", ("What gear does {owner} carry?", "What equipment does {owner} have?")),
        Field("resistances", "Resistances", (
            "What is {owner} resistant to?", "Which Resistances does {owner} have?")),
        Field("vulnerabilities", "Vulnerabilities", (
            "What is {owner} vulnerable to?", "Which Vulnerabilities does {owner} have?")),
        Field("immunities", "Immunities", ("What is {owner} immune to?", "Which Immunities does {owner} have?")),
    ),
    "weapon": (
        Field("damage", "Damage", (
            "How much damage does {owner} deal?", "What is {owners} damage?", "What damage does {owner} do?"), "damage"),
        Field("properties", "Properties", ("What properties does {owner} have?", "What are {owners} properties?")),
        Field("mastery", "Mastery", (
            "What is {owners} mastery property?", "Which mastery does {owner} have?"), "mastery property"),
        Field("weight", "Weight", ("How much does {owner} weigh?", "What is {owners} weight?"), "weight"),
        Field("cost", "Cost", ("How much does {owner} cost?", "What is the price of {owner}?"), "price"),
        Field("category", "", (
            "What category of weapon is {owner}?", "Which group of weapons does {owner} belong to?")),
    ),
    "armor": (
        Field("ac", "AC", ("What AC does {owner} give?", "What is my Armor Class in {owner}?"), "Armor Class"),
        Field("strength", "Strength", (
            "What Strength does {owner} require?", "How strong must I be for {owner}?")),
        Field("stealth", "Stealth", ("How does {owner} affect Stealth?", "What does {owner} do to Stealth checks?")),
        Field("weight", "Weight", ("What is the weight of {owner}?", "What does {owner} weigh?"), "weight"),
        Field("cost", "Cost", ("What is the price of {owner}?", "What does {owner} cost?"), "price"),
        Field("category", "", ("What category of armor is {owner}?", "Which kind of armor is {owner}?")),
    ),
    "gear": (
        Field("weight", "Weight", (
            "What is the weight of {owner}?", "What weight does the gear list give for {owner}?"), "weight"),
        Field("cost", "Cost", (
            "What is the price of {owner}?", "What price does the gear list give for {owner}?"), "price"),
    ),
    "tool": (
        Field("ability", "Ability", (
            "Which ability goes with {owner}?", "What ability do I use with {owner}?")),
        Field("utilize", "Utilize", (
            "What can I do with {owner} as a Utilize action?", "What is the Utilize entry of {owner}?")),
        Field("craft", "Craft", ("What can I craft with {owner}?", "Which things can be crafted with {owner}?")),
        Field("weight", "Weight", ("What is the weight of {owner}?", "What is {owners} weight?"), "weight"),
        Field("cost", "Cost", ("What is the price of {owner}?", "What is {owners} cost?"), "price"),
    ),
    "magic_item": (
        Field("category", "", (
            "What category of magic item is {owner}?", "Which magic item category does {owner} belong to?")),
        Field("rarity", "", ("What is {owners} rarity?", "How rare is {owner}?"), "rarity"),
    ),
    "feat": (
        Field("category", "", ("What category of feat is {owner}?", "Which kind of feat is {owner}?")),
        Field("prerequisite", "Prerequisite", (
            "What is the prerequisite of {owner}?", "What must I fulfil to take {owner}?")),
    ),
}  # fmt: skip

# Asked of entries that do not tell: the question, and the words that must not stand beside the name anywhere.
NOT_TOLD: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "spell": (
        ("Who invented {owner}?", ("invented", "inventor", "invention")),
        ("How many years does it take to learn {owner}?", ("years", "study")),
        ("Which deity taught mortals {owner}?", ("deity", "god", "gods")),
        ("How much XP does a caster pay for {owner}?", ("xp", "experience")),
        ("What does {owner} smell like?", ("smell", "odor", "scent", "stench")),
    ),
    "monster": (
        ("How long does {owner} usually live?", ("lifespan", "years", "live", "lives")),
        ("How much does {owner} weigh?", ("weigh", "weighs", "pounds", "weight", "lb")),
        ("How tall is {owner}?", ("tall", "height", "high")),
        ("What does it cost to buy {owner}?", ("cost", "price", "gp", "buy")),
        ("How many eggs does {owner} lay?", ("egg", "eggs")),
        ("What color are the eyes of {owner}?", ("eyes", "eye", "color")),
    ),
    "weapon": (
        ("How long is the blade or shaft of {owner}?", ("long", "inches", "length")),
        ("Which people invented {owner}?", ("invented", "invention")),
        ("How many Hit Points does {owner} have?", ("hit points", "hp")),
    ),
    "armor": (
        ("Which people invented {owner}?", ("invented", "invention")),
        ("How many years does {owner} last before it wears out?", ("years", "wear out", "wears out")),
    ),
    "gear": (
        ("Who invented {owner}?", ("invented", "invention")),
        ("What color is {owner}?", ("color",)),
    ),
    "magic_item": (
        ("Who made the first {name}?", ("created", "made", "maker", "forged", "crafted")),
        ("How old is the oldest {name}?", ("years", "old", "ancient")),
        ("What does {owner} weigh?", ("weigh", "weighs", "pounds", "weight", "pound")),
    ),
    "condition": (),
    "feat": (("How much gold does it cost to learn {owner}?", ("gp", "gold", "cost")),),
}  # fmt: skip


def owner_of(passage: Passage) -> str:
    """How a question names the entry: "Fireball", "the Aboleth", "the Longsword"."""
    return f"the {passage.name}" if passage.kind in ("monster", "weapon", "magic_item", "gear") else passage.name


def value_text(value: Any) -> str:
    """A field's value as a reader writes it."""
    if isinstance(value, list):
        return listing(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def field_facts(passage: Passage) -> Iterator[Fact]:
    """A lookup for every typed field whose value stands in the passage's text."""
    for field in FIELDS.get(passage.kind, ()):
        if evidence := _evidence(passage, field):
            answer = field.answer.format(value=value_text(passage.fields[field.name]))
            yield Fact(
                passage, field.name, "lookup", _ask(field.questions, passage.name, passage), sentence(answer), evidence
            )
    yield from _level_facts(passage)


def ability_facts(passage: Passage, random: Random) -> Iterator[Fact]:
    """Scores and saves of a few abilities of a monster, and a comparison of two scores."""
    abilities = passage.fields.get("abilities") or {}
    told = [name for name in ABILITIES if name in abilities and quote(passage.text, name, str(abilities[name]["score"]))]
    for name in random.sample(told, min(ABILITIES_ASKED, len(told))):
        ability, score = ABILITIES[name], abilities[name]
        evidence = quote(passage.text, name, str(score["score"])) or ""
        yield Fact(
            passage, f"{name} score", "lookup",
            _ask((f"What is {{owners}} {ability} score?", f"How high is {{owners}} {ability}?"), passage.name, passage),
            sentence(str(score["score"])), evidence,
        )  # fmt: skip
        if "save" in score:
            yield Fact(
                passage, f"{name} save", "lookup",
                _ask((f"What is {{owners}} {ability} save?", f"What does {{owner}} add to {ability} saving throws?"),
                     passage.name, passage),
                sentence(_signed(score["save"])), evidence,
            )  # fmt: skip
    if len(told) >= 2:
        one, other = sorted(random.sample(told, 2), key=list(ABILITIES).index)
        yield from _compare(passage, one, other, abilities)


def yes_no_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """Does the entry have this value? One question that is answered with yes, one with no."""
    owners = possessive(owner_of(passage))
    fields = [field for field in FIELDS.get(passage.kind, ()) if field.noun and _evidence(passage, field)]
    for field, truth in zip(random.sample(fields, min(2, len(fields))), (True, False), strict=False):
        value = str(passage.fields[field.name])
        asked = value if truth else book.other_value(passage.kind, field.name, value, random)
        if asked is None:
            continue
        shown = value_text(passage.fields[field.name])
        yield Fact(
            passage, f"{field.name} yes_no", "yes_no",
            (f"Is {owners} {field.noun} {_short(asked)}?", f"Is it right that {owners} {field.noun} is {_short(asked)}?"),
            sentence(f"{'Yes' if truth else 'No'}. {owners[0].upper()}{owners[1:]} {field.noun} is {shown}"),
            _evidence(passage, field) or "",
        )  # fmt: skip
    if passage.kind == "spell" and (line := quote(passage.text, "Duration", str(passage.fields.get("duration", "")))):
        concentration = passage.fields.get("concentration", False)
        yield Fact(
            passage, "concentration", "yes_no",
            _ask(("Does {owner} require Concentration?", "Do I have to concentrate on {owner}?"), passage.name, passage),
            sentence(f"{'Yes' if concentration else 'No'}. Its duration is {passage.fields['duration']}"), line,
        )  # fmt: skip


def false_premise_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """A question that takes a wrong value for granted; the answer puts it right."""
    owners = possessive(owner_of(passage))
    fields = [field for field in FIELDS.get(passage.kind, ()) if field.noun and _evidence(passage, field)]
    for field in random.sample(fields, min(1, len(fields))):
        wrong = book.other_value(passage.kind, field.name, str(passage.fields[field.name]), random)
        if wrong is None:
            continue
        shown = value_text(passage.fields[field.name])
        yield Fact(
            passage, f"{field.name} false premise", "false_premise",
            (f"Why is {owners} {field.noun} {_short(wrong)}?",
             f"{owners[0].upper()}{owners[1:]} {field.noun} is {_short(wrong)}, right?"),
            sentence(f"That is wrong: {owners} {field.noun} is {shown}"), _evidence(passage, field) or "",
        )  # fmt: skip


def unanswerable_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """One question whose answer is not in the book: an entry that does not exist, or a thing that no entry tells."""
    questions = FIELDS.get(passage.kind, ())
    if random.random() < 0.5 and questions and (name := book.absent_name(passage.kind, passage.name, random)):
        field = random.choice(questions)
        yield Fact(
            passage, f"absent {name}", "unanswerable",
            _ask(field.questions, name, passage), REFUSAL, "",
        )  # fmt: skip
        return
    beside = f" {' '.join(p.text for p in book.mentioning(passage.name))} ".casefold()
    untold = [ask for ask, guard in NOT_TOLD.get(passage.kind, ()) if not any(f" {word}" in beside for word in guard)]
    if untold:
        question = random.choice(untold)
        yield Fact(passage, f"untold {question}", "unanswerable", _ask((question,), passage.name, passage), REFUSAL, "")


def _level_facts(passage: Passage) -> Iterator[Fact]:
    """A spell's level, level with school, and classes."""
    if passage.kind != "spell" or "level" not in passage.fields:
        return
    level, school = passage.fields["level"], str(passage.fields.get("school", ""))
    written = f"Level {level}" if level else "Cantrip"
    evidence = quote(passage.text, written, school)
    if not evidence:
        return
    name = passage.name
    yield Fact(
        passage, "level", "lookup",
        (f"What level is {name}?", f"What is {possessive(name)} spell level?", f"{name} is a spell of what level?"),
        f"{written}.", evidence,
    )  # fmt: skip
    yield Fact(
        passage, "level and school", "lookup",
        (f"What level and school is {name}?", f"Which level and school of magic does {name} have?"),
        f"Level {level} {school}." if level else f"{school} Cantrip.", evidence,
    )  # fmt: skip
    classes = passage.fields.get("classes") or []
    if classes and (line := quote(passage.text, *classes)):
        yield Fact(
            passage, "classes", "lookup",
            (f"Which classes can learn {name}?", f"Which classes have {name} on their spell list?"),
            sentence(listing(classes)), line,
        )  # fmt: skip


def _compare(passage: Passage, one: str, other: str, abilities: dict[str, Any]) -> Iterator[Fact]:
    """Which of two abilities of a monster is higher; nothing where they are equal."""
    first, second = abilities[one]["score"], abilities[other]["score"]
    lines = passage.text.splitlines()
    places = [lines.index(line) for name in (one, other) for line in lines if line.strip().startswith(name)]
    if first == second or len(places) != 2:
        return
    better, worse = (one, other) if first > second else (other, one)
    yield Fact(
        passage, f"compare {one} {other}", "comparison",
        _ask((f"Which is higher for {{owner}}, {ABILITIES[one]} or {ABILITIES[other]}?",
              f"Is {{owner}} better in {ABILITIES[one]} or in {ABILITIES[other]}?"), passage.name, passage),
        f"{ABILITIES[better]}, {abilities[better]['score']} against {abilities[worse]['score']}.",
        "\n".join(lines[min(places) : max(places) + 1]),
    )  # fmt: skip


def _evidence(passage: Passage, field: Field) -> str | None:
    """The line that holds the field's value beside its label."""
    value = passage.fields.get(field.name)
    if value in (None, "", [], False):
        return None
    needles = value if isinstance(value, list) else [value_text(value)]
    return quote(passage.text, *([field.label] if field.label else []), *needles)


def _ask(templates: tuple[str, ...], name: str, passage: Passage) -> tuple[str, ...]:
    """The templates filled in, each starting with a capital."""
    owner = owner_of(passage).replace(passage.name, name)
    filled = [template.format(owner=owner, owners=possessive(owner), name=name) for template in templates]
    return tuple(question[0].upper() + question[1:] for question in filled)


def _short(value: str) -> str:
    """A value inside a question: numbers with thousands separators, no full stop at the end."""
    return (f"{int(value):,}" if value.isdigit() else value).rstrip(".")


def _signed(number: int) -> str:
    return f"+{number}" if number >= 0 else f"−{-number}"
