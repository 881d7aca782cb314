import mlx.core as mx
import mlx.optimizers as optim
import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.models.loading import load_model
from dm_assistant.models.lora import adapter_config, add_adapters
from dm_assistant.models.packing import Row
from dm_assistant.models.preflight import describe, estimate_memory, example_rows, marked_tokens, read_rows
from dm_assistant.models.training import Trainer
from dm_assistant.models.workers import threads
from dm_assistant.params import load_params
from dm_assistant.records import Example, write_jsonl
from dm_assistant.tokenization import load_tokenizer
from tests.conftest import ROOT

PARAMS = load_params()


def example(name, question="What is it?", answer="A thing."):
    return Example(
        id=name, pair_id="p", fact_id="f", section="s", kind="rule", type="lookup", mode="closed", question=question,
        passage_ids=[], messages=[{"role": "user", "content": question}], answer=answer, evidence=answer,
    )  # fmt: skip


def test_rows_that_are_too_long_are_refused_all_by_name(tiny_model):
    tokenizer = load_tokenizer(tiny_model)
    examples = [example("short"), example("long-1", "What? " * 30), example("long-2", "Why? " * 30)]
    assert example_rows(examples, tokenizer, 300)[0].tokens[-1] == tokenizer.end
    with pytest.raises(UserError, match=r"2 examples .*max_length = 60: long-1 \(\d+\), long-2 \(\d+\)"):
        example_rows(examples, tokenizer, 60)


def test_rows_without_an_answer_are_refused_by_name(tiny_model):
    tokenizer = load_tokenizer(tiny_model)
    with pytest.raises(UserError, match="1 examples have no tokens in their answer: void"):
        example_rows([example("said"), example("void", answer="<end>")], tokenizer, 300)


@pytest.mark.parametrize(("split", "count"), [("train", 0), ("valid", 1)])
def test_a_split_with_too_few_rows_is_refused(tiny_model, tmp_path, split, count):
    for name in ("train", "valid"):
        write_jsonl(tmp_path / f"{name}.jsonl", [example("one"), example("two")][: count if name == split else 2])
    with pytest.raises(UserError, match=f"{split}.jsonl has {count or 'no'} rows, .*max_pairs.*dvc repro prepare"):
        read_rows(tmp_path, load_tokenizer(tiny_model), 300)


def test_the_plan_says_what_will_be_done(tiny_model):
    rows = {"train": [Row(str(n), tuple(range(20)), 15) for n in range(30)], "valid": [Row("v", tuple(range(9)), 5)]}
    train = PARAMS.train.model_copy(update={"epochs": 2, "tokens_per_step": 100})
    plan = "\n".join(describe(load_model(tiny_model, "base", lazy=True)[0], rows, PARAMS.lora, train, machines=1))
    assert "train: 30 rows of 20 to 20 tokens, median 20, 600 in all, 150 of them answers" in plan
    assert "steps: 12, 2 epochs, at most 100 tokens each; rows share lines" in plan
    assert "lora: 14 layers, rank 8, product times 4" in plan
    assert "▁" in plan
    assert "warning" not in plan


def test_more_memory_than_the_machine_has_is_warned_about(tiny_model, monkeypatch):
    monkeypatch.setattr("dm_assistant.models.preflight._machine_memory", lambda: 1000)
    rows = {"train": [Row("t", tuple(range(20)), 15)], "valid": [Row("v", tuple(range(9)), 5)]}
    plan = describe(load_model(tiny_model, "base", lazy=True)[0], rows, PARAMS.lora, PARAMS.train, machines=1)
    assert plan[-1].startswith("warning: this is more than the machine has. Raise train.accumulation")


@pytest.mark.parametrize("recompute", [False, True])
def test_the_estimated_memory_is_right_within_a_half(tiny_model, recompute):
    model, _ = load_model(tiny_model, "base")
    add_adapters(model, adapter_config(PARAMS.lora, len(model.layers)))
    rows = [Row(str(n), tuple(n % 200 + 5 for n in range(60)), 40) for n in range(60)]
    train = PARAMS.train.model_copy(update={"tokens_per_step": 4000, "gradient_checkpointing": recompute})
    estimated = estimate_memory(model, [rows], train, threads())
    mx.reset_peak_memory()
    before = mx.get_active_memory()
    with Trainer(
        model, optim.AdamW(1e-3), lambda step: 1e-3, clip=1.0, seed=1, tokens_per_step=4000, recompute=recompute
    ) as trainer:
        trainer.step(rows, 1)
    assert estimated == pytest.approx(mx.get_peak_memory() - before, rel=0.5)


def test_tokens_with_a_loss_are_marked(tiny_model):
    tokenizer = load_tokenizer(tiny_model)
    row = example_rows([example("one", "What is the range?", "150 feet.")], tokenizer, 100)[0]
    text = marked_tokens(row, tokenizer)
    assert text.startswith("<user> What is the range?<end><assistant>⟦")
    assert text.endswith("⟦<end>⟧")
    assert text.count("⟦") == row.answer_tokens
    assert text.split("<assistant>")[1].replace("⟦", "").replace("⟧", "") == " 150 feet.<end>"


def test_dm_train_shows_the_plan_and_three_rows_but_does_not_train(tiny_model, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("params.yaml", "profiles"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "base").symlink_to(tiny_model)
    for split in ("train", "valid"):
        write_jsonl(tmp_path / "data" / "prepared" / f"{split}.jsonl", [example(f"{split}-{n}") for n in range(5)])
    cli.run(["train", "--dry-run"])
    printed = capsys.readouterr().out
    assert "train: 5 rows" in printed
    assert printed.count("<assistant>⟦") == 3
    with pytest.raises(UserError, match="Train with: dvc repro train"):
        cli.run(["train"])
    assert not (tmp_path / "models" / "adapters").exists()
