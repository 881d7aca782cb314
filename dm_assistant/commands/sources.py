"""`dm sources`: add rulebooks, list them, report what is odd in them, index them without the pipeline."""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.cli import show_help_without_command
from dm_assistant.errors import UserError

if TYPE_CHECKING:
    from dm_assistant.rulebook.lint import Finding
    from dm_assistant.rulebook.sources import Rulebook

ADDED = Path("data/sources")
PARAMS = Path("params.yaml")
MAX_WORDS = 220  # of a passage, where no params.yaml says otherwise
SHOWN = 5  # places of a finding; the rest is counted
WORST_FIRST = ("wrong", "guessed", "repaired")
INDEX_FILES = {"index.json", "passages.jsonl"}

EXAMPLES = """\
examples:
  dm sources add house-rules.md
  dm sources list
  dm sources lint data/sources
"""
ADD_EXAMPLES = """\
examples:
  dm sources add house-rules.md
  dm sources add ~/rules/sea-voyages --name voyages
  dm sources add https://example.org/rules.zip --sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

The rulebook goes to data/sources/NAME. Build from the added ones with: dvc exp run -S ingest.sources=data/sources
A rulebook.yaml in its folder may say title, edition, licence and attribution.
"""
LIST_EXAMPLES = """\
examples:
  dm sources list
  dm sources list ~/rules
"""
LINT_EXAMPLES = """\
examples:
  dm sources lint
  dm sources lint data/sources/house-rules
"""
INDEX_EXAMPLES = """\
examples:
  dm sources index ~/rules --out my-index
  dm search --index my-index "short rest"
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commands below `dm sources` and their arguments."""
    parser.epilog = EXAMPLES
    show_help_without_command(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run, summary: str, examples: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(run=run)
        return added

    add = command("add", add_source, "copy or download a rulebook into data/sources", ADD_EXAMPLES)
    add.add_argument("origin", metavar="PATH_OR_URL", help="a Markdown file, a folder or a zip, or its http(s) address")
    add.add_argument("--name", help="name of its folder; what is added is then taken as one rulebook")
    add.add_argument("--sha256", metavar="HEX", help="refuse the file if its checksum is another")

    folder_help = "a rulebook, or a folder of rulebooks (default: ingest.sources of params.yaml%s)"
    list_ = command("list", list_sources, "show the rulebooks with edition, files and words", LIST_EXAMPLES)
    list_.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=folder_help % f", and {ADDED}")
    lint = command("lint", lint_sources, "report what is odd in the rulebooks, worst first", LINT_EXAMPLES)
    lint.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=folder_help % "")
    index = command("index", index_sources, "build a search index without running the pipeline", INDEX_EXAMPLES)
    index.add_argument("folder", type=Path, metavar="DIR", help="a rulebook, or a folder of rulebooks")
    index.add_argument("--out", type=Path, metavar="DIR", required=True, help="where to put it; an index is replaced")


def add_source(called: argparse.Namespace) -> None:
    """Add the rulebooks of a path or URL and say what came of it."""
    from dm_assistant.rulebook.sources import find_rulebooks
    from dm_assistant.sources import add

    added = add(called.origin, ADDED, called.name, called.sha256)
    for book in find_rulebooks(ADDED):
        if book.folder in added.folders:
            edition, files, words = _figures(book)
            print(f"{book.folder}: {book.title}, edition {edition}, files: {files}, words: {words}")
    if added.left_out:
        print(f"left out, being neither Markdown nor rulebook.yaml nor a licence: {_count(added.left_out, 'file')}")
    if added.sha256:
        print(f"sha256: {added.sha256}")


def list_sources(called: argparse.Namespace) -> None:
    """Print one line for each rulebook, under the folder it lies in."""
    from dm_assistant.rulebook.sources import find_rulebooks

    if called.folder is not None:
        folders = [called.folder]
    else:
        folders = [_ingest_sources()]
        if folders[0] != ADDED and ADDED.exists() and any(ADDED.iterdir()):
            folders.append(ADDED)
    for folder in folders:
        rows = [(book.title, *_figures(book), str(book.folder)) for book in find_rulebooks(folder)]
        print(f"{folder}:")
        for line in _table([("rulebook", "edition", "files", "words", "folder"), *rows]):
            print(f"  {line}")


def lint_sources(called: argparse.Namespace) -> None:
    """Print the findings by rule: what a person must mend first, then what was repaired, most frequent first."""
    from dm_assistant.rulebook.reading import read_rulebooks

    folder = called.folder or _ingest_sources()
    rulebooks = read_rulebooks(folder, _max_words())
    findings = rulebooks.findings
    to_mend = sum(finding.severity != "repaired" for finding in findings)
    print(
        f"{folder}: {_count(rulebooks.metrics['files'], 'file')}, {rulebooks.metrics['coverage']:.2%} of the words, "
        f"{_count(len(findings), 'finding')}: {to_mend} to mend, {len(findings) - to_mend} repaired or left out"
    )
    several = len({finding.rulebook for finding in findings}) > 1
    for rule, found in by_rule(findings):
        print(f"\n{rule} ({'done' if found[0].severity == 'repaired' else 'mend'}): {len(found)}")
        for finding in found[:SHOWN]:
            book = f"{finding.rulebook}: " if several else ""
            print(f"  {book}{finding.file}:{finding.line}  {finding.message}")
        if len(found) > SHOWN:
            files = Counter(finding.file for finding in found[SHOWN:]).most_common()
            print(f"  and {len(found) - SHOWN} more: {', '.join(f'{file} {count}' for file, count in files)}")


def index_sources(called: argparse.Namespace) -> None:
    """Read rulebooks, build their index, and print counts and the time taken."""
    _check_replaceable(called.out)
    from dm_assistant.retrieval import build_index
    from dm_assistant.rulebook.reading import read_rulebooks

    started = time.perf_counter()
    rulebooks = read_rulebooks(called.folder, _max_words())
    build_index(rulebooks.passages).save(called.out.resolve())
    seconds = time.perf_counter() - started
    figures = rulebooks.metrics
    print(
        f"{called.out}: {_count(figures['passages'], 'passage')} from {_count(figures['files'], 'file')} of "
        f"{_count(figures['rulebooks'], 'rulebook')}, {figures['coverage']:.2%} of the words, in {seconds:.1f} s"
    )


def by_rule(findings: "Iterable[Finding]") -> "list[tuple[str, list[Finding]]]":
    """The findings of each rule, the worst rules first, those of one severity by falling count."""
    ordered = sorted(findings, key=lambda finding: finding.rule)
    groups = [(rule, list(found)) for rule, found in groupby(ordered, key=lambda finding: finding.rule)]
    return sorted(groups, key=lambda group: (WORST_FIRST.index(group[1][0].severity), -len(group[1])))


def _check_replaceable(out: Path) -> None:
    """Refuse to replace what is no index: saving one removes the folder that was there."""
    for path in (out, *out.parents):
        if path.exists() and not path.is_dir():
            raise UserError(f"{path} is a file. Name a folder for the index with --out")
    inside = sorted(out.iterdir()) if out.exists() else []
    strange = [path.name for path in inside if path.suffix != ".npy" and path.name not in INDEX_FILES]
    if strange:
        raise UserError(f"{out} holds other files than an index, {strange[0]} for one. Name a new folder with --out")


def _ingest_sources() -> Path:
    from dm_assistant.params import load_params

    if not PARAMS.exists():
        raise UserError(f"There is no {PARAMS} here to tell which rulebooks are meant. Name a folder of rulebooks")
    return load_params().ingest.sources


def _max_words() -> int:
    from dm_assistant.params import load_params

    return load_params().ingest.max_words if PARAMS.exists() else MAX_WORDS


def _figures(book: "Rulebook") -> tuple[str, str, str]:
    """Edition, number of files and number of words, as text."""
    from dm_assistant.rulebook.reading import guess_edition, source_words
    from dm_assistant.rulebook.sources import read_markdown

    texts = [read_markdown(path).text for path in book.files]
    edition = book.about.edition or f"{guess_edition(book.folder.resolve().name, texts)} (guessed)"
    return edition, str(len(book.files)), f"{sum(len(source_words(text)) for text in texts):,}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the cells of each column under each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
