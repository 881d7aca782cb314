"""The summary shows what a finished run made, its scores and its verdict."""

import json

import pytest

from dm_assistant import summary
from dm_assistant.errors import UserError

ENTRY = {"f1": 0.5, "em": 0.4, "n": 9, "f1_low": 0.3, "f1_high": 0.7}
SCORES = {variant: {"closed": ENTRY, "open": ENTRY} for variant in ("base", "fused", "quantized")}


@pytest.fixture
def run(tmp_path):
    for name in summary.MADE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * 1234)
    (tmp_path / summary.SCORES).write_text(json.dumps(SCORES))
    (tmp_path / summary.VERDICT).write_text("# Verdict\n\n- **It helped**: by much.\n\n## How sure\n\nVery.\n")
    return tmp_path


def test_scores_of_every_variant_stand_in_one_line(run):
    lines = summary.report(run).splitlines()
    assert "  fused      0.500 (0.300 to 0.700)    0.500 (0.300 to 0.700)" in lines


def test_the_findings_of_the_verdict_are_shown_and_no_more(run):
    text = summary.report(run)
    assert "  - It helped: by much." in text
    assert "Very." not in text


def test_what_was_made_is_shown_with_its_size(run):
    assert "models/fused                     1.2 kB" in summary.report(run)


def test_the_size_of_a_folder_is_that_of_its_files(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a").write_bytes(b"0" * 2_000_000)
    (tmp_path / "deep/b").write_bytes(b"0" * 500_000)
    assert summary.size(tmp_path) == "2.5 MB"


def test_a_run_that_is_not_finished_is_said_to_be_so(run):
    (run / "data/evaluate/worst.jsonl").unlink()
    with pytest.raises(UserError, match=r"worst.jsonl does not exist: the run is not finished"):
        summary.report(run)
