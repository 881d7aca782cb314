"""What a generator made of the passages, in figures that do not depend on time."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dm_assistant.grounding import grounding_faults
from dm_assistant.records import Pair, Passage


def report(passages: Sequence[Passage], pairs: Sequence[Pair]) -> dict[str, Any]:
    """Counts by type and kind, and shares (0 to 1): grounded pairs, sections and words of asked passages.

    Only pairs that their passage proves count for coverage; unanswerable ones never do.
    """
    by_id = {passage.id: passage for passage in passages}
    proven = [pair for pair in pairs if not grounding_faults(pair, by_id[pair.passage_id])]
    asked = {pair.passage_id for pair in proven if pair.answerable}
    sections = {passage.section for passage in passages}
    covered = {by_id[passage_id].section for passage_id in asked}
    words = {passage.id: len(passage.text.split()) for passage in passages}
    return {
        "passages": len(passages),
        "pairs": len(pairs),
        "facts": len({pair.fact_id for pair in pairs}),
        "grounded": len(proven) / len(pairs),
        "sections_covered": len(covered) / len(sections),
        "words_covered": sum(words[passage_id] for passage_id in asked) / sum(words.values()),
        "by_type": dict(sorted(Counter(pair.type for pair in pairs).items())),
        "by_kind": dict(sorted(Counter(pair.kind for pair in pairs).items())),
    }
