"""The value of a typed field as its passage shows it: "HP 51 (6d10 + 18)".

Pure functions of a passage and an aspect.
"""

import re

from dm_assistant.chat import quoting
from dm_assistant.chat.aspects import Aspect, written
from dm_assistant.records import Passage

_ABSENT = ("", "—", [])
_SHARED = ("category", "properties")  # these tell of several aspects: "Heavy Armor (10 Minutes to Don)"


def told_by_field(passage: Passage, aspect: Aspect) -> tuple[str, str] | None:
    """What the first field of `aspect` says, and the words of the passage that show it.

    None where the passage has no such field, or has a value that it does not show.
    """
    name = passage.heading_path[-1]
    if aspect.name == "level" and re.match(r"Level \d+:", name):
        return f"{name}.", name
    in_brackets = re.search(r"\((.*)\)", name)
    if aspect.name == "cost" and in_brackets and aspect.is_told(in_brackets[1]):
        return f"{name}.", name  # "Modest (1 GP per Day)"
    for field in aspect.fields:
        value = passage.fields.get(field)
        quote = None if value is None or value in _ABSENT else _quoted(passage, aspect, field, value)
        if quote:
            said = f"No. {quote}" if value is False else f"Yes. {quote}" if value is True else quote
            return (said if said.endswith((".", "!", "?")) else f"{said}."), quote
    return None


def _quoted(passage: Passage, aspect: Aspect, field: str, value: object) -> str | None:
    """The words of the passage that show the value of a field, None where it does not show it."""
    text = passage.text
    if field == "abilities":
        return next((line for line in text.split("\n") if re.match(rf"{aspect.name}\b", line, re.I)), None)
    if isinstance(value, bool):
        marks = {"attunement": "Requires Attunement", "concentration": "Concentration", "ritual": "Ritual"}
        label = {"attunement": "", "concentration": "Duration", "ritual": "Casting Time"}[field]
        lines = text.split("\n")
        if value:
            return quoting.line_with(text, marks[field])
        return next((line for line in lines if line.startswith(label)), None)
    if field in _SHARED and aspect.name != field and not aspect.is_told(str(value)):
        return None
    for form in written(value):
        for label in aspect.labels:
            quote = quoting.labelled(text, label, form) or quoting.line_with(text, f"{form} {label}")  # "(100 XP)"
            if quote:
                return quote
    if field == "level":
        lines = (line.removeprefix("• ") for line in text.split("\n"))
        return next((line for line in lines if re.search(r"\b(?:level|cantrip)\b", line, re.I)), None)
    if not isinstance(value, int):
        for form in [form for form in written(value) if not aspect.labels or not re.search(r"\d", form)]:
            if quote := quoting.line_with(text, form):
                return quote
    heading = passage.heading_path[-1]
    return heading if any(quoting.line_with(heading, form) for form in written(value)) else None
