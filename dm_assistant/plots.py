"""The charts of dvc.yaml as one page that needs no network, and as PNG files.

`dvc plots` draws the same charts, but its page loads the Vega library from the network.

Reads   the `plots` section of dvc.yaml and, through `dvc plots`, the files it names
Writes  plots/page/index.html and one PNG a chart beside it
Run     make plots       or, to compare runs: python -m dm_assistant.plots REVISION REVISION ...
"""

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import vl_convert
import yaml

from dm_assistant.errors import UserError, run_reporting_errors
from dm_assistant.files import atomic_folder

PAGE = Path("plots/page")
# The editor of vega-embed lives on the network.
EMBED_OPTIONS = {"actions": {"export": True, "source": False, "compiled": False, "editor": False}}


def main() -> None:
    charts = read_charts(sys.argv[1:])
    with atomic_folder(PAGE) as folder:
        (folder / "index.html").write_text(page(charts), encoding="utf-8")
        for title, spec in charts.items():
            (folder / f"{slug(title)}.png").write_bytes(vl_convert.vegalite_to_png(spec, scale=2))
    print(f"plots: {len(charts)} charts in {PAGE / 'index.html'}, a PNG of each beside it")


def read_charts(revisions: list[str]) -> dict[str, dict[str, Any]]:
    """The Vega-Lite specification, data included, of every chart in dvc.yaml, by title.

    Without revisions the charts show the workspace.

    Raises:
        UserError: DVC does not know a revision, or the data of a chart is not there yet.
    """
    definitions = yaml.safe_load(Path("dvc.yaml").read_text(encoding="utf-8"))["plots"]
    titles = [title for definition in definitions for title in definition]
    command = ["plots", "diff", *revisions, "--json"] if revisions else ["plots", "show", "--json"]
    # DVC also draws every file under the `plots` of a stage, raw; only the charts are wanted here.
    run = subprocess.run([sys.executable, "-m", "dvc", *command], capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        reason = (run.stderr.strip() or "it failed and does not say why").splitlines()[-1].rstrip(".")
        raise UserError(f"dvc {' '.join(command)}: {reason}. Runs and their names are listed by: dvc exp show")
    drawn = json.loads(run.stdout)["data"]
    for title in titles:
        if not drawn.get(title):
            raise UserError(f"dvc.yaml: there is no data for the chart {title!r} yet. Make it with: dvc repro")
    return {title: drawn[title][0]["content"] for title in titles}


def page(charts: dict[str, dict[str, Any]]) -> str:
    """One HTML page with all charts and the code that draws them."""
    options = json.dumps(EMBED_OPTIONS)
    draw = "\n".join(f"vegaEmbed('#{slug(title)}', {json.dumps(spec)}, {options});" for title, spec in charts.items())
    script = vl_convert.javascript_bundle(draw).replace("</script", r"<\/script")
    parts = [f'<section id="{slug(title)}" aria-label="{html.escape(title)}"></section>' for title in charts]
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>DM Assistant: charts</title>\n'
        "<style>body { font-family: sans-serif; margin: 2rem } section { margin-bottom: 3rem }</style>\n"
        + "\n".join(parts)
        + f'\n<script type="module">\n{script}\n</script>\n</html>\n'
    )


def slug(title: str) -> str:
    """A title as a file name: "F1 by type" → "f1-by-type"."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")


if __name__ == "__main__":
    run_reporting_errors(main)
