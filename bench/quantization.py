"""What fewer bits cost on the model that is here, and the memory that fuse and quantize take for a large one.

Reads   models/fused/, data/prepared/       of the last `make repro`
Writes  nothing but a folder for temporary files; tables on standard output
Run     python -m bench.quantization

The sweep takes minutes because of `dwq`, which is slow on the CPU. The large model has 300 million random weights.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.models.embedded import build_tokenizer, llama_config
from dm_assistant.models.loading import save_model
from dm_assistant.models.lora import adapter_config, add_adapters, save_adapters
from dm_assistant.params import load_params
from dm_assistant.records import Example, write_jsonl

# isort: split
import mlx.core as mx  # after dm_assistant.models, which loads OpenBLAS
from mlx.utils import tree_flatten
from mlx_lm.models import llama

ROOT = Path(__file__).parents[1]
SWEEP = [
    *({"method": "affine", "bits": bits} for bits in (2, 3, 4, 5, 6, 8)),
    *({"method": "dwq", "bits": bits} for bits in (3, 4)),
    *({"method": method} for method in ("mixed_3_6", "mixed_4_6", "mxfp4", "nvfp4", "mxfp8")),
]
LARGE = {"vocabulary": 16384, "hidden_size": 1024, "intermediate_size": 4096, "layers": 17, "heads": 16}
ROWS = 32
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sweep(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        memory(Path(folder))


def sweep(project: Path) -> None:
    """The quantize stage with every method, on the model that is here; a line for each.

    Raises:
        UserError: there is none.
    """
    if not (ROOT / "models/fused/model.json").is_file():
        raise UserError("models/fused does not exist, or is of an older version. Make it with: dvc repro fuse")
    _make_project(project)
    for name in ("models/fused", "data/prepared"):
        (project / name).symlink_to(ROOT / name)
    params = yaml.safe_load((project / "params.yaml").read_text(encoding="utf-8"))
    for settings in SWEEP:
        params["quantize"] |= settings | {"max_kl": 10.0}
        (project / "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "stages.quantize"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        found = json.loads((project / "metrics/quantize.json").read_text(encoding="utf-8"))
        shown = " ".join(str(value) for value in settings.values())
        print(
            f"{shown:12} {found['bits_per_weight']:5.2f} bits  {found['bytes'] / 1e3:6,.0f} kB  KL {found['kl']:.2e}  "
            f"same token {found['agreement']:6.1%}  perplexity {found['perplexity']:6.2f}  "
            f"{time.perf_counter() - start:4.0f} s",
            flush=True,
        )


def memory(project: Path) -> None:
    """Peak memory of both stages for a float32 model of 300 million weights."""
    _make_project(project)
    make_large_project(project)
    size = (project / "models/base/model.safetensors").stat().st_size
    empty = peak_of([sys.executable, "-c", "import stages.fuse, stages.quantize, transformers"], project)
    print(f"float model {size / 1e6:,.0f} MB; a stage without a model {empty / 1e6:,.0f} MB")
    for stage in ("fuse", "quantize"):
        peak = peak_of([sys.executable, "-m", f"stages.{stage}"], project)
        print(
            f"{stage}: {peak / 1e6:,.0f} MB at most, {peak / size:.2f} x the model, "
            f"{(peak - empty) / size:.2f} x beside the program",
            flush=True,
        )


def make_large_project(project: Path) -> None:
    """A base of random weights with adapters, and a few rows to compare on."""
    texts = ["The wolf has Advantage on the attack roll.", "What is the range of Fireball? 150 feet."]
    tokenizer = build_tokenizer(texts, vocabulary=300)
    config = llama_config(**LARGE, end=tokenizer.eos_token_id, pad=tokenizer.pad_token_id)
    model = llama.Model(llama.ModelArgs.from_dict(config))
    (project / "models/base").mkdir(parents=True)
    save_model(project / "models/base", model, config, tokenizer)
    adapters = adapter_config(load_params(ROOT).lora, LARGE["layers"])
    add_adapters(model, adapters)
    model.load_weights(
        [(name, mx.random.normal(array.shape) / 100) for name, array in tree_flatten(model.trainable_parameters())],
        strict=False,
    )
    (project / "models/adapters/best").mkdir(parents=True)
    save_adapters(model, adapters, project / "models/adapters/best")
    row = {
        "pair_id": "p", "fact_id": "f", "section": "s", "kind": "rule", "type": "lookup", "mode": "closed",
        "question": texts[0], "passage_ids": [], "messages": [{"role": "user", "content": texts[0]}],
        "answer": texts[1], "evidence": texts[1],
    }  # fmt: skip
    write_jsonl(project / "data/prepared/test.jsonl", (Example(id=str(n), **row) for n in range(ROWS)))


def peak_of(command: list[str], project: Path) -> int:
    """The largest resident memory of a command in bytes; it is measured by a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return int(finished.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)


def _make_project(project: Path) -> None:
    """A folder in which stages run: settings that can be changed, the rulebooks that are here."""
    (project / "data").mkdir()
    (project / "models").mkdir()
    (project / "data/rulebooks").symlink_to(ROOT / "data/rulebooks")
    shutil.copy(ROOT / "params.yaml", project)
    shutil.copytree(ROOT / "profiles", project / "profiles")


if __name__ == "__main__":
    run_reporting_errors(main)
