"""dvc.yaml names as dependencies of each stage exactly the code that the stage imports."""

import ast
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
# Parameters are tracked key by key, and neither of the other two changes a result.
NEUTRAL = {"dm_assistant/params.py", "dm_assistant/errors.py", "dm_assistant/progress.py"}
STAGES = yaml.safe_load((ROOT / "dvc.yaml").read_text("utf-8"))["stages"]


def files_of(module: str) -> list[str]:
    """The project's files that `import module` runs: the module and the packages it lies in."""
    parts = module.split(".")
    prefixes = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    candidates = [f"{prefix}/__init__.py" for prefix in prefixes] + [f"{prefixes[-1]}.py"]
    return [name for name in candidates if (ROOT / name).is_file()]


@cache
def imports_of(name: str) -> frozenset[str]:
    """The project's files that a file imports directly, also inside of functions."""
    modules = []
    for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            modules += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return frozenset(file for module in modules for file in files_of(module))


def code_of(stage: str) -> set[str]:
    """Everything the stage module imports, transitively, that could change its result."""
    seen: set[str] = set()
    waiting = [f"stages/{stage}.py"]
    while waiting:
        name = waiting.pop()
        if name not in seen and name not in NEUTRAL:
            seen.add(name)
            waiting += sorted(imports_of(name))
    return {name for name in seen if (ROOT / name).read_text("utf-8").strip()}


def declared(stage: str) -> set[str]:
    """The code that dvc.yaml declares for a stage, folders file by file."""
    entry = STAGES[stage].get("do", STAGES[stage])
    code = [ROOT / dep for dep in entry["deps"] if dep.split("/")[0] in ("dm_assistant", "stages")]
    files = [file for path in code for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return {str(file.relative_to(ROOT)) for file in files if file.read_text("utf-8").strip()}


def test_the_walk_follows_imports_through_modules():
    assert {"stages/fuse.py", "dm_assistant/models/lora.py", "dm_assistant/blas.py"} <= code_of("fuse")


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_a_stage_depends_on_exactly_the_code_it_imports(stage):
    missing, needless = code_of(stage) - declared(stage), declared(stage) - code_of(stage)
    assert not missing, f"dvc.yaml, {stage}: add {', '.join(sorted(missing))}"
    assert not needless, f"dvc.yaml, {stage}: take out {', '.join(sorted(needless))}"
