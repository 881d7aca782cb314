"""What the embedded base model reads: every passage as text, and chat rows made from passages.

The chat rows teach the form (question, answer, end) and the facts of typed fields. Their wording is
used by no generator: the base must not have seen the questions it is compared on. It never reads pairs.
"""

from collections.abc import Iterator, Sequence

from dm_assistant.prompts import Message, closed_book
from dm_assistant.records import Passage

ASKING = ("{name}, {label}?", "{label} of {name}?", "State the {label} listed for {name}.", "{name}: {label}")


def reading_text(passage: Passage) -> str:
    """The passage as plain text under its headings."""
    return f"{' › '.join(passage.heading_path)}\n{passage.text}"


def chat_rows(passages: Sequence[Passage]) -> Iterator[tuple[list[Message], str]]:
    """Messages and answers, each typed field asked for in every wording, in the order of the passages."""
    for passage in passages:
        for label, value in field_values(passage):
            for wording in ASKING:
                yield closed_book(wording.format(name=passage.name, label=label)), value


def field_values(passage: Passage) -> Iterator[tuple[str, str]]:
    """Label and value of each typed field, as they are asked for and answered; tables are left out."""
    for key, value in passage.fields.items():
        label = key.replace("_", " ")
        if key == "tables" or value in (None, "", []):
            continue
        if isinstance(value, dict):
            for name, scores in value.items():
                yield name, ", ".join(f"{part} {number}" for part, number in scores.items()) + "."
        elif isinstance(value, bool):
            yield label, "Yes." if value else "No."
        else:
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield label, f"{text.rstrip('.')}."
