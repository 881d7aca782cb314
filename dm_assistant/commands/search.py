"""`dm search`: the passages that answer a question, for a reader on a terminal or as JSON for a program."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.cli import positive
from dm_assistant.errors import UserError
from dm_assistant.standard_input import questions
from dm_assistant.terminal import is_coloured, printable

if TYPE_CHECKING:
    from dm_assistant.retrieval import Hit, Index

INDEX = Path("data/index")
EXAMPLES = """\
examples:
  dm search "how far can I throw a dagger"
  dm search "does prone give disadvantage" -k 3 --edition 2024
  dm search "fireball range" --json | python -m json.tool
  dm search - < questions.txt > answers.jsonl
  dm sources index my-rules --out my-index && dm search --index my-index "short rest"
"""
BOLD, DIM, MATCH, PLAIN = "\033[1m", "\033[2m", "\033[33m", "\033[0m"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `dm search`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument(
        "question",
        nargs="+",
        metavar="QUESTION",
        help="in your own words; - reads questions from standard input, one a line, and writes a JSON line for each",
    )
    parser.add_argument("-k", type=positive, default=5, metavar="COUNT", help="passages to show (default: 5)")
    parser.add_argument("--edition", help="search this edition only, for example 2024")
    parser.add_argument("--index", type=Path, default=INDEX, metavar="DIR", help=f"default: {INDEX}")
    parser.add_argument("--json", action="store_true", help="write one JSON object instead of text")


def run(called: argparse.Namespace) -> None:
    """Search and print.

    Raises:
        UserError: no index, an edition that it does not hold, an empty question.
    """
    from dm_assistant.retrieval import load_index

    question = " ".join(called.question).strip()
    if not question:
        raise UserError('The question is empty. Ask one: dm search "how far can I throw a dagger"')
    index = load_index(called.index)
    if called.edition is not None:
        _check_edition(index, called.edition)
    if question == "-":
        for line in questions(sys.stdin.buffer):
            print(_json(line, index.search(line, called.k, called.edition)), flush=True)
        return
    hits = index.search(question, called.k, called.edition)
    if called.json:
        print(_json(question, hits))
    elif hits:
        coloured = is_coloured()
        print("\n\n".join(_readable(number, hit, coloured) for number, hit in enumerate(hits, start=1)))
    else:
        print("No passage of the rulebooks shares a word with this question.")


def _check_edition(index: "Index", edition: str) -> None:
    if edition not in index.editions:
        raise UserError(f"The index holds no edition {edition!r}. It holds: {', '.join(index.editions)}")


def _json(question: str, hits: "list[Hit]") -> str:
    results = [
        {
            "passage_id": hit.passage.id,
            "score": round(hit.score, 4),
            "rulebook": hit.passage.rulebook,
            "edition": hit.passage.edition,
            "file": hit.passage.file,
            "start_line": hit.passage.start_line,
            "end_line": hit.passage.end_line,
            "heading_path": hit.passage.heading_path,
            "text": hit.passage.text,
            "matches": hit.matches,
        }
        for hit in hits
    ]
    return json.dumps({"query": question, "results": results}, ensure_ascii=False)


def _readable(number: int, hit: "Hit", coloured: bool) -> str:
    """One passage: citation, place, score, text with the sentences that matched in colour."""
    passage = hit.passage
    citation = f"{number}. {printable(passage.citation)}"
    first, last = passage.start_line, passage.end_line
    place = f"{passage.file}, line {first}" if first == last else f"{passage.file}, lines {first}-{last}"
    about = printable(f"   {place} · edition {passage.edition} · score {hit.score:.1f}")
    text = printable(passage.text)
    if coloured:
        citation, about = f"{BOLD}{citation}{PLAIN}", f"{DIM}{about}{PLAIN}"
        text = _highlight(text, [printable(match) for match in hit.matches])
    return f"{citation}\n{about}\n\n{text}"


def _highlight(text: str, sentences: list[str]) -> str:
    if not sentences:
        return text
    # The longest first: a short sentence may begin a longer one.
    anyone = "|".join(re.escape(sentence) for sentence in sorted(sentences, key=len, reverse=True))
    return re.sub(anyone, lambda found: f"{MATCH}{found[0]}{PLAIN}", text)
