"""The piece of a passage that says most of what a question asks: a table row, or up to three sentences in a row."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dm_assistant import figures
from dm_assistant.chat import quoting
from dm_assistant.chat.asked import Asked
from dm_assistant.chat.aspects import Aspect
from dm_assistant.chat.lexicon import Lexicon
from dm_assistant.records import Passage
from dm_assistant.retrieval import Hit
from dm_assistant.vocabulary import words_of

HEADING_SHARE = 0.6  # a word in the headings only, beside one in the sentence itself
MEANT_SHARE = 0.8  # a word that the question means but does not say
FIGURE_BONUS = 2.0  # for sentences with a figure where one is asked for
TELLING_BONUS = 5.0  # for each aspect told
ROW_BONUS = 4.0  # for a table row whose label the question says: "level 5", "hard"
GLANCE = 700  # characters: up to here a quotation goes on to the end of its paragraph
ROW_COST = 1.0  # of whatever stands beside a row that is asked for
LONGEST_WHOLE = 1000  # characters of the prose of a passage that is quoted whole
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_BRACKET = re.compile(r"\(.*?\)")
_DIE = re.compile(r"\dd\d")
_ROLLED = re.compile(r"\dd\d|\broll", re.IGNORECASE)  # a number alone asks for no row of a table to roll on
_COLUMN = re.compile(r"[—;] ([^—;:]+):")
_RANGE = re.compile(r"\b(\d{1,3})\s?[-–—]\s?(\d{1,3})\b")


@dataclass(frozen=True)
class Window:
    """A piece of a passage; `held` is the weight of the question's words that it holds, headings included."""

    passage: Passage
    text: str
    score: float
    held: float
    rows: int  # table rows that the question asks for by their label


@dataclass(frozen=True)
class _Piece:
    """A sentence or row with what is looked for in it."""

    sentence: quoting.Sentence
    stems: frozenset[str]
    has_figure: bool
    is_prose: bool


@lru_cache(maxsize=1024)  # the passages that many questions find
def _pieces(text: str) -> tuple[_Piece, ...]:
    return tuple(
        _Piece(
            sentence,
            frozenset(stems_in(sentence.text)),
            bool(figures.figures(sentence.text)),
            quoting.is_prose(sentence),
        )
        for sentence in quoting.sentences(text)
    )


def stems_in(text: str) -> set[str]:
    """The stems of a text; "5,400" is one number and not a 5, and "5th" is one."""
    return set(words_of(_ORDINAL.sub(r"\1", _THOUSANDS.sub("", text))))


def best_window(passage: Passage, asked: Asked, weights: Mapping[str, float], aspects: Sequence[Aspect]) -> Window:
    """The piece of `passage` that holds most of the words of `weights` and tells most of `aspects`."""
    best = max(windows_of(passage, asked, weights, aspects), key=lambda window: window.score)
    return best if best.rows else _widened(best, _settles(best, asked, weights, aspects))


def _settles(window: Window, asked: Asked, weights: Mapping[str, float], aspects: Sequence[Aspect]) -> bool:
    """Whether a window, and no other sentence, tells a value that is asked for, and says itself all that is asked."""
    stems = stems_in(window.text)
    return (
        bool(aspects)
        and all(aspect.is_told(window.text) for aspect in aspects)
        and all(asked.share(word, stems, MEANT_SHARE) for word in weights if word not in asked.aspect_words)
        and not any(
            _tells(piece, aspect, asked)
            for piece in _pieces(window.passage.text)
            if piece.is_prose and piece.sentence.text not in window.text
            for aspect in aspects
        )
    )


def _widened(window: Window, is_settled: bool) -> Window:
    """A window with what stands around it, for the sentence that says most of the question's words is often the one
    before its answer: all the prose of a short passage, else what follows in the paragraph.
    """
    text = window.passage.text
    start = text.index(window.text)
    end = start + len(window.text)
    prose = [piece.sentence for piece in _pieces(text) if piece.is_prose]
    if prose and not is_settled:
        first, last = min(start, prose[0].start), max(end, prose[-1].end)
        if last - first <= LONGEST_WHOLE:
            return replace(window, text=text[first:last])
    for piece in _pieces(text):
        until = piece.sentence.end
        goes_on = (piece.is_prose and not is_settled) or "\n" not in text[end:until]
        if piece.sentence.start >= end and until - start <= GLANCE and goes_on:
            end = until
    return replace(window, text=text[start:end])


def windows_of(
    passage: Passage, asked: Asked, weights: Mapping[str, float], aspects: Sequence[Aspect]
) -> Iterator[Window]:
    """Every row and every run of up to three sentences that is no longer than a quotation may be, scored."""
    pieces = _pieces(passage.text)
    above = stems_in(" ".join(passage.heading_path[1:]))
    by_heading = {word: HEADING_SHARE * bool(asked.meant[word] & above) for word in weights}
    told = [{aspect.name for aspect in aspects if _tells(piece, aspect, asked)} for piece in pieces]
    rows = _rows_asked([piece.sentence.label for piece in pieces], asked)
    for first, opening in enumerate(pieces):
        stems: set[str] = set()
        telling: set[str] = set()
        for last in range(first, min(first + quoting.MOST_SENTENCES, len(pieces))):
            text = passage.text[opening.sentence.start : pieces[last].sentence.end]
            if last > first and (len(text) > quoting.LONGEST_QUOTE or not _go_together(pieces[last - 1], pieces[last])):
                break
            stems |= pieces[last].stems
            telling |= told[last]
            held = sum(
                weight * max(asked.share(word, stems, MEANT_SHARE), by_heading[word])
                for word, weight in weights.items()
            )
            asked_rows = sum(rows[first : last + 1])
            score = held + TELLING_BONUS * len(telling) + ROW_BONUS * asked_rows
            if asked_rows:
                score -= ROW_COST * (last - first + 1 - asked_rows)
            if asked.wants_figure and not aspects:
                score += FIGURE_BONUS * any(piece.has_figure for piece in pieces[first : last + 1])
            yield Window(passage, text, score, held, asked_rows)


def row_told(asked: Asked, hits: Sequence[Hit], lexicon: Lexicon) -> Window | None:
    """The table row that a question asks for by its label, and that tells what is asked; of several, the one that
    tells most, "CR 1/8" rather than "CR 8".

    Its passage must say every word of the question that tells anything, so that "hard" is no task in a question about
    hard ground.
    """
    words = [
        word for word in asked.content if not (word in asked.aspect_words or lexicon.is_frame(word) or word.isdecimal())
    ]
    told = []
    for hit in hits:
        rows = quoting.rows(hit.passage.text)
        is_asked = _rows_asked([row.label for row in rows], asked)
        if not any(is_asked):
            continue
        stems = stems_in("\n".join([*hit.passage.heading_path, hit.passage.text]))
        if all(asked.share(word, stems, MEANT_SHARE) for word in words):
            for row in itertools.compress(rows, is_asked):
                if much := _told_by_row(row, hit.passage, words, asked):
                    told.append((much, Window(hit.passage, row.text, 0.0, 0.0, 1)))
    return max(told, key=lambda one: one[0])[1] if told else None


def _told_by_row(
    row: quoting.Sentence, passage: Passage, words: Sequence[str], asked: Asked
) -> tuple[int, int, int, int] | None:
    """What a row tells, for comparison, or None for its label alone: the aspects, the words of the question, how much
    of it the label and the headings say, and how little else: "level 7 cleric" is not told by a subclass.
    """
    label = stems_in(row.label)
    stems = stems_in(row.text)
    columns = " ".join(_COLUMN.findall(row.text)).casefold()
    aspects = sum(aspect.is_told(row.text) or bool(aspect.said.search(columns)) for aspect in asked.aspects)
    more = sum(word in stems and word not in label for word in words)
    is_number = bool(asked.numbers) and bool(re.search(r"\d", row.label))
    is_named = bool(more) and not asked.aspects and label <= asked.readable  # "hide" may mean Stealth, and not its row
    if not (aspects or is_number or is_named) or is_number != bool(asked.numbers):
        return None
    place = label.union(words_of(" ".join(passage.heading_path[1:])))
    said = place.intersection(words) | label.intersection(map(str, asked.numbers))
    return aspects, more, len(said), -len(place - said)


def _go_together(one: _Piece, other: _Piece) -> bool:
    """Whether neighbours make one quotation: rows with rows, sentences with sentences; a field stands alone."""
    fields = quoting.is_field(one.sentence) or quoting.is_field(other.sentence)
    return not fields and bool(one.sentence.label) == bool(other.sentence.label)


def _tells(piece: _Piece, aspect: Aspect, asked: Asked) -> bool:
    """Whether a piece tells an aspect: by a figure where one is asked for, and no field tells of another.

    "HP 52 (7d8 + 21)" tells no damage.
    """
    text = piece.sentence.text
    if asked.wants_figure and not piece.has_figure:
        return False
    return aspect.is_told(text) and (piece.is_prose or bool(aspect.said.search(text.casefold())))


def _rows_asked(labels: Sequence[str], asked: Asked) -> list[bool]:
    """Which rows the question asks for by their label; "very rare" does not ask for the row "Rare", too."""
    words = [frozenset(stems_in(label)) if _is_row_asked(label, asked) else frozenset() for label in labels]
    rows = [(label, label & (asked.meanings | asked.readable)) for label in words]
    return [
        bool(label) and not any(said < more or (said == more and other < label) for other, more in rows)
        for label, said in rows
    ]


def _is_row_asked(label: str, asked: Asked) -> bool:
    """Whether the question says all of a row's label; a range of numbers is said by a number within it."""
    if not label or (_DIE.search(label) and not _ROLLED.search(asked.question)):
        return False
    if any(int(low) <= number <= int(high) for low, high in _RANGE.findall(label) for number in asked.numbers):
        return True
    words = [word for word in stems_in(_BRACKET.sub("", label)) if word.isdecimal() or len(word) > 1]
    numbered = [word for word in words if word.isdecimal()]
    return (asked.meanings | asked.readable).issuperset(numbered or words)
