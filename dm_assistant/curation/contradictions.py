"""Pairs that ask for the same and answer with different figures, or with yes and no.

Pure. Two pairs ask for the same when their questions are about the same things, whatever the words around: "How far
does Fireball reach?" and "What is Fireball's range?". Explanations may differ, values may not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dm_assistant import figures
from dm_assistant.curation.book import content
from dm_assistant.records import Pair, Passage
from dm_assistant.similarity import jaccard, words

# What is asked about an entry in several ways; each becomes one word.
_ASKED = {
    "duration": r"\bduration\b|how long (?:does|do|will|can|is) (?!.*\bcast)|\blasts?\b|in effect|stay active",
    "castingtime": r"casting time|(?:how long|take|time) .*\bto cast\b|cast as (?:an|a)\b",
    "range": r"\brange\b|how far(?: away)?|\breach(?:es)?\b|distance",
    "cost": r"how (?:much|many \w+) (?:does|do|is|would|must) .*\bworth|\bcosts?\b|\bprices?\b|\bpay\b",
    "weight": r"\bweigh(?:s|t)?\b|how heavy|\bheavy\b|how many pounds",
    "ac": r"armou?r class|\bAC\b",
    "hp": r"hit points|\bHP\b",
    "cr": r"challenge rating|\bCR\b",
    "damage": r"(?:how much |what )?(?:\w+ )?damage(?: does| do| die| dice)?|hard .*\bhit\b",
    "level": r"\b(?:spell )?levels?(?: of spell)?\b",
}
_ASKED_RE = {word: re.compile(pattern, re.I) for word, pattern in _ASKED.items()}
_YES_NO = re.compile(r"(yes|no)\b", re.I)
SHORT = 4  # content words: a value and not an explanation
OVERLAP = 0.5  # Jaccard index of the words beside the figures, above which two longer answers say one thing


def contradictions(pairs: Iterable[Pair], passages: Mapping[str, Passage], chosen: frozenset[str]) -> dict[str, str]:
    """pair id → reason, for pairs that another answers otherwise and that are not better supported.

    `chosen` are the ids that a person accepted: they stay, and their rivals go. Otherwise the newest edition stays,
    then the answer whose evidence names more of what is asked, then the one that more pairs give; where nothing tells
    them apart, both go.
    """
    doubted: dict[str, str] = {}
    for group in _asking_the_same(pairs):
        answers = _by_answer(group)
        if len(answers) < 2:
            continue
        ranked = sorted(((_support(same, passages, chosen), same) for same in answers), key=lambda one: one[0])
        best = ranked[-1][0]
        standing = [same for support, same in ranked if support == best]
        kept = standing[0] if len(standing) == 1 else None
        for same in answers:
            if same is kept:
                continue
            rival = kept[0] if kept else next(other[0] for other in answers if other is not same)
            for pair in same:
                if pair.id not in chosen:
                    doubted[pair.id] = _reason(pair, rival, passages, kept=kept is not None)
    return doubted


def _asking_the_same(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Groups of pairs about one thing: the same question in any passage, or the same topic in one section."""
    groups: dict[tuple, list[Pair]] = defaultdict(list)
    for pair in pairs:
        # nothing else of an answer is compared
        if pair.answerable and (_given(pair) or _YES_NO.match(pair.answer)):
            groups[pair.section, _topic(pair.question)].append(pair)
            groups["", words(pair.question)].append(pair)
    for (section, _), group in groups.items():
        # within one section the same words are the same topic
        if len(group) > 1 and (section or len({pair.section for pair in group}) > 1):
            yield group


def _topic(question: str) -> frozenset[str]:
    """What a question is about, with one word for what is asked in several ways."""
    asked = [word for word, pattern in _ASKED_RE.items() if pattern.search(question)]
    for word in asked:
        question = _ASKED_RE[word].sub(" ", question)
    return content(question) | {f"asked:{word}" for word in asked}


def _by_answer(group: Sequence[Pair]) -> list[list[Pair]]:
    """The group by what is answered: a pair joins the first answer that it does not contradict."""
    answers: list[list[Pair]] = []
    for pair in group:
        same = next((found for found in answers if not _contradict(found[0], pair)), None)
        if same is None:
            answers.append([pair])
        else:
            same.append(pair)
    return answers


def _contradict(one: Pair, other: Pair) -> bool:
    """Whether two answers to one question cannot both be right."""
    if words(one.question) == words(other.question):
        said = [_YES_NO.match(pair.answer) for pair in (one, other)]
        if all(said) and said[0][1].casefold() != said[1][1].casefold():
            return True
    mine, others = _given(one), _given(other)
    if not mine or not others or mine <= others or others <= mine or not _comparable(mine, others):
        return False
    said_of = [{word for word in content(pair.answer) if not word[0].isdigit()} for pair in (one, other)]
    return max(map(len, said_of)) <= SHORT or jaccard(*said_of) >= OVERLAP


def _comparable(mine: set[str], others: set[str]) -> bool:
    """Whether the figures measure the same: one unit stands on both sides, or a number without any."""
    units, other_units = ({_unit(figure) for figure in given} for given in (mine, others))
    return "" in units | other_units or bool(units & other_units)


def _unit(figure: str) -> str:
    """`ft` of "150 ft", `dice` of "8d6"; empty where a number has none."""
    return "dice" if re.match(r"\d+d\d", figure) else figure.partition(" ")[2]


def _given(pair: Pair) -> set[str]:
    """The figures that an answer gives, those aside that it denies: "No, not 60 feet"."""
    given = set(figures.figures(pair.answer))
    return given - set(figures.figures(pair.question)) if pair.answer.casefold().startswith("no") else given


def _support(same: Sequence[Pair], passages: Mapping[str, Passage], chosen: frozenset[str]) -> tuple:
    """What speaks for an answer: a person, the newest edition, evidence that names what is asked, how many pairs."""
    editions = [passages[pair.passage_id].edition for pair in same]
    return (
        any(pair.id in chosen for pair in same),
        max(edition if edition.isdigit() else "" for edition in editions),
        max(_named(pair, passages[pair.passage_id]) for pair in same),
        len({words(f"{pair.question} {pair.answer}") for pair in same}),
    )


def _named(pair: Pair, passage: Passage) -> tuple[int, float]:
    """How much of what is asked the evidence names, and roughly which share of the evidence that is."""
    told = _topic(pair.evidence)
    # the name of the entry stands everywhere in its passage
    found = len(told & _topic(pair.question) - content(passage.name))
    return found, round(found / max(len(told), 1), 1)


def _reason(pair: Pair, rival: Pair, passages: Mapping[str, Passage], *, kept: bool) -> str:
    mine, other = (passages[one.passage_id].edition for one in (pair, rival))
    said = f"{rival.id} answers the same question with {rival.answer[:80]!r}"
    if kept and mine != other:
        return f"edition: this is edition {mine}; in edition {other}, {said}"
    return f"contradiction: {said}, better supported" if kept else f"contradiction: {said}"
