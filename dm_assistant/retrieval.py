"""The passage index: finds the passages that answer a question, with the sentences that matched.

BM25 over text, headings and names, at two levels: the passage, and the whole section or entry it comes
from. A question that says an entry's name in full finds that entry first. Passages carry what players call
them, players' words are translated (`vocabulary.py`), unknown ones are taken as misspelt names.
The index is a folder of its own: numpy arrays, JSON and the passages; no pickle.

    index = build_index(passages); index.save(folder)
    hits = load_index(folder).search("how far can I throw a dagger", k=5)
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from dm_assistant import files
from dm_assistant.errors import UserError
from dm_assistant.records import Passage
from dm_assistant.vocabulary import (
    LONGEST_NAME,
    alike,
    meant,
    players_words,
    raw_words,
    said_words,
    stem,
    stop_stems,
    words_of,
)

PIPELINE_INDEX = Path("data/index")
FORMAT = 4
ARRAYS = (
    *("section_of", "name_starts", "name_sections", "name_of_entry", "rarity"),
    *(f"{level}_{part}" for level in ("passage", "section") for part in ("starts", "numbers", "weights")),
)
K1 = 1.2
B = 0.5
NAME_WEIGHT = 3.0  # a word of a name counts as often as this in the text
HEADING_WEIGHT = 2.0
KIND_WEIGHT = 1.0  # "spell" finds spells
KNOWN_AS_WEIGHT = 2.0  # a word that players call it by
SECTION_SHARE = 0.3  # weight of the whole section's score beside the passage's own
MEANT_SHARE = 1.0  # weight of what the rules call it; n stems share it, each has 1/√n of it
ALIKE_SHARE = 0.5  # the same for stems of about the same meaning
UNKNOWN_SHARE = 0.7  # the same where no passage has the word that is said
NAME_BONUS = 1.5  # times the rarity of its words: a name said in full
ENTRY_BONUS = 1.5  # the same for the name of an entry: a spell, a monster, an item
RARE_NAME = 5.0  # rarity of a word that is a name wherever it is said
WORD_NAME_BONUS = 0.4  # the same for names of one word, which may be a word of everyday speech
BREADTH = 0.1  # power of the share of a question's words and phrases that a passage answers
REPEAT_SHARE = 0.8  # of its score that a passage keeps for each better one of its section
SPREAD = 4  # times the hits that are wanted: the passages that may take the place of such a one
MATCH_SHARE = 0.5  # a sentence matches that scores at least this share of the best one
RULE_KINDS = ("rule", "glossary", "condition", "class_feature")
SHORTEST_HALF = 3  # letters of a word that is written together with another
LONGEST_PHRASE = 3  # words that mean something else together than alone

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")

# The stems that stand for one word or phrase of a question, with weights.
Concept = dict[str, float]


@dataclass(frozen=True)
class Hit:
    """A passage found, its score, and what each term of the question is worth."""

    passage: Passage
    score: float
    worth: dict[str, float] = field(repr=False)

    @cached_property
    def matches(self) -> list[str]:
        """The sentences of the passage that share most with the question; found when asked for, which takes a while."""
        sentences = [sentence for sentence in SENTENCE.split(self.passage.text) if sentence]
        scores = [
            sum(self.worth[word] for word in self.worth.keys() & set(words_of(sentence))) for sentence in sentences
        ]
        enough = max(MATCH_SHARE * max(scores, default=0.0), 1e-9)
        return [sentence for sentence, value in zip(sentences, scores, strict=True) if value >= enough]


class Index:
    """Postings of every term over passages and over sections, names, and the passages themselves."""

    def __init__(self, arrays: dict[str, np.ndarray], about: dict, lines: Sequence[str]) -> None:
        self._arrays = arrays
        self._about = about
        self._lines = lines
        self._terms = {term: number for number, term in enumerate(about["terms"])}

    def __len__(self) -> int:
        return len(self._lines)

    @lru_cache(maxsize=1024)  # noqa: B019  an index lives as long as the program; many questions find the same passages
    def passage(self, number: int) -> Passage:
        """The passage with this number, built on demand and without checks: `save` wrote what was checked."""
        return Passage.model_construct(**json.loads(self._lines[number]))

    @cached_property
    def editions(self) -> list[str]:
        """The editions of the passages, sorted."""
        return sorted(set(self._about["editions"]))

    def holds(self, term: str) -> bool:
        """Whether any passage, heading or name has this stem."""
        return term in self._terms

    def rarity(self, term: str) -> float:
        """How much a stem tells: its inverse document frequency over sections; 0 for unknown ones and stop words."""
        number = self._terms.get(term)
        return 0.0 if number is None or term in stop_stems() else float(self._arrays["rarity"][number])

    @property
    def highest_rarity(self) -> float:
        """The rarity that a stem would have that no section holds."""
        return float(_rarity(self._about["sections"], np.array(0)))

    def search(self, question: str, k: int, edition: str | None = None) -> list[Hit]:
        """The at most `k` best passages, best first; ties in the order of the rulebooks.

        Passages that share no term with what the question says or means are never returned.
        """
        concepts = self._concepts(question)
        by_section = SECTION_SHARE * self._scores(concepts, "section", self._about["sections"])
        for sections, bonus in self._names_in(question):
            by_section[sections] += bonus
        scores = self._scores(concepts, "passage", len(self))
        scores = (scores + by_section[self._arrays["section_of"]]) * (scores > 0)
        if edition is not None:
            scores[self._editions != edition] = 0.0
        found = np.flatnonzero(scores > 0)
        ranked = found[np.argsort(-scores[found], kind="stable")[: SPREAD * k]]
        scores[ranked] *= self._shares(ranked)
        best = ranked[np.argsort(-scores[ranked], kind="stable")[:k]]
        worth = {term: weight * self.rarity(term) for term, weight in _highest(concepts).items()}
        return [Hit(self.passage(number), float(scores[number]), worth) for number in best.tolist()]

    def _shares(self, ranked: np.ndarray) -> list[float]:
        """What each passage, best first, keeps of its score: others may hold the answer that its section lacks."""
        seen: Counter[int] = Counter()
        shares = []
        for section in self._arrays["section_of"][ranked].tolist():
            shares.append(REPEAT_SHARE ** seen[section])
            seen[section] += 1
        return shares

    def save(self, folder: Path) -> None:
        """Write the index as a folder, complete or not at all."""
        with files.atomic_folder(folder) as draft:
            for name, array in self._arrays.items():
                np.save(draft / f"{name}.npy", array, allow_pickle=False)
            files.write_text(draft / "index.json", json.dumps(self._about, ensure_ascii=False))
            files.write_text(draft / "passages.jsonl", "".join(f"{line}\n" for line in self._lines))

    @cached_property
    def _editions(self) -> np.ndarray:
        return np.array(self._about["editions"])

    @cached_property
    def _name_words(self) -> dict[str, set[str]]:
        """The words of all names by their first letter, which is seldom misspelt."""
        words: dict[str, set[str]] = {}
        for name in self._names:
            for word in name:
                words.setdefault(word[0], set()).add(word)
        return words

    @cached_property
    def _names(self) -> dict[tuple[str, ...], int]:
        return {tuple(name.split()): number for number, name in enumerate(self._about["names"])}

    def terms_for(self, question: str) -> dict[str, float]:
        """The stems that a question says, means or misspells, with their weights; without those just alike."""
        return _highest(self._concepts(question, with_alike=False))

    def _concepts(self, question: str, with_alike: bool = True) -> list[Concept]:
        """What each word and phrase of a question stands for. A stem counts once, where its weight is highest."""
        words = words_of(question)
        phrases = [
            " ".join(words[start : start + size])
            for size in range(1, LONGEST_PHRASE + 1)
            for start in range(len(words) - size + 1)
        ]
        concepts = [self._stands_for(phrase, with_alike) for phrase in phrases]
        highest = _highest(concepts)
        once = [
            {term: highest.pop(term) for term, weight in concept.items() if highest.get(term) == weight}
            for concept in concepts
        ]
        return [concept for concept in once if concept]

    def _stands_for(self, phrase: str, with_alike: bool) -> Concept:
        """What is said, what the rules call it, what is alike, what was misspelt."""
        known = phrase in self._terms
        if " " in phrase and tuple(phrase.split()) in self._names:
            return {}  # it means what it names: the Slow Fall of monks is no Feather Fall
        near = self._about["alike"].get(phrase, ()) if with_alike else ()
        meaning = self._about["meant"].get(phrase, ())
        concept = dict.fromkeys(near, (ALIKE_SHARE if known else UNKNOWN_SHARE) / max(len(near), 1) ** 0.5)
        concept |= dict.fromkeys(meaning, MEANT_SHARE / max(len(meaning), 1) ** 0.5)
        if " " not in phrase and phrase not in stop_stems():
            concept[phrase] = 1.0
            if not known and not meaning and len(phrase) > 3:
                concept |= dict.fromkeys(self._halves(phrase), 0.5**0.5) or dict.fromkeys(self._near(phrase), 1.0)
        elif phrase.count(" ") == 1 and phrase.replace(" ", "") in self._terms:
            concept[phrase.replace(" ", "")] = 1.0  # "long bow" is a longbow
        return concept

    def _halves(self, word: str) -> tuple[str, ...]:
        """The two words that one written together is made of, "chainmail"; none where it is no such word."""
        cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        parts = ((stem(word[:cut]), word[cut:]) for cut in cuts)  # the end is a stem already
        return next((halves for halves in parts if all(half in self._terms for half in halves)), ())

    def _near(self, word: str) -> list[str]:
        """Words of names that a word may stand for: one slip away, two in long words; or the one it opens, "croc"."""
        allowed = 2 if len(word) > 6 else 1
        letters = set(word)
        slips = {
            part: _slips(word, part, allowed)
            for part in self._name_words.get(word[0], ())
            if abs(len(part) - len(word)) <= allowed and len(letters ^ set(part)) <= 2 * allowed
        }
        fewest = min(slips.values(), default=allowed + 1)
        if fewest <= allowed:
            return sorted(part for part, count in slips.items() if count == fewest)
        longer = [part for part in self._name_words.get(word[0], ()) if part.startswith(word)]
        return longer if len(longer) == 1 else []

    def _scores(self, concepts: Sequence[Concept], level: str, size: int) -> np.ndarray:
        """BM25 of each passage or section: a concept counts as the root of the sum of squares of its stems.

        So a passage that says one thing in three words of one meaning gains little by the second and third, and one
        that answers more of the question gains by it: long questions hold words that are not what is asked.
        """
        starts, numbers, weights = (self._arrays[f"{level}_{part}"] for part in ("starts", "numbers", "weights"))
        scores, answered = np.zeros(size), np.zeros(size)
        for concept in concepts:
            squares = np.zeros(size)
            for term, weight in concept.items():
                number = self._terms.get(term)
                if number is not None:
                    span = slice(starts[number], starts[number + 1])
                    squares[numbers[span]] += (weight * weights[span]) ** 2
            scores += np.sqrt(squares)
            answered += squares > 0
        return scores * (answered / max(len(concepts), 1)) ** BREADTH

    def _spelt_as_names(self, said: Sequence[str]) -> tuple[list[str], list[str]]:
        """The stems of the words that are said, as names have them, and each one's word.

        A "flametongue" is a Flame Tongue, and a word that is unknown what it may be misspelt for.
        """
        found: list[tuple[str, str]] = []
        for word in said:
            term = stem(word.casefold())
            spelt: Sequence[str] = (term,)
            if term not in self._terms and term not in self._about["meant"] and len(term) > 3:
                halves, near = self._halves(term), self._near(term)
                spelt = halves if halves in self._names else near if len(near) == 1 else spelt
            found += [(part, word) for part in spelt]
        return [term for term, _ in found], [word for _, word in found]

    def _names_in(self, question: str) -> list[tuple[np.ndarray, float]]:
        """The sections whose names are said in full, each with its bonus: rarer and longer names have a larger one.

        In "What is the Challenge Rating of the Lich?" the entry is asked for, not the rule of that name.
        """
        words, said = self._spelt_as_names(said_words(question))
        found = []
        named: list[range] = []
        for size in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                number = self._names.get(tuple(words[start : start + size]))
                place = range(start, start + size)
                # a Ring of Feather Falling is not the spell Feather Fall
                if number is not None and not any(place[0] in longer and place[-1] in longer for longer in named):
                    named.append(place)
                    starts = self._arrays["name_starts"]
                    span = slice(starts[number], starts[number + 1])
                    sections, entries = self._arrays["name_sections"][span], self._arrays["name_of_entry"][span]
                    rarity = sum(self.rarity(word) for word in words[start : start + size])
                    # One word of everyday speech may just be that, unless it is written as a name, or its kind is
                    # named beside it: "the fear spell". A hyena is a hyena: the word stands in few sections.
                    beside = {*words[max(start - 1, 0) : start], *words[start + size : start + size + 1]}
                    kinds = self._about["kinds_of_name"][number]
                    sure = (
                        size > 1
                        or (start > 0 and said[start][0].isupper())
                        or not beside.isdisjoint(kinds)
                        or (rarity >= RARE_NAME and bool(entries.any()))
                    )
                    bonus = WORD_NAME_BONUS if not sure else ENTRY_BONUS if entries.any() else NAME_BONUS
                    found.append((sections, entries, sure, bonus * rarity))
        entry_asked = any(sure and entries.any() for _, entries, sure, _ in found)
        return [(sections[entries] if entry_asked else sections, bonus) for sections, entries, _, bonus in found]


def build_index(passages: Sequence[Passage]) -> Index:
    """Index `passages`; their order decides ties."""
    sections: dict[str, int] = {}
    section_of = np.array([sections.setdefault(p.section, len(sections)) for p in passages], dtype=np.int32)
    terms = _Terms()
    texts = [terms.numbers(passage.text) for passage in passages]
    by_passage, by_section = _Counts(), _Counts()
    seen: set[tuple[int, str]] = set()
    for number, (passage, section, text) in enumerate(zip(passages, section_of.tolist(), texts, strict=True)):
        by_passage.add(number, text, 1.0)
        by_section.add(section, text, 1.0)
        for heading, weight in _headings(passage):
            words = terms.numbers(heading)
            by_passage.add(number, words, weight)
            if (section, heading) not in seen:  # the section has a heading once, however many passages repeat it
                seen.add((section, heading))
                by_section.add(section, words, weight)

    names: dict[str, dict[int, bool]] = {}  # name → section → whether an entry has the name there, or a rule
    kinds: dict[str, set[str]] = {}  # name → stems of what bears it: spell, condition, action
    for passage, section in zip(passages, section_of.tolist(), strict=True):
        name = " ".join(words_of(passage.name))
        if name:
            names.setdefault(name, {})[section] = passage.kind not in RULE_KINDS
            kinds.setdefault(name, set()).update(words_of(_kind_words(passage)))
    ordered = sorted(names)
    arrays = {
        "section_of": section_of,
        "name_starts": np.cumsum([0, *(len(names[name]) for name in ordered)], dtype=np.int64),
        "name_sections": np.array([section for name in ordered for section in names[name]], dtype=np.int32),
        "name_of_entry": np.array([entry for name in ordered for entry in names[name].values()], dtype=bool),
        **by_passage.postings("passage", len(passages), len(terms)),
        **by_section.postings("section", len(sections), len(terms)),
    }
    arrays["rarity"] = _rarity(len(sections), np.diff(arrays["section_starts"])).astype(np.float32)
    about = {
        "format": FORMAT,
        "sections": len(sections),
        "editions": [passage.edition for passage in passages],
        "names": ordered,
        "kinds_of_name": [sorted(kinds[name]) for name in ordered],
        "terms": list(terms.stems),
        "meant": meant(),
        "alike": alike(terms.stems),
    }
    return Index(arrays, about, [passage.model_dump_json() for passage in passages])


def load_index(folder: Path) -> Index:
    """Open an index that `Index.save` wrote.

    Raises:
        UserError: there is none, it is damaged, or another version of the program wrote it.
    """
    made_by = "dvc repro ingest" if folder == PIPELINE_INDEX else f"dm sources index RULEBOOKS --out {folder}"
    path = folder / "index.json"
    if not path.exists():
        raise UserError(f"{folder} holds no index. Make it with: {made_by}")
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about.get("format") != FORMAT:
            raise UserError(f"{folder} was written by another version. Delete it, then remake it with: {made_by}")
        # As plain arrays, still mapped: slicing a memmap costs more than what is done with the slice.
        arrays = {name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in ARRAYS}
        lines = (folder / "passages.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    except (OSError, ValueError) as problem:
        raise UserError(f"{folder} is damaged ({problem}). Delete it, then remake it with: {made_by}") from None
    if len(lines) != len(arrays["section_of"]):
        raise UserError(
            f"{folder} is damaged (passages.jsonl holds {len(lines):,} passages of "
            f"{len(arrays['section_of']):,}). Delete it, then remake it with: {made_by}"
        )
    return Index(arrays, about, lines)


def _rarity(documents: int, containing: np.ndarray) -> np.ndarray:
    """Inverse document frequency as in BM25 (Robertson and Zaragoza, 2009), never negative."""
    return np.log(1 + (documents - containing + 0.5) / (containing + 0.5))


def _highest(concepts: Iterable[Concept]) -> dict[str, float]:
    """The highest weight of each stem."""
    highest: dict[str, float] = {}
    for concept in concepts:
        for term, weight in concept.items():
            highest[term] = max(highest.get(term, 0.0), weight)
    return highest


def _kind_words(passage: Passage) -> str:
    """What the passage is: "magic item", "glossary Action"."""
    return f"{passage.kind.replace('_', ' ')} {passage.fields.get('tag', '')}"


def _headings(passage: Passage) -> list[tuple[str, float]]:
    """What stands above the text, and what players call it, with weights. The file's own title says little."""
    headings = " ".join(passage.heading_path[1:])
    return [
        (headings, HEADING_WEIGHT),
        (passage.name, NAME_WEIGHT),
        (_kind_words(passage), KIND_WEIGHT),
        (players_words(passage.name, *passage.heading_path[-2:-1]), KNOWN_AS_WEIGHT),
    ]


class _Terms:
    """Numbers the stems, and remembers each word's."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self._words: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.stems)

    def numbers(self, text: str) -> list[int]:
        """The stem number of each word of a text."""
        found = []
        for word in raw_words(text):
            number = self._words.get(word)
            if number is None:
                number = self._words[word] = self.stems.setdefault(stem(word), len(self.stems))
            found.append(number)
        return found


class _Counts:
    """How often each term stands in each document, weighted."""

    def __init__(self) -> None:
        self._documents: list[int] = []
        self._lengths: list[int] = []
        self._weights: list[float] = []
        self._terms: list[int] = []

    def add(self, document: int, terms: list[int], weight: float) -> None:
        self._documents.append(document)
        self._lengths.append(len(terms))
        self._weights.append(weight)
        self._terms += terms

    def postings(self, level: str, documents: int, terms: int) -> dict[str, np.ndarray]:
        """For each term: the documents that hold it and its BM25 weight there."""
        lengths = np.array(self._lengths, dtype=np.int64)
        document = np.repeat(np.array(self._documents, dtype=np.int64), lengths)
        weight = np.repeat(np.array(self._weights), lengths)
        pairs, inverse = np.unique(np.array(self._terms, dtype=np.int64) * documents + document, return_inverse=True)
        counts = np.bincount(inverse, weights=weight, minlength=len(pairs))
        term, document = np.divmod(pairs, max(documents, 1))
        length = np.bincount(document, weights=counts, minlength=documents)
        usual = max(length.sum() / max(documents, 1), 1.0)
        length = np.maximum(length, usual)  # the row of a table does not come first for being short
        containing = np.bincount(term, minlength=terms)
        norm = K1 * (1 - B + B * length[document] / usual)
        weights = _rarity(documents, containing)[term] * counts * (K1 + 1) / (counts + norm)
        return {
            f"{level}_starts": np.concatenate([[0], np.cumsum(containing)]).astype(np.int64),
            f"{level}_numbers": document.astype(np.int32),
            f"{level}_weights": weights.astype(np.float32),
        }


def _slips(one: str, other: str, most: int) -> int:
    """Letters inserted, left out, changed or swapped between two words (Damerau, Levenshtein); at most `most` + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
