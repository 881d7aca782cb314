"""Pairs that say the same: in the same words anywhere, or in nearly the same words about one entry.

Pure. Each set of duplicates is a star: every other pair is like the one that is kept. Template siblings are no
duplicates: names, figures and entry must be equal. Neither are two phrasings of one fact: what is compared of a
question are the words around the name of its entry, "how does … work" and "what does … do". And both must be about the
same things: "what price" is not "what weight".
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dm_assistant.curation.book import content
from dm_assistant.records import Pair, Passage
from dm_assistant.similarity import jaccard, near_duplicates, words

_CONTRACTED = re.compile(r"\b(what|who|where|when|how|that|there|it)['’]s\b", re.I)


def stars(best_first: Sequence[Pair], passages: Mapping[str, Passage], similarity: float) -> dict[int, list[int]]:
    """Place of a kept pair → the places of the pairs that say the same; of two duplicates the earlier is kept.

    `similarity` is the Jaccard index of words that both the questions and the answers must reach.
    """
    questions = [words(_plain(pair.question)) for pair in best_first]
    answers = [words(_plain(pair.answer)) for pair in best_first]
    names = [words(passages[pair.passage_id].name) for pair in best_first]
    about = [(content(pair.question), content(pair.answer)) for pair in best_first]
    alike: dict[int, list[int]] = defaultdict(list)
    first: dict[tuple, int] = {}
    for place, same in enumerate(zip(questions, answers, strict=True)):
        if (earlier := first.setdefault(same, place)) != place:
            alike[place].append(earlier)
    for i, j in near_duplicates([_plain(f"{pair.question} {pair.answer}") for pair in best_first], similarity, size=1):
        if names[i] == names[j] and about[i] == about[j]:
            around = [set(questions[place]).difference(names[place]) for place in (i, j)]
            if min(jaccard(*around), jaccard(set(answers[i]), set(answers[j]))) >= similarity:
                alike[j].append(i)
    found: dict[int, list[int]] = defaultdict(list)
    dropped: set[int] = set()
    for place in sorted(alike):
        kept = next((earlier for earlier in sorted(alike[place]) if earlier not in dropped), None)
        if kept is not None:
            dropped.add(place)
            found[kept].append(place)
    return dict(found)


def _plain(text: str) -> str:
    return _CONTRACTED.sub(r"\1 is", text)
