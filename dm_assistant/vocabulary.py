"""Words as the index knows them: stems, what the rules call what players say, what players call what is in the rules.

Reads `thesaurus.py` (everyday words) and `known_as` (names); pure functions.
"""

import re
import unicodedata
from collections.abc import Container
from functools import cache, lru_cache

from dm_assistant import known_as, thesaurus

LONGEST_NAME = 6  # words

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SILENT_E = re.compile("[^aeiouy]*[aeiouy][^aeiouywx]")  # one short syllable, of which -ing and -ed cut an e


def words_of(text: str) -> list[str]:
    """All words of a text as stems, in order."""
    return [stem(word) for word in raw_words(text)]


def raw_words(text: str) -> list[str]:
    """All words of a text in lower case, in order."""
    return [word.casefold() for word in said_words(text)]


def said_words(text: str) -> list[str]:
    """All words of a text, in order, without accents: who types fast leaves them out, and they have two spellings."""
    text = text.replace("’", "'")
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return WORD.findall(text)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending: plural or possessive s, then -ing, -ed, -ment or -ly: `attacks`, `attacked`."""
    word = re.sub(r"'s$|s'$|'$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ment", "ed", "ly"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 3 or not re.search("[aeiouy]", base):
            continue
        if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
            word = base[:-1]
        elif ending in ("ing", "ed") and SILENT_E.fullmatch(base):
            word = base + "e"  # riding is from ride, and rid is another word
        else:
            word = base
        break
    if len(word) > 5 and word.endswith("our"):
        word = word[:-3] + "or"  # colour and armour, as the British write
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@cache
def stop_stems() -> frozenset[str]:
    """The stems of words that a question is made of and that tell nothing about what is asked."""
    return frozenset(words_of(thesaurus.SAY_NOTHING))


def meant() -> dict[str, list[str]]:
    """Stems of an everyday phrase → stems of what the rules call it."""
    terms: dict[str, dict[str, None]] = {}
    for line in thesaurus.SAYS.strip().splitlines():
        if line:
            said, means = line.split(">")
            for phrase in said.split(","):
                terms.setdefault(" ".join(words_of(phrase)), {}).update(dict.fromkeys(words_of(means)))
    return {phrase: list(stems) for phrase, stems in terms.items()}


def alike(held: Container[str]) -> dict[str, list[str]]:
    """Stems of an everyday phrase → the stems among `held` of about the same meaning."""
    near: dict[str, dict[str, None]] = {}
    for group in thesaurus.ALIKE.replace("\n", " ").split(";"):
        phrases = [" ".join(words_of(phrase)) for phrase in group.split(",")]
        known = [phrase for phrase in phrases if phrase in held and phrase not in stop_stems()]
        for phrase in phrases:
            near.setdefault(phrase, {}).update(dict.fromkeys(word for word in known if word != phrase))
    return {phrase: list(stems) for phrase, stems in near.items() if stems}


@lru_cache(maxsize=10_000)
def players_words(name: str, above: str = "") -> str:
    """What players call the entry or rule of this name, below the heading `above`; '' where nothing is known."""
    known, within = _known_as()
    stems = tuple(words_of(name))
    sizes = range(1, min(LONGEST_NAME, len(stems)) + 1)
    parts = [stems[start : start + size] for size in sizes for start in range(len(stems) - size + 1)]
    paths = [(stems,), (tuple(words_of(above)), stems)]
    return " ".join([*(known.get(path, "") for path in paths), *(within.get(part, "") for part in parts)])


@cache
def _known_as() -> tuple[dict[tuple[tuple[str, ...], ...], str], dict[tuple[str, ...], str]]:
    """What players call it: by the stems of the name or of two headings, then by those of words within a name."""
    known: dict[tuple[tuple[str, ...], ...], str] = {}
    within: dict[tuple[str, ...], str] = {}
    for name, words in known_as.entries():
        path = tuple(tuple(words_of(part)) for part in name.split(" › "))
        if name.startswith("~"):
            within[path[0]] = f"{within.get(path[0], '')} {words}"
        else:
            known[path] = f"{known.get(path, '')} {words}"
    return known, within
