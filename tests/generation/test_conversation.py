"""What a model is asked, and what is made of its answers, without any model."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.absence import AbsenceIndex
from dm_assistant.generation.answers import Answers
from dm_assistant.generation.conversation import SCHEMA, Plan, Reply, converse, opening
from dm_assistant.prompts import REFUSAL
from tests.generation.conftest import SPELLS

LANCE = SPELLS[0]
ABSENCE = AbsenceIndex(SPELLS)


def pair(question="How far does Frost Lance reach?", answer="150 feet.", evidence="Range: 150 feet", type="lookup"):
    return {"question": question, "answer": answer, "evidence": evidence, "type": type}


def talk(*replies, plan=None):
    """All requests of a conversation in which the model says `replies`, and what was written."""
    conversation = converse(LANCE, plan or Plan(pairs=3, rounds=1, repairs=0), ABSENCE, "test")
    requests = [next(conversation)]
    try:
        for reply in replies:
            text = reply if isinstance(reply, str) else json.dumps({"pairs": reply})
            requests.append(conversation.send(Reply(text)))
    except StopIteration as end:
        return requests, end.value
    raise AssertionError("the conversation goes on")


def test_a_prompt_holds_the_whole_passage_and_where_it_stands():
    (request,), _ = talk([pair()])
    assert LANCE.text in request[1]["content"]
    assert LANCE.citation in request[1]["content"]
    assert "Write 3 pairs" in request[1]["content"]


def test_braces_of_a_rulebook_are_only_text():
    odd = LANCE.model_copy(update={"text": "A rune reads {pairs} and {0}."})
    assert odd.text in opening(odd, 3, ["What is {x}?"])[1]["content"]


def test_a_proved_pair_is_accepted():
    _, written = talk([pair()])
    assert [(p.question, p.answer, p.evidence) for p in written.accepted] == [
        ("How far does Frost Lance reach?", "150 feet.", "Range: 150 feet")
    ]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (pair(evidence="Range: 160 feet"), "evidence"),
        (pair(answer="160 feet."), "figures"),
        (pair(answer="Ask the Duke of Marl, 150 feet."), "names"),
        (pair(evidence=""), "evidence"),
        (pair(answer=REFUSAL), "type"),
        (
            pair(question="What is the range of Frost Lance?", answer=REFUSAL, evidence="", type="unanswerable"),
            "absent",
        ),
        (pair(question="Who made Frost Lance?", answer="Nobody.", evidence="", type="unanswerable"), "refusal"),
        (pair(question="Who made Frost Lance?", answer=REFUSAL, type="unanswerable"), "evidence"),
    ],
)
def test_a_pair_that_does_not_hold_is_kept_with_its_reason(bad, reason):
    _, written = talk([bad, pair(question="What range does it have, the Frost Lance?")])
    (reasons,) = written.refused.values()
    assert reason in {text.split(":")[0] for text in reasons}
    assert len(written.pairs) == 2
    assert len(written.accepted) == 1


def test_a_question_without_an_answer_in_the_rules_is_accepted_with_the_refusal():
    asked = pair(question="Who made Frost Lance?", answer="The rules do not say.", evidence="", type="unanswerable")
    _, written = talk([asked])
    assert [p.answer for p in written.accepted] == [REFUSAL]


def test_a_repair_shows_the_answer_and_its_faults_and_ends_when_all_is_well():
    plan = Plan(pairs=3, rounds=1, repairs=3)
    requests, written = talk([pair(answer="160 feet.")], [pair()], plan=plan)
    assert [message["role"] for message in requests[1]] == ["system", "user", "assistant", "user"]
    assert "160 ft" in requests[1][3]["content"]
    assert len(requests) == 2
    assert [len(written.accepted), len(written.refused)] == [1, 1]


def test_repairs_are_bounded():
    requests, written = talk("no", "no", "no", plan=Plan(pairs=3, rounds=1, repairs=2))
    assert len(requests) == 3
    assert [reason.split(":")[0] for reason in written.malformed] == ["no JSON"] * 3


def test_a_pair_mended_in_its_evidence_takes_the_place_of_the_refused_one():
    _, written = talk([pair(evidence="Reach: 150")], [pair()], plan=Plan(pairs=3, rounds=1, repairs=1))
    assert [p.evidence for p in written.pairs] == ["Range: 150 feet"]
    assert written.refused == {}
    assert written.malformed[0].startswith("evidence: not found")


def test_two_wordings_of_one_fact_share_its_id():
    _, written = talk([pair(), pair(question="What is the range of Frost Lance?")])
    assert len({p.fact_id for p in written.pairs}) == 1
    assert len({p.id for p in written.pairs}) == 2


@given(st.text(max_size=60) | st.from_type(dict).map(str) | st.just('{"pairs": [{"question": 1}]}'))
def test_whatever_a_model_says_is_pairs_or_a_reason(text):
    # as the answer to a request: nothing but a pair or a counted reason may come of it
    _, written = talk(text)
    assert written.pairs or written.malformed
    known = {"no JSON", "wrong shape", "empty", "too long", "repeated"}
    assert {reason.split(":")[0] for reason in written.malformed} <= known


def key(tmp_path, messages=None, digest="d" * 64, shape=None):
    answers = Answers(tmp_path, digest, shape or {"schema": SCHEMA, "seed": 7})
    return answers.path(messages or opening(LANCE, 3, []))


def test_everything_that_shapes_an_answer_is_in_its_key(tmp_path):
    keys = [
        key(tmp_path),
        key(tmp_path, opening(SPELLS[1], 3, [])),
        key(tmp_path, opening(LANCE, 4, [])),
        key(tmp_path, opening(LANCE, 3, ["What?"])),
        key(tmp_path, digest="e" * 64),
        key(tmp_path, shape={"schema": SCHEMA, "seed": 8}),
        key(tmp_path, shape={"schema": {}, "seed": 7}),
        key(tmp_path, [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}]),
        key(tmp_path, [{"role": "user", "content": "ab"}, {"role": "user", "content": ""}]),
    ]
    assert len(set(keys)) == len(keys)
    assert key(tmp_path) == keys[0]


def test_a_kept_answer_comes_back_as_it_was(tmp_path):
    answers, reply = Answers(tmp_path, "d" * 64, {}), Reply('{"pairs": "…\u2028"}', 12, 3)
    messages = opening(LANCE, 3, [])
    assert answers.get(messages) is None
    answers.put(messages, reply)
    assert answers.get(messages) == reply
    assert [name for name in os.listdir(answers.path(messages).parent) if name.startswith(".")] == []
