"""All code that computes with mlx. OpenBLAS must be loaded before mlx is imported: see dm_assistant.blas."""

import sys

from dm_assistant.blas import load_openblas

if note := load_openblas():
    print(f"note: {note}", file=sys.stderr)
