"""Adding rulebooks: whole or not at all, and nothing an archive holds may reach beyond its folder."""

import hashlib
import io
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant import sources
from dm_assistant.errors import UserError
from dm_assistant.rulebook.reading import read_rulebooks
from dm_assistant.sources import add

RULES = "# Rules\n\nFlanking gives a bonus of 2.\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def pack(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "data/sources"


# What is added


def test_a_markdown_file_becomes_a_rulebook_that_ingest_reads(tmp_path: Path, target: Path) -> None:
    write(tmp_path, {"House Rules (v2).md": RULES})
    added = add(str(tmp_path / "House Rules (v2).md"), target)
    assert added.folders == (target / "House-Rules-v2",)
    assert added.sha256 == hashlib.sha256(RULES.encode()).hexdigest()
    (passage,) = read_rulebooks(target, max_words=220).passages
    assert passage.text == "Flanking gives a bonus of 2."


def test_of_a_folder_markdown_about_and_licences_are_kept(tmp_path: Path, target: Path) -> None:
    kept = {
        "a.md": RULES,
        "part/b.MD": RULES,
        "rulebook.yaml": "title: Mine",
        "LICENSE": "free",
        "part/Licence.txt": "x",
    }
    left_out = {"notes.txt": "x", "map.png": b"\x89PNG", "run.sh": "x", "part/other.yaml": "x"}
    hidden = {".git/c.md": "x", ".d.md": "x", "__MACOSX/e.md": "x"}
    added = add(str(write(tmp_path / "mine", {**kept, **left_out, **hidden})), target)
    assert tree(target / "mine").keys() == kept.keys()
    assert (added.left_out, added.sha256) == (len(left_out), None)


def test_markdown_by_its_long_suffix_is_seen_by_ingest(tmp_path: Path, target: Path) -> None:
    add(str(write(tmp_path, {"house.Markdown": RULES}) / "house.Markdown"), target)
    assert len(read_rulebooks(target, max_words=220).passages) == 1


def test_a_zip_is_unpacked_without_the_folder_around_it(tmp_path: Path, target: Path) -> None:
    archive = pack(tmp_path / "book.zip", {"book-main/rules.md": RULES, "book-main/part/more.md": RULES})
    add(str(archive), target)
    assert tree(target) == {"book/rules.md": RULES.encode(), "book/part/more.md": RULES.encode()}


def test_a_folder_of_rulebooks_gives_each_its_own(tmp_path: Path, target: Path) -> None:
    books = write(tmp_path / "books", {"a/x.md": RULES, "b/y.md": RULES, "README.md": "x", "c/z.png": "x"})
    added = add(str(books), target)
    assert added.folders == (target / "a", target / "b")
    assert added.left_out == 2  # README.md belongs to neither


def test_the_folder_around_several_rulebooks_is_none(tmp_path: Path, target: Path) -> None:
    archive = pack(tmp_path / "books.zip", {"main/all/a/x.md": RULES, "main/all/b/y.md": RULES})
    assert add(str(archive), target).folders == (target / "a", target / "b")
    assert add(str(archive), target, name="one").folders == (target / "one",)
    assert tree(target / "one").keys() == {"a/x.md", "b/y.md"}


def test_with_a_name_all_of_it_is_one_rulebook(tmp_path: Path, target: Path) -> None:
    books = write(tmp_path / "books", {"a/x.md": RULES, "b/y.md": RULES})
    assert add(str(books), target, name="all").folders == (target / "all",)
    assert tree(target / "all").keys() == {"a/x.md", "b/y.md"}


def test_an_about_file_makes_its_folder_one_rulebook(tmp_path: Path, target: Path) -> None:
    add(str(write(tmp_path / "book", {"rulebook.yaml": "title: One", "a/x.md": RULES, "b/y.md": RULES})), target)
    (folder,) = target.iterdir()
    assert (folder.name, tree(folder).keys()) == ("book", {"rulebook.yaml", "a/x.md", "b/y.md"})


# What is refused


def refused(origin: Path, target: Path, message: str, **options: str) -> None:
    """Adding fails with `message` in one line, and `target` is as it was."""
    before = tree(target.parents[1])
    with pytest.raises(UserError, match=message) as problem:
        add(str(origin), target, **options)
    assert "\n" not in str(problem.value)
    assert tree(target.parents[1]) == before


def test_a_name_that_is_taken_is_refused_and_nothing_changes(tmp_path: Path, target: Path) -> None:
    books = write(tmp_path / "books", {"a/x.md": RULES, "b/y.md": RULES})
    write(target, {"b/old.md": "old"})
    refused(books, target, r"sources/b is there already\. Delete that folder, or add this one with another --name")


@pytest.mark.parametrize("name", ["", "..", "a/b", "/a", ".hidden", "a b", "-x"])
def test_a_name_that_is_no_plain_folder_is_refused(name: str, tmp_path: Path, target: Path) -> None:
    refused(write(tmp_path / "book", {"a.md": RULES}), target, "^--name .*: use letters", name=name)


def test_a_checksum_is_compared(tmp_path: Path, target: Path) -> None:
    file = write(tmp_path, {"a.md": RULES}) / "a.md"
    right = hashlib.sha256(RULES.encode()).hexdigest()
    refused(file, target, f"has the SHA-256 checksum {right}, not {'0' * 64}", sha256="0" * 64)
    refused(file, target, "has 64 hexadecimal digits", sha256="abc")
    refused(tmp_path, target, "is a folder, and --sha256 is the checksum of a file", sha256=right)
    assert add(str(file), target, sha256=right.upper()).sha256 == right


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.png": "x"}, "holds no rules in Markdown"),
        ({"README.md": "x", "LICENSE.md": "x"}, "holds no rules in Markdown"),
        ({"part/a.md": b"# A\n\nfl\xe4che\n"}, r"book: part/a\.md, line 3: not UTF-8 text"),
        ({"a.md": " \n"}, r"book: a\.md is empty"),
        ({"a.md": RULES, "rulebook.yaml": "titel: x"}, r"book: book/rulebook\.yaml: titel"),
    ],
)
def test_what_ingest_could_not_read_is_refused(files, message: str, tmp_path: Path, target: Path) -> None:
    refused(write(tmp_path / "book", files), target, message)


def test_what_is_no_source_is_refused(tmp_path: Path, target: Path) -> None:
    write(tmp_path, {"a.pdf": "x", "b.zip": "PK not really"})
    refused(tmp_path / "nothing", target, "does not exist")
    refused(tmp_path / "a.pdf", target, "is no Markdown file")
    refused(tmp_path / "b.zip", target, "is no zip archive")


def test_links_in_a_folder_are_refused(tmp_path: Path, target: Path) -> None:
    secret = write(tmp_path / "secret", {"key.md": "secret"})
    book = write(tmp_path / "book", {"a.md": RULES})
    for link, leads_to in ((book / "b.md", secret / "key.md"), (book / "part", secret), (book / "c.md", "nowhere")):
        link.symlink_to(leads_to)
        refused(book, target, f"{link.name} is a symbolic link")
        link.unlink()


def test_a_named_pipe_does_not_stop_the_copy(tmp_path: Path, target: Path) -> None:
    book = write(tmp_path / "book", {"a.md": RULES})
    os.mkfifo(book / "b.md")
    add(str(book), target)
    assert tree(target / "book").keys() == {"a.md"}


def test_sizes_and_counts_are_limited(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = write(tmp_path / "book", {"a.md": "a" * 600, "b.md": "b" * 600})
    bomb = pack(tmp_path / "bomb.zip", {"a.md": "a" * 10_000})
    monkeypatch.setattr(sources, "MAX_BYTES", 1000)
    assert bomb.stat().st_size < 1000
    refused(bomb, target, "all files together exceed")
    refused(book, target, "all files together exceed")
    monkeypatch.setattr(sources, "MAX_BYTES", 2000)
    monkeypatch.setattr(sources, "MAX_FILES", 1)
    refused(book, target, "holds more than 1 files")
    refused(write(tmp_path, {"c.md": "c" * 2001}) / "c.md", target, "is larger than")


# Hostile archives


@pytest.mark.parametrize(
    "name", ["../evil.md", "a/../../evil.md", "/evil.md", "C:/evil.md", "..\\evil.md", "a\\evil.md", "../evil.png"]
)
def test_a_member_that_leads_out_spoils_the_archive(name: str, tmp_path: Path, target: Path) -> None:
    refused(pack(tmp_path / "book.zip", {"good.md": RULES, name: RULES}), target, "leads out of its folder")


def test_a_member_that_is_a_link_spoils_the_archive(tmp_path: Path, target: Path) -> None:
    link = zipfile.ZipInfo("part")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "book.zip", "w") as archive:
        archive.writestr("good.md", RULES)
        archive.writestr(link, "/etc")
    refused(tmp_path / "book.zip", target, "part is a symbolic link")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a.md", "a.md"], "a.md is there twice"),
        (["a.md", "A.md"], "A.md is there twice"),
        (["a.md", "./a.md"], "a.md is there twice"),
        (["a.md", "a.md/b.md"], "is a file and a folder at once"),
        (["a.md/b.md", "a.md"], "is a file and a folder at once"),
        (["a.md", "a.md/b/c.md"], "is a file and a folder at once"),
        (["a\x1b[2J.md"], r"'a\\x1b\[2J.md' cannot be the name of a file"),
        (["ä" * 130 + ".md"], "cannot be the name of a file"),
    ],
)
def test_names_that_cannot_be_files_together_are_refused(names, message: str, tmp_path: Path, target: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the name that is there twice
        for name in names:
            archive.writestr(name, RULES)
    refused(tmp_path / "book.zip", target, message)


def test_an_archive_that_lies_about_a_size_is_limited_all_the_same(tmp_path: Path, target: Path, monkeypatch) -> None:
    archive = pack(tmp_path / "book.zip", {"a.md": "a" * 10_000})
    lie = archive.read_bytes().replace(struct.pack("<I", 10_000), struct.pack("<I", 10))
    archive.write_bytes(lie)
    monkeypatch.setattr(sources, "MAX_BYTES", 1000)
    refused(archive, target, "damaged|exceed")


def test_encrypted_and_damaged_archives_are_refused(tmp_path: Path, target: Path) -> None:
    whole = pack(tmp_path / "book.zip", {"a.md": RULES}).read_bytes()
    header, listed = whole.index(b"PK\x03\x04"), whole.index(b"PK\x01\x02")
    encrypted = bytearray(whole)
    encrypted[header + 6] |= 1
    encrypted[listed + 8] |= 1
    data = header + 30 + len("a.md")
    for content, message in (
        (bytes(encrypted), "a.md is encrypted"),
        (whole[: data + 2] + b"\0\0" + whole[data + 4 :], "is damaged"),
        (whole[:-10], "is no zip archive"),
        (whole[:listed] + b"PK\0\0" + whole[listed + 4 :], "is damaged"),
    ):
        (tmp_path / "book.zip").write_bytes(content)
        refused(tmp_path / "book.zip", target, message)


def packed(files: Mapping[str, str]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return memory.getvalue()


WHOLE = packed({"book/rules.md": RULES, "book/rulebook.yaml": "title: Book\n"})


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), min_size=1, max_size=4))
def test_any_damage_is_a_user_error_or_harmless(tmp_path_factory, damage: dict[int, int]) -> None:
    content = bytearray(WHOLE)
    for position, byte in damage.items():
        content[position] = byte
    folder = tmp_path_factory.mktemp("damage", numbered=True)
    (folder / "book.zip").write_bytes(content)
    try:
        added = add(str(folder / "book.zip"), folder / "sources")
    except UserError:
        assert tree(folder).keys() == {"book.zip"}
    else:
        assert added.folders
        assert {path.split("/")[0] for path in tree(folder)} == {"book.zip", "sources"}


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text("./\\aA:~ \n\udcff", min_size=1, max_size=9).map(lambda n: n + ".md"), st.just(RULES)))
def test_no_name_writes_outside_of_the_target(tmp_path_factory, files: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("names", numbered=True)
    try:
        (folder / "book.zip").write_bytes(packed(files))
    except UnicodeEncodeError:
        return  # such a name cannot be packed
    try:
        add(str(folder / "book.zip"), folder / "sources")
    except UserError:
        assert tree(folder).keys() == {"book.zip"}
    assert {path.split("/")[0] for path in tree(folder)} <= {"book.zip", "sources"}
