"""All benchmarks, one after the other, as tables on standard output; docs/benchmarks.md keeps what they said.

Run     make bench       or: python -m bench [RULEBOOK]       one alone: python -m bench.generation [RULEBOOK]

RULEBOOK is the folder of SRD 5.2.1, ../shared/rulebooks/srd-5.2.1 where none is named.
"""

import importlib
import pkgutil
import sys

import bench
from dm_assistant.errors import run_reporting_errors

RULEBOOK = "../shared/rulebooks/srd-5.2.1"


def main() -> None:
    rulebook = sys.argv[1] if len(sys.argv) > 1 else RULEBOOK
    for name in sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__"):
        print(f"\n{name}", flush=True)
        sys.argv = [name, rulebook]
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    run_reporting_errors(main)
