"""What is asked about the typed fields of entries, kind by kind: the templates of the structured generator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """How a field of an entry is asked for.

    `questions` are templates for `facts.naming`. `label` stands in the passage beside the value. `noun` names
    the field in "X's <noun> is <value>"; without it the field is not used for yes/no and false premises.
    `answer` shapes the value.
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
            "What casting time {does} {owner} have?"), "casting time"),
        Field("range", "Range", (
            "What is {owners} range?", "What range {does} {owner} have?", "What is the range of {owner}?"), "range"),
        Field("components", "Components", (
            "What components {does} {owner} need?", "Which components do I need to cast {owner}?",
            "What are {owners} components?")),
        Field("duration", "Duration", (
            "How long {does} {owner} last?", "What is {owners} duration?", "What duration {does} {owner} have?"),
            "duration"),
        Field("school", "", (
            "What school of magic {is_} {owner}?", "Which school {does} {owner} belong to?",
            "{owner} is a spell of which school?"), "school of magic"),
    ),
    "monster": (
        Field("ac", "AC", (
            "What is {owners} AC?", "What Armor Class {does} {owner} have?",
            "What AC do I have to hit against {owner}?"), "AC", "AC {value}"),
        Field("hp", "HP", (
            "How many Hit Points {does} {owner} have?", "What is {owners} HP?", "How many HP {does} {owner} have?"),
            "HP", "{value} HP"),
        Field("hp_formula", "HP", (
            "What are {owners} Hit Dice?", "Which dice do I roll for {owners} Hit Points?")),
        Field("speed", "Speed", (
            "How fast {is_} {owner}?", "What is {owners} Speed?", "What Speed {does} {owner} have?"), "Speed"),
        Field("initiative", "Initiative", (
            "What is {owners} Initiative?", "What Initiative bonus {does} {owner} have?"), "Initiative"),
        Field("cr", "CR", (
            "What is {owners} CR?", "What Challenge Rating {does} {owner} have?",
            "What is the Challenge Rating of {owner}?"), "CR", "CR {value}"),
        Field("xp", "XP", (
            "How much XP {is_} {owner} worth?", "How many Experience Points {is_} {owner} worth?",
            "What XP do we get for defeating {owner}?"), "XP value", "{value} XP"),
        Field("pb", "PB", (
            "What is {owners} Proficiency Bonus?", "What Proficiency Bonus {does} {owner} have?"), answer="+{value}"),
        Field("size", "", ("What size {is_} {owner}?", "What is {owners} size?"), "size"),
        Field("type", "", ("What type of creature {is_} {owner}?", "What is {owners} creature type?"), "creature type"),
        Field("alignment", "", ("What is {owners} alignment?", "What alignment {does} {owner} have?"), "alignment"),
        Field("senses", "Senses", ("What senses {does} {owner} have?", "What are {owners} senses?")),
        Field("languages", "Languages", (
            "What languages {does} {owner} know?", "Which languages {does} {owner} speak or understand?")),
        Field("skills", "Skills", ("What skills {does} {owner} have?", "What are {owners} skill bonuses?")),
        Field("gear", "Gear", ("What gear {does} {owner} carry?", "What equipment {does} {owner} have?")),
        Field("resistances", "Resistances", (
            "What {is_} {owner} resistant to?", "Which Resistances {does} {owner} have?")),
        Field("vulnerabilities", "Vulnerabilities", (
            "What {is_} {owner} vulnerable to?", "Which Vulnerabilities {does} {owner} have?")),
        Field("immunities", "Immunities", ("What {is_} {owner} immune to?", "Which Immunities {does} {owner} have?")),
    ),
    "weapon": (
        Field("damage", "Damage", (
            "How much damage {does} {owner} deal?", "What is {owners} damage?", "What damage {does} {owner} do?"),
            "damage"),
        Field("properties", "Properties", ("What properties {does} {owner} have?", "What are {owners} properties?")),
        Field("mastery", "Mastery", (
            "What is {owners} mastery property?", "Which mastery {does} {owner} have?"), "mastery property"),
        Field("weight", "Weight", ("How much {does} {owner} weigh?", "What is {owners} weight?"), "weight"),
        Field("cost", "Cost", ("How much {does} {owner} cost?", "What is the price of {owner}?"), "price"),
        Field("category", "", (
            "What category of weapon {is_} {owner}?", "Which group of weapons {does} {owner} belong to?")),
    ),
    "armor": (
        Field("ac", "AC", ("What AC {does} {owner} give?", "What is my Armor Class in {owner}?"), "Armor Class"),
        Field("strength", "Strength", (
            "What Strength {does} {owner} require?", "How strong must I be for {owner}?")),
        Field("stealth", "Stealth", (
            "How {does} {owner} affect Stealth?", "What {does} {owner} do to Stealth checks?")),
        Field("weight", "Weight", ("What is the weight of {owner}?", "What {does} {owner} weigh?"), "weight"),
        Field("cost", "Cost", ("What is the price of {owner}?", "What {does} {owner} cost?"), "price"),
        Field("category", "", ("What category of armor {is_} {owner}?", "Which kind of armor {is_} {owner}?")),
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
            "What category of magic item {is_} {owner}?", "Which magic item category {does} {owner} belong to?")),
        Field("rarity", "", (
            "What is {owners} rarity?", "How rare {is_} {owner}?", "What rarity {does} {owner} have?"), "rarity"),
    ),
    "feat": (
        Field("category", "", ("What category of feat is {name}?", "Which kind of feat is {name}?")),
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
        ("What {does} {owner} smell like?", ("smell", "odor", "scent", "stench")),
    ),
    "monster": (
        ("How long {does} {owner} usually live?", ("lifespan", "years", "live", "lives")),
        ("How much {does} {owner} weigh?", ("weigh", "weighs", "pounds", "weight", "lb")),
        ("How tall {is_} {owner}?", ("tall", "height", "high")),
        ("What does it cost to buy {owner}?", ("cost", "price", "gp", "buy")),
        ("How many eggs {does} {owner} lay?", ("egg", "eggs")),
        ("What color are the eyes of {owner}?", ("eyes", "eye", "color")),
    ),
    "weapon": (
        ("How long is the blade or shaft of {owner}?", ("long", "inches", "length")),
        ("Which people invented {owner}?", ("invented", "invention")),
        ("How many years {does} {owner} last in daily use?", ("years", "lasts")),
    ),
    "armor": (
        ("Which people invented {owner}?", ("invented", "invention")),
        ("How many years {does} {owner} last before wearing out?", ("years", "wear out", "wears out")),
    ),
    "gear": (
        ("Who invented {owner}?", ("invented", "invention")),
        ("What color {is_} {owner}?", ("color",)),
    ),
    "magic_item": (
        ("Who made the first {name}?", ("created", "made", "maker", "forged", "crafted")),
        ("How old is the oldest {name}?", ("years", "old", "ancient")),
        ("In which year was the first {name} found?", ("year", "years", "found")),
    ),
    "feat": (("How much gold does it cost to learn {owner}?", ("gp", "gold", "cost")),),
}  # fmt: skip

# Conditions of other games.
NO_CONDITIONS = ("Bleeding", "Confused", "Dazed", "Fatigued", "Shaken", "Sickened", "Slowed", "Staggered", "Weakened")
