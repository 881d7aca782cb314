"""All code that computes with mlx. OpenBLAS must be loaded before mlx is imported: see dm_assistant.blas."""

import os
import sys

from dm_assistant.blas import load_openblas

# Without PyTorch, transformers advises to install it; only its tokenizers are used here.
os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")

if note := load_openblas():
    print(f"note: {note}", file=sys.stderr)
