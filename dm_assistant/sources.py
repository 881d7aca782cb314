"""Adding rulebooks to a source folder: copied, downloaded or unpacked, and checked before anything appears.

A rulebook from elsewhere is not trusted: its size is limited, an archive may write nowhere but into its
folder, and only Markdown, `rulebook.yaml` and the texts of licences are kept. What is added appears as a
whole or not at all.

    added = add("https://example.org/rules.zip", Path("data/sources"))
"""

import errno
import hashlib
import lzma
import os
import re
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from dm_assistant import files
from dm_assistant.download import download
from dm_assistant.errors import UserError
from dm_assistant.rulebook.sources import MARKDOWN, NO_RULES, find_rulebooks, read_markdown

MAX_BYTES = 64 * 2**20  # of a download or archive, and of everything kept; a large rulebook has 2 MB
MAX_FILES = 20_000  # looked at in a folder or an archive
CHUNK = 2**16
NAME = re.compile(r"\w[\w.-]*")
# What zipfile and its decompressors let through when the bytes are wrong; UnicodeDecodeError is a ValueError.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError,
    NotImplementedError, OverflowError, IndexError, ValueError,
)  # fmt: skip

Opener = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Added:
    """What `add` put in place: the folders of the rulebooks, how many files were left out, the file's checksum."""

    folders: tuple[Path, ...]
    left_out: int
    sha256: str | None


def add(origin: str, target: Path, name: str | None = None, sha256: str | None = None) -> Added:
    """Put the rulebooks of `origin` into `target`, each in a folder of its own.

    `origin` is a Markdown file, a zip or a folder on this disk, or the http(s) address of a file or zip.
    Where it holds several rulebooks, each keeps the name of its folder; with `name` all of it is one.
    `sha256` is the checksum that the file or download must have.

    Raises:
        UserError: it cannot be read or downloaded, is too large, has another checksum, is no Markdown, holds
            a path that leads elsewhere, or a rulebook of that name is there already. Nothing was added.
    """
    if name is not None and not NAME.fullmatch(name):
        raise UserError(f"--name {name}: use letters, digits, '.', '-' and '_', the first a letter or digit")
    if sha256 is not None and not re.fullmatch("[0-9a-fA-F]{64}", sha256):
        raise UserError(f"--sha256 {sha256}: a SHA-256 checksum has 64 hexadecimal digits")
    with tempfile.TemporaryDirectory(prefix="dm-sources-") as scratch:
        staged, arranged = Path(scratch, "staged"), Path(scratch, "arranged")
        source = download(origin, Path(scratch), MAX_BYTES) if "://" in origin else Path(origin).expanduser()
        checksum = _checksum(source, origin, sha256)
        left_out = _stage(source, origin, staged)
        _check_texts(staged, origin)
        left_out += _arrange(staged, arranged, origin, name, _name_of(source))
        _check_names(arranged, target)
        return Added(_place(arranged, target), left_out, checksum)


def _checksum(source: Path, origin: str, expected: str | None) -> str | None:
    """The SHA-256 of a file, which must be the expected one; None for a folder."""
    if source.is_dir():
        if expected is not None:
            raise UserError(f"{origin} is a folder, and --sha256 is the checksum of a file. Leave it away")
        return None
    if not source.is_file():
        raise UserError(f"{origin} does not exist. Name a Markdown file, a folder, a zip or an http(s) address")
    if source.stat().st_size > MAX_BYTES:
        raise UserError(f"{origin} is larger than {MAX_BYTES >> 20} MB. Add it in parts")
    with source.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if expected is not None and found != expected.casefold():
        raise UserError(
            f"{origin} has the SHA-256 checksum {found}, not {expected}. "
            f"It was damaged or changed: get it again, or ask its publisher for the right checksum"
        )
    return found


def _stage(source: Path, origin: str, staged: Path) -> int:
    """Copy what is kept of `source` into the folder `staged` and return how many files were left out."""
    if source.is_dir():
        return _copy(_members_of_folder(source), origin, staged)
    if zipfile.is_zipfile(source):
        with _reporting_damage(origin), zipfile.ZipFile(source) as archive:
            return _copy(_members_of_zip(archive, origin), origin, staged)
    if source.suffix.casefold() == ".zip":
        raise UserError(f"{origin} is no zip archive, or a damaged one. Get it again")
    if source.suffix.casefold() not in MARKDOWN:
        raise UserError(f"{origin} is no Markdown file (.md, .markdown), no folder and no zip")
    return _copy(iter([(source.name, lambda: source.open("rb"))]), origin, staged)


def _members_of_folder(folder: Path) -> Iterator[tuple[str, Opener]]:
    """The files below a folder, hidden ones apart, with their relative paths, sorted."""

    def stop(problem: OSError) -> None:
        raise problem

    for parent, below, names in os.walk(folder, onerror=stop):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in [*below, *sorted(names)]:
            path = Path(parent, name)
            if path.is_symlink() and (path.is_dir() or _kept(PurePosixPath(name))):
                raise UserError(f"{path} is a symbolic link. Put what it leads to in its place, or delete it")
            if path.is_file():  # opening a named pipe would wait for ever
                yield path.relative_to(folder).as_posix(), lambda path=path: path.open("rb")


def _members_of_zip(archive: zipfile.ZipFile, origin: str) -> Iterator[tuple[str, Opener]]:
    """The files of an archive. One bad member spoils it, whether it would be kept or not."""
    for member in archive.infolist():
        name = member.filename
        where = f"{origin}: {_shown(name)}"
        if name.startswith("/") or "\\" in name or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
            raise UserError(f"{where} leads out of its folder. Nothing was unpacked; do not trust this archive")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UserError(f"{where} is a symbolic link. Nothing was unpacked; pack the file itself")
        if member.flag_bits & 1:
            raise UserError(f"{where} is encrypted. Unpack the archive yourself, then add the folder")
        if not member.is_dir():
            yield name, lambda member=member: archive.open(member)


@contextmanager
def _reporting_damage(origin: str) -> Iterator[None]:
    """Turn what zipfile and its decompressors raise for a damaged archive into one line."""
    try:
        yield
    except (*DAMAGE, OSError) as problem:
        # bz2 raises an OSError without a number, a seek to nowhere EINVAL; others are no fault of the archive.
        if isinstance(problem, OSError) and problem.errno not in (None, errno.EINVAL):
            raise
        reason = str(problem) or type(problem).__name__
        raise UserError(f"{origin} is damaged: {reason}. Get it again, or unpack it yourself") from problem


def _copy(members: Iterator[tuple[str, Opener]], origin: str, staged: Path) -> int:
    """Write the members that are kept below `staged`, within the limits, and return how many are left out."""
    left_out = size = 0
    taken: set[str] = set()
    for count, (name, opener) in enumerate(members, start=1):
        if count > MAX_FILES:
            raise UserError(f"{origin} holds more than {MAX_FILES:,} files. Add the folder of the rulebook alone")
        path = PurePosixPath(name)
        if not _kept(path):
            left_out += not _hidden(path)
            continue
        where = f"{origin}: {_shown(name)}"
        if not name.isprintable() or any(len(part.encode()) > 250 for part in path.parts):
            raise UserError(f"{where} cannot be the name of a file here. Rename it")
        # Where capitals are not told apart (macOS), one would replace the other.
        if str(path).casefold() in taken:
            raise UserError(f"{where} is there twice. Delete or rename one of them")
        taken.add(str(path).casefold())
        size += _write(opener, staged / path, where, MAX_BYTES - size)
    return left_out


def _write(opener: Opener, path: Path, where: str, room: int) -> int:
    """Copy one file of at most `room` bytes and return its size."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    except (FileExistsError, NotADirectoryError) as problem:
        raise UserError(f"{where} is a file and a folder at once. Rename one of them") from problem
    size = 0
    with file, opener() as source:
        # What an archive says about the size of its members may be a lie, so what comes out is counted.
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > room:
                raise UserError(f"{where}: all files together exceed {MAX_BYTES >> 20} MB. Add them in parts")
            file.write(chunk)
    return size


def _kept(path: PurePosixPath) -> bool:
    """Whether a file belongs to a rulebook: Markdown, rulebook.yaml, or the text of a licence."""
    if _hidden(path):
        return False
    suffix = path.suffix.casefold()
    is_licence = suffix in (".txt", "") and NO_RULES.fullmatch(path.stem) is not None
    return suffix in MARKDOWN or path.name == "rulebook.yaml" or is_licence


def _hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _shown(name: str) -> str:
    """A file name that cannot steer the terminal."""
    return name if name.isprintable() else ascii(name)


def _name_of(source: Path) -> str:
    stem = source.resolve().name if source.is_dir() else source.stem
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-.")
    return name if NAME.fullmatch(name) else "rulebook"


def _arrange(staged: Path, arranged: Path, origin: str, name: str | None, default_name: str) -> int:
    """Move the staged rulebooks to `arranged/NAME`, as ingest will see them; return how many files belong to none."""
    folder = staged
    while [path.is_dir() for path in folder.iterdir()] == [True]:
        (folder,) = folder.iterdir()  # archives like to wrap everything in one folder
    several = name is None and not (folder / "rulebook.yaml").exists()
    found = [book.folder for book in find_rulebooks(folder)] if several else [folder]
    arranged.mkdir()
    if len(found) == 1:
        found[0].rename(arranged / (name or default_name))
    else:
        for book in found:
            book.rename(arranged / book.name)
    with _naming(origin, arranged):
        find_rulebooks(arranged)  # reads each rulebook.yaml
    return sum(path.is_file() for path in staged.rglob("*"))


def _check_texts(staged: Path, origin: str) -> None:
    """Refuse files that ingest would refuse to read."""
    kept = [path for path in sorted(staged.rglob("*")) if path.suffix.casefold() in MARKDOWN]
    rules = [path for path in kept if not NO_RULES.fullmatch(path.stem)]
    if not rules:
        raise UserError(f"{origin} holds no rules in Markdown (.md, .markdown). Name a file, folder or zip with some")
    with _naming(origin, staged):
        for path in rules:
            read_markdown(path)


@contextmanager
def _naming(origin: str, folder: Path) -> Iterator[None]:
    """Let errors name files as they stand in `origin`: a temporary folder would tell the user nothing."""
    try:
        yield
    except UserError as problem:
        raise UserError(f"{origin}: {str(problem).replace(f'{folder}{os.sep}', '')}. Nothing was added") from problem


def _check_names(arranged: Path, target: Path) -> None:
    for folder in sorted(arranged.iterdir()):
        if (target / folder.name).exists():
            raise UserError(
                f"{target / folder.name} is there already. Delete that folder, or add this one with another --name"
            )


def _place(arranged: Path, target: Path) -> tuple[Path, ...]:
    """Copy the rulebooks into `target`, all or none, and return their folders."""
    folders = sorted(arranged.iterdir())
    with ExitStack() as drafts:
        for folder in folders:
            draft = drafts.enter_context(files.atomic_folder(target / folder.name))
            shutil.copytree(folder, draft, dirs_exist_ok=True)
    return tuple(target / folder.name for folder in folders)
