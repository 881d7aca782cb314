"""`dm ask`: what it prints, its exit status, its JSON, and which model it asks."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.retrieval import Index
from dm_assistant.serve.api import QUESTION_CHARACTERS
from tests.models.conftest import tiny_model  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask") / "index"
    index.save(folder)
    return folder


@pytest.fixture
def ask(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    """Run `dm ask` in an empty folder; gives status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def ask(*arguments: str) -> tuple[int | None, str, str]:
        status = cli.run(["ask", "--index", str(folder), *arguments])
        return status, *capsys.readouterr()

    return ask


def test_an_answer_comes_with_citation_file_and_lines(ask):
    assert ask("--no-model", "how", "much", "does", "a", "billhook", "cost") == (
        None,
        "Cost: 9 GP.\n\n[Marsh 2024 › Equipment › Weapons › Billhook] equipment.md, line 10 · edition 2024\n",
        "",
    )


def test_a_quotation_is_marked_as_one(ask):
    assert ask("--no-model", "What does wading cost?")[1].startswith("> Every foot of wading costs")


def test_not_found_has_exit_status_3_and_names_the_nearest_sections(ask):
    status, shown, _ = ask("--no-model", "What does a Marsh Lurker cost?")
    assert status == 3
    assert shown.startswith("Not in your rulebooks.\n\nNearest sections:\n[Marsh 2024 › Monsters › Marsh Lurker")


def test_json_has_exactly_the_documented_keys(ask):
    status, shown, _ = ask("--no-model", "--json", "--edition", "2024", "What is the range of Ember Dart?")
    assert status is None
    assert json.loads(shown) == {
        "question": "What is the range of Ember Dart?",
        "status": "answered",
        "answer": "Range: 120 feet.",
        "citations": [
            {
                "rulebook": "Marsh 2024",
                "edition": "2024",
                "file": "spells.md",
                "start_line": 7,
                "end_line": 17,
                "heading_path": ["Spells", "Spell Descriptions", "Ember Dart"],
                "quote": "Range: 120 feet",
            }
        ],
        "checks": [{"name": "quotes", "passed": True, "saw": ""}, {"name": "figures", "passed": True, "saw": ""}],
    }


def test_a_pipe_is_answered_line_by_line_and_ends_with_0(ask, monkeypatch: pytest.MonkeyPatch):
    lines = "What is Quiet Step's range?\n\nWho won the war?\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    status, shown, _ = ask("--no-model", "--json", "-")
    assert status is None
    assert [json.loads(line)["status"] for line in shown.splitlines()] == ["answered", "not_found"]


def test_why_shows_passages_scores_and_checks(ask):
    shown = ask("--no-model", "--why", "What does wading cost?")[1]
    assert "passages found:" in shown
    assert "no model was asked" in shown
    assert "figures: passed" in shown


def test_without_a_built_model_it_says_so_and_answers_all_the_same(ask):
    _, shown, said = ask("What does wading cost?")
    assert shown.startswith("> Every foot")
    assert said.startswith("note: models/quantized is not built")


def test_a_variant_that_was_asked_for_must_be_there(ask):
    with pytest.raises(UserError, match=r"params\.yaml does not exist|models/fused does not exist"):
        ask("--variant", "fused", "What does wading cost?")


def test_an_empty_question_is_refused(ask):
    with pytest.raises(UserError, match="The question is empty"):
        ask("--no-model", "  ")


def test_a_question_longer_than_the_server_takes_is_refused_with_its_line(ask, monkeypatch: pytest.MonkeyPatch):
    longest = "ogre " * (QUESTION_CHARACTERS // 5)
    ask("--no-model", longest)
    with pytest.raises(UserError, match="^A question may have 2,000 characters, this one has 10,400. Shorten it$"):
        ask("--no-model", "ogre?" * 2080)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"Who?\n\n{'x' * 2001}\n".encode())))
    with pytest.raises(UserError, match="^Standard input, line 3: A question may have 2,000"):
        ask("--no-model", "-")


def test_a_rulebook_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture):
    (tmp_path / "book").mkdir()
    (tmp_path / "book/rules.md").write_text("# Rules\n\n## Torch\n\nA torch burns\x1b[2J for 1 hour.\n", "utf-8")
    cli.run(["sources", "index", str(tmp_path / "book"), "--out", str(tmp_path / "index")])
    capsys.readouterr()
    cli.run(["ask", "--no-model", "--index", str(tmp_path / "index"), "How long does a torch burn?"])
    shown = capsys.readouterr().out
    assert "for 1 hour" in shown
    assert "\x1b" not in shown


def test_no_model_means_no_mlx(folder: Path):
    program = (
        "import sys\nfrom dm_assistant import cli\n"
        f"cli.run(['ask', '--no-model', '--index', {str(folder)!r}, 'What does wading cost?'])\n"
        "print(sorted({'mlx', 'transformers', 'torch', 'httpx', 'yaml'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_real_model_answers_and_its_nonsense_is_withheld(ask, tiny_model: Path, tmp_path: Path):  # noqa: F811
    for name in ("params.yaml", "profiles"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "models").mkdir()
    (tmp_path / "models/quantized").symlink_to(tiny_model)
    _, shown, _ = ask("--why", "What does wading cost?")
    assert shown.startswith("> Every foot of wading costs 2 extra feet of movement.")
    assert "the model said:" in shown
    assert "citations: failed" in shown


def test_editions_side_by_side_carry_the_marks_of_their_citations(ask):
    assert ask("--no-model", "What is the range of Ember Dart?")[1] == (
        "(a) Range: 150 feet.\n(b) Range: 120 feet.\n\n"
        "(a) [Marsh 2014 › Spells › Spell Descriptions › Ember Dart] spells.md, lines 7-17 · edition 2014\n"
        "(b) [Marsh 2024 › Spells › Spell Descriptions › Ember Dart] spells.md, lines 7-17 · edition 2024\n"
    )
