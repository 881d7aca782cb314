"""The words of a question as the index knows them: what else they mean, how rare they are."""

from functools import lru_cache

from dm_assistant.retrieval import Index
from dm_assistant.thesaurus import SAY_NOTHING
from dm_assistant.vocabulary import words_of

_STOP = frozenset(words_of(SAY_NOTHING))
# Words that carry a question about an entry and say nothing about it.
_FRAME = frozenset(words_of(
    "actually add added adds against allow amount answer applies apply ask average award awarded away basic beat "
    "beating bonus book call cast caster casting cause character compare compared comparison consider consideration "
    "considered creature creatures current deal deals dealt default defeat defeated defeating define definition "
    "describe description difference differ dnd dragons dungeons during edition enough entry exact exactly explain "
    "extra fast feet find foot found full game gm gold gp grant happen happens hard inflict info information item "
    "items kill killed killing known left list listed long make many max maximum mean meaning min minimum monster "
    "monsters normal normally number official often page part party pc people person piece pieces player players "
    "please pounds purchase regular reward roll rulebook rulebooks score session sessions shop show slay somebody "
    "spell spells srd "
    "standard start starting stat stats stay tell together total tried try typical typically usual usually value "
    "weapon wear wearing well wore work worth "
    # who wrote a spell, in editions that tell it: "Melf's Acid Arrow"
    "melf melfs tasha tashas bigby bigbys mordenkainen mordenkainens leomund leomunds otiluke otilukes tenser tensers "
    "evard evards otto ottos drawmij drawmijs nystul nystuls rary rarys heward hewards keoghtom keoghtoms"
))  # fmt: skip


class Lexicon:
    """Looks words up in one index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def content(self, question: str) -> list[str]:
        """The stems of a question that say what it is about, in order, each once."""
        return list(dict.fromkeys(word for word in words_of(question) if word not in _STOP))

    def says_nothing(self, word: str) -> bool:
        """Whether a stem is an article, a pronoun, a question word and the like."""
        return word in _STOP

    def is_frame(self, word: str) -> bool:
        """Whether a stem belongs to the way of asking: "usually", "monster", "kill"."""
        return word in _FRAME or word in _STOP

    @lru_cache(maxsize=4096)  # noqa: B019  the lexicon lives as long as the program
    def _looked_for(self, phrase: str) -> frozenset[str]:
        """All the stems that the index looks for when it reads `phrase`."""
        return frozenset(self._index.terms_for(phrase))

    def slips(self, stem: str) -> frozenset[str]:
        """The words of names for which an unknown stem may be a slip."""
        if self.knows_exactly(stem):
            return frozenset()
        near = (
            other
            for other in self._looked_for(stem)
            if other.startswith(stem) or (other[0] == stem[0] and abs(len(other) - len(stem)) <= 2)
        )
        return frozenset(near) - {stem}

    def meanings(self, word: str) -> frozenset[str]:
        """A stem and what the rules call it."""
        return (self._looked_for(word) - self.slips(word)) | {word}

    def meant(self, question: str) -> dict[str, frozenset[str]]:
        """For each stem of `content` all stems that may stand for it in a rulebook."""
        words = words_of(question)
        meant = {word: self.meanings(word) for word in self.content(question)}
        for size in (2, 3):
            for start in range(len(words) - size + 1):
                phrase = words[start : start + size]
                single = frozenset().union(*(self._looked_for(word) for word in phrase))
                more = self._looked_for(" ".join(phrase)) - single
                for word in phrase:
                    if more and word in meant:
                        meant[word] |= more
        return meant

    def has_another_name(self, phrase: str) -> bool:
        """Whether the rules call a phrase by other words than its own: "Dungeon Master"."""
        return bool(self._looked_for(phrase) - frozenset().union(*map(self._looked_for, words_of(phrase))))

    def knows(self, word: str) -> bool:
        """Whether the rulebooks hold this stem, or what it means in the rules."""
        return any(map(self._index.holds, self.meanings(word)))

    def knows_exactly(self, word: str) -> bool:
        """Whether the rulebooks hold this very stem."""
        return self._index.holds(word)

    def weight(self, word: str) -> float:
        """How much a stem tells: its rarity, the highest for what the rulebooks never say."""
        return self._index.rarity(word) if self._index.holds(word) else self.highest_weight

    @property
    def highest_weight(self) -> float:
        """The weight of a stem that the rulebooks never say; it grows with the number of their sections."""
        return self._index.highest_rarity
