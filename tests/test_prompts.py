"""Prompts: passages cut to what a model can take."""

import random

import pytest

from dm_assistant.prompts import open_book, open_book_within
from dm_assistant.records import Passage


def passage(name: str, words: int) -> Passage:
    text = " ".join(f"{name}{number}" for number in range(words))
    return Passage(
        id=name, rulebook="R", edition="1", file="r.md", start_line=1, end_line=1, heading_path=[name], section=name,
        kind="spell", name=name, text=text,
    )  # fmt: skip


PASSAGES = [passage("a", 150), passage("b", 40), passage("c", 3)]


def shown(messages, name: str) -> int:
    """The words of a passage in a prompt."""
    return sum(word[:1] == name and word[1:].isdecimal() for word in messages[0]["content"].split())


class Counter:
    """Counts words, each worth as many tokens as it has letters, and remembers how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, messages) -> int:
        self.calls += 1
        return sum(map(len, messages[0]["content"].split()))


def test_what_fits_is_not_cut():
    assert open_book_within("Hm?", PASSAGES, 10_000, Counter()) == open_book("Hm?", PASSAGES)


@pytest.mark.parametrize("room", [*range(160, 700, 23)])
def test_every_passage_keeps_as_many_words_as_fit_together(room: int):
    count = Counter()
    messages = open_book_within("Hm?", PASSAGES, room, count)
    words = shown(messages, "a")
    assert [shown(messages, name) for name in "abc"] == [words, min(words, 40), min(words, 3)]
    assert count(messages) <= room
    one_more = [passage("a", words + 1), passage("b", min(words + 1, 40)), passage("c", min(words + 1, 3))]
    assert count(open_book("Hm?", one_more)) > room
    assert count.calls <= 7


def test_one_word_of_each_passage_stays_where_not_even_that_fits():
    messages = open_book_within("Hm?", PASSAGES, 1, Counter())
    assert [shown(messages, name) for name in "abc"] == [1, 1, 1]


def test_where_words_are_unlike_in_tokens_the_most_that_fit_are_still_found():
    choose = random.Random(3)
    for _ in range(50):
        worth = [choose.choice([1, 1, 2, 9]) for _ in range(150)]

        def count(messages, worth=worth) -> int:
            return sum(worth[: shown(messages, "a")])

        room = choose.randrange(1, sum(worth))
        words = shown(open_book_within("Hm?", PASSAGES[:1], room, count), "a")
        assert words == 1 or sum(worth[:words]) <= room < sum(worth[: words + 1])
