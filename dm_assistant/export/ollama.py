"""What Ollama needs beside the weights: a Modelfile with template, stops and parameters.

Ollama's templates are Go's, the tokenizer's are Jinja's. One is made from the other by rendering messages with
markers in them and looking where these come out.
"""

from collections.abc import Sequence

from jinja2 import TemplateError

from dm_assistant.errors import UserError
from dm_assistant.prompts import Message
from dm_assistant.tokenization import ChatTokenizer

# What Ollama converts from safetensors itself, by the name in config.json.
ARCHITECTURES = (
    "LlamaForCausalLM", "MistralForCausalLM", "MixtralForCausalLM", "GemmaForCausalLM", "Gemma2ForCausalLM",
    "Gemma3ForCausalLM", "Phi3ForCausalLM",
)  # fmt: skip
CONTEXT = 4096  # tokens; Ollama's default is less than the prompts with passages may take
_SYSTEM, _QUESTION, _ANSWER = "\u27e6system\u27e7", "\u27e6question\u27e7", "\u27e6answer\u27e7"


def check_architecture(architectures: Sequence[str]) -> None:
    """Raises UserError with another way where Ollama does not import the architecture."""
    if not set(architectures) & set(ARCHITECTURES):
        named = ", ".join(architectures) or "a model without architectures in its config.json"
        raise UserError(
            f"Ollama does not import {named} from safetensors. Convert the folder of `dm export hf --model fused` "
            "with convert_hf_to_gguf.py of llama.cpp, and write FROM ./model.gguf in a Modelfile"
        )


def modelfile(source: str, tokenizer: ChatTokenizer, longest: int, system: str | None) -> str:
    """The Modelfile of a model at `source`, with at most `longest` tokens of context.

    Training used no system prompt; `system` adds one.
    """
    stops = [tokenizer.tokenizer.convert_ids_to_tokens(end) for end in tokenizer.ends]
    lines = [
        f"FROM {source}",
        f'TEMPLATE """{go_template(tokenizer)}"""',
        *([f'SYSTEM """{system}"""'] if system else []),
        *(f'PARAMETER stop "{stop}"' for stop in stops),
        "PARAMETER temperature 0",
        "PARAMETER repeat_penalty 1",  # Ollama's own, 1.1, keeps a model from repeating the words of a passage
        f"PARAMETER num_ctx {min(longest, CONTEXT)}",
    ]
    return "\n".join(lines) + "\n"


def go_template(tokenizer: ChatTokenizer) -> str:
    """One turn in Go's template language; Ollama repeats it for each turn of a conversation.

    Raises:
        UserError: the chat template changes what users write, so that it cannot be carried over.
    """
    asked = [{"role": "user", "content": _QUESTION}]
    before, after = _around(_render(tokenizer, asked, begin_answer=True), _QUESTION)
    whole = _render(tokenizer, [*asked, {"role": "assistant", "content": _ANSWER}], begin_answer=False)
    _, end = _around(whole, _ANSWER)
    beginning = _literal(tokenizer, before)
    if with_system := _system_part(tokenizer, asked):
        beginning = f"{{{{ if .System }}}}{with_system}{{{{ else }}}}{beginning}{{{{ end }}}}"
    return f"{beginning}{{{{ .Prompt }}}}{_escaped(after)}{{{{ .Response }}}}{_escaped(end)}"


def _system_part(tokenizer: ChatTokenizer, asked: list[Message]) -> str | None:
    """What stands before the question where there is a system prompt; None where the template takes none."""
    try:
        text = _render(tokenizer, [{"role": "system", "content": _SYSTEM}, *asked], begin_answer=True)
    except TemplateError:
        return None
    if _SYSTEM not in text:
        return None
    before, rest = _around(text, _SYSTEM)
    between, _ = _around(rest, _QUESTION)
    return f"{_literal(tokenizer, before)}{{{{ .System }}}}{_escaped(between)}"


def _render(tokenizer: ChatTokenizer, messages: list[Message], *, begin_answer: bool) -> str:
    return tokenizer.tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=begin_answer)


def _around(text: str, marker: str) -> tuple[str, str]:
    before, found, after = text.partition(marker)
    if not found:
        raise UserError("the chat template changes the text of messages: it cannot be carried over to Ollama")
    return before, after


def _literal(tokenizer: ChatTokenizer, text: str) -> str:
    """The beginning of a prompt, without the token that the tokenizer puts there by itself."""
    if tokenizer.adds_beginning:
        text = text.removeprefix(tokenizer.tokenizer.bos_token)
    return _escaped(text)


def _escaped(text: str) -> str:
    return text.replace("{{", '{{ "{{" }}')
