"""`dm model`: whether a model is what its model.json says."""

import argparse
from pathlib import Path

from dm_assistant.cli import show_help_without_command

EXAMPLES = """\
examples:
  dm model verify models/fused
  dm model verify models/quantized
"""
VERIFY_NOTE = """\
Compute the hash of every file of a model anew, of what it was made from (base, adapters, data), and of the parameters
under fuse and quantize, and compare them with those in its model.json. The exit status is 1 where one differs. What is
not here (a model that was copied elsewhere) is said and does not count.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commands below `dm model` and their arguments."""
    parser.epilog = EXAMPLES
    show_help_without_command(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    verify = commands.add_parser(
        "verify",
        help="compare a model with the hashes in its model.json",
        description=VERIFY_NOTE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verify.add_argument("folder", type=Path, help="models/fused, models/quantized or an export")
    verify.set_defaults(run=verify_model)


def verify_model(called: argparse.Namespace) -> int | None:
    """Print what differs and what could not be compared, then a line with the count.

    Raises:
        UserError: the folder has no model.json, or it is none.
    """
    from dm_assistant.model_identity import verify
    from dm_assistant.params import load_params

    checks = verify(called.folder, load_params() if Path("params.yaml").exists() else None)
    for check in checks:
        if check.same is None:
            print(f"not compared: {check.what} {check.reason}")
    differing = [check for check in checks if check.same is False]
    for check in differing:
        print(f"differs: {check.what} {check.reason}")
    print(f"{called.folder}: {sum(check.same is True for check in checks)} hashes as recorded, {len(differing)} not")
    return 1 if differing else None
