"""What a generator made of the passages, in figures that do not depend on time."""

from collections import Counter, defaultdict
from typing import Any

from dm_assistant.generation.generator import Written


class Report:
    """Counts what is written, passage by passage; only numbers stay in memory.

    Only pairs that their passage proves count for coverage; unanswerable ones never do.
    """

    def __init__(self) -> None:
        self.pairs = 0
        self.refused = 0
        self.facts: set[str] = set()
        self.by_type: Counter[str] = Counter()
        self.by_kind: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.sections: dict[str, bool] = {}
        self.passages = 0
        self.words: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # chapter → of asked passages, of all

    def add(self, written: Written) -> None:
        """Count what was written about one passage."""
        passage = written.passage
        asked = any(pair.answerable for pair in written.accepted)
        words = len(passage.text.split())
        chapter = self.words[f"{passage.rulebook}: {passage.file}"]
        chapter[0] += words * asked
        chapter[1] += words
        self.sections[passage.section] = self.sections.get(passage.section, False) or asked
        self.passages += 1
        self.pairs += len(written.pairs)
        self.refused += len(written.refused)
        self.facts.update(pair.fact_id for pair in written.pairs)
        self.by_type.update(pair.type for pair in written.pairs)
        self.by_kind.update(pair.kind for pair in written.pairs)
        for reasons in [*written.refused.values(), *([reason] for reason in written.malformed)]:
            self.reasons.update({reason.split(":")[0] for reason in reasons})

    def figures(self) -> dict[str, Any]:
        """Counts, and shares (0 to 1) of grounded pairs, of covered sections and words."""
        covered, words = (sum(column) for column in zip(*self.words.values(), strict=True))
        return {
            "passages": self.passages,
            "pairs": self.pairs,
            "facts": len(self.facts),
            "grounded": 1 - self.refused / self.pairs,
            "sections_covered": sum(self.sections.values()) / len(self.sections),
            "words_covered": covered / words,
        }

    def counts(self) -> str:
        """CSV: pairs by type and by kind of passage, and rejections by reason."""
        groups = {"type": self.by_type, "kind": self.by_kind, "rejected": self.reasons}
        rows = [
            f'{group},"{name}",{count}' for group, counter in groups.items() for name, count in sorted(counter.items())
        ]
        return "".join(f"{row}\n" for row in ["group,name,pairs", *rows])

    def coverage(self) -> str:
        """CSV: the share of the words of each chapter (a file of a rulebook) that lie in asked passages."""
        rows = [f'"{chapter}",{asked / words:.4f}' for chapter, (asked, words) in sorted(self.words.items())]
        return "".join(f"{row}\n" for row in ["chapter,covered", *rows])
