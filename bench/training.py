"""Training beside `mlx_lm.lora`: the same examples, LoRA, BLAS and epochs, on the CPU, one run each, in turn.

Reads   models/base, data/prepared        (what `make repro` made)
Writes  nothing; a table on standard output
Run     python -m bench.training

mlx-lm runs at its best setting: batches of 1 to 32 and one or two BLAS threads are tried on a part of the
rows first. Ours takes as many tokens a step as leave the validation loss below the other's. Every run is a
process of its own. Examples and tokens (without padding) are counted where rows enter either trainer,
seconds are those between the first step's begin and the last step's end, and the validation loss of what
came out is measured by one function.
"""

import ctypes
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dm_assistant import models  # noqa: F401  OpenBLAS before mlx
from dm_assistant.blas import LIBRARY
from dm_assistant.errors import UserError, run_reporting_errors

BASE, PREPARED = Path("models/base"), Path("data/prepared")
BATCHES, BLAS_THREADS = (1, 2, 4, 8, 16, 32), (1, 2)
EPOCHS = 1
TOKENS_PER_STEP = {"closed-book": 512, "with passages": 768, "25 M llama": 448}  # ours: two or more rows a step
AIMS = {"closed-book": 3.5, "with passages": 1.3, "25 M llama": 1.5}  # times the examples/s of mlx_lm.lora


def load(name: str) -> tuple:
    """A model and its rows for training and validation.

    Raises:
        UserError: the pipeline has not run here.
    """
    import mlx.core as mx
    from mlx_lm.models import llama

    from dm_assistant.models.loading import load_model
    from dm_assistant.models.packing import Row
    from dm_assistant.models.preflight import example_rows
    from dm_assistant.records import Example, read_jsonl
    from dm_assistant.tokenization import load_tokenizer

    if name == "25 M llama":
        draw = random.Random(7)
        rows = []
        for number in range(200):
            length = draw.randint(10, 250)
            rows.append(Row(str(number), tuple(draw.choices(range(8192), k=length)), length // 2))
        mx.random.seed(7)
        model = llama.Model(
            llama.ModelArgs(
                model_type="llama", hidden_size=512, num_hidden_layers=6, intermediate_size=1536,
                num_attention_heads=8, rms_norm_eps=1e-5, vocab_size=8192,
            )
        )  # fmt: skip
        mx.eval(model.parameters())
        return model, rows[:160], rows[160:]
    mode = {"closed-book": "closed", "with passages": "open"}[name]
    tokenizer = load_tokenizer(BASE)
    train, valid = (
        example_rows(
            [row for row in read_jsonl(PREPARED / f"{split}.jsonl", Example, made_by="prepare") if row.mode == mode],
            tokenizer,
            max_length=2048,
        )
        for split in ("train", "valid")
    )
    return load_model(BASE, made_by="base")[0], train, valid


class Counter:
    """Counts examples and their tokens, and the seconds from the first step to the last."""

    def __init__(self) -> None:
        self.examples = self.tokens = 0

    def start(self) -> None:
        self.started = time.perf_counter()

    def add(self, lengths: list[int]) -> None:
        self.examples += len(lengths)
        self.tokens += sum(lengths)
        self.seconds = time.perf_counter() - self.started


def train_ours(model, rows: list, setting: dict, counter: Counter) -> None:
    import mlx.optimizers as optim

    from dm_assistant.models.training import Trainer, count_steps, learning_rate_schedule

    tokens = setting["tokens_per_step"]
    steps = count_steps(rows, setting["epochs"], tokens, 7, packed=True)
    schedule = learning_rate_schedule("cosine", setting["learning_rate"], 0.05, steps)
    with Trainer(
        model,
        optim.AdamW(1e-3, weight_decay=0.0),
        schedule,
        1.0,
        seed=7,
        tokens_per_step=tokens,
        accumulation=setting["accumulation"],
    ) as trainer:
        step = trainer.step

        def counted(step_rows: list, number: int) -> tuple[float, float]:
            result = step(step_rows, number)
            counter.add([len(row.tokens) for row in step_rows])
            return result

        trainer.step = counted
        counter.start()
        for _ in trainer.steps(rows, steps):
            pass


def train_mlx_lm(model, rows: list, setting: dict, counter: Counter) -> None:
    import mlx.core as mx
    import mlx.optimizers as optim
    from mlx_lm.tuner import trainer
    from mlx_lm.tuner.datasets import CacheDataset

    mx.enable_compile()  # as mlx-lm's users have it: with a C++ compiler it is a little faster
    batch = setting["batch"]
    steps = setting["epochs"] * (len(rows) // batch)
    warmup = max(1, steps // 20)
    schedule = optim.join_schedules(
        [
            optim.linear_schedule(0, setting["learning_rate"], warmup),
            optim.cosine_decay(setting["learning_rate"], steps - warmup),
        ],
        [warmup],
    )

    def counted(**arguments):
        for tokens, spans in trainer.iterate_batches(**arguments, seed=7):
            yield tokens, spans
            counter.add(spans[:, 1].tolist())  # asked for the next batch: this one is done; the last is not counted

    with tempfile.TemporaryDirectory() as folder:
        arguments = trainer.TrainingArgs(
            batch_size=batch, iters=steps, steps_per_report=steps, steps_per_save=steps + 1, max_seq_length=2048,
            adapter_file=Path(folder) / "adapters.safetensors",
        )  # fmt: skip
        counter.start()
        trainer.train(
            model, optim.AdamW(schedule, weight_decay=0.0), CacheDataset(ChatRows(rows)),
            args=arguments, iterate_batches=counted,
        )  # fmt: skip


class ChatRows(list):
    """Rows as mlx_lm.lora has them when a file of chats is given: records of one key, tokens when asked for."""

    def __getitem__(self, index: int) -> dict:
        return {"messages": super().__getitem__(index)}

    def process(self, record: dict) -> tuple[list[int], int]:
        row = record["messages"]
        return list(row.tokens), row.answer_start


def prepared(name: str) -> tuple:
    """The model with fresh adapters, training rows in a drawn order, validation rows."""
    import mlx.core as mx

    from dm_assistant.models.lora import adapter_config, add_adapters
    from dm_assistant.params import load_params

    model, rows, valid = load(name)
    random.Random(1).shuffle(rows)
    mx.random.seed(7)
    add_adapters(model, adapter_config(load_params().lora, len(model.layers)))
    mx.eval(model.parameters())
    return model, rows, valid


def use_blas_threads(count: int) -> None:
    ctypes.CDLL(str(LIBRARY)).openblas_set_num_threads(count)


def best_setting(name: str) -> dict:
    """The batch size and number of BLAS threads with which mlx-lm is fastest, tried on a few batches."""
    model, rows, _ = prepared(name)
    speeds = {}
    for threads in BLAS_THREADS:
        use_blas_threads(threads)
        for batch in BATCHES:
            counter = Counter()
            few = rows[: max(24, 3 * batch)]
            train_mlx_lm(model, few, {"batch": batch, "learning_rate": 1e-3, "epochs": 1}, counter)
            speeds[threads, batch] = counter.examples / counter.seconds
    threads, batch = max(speeds, key=speeds.get)
    return {"batch": batch, "blas_threads": threads}


def run(setting: dict) -> dict:
    """One training in this process, and what it took."""
    import mlx.optimizers as optim

    from dm_assistant.models.training import Trainer

    use_blas_threads(setting["blas_threads"])
    model, rows, valid = prepared(setting["set"])
    counter = Counter()
    train = train_ours if setting["trainer"] == "ours" else train_mlx_lm
    train(model, rows, setting, counter)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    with Trainer(model, optim.SGD(0.0), lambda step: 0.0, 1.0, seed=7, tokens_per_step=2048) as measuring:
        loss = measuring.measure(valid).mean
    return {
        "examples": counter.examples / counter.seconds,
        "tokens": counter.tokens / counter.seconds,
        "memory": memory,
        "loss": loss,
    }


def in_process(function: str, argument) -> dict:
    """A function of this module in a process of its own: BLAS, memory and random state are its own, too.

    OpenBLAS chooses its kernels by the processor there, whatever is set for other programs here.
    """
    command = [sys.executable, "-m", "bench.training", function, json.dumps(argument)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if finished.returncode:
        raise UserError(f"{' '.join(command)} failed: {finished.stderr.strip().splitlines()[-1]}")
    return json.loads(finished.stdout.splitlines()[-1])


def main() -> None:
    for name, aim in AIMS.items():
        common = {"set": name, "epochs": EPOCHS, "learning_rate": 1e-3}
        found = in_process("best_setting", name)
        settings = {
            "mlx_lm.lora": {"trainer": "mlx_lm", **found},
            "ours": {"trainer": "ours", "tokens_per_step": TOKENS_PER_STEP[name], "accumulation": 1, "blas_threads": 1},
        }
        results = {trainer: in_process("run", common | setting) for trainer, setting in settings.items()}
        for trainer, result in results.items():
            print(
                f"{name:14} {trainer:12} {result['examples']:7.1f} examples/s {result['tokens']:8.0f} tokens/s "
                f"{result['memory'] / 1e6:6.0f} MB, validation loss {result['loss']:.4f}  {settings[trainer]}"
            )
        ratio = results["ours"]["examples"] / results["mlx_lm.lora"]["examples"]
        print(f"{name:14} {ratio:.2f} times the examples/s, aim {aim}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] in (["run"], ["best_setting"]):
        print(json.dumps(globals()[sys.argv[1]](json.loads(sys.argv[2]))))
    else:
        run_reporting_errors(main)
