"""The Modelfile says to Ollama what the chat template says to mlx."""

import pytest
from jinja2 import Template

from dm_assistant.errors import UserError
from dm_assistant.export.ollama import check_architecture, go_template, modelfile
from dm_assistant.models.embedded import build_tokenizer
from dm_assistant.tokenization import ChatTokenizer
from tests.models.conftest import SENTENCES

LLAMA3 = (
    "{{ bos_token }}{% for m in messages %}<|start|>{{ m.role }}<|mid|>\n\n{{ m.content }}<|eot|>{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant<|mid|>\n\n{% endif %}"
)
NO_SYSTEM = (
    "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
    "{% if m.role == 'user' %}[INST] {{ m.content }} [/INST]{% else %}{{ m.content }}<end>{% endif %}{% endfor %}"
)
DEFAULT_SYSTEM = (
    "{% if messages[0].role != 'system' %}<sys>Be kind.</sys>{% endif %}"
    "{% for m in messages %}<{{ m.role[:3] }}>{{ m.content }}</{{ m.role[:3] }}>{% endfor %}"
    "{% if add_generation_prompt %}<ass>{% endif %}"
)


def tokenizer(template=None, bos=None):
    raw = build_tokenizer(SENTENCES, vocabulary=300)
    if template:
        raw.chat_template = template
    if bos:
        raw.bos_token = bos
    return ChatTokenizer(raw, ends=[1, 2])


def render_go(text, system, prompt):
    """The few things our templates use of Go's language, in Jinja's."""
    jinja = text.replace("{{ if .System }}", "{% if System %}").replace("{{ else }}", "{% else %}")
    jinja = jinja.replace("{{ end }}", "{% endif %}").replace("{{ .", "{{ ").replace('{{ "{{" }}', "{{ '{{' }}")
    return Template(jinja, keep_trailing_newline=True).render(System=system, Prompt=prompt, Response="ANSWER")


@pytest.mark.parametrize(
    ("template", "system"),
    [(template, system) for template in (None, LLAMA3, DEFAULT_SYSTEM) for system in ("", "Be brief.")]
    + [(NO_SYSTEM, "")],
)
def test_a_turn_reads_as_the_chat_template_renders_it(template, system):
    chat = tokenizer(template)
    messages = [{"role": "system", "content": system}] * bool(system) + [{"role": "user", "content": "A wolf?"}]
    rendered = chat.tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    assert render_go(go_template(chat), system, "A wolf?").startswith(f"{rendered}ANSWER")


def test_the_answer_is_closed_as_in_training():
    assert go_template(tokenizer()).endswith("<assistant>{{ .Response }}<end>")
    assert go_template(tokenizer(LLAMA3)).endswith("{{ .Response }}<|eot|>")


def test_a_template_without_system_prompt_has_no_branch_for_it():
    assert go_template(tokenizer(NO_SYSTEM)) == "[INST] {{ .Prompt }} [/INST]{{ .Response }}<end>"


def test_braces_of_the_template_stay_text():
    chat = tokenizer("{% for m in messages %}{{ '{{' }}{{ m.content }}{% endfor %}")
    assert go_template(chat).startswith('{{ if .System }}{{ "{{" }}{{ .System }}')


def test_a_beginning_that_the_tokenizer_adds_is_not_written_twice(monkeypatch):
    chat = tokenizer(LLAMA3, bos="<user>")
    assert go_template(chat).startswith("{{ if .System }}<user><|start|>system")
    monkeypatch.setattr(ChatTokenizer, "adds_beginning", True)
    assert go_template(chat).startswith("{{ if .System }}<|start|>system")


def test_a_template_that_changes_what_users_write_is_refused():
    with pytest.raises(UserError, match="changes the text of messages"):
        go_template(tokenizer("{% for m in messages %}{{ m.content | upper }}{% endfor %}"))


def test_the_modelfile_names_weights_stops_and_parameters():
    lines = modelfile(".", tokenizer(), longest=2048, system=None).splitlines()
    assert lines[0] == "FROM ."
    assert lines[1].startswith('TEMPLATE """')
    assert lines[2:] == [
        'PARAMETER stop "<end>"', 'PARAMETER stop "<user>"', "PARAMETER temperature 0", "PARAMETER repeat_penalty 1",
        "PARAMETER num_ctx 2048",
    ]  # fmt: skip


def test_a_system_prompt_is_written_only_when_asked_for():
    assert 'SYSTEM """Be brief."""' in modelfile(".", tokenizer(), longest=99999, system="Be brief.")
    assert "num_ctx 4096" in modelfile(".", tokenizer(), longest=99999, system=None)


def test_an_architecture_that_ollama_does_not_import_is_refused_with_another_way():
    check_architecture(["Phi3ForCausalLM"])
    with pytest.raises(UserError, match=r"does not import Lfm2ForCausalLM .*convert_hf_to_gguf.py.*FROM ./model.gguf"):
        check_architecture(["Lfm2ForCausalLM"])
