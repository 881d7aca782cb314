"""Facts from prose: what an entry or a rule says, what its run-in headings say, attacks, saves, if-then rules."""

import re
from collections.abc import Iterator
from itertools import takewhile

from dm_assistant.generation.book import Book
from dm_assistant.generation.facts import THINGS, Fact, capital, naming, possessive, sentence, sentences
from dm_assistant.records import Passage

LONGEST_ANSWER = 40  # words; more only where the first sentence is longer
SHORT_ANSWER = 20  # words; a shorter one takes a longer sentence along
LONGEST_SENTENCE = 70  # words; a longer one is no answer
IF_RULES = 2  # a passage

_RUN_IN = re.compile(r"(?P<head>[A-Z][\w’'()/,;–—+ -]{1,60}?)[.:] (?P<body>[A-Z“\"].{12,})")
_SMALL_WORDS = frozenset("a an and at by for from in of on or the to with per vs day days".split())
_FIELD_LINE = re.compile(r"[A-Z][\w /’'()-]{0,40}: ")
_ATTACK = re.compile(
    r"(?P<form>Melee or Ranged|Melee|Ranged) (?:Weapon |Spell )?Attack(?: Roll)?: (?P<bonus>[+−-]\d+)(?: to hit)?, "
    r"(?P<reach>(?:reach|range).*?(?:ft|feet)\.?)(?:, [^.:]*)?\.? "
    r"Hit: (?P<damage>\d+(?: \([^)]*\))? [A-Z][a-z]+ damage)"
)
_SAVE_DC = re.compile(
    r"(?P<ability>[A-Z][a-z]+) Saving Throw: DC (?P<dc>\d+)"
    r"|DC (?P<dc_first>\d+) (?P<ability_last>[A-Z][a-z]+) sav(?:e|ing)"
)
_CALLS_FOR_SAVE = re.compile(r"\b(Strength|Dexterity|Constitution|Intelligence|Wisdom|Charisma) sav(?:ing throw|e)\b")
_SPELL_DAMAGE = re.compile(
    r"\b(?P<dice>\d+d\d+(?: \+ \d+)?) (?P<type>Acid|Bludgeoning|Cold|Fire|Force|Lightning|Necrotic|Piercing|Poison|"
    r"Psychic|Radiant|Slashing|Thunder) damage\b"
)
_IF = re.compile(r"(?P<when>If|When|While|Whenever) (?P<condition>[^,;:—]{12,110}), (?P<result>[^“”\"]{12,220}[^:])")
# A condition that leans on an earlier sentence asks nothing on its own.
_DANGLING = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|their|such|he|she|so|either|both|another|others?)\b"
    r"|\bone (?:already|does|is|has|of)\b",
    re.I,
)
# How the main clause begins; anything else may be the second item of a list inside the condition.
_BEGINS = re.compile(
    r"(?:you|your|the|an?|each|every|any|all|it|its|they|their|he|she|no|nothing|both|neither|only|half|roll|make|add|use|"
    r"treat|choose|reduce|subtract|ignore|damage|attacks?|anything|everything|creatures?|objects?|monsters?|characters?|"
    r"that \w+|those \w+) ",
    re.I,
)
_STAT_LINE = re.compile(
    r"(?:AC|HP|Speed|Skills|Senses|Languages|CR|Gear|Immunities|Resistances|Vulnerabilities|Initiative|STR|DEX|CON|INT|"
    r"WIS|CHA|Armor Class|Hit Points|Challenge|Saving Throws|Damage|Condition) "
)
# Sentences that announce a list or send the reader elsewhere answer nothing.
_POINTS_ELSEWHERE = re.compile(r"^See (?:also )?[\"“]|:$|\bhere\b|\bfollowing\b|\bas follows\b|\bbelow\.$")
_STEP = re.compile(r"\d+[:.)]|Step \d")
_PARTS = {
    "traits": "trait",
    "actions": "action",
    "bonus actions": "bonus action",
    "reactions": "reaction",
    "legendary actions": "legendary action",
}
_LABELLED = re.compile(r"(?P<label>[A-Z][a-z][\w’'-]*(?: [\w’'-]+){0,4}): (?P<value>.{2,160})")
_RULE_WORDS = re.compile(r"\b(?:feature|benefit|effect|option|table|above|below|following|section|chapter)\b", re.I)


def prose_facts(passage: Passage, book: Book) -> Iterator[Fact]:
    """All facts from the prose of a passage."""
    lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
    prose = [line for line in lines if _is_prose(line) and not (passage.kind == "monster" and _STAT_LINE.match(line))]
    topic = topic_of(passage, book)
    if passage.kind in ("background", "species", "rule"):
        yield from _labelled_facts(passage, lines)
    plain = []
    for line in prose:
        run_in = _run_in(line)
        if run_in:
            yield from _run_in_facts(passage, topic, *run_in)
        else:
            plain.append(line)
    if passage.id in book.first_passages and (passage.kind != "monster" or passage.heading_path[-1] == passage.name):
        yield from _meaning(passage, topic, plain)
    if passage.kind == "spell":
        yield from _spell_facts(passage, plain)
    if passage.kind != "monster":
        yield from _if_facts(passage, topic, prose)


def topic_of(passage: Passage, book: Book) -> str:
    """How a question names what the passage is about; with the heading above where the name alone could be another."""
    heading = passage.heading_path[-1]
    if passage.kind in ("spell", "monster", "feat", "condition", *THINGS):
        return naming(passage.name, passage.kind)["owner"]
    if passage.kind == "class_feature" and (owner := passage.fields.get("subclass") or passage.fields.get("class")):
        return f"the {owner}'s {passage.name} feature"
    name = passage.name if passage.kind == "glossary" else heading
    if passage.kind == "glossary" or len(passage.heading_path) == 1:
        return name
    # "Level 3: Spellcasting" is a feature of several classes, "Range" a heading of several chapters
    shared = book.sections_named[name.casefold()] > 1 or len(name.split()) == 1 or passage.kind == "class_feature"
    return f"{name} ({passage.heading_path[-2]})" if shared else name


def _labelled_facts(passage: Passage, lines: list[str]) -> Iterator[Fact]:
    """What stands after a label such as "Primary Ability: Charisma"."""
    owner = f"the {passage.name} {passage.kind}" if passage.kind != "rule" else f"the {passage.heading_path[-1]}"
    for line in lines:
        match = _LABELLED.fullmatch(line)
        if match and not line.endswith((".", "?", "!")):
            yield Fact(
                passage,
                f"label {match['label']}",
                "lookup",
                (f"What {match['label']} does {owner} have?", f"What does {owner} have as {match['label']}?"),
                sentence(match["value"]),
                line,
            )


def _meaning(passage: Passage, topic: str, plain: list[str]) -> Iterator[Fact]:
    """What the entry or rule says first; nothing where that only announces a list, for what follows is a detail."""
    if plain and (evidence := leading(plain[0])):
        yield Fact(passage, "meaning", "how", _meaning_questions(passage, topic), sentence(evidence), evidence)


def _meaning_questions(passage: Passage, topic: str) -> tuple[str, ...]:
    if passage.kind == "spell":
        return (f"What does {topic} do?", f"What is the effect of {topic}?", f"How does {topic} work?")
    if passage.kind == "condition":
        return (f"What does {topic} do?", f"What happens to a creature with {topic}?")
    if passage.kind == "glossary":
        return (
            f"What does {topic} mean in the rules?",
            f"How is {topic} defined?",
            f"What do the rules say about {topic}?",
        )
    if passage.kind == "feat":
        return (f"What does {topic} do?", f"What do I gain from {topic}?")
    if passage.kind == "magic_item":
        # an item's description may begin with its looks, so nothing here asks for an effect
        return (f"What do the rules say about {topic}?", f"What is known about {topic}?")
    if passage.kind in THINGS:
        return (f"What can I do with {topic}?", f"What do the rules say about {topic}?")
    if passage.kind == "monster":
        return (f"What is {topic}?", f"What do we know about {topic}?")
    return (
        f"What do the rules say about {topic}?",
        f"What is the rule on {topic}?",
        f"How do the rules handle {topic}?",
    )


def _run_in_facts(passage: Passage, topic: str, head: str, body: str) -> Iterator[Fact]:
    """What stands under a run-in heading such as "Pack Tactics."; attacks and saves by their figures too."""
    evidence = leading(body)
    name = re.sub(r"\s*\([^)]*\)$", "", head)
    if attack := _ATTACK.search(body):
        yield from _attack_facts(passage, topic, name, body, attack)
        return
    if save := _SAVE_DC.search(body):
        yield Fact(
            passage,
            f"{name} save",
            "lookup",
            (
                f"What save does {possessive(topic)} {name} call for?",
                f"What is the save DC of {possessive(topic)} {name}?",
            ),
            f"DC {save['dc'] or save['dc_first']} {save['ability'] or save['ability_last']}.",
            next((part for part in sentences(body) if save[0] in part), save[0]),
        )
    if evidence is None:
        return
    if head in ("Using a Higher-Level Spell Slot", "At Higher Levels"):
        questions = (
            f"What happens when {topic} is cast with a higher-level spell slot?",
            f"How does {topic} improve with a higher-level slot?",
        )
    elif head == "Cantrip Upgrade":
        questions = (f"How does {topic} improve as the caster gains levels?", f"When does {topic} get stronger?")
    elif passage.kind == "monster":
        part = _PARTS.get(passage.heading_path[-1].casefold(), "ability")
        questions = (
            f"How does {possessive(topic)} {name} {part} work?",
            f"What does {possessive(topic)} {name} {part} do?",
        )
    else:
        questions = (f"What does “{name}” mean for {topic}?", f"How does “{name}” work for {topic}?")
    yield Fact(passage, f"run-in {head}", "how", tuple(map(capital, questions)), sentence(evidence), evidence)


def _attack_facts(passage: Passage, topic: str, name: str, body: str, attack: re.Match[str]) -> Iterator[Fact]:
    owners = possessive(topic)
    yield Fact(
        passage,
        f"{name} bonus",
        "lookup",
        (f"What is the attack bonus of {owners} {name}?", f"What does {topic} add to attack rolls with {name}?"),
        f"{attack['bonus']}.",
        attack[0],
    )
    yield Fact(
        passage,
        f"{name} damage",
        "lookup",
        (f"How much damage does {owners} {name} deal?", f"What damage does {topic} deal with {name}?"),
        sentence(attack["damage"]),
        attack[0],
    )
    yield Fact(
        passage,
        f"{name} reach",
        "lookup",
        (f"What is the reach or range of {owners} {name}?", f"From how far away can {topic} attack with {name}?"),
        sentence(re.sub(r"^reach (?:of )?(?=\d+ \w+\.?$)", "", attack["reach"])),
        attack[0],
    )


def _spell_facts(passage: Passage, plain: list[str]) -> Iterator[Fact]:
    """The save a spell calls for and its damage, where its text names exactly one."""
    text = " ".join(plain)
    saves = set(_CALLS_FOR_SAVE.findall(text))
    damages = {match[0]: match for match in _SPELL_DAMAGE.finditer(text)}
    by_sentence = [part for line in plain for part in sentences(line)]
    if len(saves) == 1:
        (ability,) = saves
        evidence = next(part for part in by_sentence if _CALLS_FOR_SAVE.search(part))
        yield Fact(
            passage,
            "save",
            "lookup",
            (f"What saving throw does {passage.name} call for?", f"Which save does a target of {passage.name} make?"),
            f"{ability}.",
            evidence,
        )
    if len(damages) == 1:
        (damage,) = damages.values()
        evidence = next((part for part in by_sentence if damage[0] in part), None)
        if evidence:
            yield Fact(
                passage,
                "damage",
                "lookup",
                (f"How much damage does {passage.name} deal?", f"What damage does {passage.name} do?"),
                sentence(damage[0]),
                evidence,
            )


def _if_facts(passage: Passage, topic: str, prose: list[str]) -> Iterator[Fact]:
    """What happens if ...: from rule sentences whose condition stands on its own."""
    asked = 0
    for line in prose:
        for part in sentences(line):
            match = _IF.fullmatch(part)
            if not match or asked == IF_RULES:
                continue
            condition, result = match["condition"], match["result"]
            leans = _DANGLING.search(condition) or _RULE_WORDS.search(condition) or _POINTS_ELSEWHERE.search(result)
            if leans or not _BEGINS.match(result):
                continue
            when = match["when"].lower()
            asked += 1
            yield Fact(
                passage,
                f"if {condition}",
                "how",
                (
                    f"{capital(topic)}: what happens {when} {condition}?",
                    f"Under the rules for {topic}, what happens {when} {condition}?",
                ),
                sentence(result),
                part,
            )


def leading(paragraph: str) -> str | None:
    """The first sentences of a paragraph, as many as make a short answer; None where the first is too long."""
    parts = list(takewhile(lambda part: not _POINTS_ELSEWHERE.search(part), sentences(paragraph)))
    if not parts or len(parts[0].split()) > LONGEST_SENTENCE or _STEP.match(parts[0]):
        return None
    count, length = 1, len(parts[0].split())
    for part in parts[1:]:
        # what is said in a few words mostly goes on: "One creature must make a saving throw."
        room = LONGEST_SENTENCE if length < SHORT_ANSWER else LONGEST_ANSWER
        if length + len(part.split()) > room:
            break
        count, length = count + 1, length + len(part.split())
    last = parts[count - 1]
    return paragraph[: paragraph.index(last, len("".join(parts[: count - 1]))) + len(last)]


def _run_in(line: str) -> tuple[str, str] | None:
    """Heading and text of a paragraph such as "Pack Tactics. The wolf has ..."."""
    match = _RUN_IN.fullmatch(line)
    if not match:
        return None
    words = re.sub(r"\([^)]*\)", "", match["head"]).split()
    titled = all(word[0].isupper() or not word[0].isalpha() or word in _SMALL_WORDS for word in words)
    return (match["head"], match["body"]) if titled and 0 < len(words) <= 7 else None


def _is_prose(line: str) -> bool:
    """Whether a line is sentences, not a field, a table row or a list item."""
    if line.startswith("•") or (" — " in line[:80] and ":" in line):
        return False
    return line.endswith((".", "!", "?", ".”", '."')) and len(line.split()) >= 5 and not _FIELD_LINE.match(line)
