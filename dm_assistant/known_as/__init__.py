"""What players call a rule, spell, monster or item, or say when they look for it, by its name in the rulebooks.

An entry of the `.txt` files beside this one: its names (in several editions and rulebooks, with `;` between them), `:`,
words of everyday speech, each once; indented lines continue it. The index adds the words to the passages of these
names, so that "winged horse" finds the Pegasus, whose stat block never says "horse". A name after `~` stands for every
name that holds it, `spells › range` for that heading below the other. A name that no rulebook has does nothing.
Written from how people talk at the table, for any fifth-edition rulebook, sorted by name, a name in one entry only.
"""

import re
from collections.abc import Iterator
from pathlib import Path


def entries() -> Iterator[tuple[str, str]]:
    """Every name with its words."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for entry in re.sub(r"\n +", " ", path.read_text(encoding="utf-8")).splitlines():
            names, _, words = entry.rpartition(": ")  # "Step 2: Character Origin" is a name
            for name in names.split("; "):
                yield name, words
