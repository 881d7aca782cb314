"""What a run made, how good it is, and what to try next. `make repro` ends with it.

Reads   metrics/evaluate.json, metrics/verdict.md, and the sizes of the files below
Writes  nothing; prints
Run     python -m dm_assistant.summary
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dm_assistant.errors import UserError, run_reporting_errors

SCORES = Path("metrics/evaluate.json")
VERDICT = Path("metrics/verdict.md")
MADE = {
    "data/passages.jsonl": "passages of the rulebooks",
    "data/index": "the index that finds them",
    "data/curated/accepted.jsonl": "questions and answers that passed every check",
    "models/fused": "the fine-tuned model",
    "models/quantized": "the same in fewer bits, the one to use",
    "metrics/verdict.md": "was it worth it, in words",
    "data/evaluate/worst.jsonl": "the worst answers, to look at",
}
NEXT = {
    'dm ask "How does grappling work?"': "ask the rulebooks; answers are cited and checked",
    "dvc exp run -S lora.rank=16": "train again with larger adapters",
    "make show": "compare all runs",
    "dvc plots diff": "their loss curves and scores on one page",
}


def main() -> None:
    print(report(Path(".")))


def report(root: Path) -> str:
    """The summary of the run in the folder `root`.

    Raises:
        UserError: something that a finished run makes is not there.
    """
    for name in (*MADE, SCORES):
        if not (root / name).exists():
            raise UserError(f"{name} does not exist: the run is not finished. Finish it with: dvc repro")
    made = [(name, size(root / name), what) for name, what in MADE.items()]
    scores = json.loads((root / SCORES).read_text(encoding="utf-8"))
    # the findings stand between the title and the next heading
    findings = (root / VERDICT).read_text(encoding="utf-8").split("\n#")[0].partition("\n")[2].strip()
    return "\n".join(
        [
            "",
            "Made",
            *(f"  {name:<30}{bytes_:>9}  {what}" for name, bytes_, what in made),
            "",
            "Scores on questions that training never saw (95 % interval)",
            *score_table(scores),
            "",
            "Verdict",
            *(f"  {line}" for line in findings.replace("**", "").splitlines()),
            "",
            "Next (after: source .venv/bin/activate)",
            *(f"  {command:<34} {what}" for command, what in NEXT.items()),
        ]
    )


def score_table(scores: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[str]:
    """One line for each variant: F1 with its interval in every mode."""
    modes = list(next(iter(scores.values())))
    lines = [" " * 11 + "".join(f"{f'{mode} F1':<26}" for mode in modes)]
    for variant, by_mode in scores.items():
        cells = (f"{one['f1']:.3f} ({one['f1_low']:.3f} to {one['f1_high']:.3f})" for one in by_mode.values())
        lines.append(f"{variant:<11}" + "".join(f"{cell:<26}" for cell in cells))
    return [f"  {line.rstrip()}" for line in lines]


def size(path: Path) -> str:
    """The size of a file, or of all files of a folder: "1.5 MB"."""
    count = sum(file.stat().st_size for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file())
    for unit in ("bytes", "kB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} MB"


if __name__ == "__main__":
    run_reporting_errors(main)
