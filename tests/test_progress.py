"""What a training says while it runs."""

from pathlib import Path

import pytest

from dm_assistant.models.training import StepReport
from dm_assistant.progress import StepProgress


@pytest.mark.parametrize(("first", "said"), [(1, False), (8, True)])
def test_a_run_says_that_it_goes_on_after_a_kill(
    first: int, said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("DVC_ROOT", str(tmp_path))
    with StepProgress("train") as progress:
        for step in (first, first + 1):
            progress.report(
                StepReport(step, 9, epoch=1.0, loss=2.0, gradient_norm=1.0, learning_rate=0.1, tokens=64, memory=1)
            )
    assert capfd.readouterr().err.count("goes on after step 7 of 9") == said
