import json

import mlx.core as mx
import mlx_lm
import pytest
from mlx.utils import tree_flatten

from dm_assistant.errors import UserError
from dm_assistant.models.loading import check_is_mlx_model, dequantized_on_cpu, load_model, save_model_like
from dm_assistant.models.lora import adapter_config, add_adapters, fuse_adapters, load_adapters, save_adapters
from dm_assistant.models.parity import check_fused, compare, prompt_logits
from dm_assistant.models.quantizing import bits_per_weight, count_weights, quantize
from dm_assistant.params import load_params
from tests.models.conftest import make_model

LORA = load_params().lora
PROMPTS = [[5, 9, 200, 31], [7], [100, 101, 102, 103, 104]]


@pytest.fixture
def adapters(tiny_model, tmp_path):
    """Adapters whose product is not zero, as after training."""
    model, _ = load_model(tiny_model, "base")
    config = adapter_config(LORA, len(model.layers))
    add_adapters(model, config)
    mx.random.seed(11)
    model.update(
        {"model": {"layers": [
            {"self_attn": {"q_proj": {"lora_b": mx.random.normal((LORA.rank, 64))}}} for _ in model.layers
        ]}}
    )  # fmt: skip
    folder = tmp_path / "best"
    folder.mkdir()
    save_adapters(model, config, folder)
    return folder


def three_logits(tiny_model, adapters):
    model, _ = load_model(tiny_model, "base")
    base = prompt_logits(model, PROMPTS)
    load_adapters(model, adapters)
    adapted = prompt_logits(model, PROMPTS)
    fuse_adapters(model)
    return base, adapted, prompt_logits(model, PROMPTS)


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
    shipped = prompt_logits(thrown_away, PROMPTS)
    with pytest.raises(UserError, match="is not base\\+adapter"):
        check_fused(compare(adapted, shipped), compare(base, shipped), tolerance=1e-3, dtype=mx.float32)


def test_in_half_precision_the_gate_compares_distributions(tiny_model, adapters):
    def half(model):
        model.set_dtype(mx.bfloat16)
        return model

    base = prompt_logits(half(load_model(tiny_model, "base")[0]), PROMPTS)
    model = load_model(tiny_model, "base")[0]
    load_adapters(half(model), adapters)
    adapted = prompt_logits(model, PROMPTS)
    fused = prompt_logits(fuse_adapters(model), PROMPTS)
    assert compare(adapted, fused).max_difference > 1e-3, "rounding alone would fail the float32 gate"
    check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.bfloat16)
    with pytest.raises(UserError, match="is not base\\+adapter"):
        check_fused(compare(adapted, base), compare(base, base), tolerance=1e-3, dtype=mx.bfloat16)


def test_the_gate_catches_an_adapter_that_changes_nothing(tiny_model, tmp_path):
    model, _ = load_model(tiny_model, "base")
    base = prompt_logits(model, PROMPTS)
    add_adapters(model, adapter_config(LORA, len(model.layers)))  # fresh adapters: their product is zero
    adapted = prompt_logits(model, PROMPTS)
    fused = prompt_logits(fuse_adapters(model), PROMPTS)
    with pytest.raises(UserError, match="the fused model is the base"):
        check_fused(compare(adapted, fused), compare(base, fused), tolerance=1e-3, dtype=mx.float32)


def test_fusing_a_model_without_adapters_is_refused(tiny_model):
    model, _ = load_model(tiny_model, "base")
    with pytest.raises(UserError, match="nothing to fuse"):
        fuse_adapters(model)


def test_mlx_lm_loads_the_adapters_and_the_fused_model(tiny_model, adapters, tmp_path):
    _, adapted, fused = three_logits(tiny_model, adapters)
    theirs, _ = mlx_lm.load(str(tiny_model), adapter_path=str(adapters))
    assert compare(adapted, prompt_logits(theirs, PROMPTS)).max_difference <= 1e-5
    model, config = load_model(tiny_model, "base")
    load_adapters(model, adapters)
    target = tmp_path / "fused"
    target.mkdir()
    save_model_like(target, fuse_adapters(model), config, origin=tiny_model)
    written, tokenizer = mlx_lm.load(str(target))
    assert compare(fused, prompt_logits(written, PROMPTS)).max_difference == 0
    assert tokenizer.chat_template == mlx_lm.load(str(tiny_model))[1].chat_template


def test_adapters_of_another_shape_are_refused(adapters, tmp_path):
    config = json.loads((adapters / "adapter_config.json").read_text())
    config["lora_parameters"]["rank"] += 1
    (adapters / "adapter_config.json").write_text(json.dumps(config))
    model, _ = load_model(make_model(tmp_path / "other"), "base")
    with pytest.raises(UserError, match=r"lora_a has the shape \(128, 8\), the model wants \(128, 9\).*another base"):
        load_adapters(model, adapters)


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


def test_eight_bits_change_little_and_every_layer_is_accounted_for(tiny_model):
    model, config = load_model(tiny_model, "base")
    before, weights = prompt_logits(model, PROMPTS), count_weights(model)
    linear = [name for name, module in model.named_modules() if hasattr(module, "to_quantized")]
    model, config, layers = quantize(model, config, bits=8, group_size=64)
    assert sorted(layer.name for layer in layers) == sorted(linear)
    assert {layer.bits for layer in layers} == {8}
    assert config["quantization"] == {"group_size": 64, "bits": 8, "mode": "affine"}
    assert compare(before, prompt_logits(model, PROMPTS)).kl < 1e-3
    assert 8 < bits_per_weight(model, weights) < 10


def test_layers_that_mlx_would_skip_silently_are_reported(tiny_model):
    model, config = load_model(tiny_model, "base")
    _, _, layers = quantize(model, config, bits=4, group_size=128)
    skipped = {layer.name: layer.reason for layer in layers if layer.bits is None}
    assert skipped["model.layers.0.self_attn.q_proj"] == "input dimension 64 is no multiple of the group size 128"
    assert "model.layers.0.mlp.down_proj" not in skipped


def test_a_group_size_that_fits_no_layer_is_refused(tmp_path):
    model, config = load_model(make_model(tmp_path / "m"), "base")
    model.model.layers = []
    with pytest.raises(UserError, match=r"quantize.group_size = 128 divides no layer's input dimension \(64\)"):
        quantize(model, config, bits=4, group_size=128)


def test_on_the_cpu_a_quantized_model_is_dequantized_and_says_so(tiny_model):
    model, config = load_model(tiny_model, "base")
    assert dequantized_on_cpu(model)[1] is False
    model, *_ = quantize(model, config, bits=8, group_size=64)
    before = prompt_logits(model, PROMPTS)
    model, changed = dequantized_on_cpu(model)
    assert changed is (mx.default_device().type == mx.cpu)
    assert compare(before, prompt_logits(model, PROMPTS)).max_difference < 1e-3
    assert dict(tree_flatten(model.parameters()))["model.embed_tokens.weight"].dtype == mx.float32


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "config.json").unlink(), "config.json is missing"),
        (lambda folder: (folder / "config.json").write_text("{"), "is not valid JSON"),
        (lambda folder: (folder / "config.json").write_text("{}"), "names no model_type"),
        (lambda folder: (folder / "model.safetensors").unlink(), "no model\\*.safetensors"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.json is missing"),
    ],
)
def test_a_folder_that_is_no_mlx_model_is_refused_with_the_reason(tmp_path, spoil, message):
    folder = make_model(tmp_path / "model")
    spoil(folder)
    with pytest.raises(UserError, match=message):
        check_is_mlx_model(folder)


def test_weights_that_do_not_fit_the_configuration_are_refused(tmp_path):
    folder = make_model(tmp_path / "model")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"num_hidden_layers": 5}))
    with pytest.raises(UserError, match="is no model that mlx-lm can load"):
        load_model(folder, "base")
