"""The model card: README.md of a model folder, with base, licences, attribution, hashes and limits."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dm_assistant.model_identity import IDENTITY, ModelIdentity, TaughtRulebook

CARD = "README.md"
LIMITS = """\
- It knows the rulebooks above and no others, and it may be wrong: look at the rulebook where it matters.
- Asked from memory, a small model invents figures. Give it the passages (`dm ask` finds them, checks every figure
  against them, and cites them).
- It was trained to say "Not in the rulebooks." where the passages do not tell; it does not always.
- It speaks English and writes short answers about rules. It is no storyteller."""


def model_card(name: str, identity: ModelIdentity, scores: Mapping[str, Any] | None = None) -> str:
    """The card of the model `name`; `scores` are those of metrics/evaluate.json for it, by mode."""
    parts = [
        _front_matter(identity),
        f"# {name}",
        "Answers questions about tabletop rules. Made from rulebooks by the DM Assistant pipeline.",
        f"## Base\n\n{_base(identity)}",
        "## Rulebooks\n\n" + "\n".join(map(_rulebook, identity.rulebooks)),
        f"## Weights\n\n{_weights(identity)}",
    ]
    if scores is not None:
        parts.append("## Scores\n\n" + _scores(scores))
    parts += [f"## Limits\n\n{LIMITS}", f"## What it was made from\n\n{_hashes(identity)}"]
    return "\n\n".join(parts) + "\n"


def write_card(folder: Path, name: str, identity: ModelIdentity, scores: Mapping[str, Any] | None = None) -> None:
    """Write the card into a model folder."""
    (folder / CARD).write_text(model_card(name, identity, scores), encoding="utf-8")


def _front_matter(identity: ModelIdentity) -> str:
    """What the hub reads. A JSON value is a YAML value."""
    known = {
        "library_name": "mlx",
        "pipeline_tag": "text-generation",
        "license": identity.base.licence or "other",
        "base_model": identity.base.repository,
    }
    return "\n".join(["---", *(f"{key}: {json.dumps(value)}" for key, value in known.items() if value), "---"])


def _base(identity: ModelIdentity) -> str:
    base = identity.base
    if base.source == "hub":
        licence = f"Its licence: {base.licence}." if base.licence else "Its repository names no licence."
        return f"{base.repository} at revision {base.revision}. {licence}"
    if base.source == "local":
        return "A model from a local folder; its licence is not known here and applies."
    return "None: a small model built from scratch from the rulebooks below. It shows that the pipeline works."


def _rulebook(book: TaughtRulebook) -> str:
    line = f"- {book.title}" + (f" ({book.edition})" if book.edition else "")
    line += f", licence: {book.licence or 'not stated'}"
    return f"{line}. {book.attribution}" if book.attribution else line


def _weights(identity: ModelIdentity) -> str:
    if not identity.layers:
        return "In floats, not quantized."
    counted = Counter(identity.layers.values())
    return "\n".join(f"- {count} layer{'s' * (count > 1)}: {kind}" for kind, count in sorted(counted.items()))


def _scores(scores: Mapping[str, Any]) -> str:
    """A table of token F1 and exact match by how was asked."""
    lines = ["| asked | questions | token F1 (95 %) | exact match |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {mode} | {row['n']} | {row['f1']:.3f} ({row['f1_low']:.3f}–{row['f1_high']:.3f}) | {row['em']:.3f} |"
        for mode, row in scores.items()
    ]
    return "\n".join(lines)


def _hashes(identity: ModelIdentity) -> str:
    rows = [("input", "SHA-256"), ("---", "---")]
    rows += [(f"`{name}`", f"`{found}`") for name, found in identity.made_from.items()]
    rows += [(f"parameters `{name}`", f"`{found}`") for name, found in identity.params.items()]
    table = "\n".join(f"| {what} | {found} |" for what, found in rows)
    return f"{table}\n\nThe hash of every file is in `{IDENTITY}`; `dm model verify` compares."
