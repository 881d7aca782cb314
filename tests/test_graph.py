"""The whole graph on the smoke profile, run by a real DVC: what it makes, what reruns, that it repeats."""

import json

import networkx
import pytest
from dvc.repo import Repo

from tests.conftest import Project

STAGES = [
    "ingest", "base", "generate", "curate", "prepare", "train", "fuse", "quantize",
    "predict@base", "predict@fused", "predict@quantized", "evaluate",
]  # fmt: skip
PREDICT = {"predict@base", "predict@fused", "predict@quantized"}
FROM_TRAIN = {"train", "fuse", "quantize", "predict@fused", "predict@quantized", "evaluate"}
FROM_PREPARE = FROM_TRAIN | {"prepare", "predict@base"}
FROM_CURATE = FROM_PREPARE | {"curate"}
FROM_GENERATE = FROM_CURATE | {"generate"}


@pytest.fixture(scope="module")
def changing(project, tmp_path_factory) -> Project:
    """A clone of the finished project in which tests change files, and put them back."""
    return project.clone(tmp_path_factory.mktemp("changing") / "clone")


def test_every_stage_runs_and_says_in_one_line_what_it_made(repro):
    _, printed = repro
    for stage in STAGES:
        lines = [line for line in printed.splitlines() if line.startswith(f"{stage}: ")]
        assert len(lines) == 1, f"{stage} printed {lines}"


def test_the_scores_have_the_promised_shape(project):
    scores = json.loads((project.folder / "metrics/evaluate.json").read_text())
    assert sorted(scores) == ["base", "fused", "quantized"]
    for variant in scores.values():
        assert sorted(variant) == ["closed", "exam", "gold", "open"]
        for mode in variant.values():
            assert mode.keys() == {"f1", "em", "n", "f1_low", "f1_high"}
            assert mode["f1_low"] <= mode["f1"] <= mode["f1_high"]
            assert mode["n"] > 0
    assert scores["base"]["closed"]["n"] == len((project.folder / "data/prepared/test.jsonl").read_text().splitlines())


def test_the_fused_model_is_base_plus_adapter_on_32_prompts(project):
    proof = json.loads((project.folder / "metrics/fuse.json").read_text())
    assert proof["prompts"] == 32
    assert proof["against_adapter"]["max_difference"] <= 1e-3
    assert proof["against_base"]["max_difference"] > 1e-3


def test_the_second_run_does_nothing(changing):
    printed = changing.run("dvc", "repro").stdout
    assert "Data and pipelines are up to date." in printed
    assert "Running stage" not in printed


def test_git_sees_no_data_and_no_models(project):
    tracked = project.run("git", "ls-files", "data", "models").stdout.split()
    assert all(name.startswith(("data/rulebooks/", "data/decisions.jsonl", "data/exam/")) for name in tracked), tracked


def reruns(project: Project) -> set[str]:
    """What DVC would run now: the stages whose status has changed, and all that follow them."""
    with Repo(str(project.folder)) as repo:
        changed = {address.split(":")[-1] for address in repo.status()}
        graph = repo.index.graph
        followers = {
            follower.name for stage in graph if stage.name in changed for follower in networkx.ancestors(graph, stage)
        }
    return changed | followers


@pytest.mark.parametrize(
    ("file", "pattern", "text", "expected"),
    [
        ("params.yaml", r"bits: 8 ", "bits: 4 ", {"quantize", "predict@quantized", "evaluate"}),
        ("params.yaml", r"  rank: 8 ", "  rank: 16 ", FROM_TRAIN),
        ("params.yaml", r"  learning_rate: 1.0e-3 ", "  learning_rate: 2.0e-3 ", FROM_TRAIN),
        ("params.yaml", r"resamples: 10000 ", "resamples: 1000 ", {"evaluate"}),
        ("params.yaml", r"  tolerance: 1.0e-3 ", "  tolerance: 2.0e-3 ", FROM_TRAIN - {"train"}),
        ("params.yaml", r"  distractors: 1 ", "  distractors: 2 ", FROM_PREPARE),
        ("params.yaml", r"max_answer_words: 80 ", "max_answer_words: 70 ", FROM_CURATE),
        ("params.yaml", r"  phrasings: 2 ", "  phrasings: 3 ", FROM_GENERATE),
        ("params.yaml", r"  max_words: 220 ", "  max_words: 200 ", set(STAGES)),
        ("profiles/smoke.yaml", r"  steps: 20", "  steps: 21", FROM_PREPARE | {"base"}),
        ("profiles/smoke.yaml", r"  epochs: 1", "  epochs: 2", FROM_TRAIN),
        ("profiles/smoke.yaml", r"  batch: 64", "  batch: 32", PREDICT | {"evaluate"}),
        ("params.yaml", r"^# Every setting", "# Each setting", set()),
    ],
)  # fmt: skip
def test_a_change_reruns_what_depends_on_it_and_nothing_else(changing, file, pattern, text, expected):
    before = (changing.folder / file).read_bytes()
    try:
        changing.replace(file, pattern, text)
        assert reruns(changing) == expected
    finally:
        (changing.folder / file).write_bytes(before)


def test_a_new_rulebook_file_reruns_everything(changing):
    new = changing.folder / "data/rulebooks/tabletop-basics/house-rules.md"
    try:
        new.write_text("# House rules\n\nA natural 20 on initiative grants a free dash.\n", "utf-8")
        assert reruns(changing) == set(STAGES)
    finally:
        new.unlink()


def test_a_decision_of_a_reviewer_reruns_from_curate(changing):
    decisions = changing.folder / "data/decisions.jsonl"
    before = decisions.read_bytes()
    try:
        decisions.write_bytes(before + b"{}\n")
        assert reruns(changing) == FROM_CURATE
    finally:
        decisions.write_bytes(before)


def test_another_exam_reruns_from_prepare(changing):
    exam = changing.folder / "data/exam/exam.jsonl"
    before = exam.read_bytes()
    try:
        exam.write_bytes(before.partition(b"\n")[2])
        assert reruns(changing) == FROM_PREPARE
    finally:
        exam.write_bytes(before)


def test_changed_code_reruns_the_stages_that_import_it(changing):
    module = changing.folder / "dm_assistant/models/quantizing.py"
    before = module.read_bytes()
    try:
        module.write_bytes(before + b"\n# changed\n")
        assert reruns(changing) == {"quantize", "predict@quantized", "evaluate"}
    finally:
        module.write_bytes(before)
