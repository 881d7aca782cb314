"""`dm export`: a model of the pipeline for other programs, with its card and, where they are its own, its scores."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dm_assistant.cli import show_help_without_command

EXPORTS = Path("models/export")
NAME = "dm-assistant"
EXAMPLES = """\
examples:
  dm export hf
  dm export hf --model fused --to ~/dm-assistant
  dm export gguf
  dm export ollama
  dm export ollama --system "Answer in one sentence."
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commands below `dm export` and their arguments."""
    parser.epilog = EXAMPLES
    show_help_without_command(parser)
    commands = parser.add_subparsers(title="commands", metavar="FORMAT")
    hf = commands.add_parser(
        "hf", help="a folder that is ready for a hub", description="The model with its card, ready to be uploaded."
    )
    hf.add_argument(
        "--model", choices=["fused", "quantized"], default="quantized", help="which one (default: quantized)"
    )
    hf.set_defaults(run=export_hf)
    gguf = commands.add_parser(
        "gguf",
        help="one file for llama.cpp (llama family)",
        description="The fused model as model.gguf, its tokenizer and chat template included, and a Modelfile.",
    )
    gguf.set_defaults(run=export_gguf)
    ollama = commands.add_parser(
        "ollama",
        help="a folder for `ollama create`",
        description="The fused model with a Modelfile. `ollama create --quantize q4_K_M` makes it smaller.",
    )
    ollama.add_argument("--system", metavar="TEXT", help="a system prompt; training used none")
    ollama.set_defaults(run=export_ollama)
    for name, command in (("hf", hf), ("gguf", gguf), ("ollama", ollama)):
        command.add_argument(
            "--to", type=Path, default=EXPORTS / name, metavar="FOLDER", help=f"where (default: {EXPORTS / name})"
        )


def export_hf(called: argparse.Namespace) -> None:
    """Write the folder and print how it is uploaded.

    Raises:
        UserError: there is no such model, or it is not as recorded, or something else is in the way.
    """
    from dm_assistant.export.folders import fill_hf
    from dm_assistant.export.source import export_folder, exported_model

    source, identity = exported_model(called.model)
    with export_folder(called.to) as folder:
        fill_hf(folder, f"DM Assistant, {called.model}", source, identity, _scores(called.model))
    print(f"export: {called.to}. Upload it with:\n  hf upload YOUR-NAME/{NAME} {called.to}")


def export_gguf(called: argparse.Namespace) -> None:
    """Write the file and print how it is run.

    Raises:
        UserError: as `export_hf`; the model is not of the llama family; the package gguf is not installed.
    """
    from dm_assistant.errors import UserError

    try:
        from dm_assistant.export.gguf import FILE
    except ModuleNotFoundError as problem:
        if problem.name != "gguf":
            raise
        raise UserError("the package gguf is not installed. Install it with: pip install -e '.[export]'") from None
    from dm_assistant.export.folders import fill_gguf
    from dm_assistant.export.source import export_folder, exported_model

    source, identity = exported_model("fused")
    with export_folder(called.to) as folder:
        fill_gguf(folder, "DM Assistant, fused, as GGUF", source, identity, _scores("fused"))
    print(f"export: {called.to / FILE}. Run it with:\n  llama-cli --model {called.to / FILE} --temp 0")


def export_ollama(called: argparse.Namespace) -> None:
    """Write the folder and print the two commands that run it.

    Raises:
        UserError: as `export_hf`; Ollama does not import the architecture.
    """
    from dm_assistant.export.folders import MODELFILE, fill_ollama
    from dm_assistant.export.source import export_folder, exported_model

    source, identity = exported_model("fused")
    with export_folder(called.to) as folder:
        fill_ollama(folder, "DM Assistant, fused", source, identity, _scores("fused"), called.system)
    print(
        f"export: {called.to}. Run it with:\n"
        f"  ollama create {NAME} --file {called.to / MODELFILE}\n"
        f'  ollama run {NAME} "How does grappling work?"'
    )


def _scores(variant: str) -> Mapping[str, Any] | None:
    """The scores of the variant; a note where there are none of this very model."""
    from dm_assistant.export.source import SCORES, scores_of

    scores = scores_of(variant)
    if scores is None:
        print(f"note: the card has no scores: {SCORES} is not of this model. Measure with: dvc repro", file=sys.stderr)
    return scores
