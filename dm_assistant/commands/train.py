"""`dm train --dry-run`: what the train stage would do, and three of its examples."""

import argparse
from pathlib import Path

from dm_assistant.errors import UserError

PREPARED = Path("data/prepared")
BASE = Path("models/base")
EXAMPLES = """\
examples:
  dm train --dry-run

Training itself is a stage: dvc repro train
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm train`."""
    parser.epilog = EXAMPLES
    parser.add_argument(
        "--dry-run", action="store_true", help="print the plan and three examples, their tokens with a loss in brackets"
    )
    parser.set_defaults(run=run)


def run(called: argparse.Namespace) -> None:
    """Print the plan of the train stage and the shortest, the median and the longest example.

    Raises:
        UserError: not a dry run; or what the stage would refuse.
    """
    if not called.dry_run:
        raise UserError("dm train only shows what would be done: dm train --dry-run. Train with: dvc repro train")
    from dm_assistant.models.loading import load_model
    from dm_assistant.models.preflight import describe, marked_tokens, read_rows
    from dm_assistant.params import load_params
    from dm_assistant.tokenization import load_tokenizer

    params = load_params()
    tokenizer = load_tokenizer(BASE)
    rows = read_rows(PREPARED, tokenizer, params.train.max_length)
    model, _ = load_model(BASE, made_by="base", lazy=True)
    print("\n".join(describe(model, rows, params.lora, params.train, machines=1)))
    by_length = sorted(rows["train"], key=lambda row: len(row.tokens))
    for row in (by_length[0], by_length[len(by_length) // 2], by_length[-1]):
        print(f"\n{row.name}, {len(row.tokens)} tokens:\n{marked_tokens(row, tokenizer)}")
