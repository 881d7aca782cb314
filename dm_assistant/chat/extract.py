"""Answers without a model: typed fields of the entry asked for, or the sentences that say it, word for word.

A question is a lookup ("How much does a longsword cost?"), asks about an entry ("How does Fireball hit?"), or asks for
a rule. Each is answered from one passage, and only if that passage tells what the question is about: an entry that is
not there, a field that the entry lacks, or words that nothing covers leave the question without an answer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dm_assistant import figures
from dm_assistant.chat import quoting
from dm_assistant.chat.answers import Citation
from dm_assistant.chat.aspects import Aspect, aspects_of, written
from dm_assistant.chat.lexicon import Lexicon
from dm_assistant.records import Passage
from dm_assistant.retrieval import RULE_KINDS, WORD, Hit, Index, stem, words_of

DEPTH = 40  # passages looked at: an entry may have ten, and the one with its fields need not be first
RULES_DEPTH = 8
MOST_ENTRIES = 4  # answered side by side: "red dragon" stands for four of them
# Support of a passage for a question: the share of the question that it covers, how high retrieval puts it, and how
# many words speak for it: one word in common proves little. Chosen on the development half of two question sets.
SCORE_SHARE = 0.15
EACH_WORD = 0.2
MOST_WORDS = 5
ENOUGH = 1.66
ENOUGH_BY_NAME = 1.4  # where the question says the rule's name of several words
COVERED_BESIDE_ENTRY = 0.75  # where the question names an entry that does not tell
RULE_MEANT_SHARE = 0.8  # a word of a rule that the question means but does not say
COVERED_BY_ENTRY = 0.5  # the same for what a question asks beyond the entry's name
NUMBER_WEIGHT = 4.0  # "at level 5" must not be answered for level 13
WINDOW_SHARE = 0.5  # weight of the sentences beside that of the passage
FIGURE_BONUS = 2.0  # for sentences with a figure where one is asked for
MEANT_SHARE = 0.5  # a word of an entry that the question means but does not say
RULE_BONUS = 0.15  # where no entry is asked for
HEADING_SHARE = 0.6  # a word in the headings only, beside one in the sentence itself
ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)[- ]level\b")
NAME_RUN = re.compile(r"\b[A-Z][\w'’]*(?: [A-Z][\w'’]*)+")
QUANTITY = re.compile(r"\bhow (?:many|much|far|long|high|deep|often|big|large|wide|fast|old|tall)\b")
# In prose these are told by a figure alone, without the word for them.
_TOLD_BY_FIGURE = ("duration", "damage", "area", "cost", "healing")
_DETERMINERS = (
    "a",
    "an",
    "the",
    "my",
    "our",
    "his",
    "her",
    "their",
    "this",
    "that",
    "some",
    "of",
    "does",
    "is",
    "do",
    "are",
)
_DOERS = ("i", "you", "we", "they", "to")  # a lower-case word behind them is a verb


@dataclass(frozen=True)
class Extract:
    """A text made of a passage's own words. `typed`: the value of a field, not a sentence quoted."""

    text: str
    citation: Citation
    typed: bool = False


@dataclass(frozen=True)
class Entry:
    """An entry or rule that a question names: its passages among the hits, best first, and the words that named it."""

    name: str
    kind: str
    passages: tuple[Passage, ...]
    words: frozenset[str]
    span: tuple[int, int]  # of the question's words; (0, 0) where only a part of the name was said

    @property
    def is_rule(self) -> bool:
        return self.kind in RULE_KINDS


class Extractor:
    """Answers questions from one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lexicon = Lexicon(index)

    def answer(self, question: str, hits: Sequence[Hit]) -> list[Extract]:
        """What the passages say, several entries side by side; empty where nothing supports an answer."""
        asked = _Asked(question, self._lexicon)
        entries = self._named(asked, hits)
        asked.leave_out(entry.span for entry in entries if not entry.is_rule)
        if entries:
            one = next(
                (extract for entry in entries if (extract := self._with_the_others(entry, asked, entries))), None
            )
            if one:
                return [one]
            told = [extract for entry in entries[:MOST_ENTRIES] if (extract := self._about(entry, asked, entries))]
            if told and (len(entries) == 1 or told[0].typed):
                return [extract for extract in told if extract.typed] or told[:1]
            if told:
                return told[:1]
            if asked.aspects and any(not entry.is_rule and not entry.words <= asked.aspect_words for entry in entries):
                return []
        elif asked.aspects:
            parts = self._partly_named(asked, hits)
            told = [extract for entry in parts if (extract := self._field(entry, asked))]
            if told:
                return told[:MOST_ENTRIES]
        rule = self._rule(asked, hits[:RULES_DEPTH], entries)
        return [rule] if rule else []

    def _named(self, asked: "_Asked", hits: Sequence[Hit]) -> list[Entry]:
        """The entries whose names the question says in full; the longest name where one holds another."""
        found = []
        for (_, name), passages in _by_entry(hits).items():
            for stems in _stems_of_name(name):
                span = _span(stems, asked)
                if span:
                    said = frozenset(asked.words[span[0] : span[1]])
                    found.append(Entry(name, passages[0].kind, passages, said, span))
                    break
        found = [one for one in found if not any(_inside(one.span, other.span) for other in found)]
        # "What is the AC of an Aboleth?" names the rule "AC", too, but does not ask for it.
        entries = [one for one in found if not one.words <= asked.aspect_words] or found
        # "poisoned" is the condition Poisoned before it is the rule Poison
        spoken = {word.casefold() for word in asked.said}
        return sorted(entries, key=lambda one: (not spoken.issuperset(WORD.findall(one.name.casefold())), one.span))

    def _partly_named(self, asked: "_Asked", hits: Sequence[Hit]) -> list[Entry]:
        """The entries whose names hold everything the question is about: "red dragon", "plate"."""
        about = [word for word in asked.content if word not in asked.aspect_words and not self._lexicon.is_frame(word)]
        if not about or any(asked.is_done(word) for word in about):
            return []
        found = []
        for (_, name), passages in _by_entry(hits).items():
            stems = set(words_of(name))
            if passages[0].kind not in RULE_KINDS and all(asked.reading[word] & stems for word in about):
                found.append(Entry(name, passages[0].kind, passages, frozenset(about), (0, 0)))
        return found

    def _about(self, entry: Entry, asked: "_Asked", entries: Sequence[Entry]) -> Extract | None:
        """What the question asks of a named entry: a field, a sentence, or what it is."""
        names = frozenset().union(*(other.words for other in entries))
        more = [
            word for word in asked.content
            if word not in names and word not in asked.aspect_words and not self._lexicon.is_frame(word)
        ]  # fmt: skip
        if any(not self._lexicon.knows(word) for word in more) or self._is_another(entry, asked, more):
            return None
        field = self._field(entry, asked)
        if field and set(more) <= set(words_of(field.text)):
            return field
        told = self._sentence(entry, asked, more) if more and asked.aspects else None
        if told is None or not set(more) & set(words_of(told.text)):
            told = field
        if told is None and (more or asked.aspects):
            told = self._sentence(entry, asked, more)
        if told is None and not more and (not asked.aspects or entry.words <= asked.aspect_words):
            told = _definition(entry.passages)
        return told

    def _with_the_others(self, entry: Entry, asked: "_Asked", entries: Sequence[Entry]) -> Extract | None:
        """The sentence of an entry that tells of the other ones named: "the Ogre's Greatclub"."""
        if entry.is_rule or len(entries) < 2:
            return None
        others = [word for word in asked.content if word not in entry.words | asked.aspect_words]
        return self._sentence(entry, asked, [word for word in others if not self._lexicon.is_frame(word)])

    def _is_another(self, entry: Entry, asked: "_Asked", more: Sequence[str]) -> bool:
        """Whether words beside the name make it another thing: "a flaming Longsword", "Lesser Lich", "Wand of Lich"."""
        first, end = entry.span
        held = _words_of_entry(entry)
        if end == 0:
            return False
        strange = {word for word in more if not asked.meant[word] & held}
        before = asked.words[first - 1] if first else ""
        if before in strange and (
            asked.said[first - 1][0].isupper()
            or ((asked.said[first - 2].casefold() if first > 1 else "") in _DETERMINERS)
        ):
            return True
        after = asked.said[end : end + 2]
        if not after or asked.ends_name(end):
            return False
        return (asked.words[end] in strange and (after[0][0].isupper() or after[0][0].isdigit())) or (
            after[0] == "of" and len(after) == 2 and asked.words[end + 1] in strange
        )

    def _field(self, entry: Entry, asked: "_Asked") -> Extract | None:
        """The value of the first aspect asked for that the entry has as a typed field, where the passage shows it."""
        for aspect in asked.aspects:
            for field in aspect.fields:
                for passage in entry.passages:
                    value = passage.fields.get(field)
                    if value is None or value in ("", "—", []):
                        continue
                    quote = _quoted_field(passage, aspect, field, value)
                    if quote:
                        said = f"No. {quote}" if value is False else f"Yes. {quote}" if value is True else quote
                        return Extract(_ended(said), Citation(passage, quote), typed=True)
        return None

    def _sentence(self, entry: Entry, asked: "_Asked", more: Sequence[str]) -> Extract | None:
        """The sentence of an entry that tells what the question asks beyond its name."""
        total = sum(map(self._lexicon.weight, more))
        best: tuple[float, Passage, quoting.Sentence] | None = None
        for place, passage in enumerate(entry.passages):
            above = set(words_of(" ".join(passage.heading_path)))
            for sentence in quoting.sentences(passage.text):
                stems = set(words_of(sentence.text))
                held = sum(
                    self._lexicon.weight(word) * _share(word, asked, stems | above, MEANT_SHARE) for word in more
                )
                telling = [aspect for aspect in asked.aspects if _tells(aspect, sentence.text, bool(more))]
                shown = sum(1.0 + 0.5 * bool(each.said.search(sentence.text.casefold())) for each in telling)
                if (total and held < COVERED_BY_ENTRY * total) or (asked.aspects and not shown):
                    continue
                score = held + 2.0 * shown - 0.1 * place
                if best is None or score > best[0]:
                    best = score, passage, sentence
        if best is None:
            return None
        quote = best[2].text
        return Extract(quote, Citation(best[1], quote))

    def _rule(self, asked: "_Asked", hits: Sequence[Hit], entries: Sequence[Entry]) -> Extract | None:
        """The sentences of the passage that covers the question best, if it covers enough of it."""
        content = [word for word in asked.content if not self._lexicon.is_frame(word)] or asked.content
        weights = {word: max(self._lexicon.weight(word), NUMBER_WEIGHT * word.isdecimal()) for word in content}
        total = sum(weights.values())
        if not total:
            return None
        best: tuple[float, Passage, str] | None = None
        for hit in hits:
            passage = hit.passage
            stems = set(words_of(passage.text)) | set(words_of(" ".join(passage.heading_path)))
            covered = sum(weight * _share(word, asked, stems, RULE_MEANT_SHARE) for word, weight in weights.items())
            covered /= total
            support = covered + SCORE_SHARE * hit.score / total + EACH_WORD * min(len(content), MOST_WORDS)
            if not _supported(passage, support, covered, entries) or not self._holds_names(asked, passage):
                continue
            quote, held = self._window(passage, asked, weights)
            score = hit.score / hits[0].score + covered + WINDOW_SHARE * held / total
            score += RULE_BONUS * (passage.kind in RULE_KINDS)
            if best is None or score > best[0]:
                best = score, passage, quote
        return Extract(best[2], Citation(best[1], best[2])) if best else None

    def _holds_names(self, asked: "_Asked", passage: Passage) -> bool:
        """Whether runs of capitalised words in the question stand together in the passage, as names of things do."""
        words = words_of(f"{' '.join(passage.heading_path)} {passage.text}")
        for run in NAME_RUN.findall(asked.question):
            stems = [word for word in words_of(run) if not self._lexicon.says_nothing(word)]
            readings = [asked.reading[word] | asked.meant.get(word, frozenset()) for word in stems]
            if len(stems) > 1 and not self._lexicon.has_another_name(run) and not _holds_run(words, readings):
                return False
        return True

    def _window(self, passage: Passage, asked: "_Asked", weights: dict[str, float]) -> tuple[str, float]:
        """Up to three sentences in a row that hold most of what is asked, as one piece, and how much they hold."""
        above = set(words_of(" ".join(passage.heading_path[1:])))
        listed = quoting.sentences(passage.text)
        best, quote = -1.0, ""
        for first in range(len(listed)):
            for last in range(first, min(first + quoting.MOST_SENTENCES, len(listed))):
                text = passage.text[listed[first].start : listed[last].end]
                if last > first and len(text) > quoting.LONGEST_QUOTE:
                    break
                stems = set(words_of(text))
                score = 0.0
                for word, weight in weights.items():
                    here = asked.meant[word] & stems
                    score += weight if here else HEADING_SHARE * weight if asked.meant[word] & above else 0.0
                score += FIGURE_BONUS * bool(asked.wants_figure and figures.figures(text))
                score += sum(1.0 for aspect in asked.aspects if aspect.shows and aspect.shows.search(text))
                score -= 0.15 * (last - first) + 0.05 * first
                if score > best:
                    best, quote = score, text
        return quote, max(best, 0.0)


class _Asked:
    """A question taken apart."""

    def __init__(self, question: str, lexicon: Lexicon) -> None:
        question = ORDINAL.sub(r"level \1", question.replace("’", "'"))
        self.question = question
        self.said = WORD.findall(question)
        self.meant = lexicon.meant(question)
        self.content = list(self.meant)
        self.words = words_of(question)
        self.readings = [
            frozenset([word]) | lexicon.slips(word) if len(word) > 3 else frozenset([word]) for word in self.words
        ]
        self.reading = dict(zip(self.words, self.readings, strict=True))
        self._find_aspects(self.said)
        self.wants_figure = bool(QUANTITY.search(question.casefold()))

    def leave_out(self, spans: Iterable[tuple[int, int]]) -> None:
        """Look for aspects in the rest only: a Scimitar of Speed is not asked for its speed."""
        named = {place for start, end in spans for place in range(start, end)}
        self._find_aspects([word for place, word in enumerate(self.said) if place not in named])

    def _find_aspects(self, said: Sequence[str]) -> None:
        self.aspects = aspects_of(" ".join(said))
        self.aspect_words = frozenset(
            stem(word.casefold()) for aspect in self.aspects for word in said if _carries(aspect, word.casefold())
        )

    def is_done(self, stem: str) -> bool:
        """Whether a word is what somebody does: lower-case behind "I" or "to"."""
        place = self.words.index(stem)
        return place > 0 and self.said[place - 1].casefold() in _DOERS and self.said[place].islower()

    def ends_name(self, end: int) -> bool:
        """Whether the name that ends before word `end` is a possessor or closed by punctuation."""
        last = self.said[end - 1]
        return last.endswith(("'s", "'")) or bool(re.search(rf"{re.escape(last)}\s*[,;:?(]", self.question))


def _carries(aspect: Aspect, word: str) -> bool:
    """Whether a word of the question is one that asks for the aspect, such as "cost" or "points" of "hit points"."""
    return bool(aspect.said.match(word)) or word in re.findall(r"[a-z]{2,}", aspect.said.pattern)


def _by_entry(hits: Iterable[Hit]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """The passages of each entry, those with typed fields first."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for hit in hits:
        found.setdefault((hit.passage.section, hit.passage.name), []).append(hit.passage)
    return {key: tuple(sorted(passages, key=lambda p: p.start_line)) for key, passages in found.items()}


def _stems_of_name(name: str) -> list[list[str]]:
    """How a question may say a name: "Rope, Hempen" also as "Hempen Rope", without brackets and enchantment."""
    bare = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
    first, comma, last = bare.partition(", ")
    forms = [name, bare]
    if comma and "+" not in last and "," not in last:
        forms.append(f"{last} {first}")
    if comma and "+" in last:
        forms.append(first)
    stems = [words_of(form) for form in dict.fromkeys(forms)]
    return [form for form in stems if form]


def _span(stems: Sequence[str], asked: _Asked) -> tuple[int, int] | None:
    """Where the question says a name: first word and the one after the last. In "I jump", nothing is named."""
    size = len(stems)
    for start in range(len(asked.words) - size + 1):
        said = all(stem in reading for stem, reading in zip(stems, asked.readings[start:], strict=False))
        if said and not (size == 1 and asked.is_done(asked.words[start])):
            return start, start + size
    return None


def _holds_run(words: Sequence[str], readings: Sequence[frozenset[str]]) -> bool:
    """Whether `words` hold one reading of each word side by side."""
    size = len(readings)
    return any(
        all(word in reading for word, reading in zip(words[start : start + size], readings, strict=True))
        for start in range(len(words) - size + 1)
    )


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _words_of_entry(entry: Entry) -> set[str]:
    words: set[str] = set()
    for passage in entry.passages:
        words.update(words_of(passage.text), *(words_of(heading) for heading in passage.heading_path))
    return words


def _supported(passage: Passage, support: float, covered: float, entries: Sequence[Entry]) -> bool:
    """Whether a passage may answer: more is asked of it beside an entry that does not tell, less of a rule by name."""
    if any(entry.is_rule and entry.name == passage.name and len(entry.words) > 1 for entry in entries):
        return support >= ENOUGH_BY_NAME
    beside = any(not entry.is_rule for entry in entries)
    return support >= ENOUGH and (covered >= COVERED_BESIDE_ENTRY or not beside)


def _share(word: str, asked: _Asked, stems: set[str], meant: float) -> float:
    """How far a text with these stems holds a word of the question: said, `meant` for meant only, or not at all."""
    return 1.0 if word in stems else meant if asked.meant[word] & stems else 0.0


def _tells(aspect: Aspect, sentence: str, narrowed: bool) -> bool:
    """Whether a sentence tells the aspect; `narrowed` by other words of the question it need not name the aspect."""
    if aspect.shows is None or not aspect.shows.search(sentence):
        return False
    return narrowed or aspect.name in _TOLD_BY_FIGURE or bool(aspect.said.search(sentence.casefold()))


def _quoted_field(passage: Passage, aspect: Aspect, field: str, value: object) -> str | None:
    """The words of the passage that show the value of a field, None where it does not show it."""
    text = passage.text
    if field == "abilities":
        return next((line for line in text.split("\n") if re.match(rf"{aspect.name}\b", line, re.I)), None)
    if isinstance(value, bool):
        marks = {"attunement": "Requires Attunement", "concentration": "Concentration", "ritual": "Ritual"}
        label = {"attunement": "", "concentration": "Duration", "ritual": "Casting Time"}[field]
        lines = text.split("\n")
        if value:
            return quoting.line_with(text, marks[field])
        return next((line for line in lines if line.startswith(label)), None)
    if field == "properties" and aspect.name == "range" and not re.search("range|reach", str(value), re.I):
        return None
    for form in written(value):
        for label in aspect.labels:
            quote = quoting.labelled(text, label, form)
            if quote:
                return quote
    if field == "level":
        return text.split("\n")[0]
    if not isinstance(value, int):
        for form in [form for form in written(value) if not aspect.labels or not re.search(r"\d", form)]:
            if quote := quoting.line_with(text, form):
                return quote
    heading = passage.heading_path[-1]
    return heading if any(quoting.line_with(heading, form) for form in written(value)) else None


def _definition(passages: Sequence[Passage]) -> Extract | None:
    """The first sentences of an entry's own words, its fields left out."""
    passage = passages[0]
    listed = quoting.sentences(passage.text)
    prose = [number for number, sentence in enumerate(listed) if _is_prose(sentence.text)]
    first = prose[0] if prose else 0
    last = first
    while last + 1 < min(first + quoting.MOST_SENTENCES, len(listed)):
        if listed[last + 1].end - listed[first].start > quoting.LONGEST_QUOTE:
            break
        last += 1
    quote = passage.text[listed[first].start : listed[last].end]
    return Extract(quote, Citation(passage, quote))


def _is_prose(sentence: str) -> bool:
    return len(sentence.split()) >= 6 and not re.match(r"[A-Z][\w ]{0,20}: |[^.]* — \w+: ", sentence)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
