"""Curated pairs → leak-free splits → rows of chat messages, closed-book and open-book.

Pure functions of their arguments; every choice follows from the seed and the content of the pairs, never
from their order. Sections are never divided between splits, and sections that say the same in nearly the
same words stay together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from dm_assistant import prompts
from dm_assistant.errors import UserError
from dm_assistant.grounding import holds_quote
from dm_assistant.records import Example, Pair, Passage, content_id
from dm_assistant.similarity import near_duplicates, words

SPLITS = ("train", "valid", "test")

# Curation keeps pairs below its own threshold. What would leak is looser: the same fact worded a little otherwise.
LEAK_SIMILARITY = 0.6


@dataclass(frozen=True)
class OpenBook:
    """How open-book rows are made. `share` of the rows; `withheld` of those lack the passage that tells."""

    share: float
    withheld: float
    distractors: int
    search: Callable[[str, int], Sequence[Passage]]  # question, how many → best first


@dataclass(frozen=True)
class Room:
    """How long a prompt and a whole row may be, in tokens of the base model's template."""

    max_prompt: int
    max_row: int
    count_prompt: Callable[[list[prompts.Message]], int]
    count_row: Callable[[list[prompts.Message], str], int]


@dataclass
class Counts:
    """What happened to rows that were to be open-book."""

    open_book: int = 0
    refusals: int = 0  # open-book rows whose passages do not tell
    made_closed: int = 0  # no room for the evidence
    distractors_dropped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: count + getattr(other, name) for name, count in vars(self).items()})


def spread(pairs: Iterable[Pair], most: int, seed: int) -> list[Pair]:
    """At most `most` pairs, one of each section in turn, so that no section crowds out another."""
    by_section: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: content_id(str(seed), pair.id)):
        by_section[pair.section].append(pair)
    sections = sorted(by_section, key=lambda section: content_id(str(seed), section))
    rounds = range(max(map(len, by_section.values()), default=0))
    in_turn = (by_section[section][turn] for turn in rounds for section in sections if turn < len(by_section[section]))
    return list(islice(in_turn, most))


def clusters(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that must stay together: of one section, of one fact, near-duplicates, or linked through others."""
    parent = list(range(len(pairs)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[tuple[str, str], int] = {}
    links = [
        (first.setdefault(key, i), i)
        for i, pair in enumerate(pairs)
        for key in (("section", pair.section), ("fact", pair.fact_id))
    ]
    for i, j in [*links, *near_duplicates([_said(pair) for pair in pairs], LEAK_SIMILARITY)]:
        parent[root(j)] = root(i)
    members: dict[int, list[Pair]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        members[root(i)].append(pair)
    return list(members.values())


def split(pairs: Sequence[Pair], valid: float, test: float, seed: int) -> dict[str, list[Pair]]:
    """The pairs of each split; `valid` and `test` are shares of the pairs, filled kind by kind with whole clusters.

    A kind of at least three clusters gives one to the test even where its share is smaller than that.
    """
    by_kind: dict[str, list[list[Pair]]] = defaultdict(list)
    for cluster in clusters(pairs):
        counts = Counter(pair.kind for pair in cluster)
        by_kind[min(counts, key=lambda kind: (-counts[kind], kind))].append(cluster)

    splits: dict[str, list[Pair]] = {name: [] for name in SPLITS}
    for _, of_kind in sorted(by_kind.items()):
        total = sum(map(len, of_kind))
        room = {"test": test * total, "valid": valid * total}
        taken = dict.fromkeys(room, 0)
        for cluster in sorted(
            of_kind, key=lambda cluster: content_id(str(seed), min(pair.section for pair in cluster))
        ):
            for name, limit in room.items():
                first_of_kind = not taken[name] and len(of_kind) >= 3 and 2 * len(cluster) <= total
                if taken[name] + len(cluster) <= limit or first_of_kind:
                    taken[name] += len(cluster)
                    splits[name] += cluster
                    break
            else:
                splits["train"] += cluster
    return {name: sorted(part, key=lambda pair: pair.id) for name, part in splits.items()}


def leaked(splits: Mapping[str, Sequence[Pair]]) -> list[tuple[Pair, Pair]]:
    """Test pairs with a near-duplicate among the pairs that are trained on, each with one of those."""
    train, test = splits["train"], splits["test"]
    together = [*train, *test]
    found = {
        j: i for i, j in near_duplicates([_said(pair) for pair in together], LEAK_SIMILARITY) if i < len(train) <= j
    }
    return [(together[j], together[i]) for j, i in sorted(found.items())]


def rows(
    pairs: Iterable[Pair], passages: Mapping[str, Passage], room: Room, open_book: OpenBook | None, seed: int
) -> tuple[list[Example], Counts]:
    """A row for every pair, in an order that follows from the seed; a share of them open-book.

    An open-book row that cannot hold its evidence within `room`, with or without distractors, becomes
    closed-book and is counted.

    Raises:
        UserError: a closed-book row is longer than `room.max_row`.
    """
    counts = Counts()
    made = []
    for pair in pairs:
        random = Random(f"{seed} {pair.id}")
        row = None
        if open_book and random.random() < open_book.share:
            row = _open_row(pair, passages[pair.passage_id], open_book, room, random, counts)
            counts.made_closed += row is None
        made.append(row or _closed_row(pair, room))
    return sorted(made, key=lambda row: content_id(str(seed), row.id)), counts


def without_exam(pairs: Sequence[Pair], exam: Sequence[Example]) -> list[Pair]:
    """The pairs that are near no exam question: other words, and not the same answer from the same section."""
    told = {(question.section, words(question.answer)) for question in exam}
    together = [_said(asked) for asked in (*exam, *pairs)]
    near = {j - len(exam) for i, j in near_duplicates(together, LEAK_SIMILARITY) if i < len(exam) <= j}
    return [pair for i, pair in enumerate(pairs) if i not in near and (pair.section, words(pair.answer)) not in told]


def row_counts(examples: Mapping[str, Sequence[Example]]) -> str:
    """Rows of every split by mode and type, as CSV with a header line."""
    lines = ["split,rows"]
    for name, part in examples.items():
        counts = Counter(f"{name} {example.mode} {example.type}" for example in part)
        lines += [f"{group},{rows}" for group, rows in sorted(counts.items())]
    return "\n".join(lines) + "\n"


def _said(asked: Pair | Example) -> str:
    return f"{asked.question} {asked.answer}"


def _closed_row(pair: Pair, room: Room) -> Example:
    messages = prompts.closed_book(pair.question)
    length = room.count_row(messages, pair.answer)
    if length > room.max_row:
        raise UserError(
            f"pair {pair.id} ({pair.question!r}) makes a row of {length} tokens, train.max_length is {room.max_row}; "
            "raise it in the profile, or lower curate.max_answer_words"
        )
    return _example(pair, "closed", [], messages, pair.answer, pair.evidence)


def _open_row(
    pair: Pair, gold: Passage, open_book: OpenBook, room: Room, random: Random, counts: Counts
) -> Example | None:
    """The pair with passages in its prompt; None where its evidence does not fit."""
    withheld = not pair.answerable or random.random() < open_book.withheld
    wanted = open_book.distractors + withheld
    found = open_book.search(pair.question, 4 * (wanted + 1))
    distractors = [passage for passage in found if not _tells(passage, pair, gold)][:wanted]
    if withheld and not distractors:
        return None
    for count in range(len(distractors), 0 if withheld else -1, -1):
        shown = [*distractors[:count], *([] if withheld else [gold])]
        random.shuffle(shown)
        messages = prompts.open_book_within(pair.question, shown, room.max_prompt, room.count_prompt)
        answer = prompts.REFUSAL if withheld else prompts.cite(pair.answer, shown.index(gold) + 1)
        holds = withheld or holds_quote(messages[0]["content"], pair.evidence)
        if (
            holds
            and room.count_prompt(messages) <= room.max_prompt
            and room.count_row(messages, answer) <= room.max_row
        ):
            counts.open_book += 1
            counts.refusals += withheld
            counts.distractors_dropped += len(distractors) - count
            ids = [passage.id for passage in shown]
            return _example(pair, "open", ids, messages, answer, "" if withheld else pair.evidence)
    return None


def _tells(passage: Passage, pair: Pair, gold: Passage) -> bool:
    """Whether a passage answers the pair too: the gold one, one with its evidence, or with its answer and name."""
    if passage.id == gold.id:
        return True
    if not pair.answerable:
        return False
    answer = pair.answer.rstrip(".")
    same_owner = passage.section == gold.section or gold.name in passage.text
    return holds_quote(passage.text, pair.evidence) or (same_owner and holds_quote(passage.text, answer))


def _example(
    pair: Pair, mode: str, passage_ids: list[str], messages: list[prompts.Message], answer: str, evidence: str
) -> Example:
    return Example(
        id=content_id(pair.id, mode),
        pair_id=pair.id,
        fact_id=pair.fact_id,
        section=pair.section,
        kind=pair.kind,
        type=pair.type,
        mode=mode,
        question=pair.question,
        passage_ids=passage_ids,
        messages=messages,
        answer=answer,
        evidence=evidence,
    )
