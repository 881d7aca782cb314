"""The loss curves as a picture: the same bytes for the same losses."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure


def draw_losses(curves: Sequence[tuple[int, dict[str, float]]], best_step: int, path: Path) -> None:
    """Draw training loss, validation loss with its standard error, and the best step into a PNG file.

    `curves` holds (step, values by metric), as `adapting.History` does.
    """
    training = [(step, values["train/loss"]) for step, values in curves if "train/loss" in values]
    validation = [
        (step, values["val/loss"], values["val/standard_error"]) for step, values in curves if "val/loss" in values
    ]
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(*zip(*training, strict=True), color="tab:gray", alpha=0.6, linewidth=1, label="training")
    steps, losses, errors = zip(*validation, strict=True)
    axes.errorbar(
        steps, losses, yerr=errors, color="tab:blue", marker="o", capsize=3, label="validation ± standard error"
    )
    axes.axvline(best_step, color="tab:orange", linestyle="--", label=f"best: step {best_step}")
    axes.set(xlabel="step", ylabel="nats an answer token")
    axes.legend()
    figure.savefig(path, dpi=120, metadata={"Software": None})
