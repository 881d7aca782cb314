"""The judge against a fake server: what it says is kept, asked once, and a bad answer is asked again."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from dm_assistant.curation.judge import SCHEMA, judge, make_judge
from dm_assistant.errors import UserError
from dm_assistant.generation import ollama as backend
from dm_assistant.records import Decision, Judgement, Verdict, read_jsonl, write_jsonl
from stages import curate
from tests.conftest import ROOT
from tests.curation.conftest import BOOK
from tests.generation import fake_ollama
from tests.generation.fake_ollama import MODEL, FakeOllama, asking

GOOD = {"faithful": 5, "answerable": 4, "self_contained": 5, "reason": "The passage says 150 feet."}
BAD = GOOD | {"faithful": 1, "reason": "The passage says 150 feet, not 90."}


@pytest.fixture(autouse=True)
def judging(monkeypatch):
    """A server that finds every answer with 90 feet unfaithful, and no pauses."""

    def scores(messages, fault=""):
        said = BAD if "90 feet" in messages[1]["content"] else GOOD
        once = {"broken": '{"faithful": 5', "out of range": json.dumps(GOOD | {"faithful": 9})}
        return once.get(fault, json.dumps(said))

    monkeypatch.setattr(fake_ollama, "answer", scores)
    monkeypatch.setattr(backend, "LONGEST_PAUSE", 0.1)


@pytest.fixture
def pairs(pair):
    return [pair("What is Fireball's range?", "150 feet."), pair("How far does Fireball reach?", "90 feet.")]


@pytest.fixture
def run(tmp_path, pairs):
    def ask(*urls, timeout=5.0):
        model = make_judge("ollama", MODEL, asking(urls, timeout))
        return judge(pairs, BOOK, model, tmp_path / "judge")

    return ask


def test_every_pair_is_scored_beside_its_passage(run, pairs):
    with FakeOllama() as server:
        said = run(server.url)
        assert said == {
            pairs[0].id: Judgement(**GOOD, model=MODEL),
            pairs[1].id: Judgement(**BAD, model=MODEL),
        }
        assert all(request["format"] == SCHEMA for request in server.requests)
        assert all(request["options"]["temperature"] == 0 for request in server.requests)
        shown = [request["messages"][1]["content"] for request in server.requests]
        assert all(BOOK["Fireball"].text in prompt for prompt in shown)
        assert sum("Answer: 150 feet." in prompt for prompt in shown) == 1


def test_a_second_run_needs_no_server(run):
    with FakeOllama() as server:
        first = run(server.url)
    assert run(server.url) == first


def test_a_new_pair_alone_is_asked_about(run, pairs, pair):
    with FakeOllama() as server:
        run(server.url)
        pairs.append(pair("Does Fireball reach 150 feet?", "Yes. It reaches 150 feet."))
        assert len(run(server.url)) == 3
        assert server.chats == 3


@pytest.mark.parametrize("fault", ["broken", "out of range"])
def test_what_is_no_score_is_asked_for_again(run, fault):
    with FakeOllama([fault]) as server:
        assert len(run(server.url)) == 2
        assert server.chats == 3
        assert (
            "JSON only" in max(server.requests, key=lambda request: len(request["messages"]))["messages"][-1]["content"]
        )


def test_a_judge_that_gives_no_scores_leaves_the_pair_without(run):
    with FakeOllama() as server:
        server.always = "broken"
        assert run(server.url) == {}
        assert server.chats == 4


def test_no_server_is_said(run):
    with pytest.raises(UserError, match="Start one with: ollama serve"):
        run("http://127.0.0.1:9")


def test_pairs_that_stay_without_an_answer_stop_with_what_to_do(run):
    with FakeOllama() as server:
        server.poison = "90 feet"
        with pytest.raises(UserError, match="1 of 2 pairs were not judged"):
            run(server.url)
        server.poison = ""
        assert len(run(server.url)) == 2
        assert sum(server.answered.values()) == 2


def test_the_stage_keeps_what_the_judge_said_and_compares_it_with_people(tmp_path, monkeypatch, pairs):
    params = yaml.safe_load((ROOT / "params.yaml").read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DVC_ROOT", str(tmp_path))
    shutil.copytree(ROOT / "profiles", "profiles")
    write_jsonl(Path("data/passages.jsonl"), BOOK.values())
    write_jsonl(
        Path("data/generated/pairs.jsonl"), [pairs[0], wrong := pairs[1].model_copy(update={"evidence": "150 feet"})]
    )
    decisions = [
        Decision(
            pair_id=pair.id, verdict=verdict, question=pair.question, answer=pair.answer, reviewer="ann",
            time="2026-01-01T10:00:00Z", fact_id=pair.fact_id, passage_id=pair.passage_id,
        )
        for pair, verdict in ((pairs[0], "accept"), (wrong, "reject"))
    ]  # fmt: skip
    write_jsonl(Path("data/decisions.jsonl"), decisions)
    with FakeOllama() as server:
        params["curate"] |= {"judge": "ollama", "judge_model": MODEL}
        params["generate"] |= {"hosts": [server.url]}
        Path("params.yaml").write_text(yaml.safe_dump(params), "utf-8")
        curate.main()
    (accepted,) = read_jsonl(Path("data/curated/accepted.jsonl"), Verdict, "curate")
    (rejected,) = read_jsonl(Path("data/curated/rejected.jsonl"), Verdict, "curate")
    assert (accepted.judgement.lowest, rejected.judgement.lowest) == (4, 1)
    assert f"judge: faithful 1 of 5: {BAD['reason']}" in rejected.reasons
    header, *rows = Path("plots/curate/judge.csv").read_text("utf-8").splitlines()
    assert header == "threshold,decisions,agreement,kappa,low,high"
    assert [row.split(",")[:4] for row in rows] == [
        ["2", "2", "1.0000", "1.0000"], ["3", "2", "1.0000", "1.0000"], ["4", "2", "1.0000", "1.0000"],
        ["5", "2", "0.5000", "0.0000"],
    ]  # fmt: skip
