"""`dm compare`: the answers of two runs to the same questions, compared question by question."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import UserError

if TYPE_CHECKING:
    from dm_assistant.evaluation.comparisons import Comparison
    from dm_assistant.evaluation.table import Answer
    from dm_assistant.records import AnyRecord

    ByMode = dict[str, list[Answer]]

WORKSPACE = "workspace"
VARIANTS = ("base", "adapted", "fused", "quantized")
DEFAULT = "quantized"
SPLITS = ("test", "train", "exam")
EXAMPLES = """\
examples:
  dm compare HEAD~1 HEAD
  dm compare HEAD workspace
  dm compare large-adapter:fused small-adapter:fused
  dm compare workspace:base workspace:fused

A run is a commit, a branch, a tag or the name of an experiment; `workspace` is what lies in the folder now.
After a colon stands whose answers: base, fused, quantized (where none is named) or adapted (docs/evaluation.md).
Both must have answered the same questions: the same rulebooks, pairs and split.
"""
WORDS = {
    "better": "{after} is better than {before}",
    "worse": "{after} is worse than {before}",
    "same": "{after} is as good as {before}",
    "unclear": "Whether {after} is better than {before} cannot be told",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm compare`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument("before", metavar="REV_A", help="a run, as REV or REV:VARIANT")
    parser.add_argument("after", metavar="REV_B", help="the run to compare with it")


def run(called: argparse.Namespace) -> None:
    """Score both runs' predictions and print what differs.

    Raises:
        UserError: a run has no predictions that can be read, or the two did not answer the same questions.
    """
    from dm_assistant.evaluation.table import MODES
    from dm_assistant.evaluation.verdict import how_sure, tests_table
    from dm_assistant.params import load_params

    params = load_params().evaluate
    first, second = _answers(called.before), _answers(called.after)
    comparisons = compare_runs(first, second, called.before, called.after, params.resamples, params.seed)
    lines = [_sentence(comparison, called) for comparison in comparisons]
    compared = {comparison.after[1] for comparison in comparisons}
    left_out = [mode for mode in MODES if mode not in compared and mode in {*first, *second}]
    if left_out:
        lines.append(f"- Left out, for want of the same questions: {', '.join(left_out)}.")
    print("\n".join(lines))
    print(f"\n{tests_table(comparisons)}\n\n{how_sure(comparisons)}")


def compare_runs(
    first: "ByMode", second: "ByMode", before: str, after: str, resamples: int, seed: int
) -> "list[Comparison]":
    """The comparison in every mode in which both runs answered the same questions.

    Raises:
        UserError: there is no such mode.
    """
    from dm_assistant.evaluation.comparisons import compare, corrected
    from dm_assistant.evaluation.table import MODES

    comparisons, counts = [], []
    for mode in MODES:
        one, other = ({answer.example.id for answer in answers.get(mode, [])} for answers in (first, second))
        if one and one == other:
            sides = ((before, mode), (after, mode))
            comparisons.append(compare("runs", *sides, first[mode], second[mode], resamples, seed))
        elif one or other:
            counts.append(f"{mode} {len(one)} and {len(other)}, {len(one & other)} of them the same")
    if not comparisons:
        raise UserError(
            f"{before} and {after} did not answer the same questions ({'; '.join(counts)}). "
            "Compare runs of the same rulebooks, pairs and split: dvc params diff shows what differs"
        )
    return corrected(comparisons)


def _sentence(comparison: "Comparison", called: argparse.Namespace) -> str:
    from dm_assistant.evaluation.comparisons import outcome
    from dm_assistant.evaluation.verdict import sentence

    words = WORDS[outcome(comparison.f1)].format(before=called.before, after=called.after)
    return sentence(comparison, f"{words}, {comparison.after[1]}")


def _answers(run: str) -> "ByMode":
    """The scored answers of a run, REV or REV:VARIANT, by mode."""
    from dm_assistant.evaluation.table import score_predictions
    from dm_assistant.records import Example, Passage, Prediction

    revision, _, named = run.partition(":")
    variant = named or DEFAULT
    if variant not in VARIANTS:
        raise UserError(f"{run}: {variant!r} is no variant. Name one of {', '.join(VARIANTS)}")
    predictions = _records(revision, f"data/predictions/{variant}.jsonl", Prediction)
    examples = [example for split in SPLITS for example in _records(revision, f"data/prepared/{split}.jsonl", Example)]
    scored = score_predictions({variant: predictions}, examples, _records(revision, "data/passages.jsonl", Passage))
    return {mode: answers for (_, mode), answers in scored.items()}


def _records(revision: str, path: str, kind: "type[AnyRecord]") -> "list[AnyRecord]":
    from pydantic import ValidationError

    text = _read(revision, path)
    try:
        return [kind.model_validate_json(line) for line in text.splitlines()]
    except ValidationError as problem:
        raise UserError(
            f"{path} of {revision} was written by another version of this project. Make that run again with this one"
        ) from problem


def _read(revision: str, path: str) -> str:
    """The text of a file as it is in a run."""
    if revision == WORKSPACE:
        if not Path(path).exists():
            raise UserError(f"{path} does not exist. Make it with: dvc repro")
        return Path(path).read_text(encoding="utf-8")
    from dvc.api import read
    from dvc.exceptions import DvcException
    from dvc.scm import SCMError

    try:
        return read(path, rev=revision, encoding="utf-8")
    except SCMError as problem:
        raise UserError(f"{revision} is no commit and no experiment. dvc exp show lists experiments") from problem
    except (DvcException, OSError) as problem:
        raise UserError(
            f"{path} of {revision} cannot be read ({str(problem).splitlines()[0]}). "
            "Fetch it with: dvc pull; or make that run again"
        ) from problem
