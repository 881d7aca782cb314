"""The `dm` command: quick help that stays true, exit statuses, and `dm search` on a real index."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dm_assistant import cli
from dm_assistant.errors import UserError
from dm_assistant.reference import reference
from dm_assistant.retrieval import load_index
from tests.conftest import heed_ctrl_c

ROOT = Path(__file__).resolve().parents[1]
RULES = """\
# Rules

## Dagger

A dagger may be thrown. Thrown, it flies 20 feet. Its steel is good.

## Torch

A torch sheds light\x1b[2J for 20 feet. Anyone can carry a torch.
"""


def dm(*arguments: str, cwd: Path, **options) -> subprocess.CompletedProcess:
    """Run `dm` of this working tree as a process of its own."""
    command = [sys.executable, "-m", "dm_assistant.cli", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, **options)


def environment(**more: str) -> dict[str, str]:
    """Ours, with this working tree, and with buffered output as users have it."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "", **more}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two rulebooks, in a folder that is no repository."""
    folder = tmp_path_factory.mktemp("cli")
    for name in ("old-2014", "new-2024"):
        (folder / "books" / name).mkdir(parents=True)
        (folder / "books" / name / "rules.md").write_text(RULES, encoding="utf-8")
    cli.run(["sources", "index", str(folder / "books"), "--out", str(folder / "index")])
    return folder / "index"


def search(index: Path, *arguments: str, capsys: pytest.CaptureFixture) -> str:
    capsys.readouterr()
    cli.run(["search", "--index", str(index), *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["sources", "add", "--help"], ["sources"]])
def test_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    program = (
        "import atexit, sys\nfrom dm_assistant import cli\n"
        "heavy = {'numpy', 'pydantic', 'yaml', 'httpx'}\n"
        "atexit.register(lambda: print('loaded:', *sorted(heavy & sys.modules.keys())))\n"
        f"cli.run({arguments})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_only_the_module_of_the_called_command_is_imported(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom dm_assistant import cli\ncli.build_parser(['search'])\n"
        "print(*sorted(name for name in sys.modules if name.startswith('dm_assistant.commands.')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.stdout == "dm_assistant.commands.search\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    done = dm("--help", cwd=tmp_path)
    assert done.returncode == 0
    for name, summary in cli.COMMANDS.items():
        assert re.search(rf"^ +{name} +{summary}$", done.stdout, re.M)


@pytest.mark.parametrize("arguments", [[], ["sources"]])
def test_a_forgotten_command_prints_the_help_and_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    done = dm(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == dm(*arguments, "--help", cwd=tmp_path).stdout


def test_every_example_in_the_help_is_a_command_that_exists() -> None:
    examples = re.findall(r"^  (dm .*)$", reference(), re.M)
    assert len(examples) > 10
    for example in examples:
        for command in re.split(r" && ", example):
            words = shlex.split(re.split(r" [|<>] ", command)[0])
            assert cli.build_parser().parse_args(words[1:]).run.__name__ != "show", command


def test_the_reference_is_what_the_help_says() -> None:
    page = (ROOT / "docs/commands.md").read_text("utf-8")
    assert page == reference(), "remake it with: python -m dm_assistant.reference > docs/commands.md"


def test_a_user_error_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    done = dm("search", "dagger", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "error: data/index holds no index. Make it with: dvc repro ingest\n"


def test_json_holds_exactly_what_was_found(index: Path, capsys) -> None:
    found = json.loads(search(index, "--json", "-k", "1", "how far flies a dagger", capsys=capsys))
    (hit,) = load_index(index).search("how far flies a dagger", 1)
    assert found == {
        "query": "how far flies a dagger",
        "results": [
            {
                "passage_id": hit.passage.id,
                "score": pytest.approx(hit.score, abs=1e-4),
                "rulebook": "New 2024",
                "edition": "2024",
                "file": "rules.md",
                "start_line": 5,
                "end_line": 5,
                "heading_path": ["Rules", "Dagger"],
                "text": "A dagger may be thrown. Thrown, it flies 20 feet. Its steel is good.",
                "matches": ["A dagger may be thrown.", "Thrown, it flies 20 feet."],
            }
        ],
    }


def test_the_index_may_lie_anywhere(index: Path) -> None:
    done = dm("search", "--index", "index", "-k", "1", "dagger", cwd=index.parent)
    assert done.returncode == 0
    assert "New 2024 › Rules › Dagger" in done.stdout
    assert "rules.md, line 5 · edition 2024 · score " in done.stdout
    assert "Thrown, it flies 20 feet." in done.stdout


def test_an_edition_is_searched_alone(index: Path, capsys) -> None:
    both = json.loads(search(index, "--json", "dagger", capsys=capsys))
    old = json.loads(search(index, "--json", "dagger", "--edition", "2014", capsys=capsys))
    assert {result["edition"] for result in both["results"]} == {"2014", "2024"}
    assert {result["edition"] for result in old["results"]} == {"2014"}


def test_an_edition_that_is_not_there_is_answered_with_those_that_are(index: Path, capsys) -> None:
    with pytest.raises(UserError, match=r"no edition '2025'. It holds: 2014, 2024"):
        search(index, "dagger", "--edition", "2025", capsys=capsys)


def test_words_need_no_quotes(index: Path, capsys) -> None:
    assert json.loads(search(index, "--json", "thrown", "dagger", capsys=capsys))["query"] == "thrown dagger"


def test_nothing_found_is_said(index: Path, capsys) -> None:
    assert search(index, "zzyzx", capsys=capsys) == "No passage of the rulebooks shares a word with this question.\n"
    assert json.loads(search(index, "zzyzx", "--json", capsys=capsys)) == {"query": "zzyzx", "results": []}


def test_an_empty_question_is_refused(index: Path, capsys) -> None:
    with pytest.raises(UserError, match="question is empty"):
        search(index, " ", capsys=capsys)


@pytest.mark.parametrize("count", ["0", "-1", "two"])
def test_k_is_a_positive_number(count: str, index: Path, capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        search(index, "dagger", "-k", count, capsys=capsys)
    assert f"'{count}' is not a whole number above 0" in capsys.readouterr().err


def test_standard_input_is_answered_line_by_line(index: Path) -> None:
    done = dm("search", "-", "--index", "index", cwd=index.parent, input="dagger\n\n  torch \nzzyzx")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == ["dagger", "torch", "zzyzx"]
    assert [len(answer["results"]) for answer in answers] == [2, 2, 0]


def test_bytes_that_are_no_text_are_refused_with_their_line(index: Path) -> None:
    command = [sys.executable, "-m", "dm_assistant.cli", "search", "-", "--index", str(index)]
    done = subprocess.run(command, input=b"dagger\n\xff\n", env=environment(), capture_output=True, timeout=60)
    assert done.returncode == 1
    assert b"error: Standard input, line 2: not UTF-8 text" in done.stderr


def test_an_answer_comes_before_the_next_question_and_ctrl_c_ends_quietly(index: Path) -> None:
    command = [sys.executable, "-m", "dm_assistant.cli", "search", "-", "--index", str(index)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe, text=True, preexec_fn=heed_ctrl_c
    ) as process:
        process.stdin.write("dagger\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["query"] == "dagger"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr.read() == ""


def test_a_reader_that_has_enough_is_no_error(index: Path) -> None:
    command = f"yes dagger | {sys.executable} -m dm_assistant.cli search - --index {index} | head -1"
    done = subprocess.run(["bash", "-c", command], env=environment(), capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout)["query"] == "dagger"
    assert done.stderr == ""


def on_terminal(index: Path, *question: str, **more: str) -> str:
    """What `dm search` shows on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dm_assistant.cli", "search", "--index", str(index), "-k", "1", *question]
    subprocess.run(command, stdout=theirs, env=environment(**more), timeout=60, check=True)
    os.close(theirs)
    shown = os.read(ours, 2**16).decode()
    os.close(ours)
    return shown


def test_a_terminal_shows_matches_in_colour_and_no_foreign_escapes(index: Path) -> None:
    shown = on_terminal(index, "torch light")
    assert "\033[33mAnyone can carry a torch.\033[0m" in shown
    assert "\033[2J" not in shown


def test_no_color_is_respected(index: Path) -> None:
    shown = on_terminal(index, "torch light", NO_COLOR="1")
    assert "Anyone can carry a torch." in shown
    assert "\033" not in shown


def test_a_pipe_gets_no_colour(index: Path, capsys) -> None:
    assert "\033" not in search(index, "torch", capsys=capsys)
