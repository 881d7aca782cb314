"""The API as the openai client sees it: checked answers, whole or streamed, and what comes where none can be given."""

import json
import logging
import re
import socket
import threading

import openai
import pytest

from dm_assistant.errors import UserError
from dm_assistant.serve import app as application
from tests.serve.conftest import BURNS, OWN_WORDS, Scripted, chat, eventually, request, serving


def client(port: int) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"http://127.0.0.1:{port}/v1", api_key="none", max_retries=0)


@pytest.fixture(scope="module")
def ai(port: int) -> openai.OpenAI:
    return client(port)


def asked(question: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": question}]


def text_of(stream) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)


def test_the_models_are_listed_the_default_first_and_the_editions(ai):
    page = ai.models.list()
    assert [model.id for model in page.data] == ["honest", "liar", "no-model"]
    assert page.editions == ["2014", "2024"]


def test_an_answer_comes_with_its_citations(ai):
    answer = ai.chat.completions.create(model="honest", messages=asked(BURNS))
    assert answer.choices[0].message.content == "It burns for 6 hours."
    assert answer.choices[0].finish_reason == "stop"
    (citation,) = answer.citations
    assert (answer.status, citation["quote"], citation["file"]) == ("answered", OWN_WORDS, "playing-the-game.md")
    assert OWN_WORDS in citation["text"]
    assert answer.usage.prompt_tokens_details.cached_tokens == 10


def test_without_naming_a_model_the_first_one_answers(port):
    assert json.loads(request(port, "POST", "/v1/chat/completions", chat(BURNS)).content)["model"] == "honest"


def test_a_streamed_answer_is_the_same_and_says_before_what_is_being_done(ai):
    options = {"include_usage": True}
    chunks = list(
        ai.chat.completions.create(model="honest", messages=asked(BURNS), stream=True, stream_options=options)
    )
    doing = [chunk.doing for chunk in chunks if hasattr(chunk, "doing")]
    assert doing == ["searching", "writing", "checking"]
    assert text_of(chunks) == "It burns for 6 hours."
    assert [chunk.choices[0].finish_reason for chunk in chunks[:-1]] == [None] * (len(chunks) - 2) + ["stop"]
    assert chunks[-2].citations[0]["quote"] == OWN_WORDS
    assert chunks[-1].usage.completion_tokens == 5


def test_what_fails_its_checks_is_never_streamed(ai):
    text = text_of(ai.chat.completions.create(model="liar", messages=asked(BURNS), stream=True))
    assert text.startswith(OWN_WORDS)
    assert "99" not in text


def test_what_the_rulebooks_do_not_tell_is_said_with_the_nearest_sections(ai):
    answer = ai.chat.completions.create(model="honest", messages=asked("What does a Marsh Lurker cost?"))
    assert (answer.status, answer.choices[0].message.content) == ("not_found", "Not in your rulebooks.")
    assert "Marsh Lurker" in answer.nearest[0]["heading_path"]


def test_a_follow_up_question_is_completed_from_the_conversation(ai):
    messages = [
        *asked("What is the range of Ember Dart?"),
        {"role": "assistant", "content": "120 feet."},
        *asked("and its level?"),
    ]
    answer = ai.chat.completions.create(model="no-model", messages=messages, extra_body={"edition": "2024"})
    assert answer.question == "Ember Dart's level?"
    assert "Level 2" in answer.choices[0].message.content


@pytest.mark.parametrize(("edition", "reach"), [("2014", "150"), ("2024", "120")])
def test_an_edition_can_be_chosen(ai, edition: str, reach: str):
    answer = ai.chat.completions.create(
        model="no-model", messages=asked("What is the range of Ember Dart?"), extra_body={"edition": edition}
    )
    assert answer.choices[0].message.content == f"Range: {reach} feet."


def test_stop_and_max_tokens_end_an_answer(ai):
    ended = ai.chat.completions.create(model="honest", messages=asked(BURNS), stop=[" hours"])
    assert (ended.choices[0].message.content, ended.choices[0].finish_reason) == ("It burns for 6", "stop")
    cut = ai.chat.completions.create(model="honest", messages=asked(BURNS), max_tokens=2, stream=True)
    chunks = list(cut)
    assert text_of(chunks) == "It burns"
    assert chunks[-1].choices[0].finish_reason == "length"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"model": "gpt-4"}, openai.NotFoundError),
        ({"extra_body": {"edition": "1999"}}, openai.BadRequestError),
        ({"max_tokens": 0}, openai.BadRequestError),
        ({"messages": []}, openai.BadRequestError),
        ({"messages": asked("x" * 3000)}, openai.BadRequestError),
    ],
)
def test_errors_are_those_of_the_client(ai, more: dict, error: type):
    with pytest.raises(error):
        ai.chat.completions.create(**{"model": "honest", "messages": asked(BURNS), **more})


def test_a_model_that_cannot_be_used_is_said_in_both_ways(index):
    with serving(index, Scripted(UserError("Ollama does not answer. Start it with: ollama serve"))) as port:
        with pytest.raises(openai.InternalServerError, match="ollama serve") as refused:
            client(port).chat.completions.create(model="scripted", messages=asked(BURNS))
        with pytest.raises(openai.APIError, match="ollama serve"):
            text_of(client(port).chat.completions.create(model="scripted", messages=asked(BURNS), stream=True))
    assert refused.value.status_code == 503
    assert refused.value.response.headers["Retry-After"]


@pytest.mark.parametrize("stream", [True, False])
def test_our_own_fault_is_an_error_to_the_client_and_logged(index, caplog, capfd, stream: bool):
    with (
        serving(index, Scripted(ZeroDivisionError("ours"))) as port,
        pytest.raises(openai.APIError, match="The server failed; its log says why"),
    ):
        list(client(port).chat.completions.create(model="scripted", messages=asked(BURNS), stream=stream))
    assert "ZeroDivisionError" in caplog.text + capfd.readouterr().err


def test_the_page_has_words_for_every_check(ai):
    answer = ai.chat.completions.create(model="honest", messages=asked(BURNS))
    names = {check["name"] for check in answer.checks} | {"an answer"}
    worded = re.search(r"const CHECKS = {(.*?)};", (application.PAGE / "page.js").read_text("utf-8"), re.DOTALL)[1]
    assert names == set(re.findall(r'^  "?([a-z ]+?)"?: \[', worded, re.MULTILINE))


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_leaves_frees_the_model(index, stream: bool):
    model = Scripted("It burns for 6 hours. [1]", seconds=60)
    with serving(index, model) as port:
        body = chat(BURNS, stream=stream)
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n"
        with socket.create_connection(("127.0.0.1", port)) as leaving:
            leaving.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + body)
            assert eventually(lambda: model.asked)
        assert model.left.wait(5)


def test_one_that_waits_for_a_model_keeps_nobody_and_too_many_are_sent_away(index, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(application, "IN_FLIGHT", 2)
    model = Scripted("It burns for 6 hours. [1]", seconds=0.5)
    with serving(index, model) as port:
        slow = threading.Thread(target=request, args=(port, "POST", "/v1/chat/completions", chat(BURNS)))
        slow.start()
        assert eventually(lambda: model.asked)
        quick = request(port, "POST", "/v1/chat/completions", chat(BURNS, model="no-model"))
        assert slow.is_alive(), "the other one must still be waiting"
        another = threading.Thread(target=request, args=(port, "POST", "/v1/chat/completions", chat(BURNS)))
        another.start()
        assert eventually(lambda: len(model.asked) == 2)
        full = request(port, "POST", "/v1/chat/completions", chat(BURNS))
        slow.join()
        another.join()
        free = request(port, "POST", "/v1/chat/completions", chat(BURNS))
    assert (quick.status, full.status, full.headers["Retry-After"], free.status) == (200, 429, "1", 200)


@pytest.mark.parametrize("log_questions", [True, False])
def test_questions_are_logged_only_if_asked_for_and_on_one_line(index, log_questions: bool, caplog):
    with serving(index, log_questions=log_questions) as port, caplog.at_level(logging.INFO, "dm_assistant.serve"):
        request(port, "POST", "/v1/chat/completions", chat("Secret\nquestion?"))
    questions = [line for line in caplog.messages if "Secret" in line]
    assert questions == (["question: 'Secret\\nquestion?'"] if log_questions else [])
