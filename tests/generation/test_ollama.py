"""The Ollama backend against a server with bad habits: nothing accepted is lost, nothing is asked twice."""

import asyncio
import json
import threading
import time

import ollama
import pytest

from dm_assistant.errors import UserError
from dm_assistant.generation import live
from dm_assistant.generation import ollama as backend
from dm_assistant.generation.conversation import Plan
from dm_assistant.generation.model import ModelGenerator
from dm_assistant.generation.ollama import OllamaModel
from tests.generation.conftest import make_passage
from tests.generation.fake_ollama import MODEL, FakeOllama

OPTIONS = {"seed": 7, "temperature": 0.4, "num_ctx": 8192, "num_predict": 512}
BOOK = [
    make_passage(f"Rule {name}", f"A {name} step is {n} feet long.\nA {name} leap costs {n} gold pieces in all.")
    for n, name in enumerate("amber birch cedar delta ember frost grove haven".split(), start=20)
]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Pauses of a tenth; what waits for seconds in earnest must not do so here."""
    monkeypatch.setattr(backend, "LONGEST_PAUSE", 0.2)


def run(tmp_path, *hosts, plan=Plan(pairs=2, rounds=1, repairs=0), timeout=5.0, patience=5.0, concurrency=4, book=BOOK):  # noqa: B008
    """What is written about the book by the servers at `hosts`."""
    urls = [host if isinstance(host, str) else host.url for host in hosts]
    model = OllamaModel(MODEL, urls, OPTIONS, concurrency=concurrency, timeout=timeout, patience=patience)
    return list(ModelGenerator(model, plan, tmp_path / "cache").generate(book))


def pairs(all_written):
    return [pair.model_dump_json() for written in all_written for pair in written.pairs]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    with FakeOllama() as server:
        return pairs(run(tmp_path_factory.mktemp("undisturbed"), server))


def test_the_fake_answers_a_stream_as_it_answers_at_once():
    messages = [
        {"role": "system", "content": "s"},
        {"role": "user", "content": "Passage: A › B\n\nOne line.\n\nWrite 2"},
    ]
    with FakeOllama() as server:
        client = ollama.Client(server.url)
        streamed = "".join(part.message.content for part in client.chat(MODEL, messages, stream=True))
        assert streamed == client.chat(MODEL, messages, stream=False).message.content != ""


def test_every_passage_is_asked_and_the_schema_goes_along(tmp_path):
    with FakeOllama() as server:
        all_written = run(tmp_path, server)
    assert [written.passage.id for written in all_written] == [passage.id for passage in BOOK]
    assert [len(written.accepted) for written in all_written] == [2] * len(BOOK)
    assert server.chats == len(BOOK)
    assert {tuple(request["format"]["required"]) for request in server.requests} == {("pairs",)}
    assert all(request["options"] == OPTIONS for request in server.requests)


def test_a_second_run_asks_nothing_and_needs_no_server(tmp_path, undisturbed):
    with FakeOllama() as server:
        run(tmp_path, server)
        asked = server.chats
        again = run(tmp_path, server)
        assert server.chats == asked
    assert pairs(run(tmp_path, server)) == pairs(again) == undisturbed


def test_hosts_timeout_and_concurrency_ask_for_nothing(tmp_path):
    with FakeOllama() as server:
        run(tmp_path, server)
    with FakeOllama() as other:
        run(tmp_path, other, timeout=9.0, concurrency=1)
    assert other.chats == 0


def test_one_more_file_asks_only_for_its_passages(tmp_path):
    with FakeOllama() as server:
        run(tmp_path, server, book=BOOK[:-2])
        before = server.chats
        run(tmp_path, server, book=BOOK)
        assert server.chats - before == 2


def test_the_estimate_leaves_out_answers_that_are_kept(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(live, "ESTIMATE_AFTER", 1)
    with FakeOllama() as server:
        run(tmp_path, server)
        run(tmp_path, server, plan=Plan(pairs=2, rounds=3, repairs=0))
    first, second = [line for line in capsys.readouterr().err.splitlines() if "about" in line and "requests" in line]
    assert f"about {len(BOOK)} requests" in first
    assert f"about {2 * len(BOOK)} requests" in second, "the first of three rounds is kept"


def test_another_model_behind_the_same_name_is_asked_anew(tmp_path):
    with FakeOllama() as server:
        run(tmp_path, server)
    with FakeOllama(digest="e" * 64) as pulled_again:
        run(tmp_path, pulled_again)
    assert pulled_again.chats == len(BOOK)


def test_the_second_round_is_told_what_was_asked_and_asks_something_else(tmp_path):
    with FakeOllama() as server:
        all_written = run(tmp_path, server, plan=Plan(pairs=2, rounds=2, repairs=0), book=BOOK[:1])
    assert len({pair.question for pair in all_written[0].accepted}) == 4
    assert "in part 1?" in server.requests[1]["messages"][1]["content"]


# What breaks on the way costs nothing but time: the pairs are those of a run without it.
ON_THE_WAY = ["reset", "500", "429", "503", "cut", "not JSON", "other JSON", "no UTF-8"]


@pytest.mark.parametrize("fault", ON_THE_WAY)
def test_what_breaks_on_the_way_is_asked_again(tmp_path, undisturbed, fault):
    with FakeOllama([fault, "", fault, "", "", fault]) as server:
        assert pairs(run(tmp_path, server)) == undisturbed
    assert server.chats == len(BOOK) + 3


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_an_answer_that_takes_too_long_is_asked_for_again(tmp_path, undisturbed, fault):
    with FakeOllama(["", fault]) as server:
        assert pairs(run(tmp_path, server, timeout=0.5)) == undisturbed


# What the model itself writes is an answer: kept, refused with its reason, asked to be mended.
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("broken off", "no JSON"),
        ("wrong schema", "wrong shape"),
        ("empty", "empty"),
        ("1 MB", "too long"),
        ("no question", "empty"),
        ("no evidence", "evidence"),
        ("invented figure", "figures"),
    ],
)
def test_a_bad_answer_is_kept_with_its_reason_and_mended(tmp_path, undisturbed, fault, reason):
    with FakeOllama([fault]) as server:
        all_written = run(tmp_path, server, plan=Plan(pairs=2, rounds=1, repairs=1), concurrency=1)
        bad = all_written[0]
        reasons = [*bad.malformed, *(text for texts in bad.refused.values() for text in texts)]
        assert any(text.startswith(f"{reason}:") for text in reasons), reasons
        assert len(bad.accepted) == 2
        assert pairs(all_written[1:]) == undisturbed[2:]
        mended = next(request["messages"] for request in server.requests if len(request["messages"]) == 4)
        assert reason in mended[3]["content"]

        asked = server.chats
        assert pairs(run(tmp_path, server, plan=Plan(pairs=2, rounds=1, repairs=1))) == pairs(all_written)
        assert server.chats == asked, "a bad answer is an answer: it is not asked for again"


def test_a_repeated_pair_is_counted_and_dropped(tmp_path, undisturbed):
    with FakeOllama(["duplicate"]) as server:
        all_written = run(tmp_path, server, concurrency=1)
    assert all_written[0].malformed == ["repeated: it was asked before"] * 2
    assert pairs(all_written) == undisturbed[:1] + undisturbed[2:]


def test_a_request_that_fails_for_good_leaves_all_others_kept(tmp_path, undisturbed):
    with FakeOllama() as server:
        server.poison = "A delta step"
        with pytest.raises(UserError, match=r"1 of 8 passages got no answer .*scripted 400"):
            run(tmp_path, server)
        server.poison, asked = "", server.chats
        assert pairs(run(tmp_path, server)) == undisturbed
        assert server.chats == asked + 1


def test_a_server_that_goes_away_and_comes_back_costs_nothing(tmp_path, undisturbed):
    with FakeOllama(seconds=0.02) as server:

        def outage():
            while server.chats < 4:
                time.sleep(0.005)
            server.stop()
            time.sleep(0.5)
            server.start()

        thread = threading.Thread(target=outage)
        thread.start()
        assert pairs(run(tmp_path, server, concurrency=2)) == undisturbed
        thread.join()


def test_a_server_that_stays_away_ends_the_run_with_everything_kept(tmp_path, undisturbed):
    with FakeOllama(seconds=0.02) as server:

        def outage():
            while server.chats < 5:
                time.sleep(0.005)
            server.stop()

        thread = threading.Thread(target=outage)
        thread.start()
        with pytest.raises(UserError, match=r"no server has answered for 0.5 s .*same command"):
            run(tmp_path, server, concurrency=1, patience=0.5)
        thread.join()
        kept = len(list((tmp_path / "cache").rglob("??/*.json")))
        assert kept >= 3
        server.start()
        before = server.chats
        assert pairs(run(tmp_path, server)) == undisturbed
        assert server.chats - before == len(BOOK) - kept


def test_two_hosts_share_the_work_and_the_order_stays(tmp_path, undisturbed):
    with FakeOllama(seconds=0.03) as one, FakeOllama(seconds=0.03) as other:
        assert pairs(run(tmp_path, one, other, concurrency=2)) == undisturbed
    assert one.chats >= 2
    assert other.chats >= 2
    assert one.chats + other.chats == len(BOOK)


def test_a_host_that_fails_is_set_aside_and_the_other_does_its_work(tmp_path, undisturbed):
    with FakeOllama() as well, FakeOllama() as ill:
        ill.always = "reset"
        assert pairs(run(tmp_path, well, ill, concurrency=2)) == undisturbed
    assert sum(well.answered.values()) == len(BOOK)


def test_a_host_that_is_down_from_the_start_does_not_matter_and_is_named_once(tmp_path, undisturbed, capsys):
    with FakeOllama(seconds=0.1) as server:
        assert pairs(run(tmp_path, server, "http://127.0.0.1:9", concurrency=1)) == undisturbed
    assert capsys.readouterr().err.count("generate: set aside until it answers again: http://127.0.0.1:9: ") == 1


def test_no_more_than_the_concurrency_is_in_flight_at_a_host(tmp_path):
    with FakeOllama(seconds=0.03) as server:
        run(tmp_path, server, concurrency=3)
    assert server.most_busy == 3


def test_the_host_of_the_environment_is_used_where_none_is_named(tmp_path, monkeypatch):
    with FakeOllama() as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        assert len(run(tmp_path)) == len(BOOK)


@pytest.mark.parametrize(
    ("server", "message"),
    [
        (FakeOllama(model="other:latest"), r"has no model fake:latest. Get it with: .*ollama pull fake:latest"),
        (FakeOllama(version="0.4.7"), r"runs Ollama 0.4.7, which lacks structured outputs"),
        (FakeOllama(context=4096), r"generate.context = 8192: fake:latest takes no more than 4096 tokens"),
    ],
)
def test_what_is_wrong_with_a_server_is_said_before_any_work(tmp_path, server, message):
    with server, pytest.raises(UserError, match=message):
        run(tmp_path, server)
    assert server.chats == 0


def test_no_server_at_all_is_said(tmp_path):
    with pytest.raises(UserError, match=r"no Ollama server can be reached .*ollama serve"):
        run(tmp_path, "http://127.0.0.1:9")


def test_a_model_that_disappears_is_named_with_the_line_that_gets_it(tmp_path):
    with FakeOllama(["", "", "404"]) as server, pytest.raises(UserError, match="ollama pull fake:latest"):
        run(tmp_path, server)


def test_two_hosts_with_different_models_behind_one_name_are_refused(tmp_path):
    with (
        FakeOllama() as one,
        FakeOllama(digest="e" * 64) as other,
        pytest.raises(UserError, match="not the same model"),
    ):
        run(tmp_path, one, other)


def test_a_prompt_too_long_for_the_context_is_said_before_any_work(tmp_path):
    long = make_passage("Rule long", "A long rule is told at length. " * 1000)
    with FakeOllama() as server, pytest.raises(UserError, match=r"generate.context = 8192: .* Set it to \d+"):
        run(tmp_path, server, book=[*BOOK, long])
    assert server.chats == 0


def test_a_full_disk_ends_the_run_and_leaves_no_half_an_answer(tmp_path, monkeypatch, undisturbed):
    from dm_assistant.generation import answers

    real, written = answers.files.write_text, []

    def full(path, text):
        if path.parent.name != "models":
            written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device", str(path))
        real(path, text)

    with FakeOllama() as server:
        with monkeypatch.context() as patch:
            patch.setattr(answers.files, "write_text", full)
            with pytest.raises(OSError, match="No space left"):
                run(tmp_path, server)
        kept = list((tmp_path / "cache").rglob("??/*.json"))
        assert len(kept) == 5
        assert all(json.loads(path.read_text()) for path in kept)
        before = server.chats
        assert pairs(run(tmp_path, server)) == undisturbed
        assert server.chats - before == len(BOOK) - 5


def test_a_damaged_answer_is_said_and_asked_again(tmp_path, undisturbed, capsys):
    with FakeOllama() as server:
        run(tmp_path, server)
        next((tmp_path / "cache").rglob("??/*.json")).write_text('{"text": "{\\"pa')
        assert pairs(run(tmp_path, server)) == undisturbed
        assert server.chats == len(BOOK) + 1
    assert "is damaged" in capsys.readouterr().err


def test_a_host_gets_one_request_at_a_time_after_a_failure():
    async def slots() -> list[bool]:
        host = backend.Host("http://127.0.0.1:9", slots=4, timeout=1)
        host.known = True
        seen = [host.free]
        host.failed(down=True)
        seen.append(host.free)
        host.asleep_until = 0.0
        seen.append(host.free)
        host.in_flight = 1
        return [*seen, host.free]

    assert asyncio.run(slots()) == [True, False, True, False]
