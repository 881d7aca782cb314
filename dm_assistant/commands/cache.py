"""`dm cache`: what the cache of model answers holds, and the removal of what is no longer used."""

import argparse
from pathlib import Path

from dm_assistant.cli import show_help_without_command

PASSAGES = Path("data/passages.jsonl")
EXAMPLES = """\
examples:
  dm cache stats
  dm cache prune
  dm cache prune --yes
"""
PRUNE_NOTE = """\
Removed are the answers of models that no name stands for any more, because a newer one was pulled, and those answers
of the present profile's model that passages, prompt and parameters, as they are, do not ask for. Answers of other
models stay. Without --yes nothing is removed.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commands below `dm cache` and their arguments."""
    parser.epilog = EXAMPLES
    show_help_without_command(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    stats = commands.add_parser("stats", help="count answers and bytes by model", description="Count them by model.")
    stats.set_defaults(run=count)
    prune = commands.add_parser(
        "prune",
        help="remove answers that are no longer used",
        description=PRUNE_NOTE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    prune.add_argument("--yes", action="store_true", help="remove them; without it they are only counted")
    prune.set_defaults(run=remove_unused)


def count(called: argparse.Namespace) -> None:
    """Print a line for each model."""
    from dm_assistant.generation.answers import kept_answers

    kept = kept_answers(_folder())
    for one in kept:
        print(f"{', '.join(one.models) or 'no name any more'} ({one.folder.name}): {_amount(one.files, one.bytes)}")
    print(f"{_folder()}: {_amount([f for one in kept for f in one.files], sum(one.bytes for one in kept))}")


def remove_unused(called: argparse.Namespace) -> None:
    """Remove unused answers, or count them.

    Raises:
        UserError: there are no passages to tell what is used.
    """
    from dm_assistant.generation.answers import kept_answers

    present, used = _used()
    unused = [
        file
        for kept in kept_answers(_folder())
        if not kept.models or kept.folder == present
        for file in kept.files
        if file not in used
    ]
    amount = _amount(unused, sum(file.stat().st_size for file in unused))
    if not called.yes:
        print(f"unused: {amount}. Remove them with: dm cache prune --yes")
        return
    for file in unused:
        file.unlink()
    print(f"removed: {amount}")


def _used() -> tuple[Path | None, set[Path]]:
    """The folder of the present profile's model and the answers used from it; none where the backend is structured."""
    from dm_assistant.generation.backends import make_generator
    from dm_assistant.generation.model import ModelGenerator
    from dm_assistant.params import load_params
    from dm_assistant.records import Passage, RecordFile

    generator = make_generator(load_params().generate, _folder())
    if not isinstance(generator, ModelGenerator):
        return None, set()
    return generator.answers().folder, generator.used(RecordFile(PASSAGES, Passage, made_by="ingest"))


def _folder() -> Path:
    from dm_assistant.progress import cache_folder

    return cache_folder() / "generate"


def _amount(files: list[Path], size: int) -> str:
    return f"{len(files):,} answer{'' if len(files) == 1 else 's'}, {size / 1e6:,.1f} MB"
