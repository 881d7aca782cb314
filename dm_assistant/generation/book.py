"""What the generator must know of the whole book: which names there are, who else has which value."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from random import Random

from dm_assistant.records import Passage

_WORD = re.compile(r"[^\W_]+")
LONGEST_CLAIM = 40  # characters of a value inside a question
NO_VALUES = ("None", "Varies", "Special", "—", "–", "-")
TRIES = 20  # recombined names that are looked at before giving up


class Book:
    """All passages, indexed for the questions that only the whole book can settle."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, passage in enumerate(passages):
            for word in set(_words(f"{' '.join(passage.heading_path)} {passage.text}")):
                self._by_word[word].add(number)

    @cached_property
    def values(self) -> dict[tuple[str, str], list[str]]:
        """(kind, field) → the different values of that field, as text, sorted."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for passage in self.passages:
            for field, value in passage.fields.items():
                if isinstance(value, str | int) and not isinstance(value, bool) and is_claim(str(value)):
                    found[passage.kind, field].add(str(value))
        return {key: sorted(values) for key, values in found.items()}

    @cached_property
    def sections_named(self) -> Counter[str]:
        """How many sections bear a name, case apart."""
        return Counter(name for name, _ in {(p.name.casefold(), p.section) for p in self.passages})

    @cached_property
    def first_passages(self) -> set[str]:
        """Ids of the passages that open their heading; the others continue it."""
        opened: dict[tuple[str, ...], str] = {}
        for passage in self.passages:
            opened.setdefault((passage.section, *passage.heading_path), passage.id)
        return set(opened.values())

    def other_value(self, kind: str, field: str, value: str, random: Random) -> str | None:
        """A value that other entries of the kind have in this field; None where all have the same."""
        others = [other for other in self.values.get((kind, field), []) if other != value]
        return random.choice(others) if others else None

    def absent_name(self, kind: str, name: str, random: Random) -> str | None:
        """A name that reads like `name` and that no passage holds; None where none was found.

        A name of two words keeps its beginning and takes the end of another name, a name of one word takes
        the beginning of another: "Chromatic Hand", "Mass Fireball".
        """
        parts = name.split()
        names = self._two_words[kind]
        if len(parts) > 2 or len(names) < 2 or not parts[0].isalpha():
            return None
        for _ in range(TRIES):
            beginning, end = random.choice(names)
            candidate = f"{parts[0]} {end}" if len(parts) == 2 else f"{beginning} {name}"
            if not self.mentioning(candidate):
                return candidate
        return None

    def mentioning(self, words: str) -> list[Passage]:
        """The passages that hold these words in this order."""
        sequence = _words(words)
        numbers = set.intersection(*(self._by_word.get(word, set()) for word in sequence)) if sequence else set()
        pattern = re.compile(r"\W+".join(map(re.escape, sequence)))
        return [
            passage
            for passage in (self.passages[number] for number in sorted(numbers))
            if pattern.search(f"{' '.join(passage.heading_path)} {passage.text}".casefold())
        ]

    @cached_property
    def _two_words(self) -> dict[str, list[tuple[str, str]]]:
        """kind → its names of two words, sorted."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for passage in self.passages:
            parts = passage.name.split()
            if len(parts) == 2 and all(part.isalpha() and part[0].isupper() for part in parts):
                found[passage.kind].add((parts[0], parts[1]))
        return defaultdict(list, {kind: sorted(names) for kind, names in found.items()})


def is_claim(value: str) -> bool:
    """Whether a value can stand in a question as a wrong one."""
    return len(value) <= LONGEST_CLAIM and value not in NO_VALUES and not value.startswith("Rarity")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
