"""`dvc plots diff` and `make plots` draw the charts of dvc.yaml for several revisions, on real DVC."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dvclive import Live

from dm_assistant import plots
from dm_assistant.errors import UserError

PROJECT = Path(__file__).parents[1]
DEFINITIONS = yaml.safe_load((PROJECT / "dvc.yaml").read_text())["plots"]
HEADER = "variant,mode,group,metric,value,low,high,n"


def write_run(folder: Path, loss: float, f1: float) -> None:
    """What train and evaluate leave behind for the charts."""
    curves = folder / "plots/dvclive"
    with Live(str(curves), dvcyaml=None, report=None, save_dvc_exp=False, monitor_system=False) as live:
        for step in range(3):
            live.step = step
            live.log_metric("train/loss", loss + step)
            live.log_metric("val/loss", 2 * loss + step)
    rows = [
        f"{variant},{mode},{group},{metric},{f1},{f1 - 0.1},{f1 + 0.1},40"
        for variant in ("base", "fused", "quantized")
        for mode in ("closed", "open")
        for group in ("all", "kind=spell")
        for metric in ("f1", "em")
    ]
    (folder / "metrics").mkdir(exist_ok=True)
    (folder / "metrics/scores.csv").write_text("\n".join([HEADER, *rows]) + "\n")
    (folder / "plots/size_quality.csv").write_text(
        f"mode,bits_per_weight,megabytes,f1,low,high\nclosed,{f1 * 16},{f1},{f1},{f1 - 0.1},{f1 + 0.1}\n"
    )
    for chart in (chart for definition in DEFINITIONS for chart in definition.values()):
        for name, column in chart["y"].items():
            table = folder / name
            if not table.exists():  # one bar is enough
                table.parent.mkdir(parents=True, exist_ok=True)
                table.write_text(f"{chart['x']},{column},of\n0.9,0.9,one\n")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A DVC project with our charts, one run committed and another in the workspace."""
    folder = tmp_path_factory.mktemp("project")

    def run(*command: str) -> None:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    run("git", "init", "-q")
    run("git", "config", "user.email", "a@example.org")
    run("git", "config", "user.name", "A")
    (folder / "start").touch()
    run("git", "add", "start")
    run("git", "commit", "-qm", "start")  # dvclive looks for a commit
    run(sys.executable, "-m", "dvc", "init", "-q")
    (folder / "dvc.yaml").write_text(yaml.safe_dump({"plots": DEFINITIONS}, sort_keys=False))
    shutil.copytree(PROJECT / "plots/templates", folder / "plots/templates")
    write_run(folder, loss=1.0, f1=0.25)
    run("git", "add", ".")
    run("git", "commit", "-qm", "first")
    write_run(folder, loss=5.0, f1=0.75)
    return folder


@pytest.fixture(scope="module")
def charts(project):
    """The charts of both runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        return plots.read_charts(["HEAD", "workspace"])


def test_every_chart_of_the_project_is_drawn(charts):
    assert list(charts) == [title for definition in DEFINITIONS for title in definition]


def test_train_and_validation_loss_of_both_runs_stand_on_one_chart(charts):
    spec = charts["Training and validation loss"]
    lines = {(row["rev"], row["filename"], row["loss"]) for row in spec["data"]["values"] if row["step"] == "2"}
    assert lines == {
        ("HEAD", "train/loss.tsv", "3.0"),
        ("HEAD", "val/loss.tsv", "4.0"),
        ("workspace", "train/loss.tsv", "7.0"),
        ("workspace", "val/loss.tsv", "12.0"),
    }
    assert spec["encoding"]["color"]["field"] == "rev"
    assert spec["encoding"]["strokeDash"]["field"] == "filename"


@pytest.mark.parametrize("title", ["F1 by variant and mode", "F1 by type and kind"])
def test_bars_carry_their_intervals(charts, title):
    bar, rule = charts[title]["spec"]["layer"]
    [value] = {channel for channel in ("x", "y") if channel in bar["encoding"]}
    assert bar["encoding"][value]["field"] == "value"
    assert bar["encoding"]["color"]["field"] == "rev"
    assert rule["encoding"][value]["field"] == "low"
    assert rule["encoding"][f"{value}2"]["field"] == "high"


@pytest.mark.parametrize(
    "title", ["F1 by variant and mode", "F1 by type and kind", "Size and quality of the quantized model"]
)
def test_no_anchor_of_the_template_is_left_unfilled(charts, title):
    assert "<DVC_METRIC" not in json.dumps(charts[title])


def test_every_run_is_a_point_of_the_size_quality_curve(charts):
    spec = charts["Size and quality of the quantized model"]
    points = {(row["rev"], row["bits_per_weight"], row["f1"]) for row in spec["data"]["values"]}
    assert points == {("HEAD", "4.0", "0.25"), ("workspace", "12.0", "0.75")}


@pytest.fixture(scope="module")
def page_folder(project):
    """What `python -m dm_assistant.plots HEAD workspace` writes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        patch.setattr(sys, "argv", ["plots", "HEAD", "workspace"])
        plots.main()
    return project / plots.PAGE


def test_the_page_and_a_png_of_every_chart_are_written(page_folder):
    files = {path.name: path.read_bytes() for path in page_folder.iterdir()}
    pictures = [f"{plots.slug(title)}.png" for definition in DEFINITIONS for title in definition]
    assert sorted(files) == sorted([*pictures, "index.html"])
    assert all(files[name].startswith(b"\x89PNG") for name in pictures)


def test_the_page_needs_no_network(page_folder):
    markup, _, script = (page_folder / "index.html").read_text().partition('<script type="module">')
    assert not re.search(r"\b(?:src|href)=", markup)
    assert "cdn." not in script
    assert script.count("</script") == 1, "a second one would end the code early"


def test_an_unknown_revision_is_named(project, monkeypatch):
    monkeypatch.chdir(project)
    with pytest.raises(UserError, match="unknown Git revision 'nowhere'"):
        plots.read_charts(["nowhere", "HEAD"])


def test_a_chart_without_data_is_named(project, monkeypatch, tmp_path):
    shutil.copytree(project, tmp_path / "copy")
    (tmp_path / "copy/metrics/scores.csv").unlink()
    monkeypatch.chdir(tmp_path / "copy")
    with pytest.raises(UserError, match=r"no data for the chart 'F1 by variant and mode' yet. Make it with: dvc repro"):
        plots.read_charts([])
