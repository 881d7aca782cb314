"""`dm generate` and `dm cache`: one passage on the terminal, and what the cache of answers holds."""

from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from stages import generate
from tests.generation.conftest import BOOK as SPELLS_AND_MONSTERS
from tests.generation.fake_ollama import FakeOllama
from tests.generation.test_generate_stage import BOOK, workspace


def dm(*arguments: str, capsys) -> str:
    capsys.readouterr()
    cli.run(arguments)
    return capsys.readouterr().out


def answers() -> list[Path]:
    return sorted(Path(".cache/generate").glob("*/??/*.json"))


def test_one_passage_is_shown_with_prompt_raw_answer_checks_and_verdict(tmp_path, monkeypatch, capsys):
    with FakeOllama(["invented figure"]) as server:
        monkeypatch.chdir(workspace(tmp_path, BOOK[:5], hosts=[server.url]))
        printed = dm("generate", "--passage", "rule 3", "--show", capsys=capsys)
    assert server.chats == 1
    assert "--- user\nPassage: Tiny Rules › Book › Rule 3\n\nStep 3 is 3 feet long." in printed
    assert "--- raw answer" in printed
    assert '"answer": "It is 987 feet."' in printed
    assert "[refused] lookup" in printed
    assert "  figures: neither in the evidence nor in the question: 987 ft" in printed
    assert "1 accepted, 1 refused" in printed
    assert not Path("data/generated").exists()
    assert answers() == []


def test_without_show_only_the_pairs_are_printed(tmp_path, monkeypatch, capsys):
    with FakeOllama() as server:
        monkeypatch.chdir(workspace(tmp_path, BOOK[:5], hosts=[server.url]))
        printed = dm("generate", "--passage", "rule 3", capsys=capsys)
    assert "--- " not in printed
    assert "2 accepted, 0 refused" in printed


def test_the_structured_generator_needs_no_model(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(workspace(tmp_path, SPELLS_AND_MONSTERS, backend="structured"))
    assert "Q: What is Frost Lance's range?\nA: 150 feet." in dm("generate", "--passage", "frost lance", capsys=capsys)


def test_a_name_that_no_passage_bears_gets_those_that_read_alike(tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, SPELLS_AND_MONSTERS, backend="structured"))
    with pytest.raises(UserError, match=r"no passage 'Frost Lanze'. Did you mean Frost Lance"):
        cli.run(["generate", "--passage", "Frost Lanze"])


def test_a_rulebook_cannot_steer_the_terminal(tmp_path, monkeypatch, capsys):
    hostile = [BOOK[0].model_copy(update={"text": "Step 0 is \x1b[2J0 feet long."})]
    with FakeOllama() as server:
        monkeypatch.chdir(workspace(tmp_path, hostile, hosts=[server.url]))
        assert "\x1b" not in dm("generate", "--passage", "rule 0", "--show", capsys=capsys)


def test_answers_are_counted_and_only_unused_ones_removed(tmp_path, monkeypatch, capsys):
    with FakeOllama(digest="a" * 64) as old:
        monkeypatch.chdir(workspace(tmp_path, BOOK[:5], hosts=[old.url]))
        generate.main()
    with FakeOllama(port=old.port, digest="b" * 64) as server:  # the model was pulled again
        generate.main()
        Path("data/passages.jsonl").write_text("".join(f"{p.model_dump_json()}\n" for p in BOOK[1:5]))

        printed = dm("cache", "stats", capsys=capsys).splitlines()
        assert [line.split(",")[0] for line in printed] == [
            f"no name any more ({'a' * 16}): 5 answers",
            f"fake:latest ({'b' * 16}): 5 answers",
            ".cache/generate: 10 answers",
        ]
        assert dm("cache", "prune", capsys=capsys).startswith("unused: 6 answers")
        assert len(answers()) == 10
        assert dm("cache", "prune", "--yes", capsys=capsys).startswith("removed: 6 answers")
        assert len(answers()) == 4

        asked = server.chats
        generate.main()
        assert server.chats == asked


def test_pruning_under_the_structured_profile_keeps_the_answers_of_models(tmp_path, monkeypatch, capsys):
    with FakeOllama() as server:
        monkeypatch.chdir(workspace(tmp_path, BOOK[:3], hosts=[server.url]))
        generate.main()
    profile = Path("profiles/smoke.yaml")
    profile.write_text(profile.read_text().replace("backend: ollama", "backend: structured"))
    dm("cache", "prune", "--yes", capsys=capsys)
    assert len(answers()) == 3
