"""OpenBLAS takes the place of mlx's reference BLAS, and its results are right."""

import subprocess
import sys

import pytest

from dm_assistant import blas
from dm_assistant.errors import UserError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux builds of mlx carry the reference BLAS")

# Reads the address space: whichever library a symbol was bound to is mapped there.
PRODUCT = """
import dm_assistant.models
import mlx.core as mx, numpy as np
rng = np.random.default_rng(1)
worst = 0.0
for rows, inner, columns in [(1, 1, 1), (3, 5, 7), (64, 128, 256), (257, 129, 65)]:
    a = rng.normal(size=(rows, inner)).astype(np.float32)
    b = rng.normal(size=(inner, columns)).astype(np.float32)
    for left, right, expected in [(a, b, a @ b), (a.T, None, a.T @ a), (b, None, b @ b.T)]:
        ours = mx.array(left) @ (mx.array(right) if right is not None else mx.array(left).T)
        expected = expected if right is not None else left @ left.T
        worst = max(worst, float(np.abs(np.array(ours) - expected).max() / np.abs(expected).max()))
inverse = mx.linalg.inv(mx.array(np.eye(8, dtype=np.float32) * 4), stream=mx.cpu)
print(worst, float(np.abs(np.array(inverse) - np.eye(8) / 4).max()))
print(open("/proc/self/maps").read().count("dm-assistant/libopenblas.so"))
"""


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_mlx_computes_right_products_with_openblas():
    finished = run(PRODUCT)
    numbers, mapped = finished.stdout.splitlines()
    product_error, inverse_error = map(float, numbers.split())
    assert finished.stderr == "", "a note here means that OpenBLAS could not be loaded"
    assert int(mapped) > 0
    assert product_error < 1e-5
    assert inverse_error < 1e-6


def test_products_are_bound_to_openblas_and_not_to_the_library_of_the_wheel():
    bound = subprocess.run(
        [
            sys.executable,
            "-c",
            "import dm_assistant.models, mlx.core as mx; mx.eval(mx.ones((9, 9)) @ mx.ones((9, 9)))",
        ],
        env={"LD_DEBUG": "bindings", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    lines = [line for line in bound.splitlines() if "`cblas_sgemm'" in line and "libmlx.so" in line.split(" to ")[0]]
    assert lines
    assert all("dm-assistant/libopenblas.so" in line.split(" to ")[1] for line in lines)


def test_a_library_that_is_missing_is_said(monkeypatch, tmp_path):
    monkeypatch.delitem(sys.modules, "mlx.core", raising=False)
    monkeypatch.setattr(blas, "LIBRARY", tmp_path / "gone.so")
    assert "slow reference BLAS. Run: make setup" in blas.load_openblas()


def test_loading_too_late_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "mlx.core", sys)
    assert "imported before OpenBLAS" in blas.load_openblas()


def test_a_library_that_patchelf_refuses_leaves_nothing_behind(tmp_path):
    source = tmp_path / "not-elf.so"
    source.write_bytes(b"scipy_cblas_sgemm\0")
    with pytest.raises(UserError, match="patchelf could not rename"):
        blas.build_library(source, tmp_path / "out" / "libopenblas.so")
    assert list((tmp_path / "out").iterdir()) == []
