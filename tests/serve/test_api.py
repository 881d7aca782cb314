"""The chat format: which requests are refused and why, and where an answer is cut."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dm_assistant.serve.api import Refused, cut, parse

ASKED = b'{"messages": [{"role": "user", "content": "Hm?"}], %s}'
TEXT = "Range: 1,500 feet. It deals 8d6+3 damage, half on a save."


def words(text: str) -> int:
    return len(text.split())


def test_the_question_is_the_last_message_and_content_may_come_in_parts():
    body = b'{"messages": [{"role": "user", "content": "A"}, {"role": "assistant", "content": "B"},'
    body += b' {"role": "user", "content": [{"type": "text", "text": "C"}, {"type": "text", "text": "D"}]}]}'
    assert parse(body).questions == ["A", "CD"]


def test_what_the_user_left_empty_is_no_question():
    body = b'{"messages": [{"role": "user", "content": " "}, {"role": "user", "content": "Hm?"}]}'
    assert parse(body).questions == ["Hm?"]


def test_what_changes_nothing_is_let_pass():
    assert parse(ASKED % b'"temperature": 0.7, "seed": 1, "user": "me"').questions == ["Hm?"]


@pytest.mark.parametrize(
    ("body", "param"),
    [
        (b"", None),
        (b"{", None),
        (b"[" * 50_000, None),
        (b"\xff\xfe", None),
        (b"null", None),
        (b"{}", "messages"),
        (b'{"messages": []}', "messages"),
        (b'{"messages": [{"role": "user"}]}', "messages"),
        (b'{"messages": [{"role": "user", "content": "  "}]}', "messages"),
        (b'{"messages": [{"role": "assistant", "content": "Hm?"}]}', "messages"),
        (b'{"messages": [{"role": "dragon", "content": "Hm?"}]}', "messages"),
        (b'{"messages": [{"role": "user", "content": "%s"}]}' % (b"x" * 2001), "messages"),
        (b'{"messages": [{"role": "user", "content": "\\ud800"}]}', None),
        (ASKED % b'"n": 2', "n"),
        (ASKED % b'"max_tokens": 0', "max_tokens"),
        (ASKED % b'"max_tokens": 1e999', "max_tokens"),
        (ASKED % b'"stop": [""]', "stop"),
        (ASKED % b'"stream": "perhaps"', "stream"),
    ],
)
def test_a_request_at_fault_is_refused_with_the_part_at_fault(body: bytes, param: str | None):
    with pytest.raises(Refused) as refused:
        parse(body)
    assert refused.value.status == 400
    assert refused.value.body["error"]["param"] == param


@pytest.mark.parametrize(
    ("stops", "longest", "shown", "finish"),
    [
        ([], None, TEXT, "stop"),
        ([], 100, TEXT, "stop"),
        ([], 2, "Range: 1,500", "length"),
        ([], 1, "Range:", "length"),
        ([" feet"], None, "Range: 1,500", "stop"),
        (["damage", "feet"], None, "Range: 1,500 ", "stop"),
        ([","], None, "Range: ", "stop"),
        (["d6"], None, "Range: 1,500 feet. It deals ", "stop"),
        (["absent"], 3, "Range: 1,500 feet.", "length"),
    ],
)
def test_an_answer_ends_at_a_stop_or_with_its_last_token_and_never_within_a_figure(stops, longest, shown, finish):
    assert cut(TEXT, stops, longest, words) == (shown, finish)


@settings(max_examples=40)
@given(
    st.from_regex(r"(\w+ (\d{1,3}(,\d{3})?|\d{1,2}d\d{1,2}(\+\d)?)( feet| GP)?[.,]? ?){1,4}", fullmatch=True),
    st.lists(st.text(alphabet="0123456789d+,. ", min_size=1, max_size=2), max_size=2),
    st.none() | st.integers(1, 8),
)
def test_whatever_cuts_an_answer_every_figure_left_is_a_figure_of_the_answer(text, stops, longest):
    figure = re.compile(r"\d[\d,d+]*")
    left, _ = cut(text, stops, longest, words)
    assert text.startswith(left)
    said = [each.rstrip(",") for each in figure.findall(text)]
    assert [each.rstrip(",") for each in figure.findall(left)] == said[: len(figure.findall(left))]
