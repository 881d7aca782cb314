"""A seeded set of good pairs and of planted faults, to measure what curation finds and what it wrongly turns down.

600 good pairs of our own rulebook: some written by hand as a player asks, 100 template siblings that differ in a name
or a figure alone, the others from the structured generator. 500 faults of eleven kinds are made from them, or written
by hand, the way language models make them; nothing here knows how the checks work.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from dm_assistant import figures
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.records import Pair, Passage, Verdict, content_id
from dm_assistant.rulebook.reading import read_rulebooks

RULEBOOK = Path(__file__).parents[2] / "data/rulebooks/tabletop-basics"
GOOD, SIBLINGS, FAULTS = 600, 100, 500
FILES = ("spells.md", "rules-glossary.md", "magic-items.md", "equipment.md", "playing-the-game.md")

# entry, type, question, answer, evidence
BY_HAND = [
    ("Advantage", "how", "What do I roll if I have advantage?", "Two d20s, and you keep the higher.",
     "With Advantage on a D20 Test you throw two d20s and keep the higher."),
    ("Advantage", "yes_no", "Do two sources of advantage let me roll three dice?",
     "No. Extra sources of Advantage add no further dice.", "Extra sources of Advantage add no further dice."),
    ("Armor Class", "lookup", "What's my AC if I wear no armor?", "10 plus your Dexterity modifier.",
     "Its basic formula is 10 plus your Dexterity modifier."),
    ("Attunement", "lookup", "How many magic items can I be attuned to at once?", "At most three.",
     "You can be attuned to at most three magic items at once."),
    ("Armor Training", "yes_no", "Can my wizard cast spells in chain mail without armor training?",
     "No. Untrained wearers of Light, Medium, or Heavy armor cannot cast spells.",
     "Untrained wearers of Light, Medium, or Heavy armor cannot cast spells."),
    ("Cantrip", "yes_no", "Does a cantrip use up a spell slot?", "No. A cantrip is a level 0 spell and uses no slot.",
     "A cantrip is a spell of level 0. Casting it uses up no spell slot."),
    ("Climbing", "how", "How much movement does climbing a wall cost me?",
     "1 extra foot of movement for every foot, or 2 extra feet in Difficult Terrain.",
     "Climbing costs 1 extra foot of movement per foot, or 2 extra feet in Difficult Terrain."),
    ("Concentration", "lookup", "What's the DC to keep concentration when I get hit?",
     "10 or half the damage, whichever is higher, up to 30.",
     "Use a DC of 10 or half the damage, whichever is higher, with an upper limit of 30."),
    ("Concentration", "yes_no", "Can I concentrate on two spells at the same time?",
     "No. Beginning a second effect that needs Concentration ends the first.",
     "Beginning a second effect that needs Concentration ends the first."),
    ("Cover", "comparison", "Which is better, half cover or three-quarters cover?",
     "Three-Quarters Cover, +5 against +2.",
     "Half Cover grants +2 to AC and Dexterity saves, and Three-Quarters Cover grants +5."),
    ("Critical Hit", "how", "What happens on a natural 20?",
     "The attack hits whatever the AC, and you roll all of its damage dice twice.",
     "It hits any AC, and all of the attack's damage dice are rolled twice."),
    ("Critical Hit", "yes_no", "Do I double my strength bonus on a crit?",
     "No. The dice are rolled twice, modifiers are added a single time.",
     "all of the attack's damage dice are rolled twice. Modifiers are added a single time."),
    ("Damage Threshold", "how", "Does a castle wall with a damage threshold of 10 take damage from a hit for 9?",
     "No. A threshold of 10 stops 9 damage.", "a threshold of 10 stops 9 damage and lets 12 damage through entirely"),
    ("Darkvision", "how", "Can I see colors with darkvision?", "No, in Darkness they fade to shades of gray.",
     "Colors in that Darkness fade to shades of gray."),
    ("Exhaustion", "lookup", "At how many levels of exhaustion do I die?", "At 6.", "At level 6 you die."),
    ("Exhaustion", "how", "How do I get rid of exhaustion?", "Each Long Rest you finish removes 1 level.",
     "Each Long Rest you finish removes 1 level, and the condition ends at level 0."),
    ("Falling", "lookup", "How much damage do I take if I fall 45 feet?", "4d6.", "A drop of 45 feet thus deals 4d6."),
    ("Falling", "how", "How do I avoid damage when I fall into a lake?",
     "With a Reaction and a DC 15 Strength (Athletics) or Dexterity (Acrobatics) check you take half damage.",
     "With a Reaction and a DC 15 Strength (Athletics) check, or Dexterity (Acrobatics) instead, a creature falling "
     "into liquid enters it cleanly and takes half damage."),
    ("Grappled", "lookup", "How fast can I move while grappled?", "Not at all: your Speed drops to 0.",
     "Your Speed drops to 0 and nothing can raise it."),
    ("Grappling", "how", "How do I get out of a grapple?",
     "Use your action for a Strength (Athletics) or Dexterity (Acrobatics) check against the escape DC.",
     "The captive can use its action for a Strength (Athletics) or Dexterity (Acrobatics) check that must reach the "
     "escape DC."),
    ("Help", "lookup", "What DC do I need to stabilize a dying friend with first aid?", "DC 10 Wisdom (Medicine).",
     "A DC 10 Wisdom (Medicine) check makes it Stable."),
    ("Heroic Inspiration", "yes_no", "Can I give my inspiration to another player?",
     "Yes, if you hold one already, a spare one may go to a companion who lacks it.",
     "You can hold only one at a time, but a spare one may be given to a companion who lacks it."),
    ("Hide", "lookup", "What do I need to roll to hide?", "A Dexterity (Stealth) check against DC 15.",
     "The Hide action is a DC 15 Dexterity (Stealth) check."),
    ("High Jump", "lookup", "How high can I jump with a running start?", "3 feet plus your Strength modifier.",
     "A High Jump takes you 3 feet plus your Strength modifier straight up after a run of at least 10 feet."),
    ("Long Rest", "how", "What do I get back from a long rest?",
     "All Hit Points, all Hit Point Dice, and any lowered ability scores or Hit Point maximum.",
     "You recover all Hit Points, all Hit Point Dice, and any lowered ability scores or Hit Point maximum."),
    ("Long Rest", "lookup", "How long do we have to wait between two long rests?", "16 hours.",
     "You need 1 Hit Point to begin, and 16 hours must pass before another one."),
    ("Short Rest", "lookup", "How long is a short rest?", "1 hour.",
     "A Short Rest lasts 1 hour and allows nothing more tiring than eating, talking, or standing guard."),
    ("Short Rest", "how", "How do I heal during a short rest?",
     "Spend Hit Point Dice; each restores its roll plus your Constitution modifier.",
     "Spend any number of Hit Point Dice. Every die restores its roll plus your Constitution modifier, with a minimum "
     "of 1 Hit Point."),
    ("Surprise", "how", "What happens to monsters we ambush?",
     "They roll Initiative with Disadvantage and suffer nothing worse.",
     "It rolls Initiative with Disadvantage and suffers nothing worse."),
    ("Opportunity Attacks", "yes_no", "Do I provoke an opportunity attack if I teleport away?",
     "No. Teleporting provokes none.", "Teleporting provokes none"),
    ("Caltrops", "lookup", "What save do you make against caltrops?", "A DC 15 Dexterity saving throw.",
     "A creature entering the square for the first time in a turn makes a DC 15 Dexterity saving throw."),
    ("Caltrops", "how", "How long does it take to pick up my caltrops after a fight?", "10 minutes.",
     "Picking the spikes up again takes 10 minutes."),
    ("Net", "yes_no", "Can I catch a giant of Huge size in a net?", "No. Huge and larger creatures always succeed.",
     "Huge and larger creatures always succeed."),
    ("Net", "lookup", "How many hit points does a net have?", "5 HP.",
     "it has AC 10, 5 HP, and Immunity to Bludgeoning, Poison, and Psychic damage"),
    ("Rope", "how", "Can I tie up the guard while he fights back?",
     "Only while he is Grappled, Incapacitated, or Restrained.",
     "You may tie up an unwilling creature only while it is Grappled, Incapacitated, or Restrained."),
    ("Potion of Healing", "lookup", "How much does a healing potion heal?", "2d4 + 2 Hit Points.",
     "This red liquid is a magic item that restores 2d4 + 2 Hit Points to its drinker."),
    ("Bag of Holding", "lookup", "How much stuff fits into a bag of holding?",
     "500 pounds, with a volume of up to 64 cubic feet.",
     "it takes in 500 pounds of goods with a volume of up to 64 cubic feet"),
    ("Bag of Holding", "lookup", "How long can someone breathe inside a bag of holding?", "10 minutes.",
     "Creatures inside share enough air for 10 minutes."),
    ("Cloak of Protection", "lookup", "What bonus does the cloak of protection give?",
     "+1 to AC and to every saving throw.",
     "Wearing this cloak gives you a +1 bonus to AC and to every saving throw."),
    ("Fireball", "how", "Does fireball set things on fire?", "Yes, it ignites unattended flammable objects.",
     "The blast ignites unattended flammable objects."),
    ("Fireball", "lookup", "How much fire damage does a fireball do if I fail the save?", "8d6.",
     "Those who fail take 8d6 Fire damage, and the others take half."),
    ("Counterspell", "yes_no", "Do I lose my slot when someone counterspells me?",
     "No. The slot the spell meant to use is kept.", "The slot it meant to use is kept."),
    ("Counterspell", "lookup", "Which save does the enemy caster make against counterspell?", "Constitution.",
     "that creature makes a Constitution saving throw"),
    ("Misty Step", "lookup", "How far does misty step take me?", "Up to 30 feet.",
     "You teleport up to 30 feet into a free space that you see."),
    ("Hold Person", "yes_no", "Can a target of hold person try again to break free?",
     "Yes, it rolls the save again when each of its turns ends.",
     "It rolls the save again when each of its turns ends, and a success breaks the hold."),
    ("Shield", "yes_no", "Does the shield spell stop magic missile?",
     "Yes. Magic Missile deals you no damage in that time.", "Magic Missile deals you no damage in that time."),
    ("Bless", "lookup", "What die do I add to my attacks when I'm blessed?", "1d4.",
     "each of them rolls 1d4 with every attack roll and saving throw and adds the result"),
    ("Healing Word", "lookup", "Can I heal someone 60 feet away with healing word?",
     "Yes, up to 60 feet if you see him.",
     "You call out to a wounded ally up to 60 feet away whom you can see."),
    ("Fireball", "unanswerable", "How heavy is the bat guano for a fireball?", "Not in the rulebooks.", ""),
    ("Long Rest", "unanswerable", "Can I brew a cup of coffee on a long rest?", "Not in the rulebooks.", ""),
    ("Net", "unanswerable", "What color is an adventurer's net?", "Not in the rulebooks.", ""),
]  # fmt: skip

SIBLING_TEMPLATES = [  # kind, field, question, answer
    ("spell", "range", "From how far away may a caster who knows {name} reach the target of the spell?", "{value}."),
    ("spell", "school", "To which of the schools of magic does the spell called {name} belong?", "{value}."),
    ("spell", "duration", "Once it is cast, for how long does the spell named {name} stay in effect?", "{value}."),
    ("weapon", "weight", "When I carry one {name} in my pack, how many pounds of weight does that add?", "{value}"),
    ("magic_item", "rarity", "If I look at the rarities of items, how rare is the item called {name}?", "{value}."),
]  # fmt: skip

INVENTED = "Veldrane Gorathi Moonfang Xyrithel Brambleholt Karsuun Thornwyke Ozmareth Dulgath Vexmoor".split()
HEDGES = [
    "It is likely {}", "Probably {}", "I think {}", "I believe it is {}", "It might be {}", "Perhaps {}",
    "It could be {}", "Presumably {}", "I'm not sure, but {}", "In all likelihood {}", "As far as I know, {}",
    "My guess is {}", "It seems to be {}", "It should be around {}", "Most likely {}", "I would assume {}",
]  # fmt: skip
RESIDUES = [
    "**{}**", "{}</s>", "Answer: {}", "{} <|im_end|>", "### {}", "{} [INSERT NAME]", "```{}```", "{}\\n", "<br>{}",
    "{} {{name}}", "assistant: {}", "Sure! Here is the answer: {}", "{} | 5 | 6 |", "&nbsp;{}", '{{"answer": "{}"}}',
    "Q: {}", "{} [1]", "As an AI language model, I can say: {}", "[/INST] {}", "- **Answer**: {}", "{} TODO.",
]  # fmt: skip
OFF_TOPIC = [
    ("Who holds the copyright of this rulebook?", "Wizards of the Coast holds it."),
    ("What is the capital of France?", "Paris is the capital of France."),
    ("Under which license may I print the System Reference Document?", "Under a Creative Commons license."),
    ("How do I install Python on a laptop?", "Download the installer and run it."),
    ("What is the best topping for a pizza?", "Pepperoni is the most popular one."),
    ("Who painted the Mona Lisa?", "Leonardo da Vinci painted it."),
    ("Which website sells the printed book?", "The publisher's website sells it."),
    ("How many players are in a football team?", "Eleven on each side."),
    ("What is the ISBN of the book?", "It stands on the back cover."),
    ("Who wrote the introduction and edited the layout?", "The editors of the publisher did."),
    ("When was the movie about dragons released?", "In the spring of that year."),
    ("What is photosynthesis?", "Plants turn sunlight into sugar."),
    ("How do I bake bread at home?", "Knead flour and water, then bake it."),
    ("Which trademark notice must my product show?", "The notice that the license prints."),
    ("What is the weather like in London in autumn?", "Rainy and mild on most days."),
]
MISSING_OWNER = [
    "What is its {}?", "What is the {}?", "Can you tell me the {}?", "What is this one's {}?",
    "How is the {} determined?", "What {} does it have?", "What about the {}?",
]  # fmt: skip
BARE = [
    "What happens on a failed save?", "How much damage does it deal?", "What does the spell do at higher levels?",
    "How long does the effect last?", "What happens then?", "Does the target get a saving throw?",
    "How far can they go?", "What does this feature do?", "What is the saving throw?", "How does that work?",
    "Who can use the item?",
    "What does the creature have to roll?", "When does it end?", "Which of these is higher?",
    "What does the table say?",
    "What happens if the check fails?", "How many targets are affected?", "What is the effect of the condition?",
]  # fmt: skip
OTHER_EDITIONS = [
    "That is how it works in the 2014 rules, too.", "In 3.5 this was a full-round action.",
    "Roll against your THAC0 for it.", "A Fortitude save applies as well.", "Under the 5e 2014 rules it is the same.",
    "It provokes attacks of opportunity.", "Your race gives you a bonus to it.", "You spend ki points for it.",
    "Make a Reflex save to halve it.", "The touch AC counts here.", "In 4th edition you would spend a healing surge.",
    "Add your base attack bonus.",
    "A swift action is enough for it.", "Subraces get it twice.", "In Pathfinder it is the same.",
    "As in AD&D, lower is better.", "You are flat-footed meanwhile.", "In older editions it was different.",
]  # fmt: skip


KINDS = (
    "wrong figure", "invented name", "missing owner", "near-duplicate", "edition mix", "hedge", "residue", "off-topic",
    "echo", "contradiction", "truncated",
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """`near` maps a planted near-duplicate to the good pair it copies: of the two, either may stay."""

    passages: dict[str, Passage]
    good: list[Pair]
    faults: dict[str, list[Pair]]
    near: dict[str, str]

    def shuffled(self, seed: int) -> list[Pair]:
        """All pairs in a random order."""
        pairs = [*self.good, *(pair for kind in self.faults.values() for pair in kind)]
        Random(seed).shuffle(pairs)
        return pairs


@cache
def planted(seed: int = 7) -> Planted:
    """The set; the same for the same seed."""
    random = Random(seed)
    read = [p for p in read_rulebooks(RULEBOOK, max_words=220).passages if p.file in FILES]
    needed = {name for name, *_ in BY_HAND}
    # a third of the sections is enough, and three times as fast
    sections = sorted({p.section for p in read})[::3]
    passages = [p for p in read if p.section in sections or p.kind == "weapon" or p.name.partition(" (")[0] in needed]
    written = list(StructuredGenerator(seed=7, phrasings=2).generate(passages))
    by_fact: dict[str, list[Pair]] = {}
    for pair in (pair for one in written for pair in one.pairs):
        by_fact.setdefault(pair.fact_id, []).append(pair)
    facts = sorted(by_fact)
    random.shuffle(facts)

    by_hand, siblings = list(_by_hand(passages)), list(_siblings(passages, random))
    left = GOOD - len(by_hand) - len(siblings)
    asked = {by_fact[fact][0].question: fact for fact in facts}  # an absent thing may be asked for in two sections
    facts = list(asked.values())
    structured = [by_fact[fact][0] for fact in facts[:left]]
    good = [*by_hand, *siblings, *structured]
    assert len({pair.id for pair in good}) == GOOD
    by_id = {passage.id: passage for passage in passages}
    other_words = {by_fact[fact][0].id: by_fact[fact][1] for fact in facts[:left] if len(by_fact[fact]) > 1}

    make = _Faults(random, by_id, good, other_words)
    plants: list[Callable[[int], Pair]] = [
        make.wrong_figure, make.invented_name, make.no_owner, make.near_duplicate, make.edition_mix, make.hedge,
        make.residue, make.off_topic, make.echo, make.contradiction, make.truncated,
    ]  # fmt: skip
    faults = {}
    taken = {pair.id for pair in good}
    for place, (kind, plant) in enumerate(zip(KINDS, plants, strict=True)):
        wanted = FAULTS // len(KINDS) + (place < FAULTS % len(KINDS))
        found: dict[str, Pair] = {}
        turn = 0
        while len(found) < wanted:
            pair = plant(turn)
            turn += 1
            if pair.id not in taken:
                found[pair.id] = pair
                taken.add(pair.id)
        faults[kind] = list(found.values())
    return Planted(by_id, good, faults, make.near)


@dataclass(frozen=True)
class Score:
    """What curation made of the planted set; `found` and `named` tell of each kind which share, and which checks."""

    lost: list[Verdict]
    missed: dict[str, list[Pair]]
    found: dict[str, float]
    named: dict[str, Counter[str]]

    @property
    def recall(self) -> float:
        return 1 - sum(map(len, self.missed.values())) / FAULTS

    @property
    def kept(self) -> float:
        return 1 - len(self.lost) / GOOD


def score(planted: Planted, verdicts: Sequence[Verdict]) -> Score:
    """Count. Of a good pair and its near-duplicate either may stay: the one that goes is the fault."""
    by_id = {verdict.pair.id: verdict for verdict in verdicts}
    swapped = set()
    for copy, original in planted.near.items():
        only_duplicate = all(reason.startswith("duplicate: ") for reason in by_id[original].reasons)
        if by_id[copy].accepted and not by_id[original].accepted and only_duplicate:
            swapped |= {copy, original}
    missed = {
        kind: [pair for pair in pairs if by_id[pair.id].accepted and pair.id not in swapped]
        for kind, pairs in planted.faults.items()
    }
    return Score(
        lost=[by_id[pair.id] for pair in planted.good if not by_id[pair.id].accepted and pair.id not in swapped],
        missed=missed,
        found={kind: 1 - len(missed[kind]) / len(pairs) for kind, pairs in planted.faults.items()},
        named={
            kind: Counter(reason.split(":")[0] for pair in pairs for reason in by_id[pair.id].reasons)
            for kind, pairs in planted.faults.items()
        },
    )


def _by_hand(passages: Sequence[Passage]) -> Iterator[Pair]:
    for name, kind, question, answer, evidence in BY_HAND:
        passage = next(p for p in passages if p.name.startswith(name) and evidence in p.text)
        yield _pair(passage, kind, question, answer, evidence, "hand")


def _siblings(passages: Sequence[Passage], random: Random) -> Iterator[Pair]:
    """Pairs of a few templates; many of them differ in nothing but a name."""
    each = SIBLINGS // len(SIBLING_TEMPLATES)
    for kind, field, question, answer in SIBLING_TEMPLATES:
        told = [p for p in passages if p.kind == kind and p.fields.get(field, "—") != "—"]
        having = [p for p in told if p.fields[field] in p.text]
        for passage in random.sample(having, each):
            value = passage.fields[field]
            evidence = next(line for line in passage.text.splitlines() if value in line)
            yield _pair(
                passage, "lookup", question.format(name=passage.name), answer.format(value=value), evidence, "template"
            )


def _pair(passage: Passage, type: str, question: str, answer: str, evidence: str, generator: str) -> Pair:
    return Pair(
        id=content_id(passage.id, question, answer), fact_id=content_id(passage.section, evidence, answer),
        passage_id=passage.id, section=passage.section, kind=passage.kind, type=type, question=question, answer=answer,
        evidence=evidence, generator=generator,
    )  # fmt: skip


class _Faults:
    """Each method makes one fault; `turn` counts the calls."""

    def __init__(
        self, random: Random, passages: dict[str, Passage], good: list[Pair], other_words: dict[str, Pair]
    ) -> None:
        self.random, self.passages, self.good, self.other_words = random, passages, good, other_words
        self.near: dict[str, str] = {}
        self.answerable = [pair for pair in good if pair.answerable]
        self.with_figure = [p for p in self.answerable if any(c.isdigit() for c in p.answer) and p.type == "lookup"]
        self.prose = [p for p in self.answerable if len(p.answer.split()) >= 8]

    def changed(self, pair: Pair, **changes: str) -> Pair:
        changes = {"question": pair.question, "answer": pair.answer, "evidence": pair.evidence} | changes
        return _pair(self.passages[pair.passage_id], pair.type, *changes.values(), generator="model")

    def other_figure(self, pair: Pair) -> tuple[str, str] | None:
        """A number of the passage that neither evidence nor question hold, and the line where it stands."""
        held = f"{pair.evidence} {pair.question}"
        known = {part for figure in figures.figures(held) for part in figure.replace("d", " ").split()}
        found = [
            (word.strip(".,()+"), line)
            for line in self.passages[pair.passage_id].text.splitlines()
            for word in line.split()
            if word.strip(".,()+").isdigit() and word.strip(".,()+") not in known
        ]
        return self.random.choice(found) if found else None

    def wrong_figure(self, turn: int) -> Pair:
        pair = self.random.choice(self.with_figure)
        digits = next(word for word in pair.answer.replace("d", " ").split() if any(c.isdigit() for c in word))
        number = "".join(c for c in digits if c.isdigit())
        if turn % 3 == 0 and (other := self.other_figure(pair)):
            wrong = other[0]
        else:
            held = f"{pair.evidence} {pair.question}"
            wrong = next(
                str(n) for n in iter(lambda: self.random.choice([*range(2, 100), 120, 300, 750]), None)
                if str(n) not in held
            )  # fmt: skip
        return self.changed(pair, answer=pair.answer.replace(number, wrong))

    def invented_name(self, turn: int) -> Pair:
        pair, name = self.random.choice(self.answerable), self.random.choice(INVENTED)
        end = self.random.choice([f", as {name} taught", f" and {name} Fury", f", except against the {name}"])
        if turn % 3:
            return self.changed(pair, answer=f"{pair.answer.rstrip('.')}{end}.")
        owner = self.passages[pair.passage_id].name
        if owner not in pair.question:
            return self.invented_name(turn + 1)
        return self.changed(pair, question=pair.question.replace(owner, f"{name} {self.random.choice(INVENTED)}"))

    def no_owner(self, turn: int) -> Pair:
        pair = self.random.choice(self.answerable)
        if turn % 2:
            question = self.random.choice(BARE)
        else:
            thing = self.random.choice(["range", "duration", "casting time", "cost", "rarity", "damage", "level"])
            question = self.random.choice(MISSING_OWNER).format(thing)
        return self.changed(pair, question=question)

    def near_duplicate(self, turn: int) -> Pair:
        pair = self.good[self.random.randrange(len(BY_HAND), GOOD)] if turn % 3 else self.random.choice(self.prose)
        if not pair.answerable:
            return self.near_duplicate(turn)
        question, answer = pair.question, pair.answer
        change = turn % 6
        if change == 0:
            answer = f"{answer.rstrip('.')} !".replace(" !", "!")
        elif change == 1:
            question = question.lower()
        elif change == 2:
            question = question.replace("?", " ?").replace("What is", "What's")
        elif change == 3:
            question = question.replace(" the ", " the exact ", 1)
        elif change == 4:
            question = f"{question.rstrip('?')} exactly?"
        else:
            question, answer = question.upper(), answer.replace(",", "")
        copy = self.changed(pair, question=question, answer=answer)
        self.near[copy.id] = pair.id
        return copy

    def edition_mix(self, turn: int) -> Pair:
        pair = self.random.choice(self.answerable)
        return self.changed(pair, answer=f"{pair.answer} {OTHER_EDITIONS[turn % len(OTHER_EDITIONS)]}")

    def hedge(self, turn: int) -> Pair:
        pair = self.random.choice([p for p in self.answerable if p.type in ("lookup", "how", "table")])
        return self.changed(pair, answer=HEDGES[turn % len(HEDGES)].format(pair.answer))

    def residue(self, turn: int) -> Pair:
        pair = self.random.choice(self.answerable)
        text = RESIDUES[turn % len(RESIDUES)]
        if turn % 4 == 0:
            return self.changed(pair, question=text.format(pair.question))
        return self.changed(pair, answer=text.format(pair.answer))

    def off_topic(self, turn: int) -> Pair:
        pair = self.random.choice(self.answerable)
        question, answer = OFF_TOPIC[turn % len(OFF_TOPIC)]
        return self.changed(pair, question=question, answer=answer)

    def echo(self, turn: int) -> Pair:
        pair = self.random.choice([p for p in self.answerable if p.type in ("lookup", "how", "table")])
        owner = self.passages[pair.passage_id].name
        asked = pair.question.rstrip("?")
        answer = [f"{asked}.", f"{owner}.", f"It is the {owner} that {asked.lower()}.", f"The {owner} is {owner}."]
        if owner.split()[0] not in pair.question:
            return self.echo(turn)
        return self.changed(pair, answer=answer[turn % len(answer)])

    def contradiction(self, turn: int) -> Pair:
        pair = self.random.choice([p for p in self.with_figure if p.id in self.other_words or turn % 2])
        other = self.other_figure(pair)
        if other is None:
            return self.contradiction(turn)
        figure, line = other
        number = next(f.split()[0] for f in figures.figures(pair.answer))
        words = pair.question if turn % 2 else self.other_words[pair.id].question
        answer = pair.answer.replace(number, figure) if number in pair.answer else f"{figure}."
        if pair.answer == answer:
            return self.contradiction(turn)
        return self.changed(pair, question=words, answer=answer, evidence=line)

    def truncated(self, turn: int) -> Pair:
        pair = self.random.choice(self.prose)
        words = pair.answer.split()
        cut = self.random.randrange(3, len(words) - 2)
        while words[cut - 1][-1] in ".!?:;":
            cut -= 1
            if cut < 3:
                return self.truncated(turn)
        kept = " ".join(words[:cut])
        return self.changed(pair, answer=[kept, kept, f"{kept}...", f"{kept.rstrip(',')} and the."][turn % 4])
