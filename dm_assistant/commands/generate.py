"""`dm generate`: questions about one passage on the terminal: the way to tune a prompt, or to choose a model."""

import argparse
import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import UserError
from dm_assistant.terminal import printable

if TYPE_CHECKING:
    from dm_assistant.generation.generator import Written
    from dm_assistant.params import Generate
    from dm_assistant.records import Passage

PASSAGES = Path("data/passages.jsonl")
EXAMPLES = """\
examples:
  dm generate --passage "Fire Bolt"
  dm generate --passage "Fire Bolt" --show

Backend and model are those of the profile in params.yaml. The prompt stands in dm_assistant/generation/conversation.py.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm generate`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument("--passage", required=True, metavar="NAME", help="name, heading or id of a passage")
    parser.add_argument("--show", action="store_true", help="print the prompts and the raw answers of the model, too")


def run(called: argparse.Namespace) -> None:
    """Write questions about the passages of that name and print them with their checks.

    Raises:
        UserError: no such passage, or no model.
    """
    from dm_assistant.params import load_params
    from dm_assistant.records import Passage, read_jsonl

    passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
    wanted = find(passages, called.passage)
    params = load_params().generate
    if params.backend == "structured":
        all_written = _structured(params, passages, wanted)
    else:
        all_written = _asked(params, passages, wanted, show=called.show)
    for written in all_written:
        print(printable(_readable(written)))


def find(passages: "Sequence[Passage]", name: str) -> "list[Passage]":
    """The passages with this id, name or heading, case apart.

    Raises:
        UserError: there is none; names that read alike are given.
    """
    sought = name.strip().casefold()
    found = [p for p in passages if sought in (p.id.casefold(), p.name.casefold(), p.heading_path[-1].casefold())]
    if not found:
        alike = difflib.get_close_matches(name, sorted({passage.name for passage in passages}), n=3)
        hint = f"Did you mean {', '.join(alike)}?" if alike else f'Look for it with: dm search "{name}"'
        raise UserError(f"{PASSAGES} holds no passage {name!r}. {hint}")
    return found


def _structured(params: "Generate", passages: "Sequence[Passage]", wanted: "Sequence[Passage]") -> "Iterator[Written]":
    from dm_assistant.generation.structured import StructuredGenerator

    ids = {passage.id for passage in wanted}
    generator = StructuredGenerator(params.seed, params.phrasings)
    return (written for written in generator.generate(passages) if written.passage.id in ids)


def _asked(
    params: "Generate", passages: "Sequence[Passage]", wanted: "Sequence[Passage]", *, show: bool
) -> "Iterator[Written]":
    """What the model writes, asked past the cache; prompts and raw answers are printed on the way."""
    from dm_assistant.absence import AbsenceIndex
    from dm_assistant.generation.backends import make_model, plan_of
    from dm_assistant.generation.conversation import converse

    model, plan = make_model(params), plan_of(params)
    absence = AbsenceIndex(passages)
    model.prepare(max(len(passage.citation) + len(passage.text) for passage in wanted), plan)
    for passage in wanted:
        conversation = converse(passage, plan, absence, model.name)
        messages = next(conversation)
        while True:
            reply = model.ask(messages)
            if show:
                prompt = "\n\n".join(f"--- {message['role']}\n{message['content']}" for message in messages)
                print(printable(f"{prompt}\n\n--- raw answer, {reply.tokens} tokens\n{reply.text}\n"))
            try:
                messages = conversation.send(reply)
            except StopIteration as end:
                yield end.value
                break


def _readable(written: "Written") -> str:
    """The pairs of a passage with the verdict on each."""
    passage = written.passage
    parts = [f"{passage.citation}\n{passage.file}, lines {passage.start_line}-{passage.end_line}"]
    for pair in written.pairs:
        reasons = written.refused.get(pair.id, [])
        verdict = "refused" if reasons else "accepted"
        lines = [f"[{verdict}] {pair.type}", f"Q: {pair.question}", f"A: {pair.answer}", f"evidence: {pair.evidence}"]
        parts.append("\n".join([*lines, *(f"  {reason}" for reason in reasons)]))
    counts = f"{len(written.accepted)} accepted, {len(written.refused)} refused"
    parts.append("\n".join([counts, *(f"gave no pair: {reason}" for reason in written.malformed)]))
    return "\n\n".join(parts) + "\n"
