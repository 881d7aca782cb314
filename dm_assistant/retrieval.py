"""The passage index: finds the passages that answer a question, with the sentences that matched.

BM25 over text, headings and names, at two levels: the passage, and the whole section or entry it comes
from. A question that says an entry's name in full finds that entry first. Players' words are translated
(`thesaurus.py`), unknown ones are taken as misspelt names. The index is a folder of its own: numpy
arrays, JSON and the passages; no pickle.

    index = build_index(passages); index.save(folder)
    hits = load_index(folder).search("how far can I throw a dagger", k=5)
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np

from dm_assistant import files, thesaurus
from dm_assistant.errors import UserError
from dm_assistant.records import Passage

FORMAT = 1
K1 = 1.2
B = 0.6
NAME_WEIGHT = 3.0  # a word of a name counts as often as this in the text
HEADING_WEIGHT = 1.0
SECTION_SHARE = 0.5  # weight of the whole section's score beside the passage's own
SYNONYM_SHARE = 0.5  # weight of a word that the question means but does not say
NAME_BONUS = 1.0  # times the rarity of its words: a name said in full
LONGEST_NAME = 6  # words

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being but by can cannot could did do does "
    "doing don't for from get gets getting give gives go goes got had happen happens has have having he her him his "
    "how i if in into is isn't it its itself just know let like many may me mean means might more most much must my "
    "need needs no not of off on once one only or our out over own per please put said say says see she should so some "
    "somehow something such take takes tell than that the their them then there these they thing things this those "
    "through to too under until up us use used uses using very want wants was way we were what what's when where "
    "which while who whom whose why will with won't work works would you your yourself long".split()
)


@dataclass(frozen=True)
class Hit:
    """A passage found, its score, and its sentences that share words with the question."""

    passage: Passage
    score: float
    matches: list[str]


def words_of(text: str) -> list[str]:
    """All words of a text as stems, in order."""
    return [stem(word) for word in WORD.findall(text.replace("’", "'").casefold())]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending: plural and possessive s, -ing, -ed, -ment, -ly. Light: `attacks` and `attacked` meet."""
    word = re.sub(r"'s$|s'$|'$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ment", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@cache
def _synonyms() -> dict[tuple[str, ...], list[str]]:
    """Stems of an everyday phrase → stems of what the rules call it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for line in thesaurus.SAYS.strip().splitlines():
        if line:
            said, meant = line.split(">")
            for phrase in said.split(","):
                groups.setdefault(tuple(words_of(phrase)), []).extend(words_of(meant))
    return groups


class Index:
    """Postings of every term over passages and over sections, names, and the passages themselves."""

    def __init__(self, arrays: dict[str, np.ndarray], about: dict, lines: Sequence[str]) -> None:
        self._arrays = arrays
        self._about = about
        self._lines = lines
        self._terms = {term: number for number, term in enumerate(about["terms"])}

    def __len__(self) -> int:
        return len(self._lines)

    def passage(self, number: int) -> Passage:
        """The passage with this number, built on demand."""
        return Passage.model_validate_json(self._lines[number])

    def search(self, question: str, k: int, edition: str | None = None) -> list[Hit]:
        """The at most `k` best passages, best first; ties in the order of the rulebooks.

        Passages that share no term with the question are never returned.
        """
        asked = self._weigh(question)
        scores = self._scores(asked, "passage", len(self))
        by_section = self._scores(asked, "section", self._about["sections"])
        for name, bonus in self._names_in(question):
            by_section[self._arrays["name_sections"][self._span("name_starts", name)]] += bonus / SECTION_SHARE
        scores += SECTION_SHARE * by_section[self._arrays["section_of"]] * (scores > 0)
        if edition is not None:
            scores[self._editions != edition] = 0.0
        found = np.flatnonzero(scores > 0)
        best = found[np.argsort(-scores[found], kind="stable")[:k]]
        return [self._hit(int(number), float(scores[number]), asked.keys()) for number in best]

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
    def _names(self) -> dict[tuple[str, ...], int]:
        return {tuple(name.split()): number for number, name in enumerate(self._about["names"])}

    def _weigh(self, question: str) -> dict[str, float]:
        """The terms to look for with their weights: what is said, what is meant, what was misspelt."""
        words = words_of(question)
        asked = {word: 1.0 for word in words if word not in _stop_stems()}
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                for word in _synonyms().get(tuple(words[start : start + size]), ()):
                    asked.setdefault(word, SYNONYM_SHARE)
        for word in [word for word in asked if word not in self._terms and len(word) > 3]:
            for near in self._near(word):
                asked.setdefault(near, 1.0)
        return dict(sorted(asked.items()))

    def _near(self, word: str) -> list[str]:
        """Words of names that a misspelt word may stand for: one slip away, two in long words."""
        allowed = 2 if len(word) > 6 else 1
        known = {part for name in self._names for part in name if abs(len(part) - len(word)) <= allowed}
        slips = {part: _slips(word, part, allowed) for part in known if part[0] == word[0] or part[1:2] == word[1:2]}
        fewest = min(slips.values(), default=allowed + 1)
        return sorted(part for part, count in slips.items() if count == fewest <= allowed)

    def _span(self, starts: str, number: int) -> slice:
        return slice(self._arrays[starts][number], self._arrays[starts][number + 1])

    def _scores(self, asked: dict[str, float], level: str, size: int) -> np.ndarray:
        scores = np.zeros(size)
        for term, weight in asked.items():
            number = self._terms.get(term)
            if number is not None:
                span = self._span(f"{level}_starts", number)
                scores[self._arrays[f"{level}_numbers"][span]] += weight * self._arrays[f"{level}_weights"][span]
        return scores

    def _names_in(self, question: str) -> list[tuple[int, float]]:
        """The names said in full, longest first; a name inside a longer one does not count ("animal friendship")."""
        words = words_of(question)
        taken: set[int] = set()
        found = []
        for size in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                name = self._names.get(tuple(words[start : start + size]))
                if name is None or taken & set(range(start, start + size)):
                    continue
                taken |= set(range(start, start + size))
                rarity = sum(self._rarity(word) for word in words[start : start + size])
                found.append((name, NAME_BONUS * rarity))
        return found

    def _rarity(self, word: str) -> float:
        number = self._terms.get(word)
        return 0.0 if number is None or word in _stop_stems() else float(self._arrays["rarity"][number])

    def _hit(self, number: int, score: float, asked: Iterable[str]) -> Hit:
        passage = self.passage(number)
        terms = set(asked)
        sentences = [sentence for sentence in SENTENCE.split(passage.text) if sentence]
        return Hit(passage, score, [sentence for sentence in sentences if terms & set(words_of(sentence))])


def build_index(passages: Sequence[Passage]) -> Index:
    """Index `passages`; their order decides ties."""
    section_numbers: dict[str, int] = {}
    section_of = [section_numbers.setdefault(passage.section, len(section_numbers)) for passage in passages]
    by_passage = [_weighted_terms(passage) for passage in passages]
    by_section: list[Counter[str]] = [Counter() for _ in section_numbers]
    headings: list[Counter[str]] = [Counter() for _ in section_numbers]
    for passage, section in zip(passages, section_of, strict=True):
        by_section[section].update(words_of(passage.text))
        headings[section] |= _heading_terms(passage)
    for section, terms in enumerate(headings):
        by_section[section].update(terms)

    terms = sorted(set().union(*by_passage, *by_section))
    arrays = {"section_of": np.array(section_of, dtype=np.int32)}
    arrays |= _postings("passage", by_passage, terms)
    arrays |= _postings("section", by_section, terms)
    arrays["rarity"] = np.array(
        [_rarity(len(by_section), count) for count in np.diff(arrays["section_starts"])], dtype=np.float32
    )
    names: dict[str, set[int]] = {}
    for passage, section in zip(passages, section_of, strict=True):
        names.setdefault(" ".join(words_of(passage.name)), set()).add(section)
    names.pop("", None)
    arrays["name_starts"] = np.cumsum([0, *(len(names[name]) for name in sorted(names))], dtype=np.int64)
    arrays["name_sections"] = np.array([s for name in sorted(names) for s in sorted(names[name])], dtype=np.int32)
    about = {
        "format": FORMAT,
        "sections": len(section_numbers),
        "editions": [passage.edition for passage in passages],
        "names": sorted(names),
        "terms": terms,
    }
    return Index(arrays, about, [passage.model_dump_json() for passage in passages])


def load_index(folder: Path) -> Index:
    """Open an index that `Index.save` wrote.

    Raises:
        UserError: there is none, or another version of the program wrote it.
    """
    path = folder / "index.json"
    if not path.exists():
        raise UserError(f"{folder} holds no index. Make it with: dvc repro ingest")
    about = json.loads(path.read_text(encoding="utf-8"))
    if about.get("format") != FORMAT:
        raise UserError(f"{folder} was written by another version. Remake it with: dvc repro --force ingest")
    arrays = {file.stem: np.load(file, mmap_mode="r") for file in sorted(folder.glob("*.npy"))}
    return Index(arrays, about, (folder / "passages.jsonl").read_text(encoding="utf-8").split("\n")[:-1])


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in STOP_WORDS)


def _rarity(documents: int, containing: int) -> float:
    """Inverse document frequency as in BM25 (Robertson and Zaragoza, 2009), never negative."""
    return float(np.log(1 + (documents - containing + 0.5) / (containing + 0.5)))


def _heading_terms(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, weight in ((" ".join(passage.heading_path[1:]), HEADING_WEIGHT), (passage.name, NAME_WEIGHT)):
        for word in words_of(text):
            counts[word] += weight  # type: ignore[assignment]
    return counts


def _weighted_terms(passage: Passage) -> Counter[str]:
    return Counter(words_of(passage.text)) + _heading_terms(passage)


def _postings(level: str, documents: Sequence[Counter[str]], terms: Sequence[str]) -> dict[str, np.ndarray]:
    """For each term: the documents that hold it and its BM25 weight there."""
    numbers_of = {term: number for number, term in enumerate(terms)}
    lengths = np.array([sum(document.values()) for document in documents], dtype=np.float64)
    rows = [(numbers_of[term], number, count) for number, doc in enumerate(documents) for term, count in doc.items()]
    rows.sort()
    term_numbers = np.array([row[0] for row in rows], dtype=np.int64)
    numbers = np.array([row[1] for row in rows], dtype=np.int32)
    counts = np.array([row[2] for row in rows], dtype=np.float64)
    containing = np.bincount(term_numbers, minlength=len(terms))
    rarity = np.log(1 + (len(documents) - containing + 0.5) / (containing + 0.5))
    norm = K1 * (1 - B + B * lengths[numbers] / max(lengths.mean(), 1.0)) if rows else np.zeros(0)
    weights = rarity[term_numbers] * counts * (K1 + 1) / (counts + norm)
    return {
        f"{level}_starts": np.concatenate([[0], np.cumsum(containing)]).astype(np.int64),
        f"{level}_numbers": numbers,
        f"{level}_weights": weights.astype(np.float32),
    }


def _slips(one: str, other: str, most: int) -> int:
    """Letters inserted, left out, changed or swapped between two words (Damerau and Levenshtein); at most `most` + 1."""
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
    return row[-1]
