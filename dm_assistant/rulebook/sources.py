"""The source folder: which rulebooks it holds, and their Markdown files.

A folder that directly holds Markdown or a `rulebook.yaml` is a rulebook; otherwise each of its sub-folders is
one. A rulebook may say in `rulebook.yaml` what it is:  title, edition, licence, attribution.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dm_assistant.errors import UserError

NO_RULES = re.compile(r"(?:attribution|licen[cs]e|copying|notice|readme|changelog|contributing)\b.*", re.I)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
MARKDOWN = (".md", ".markdown")


class NoRulebooks(UserError):
    """A folder of rulebooks is none; who asked for it says how another one is named."""


class About(BaseModel):
    """What `rulebook.yaml` may say."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    title: str | None = None
    edition: str | None = None
    licence: str | None = None
    attribution: str | None = None


@dataclass(frozen=True)
class Rulebook:
    """A folder of Markdown files; `files` are sorted, `left_out` are no rulebook text."""

    folder: Path
    about: About
    files: tuple[Path, ...]
    left_out: tuple[Path, ...] = field(default=())

    @property
    def title(self) -> str:
        """From rulebook.yaml, else from the folder's name: `srd-5.2.1` → `SRD 5.2.1`."""
        return self.about.title or _title(self.folder.resolve().name)


@dataclass(frozen=True)
class RuleText:
    """The text of a file; its front matter is blanked there (lines still count) and told apart, lists with commas."""

    text: str
    front_matter: dict[str, str]
    byte_order_mark: bool  # whether one was cut off


def find_rulebooks(folder: Path) -> list[Rulebook]:
    """All rulebooks in `folder`, sorted by folder.

    Raises:
        NoRulebooks: the folder is absent or no folder, or holds no Markdown.
        UserError: a rulebook.yaml is wrong.
    """
    if not folder.exists():
        raise NoRulebooks(f"{folder} does not exist. Name a folder of Markdown rulebooks")
    if not folder.is_dir():
        raise NoRulebooks(f"{folder} is a file, not a folder. Name a folder of Markdown rulebooks")
    if (folder / "rulebook.yaml").exists() or _rule_files(folder, folder.glob("*")):
        found = [_rulebook(folder)]
    else:
        below = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        found = [_rulebook(path) for path in below]
    rulebooks = [book for book in found if book.files]
    if not rulebooks:
        raise NoRulebooks(
            f"{folder} holds no Markdown rulebook (*.md, *.markdown). Put one there, or name another folder"
        )
    return rulebooks


def read_markdown(path: Path) -> RuleText:
    """The text of a file without front matter and byte-order mark.

    Raises:
        UserError: the file is empty, or is not UTF-8 text.
    """
    raw = path.read_bytes()
    if not raw.strip():
        raise UserError(f"{path} is empty. Fill it or delete it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise UserError(f"{path}, line {line}: not UTF-8 text. Save the file as UTF-8, or delete it") from problem
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UserError(f"{path}, line {line}: binary data, not Markdown. Delete the file")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    return RuleText(text, _front_matter(front[1]) if front else {}, raw.startswith(b"\xef\xbb\xbf"))


def _front_matter(text: str) -> dict[str, str]:
    """The plain values and lists of words; what is no YAML tells nothing."""
    try:
        told = yaml.load(text, Loader=yaml.BaseLoader)  # all values as written: 1/2, 2014
    except yaml.YAMLError:
        return {}
    values: dict[str, str] = {}
    for key, value in told.items() if isinstance(told, dict) else ():
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            value = ", ".join(value)
        if isinstance(value, str) and value:
            values[str(key)] = value
    return values


def file_title(path: Path) -> str:
    """A title for a file without a heading: `house-rules.md` → `House Rules`."""
    return _title(path.stem)


def _rulebook(folder: Path) -> Rulebook:
    found = [path for path in folder.rglob("*") if not _hidden(path.relative_to(folder))]
    files = _rule_files(folder, found)
    left_out = [path for path in found if _is_markdown(path) and path not in files]
    return Rulebook(folder, _about(folder), tuple(files), tuple(sorted(left_out)))


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN and path.is_file()


def _rule_files(folder: Path, paths) -> list[Path]:
    return sorted(
        path
        for path in paths
        if _is_markdown(path) and not _hidden(path.relative_to(folder)) and not NO_RULES.fullmatch(path.stem)
    )


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _about(folder: Path) -> About:
    path = folder / "rulebook.yaml"
    if not path.exists():
        return About()
    try:
        return About.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise UserError(f"{path} is not valid YAML: {' '.join(str(problem).split())}") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the file"
        known = ", ".join(About.model_fields)
        raise UserError(f"{path}: {key}: {first['msg']}. It may hold the keys {known}") from problem


def _title(name: str) -> str:
    words = re.split(r"[-_ ]+", name)
    return " ".join(
        word.upper() if not re.search("[aeiouyAEIOUY]", word) else word[:1].upper() + word[1:] for word in words
    )
