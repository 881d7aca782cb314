"""Answers without a model: typed fields of the entry asked for, or the sentences that say it, word for word.

A question is a lookup ("How much does a longsword cost?"), asks about an entry ("How does Fireball hit?"), or asks for
a rule. Each is answered only if a passage tells what the question is about: an entry that is not there, a field that
the entry lacks, or words that nothing covers leave the question without an answer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dm_assistant import figures
from dm_assistant.chat import quoting
from dm_assistant.chat.answers import Citation
from dm_assistant.chat.asked import Asked
from dm_assistant.chat.aspects import Aspect
from dm_assistant.chat.fields import told_by_field
from dm_assistant.chat.lexicon import Lexicon
from dm_assistant.chat.naming import Entry, absent_name, holds_names, is_another, named, partly_named
from dm_assistant.chat.windows import GLANCE, MEANT_SHARE, Window, best_window, row_told, stems_in, windows_of
from dm_assistant.records import Passage
from dm_assistant.retrieval import RULE_KINDS, Hit, Index
from dm_assistant.vocabulary import players_words, words_of

DEPTH = 40  # passages looked at: an entry may have ten, and the one with its fields need not be first
RULES_DEPTH = 8
MOST_RULES = 3
MOST_ENTRIES = 4  # answered side by side: "red dragon" stands for four of them
# Support of the passages for a question: the share of it that the best one covers, and its score beside that of all
# words of the question, with what each word more (one word in common proves little) is worth beside these two; less
# in a large rulebook, where a passage that shares words with a question is sooner found by chance. A logistic
# regression over what six rulebooks were asked gave the proportions: 250 questions that they answer, 85 that they do
# not, and those to the invented ones asked of the other rulebooks. SIZE_COST and ENOUGH then went down as far as small
# and large rulebooks still refused 85 of 100 questions that they cannot answer.
EACH_WORD = 0.2
MOST_WORDS = 7
SIZE_COST = 0.3  # times the rarity of what no section holds: 5 in a booklet, 8 in a whole edition
ASPECT_COST = 0.2  # where a value is asked for that no entry has
ENOUGH = 0.1
BESIDE_ENTRY = 3  # words that a question must have beside an entry's name to be about a rule instead
OUTSCORED = 0.7  # of a rule's score: an entry named by the way that reaches less is not what is asked about
MENTIONED = 4  # words beside an entry's name from which on it may only be mentioned
LEVEL_WEIGHT = 4.0  # "at level 5" must not be answered for level 13
NUMBER_WEIGHT = 0.3  # the player's own: "I took 30 damage"
UNKNOWN_WEIGHT = 4.0  # of a word that no rulebook holds, in a question of many words
ALL_SAID = 0.8  # of a question about an entry, for a rule elsewhere to tell it
AS_GOOD = 0.9  # of the best passage's score: others are quoted, too, from here on
LARGE = 6.0  # the rarity of what no section holds, from which on rulebooks have the words for what they tell
SHORT = 5  # words of a question for a rule below which its aspect must be told
LONGEST_FACT = 8  # words of an answer that does not say itself what it is about
SAME_PLACE = 0.6
WINDOW_SHARE = 0.5  # weight of the sentences beside that of the passage
RULE_BONUS = 0.15  # where no entry is asked for
LEVEL_BONUS = 0.4  # for a table that has the row of the level asked for
_WITH_A_UNIT = ("duration", "damage", "dice", "area", "cost", "range")
_UNITS = re.compile(r"\b(?:feet|foot|ft|miles?|minutes?|hours?|days?|rounds?|turns?|[cseg]p|pp|lbs?|pounds?)\b", re.I)
_BESIDE_FIGURES = re.compile(r"\b[^\W\d_]{2,}")
# In prose these are told by a figure alone, without the word for them.
_TOLD_BY_FIGURE = (
    "duration, damage, dice, area, cost, healing, range, difficulty class, attack bonus, count, capacity, recharge, "
    "higher levels"
).split(", ")


@dataclass(frozen=True)
class Extract:
    """A text made of a passage's own words. `typed`: the value of a field, not a sentence quoted."""

    text: str
    citation: Citation
    typed: bool = False


class Extractor:
    """Answers questions from one index."""

    def __init__(self, index: Index) -> None:
        self._lexicon = Lexicon(index)

    def answer(self, question: str, hits: Sequence[Hit]) -> list[Extract]:
        """What the passages say, several entries side by side; empty where nothing supports an answer."""
        asked = Asked(question, self._lexicon)
        if absent_name(asked, hits):
            return []
        entries = self._entries(asked, hits)
        things = [entry for entry in entries if not entry.is_rule]
        if asked.surveys and not things:
            return []
        beside = self._beside(asked, entries)
        fields = [field for entry in entries for field in self._fields(entry, asked)]
        told = {stem for field in fields for stem in words_of(field.text)}
        is_settled = told.issuperset(beside) or (not things and self._is_about(asked, entries, beside, hits))
        # a table that lists Cure Wounds beside level 3 does not tell how that spell grows
        grows = bool(things) and any(aspect.name == "higher levels" for aspect in asked.aspects)
        if not ((fields and is_settled) or grows) and (row := row_told(asked, hits, self._lexicon)):
            return [Extract(row.text, Citation(row.passage, row.text))]
        if entries and self._is_about(asked, entries, beside, hits):
            names = list(dict.fromkeys(entry.name for entry in entries))[:MOST_ENTRIES]
            told = self._of_entries(asked, [entry for entry in entries if entry.name in names], beside)
            if told:
                return told
            unanswered = [entry for entry in entries if not entry.is_rule and not entry.words <= asked.aspect_words]
            if unanswered and len(beside) < BESIDE_ENTRY:
                return (
                    self._row(unanswered[0], asked, hits)
                    or self._elsewhere(unanswered, asked, hits)
                    or self._yes_or_no(unanswered[0], asked)
                )
        elif asked.aspects and not entries:
            parts = partly_named(asked, beside, hits)
            told = [field for entry in parts for field in self._fields(entry, asked)] or self._labelled_row(asked, hits)
            if told:
                return told[:MOST_ENTRIES]
        return self._rule(asked, hits[:RULES_DEPTH])

    def absent_name(self, question: str, hits: Sequence[Hit]) -> str:
        """A name of another book that the question says and the passages do not hold; '' where there is none."""
        return absent_name(Asked(question, self._lexicon), hits)

    def place_fault(self, question: str, answer: str, cited: Sequence[Passage], shown: Sequence[Passage]) -> str:
        """Why the figures of a short answer may be about something else than asked; '' where they are not.

        "10." may stand in the cited passage and answer another question: the sentences or the row that hold it must
        hold about as much of the question as any in the passages shown. It must also be a figure of what is asked for:
        "10 feet" is no damage, and no answer to "What happens?". A longer answer says what it is about.
        """
        if len(answer.split()) > LONGEST_FACT or not figures.figures(answer):
            return ""
        asked = Asked(question, self._lexicon)
        values = [aspect for aspect in asked.aspects if aspect.name in _WITH_A_UNIT]
        if values and not any(aspect.is_told(answer) for aspect in values):
            return f"{answer!r} tells no {values[0].name}"
        if not (asked.wants_figure or asked.aspects or _BESIDE_FIGURES.search(_UNITS.sub("", answer))):
            return "a figure alone, where none is asked for"
        weights = self._weights([word for word in asked.content if not self._lexicon.is_frame(word)], asked)
        windows = [window for each in shown for window in windows_of(each, asked, weights, asked.aspects)]
        best = max(windows, key=lambda window: window.score)
        is_near = any(
            window.score >= SAME_PLACE * best.score
            and (window.rows or not best.rows)
            and window.passage in cited
            and not figures.unsupported(answer, window.text)
            for window in windows
        )
        return "" if is_near else "the answer stands where something else is told"

    def broken_off(self, question: str, answer: str) -> str:
        """The last word of an answer that no rulebook and not the question has, as in "a creature that sque"; or ''."""
        last = words_of(answer)[-1:]
        return "" if set(last) <= set(words_of(question)) or all(map(self._lexicon.knows_exactly, last)) else last[0]

    def _entries(self, asked: Asked, hits: Sequence[Hit]) -> list[Entry]:
        """The entries that a question names; where they are compared, one of them by a part of its name."""
        entries = named(asked, hits)
        fields = {field for entry in entries for passage in entry.passages for field in passage.fields}
        # the rule AC may be named by what asks for the AC of an ogre; River Sense names no sense
        names = [entry for entry in entries if not entry.is_rule or entry.kind == "class_feature"]
        asked.is_about((entry.span for entry in names), fields)
        entries = [
            entry
            for entry in entries
            if entry.is_rule or self._fields(entry, asked) or not _is_behind_rule(entry, entries, hits)
        ]
        kinds = {entry.kind for entry in entries if not entry.is_rule}
        if asked.compares and kinds:
            others = partly_named(asked, self._beside(asked, entries), hits)
            entries += [entry for entry in others if entry.kind in kinds]
        return entries

    def _is_about(self, asked: Asked, entries: Sequence[Entry], beside: Sequence[str], hits: Sequence[Hit]) -> bool:
        """Whether a question is about the entries it names. One that a rule answers far better only mentions them."""
        if all(entry.is_rule for entry in entries):
            above = words_of(" ".join(heading for entry in entries for heading in entry.passages[0].heading_path))
            return not beside or (bool(asked.aspects) and set(beside) <= set(above))
        if beside and _outscored(entries, hits) and not any(self._fields(entry, asked) for entry in entries):
            return False
        return len(beside) < MENTIONED or any(hits[0].passage in entry.passages for entry in entries)

    def _row(self, entry: Entry, asked: Asked, hits: Sequence[Hit]) -> list[Extract]:
        """The row of a table elsewhere that bears the entry's name and tells what is asked: the price of a Warhorse."""
        if is_another(entry, asked, self._beside(asked, [entry])):
            return []
        for hit in hits:
            for row in quoting.rows(hit.passage.text):
                if set(words_of(row.label)) == set(words_of(entry.name)) and _tells(row.text, asked.aspects, False):
                    return [Extract(row.text, Citation(hit.passage, row.text))]
        return []

    def _yes_or_no(self, entry: Entry, asked: Asked) -> list[Extract]:
        """What a spell, an item or a feat is, for a yes or no about it that it says in other words or by silence."""
        is_read = asked.is_yes_or_no and not asked.aspects and entry.kind != "monster"
        strange = is_another(entry, asked, self._beside(asked, [entry]))
        return [_definition(entry.passages)] if is_read and not strange else []

    def _labelled_row(self, asked: Asked, hits: Sequence[Hit]) -> list[Extract]:
        """The row of a table that is all that is asked about and tells it: the speed of a Longship."""
        about = set(self._beside(asked, []))
        for hit in hits:
            for row in quoting.rows(hit.passage.text):
                if about and about == set(words_of(row.label)) and _tells(row.text, asked.aspects, False):
                    return [Extract(row.text, Citation(hit.passage, row.text))]
        return []

    def _elsewhere(self, entries: Sequence[Entry], asked: Asked, hits: Sequence[Hit]) -> list[Extract]:
        """The rule that tells of entries what they do not: whether Identify tells a curse.

        It is found before them, or says all of the question.
        """
        if any(is_another(entry, asked, self._beside(asked, [entry])) for entry in entries):
            return []
        weights = self._weights([word for word in asked.content if not self._lexicon.is_frame(word)], asked)
        own = {passage.id for entry in entries for passage in entry.passages}
        rules = [
            hit
            for hit in hits[:RULES_DEPTH]
            if hit.passage.kind in RULE_KINDS
            and hit.passage.id not in own
            and (not asked.aspects or any(entry.words <= stems_in(hit.passage.text) for entry in entries))
            and (hit is hits[0] or self._covered(hit.passage, asked, weights) >= ALL_SAID)
        ]
        return self._rule(asked, rules)

    def _of_entries(self, asked: Asked, entries: Sequence[Entry], beside: Sequence[str]) -> list[Extract]:
        """What the entries named tell: each its own where they are compared, else the one that tells most."""
        told = [(entry, self._about(entry, asked, beside)) for entry in entries]
        told = [(entry, extracts) for entry, extracts in told if extracts]
        several = [extracts for entry, extracts in told if not entry.is_rule]
        if len(several) > 1 and (asked.compares or all(each[0].typed for each in several)):
            every = [extract for extracts in several for extract in extracts]
            return list({(extract.citation.passage.name, extract.text): extract for extract in every}.values())
        if len(entries) > 1:
            joint = [(entry, self._about(entry, asked, self._beside(asked, [entry]))) for entry in entries]
            told = [(entry, extracts) for entry, extracts in joint if extracts and not entry.is_rule] or told
        return max(told, key=lambda one: self._said_by(*one, asked))[1] if told else []

    def _said_by(self, entry: Entry, extracts: Sequence[Extract], asked: Asked) -> float:
        """How much of a question its entry and what that tells say: a giant spider's web is no Web."""
        above = words_of(" ".join(entry.passages[0].heading_path))
        stems = entry.words.union(above, *(stems_in(extract.text) for extract in extracts))
        return sum(self._lexicon.weight(word) for word in asked.content if word in stems)

    def _beside(self, asked: Asked, entries: Sequence[Entry]) -> list[str]:
        """What a question says beside the names of entries, aspects, and words that only carry the question."""
        names = frozenset().union(*(entry.words | {*words_of(entry.kind)} for entry in entries)) | asked.aspect_words
        return [word for word in asked.content if word not in names and not self._lexicon.is_frame(word)]

    def _about(self, entry: Entry, asked: Asked, beside: Sequence[str]) -> list[Extract]:
        """What the question asks of a named entry: fields, sentences, or what it is."""
        if is_another(entry, asked, self._beside(asked, [entry])):
            return []
        fields = self._fields(entry, asked)
        told = {stem for field in fields for stem in words_of(field.text)}
        settled = [aspect for aspect in asked.aspects if any(_settles(field.text, aspect, asked) for field in fields)]
        untold = [aspect for aspect in asked.aspects if aspect not in settled and not asked.is_instead(aspect, settled)]
        if fields and not untold and told.issuperset(beside):
            return fields
        if not beside and (not asked.aspects or entry.words <= asked.aspect_words):
            return [_definition(entry.passages)]
        beside = [word for word in beside if word not in told]
        windows = self._windows(entry, asked, beside, untold)
        if not windows and len(beside) >= MENTIONED:
            return []  # "with Haste on me, how long does the oil burn": no question about Haste
        quotes = [Extract(window.text, Citation(window.passage, window.text)) for window in windows]
        fields = [field for field in fields if not any(field.citation.quote in quote.text for quote in quotes)]
        return [*fields, *quotes]

    def _fields(self, entry: Entry, asked: Asked) -> list[Extract]:
        """The typed fields asked for that the entry has, where its passages show them, in the question's order."""
        found: dict[str, Extract] = {}
        for aspect in asked.aspects:
            told = ((passage, told_by_field(passage, aspect)) for passage in entry.passages)
            told = ((passage, said) for passage, said in told if said and asked.is_kind_told(said[1]))
            passage, said = next(told, (None, None))
            if passage and not any(said[1] in quote for quote in found):
                found[said[1]] = Extract(said[0], Citation(passage, said[1]), typed=True)
        return list(found.values())

    def _windows(self, entry: Entry, asked: Asked, beside: Sequence[str], aspects: Sequence[Aspect]) -> list[Window]:
        """The sentences of an entry that tell what the question asks beyond its name and fields."""
        if not beside and not aspects:
            return []
        weights = self._weights(beside, asked)
        needed = _needed(len(beside)) * sum(weights.values())
        windows = [best_window(passage, asked, weights, aspects) for passage in entry.passages]
        held = [window for window in windows if window.held >= needed]
        if aspects and len(beside) < BESIDE_ENTRY:
            held = _telling(held, aspects, asked, bool(beside))
            if (
                not held
                and all(self._lexicon.knows(word) for word in beside)
                and not asked.owned(entry.span) & {*beside}
            ):
                held = _telling(
                    (best_window(each, asked, {}, aspects) for each in entry.passages), aspects, asked, False
                )
        windows = held
        if not windows:
            return []
        best = max(windows, key=lambda window: window.score)
        rest = [aspect for aspect in aspects if not aspect.is_told(best.text)]
        more = [best_window(passage, asked, {}, rest) for passage in entry.passages] if rest else []
        more = [window for window in more if _tells(window.text, rest, False)]
        return [best, *sorted(more, key=lambda window: -window.score)[:1]]

    def _weights(self, words: Sequence[str], asked: Asked) -> dict[str, float]:
        """How much each word tells. A number is mostly the player's own, but not that of a level."""
        weights = {word: self._lexicon.weight(word) for word in words}
        weights |= {word: LEVEL_WEIGHT if word in asked.levels else NUMBER_WEIGHT for word in words if word.isdecimal()}
        if len(words) >= BESIDE_ENTRY:
            weights |= {word: UNKNOWN_WEIGHT for word in words if not (word.isdecimal() or self._lexicon.knows(word))}
        return weights

    def _rule(self, asked: Asked, hits: Sequence[Hit]) -> list[Extract]:
        """The sentences of the passage that tells most of the question, if enough of it, and of those as good."""
        content = [word for word in asked.content if not self._lexicon.is_frame(word)] or asked.content
        hits = [hit for hit in hits if holds_names(asked, hit.passage, self._lexicon)]
        weights = self._weights(content, asked)
        total = sum(weights.values())
        if not total or not hits or self._is_strange(content, asked):
            return []
        covered = [self._covered(hit.passage, asked, weights) for hit in hits]
        support = max(share + hit.score / total for share, hit in zip(covered, hits, strict=True))
        support += EACH_WORD * min(len(content), MOST_WORDS) - SIZE_COST * self._lexicon.highest_weight
        if support - ASPECT_COST * bool(asked.aspects) < ENOUGH:
            return []
        ranked: list[tuple[float, Window]] = []
        for share, hit in zip(covered, hits, strict=True):
            window = best_window(hit.passage, asked, weights, asked.aspects)
            score = share + hit.score / hits[0].score + WINDOW_SHARE * max(window.score, 0.0) / total
            score += RULE_BONUS * (hit.passage.kind in RULE_KINDS) + LEVEL_BONUS * bool(asked.levels and window.rows)
            tells = not asked.aspects or window.rows or any(aspect.is_about(window.text) for aspect in asked.aspects)
            if tells or len(content) >= SHORT:
                ranked.append((score, window))
        ranked.sort(key=lambda one: -one[0])
        return [
            Extract(window.text, Citation(window.passage, window.text))
            for score, window in ranked[:MOST_RULES]
            if score >= AS_GOOD * ranked[0][0]
        ]

    def _is_strange(self, content: Sequence[str], asked: Asked) -> bool:
        """Whether a short question has a word that the rulebooks hold in no form: not said, not meant, not misspelt.

        A booklet has no word for much that its rules tell all the same, but for that of which it tells a value.
        """
        return (
            len(content) < SHORT
            and (bool(asked.aspects) or self._lexicon.highest_weight > LARGE)
            and not all(
                word.isdecimal() or word in asked.aspect_words or self._lexicon.knows(word) or self._lexicon.slips(word)
                for word in content
            )
        )

    def _covered(self, passage: Passage, asked: Asked, weights: dict[str, float]) -> float:
        """The share of the question that a passage says or means, in its headings, its text or by its players' name."""
        stems = stems_in("\n".join([*passage.heading_path, passage.text, players_words(passage.name)]))
        held = sum(weight * asked.share(word, stems, MEANT_SHARE) for word, weight in weights.items())
        return held / sum(weights.values())


def _is_behind_rule(entry: Entry, entries: Sequence[Entry], hits: Sequence[Hit]) -> bool:
    """Whether a rule of the same name is found before an entry: the class Druid before the stat block of a druid."""
    places = {hit.passage.id: place for place, hit in enumerate(hits)}
    first = min(places[passage.id] for passage in entry.passages)
    rules = [rule for rule in entries if rule.is_rule and rule.span == entry.span]
    return any(places[passage.id] < first for rule in rules for passage in rule.passages)


def _outscored(entries: Sequence[Entry], hits: Sequence[Hit]) -> bool:
    """Whether the best hit is a rule that scores far more than all passages of the entries."""
    own = [hit.score for hit in hits if any(hit.passage in entry.passages for entry in entries)]
    return hits[0].passage.kind in RULE_KINDS and max(own, default=0.0) < OUTSCORED * hits[0].score


def _needed(words: int) -> float:
    """The share of what is asked beside an entry's name that its sentences must hold; less of a long question."""
    return 0.5 if words <= 2 else 0.4 if words <= 4 else 0.3


def _settles(text: str, aspect: Aspect, asked: Asked) -> bool:
    """Whether a field tells all of an aspect: of "How far is Misty Step?" its range "Self" does not."""
    is_distance = aspect.name == "range" and asked.wants_figure
    return aspect.is_about(text) and not (is_distance and not figures.figures(text))


def _telling(windows: Iterable[Window], aspects: Sequence[Aspect], asked: Asked, narrowed: bool) -> list[Window]:
    """The windows that tell one of the aspects, of the kind that is asked for."""
    return [window for window in windows if _tells(window.text, aspects, narrowed) and asked.is_kind_told(window.text)]


def _tells(text: str, aspects: Sequence[Aspect], narrowed: bool) -> bool:
    """Whether a text tells one of the aspects; `narrowed` by other words of the question it need not name it."""
    return any(
        aspect.is_told(text)
        and (narrowed or aspect.name in _TOLD_BY_FIGURE or bool(aspect.said.search(text.casefold())))
        for aspect in aspects
    )


def _definition(passages: Sequence[Passage]) -> Extract:
    """The first sentences of an entry's own words, its fields left out."""
    prosaic = (each for each in passages if any(map(quoting.is_prose, quoting.sentences(each.text))))
    passage = next(prosaic, passages[0])
    listed = quoting.sentences(passage.text)
    prose = [number for number, sentence in enumerate(listed) if quoting.is_prose(sentence)]
    first = prose[0] if prose else 0
    last = first
    while last + 1 < len(listed) and listed[last + 1].end - listed[first].start <= GLANCE:
        last += 1
    quote = passage.text[listed[first].start : listed[last].end]
    return Extract(quote, Citation(passage, quote))
