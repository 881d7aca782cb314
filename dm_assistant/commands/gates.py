"""`dm gates`: whether the scores of the last run keep the limits of evaluate.gates; exit status 1 where not."""

import argparse
from pathlib import Path

from dm_assistant.errors import UserError

SCORES = Path("metrics/scores.csv")
EXAMPLES = """\
examples:
  dm gates
  dvc repro && dm gates

The limits are read from params.yaml as it is now, the scores from metrics/scores.csv.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """`dm gates` has no arguments."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)


def run(called: argparse.Namespace) -> int:
    """Print a line for each gate; 1 where one failed, else 0.

    Raises:
        UserError: there are no scores yet.
    """
    from dm_assistant.evaluation.gates import check_gates, describe
    from dm_assistant.evaluation.table import from_csv
    from dm_assistant.params import load_params

    limits = load_params().evaluate.gates
    if not SCORES.exists():
        raise UserError(f"{SCORES} does not exist. Make it with: dvc repro evaluate")
    results = check_gates(from_csv(SCORES.read_text(encoding="utf-8")), limits.model_dump())
    for result in results:
        print(describe(result))
    if not results:
        print("no gate is set in evaluate.gates of params.yaml")
    return int(any(result.passed is False for result in results))
