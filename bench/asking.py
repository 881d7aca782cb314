"""What `dm ask --no-model` answers rightly and refuses, on questions harder than those of the tests.

Reads   tests/chat/harder_questions.jsonl, a rulebook folder (SRD 5.2.1)
Writes  nothing; a table on standard output
Run     python -m bench.asking ../shared/rulebooks/srd-5.2.1

An answer is right if it shows one of each list of `shows` and cites one of `places`. Faults were found and mended on
the set `read` first, on the set `new` last; docs/asking.md tells what the latter was before. The set `blind` was
written by somebody who had not seen the answers, and nothing was mended on it.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from dm_assistant.chat.answers import Answer
from dm_assistant.chat.checks import foreign_figures, source_of
from dm_assistant.chat.engine import Engine
from dm_assistant.errors import run_reporting_errors
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks

QUESTIONS = Path(__file__).parents[1] / "tests/chat/harder_questions.jsonl"


def is_right(question: dict, answer: Answer) -> bool:
    """Whether the answer shows what is asked for, from a right place."""
    text = _plain(answer.text)
    cited = [citation.passage for citation in answer.citations]
    return all(any(_plain(form) in text for form in forms) for forms in question["shows"]) and any(
        passage.file == place["file"]
        and passage.start_line <= place["end_line"]
        and place["start_line"] <= passage.end_line
        for passage in cited
        for place in question["places"]
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("−", "-").replace("–", "-").replace("’", "'")).casefold()


def main() -> None:
    engine = Engine(build_index(read_rulebooks(Path(sys.argv[1]), max_words=220).passages))
    counts: Counter[tuple[str, str]] = Counter()
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        answer = engine.ask(question["question"])
        kind = f"{question['set']:5} {question['type']}"
        counts[kind, "asked"] += 1
        counts[kind, "refused"] += answer.status == "not_found"
        counts[kind, "right"] += question["type"] != "unanswerable" and is_right(question, answer)
        source = source_of([citation.passage for citation in answer.citations])
        counts[kind, "with a foreign figure"] += bool(answer.citations and foreign_figures(answer.text, source))
    for kind in dict.fromkeys(kind for kind, _ in counts):
        print(
            kind.ljust(20),
            ", ".join(
                f"{what} {counts[kind, what]}" for what in ("asked", "right", "refused", "with a foreign figure")
            ),
        )


if __name__ == "__main__":
    run_reporting_errors(main)
