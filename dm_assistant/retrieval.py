"""The passage index: finds the passages that answer a question, with the sentences that matched.

BM25 over heading path, name and text; a word in a name or heading weighs more than one in the text.
The index is a folder of its own: numpy arrays, a vocabulary and the passages; no pickle.

    index = build_index(passages); index.save(folder)
    hits = load_index(folder).search("how far can I throw a dagger", k=5)
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from dm_assistant import files
from dm_assistant.errors import UserError
from dm_assistant.records import Passage

FORMAT = 1
K1 = 1.2
B = 0.6
NAME_WEIGHT = 3.0
HEADING_WEIGHT = 2.0

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True)
class Hit:
    """A passage found, its score, and its sentences that share words with the question."""

    passage: Passage
    score: float
    matches: list[str]


def terms_of(text: str) -> list[str]:
    """The index terms of a text, in order."""
    return [_stem(word) for word in WORD.findall(text.casefold())]


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Index:
    """Postings of every term: passage numbers and the term's weight there."""

    def __init__(
        self,
        vocabulary: dict[str, int],
        starts: np.ndarray,
        postings: np.ndarray,
        weights: np.ndarray,
        editions: list[str],
        lines: list[str],
    ) -> None:
        self.vocabulary = vocabulary
        self.starts = starts
        self.postings = postings
        self.weights = weights
        self.editions = editions
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def passage(self, number: int) -> Passage:
        """The passage with this number, built on demand."""
        return Passage.model_validate_json(self._lines[number])

    @cached_property
    def _edition_numbers(self) -> np.ndarray:
        return np.array(self.editions)

    def search(self, question: str, k: int, edition: str | None = None) -> list[Hit]:
        """The at most `k` best passages, best first; ties in the order of the rulebooks.

        Passages that share no term with the question are never returned.
        """
        scores = np.zeros(len(self), dtype=np.float64)
        asked = set(terms_of(question))
        for term in sorted(asked):
            number = self.vocabulary.get(term)
            if number is not None:
                span = slice(self.starts[number], self.starts[number + 1])
                scores[self.postings[span]] += self.weights[span]
        if edition is not None:
            scores[self._edition_numbers != edition] = 0.0
        best = np.argsort(-scores, kind="stable")[:k]
        return [self._hit(int(number), float(scores[number]), asked) for number in best if scores[number] > 0]

    def _hit(self, number: int, score: float, asked: set[str]) -> Hit:
        passage = self.passage(number)
        sentences = [sentence for sentence in SENTENCE.split(passage.text) if sentence]
        return Hit(passage, score, [sentence for sentence in sentences if asked & set(terms_of(sentence))])

    def save(self, folder: Path) -> None:
        """Write the index as a folder, complete or not at all."""
        with files.atomic_folder(folder) as draft:
            np.save(draft / "starts.npy", self.starts, allow_pickle=False)
            np.save(draft / "postings.npy", self.postings, allow_pickle=False)
            np.save(draft / "weights.npy", self.weights, allow_pickle=False)
            about = {"format": FORMAT, "editions": self.editions, "vocabulary": list(self.vocabulary)}
            files.write_text(draft / "index.json", json.dumps(about, ensure_ascii=False))
            files.write_text(draft / "passages.jsonl", "".join(f"{line}\n" for line in self._lines))


def build_index(passages: Sequence[Passage]) -> Index:
    """Index `passages`; their order decides ties."""
    documents = [_weighted_terms(passage) for passage in passages]
    lengths = np.array([sum(document.values()) for document in documents], dtype=np.float64)
    mean = lengths.mean() if len(lengths) else 1.0
    by_term: dict[str, list[tuple[int, float]]] = {}
    for number, document in enumerate(documents):
        for term, frequency in document.items():
            by_term.setdefault(term, []).append((number, frequency))
    vocabulary = {term: position for position, term in enumerate(sorted(by_term))}
    starts = np.zeros(len(vocabulary) + 1, dtype=np.int64)
    postings, weights = [], []
    for term, position in vocabulary.items():
        numbers = np.array([number for number, _ in by_term[term]], dtype=np.int32)
        frequency = np.array([count for _, count in by_term[term]])
        rarity = np.log(1 + (len(documents) - len(numbers) + 0.5) / (len(numbers) + 0.5))
        norm = K1 * (1 - B + B * lengths[numbers] / mean)
        postings.append(numbers)
        weights.append((rarity * frequency * (K1 + 1) / (frequency + norm)).astype(np.float32))
        starts[position + 1] = starts[position] + len(numbers)
    return Index(
        vocabulary,
        starts,
        np.concatenate(postings) if postings else np.zeros(0, np.int32),
        np.concatenate(weights) if weights else np.zeros(0, np.float32),
        [passage.edition for passage in passages],
        [passage.model_dump_json() for passage in passages],
    )


def load_index(folder: Path) -> Index:
    """Open an index that `Index.save` wrote.

    Raises:
        UserError: there is none, or another version of the program wrote it.
    """
    path = folder / "index.json"
    if not path.exists():
        raise UserError(f"{folder} holds no index. Make it with: dvc repro ingest")
    about = json.loads(path.read_text(encoding="utf-8"))
    if about["format"] != FORMAT:
        raise UserError(f"{folder} was written by another version. Remake it with: dvc repro --force ingest")
    arrays = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("starts", "postings", "weights")]
    lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    return Index({term: n for n, term in enumerate(about["vocabulary"])}, *arrays, about["editions"], lines)


def _weighted_terms(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, weight in (
        (passage.text, 1.0),
        (" ".join(passage.heading_path), HEADING_WEIGHT),
        (passage.name, NAME_WEIGHT),
    ):
        for term in terms_of(text):
            counts[term] += weight
    return counts
