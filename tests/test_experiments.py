"""A second run of the graph gives the same bytes; experiments and comparisons work as a user types them."""

import json
import re
import shlex
import time

import pytest

# Run as typed, in this order. The README may show these and no other command that trains.
COMMANDS = (
    "dvc exp run -S lora.rank=16",
    "dvc exp run --queue -S 'lora.rank=4,16'",
    "dvc queue start",
    "dvc exp show",
    "dvc metrics diff",
    "dvc params diff",
    "dvc plots diff",
)


def test_a_second_project_with_its_own_cache_gives_the_same_lock(second_project, project):
    for name in ("dvc.lock", "metrics/evaluate.json", "metrics/verdict.md", "metrics/scores.csv"):
        assert (second_project.folder / name).read_bytes() == (project.folder / name).read_bytes(), name


@pytest.fixture(scope="module")
def experiments(second_project):
    """A project in which COMMANDS have run, and what each printed."""
    printed = {}
    for command in COMMANDS:
        printed[command] = second_project.run(*shlex.split(command)).stdout
        if command == "dvc queue start":
            wait_for_queue(second_project)
    return second_project, printed


def wait_for_queue(project, seconds: int = 420) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        states = re.findall(r"\b(Queued|Running|Success|Failed)\b", project.run("dvc", "queue", "status").stdout)
        if states and not {"Queued", "Running"} & set(states):
            return
        time.sleep(2)
    raise AssertionError(project.run("dvc", "queue", "status").stdout)


def test_the_sweep_finishes(experiments):
    project, _ = experiments
    states = re.findall(r"\b(Success|Failed)\b", project.run("dvc", "queue", "status").stdout)
    assert states == ["Success", "Success"], project.run("dvc", "queue", "status").stdout


def test_exp_show_lists_each_rank_with_its_own_scores(experiments):
    project, printed = experiments
    assert "Experiment" in printed["dvc exp show"]
    # DVC cuts its widest tables off; `make show` has the columns that tell experiments apart
    picked = project.run("make", "--old-file", ".venv/ready", "show").stdout
    assert "lora.rank" in picked
    assert "fused.closed.f1" in picked
    table = json.loads(project.run("dvc", "exp", "show", "--json").stdout)
    ranks = {
        experiment["revs"][0]["data"]["params"]["params.yaml"]["data"]["lora"]["rank"]:
            experiment["revs"][0]["data"]["metrics"]["metrics/train.json"]["data"]["valid_loss_best"]
        for revision in table for experiment in revision.get("experiments") or []
    }  # fmt: skip
    assert sorted(ranks) == [4, 16]
    assert ranks[4] != ranks[16]


def test_params_diff_shows_the_rank(experiments):
    assert re.search(r"lora\.rank\W+8\W+16", experiments[1]["dvc params diff"])


def test_metrics_diff_shows_the_changed_loss(experiments):
    assert re.search(r"metrics/train\.json\W+valid_loss_best", experiments[1]["dvc metrics diff"])


def test_only_what_the_rank_changes_ran_again(experiments):
    ran = set(re.findall(r"Running stage '(.*?)'", experiments[1]["dvc exp run -S lora.rank=16"]))
    assert ran == {"train", "fuse", "quantize", "predict@fused", "predict@quantized", "evaluate"}


def test_plots_diff_draws_train_and_validation_loss_of_both_runs_on_one_chart(experiments):
    project, _ = experiments
    page = (project.folder / "dvc_plots/index.html").read_text("utf-8")
    specs = [json.loads(text) for text in re.findall(r"var spec = (\{.*?\});\s*(?:vegaEmbed|\n)", page, re.DOTALL)]
    titled = {json.dumps(spec.get("title")): spec for spec in specs}
    charts = [spec for title, spec in titled.items() if "Training and validation loss" in title]
    assert len(charts) == 1, sorted(titled)
    points = charts[0]["data"]["values"]
    assert {point["rev"] for point in points} == {"HEAD", "workspace"}
    for revision in ("HEAD", "workspace"):
        sources = {point["filename"].split("/")[-2] for point in points if point["rev"] == revision}
        assert sources == {"train", "val"}
    losses = {(point["rev"], point["filename"], point["step"]): point["loss"] for point in points}
    last = max(step for revision, _, step in losses if revision == "HEAD")
    train = next(filename for _, filename, _ in losses if "train" in filename)
    assert losses["HEAD", train, last] != losses["workspace", train, last]
