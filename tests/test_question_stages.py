"""The stages generate, curate and prepare as a user runs them, on a tiny book."""

import json
import shutil
from pathlib import Path

import pytest

from dm_assistant.errors import UserError
from dm_assistant.records import Example, Pair, Passage, Verdict, read_jsonl, write_jsonl
from dm_assistant.retrieval import build_index
from stages import curate, generate, prepare

ROOT = Path(__file__).parents[1]


class WordTokenizer:
    """A token is a word."""

    def prompt_ids(self, messages):
        return messages[0]["content"].split()

    def row_ids(self, messages, answer):
        return self.prompt_ids(messages), answer.split()


def weapon(name: str, die: str, cost: str) -> Passage:
    text = f"{name} — Damage: {die} Piercing; Mastery: Sap; Weight: 3 lb.; Cost: {cost}"
    return Passage(
        id=name, rulebook="Tiny Rules", edition="1", file="tiny.md", start_line=1, end_line=1,
        heading_path=["Weapons", name], section=name, kind="weapon", name=name, text=text,
        fields={"damage": f"{die} Piercing", "mastery": "Sap", "weight": "3 lb.", "cost": cost},
    )  # fmt: skip


BOOK = [
    weapon(f"{name} Spear", f"1d{4 + 2 * (n % 4)}", f"{n + 1} GP")
    for n, name in enumerate("Ash Birch Elm Fir Oak Pine Yew Larch Beech Alder".split())
]


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    """A folder as `dvc repro` would find it, after ingest."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(prepare, "load_tokenizer", lambda folder: WordTokenizer())
    write_jsonl(Path("data/passages.jsonl"), BOOK)
    build_index(BOOK).save(Path("data/index"))
    Path("data/decisions.jsonl").touch()
    write_jsonl(Path("data/exam/exam.jsonl"), [])
    return tmp_path


def outputs() -> dict[str, bytes]:
    made = [*Path("data/generated").rglob("*"), *Path("data/curated").rglob("*"), *Path("data/prepared").rglob("*")]
    return {str(path): path.read_bytes() for path in [*made, *Path("metrics").rglob("*")] if path.is_file()}


def test_pairs_become_verdicts_and_verdicts_become_rows(capsys):
    generate.main()
    curate.main()
    prepare.main()

    pairs = read_jsonl(Path("data/generated/pairs.jsonl"), Pair, "generate")
    verdicts = [
        v for f in ("accepted", "rejected") for v in read_jsonl(Path(f"data/curated/{f}.jsonl"), Verdict, "curate")
    ]
    assert {verdict.pair.id for verdict in verdicts} == {pair.id for pair in pairs}
    splits = {n: read_jsonl(Path(f"data/prepared/{n}.jsonl"), Example, "prepare") for n in ("train", "valid", "test")}
    assert all(splits.values())
    assert {row.mode for row in splits["test"]} == {"closed"}
    assert "open" in {row.mode for row in splits["train"]}
    assert json.loads(Path("metrics/prepare.json").read_text())["leak"] == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["generate", "curate", "prepare"]


def test_two_runs_give_the_same_bytes():
    runs = []
    for _ in range(2):
        for stage in (generate, curate, prepare):
            stage.main()
        runs.append(outputs())
    assert runs[0] == runs[1]
    assert len(runs[0]) == 10


def test_a_rejected_pair_does_not_reach_the_rows():
    generate.main()
    pair = read_jsonl(Path("data/generated/pairs.jsonl"), Pair, "generate")[0]
    decision = {
        "pair_id": pair.id, "verdict": "reject", "question": pair.question, "answer": pair.answer, "reviewer": "ann",
        "time": "2026-01-01T10:00:00Z", "fact_id": pair.fact_id, "passage_id": pair.passage_id,
    }  # fmt: skip
    Path("data/decisions.jsonl").write_text(json.dumps(decision) + "\n")
    curate.main()
    prepare.main()
    rows = "".join(path.read_text() for path in Path("data/prepared").iterdir())
    assert pair.id not in rows
    assert pair.id in Path("data/curated/rejected.jsonl").read_text()


def test_an_unreadable_decision_stops_before_anything_is_written():
    generate.main()
    Path("data/decisions.jsonl").write_text("no decision\n")
    with pytest.raises(UserError, match="line 1"):
        curate.main()
    assert not Path("data/curated").exists()


def test_a_crash_while_writing_a_decision_is_said(capsys):
    generate.main()
    Path("data/decisions.jsonl").write_text('{"pair_id": "x", "verd')
    curate.main()
    assert "set aside" in capsys.readouterr().err


def test_pairs_of_an_older_book_are_not_curated():
    generate.main()
    write_jsonl(Path("data/passages.jsonl"), BOOK[1:])
    with pytest.raises(UserError, match="dvc repro generate"):
        curate.main()


def test_without_any_pair_the_step_that_makes_them_is_named():
    write_jsonl(Path("data/generated/pairs.jsonl"), [])
    with pytest.raises(UserError, match=r"pairs\.jsonl is empty.*dvc repro --force generate"):
        curate.main()


def test_too_few_pairs_for_three_splits_is_said():
    write_jsonl(Path("data/passages.jsonl"), BOOK[:1])
    generate.main()
    curate.main()
    with pytest.raises(UserError, match="too few; add rulebooks"):
        prepare.main()
    assert not Path("data/prepared").exists()


def test_a_book_without_facts_is_said():
    empty = BOOK[0].model_copy(update={"fields": {}, "kind": "rule", "text": "• nothing"})
    write_jsonl(Path("data/passages.jsonl"), [empty])
    with pytest.raises(UserError, match="no question could be written"):
        generate.main()


@pytest.mark.parametrize(("stage", "made_by"), [(generate, "ingest"), (curate, "generate"), (prepare, "curate")])
def test_a_missing_input_names_the_stage_that_makes_it(stage, made_by):
    for path in ("data/passages.jsonl",) if stage is generate else ():
        Path(path).unlink()
    with pytest.raises(UserError, match=f"dvc repro {made_by}"):
        stage.main()
