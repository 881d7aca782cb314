"""Facts from the typed fields of entries: spells, monsters, weapons, armor, gear, tools, magic items, feats."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from dm_assistant.generation.book import Book, is_claim
from dm_assistant.generation.facts import Fact, capital, fill, listing, naming, quote, sentence
from dm_assistant.generation.fields import FIELDS, NO_CONDITIONS, NOT_TOLD, Field
from dm_assistant.prompts import REFUSAL
from dm_assistant.records import PairType, Passage

ABILITIES = {
    "STR": "Strength",
    "DEX": "Dexterity",
    "CON": "Constitution",
    "INT": "Intelligence",
    "WIS": "Wisdom",
    "CHA": "Charisma",
}
ABILITIES_ASKED = 2  # of six a monster; all of them would drown everything else
ABSENT_SHARE = 0.9  # of the entries, that lend half their name to one that does not exist
UNTOLD_SHARE = 0.8  # of the entries, that are asked for something that no entry tells


def field_facts(passage: Passage) -> Iterator[Fact]:
    """A lookup for every typed field whose value stands in the passage's text."""
    for field in FIELDS.get(passage.kind, ()):
        if evidence := _evidence(passage, field):
            answer = field.answer.format(value=_value_text(passage.fields[field.name]))
            yield _fact(passage, field.name, "lookup", field.questions, answer, evidence)
    if passage.kind == "spell":
        yield from _level_facts(passage)


def ability_facts(passage: Passage, random: Random) -> Iterator[Fact]:
    """Scores and saves of a few abilities of a monster, and a comparison of two scores."""
    abilities = passage.fields.get("abilities") or {}
    lines = {name: quote(passage.text, name, str(abilities[name]["score"])) for name in ABILITIES if name in abilities}
    told = {name: line for name, line in lines.items() if line}
    for name in random.sample(list(told), min(ABILITIES_ASKED, len(told))):
        ability, numbers = ABILITIES[name], abilities[name]
        questions = (f"What is {{owners}} {ability} score?", f"How high is {{owners}} {ability}?")
        yield _fact(passage, f"{name} score", "lookup", questions, str(numbers["score"]), told[name])
        questions = (f"What is {{owners}} {ability} save?", f"What does {{owner}} add to {ability} saving throws?")
        yield _fact(passage, f"{name} save", "lookup", questions, _signed(numbers["save"]), told[name])
    if len(told) >= 2:
        yield from _comparison(passage, told, random)


def yes_no_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """Does the entry have this value? One question, answered with yes or with no; for spells also Concentration."""
    if claim := _claim(passage, book, random, truth=random.random() < 0.5):
        field, asked, value = claim
        yield _fact(
            passage,
            f"{field.name} yes_no",
            "yes_no",
            (f"Is {{owners}} {field.noun} {asked}?", f"Is it right that {{owners}} {field.noun} is {asked}?"),
            f"{'Yes' if asked == _short(value) else 'No'}. {{Owners}} {field.noun} is {value}",
            _evidence(passage, field) or "",
        )
    duration = passage.fields.get("duration", "")
    if passage.kind == "spell" and (line := quote(passage.text, "Duration", duration)):
        yield _fact(
            passage,
            "concentration",
            "yes_no",
            ("Does {owner} require Concentration?", "Do I have to concentrate on {owner}?"),
            f"{'Yes' if passage.fields.get('concentration') else 'No'}. Its duration is {duration}",
            line,
        )


def false_premise_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """A question that takes a wrong value for granted; the answer puts it right."""
    if claim := _claim(passage, book, random, truth=False):
        field, wrong, value = claim
        yield _fact(
            passage,
            f"{field.name} false premise",
            "false_premise",
            (f"Why is {{owners}} {field.noun} {wrong}?", f"{{Owners}} {field.noun} is {wrong}, right?"),
            f"It isn't: {{owners}} {field.noun} is {value}",
            _evidence(passage, field) or "",
        )


def unanswerable_facts(passage: Passage, book: Book, random: Random) -> Iterator[Fact]:
    """Questions whose answer is not in the book: about an entry that does not exist, or a thing that none tells."""
    templates = FIELDS.get(passage.kind, ())
    if templates and random.random() < ABSENT_SHARE:
        questions = random.choice(templates).questions
        if name := book.absent_name(passage.kind, passage.name, random):
            yield _fact(passage, f"absent {name}", "unanswerable", questions, REFUSAL, "", name)
    if passage.kind == "condition" and (names := [name for name in NO_CONDITIONS if not book.mentioning(name)]):
        name = random.choice(names)
        questions = ("What does {owner} do?", "What happens to a creature with {owner}?")
        yield _fact(passage, f"absent {name}", "unanswerable", questions, REFUSAL, "", name)
    beside = f" {' '.join(p.text for p in book.mentioning(passage.name))} ".casefold()
    untold = [ask for ask, guard in NOT_TOLD.get(passage.kind, ()) if not any(f" {word}" in beside for word in guard)]
    if untold and random.random() < UNTOLD_SHARE:
        question = random.choice(untold)
        yield _fact(passage, f"untold {question}", "unanswerable", (question,), REFUSAL, "")


def _fact(
    passage: Passage,
    key: str,
    kind: PairType,
    templates: tuple[str, ...],
    answer: str,
    evidence: str,
    name: str | None = None,
) -> Fact:
    """A fact with its templates and its answer filled in for the entry, or for an entry called `name`."""
    names = naming(name or passage.name, passage.kind)
    names["Owners"] = capital(names["owners"])
    questions = tuple(capital(fill(template, names)) for template in templates)
    return Fact(passage, key, kind, questions, sentence(fill(answer, names)), evidence)


def _level_facts(passage: Passage) -> Iterator[Fact]:
    """A spell's level, level with school, and classes."""
    level, school = passage.fields.get("level"), str(passage.fields.get("school", ""))
    written = f"Level {level}" if level else "Cantrip"
    evidence = quote(passage.text, written, school) if level is not None else None
    if evidence:
        questions = ("What level is {owner}?", "What is {owners} spell level?", "{owner} is a spell of what level?")
        yield _fact(passage, "level", "lookup", questions, written, evidence)
        questions = ("What level and school is {owner}?", "Which level and school of magic does {owner} have?")
        answer = f"{written} {school}" if level else f"{school} {written}"
        yield _fact(passage, "level and school", "lookup", questions, answer, evidence)
    listed = re.search(r"^Classes: (.+)$", passage.text, re.MULTILINE)  # where the classes have a line of their own
    classes = listed[1].split(", ") if listed else passage.fields.get("classes") or []
    if classes and (line := quote(passage.text, *classes)):
        questions = ("Which classes can learn {owner}?", "Which classes have {owner} on their spell list?")
        yield _fact(passage, "classes", "lookup", questions, listing(classes), line)


def _comparison(passage: Passage, told: dict[str, str], random: Random) -> Iterator[Fact]:
    """Which of two abilities of a monster is higher; nothing where they are equal."""
    one, other = sorted(random.sample(list(told), 2), key=list(ABILITIES).index)
    score = {name: passage.fields["abilities"][name]["score"] for name in (one, other)}
    start, last = sorted(passage.text.index(told[name]) for name in (one, other))
    if score[one] == score[other] or told[one] == told[other]:
        return
    better, worse = sorted((one, other), key=lambda name: -score[name])
    end = last + len(next(told[name] for name in (one, other) if passage.text.startswith(told[name], last)))
    yield _fact(
        passage,
        f"compare {one} {other}",
        "comparison",
        (
            f"Which is higher for {{owner}}, {ABILITIES[one]} or {ABILITIES[other]}?",
            f"Is {{owner}} better in {ABILITIES[one]} or in {ABILITIES[other]}?",
        ),
        f"{ABILITIES[better]}, {score[better]} against {score[worse]}",
        passage.text[start:end],
    )


def _claim(passage: Passage, book: Book, random: Random, *, truth: bool) -> tuple[Field, str, str] | None:
    """A field with the value to ask about, the entry's own or another one's, and the entry's own; as text."""
    fields = [
        field
        for field in FIELDS.get(passage.kind, ())
        if field.noun and is_claim(str(passage.fields.get(field.name))) and _evidence(passage, field)
    ]
    if not fields:
        return None
    field = random.choice(fields)
    value = str(passage.fields[field.name])
    asked = value if truth else book.other_value(passage.kind, field.name, value, random)
    return (field, _short(asked), _value_text(passage.fields[field.name])) if asked else None


def _evidence(passage: Passage, field: Field) -> str | None:
    """The line that holds the field's value beside its label; the heading where that holds it: "Rope (1 GP)"."""
    value = passage.fields.get(field.name)
    if value in (None, "", [], False, "—", "–", "-"):
        return None
    needles = value if isinstance(value, list) else [_value_text(value)]
    return quote(passage.text, *([field.label] if field.label else []), *needles) or quote(
        passage.heading_path[-1], passage.name, *needles
    )


def _value_text(value: Any) -> str:
    """A field's value as a reader writes it."""
    if isinstance(value, list):
        return listing(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _short(value: str) -> str:
    """A value inside a question: numbers with thousands separators, no full stop at the end."""
    return (f"{int(value):,}" if value.isdigit() else value).rstrip(".")


def _signed(number: int) -> str:
    return f"+{number}" if number >= 0 else f"−{-number}"
