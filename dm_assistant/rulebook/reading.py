"""Everything ingest does to the text: a folder of rulebooks → passages, lint report and figures.

result = read_rulebooks(Path("data/rulebooks"), max_words=220)
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dm_assistant.errors import UserError
from dm_assistant.progress import track
from dm_assistant.records import Passage
from dm_assistant.rulebook.blocks import Block, read_blocks
from dm_assistant.rulebook.lint import Finding, Report
from dm_assistant.rulebook.markup import plain_markdown
from dm_assistant.rulebook.outline import Section, read_outline
from dm_assistant.rulebook.passages import Origin, make_passages
from dm_assistant.rulebook.sources import Rulebook, file_title, find_rulebooks, read_markdown

WORD = re.compile(r"[^\W_]+")
COMMENT = re.compile(r"<!--.*?-->", re.S)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
LINK_TARGET = re.compile(r"\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S+.*$", re.M)


@dataclass(frozen=True)
class Rulebooks:
    """What ingest hands on."""

    passages: list[Passage]
    findings: list[Finding]
    metrics: dict[str, Any]


def read_rulebooks(folder: Path, max_words: int) -> Rulebooks:
    """Read all rulebooks in `folder`; passages hold at most `max_words` words, table captions apart.

    Raises:
        UserError: no rulebook there, a file that cannot be read, no text at all, or two rulebooks of
            one title and edition.
    """
    books = find_rulebooks(folder)
    passages: list[Passage] = []
    findings: list[Finding] = []
    have: Counter[str] = Counter()
    want: Counter[str] = Counter()
    seen: dict[tuple[str, str], Path] = {}
    sections = 0
    with_text = False
    for book in books:
        texts = {path: read_markdown(path) for path in track(book.files, f"reading {book.title}")}
        edition = book.about.edition or guess_edition(
            book.folder.resolve().name, [file.text for file in texts.values()]
        )
        twin = seen.setdefault((book.title, edition), book.folder)
        if twin != book.folder:
            raise UserError(
                f"{twin} and {book.folder} are both {book.title!r}, edition {edition}. "
                f"Give one of them another title in its rulebook.yaml"
            )
        findings += _about_findings(book, edition)
        for path in track(book.files, f"parsing {book.title}"):
            source = texts[path]
            file = path.relative_to(book.folder).as_posix()
            report = Report(book.title, file)
            if source.byte_order_mark:
                report.add(1, "byte-order-mark", "the file begins with a byte-order mark")
            text = plain_markdown(source.text, report)
            blocks = read_blocks(text, report)
            if not blocks:
                report.add(1, "left-out", f"{file} is no rulebook text")
                findings += report.findings
                continue
            title = source.front_matter.get("title") or file_title(path)
            tops = read_outline(blocks, title, report, source.front_matter)
            with_text |= any(block.kind != "heading" for block in blocks)
            sections += sum(1 for top in tops for _ in top.walk())
            for top in tops:
                for passage, words in make_passages(top, Origin(book.title, edition, file), max_words, report):
                    passages.append(passage)
                    have.update(_words(words))
            have.update(_words(" ".join(_titles(tops, blocks))))
            want.update(source_words(text))
            findings += report.findings
    if not with_text:
        raise UserError(f"{folder} holds headings but no text. Add the text of the rules below the headings")
    passages, duplicates = _without_duplicates(passages)
    findings += duplicates
    metrics = _metrics(books, passages, sections, want, have)
    return Rulebooks(passages, findings, metrics)


def guess_edition(name: str, texts: Sequence[str]) -> str:
    """The edition by a year in the folder's name, else by the shape of spells and stat blocks; 'unknown' else."""
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
    if year:
        return year[0]
    new = sum(len(re.findall(r"^[_*]+Level \d \w+|^\W*\*\*AC\*\*", text, re.M)) for text in texts)
    old = sum(len(re.findall(r"^[_*]+\d(?:st|nd|rd|th)-level \w+|^\W*\*\*Armor Class", text, re.M)) for text in texts)
    return "unknown" if new == old else "2024" if new > old else "2014"


def source_words(text: str) -> list[str]:
    """The words of a Markdown text without tags, comments and link targets: what must not get lost."""
    for pattern in (COMMENT, LINK_DEFINITION, LINK_TARGET, TAG):
        text = pattern.sub(" ", text)
    return _words(html.unescape(text))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _titles(tops: Iterable[Section], blocks: Iterable[Block]) -> Iterable[str]:
    """Each heading of the source once. Titles that sections took from elsewhere do not count."""
    lines = {block.start for block in blocks if block.kind == "heading"}
    for top in tops:
        for section in top.walk():
            if (section.blocks or section.children) and (section.line in lines or section.line != 1):
                yield section.title


def _about_findings(book: Rulebook, edition: str) -> list[Finding]:
    report = Report(book.title, ".")
    for key, value in (("title", book.title), ("edition", edition)):
        if getattr(book.about, key) is None:
            report.add(
                1, f"no-{key}", f"rulebook.yaml does not tell the {key}; it was taken to be {value!r}", "guessed"
            )
    for key in ("licence", "attribution"):
        if getattr(book.about, key) is None:
            report.add(1, f"no-{key}", f"rulebook.yaml does not tell the {key}", "guessed")
    for path in book.left_out:
        report.add(1, "left-out", f"{path.relative_to(book.folder).as_posix()} is no rulebook text")
    return report.findings


def _without_duplicates(passages: Iterable[Passage]) -> tuple[list[Passage], list[Finding]]:
    """The passages without those that repeat path and text of an earlier one; a finding for each."""
    kept: dict[str, Passage] = {}
    findings = []
    for passage in passages:
        first = kept.setdefault(passage.id, passage)
        if first is not passage:
            kept[passage.id] = _merged(first, passage)
            report = Report(passage.rulebook, passage.file)
            where = f"{first.file}, line {first.start_line}"
            report.add(
                passage.start_line, "duplicate", f"{passage.citation!r} repeats {where}; it is kept once", "wrong"
            )
            findings += report.findings
    return list(kept.values()), findings


def _merged(kept: Passage, twin: Passage) -> Passage:
    """`kept` with what only the fields of its twin tell: other columns over the same rows."""
    tables = kept.fields.get("tables", [])
    tables = [*tables, *(table for table in twin.fields.get("tables", []) if table not in tables)]
    fields = {**twin.fields, **kept.fields, **({"tables": tables} if tables else {})}
    return kept.model_copy(update={"fields": fields})


def _metrics(
    books: Sequence[Rulebook],
    passages: Sequence[Passage],
    sections: int,
    want: Counter[str],
    have: Counter[str],
) -> dict[str, Any]:
    words = want.total()
    covered = sum(min(count, have[word]) for word, count in want.items())
    entries = Counter(kind for kind, _ in {(p.kind, (p.rulebook, p.edition, p.file, p.name)) for p in passages})
    return {
        "rulebooks": len(books),
        "files": sum(len(book.files) for book in books),
        "sections": sections,
        "passages": len(passages),
        "words": words,
        "coverage": round(covered / words, 5) if words else 1.0,
        "entries": {kind: entries[kind] for kind in sorted(entries) if kind != "rule"},
    }
