"""Typed parameters: the only reader of params.yaml and profiles/.

`params.yaml` holds what does not depend on the machine, `profiles/<profile>.yaml` what does. A key
stands in exactly one of the two files, and each model below says in which: fields marked `PROFILE`
belong to the profile. Everything is checked before any work starts.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

from dm_assistant.errors import UserError

PROFILE = "profile"  # metadata of a field that depends on the machine
Fraction = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


def _allowed(what: str) -> WrapValidator:
    """One fault in words for a value that is one of several types, instead of one for each of them."""

    def check(value: Any, validate: Any) -> Any:
        try:
            return validate(value)
        except ValidationError:
            raise PydanticCustomError("allowed", "must be {what}", {"what": what}) from None

    return WrapValidator(check)


class Section(BaseModel):
    """Base of all sections: unknown keys are refused, text such as "1e-05" becomes a number."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ingest(Section):
    sources: Path
    max_words: Annotated[int, Field(ge=40)]


class EmbeddedBase(Section):
    """A model that the base stage builds from scratch."""

    source: Literal["embedded"]
    vocabulary: Annotated[int, Field(ge=300)]
    hidden_size: Positive
    intermediate_size: Positive
    layers: Positive
    heads: Positive
    steps: Positive
    learning_rate: Annotated[float, Field(gt=0)]
    tokens_per_step: Positive
    max_length: Positive
    seed: Count


class HubBase(Section):
    """A model from the hub."""

    source: Literal["hub"]
    model: Annotated[str, Field(pattern=r"^[\w.-]+/[\w.-]+$")]
    revision: str


class LocalBase(Section):
    """A model in a folder on this machine."""

    source: Literal["local"]
    path: Path


class Generate(Section):
    seed: Count
    phrasings: Annotated[int, Field(ge=1, le=4)]
    pairs: Annotated[int, Field(ge=1, le=20)]
    rounds: Annotated[int, Field(ge=1, le=10)]
    repair_attempts: Annotated[int, Field(ge=0, le=5)]
    temperature: Annotated[float, Field(ge=0, le=2)]
    context: Annotated[int, Field(ge=1024)]
    max_tokens: Annotated[int, Field(ge=64)]
    hosts: list[str]
    concurrency: Positive
    timeout: Annotated[float, Field(gt=0)]
    backend: Annotated[Literal["structured", "ollama", "mlx"], PROFILE]
    model: Annotated[str | None, PROFILE, Field(min_length=1)] = None

    @model_validator(mode="after")
    def _a_model_is_named(self) -> "Generate":
        if self.backend != "structured" and self.model is None:
            raise ValueError(f"backend {self.backend} needs generate.model in the profile, such as llama3.2:latest")
        return self


class Checks(Section):
    """Which checks of curation are switched on."""

    evidence: bool
    figures: bool
    names: bool
    absent: bool
    refusal: bool
    self_contained: bool
    question: bool
    echo: bool
    too_short: bool
    too_long: bool
    truncated: bool
    hedging: bool
    source_talk: bool
    residue: bool
    language: bool
    off_topic: bool
    edition: bool
    duplicate: bool
    contradiction: bool


class Curate(Section):
    checks: Checks
    most_passages: Positive
    min_answer_words: Positive
    max_answer_words: Positive
    known_words: Fraction
    topic_words: Fraction
    duplicate_similarity: Annotated[float, Field(gt=0, le=1)]
    judge: Literal["none", "ollama", "mlx"]
    judge_model: Annotated[str | None, Field(min_length=1)]
    judge_threshold: Annotated[int, Field(ge=1, le=5)]

    @model_validator(mode="after")
    def _a_model_is_named(self) -> "Curate":
        if self.judge != "none" and self.judge_model is None:
            raise ValueError(f"judge {self.judge} needs curate.judge_model, such as llama3.2:latest")
        return self


class Prepare(Section):
    seed: Count
    valid: Annotated[float, Field(gt=0, lt=0.5)]
    test: Annotated[float, Field(gt=0, lt=0.5)]
    distractors: Count
    withheld: Fraction
    max_pairs: Annotated[int, Field(ge=20), PROFILE]
    open_book: Annotated[Fraction, PROFILE]


def _not_zero(layers: int) -> int:
    if layers == 0:
        raise ValueError("must be -1 for all blocks, or 1 and more")
    return layers


class Lora(Section):
    method: Literal["lora", "dora", "full"]
    rank: Positive
    scale: Annotated[float, Field(gt=0)]
    dropout: Annotated[float, Field(ge=0, lt=1)]
    layers: Annotated[int, Field(ge=-1), AfterValidator(_not_zero)]
    keys: Annotated[
        Literal["all-linear"] | Annotated[list[str], Field(min_length=1)], _allowed("all-linear, or a list of names")
    ]


class Train(Section):
    learning_rate: Annotated[float, Field(gt=0)]
    warmup: Fraction
    schedule: Literal["cosine", "linear", "constant"]
    optimizer: Literal["adamw", "lion", "muon", "sgd", "adafactor"]
    weight_decay: Annotated[float, Field(ge=0)]
    clip: Annotated[float, Field(gt=0)]
    evaluations: Positive
    patience: Positive
    min_gain: Annotated[float, Field(ge=0)]
    keep: Literal["best", "all"]
    seed: Count
    epochs: Annotated[Positive, PROFILE]
    max_length: Annotated[Positive, PROFILE]
    tokens_per_step: Annotated[Positive, PROFILE]
    accumulation: Annotated[Positive, PROFILE]
    gradient_checkpointing: Annotated[bool, PROFILE]


class Fuse(Section):
    checkpoint: Annotated[Literal["best", "last"] | Positive, _allowed("best, last, or the number of a step")]
    dtype: Literal["base", "float32", "float16", "bfloat16"]
    tolerance: Annotated[float, Field(gt=0)]


class Quantize(Section):
    method: Literal[
        "affine", "dwq", "mixed_2_6", "mixed_3_4", "mixed_3_6", "mixed_4_6", "mxfp4", "nvfp4", "mxfp8"
    ]  # fmt: skip
    bits: Literal[2, 3, 4, 5, 6, 8]
    group_size: Literal[32, 64, 128]
    max_kl: Annotated[float, Field(gt=0)]
    dwq_rows: Positive
    dwq_learning_rate: Annotated[float, Field(gt=0)]
    seed: Count

    @model_validator(mode="after")
    def _dwq_has_something_to_learn(self) -> "Quantize":
        if self.method == "dwq" and self.bits == 8:
            raise ValueError("method dwq learns nothing at 8 bits; set quantize.bits to 6 or less, or method to affine")
        return self


class Predict(Section):
    max_tokens: Positive
    passages: Positive
    seed: Count
    batch: Annotated[Positive, PROFILE]
    open_sample: Annotated[Count, PROFILE]


class Gates(Section):
    """Limits of the scores; None switches a gate off."""

    min_f1: Fraction | None
    min_exam_f1: Fraction | None
    min_gain: Annotated[float, Field(ge=-1, le=1)] | None
    max_quantization_loss: Fraction | None
    max_invented: Fraction | None


class Evaluate(Section):
    seed: Count
    resamples: Annotated[int, Field(ge=100)]
    judge: Literal["none", "ollama", "mlx"]
    judge_model: Annotated[str | None, Field(min_length=1)]
    gates: Gates

    @model_validator(mode="after")
    def _a_model_is_named(self) -> "Evaluate":
        if self.judge != "none" and self.judge_model is None:
            raise ValueError(f"judge {self.judge} needs evaluate.judge_model, such as llama3.2:latest")
        return self


class Params(Section):
    """All parameters of a run, both files together."""

    profile: str
    ingest: Ingest
    base: Annotated[EmbeddedBase | HubBase | LocalBase, Field(discriminator="source"), PROFILE]
    generate: Generate
    curate: Curate
    prepare: Prepare
    lora: Lora
    train: Train
    fuse: Fuse
    quantize: Quantize
    predict: Predict
    evaluate: Evaluate

    @property
    def max_prompt_tokens(self) -> int:
        """The longest prompt: what `train.max_length` leaves when the answer has its room."""
        return self.train.max_length - self.predict.max_tokens


def load_params(root: Path = Path(".")) -> Params:
    """Read `params.yaml` and the profile it names.

    Raises:
        UserError: all faults at once: a file that is absent or no YAML, an unknown, missing or
            misplaced key, a wrong type, an impossible value; with file, key, value and what is allowed.
    """
    common_file = root / "params.yaml"
    common = _read_mapping(common_file)
    profile = common.get("profile")
    known = sorted(path.stem for path in (root / "profiles").glob("*.yaml"))
    if profile not in known:
        raise UserError(f"{common_file}: profile: {profile!r} is not one of {', '.join(known)}")
    profile_file = root / "profiles" / f"{profile}.yaml"
    machine = _read_mapping(profile_file)

    faults = _misplaced(common, profile_file, belongs_to_profile=True, found_in=common_file)
    faults += _misplaced(machine, common_file, belongs_to_profile=False, found_in=profile_file)
    if faults:
        raise UserError("; ".join(faults))
    try:
        return Params.model_validate(_merge(common, machine))
    except ValidationError as problem:
        raise UserError(
            "; ".join(_explain(fault, machine, common_file, profile_file) for fault in problem.errors())
        ) from None


def _read_mapping(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise UserError(f"{path} does not exist. Get it back with: git checkout {path}")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise UserError(f"{path} is not valid YAML: {' '.join(str(problem).split())}") from problem
    if not isinstance(content, dict):
        raise UserError(f"{path} must hold keys and values, not {type(content).__name__}")
    return content


def _in_profile(key: tuple[str, ...]) -> bool | None:
    """Whether a key such as ('train', 'epochs') belongs to the profile; None where it is unknown."""
    section = Params.model_fields.get(key[0])
    if section is None:
        return None
    if PROFILE in section.metadata:
        return True
    if len(key) == 1:
        return False
    field = section.annotation.model_fields.get(key[1])
    return None if field is None else PROFILE in field.metadata


def _misplaced(content: dict[str, Any], right: Path, *, belongs_to_profile: bool, found_in: Path) -> list[str]:
    faults = []
    for section, keys in content.items():
        paths = [(section, key) for key in keys] if isinstance(keys, dict) else [(section,)]
        faults += [
            f"{found_in}: {'.'.join(path)} belongs into {right}; move it there"
            for path in paths
            if _in_profile(path) is belongs_to_profile
        ]
    return faults


def _merge(common: dict[str, Any], machine: dict[str, Any]) -> dict[str, Any]:
    merged = dict(common)
    for section, keys in machine.items():
        both = isinstance(keys, dict) and isinstance(merged.get(section), dict)
        merged[section] = {**merged[section], **keys} if both else keys
    return merged


def _holds(content: Any, key: tuple[str, ...]) -> bool:
    """Whether a key such as ('train', 'epochs') stands in what was read from a file."""
    for part in key:
        if not isinstance(content, dict) or part not in content:
            return False
        content = content[part]
    return True


def _explain(fault: Any, machine: dict[str, Any], common_file: Path, profile_file: Path) -> str:
    """One fault as `file: key: value ...: what is allowed`."""
    key = tuple(str(part) for part in fault["loc"] if part not in ("embedded", "hub", "local"))
    in_profile = _holds(machine, key) or _in_profile(key[:2]) or key[0] == "base"
    file = profile_file if in_profile else common_file
    where = f"{file}: {'.'.join(key)}"
    if fault["type"] == "extra_forbidden":
        return f"{where} is not a known key; remove it or correct its name"
    if fault["type"] == "missing":
        return f"{where} is missing; add it (git show HEAD:{file} shows the original)"
    if fault["type"].startswith("union_tag"):
        return f"{where}.source must be embedded, hub or local"
    if fault["type"] == "value_error":  # of a section as a whole: its message says it all
        return f"{where}: {fault['ctx']['error']}"
    return f"{where} = {fault['input']!r}: {fault['msg']}"
