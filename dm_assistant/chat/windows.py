"""The piece of a passage that says most of what a question asks: a table row, or up to three sentences in a row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dm_assistant import figures
from dm_assistant.chat import quoting
from dm_assistant.chat.asked import Asked
from dm_assistant.chat.aspects import Aspect
from dm_assistant.records import Passage
from dm_assistant.vocabulary import words_of

HEADING_SHARE = 0.6  # a word in the headings only, beside one in the sentence itself
MEANT_SHARE = 0.8  # a word that the question means but does not say
FIGURE_BONUS = 2.0  # for sentences with a figure where one is asked for
TELLING_BONUS = 2.0  # for each aspect told
ROW_BONUS = 4.0  # for a table row whose label the question says: "level 5", "hard"
LENGTH_COST = 0.15  # of each further sentence: a quotation is as short as it can be
PLACE_COST = 0.05  # of each sentence further down
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_RANGE = re.compile(r"\b(\d{1,3})\s?[-–—]\s?(\d{1,3})\b")


@dataclass(frozen=True)
class Window:
    """A piece of a passage; `held` is the weight of the question's words that it holds, headings included."""

    passage: Passage
    text: str
    score: float
    held: float


def stems_in(text: str) -> set[str]:
    """The stems of a text; "5,400" is one number and not a 5."""
    return set(words_of(_THOUSANDS.sub("", text)))


def best_window(passage: Passage, asked: Asked, weights: Mapping[str, float], aspects: Sequence[Aspect]) -> Window:
    """The piece of `passage` that holds most of the words of `weights` and tells most of `aspects`."""
    above = stems_in(" ".join(passage.heading_path[1:]))
    listed = quoting.sentences(passage.text)
    stems = [stems_in(sentence.text) for sentence in listed]
    best: Window | None = None
    for first in range(len(listed)):
        said: set[str] = set()
        for last in range(first, min(first + quoting.MOST_SENTENCES, len(listed))):
            text = passage.text[listed[first].start : listed[last].end]
            if last > first and len(text) > quoting.LONGEST_QUOTE:
                break
            said = said | stems[last]
            held = sum(
                weight * max(asked.share(word, said, MEANT_SHARE), HEADING_SHARE * bool(asked.meant[word] & above))
                for word, weight in weights.items()
            )
            telling = sum(aspect.is_told(text) for aspect in aspects)
            score = held + TELLING_BONUS * telling + FIGURE_BONUS * bool(asked.wants_figure and figures.figures(text))
            score += ROW_BONUS * sum(_is_row_asked(row.label, asked) for row in listed[first : last + 1])
            score -= LENGTH_COST * (last - first) + PLACE_COST * first
            if best is None or score > best.score:
                best = Window(passage, text, score, held)
    if best is None:
        raise ValueError(f"passage {passage.id} has no sentence")
    return best


def _is_row_asked(label: str, asked: Asked) -> bool:
    """Whether the question says all of a row's label; a range of numbers is said by a number within it."""
    if not label:
        return False
    numbers = {int(word) for word in asked.words if word.isdecimal()}
    for low, high in _RANGE.findall(label):
        if any(int(low) <= number <= int(high) for number in numbers):
            return True
    said = {meaning for word in asked.content for meaning in (word, *asked.meant[word])}
    words = [word for word in words_of(label) if word.isdecimal() or len(word) > 1]
    numbered = [word for word in words if word.isdecimal()]
    return set(numbered or words) <= said
