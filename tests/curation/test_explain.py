"""`dm explain` tells a pair's whole history."""

import shutil

import pytest

from dm_assistant.cli import run
from dm_assistant.errors import UserError
from dm_assistant.records import Decision, Example, Judgement, Verdict, write_jsonl
from tests.conftest import ROOT
from tests.curation.conftest import BOOK, make_pair

RANGE = make_pair("What is Fireball's range?", "150 feet.")
COPY = make_pair("What's Fireball's range?", "150 feet.")
VAGUE = make_pair("What is its range?", "It is probably 150 feet.")
EDITED = make_pair("How far does Fireball reach?", "150 feet.")
CLUSTER = [RANGE.id, COPY.id]


def decision(pair, verdict, **changes):
    return Decision(**{
        "pair_id": pair.id, "verdict": verdict, "question": pair.question, "answer": pair.answer, "reviewer": "ann",
        "time": "2026-01-01T10:00:00Z", "fact_id": pair.fact_id, "passage_id": pair.passage_id,
    } | changes)  # fmt: skip


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    """What curate and prepare leave behind."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "data"
    judgement = Judgement(faithful=5, answerable=4, self_contained=5, reason="It says so.", model="m")
    said = "decision: edit by ann"
    write_jsonl(data / "passages.jsonl", BOOK.values())
    write_jsonl(
        data / "curated/accepted.jsonl",
        [
            Verdict(pair=RANGE, accepted=True, cluster=CLUSTER, judgement=judgement),
            Verdict(pair=EDITED, accepted=True, reasons=[said]),
        ],
    )
    write_jsonl(
        data / "curated/rejected.jsonl",
        [
            Verdict(pair=COPY, accepted=False, reasons=[f"duplicate: says the same as {RANGE.id}"], cluster=CLUSTER),
            Verdict(pair=VAGUE, accepted=False, reasons=["self_contained: it says 'its'", "hedging: it guesses"]),
        ],
    )
    decisions = [
        decision(VAGUE, "reject", reason="vague", note="ask again"),
        decision(RANGE, "edit", question=EDITED.question, answer=EDITED.answer),
    ]
    write_jsonl(data / "decisions.jsonl", decisions[:1])
    row = Example(
        id="e", pair_id=RANGE.id, fact_id="f", section="s", kind="spell", type="lookup", mode="open",
        question=RANGE.question, passage_ids=["Fireball", "Light"], messages=[{"role": "user", "content": "q"}],
        answer="150 feet. [1]", evidence=RANGE.evidence,
    )  # fmt: skip
    write_jsonl(data / "prepared/train.jsonl", [row])
    for name in ("valid", "test"):
        write_jsonl(data / f"prepared/{name}.jsonl", [])
    return decisions, data / "decisions.jsonl"


@pytest.fixture
def explain(capsys):
    def ask(id):
        run(["explain", id])
        return capsys.readouterr().out

    return ask


@pytest.mark.parametrize(
    "line",
    [
        f"{RANGE.id}: accepted",
        "Passage Fireball: R › Spells › Fireball",
        "r.md, lines 1-3",
        "| Range: 150 feet",
        "evidence: Range: 150 feet",
        "passed evidence, figures, names, absent, refusal, self_contained, question, echo",
        f"kept    {RANGE.id}  What is Fireball's range?",
        f"dropped {COPY.id}  What's Fireball's range?",
        "Judge (m): faithful 5, answerable 4, self-contained 5 of 5",
        "It says so.",
        "train, open-book, 2 passages shown, answered: 150 feet. [1]",
    ],
)
def test_an_accepted_pair_is_told_from_passage_to_split(explain, line):
    assert line in explain(RANGE.id)


@pytest.mark.parametrize(
    "line",
    [
        f"{VAGUE.id}: rejected",
        "FAILED self_contained: it says 'its'",
        "FAILED hedging: it guesses",
        "passed evidence, figures, names, absent, refusal, question, echo",
        "Duplicates: none",
        "Judge: not asked",
        "2026-01-01 10:00 ann: reject, vague, ask again",
        "Split: none, it was rejected",
    ],
)
def test_a_rejected_pair_has_every_reason_and_decision(explain, line):
    assert line in explain(VAGUE.id)


def test_a_check_that_is_switched_off_is_said(explain, tmp_path):
    params = tmp_path / "params.yaml"
    params.write_text(params.read_text("utf-8").replace("echo: true", "echo: false"), "utf-8")
    assert "off echo" in explain(RANGE.id)


def test_the_id_of_the_generated_pair_leads_to_the_edited_one(explain, workspace):
    _, path = workspace
    edit = decision(make_pair("How far?", "Far."), "edit", question=EDITED.question, answer=EDITED.answer)
    write_jsonl(path, [edit])
    assert f"{EDITED.id}: accepted" in explain(edit.pair_id)
    assert "ann: edit" in explain(EDITED.id)


def test_an_edited_pair_is_told_with_its_words_before(explain, workspace):
    path = workspace[1].parent / "curated/accepted.jsonl"
    write_jsonl(path, [Verdict(pair=EDITED, accepted=True, generated=VAGUE)])
    write_jsonl(path.with_name("rejected.jsonl"), [])
    assert (
        f"{EDITED.answer}\n  before it was edited, {VAGUE.id}:\n    {VAGUE.question}\n    {VAGUE.answer}\n"
        in explain(EDITED.id)
    )


def test_an_older_decision_on_the_same_fact_is_shown_with_its_wording(explain):
    assert "ann: reject, vague, ask again; on another wording: What is its range?" in explain(RANGE.id)


def test_the_first_digits_are_enough(explain):
    assert explain(RANGE.id[:12]) == explain(RANGE.id)


@pytest.mark.parametrize(("id", "message"), [("xyz", "no pair has the id 'xyz'"), ("", "no pair has the id ''")])
def test_an_unknown_id_is_said(explain, id, message):
    with pytest.raises(UserError, match=message):
        explain(id)


def test_digits_of_several_pairs_are_said(explain, workspace):
    _, path = workspace
    twins = [RANGE.model_copy(update={"id": f"ab{n}"}) for n in range(2)]
    write_jsonl(path.parent / "curated/accepted.jsonl", [Verdict(pair=pair, accepted=True) for pair in twins])
    with pytest.raises(UserError, match="2 pairs have an id that begins with 'ab': ab0, ab1"):
        explain("ab")


def test_before_curate_it_is_said_what_to_run(explain, workspace):
    (workspace[1].parent / "curated/accepted.jsonl").unlink()
    with pytest.raises(UserError, match="dvc repro curate"):
        explain(RANGE.id)
