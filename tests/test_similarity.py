"""Near-duplicates are found as comparing all pairs finds them; what differs in a name or a figure is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.similarity import jaccard, near_duplicates, words

TEXTS = st.lists(st.lists(st.sampled_from("a b c d e".split()), max_size=8).map(" ".join), max_size=8)


@given(TEXTS, st.sampled_from([0.3, 0.5, 0.6, 0.9, 1.0]), st.sampled_from([1, 2, 3]))
def test_hashing_finds_what_comparing_all_pairs_finds(texts, threshold, size):
    def runs(text):
        w = words(text)
        return {w[place : place + size] for place in range(len(w) - size + 1)} or {w}

    brute = [
        (i, j)
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
        if jaccard(runs(texts[i]), runs(texts[j])) >= threshold
    ]
    assert near_duplicates(texts, threshold, size) == brute


def test_punctuation_makes_no_difference():
    assert near_duplicates(["What is a Long Rest? 8 hours.", "What is a Long Rest: 8 hours"], 0.9) == [(0, 1)]


STEM = "From how far away can a careful caster of the old school still throw"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Fireball? 150 feet.", "Icewall? 150 feet.", []),
        ("it? 150 feet.", "it? 120 feet.", []),
        ("it? 150 feet.", "that? 150 feet.", [(0, 1)]),
    ],
)
def test_siblings_that_differ_in_a_name_or_figure_stay_apart(one, other, near):
    assert near_duplicates([f"{STEM} {one}", f"{STEM} {other}"], 0.6) == near


def test_a_name_counts_also_where_somebody_writes_it_small():
    written = ["Fireball burns.", "Icewall freezes."]  # elsewhere
    texts = [f"{STEM} fireball? 150 feet.", f"{STEM} icewall? 150 feet.", f"{STEM} Fireball? 150 feet.", *written]
    assert near_duplicates(texts, 0.6) == [(0, 2)]


def test_another_question_word_is_no_other_name():
    said = "happens when a creature falls into deep water? Half damage."
    assert near_duplicates([f"What {said}", f"So what {said}"], 0.6) == [(0, 1)]


@pytest.mark.parametrize("texts", [[], ["alone"], ["", ""]])
def test_few_and_empty_texts_are_compared(texts):
    assert near_duplicates(texts, 0.6) == ([(0, 1)] if len(texts) == 2 else [])


def test_among_many_texts_all_copies_are_found():
    originals = [
        f"What does rule {n} of chapter {n % 7} say about {'walls' if n % 2 else 'doors'}?" for n in range(3000)
    ]
    copies = [f"{text[:-1]} exactly?" for text in originals]
    assert near_duplicates([*originals, *copies], 0.7) == [(n, n + 3000) for n in range(3000)]
