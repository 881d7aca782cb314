"""What a model is, in hashes: `model.json` in its folder says what each file and each input of the model was.

`dm model verify` computes the same hashes again. Hashes are SHA-256; that of a folder is the hash of the
names and hashes of its files, that of a section of parameters the hash of its values as JSON.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from dm_assistant.errors import UserError
from dm_assistant.files import write_text
from dm_assistant.model_store import read_manifest, sha256_of
from dm_assistant.params import Params, Section
from dm_assistant.records import Record
from dm_assistant.rulebook.sources import Rulebook

IDENTITY = "model.json"


class BaseOrigin(Record):
    """Where the base came from; repository, revision and licence where it came from the hub."""

    source: Literal["embedded", "hub", "local"]
    repository: str | None = None
    revision: str | None = None
    licence: str | None = None


class TaughtRulebook(Record):
    """A rulebook that the model was taught, as its rulebook.yaml describes it."""

    title: str
    edition: str | None
    licence: str | None
    attribution: str | None


class ModelIdentity(Record):
    """What a model folder is and what it was made from."""

    base: BaseOrigin
    rulebooks: list[TaughtRulebook]
    made_from: dict[str, str] = Field(description="file or folder of the project → its hash")
    params: dict[str, str] = Field(description="section of the parameters → its hash")
    layers: dict[str, str] = Field(default_factory=dict, description="layer → how it is quantized, or why it is not")
    files: dict[str, str] = Field(default_factory=dict, description="each file of the folder but model.json → its hash")
    export: Literal["hf", "ollama", "gguf"] | None = Field(default=None, description="what it was exported as")


def hash_of(path: Path) -> str:
    """The hash of a file, or of a folder with all that is in it."""
    if path.is_file():
        return sha256_of(path)
    names = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    return _hash_of_json([[name, sha256_of(path / name)] for name in names])


def params_hash(section: Section) -> str:
    """The hash of the values of a section of the parameters."""
    return _hash_of_json(section.model_dump(mode="json"))


def fused_identity(
    source: Literal["embedded", "hub", "local"],
    base: Path,
    rulebooks: Sequence[Rulebook],
    made_from: Sequence[Path],
    params: Mapping[str, Section],
) -> ModelIdentity:
    """The identity of a model made from `base`, still without its files."""
    manifest = read_manifest(base) or {}
    return ModelIdentity(
        base=BaseOrigin(source=source, **{key: manifest.get(key) for key in ("repository", "revision", "licence")}),
        rulebooks=[TaughtRulebook(title=book.title, **book.about.model_dump(exclude={"title"})) for book in rulebooks],
        made_from={path.as_posix(): hash_of(path) for path in made_from},
        params={name: params_hash(section) for name, section in params.items()},
    )


def quantized_identity(fused: ModelIdentity, folder: Path, params: Section, layers: Mapping[str, str]) -> ModelIdentity:
    """The identity of a model quantized from the fused one in `folder`, still without its files."""
    return fused.model_copy(
        update={
            "made_from": {**fused.made_from, folder.as_posix(): hash_of(folder)},
            "params": {**fused.params, "quantize": params_hash(params)},
            "layers": dict(layers),
        }
    )


def write_identity(folder: Path, identity: ModelIdentity) -> ModelIdentity:
    """Write model.json, with the hashes of all files that are in `folder` now."""
    files = {path.name: sha256_of(path) for path in sorted(folder.iterdir()) if path.name != IDENTITY}
    complete = identity.model_copy(update={"files": files})
    write_text(folder / IDENTITY, complete.model_dump_json(indent=2) + "\n")
    return complete


def read_identity(folder: Path) -> ModelIdentity:
    """Read model.json.

    Raises:
        UserError: there is none, or it is none.
    """
    path = folder / IDENTITY
    if not path.is_file():
        raise UserError(
            f"{path} does not exist: only the fused model, the quantized one and exports have it. "
            "Make them with: dvc repro quantize"
        )
    try:
        return ModelIdentity.model_validate_json(path.read_bytes())
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(map(str, first["loc"])) or "the file"
        raise UserError(f"{path}: {key}: {first['msg']}. Make the model again with: dvc repro --force") from None


@dataclass(frozen=True)
class Check:
    """One comparison of a hash with the recorded one; `same` is None where there is nothing to compare with."""

    what: str
    same: bool | None
    reason: str = ""


def verify(folder: Path, params: Params | None) -> list[Check]:
    """Compute the hashes that model.json records again: files, inputs that are here, parameters.

    `params` are those of the project, None outside of one.

    Raises:
        UserError: there is no model.json, or it is none.
    """
    identity = read_identity(folder)
    there = {path.name for path in folder.iterdir() if path.name != IDENTITY}
    checks = [Check(name, False, "is not recorded") for name in sorted(there - identity.files.keys())]
    for name, recorded in identity.files.items():
        if name not in there:
            checks.append(Check(name, False, "is missing"))
        else:
            checks.append(_compare(name, sha256_of(folder / name), recorded))
    for name, recorded in identity.made_from.items():
        if Path(name).exists():
            checks.append(_compare(name, hash_of(Path(name)), recorded))
        else:
            checks.append(Check(name, None, "is not here"))
    for name, recorded in identity.params.items():
        what = f"params.yaml: {name}"
        if params is None:
            checks.append(Check(what, None, "is not here"))
        else:
            checks.append(_compare(what, params_hash(getattr(params, name)), recorded))
    return checks


def _compare(what: str, found: str, recorded: str) -> Check:
    return Check(what, True) if found == recorded else Check(what, False, "has changed since")


def _hash_of_json(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
