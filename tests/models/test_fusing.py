"""Fusing: what is written is base plus adapter, in the wanted type, and mlx-lm alone can use it."""

import json
import math
import shutil
from types import SimpleNamespace

import mlx.core as mx
import mlx_lm
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.fusing import checkpoint_folder, fuse, load_plainly
from dm_assistant.models.loading import load_model, save_model_like, weight_dtype
from dm_assistant.models.lora import adapter_config, add_adapters, fuse_adapters, load_adapters, save_adapters
from dm_assistant.models.parity import (
    StoredLogits,
    answer_logits,
    check_answers,
    check_fused,
    check_stops,
    compare,
    greedy_answers,
    perplexity,
    proof_rows,
)
from dm_assistant.models.quantizing import default_settings, plan_layers, quantize
from dm_assistant.params import load_params
from dm_assistant.tokenization import load_tokenizer
from tests.models.architectures import ARCHITECTURES, make_architecture
from tests.models.conftest import make_model

LORA = load_params().lora
ROWS = [([5, 9, 200], [31, 1]), ([7], [8]), ([100, 101], [102, 103, 104, 1])]
PROMPTS = [prompt for prompt, _ in ROWS]


def make_adapters(model, folder, method="lora"):
    """Adapters whose products are not zero, as after training, on the model and in the folder."""
    config = adapter_config(LORA.model_copy(update={"method": method}), len(model.layers))
    add_adapters(model, config)
    mx.random.seed(11)
    model.load_weights(
        [(name, mx.random.normal(array.shape) / 4) for name, array in tree_flatten(model.trainable_parameters())],
        strict=False,
    )
    folder.mkdir(parents=True)
    save_adapters(model, config, folder)
    return folder


@pytest.fixture
def adapters(tiny_model, tmp_path):
    return make_adapters(load_model(tiny_model, "base")[0], tmp_path / "adapters/best")


def three_logits(tiny_model, adapters):
    model, _ = load_model(tiny_model, "base")
    base = list(answer_logits(model, ROWS))
    load_adapters(model, adapters)
    adapted = list(answer_logits(model, ROWS))
    fuse_adapters(model)
    return base, adapted, list(answer_logits(model, ROWS))


def test_the_fused_model_is_base_plus_adapter_and_not_the_base(tiny_model, adapters):
    base, adapted, fused = three_logits(tiny_model, adapters)
    assert compare(adapted, fused).max_difference <= 1e-3
    assert compare(adapted, fused).agreement == 1
    assert compare(base, fused).max_difference > 0.1
    check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.float32)


def test_the_gate_catches_an_adapter_that_was_thrown_away(tiny_model, adapters):
    # what the earlier attempt did: the adapted layers were replaced by the plain ones of the base
    base, adapted, _ = three_logits(tiny_model, adapters)
    thrown_away, _ = load_model(tiny_model, "base")
    shipped = list(answer_logits(thrown_away, ROWS))
    with pytest.raises(UserError, match="is not base\\+adapter"):
        check_fused(compare(adapted, shipped), compare(base, shipped), tolerance=1e-3, dtype=mx.float32)


def test_in_half_precision_the_gate_compares_distributions(tiny_model, adapters):
    def half(model):
        model.set_dtype(mx.bfloat16)
        return model

    base = list(answer_logits(half(load_model(tiny_model, "base")[0]), ROWS))
    model = load_model(tiny_model, "base")[0]
    load_adapters(half(model), adapters)
    adapted = list(answer_logits(model, ROWS))
    fused = list(answer_logits(fuse_adapters(model), ROWS))
    assert compare(adapted, fused).max_difference > 1e-3, "rounding alone would fail the float32 gate"
    check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.bfloat16)
    with pytest.raises(UserError, match="is not base\\+adapter"):
        check_fused(compare(adapted, base), compare(base, base), tolerance=1e-3, dtype=mx.bfloat16)


def test_the_gate_catches_an_adapter_that_changes_nothing(tiny_model, tmp_path):
    model, _ = load_model(tiny_model, "base")
    base = list(answer_logits(model, ROWS))
    add_adapters(model, adapter_config(LORA, len(model.layers)))  # fresh adapters: their product is zero
    adapted = list(answer_logits(model, ROWS))
    fused = list(answer_logits(fuse_adapters(model), ROWS))
    with pytest.raises(UserError, match="the fused model is the base"):
        check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.float32)


@pytest.mark.parametrize("damaged", [math.nan, math.inf])
def test_logits_that_are_no_numbers_pass_no_gate(damaged):
    sound = [mx.zeros((2, 3))]
    with pytest.raises(UserError, match="no finite numbers"):
        compare(sound, [mx.array([[0.0, 0.0, 0.0], [0.0, damaged, 0.0]])])


def test_fusing_a_model_without_adapters_is_refused(tiny_model):
    model, _ = load_model(tiny_model, "base")
    with pytest.raises(UserError, match="nothing to fuse"):
        fuse_adapters(model)


def test_mlx_lm_loads_the_adapters_and_the_fused_model(tiny_model, adapters, tmp_path):
    _, adapted, fused = three_logits(tiny_model, adapters)
    theirs, _ = mlx_lm.load(str(tiny_model), adapter_path=str(adapters))
    assert compare(adapted, answer_logits(theirs, ROWS)).max_difference <= 1e-5
    model, config = load_model(tiny_model, "base")
    load_adapters(model, adapters)
    target = tmp_path / "fused"
    target.mkdir()
    save_model_like(target, fuse_adapters(model), config, origin=tiny_model)
    written, tokenizer = mlx_lm.load(str(target))
    assert compare(fused, answer_logits(written, ROWS)).max_difference == 0
    assert tokenizer.chat_template == mlx_lm.load(str(tiny_model))[1].chat_template


def test_adapters_of_another_shape_are_refused(adapters, tmp_path):
    config = json.loads((adapters / "adapter_config.json").read_text())
    config["lora_parameters"]["rank"] += 1
    (adapters / "adapter_config.json").write_text(json.dumps(config))
    model, _ = load_model(make_model(tmp_path / "other"), "base")
    with pytest.raises(UserError, match=r"lora_a has the shape \(128, 8\), the model wants \(128, 9\).*another base"):
        load_adapters(model, adapters)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"fine_tune_type": "lora", "num_layers": 2}'])
def test_a_broken_configuration_of_adapters_is_refused(tiny_model, adapters, text):
    (adapters / "adapter_config.json").write_text(text)
    with pytest.raises(UserError, match=r"adapter_config.json is no configuration.*dvc repro --force train"):
        load_adapters(load_model(tiny_model, "base")[0], adapters)


@pytest.mark.parametrize("left", [0, 4, 100, -1])
def test_truncated_adapters_are_refused(tiny_model, adapters, left):
    weights = adapters / "adapters.safetensors"
    weights.write_bytes(weights.read_bytes()[:left])
    with pytest.raises(UserError, match=r"adapters.safetensors is not a sound .*dvc repro --force train"):
        load_adapters(load_model(tiny_model, "base")[0], adapters)


def test_adapters_of_a_deeper_model_are_refused(adapters, tmp_path):
    model, _ = load_model(make_model(tmp_path / "deeper", layers=3), "base")
    config = json.loads((adapters / "adapter_config.json").read_text())
    config["num_layers"] = 3
    (adapters / "adapter_config.json").write_text(json.dumps(config))
    with pytest.raises(UserError, match="stands on one side only"):
        load_adapters(model, adapters)


def test_lora_keys_that_fit_no_layer_are_refused(tiny_model):
    model, _ = load_model(tiny_model, "base")
    lora = LORA.model_copy(update={"keys": ["attention.query"]})
    with pytest.raises(UserError, match=r"lora.keys names no layer of this model; it has .*self_attn.q_proj"):
        add_adapters(model, adapter_config(lora, len(model.layers)))


@pytest.mark.parametrize("quantized_base", [False, True])
@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_every_architecture_is_fused_also_from_a_quantized_base(tmp_path, architecture, quantized_base):
    base = make_architecture(tmp_path / "base", architecture)
    model, config = load_model(base, "base")
    if quantized_base:
        default = default_settings("affine", 4, 64)
        model, config = quantize(model, config, plan_layers(model, "affine", 4, 64), default)
    plain = list(answer_logits(model, ROWS))
    make_adapters(model, tmp_path / "adapters")
    adapted = list(answer_logits(model, ROWS))
    model, config = fuse(model, config, "base")
    assert "quantization" not in config
    (tmp_path / "fused").mkdir()
    save_model_like(tmp_path / "fused", model, config, origin=base)
    fused, _ = load_plainly(tmp_path / "fused")
    written = list(answer_logits(fused, ROWS))
    check_fused(compare(adapted, written), compare(plain, written), tolerance=1e-3, dtype=weight_dtype(fused))
    assert {array.dtype for _, array in tree_flatten(fused.parameters())} == {mx.float32}


@pytest.mark.parametrize("method", ["dora", "full"])
def test_dora_and_full_fine_tuning_are_fused(tiny_model, tmp_path, method):
    folder = make_adapters(load_model(tiny_model, "base")[0], tmp_path / "adapters", method)
    model, config = load_model(tiny_model, "base")
    base = list(answer_logits(model, ROWS))
    load_adapters(model, folder)
    adapted = list(answer_logits(model, ROWS))
    fused = list(answer_logits(fuse(model, config, "base")[0], ROWS))
    check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.float32)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_the_fused_weights_have_the_type_that_was_asked_for(tiny_model, adapters, tmp_path, dtype):
    model, config = load_model(tiny_model, "base")
    base = list(answer_logits(model, ROWS))
    load_adapters(model, adapters)
    adapted = list(answer_logits(model, ROWS))
    model, config = fuse(model, config, dtype)
    assert config["torch_dtype"] == dtype
    (tmp_path / "fused").mkdir()
    save_model_like(tmp_path / "fused", model, config, origin=tiny_model)
    written, _ = load_model(tmp_path / "fused", "fuse")
    assert {array.dtype for _, array in tree_flatten(written.parameters())} == {getattr(mx, dtype)}
    fused = list(answer_logits(written, ROWS))
    check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=weight_dtype(written))


def test_weights_that_an_architecture_keeps_in_float32_stay(tiny_model, adapters):
    model, config = load_model(tiny_model, "base")
    load_adapters(model, adapters)
    model.cast_predicate = lambda name: "norm" not in name
    model, _ = fuse(model, config, "bfloat16")
    types = {name: array.dtype for name, array in tree_flatten(model.parameters())}
    assert types["model.norm.weight"] == mx.float32
    assert types["model.layers.0.self_attn.q_proj.weight"] == mx.bfloat16


@pytest.mark.parametrize(("checkpoint", "folder"), [("best", "best"), ("last", "last"), (20, "step-20")])
def test_a_checkpoint_is_named_best_last_or_by_its_step(tmp_path, checkpoint, folder):
    for name in ("best", "last", "step-20", "step-100"):
        (tmp_path / name).mkdir()
    assert checkpoint_folder(tmp_path, checkpoint) == tmp_path / folder


def test_a_step_that_was_not_kept_is_refused_with_those_that_were(tmp_path):
    for name in ("best", "last", "step-20", "step-100"):
        (tmp_path / name).mkdir()
    with pytest.raises(UserError, match="fuse.checkpoint = 30: .* There is: best, last, 20, 100. .*train.keep: all"):
        checkpoint_folder(tmp_path, 30)


@pytest.fixture
def fused(tiny_model, adapters):
    """The fused model and the greedy answers of base+adapter; one ends by itself."""
    model, config = load_model(tiny_model, "base")
    load_adapters(model, adapters)
    answers = greedy_answers(model, PROMPTS, ends=[1], max_tokens=6)
    model, _ = fuse(model, config, "base")
    return model, list(zip(PROMPTS, answers, strict=True))


def test_greedy_answers_stop_at_an_end_and_keep_it(fused):
    model, rows = fused
    answer = rows[0][1]
    assert len(answer) == 6
    assert greedy_answers(model, PROMPTS[:1], ends=[answer[2]], max_tokens=6) == [answer[: answer.index(answer[2]) + 1]]


def test_the_gate_on_answers_takes_the_same_ones_and_no_others(fused):
    model, rows = fused
    check_answers(model, rows, tolerance=1e-3, dtype=mx.float32)
    prompt, answer = rows[0]
    other = [(prompt, [*answer[:-1], (answer[-1] + 1) % 300])]
    with pytest.raises(UserError, match="answers otherwise than base\\+adapter"):
        check_answers(model, other, tolerance=1e-3, dtype=mx.float32)


def test_what_mlx_lm_loads_stops_where_base_and_adapter_did(tiny_model, fused, tmp_path):
    model, rows = fused
    prompt, answer = rows[0]
    end = answer[2]  # let the third token be one that ends a turn
    rows = [(prompt, answer[: answer.index(end) + 1])]
    base = tmp_path / "base"
    shutil.copytree(tiny_model, base)
    (base / "generation_config.json").write_text(json.dumps({"eos_token_id": [1, end]}))
    config = json.loads((base / "config.json").read_text())
    (tmp_path / "fused").mkdir()
    save_model_like(tmp_path / "fused", model, config, origin=base)
    assert check_stops(*load_plainly(tmp_path / "fused"), load_tokenizer(base), rows) == 1

    (tmp_path / "fused/generation_config.json").unlink()
    with pytest.raises(UserError, match=rf"mlx-lm would not stop at the tokens \[{end}\]"):
        check_stops(*load_plainly(tmp_path / "fused"), load_tokenizer(base), rows)


def test_a_lost_chat_template_is_refused(tiny_model, fused, tmp_path):
    model, rows = fused
    save_model_like(tmp_path, model, json.loads((tiny_model / "config.json").read_text()), origin=tiny_model)
    (tmp_path / "chat_template.jinja").write_text("{{ messages[0].content }}")
    with pytest.raises(UserError, match="lost the chat template"):
        check_stops(*load_plainly(tmp_path), load_tokenizer(tiny_model), rows)


@pytest.mark.parametrize(("there", "taken"), [(100, [0, 25, 50, 75]), (5, [0, 1, 2, 3]), (2, [0, 1])])
def test_rows_are_spread_over_the_split(tiny_model, there, taken):
    tokenizer = load_tokenizer(tiny_model)
    examples = [
        SimpleNamespace(messages=[{"role": "user", "content": "A wolf?"}], answer=f"{n}.") for n in range(there)
    ]
    rows = proof_rows(examples, tokenizer, count=4)
    assert [tokenizer.decode(answer[:-1]) for _, answer in rows] == [f"{number}." for number in taken]


def test_stored_logits_are_those_of_the_model_each_time_they_are_read(tiny_model, tmp_path):
    model, _ = load_model(tiny_model, "base")
    stored = StoredLogits(tmp_path / "logits", answer_logits(model, ROWS))
    for _ in range(2):
        assert compare(stored, answer_logits(model, ROWS)).max_difference == 0


def test_perplexity_of_a_model_that_knows_nothing_is_the_size_of_the_vocabulary():
    even = [mx.zeros((len(answer), 300)) for _, answer in ROWS]
    assert perplexity(even, ROWS) == pytest.approx(300)
