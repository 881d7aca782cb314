import json
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant.errors import UserError
from dm_assistant.models.embedded import ASSISTANT, END, USER, build_tokenizer
from dm_assistant.prompts import closed_book
from dm_assistant.tokenization import ChatTokenizer, load_tokenizer
from tests.models.conftest import SENTENCES

QUESTION = closed_book("What is the range of Fireball?")


@pytest.fixture(scope="module")
def tokenizer(tiny_model) -> ChatTokenizer:
    return load_tokenizer(tiny_model)


def test_a_row_is_prompt_then_answer_then_end(tokenizer):
    prompt, answer = tokenizer.row_ids(QUESTION, "150 feet.")
    assert tokenizer.tokenizer.decode(prompt) == f"{USER} What is the range of Fireball?{END}{ASSISTANT}"
    assert tokenizer.tokenizer.decode(answer) == f" 150 feet.{END}"
    assert tokenizer.prompt_ids(QUESTION) == prompt
    assert tokenizer.decode(answer) == "150 feet."


def test_an_answer_ends_with_the_token_that_ends_a_turn(tiny_model, tmp_path):
    # as in Phi-3: the text ends with one token, a turn of the chat with another
    folder = tmp_path / "base"
    shutil.copytree(tiny_model, folder)
    pad, user = 0, 2
    (folder / "generation_config.json").write_text(json.dumps({"eos_token_id": [pad, user]}))
    both = load_tokenizer(folder)
    assert both.ends == [pad, both.end, user]
    template = "{% for m in messages %}{{ m['content'] }}<user>{% endfor %}"
    both.tokenizer.chat_template = template
    _, answer = both.row_ids(QUESTION, "150 feet.")
    assert both.tokenizer.decode(answer) == "150 feet.<user>"


def test_many_rows_are_the_rows_one_by_one(tokenizer):
    chats = [(closed_book(f"How far is {n} feet?"), f"{n} feet.") for n in range(20)]
    assert tokenizer.rows_ids(chats) == [tokenizer.row_ids(*chat) for chat in chats]
    assert tokenizer.rows_ids([]) == []


def test_padding_is_token_zero_and_digits_stand_one_by_one(tokenizer):
    assert tokenizer.tokenizer.pad_token_id == 0
    pieces = [tokenizer.tokenizer.decode([token]).strip() for token in tokenizer.tokenizer.encode(" 8d6 and 1,500")]
    assert [piece for piece in pieces if piece.isdigit()] == list("861500")


def test_the_first_word_of_an_answer_is_the_token_it_is_elsewhere(tokenizer):
    _, answer = tokenizer.row_ids(QUESTION, "feet")
    assert answer[0] in tokenizer.tokenizer.encode("within 5 feet of")


@pytest.fixture(scope="module")
def plain_tokenizer():
    return build_tokenizer(SENTENCES, vocabulary=300)


@given(text=st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_survives_the_tokenizer(plain_tokenizer, text):
    assert plain_tokenizer.decode(plain_tokenizer.encode(text)) == text


def test_a_template_that_changes_the_prompt_is_refused(tokenizer):
    class Changing:
        eos_token_id = 1

        def apply_chat_template(self, chats, add_generation_prompt, return_dict):
            return [[5, 6] if add_generation_prompt else [7, 6, 8] for _ in chats]

    with pytest.raises(UserError, match="changes the prompt when an answer follows"):
        ChatTokenizer(Changing()).row_ids(QUESTION, "x")


def test_a_tokenizer_without_a_chat_template_is_refused(tiny_model, tmp_path):
    raw = build_tokenizer(SENTENCES, vocabulary=300)
    raw.chat_template = None
    raw.save_pretrained(tmp_path / "base")
    with pytest.raises(UserError, match="has no chat template: choose an instruct model"):
        load_tokenizer(tmp_path / "base")
