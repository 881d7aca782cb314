"""Fixtures of the rulebook tests: passages of a few lines of Markdown, and the real rulebook where it is at hand."""

from pathlib import Path

import pytest

from dm_assistant.rulebook.blocks import Block, read_blocks
from dm_assistant.rulebook.lint import Report
from dm_assistant.rulebook.outline import Section, read_outline
from dm_assistant.rulebook.reading import Rulebooks, read_rulebooks

SRD = Path(__file__).parents[3] / "shared/rulebooks/srd-5.2.1"


@pytest.fixture
def report() -> Report:
    return Report("Book", "rules.md")


@pytest.fixture
def blocks_of(report: Report):
    def blocks_of(text: str) -> list[Block]:
        return read_blocks(text, report)

    return blocks_of


@pytest.fixture
def outline_of(report: Report):
    def outline_of(text: str) -> list[Section]:
        return read_outline(read_blocks(text, report), "Rules", report)

    return outline_of


@pytest.fixture
def ingest(tmp_path: Path):
    """Read rulebooks from `{"book/rules.md": text}`; paths are relative to the source folder."""

    def ingest(files: dict[str, str] | str, max_words: int = 220) -> Rulebooks:
        files = {"book/rules.md": files} if isinstance(files, str) else files
        for name, text in files.items():
            path = tmp_path / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_rulebooks(tmp_path / "sources", max_words)

    return ingest


@pytest.fixture(scope="session")
def srd_folder() -> Path:
    if not SRD.exists():
        pytest.skip(f"the real rulebook is not at {SRD}")
    return SRD


@pytest.fixture(scope="session")
def srd(srd_folder: Path) -> Rulebooks:
    return read_rulebooks(srd_folder, max_words=220)
