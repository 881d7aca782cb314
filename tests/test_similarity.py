"""Near-duplicates are found exactly; template siblings that differ in a name or a figure are none."""

from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.similarity import jaccard, near_duplicates, words

TEXTS = st.lists(st.lists(st.sampled_from("a b c d e".split()), max_size=8).map(" ".join), max_size=8)


@given(TEXTS, st.sampled_from([0.3, 0.5, 0.6, 0.9, 1.0]))
def test_prefix_filtering_finds_what_comparing_all_pairs_finds(texts, threshold):
    def triples(text):
        w = words(text)
        return frozenset(zip(w, w[1:], w[2:], strict=False)) or frozenset([w])

    brute = {
        (i, j)
        for j in range(len(texts))
        for i in range(j)
        if jaccard(triples(texts[i]), triples(texts[j])) >= threshold
    }
    assert set(near_duplicates(texts, threshold)) == brute


def test_case_and_punctuation_make_no_difference():
    assert list(near_duplicates(["What is a Long Rest? 8 hours.", "what is a long rest: 8 hours"], 0.9)) == []
    assert list(near_duplicates(["What is a Long Rest? 8 hours.", "What is a Long Rest: 8 hours"], 0.9)) == [(0, 1)]


def test_siblings_that_differ_in_a_name_or_figure_stay_apart():
    stem = "From how far away can a careful caster of the old school still throw"
    names = [f"{stem} Fireball? 150 feet.", f"{stem} Icewall? 150 feet."]
    numbers = [f"{stem} it? 150 feet.", f"{stem} it? 120 feet."]
    words_only = [f"{stem} it? 150 feet.", f"{stem} that? 150 feet."]
    assert list(near_duplicates(names, 0.6)) == []
    assert list(near_duplicates(numbers, 0.6)) == []
    assert list(near_duplicates(words_only, 0.6)) == [(0, 1)]


def test_another_question_word_is_no_other_name():
    said = "happens when a creature falls into deep water? Half damage."
    texts = [f"What {said}", f"So what {said}"]
    assert list(near_duplicates(texts, 0.6)) == [(0, 1)]
