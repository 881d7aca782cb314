"""`dm sources list`, `lint`, `index` and `add` as a user meets them, in folders that are no repository."""

import re
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.commands import sources
from dm_assistant.errors import UserError
from dm_assistant.params import load_params
from dm_assistant.retrieval import load_index

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_an_index_is_built_of_any_folder_with_markdown(place: Path, capsys) -> None:
    write("books/house-rules/deep/er/flanking.md", "Flanking gives a bonus of 2.")
    write("books/house-rules/deep/rest.md", "## Rest\n\n| Rest | Hours |\n|---|---|\n| Long | 8 |\n")
    cli.run(["sources", "index", "books", "--out", "made/index"])
    line = r"made/index: 2 passages from 2 files of 1 rulebook, 100\.00% of the words, in \d+\.\d s\n"
    assert re.fullmatch(line, capsys.readouterr().out)
    assert load_index(Path("made/index")).search("flanking bonus", k=1)[0].passage.name == "Flanking"


def test_an_index_is_replaced(place: Path) -> None:
    for rule in ("Flanking", "Cover"):
        write("book/rules.md", f"# Rules\n\n{rule} matters.")
        cli.run(["sources", "index", "book", "--out", "index"])
    assert [hit.passage.text for hit in load_index(Path("index")).search("cover", k=5)] == ["Cover matters."]


def test_a_folder_that_is_no_index_is_never_replaced(place: Path) -> None:
    write("book/rules.md", "# Rules\n\nText.")
    with pytest.raises(UserError, match=r"^book holds other files than an index, rules\.md for one"):
        cli.run(["sources", "index", "book", "--out", "book"])
    with pytest.raises(UserError, match=r"^book/rules\.md is a file"):
        cli.run(["sources", "index", "book", "--out", "book/rules.md/index"])
    assert Path("book/rules.md").read_text() == "# Rules\n\nText."


def test_list_tells_edition_files_and_words(place: Path, capsys) -> None:
    write("books/alpha/rulebook.yaml", 'title: The Alpha\nedition: "2014"\n')
    write("books/alpha/a.md", "one two three")
    write("books/alpha/b.md", "four")
    write("books/beta/b.md", "one")
    cli.run(["sources", "list", "books"])
    rows = [re.split(r"  +", line.strip()) for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["books:"],
        ["rulebook", "edition", "files", "words", "folder"],
        ["The Alpha", "2014", "2", "4", "books/alpha"],
        ["Beta", "unknown (guessed)", "1", "1", "books/beta"],
    ]


def test_list_shows_what_ingest_reads_and_what_was_added(capsys, monkeypatch, tmp_path: Path) -> None:
    write(str(tmp_path / "added/house/rules.md"), "A rule.")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sources, "ADDED", tmp_path / "added")
    cli.run(["sources", "list"])
    shown = capsys.readouterr().out
    assert shown.startswith(f"{load_params().ingest.sources}:\n")
    assert f"\n{tmp_path / 'added'}:\n" in shown


def test_lint_shows_what_to_mend_before_what_was_repaired(place: Path, capsys) -> None:
    bullets = "\n\n".join(f"Text {n}.\n\n• one\n• two" for n in range(5))
    write("book/rules.md", f"# Rules\n\n## Empty\n\n## Listed\n\n{bullets}\n")
    cli.run(["sources", "lint", "book"])
    shown = capsys.readouterr().out
    assert shown.startswith("book: 1 file, 100.00% of the words, ")
    groups = re.findall(r"^([\w-]+) \((mend|done)\): (\d+)$", shown, re.M)
    assert groups[0] == ("no-text", "mend", "1")
    assert groups[-1] == ("bullet", "done", "10")
    assert "  rules.md:3  the heading 'Empty' has no text below it\n" in shown
    assert "  and 5 more: rules.md 5\n" in shown


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda place: None, "book does not exist. Name a folder of Markdown rulebooks"),
        (lambda place: (place / "book").write_text("x"), "book is a file, not a folder"),
        (lambda place: (place / "book").mkdir(), "book holds no Markdown rulebook"),
        (
            lambda place: [write("book/full.md", "# A\n\nText."), write("book/empty.md", "")],
            "empty.md is empty. Fill it or delete it",
        ),
    ],
)
def test_indexing_a_folder_never_speaks_of_the_pipeline(place: Path, make, says: str) -> None:
    make(place)
    with pytest.raises(UserError, match=re.escape(says)) as problem:
        cli.run(["sources", "index", "book", "--out", "made"])
    assert not re.search("ingest|dvc|params", str(problem.value))


def test_without_params_a_folder_must_be_named(place: Path) -> None:
    for command in ("list", "lint"):
        with pytest.raises(UserError, match=r"no params\.yaml here"):
            cli.run(["sources", command])


def test_passages_are_as_long_as_in_the_pipeline() -> None:
    assert load_params(ROOT).ingest.max_words == sources.MAX_WORDS


def test_add_says_what_was_added_and_what_was_not(place: Path, capsys) -> None:
    write("house/rules.md", "# Rules\n\nFlanking matters.")
    write("house/map.png", "x")
    cli.run(["sources", "add", "house"])
    assert capsys.readouterr().out.splitlines() == [
        "data/sources/house: House, edition unknown (guessed), files: 1, words: 3",
        "left out, being neither Markdown nor rulebook.yaml nor a licence: 1 file",
    ]
    cli.run(["sources", "add", "house/rules.md"])
    assert re.search(r"^sha256: [0-9a-f]{64}$", capsys.readouterr().out, re.M)
