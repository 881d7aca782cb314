"""Scores of answers, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.evaluation.scores import Score, exact_match, rouge_l, score, token_f1
from dm_assistant.prompts import REFUSAL, is_refusal
from dm_assistant.records import Example, Passage, Prediction


@pytest.mark.parametrize(
    ("answer", "reference"),
    [
        ("150 feet.", "150 feet"),
        ("The 150 feet", "150 feet"),
        ("150 ft.", "150 feet"),
        ("150-foot", "150 feet"),
        ("a 60-foot cone", "60-foot cone"),
        ("five", "5"),
        ("Five creatures", "5 creature"),
        ("one creature", "1 creature"),
        ("one minute", "1 minute"),
        ("Twenty-five days", "25 days"),
        ("1,500 GP", "1500 gp"),
        ("8d6 + 4", "8d6+4"),
        ("8D6", "8d6"),
        ("d20", "1d20"),
        ("−2", "-2"),
        ("–2", "-2"),
        ("+5", "5"),
        ("1–4", "1-4"),
        ("10–20 feet", "10-20 ft"),
        ("½", "1/2"),
        ("CR ¼", "CR 1/4"),
        ("DC 15", "dc 15"),
        ("3rd-level", "Level 3"),
        ("Hit Dice", "hit die"),
        ("wolves, elves", "Wolves; elves"),
        ("potions", "potion"),
        ("abilities", "ability"),
        ("classes", "class"),
        ("The dragon's lair", "dragon’s lair"),
        ("saving-throw", "saving throw"),
        ("**Fire** damage", "fire damage"),
        ("Yes.", "yes"),
        ("An Action", "action"),
        ("50 percent", "50%"),
        ("10 pounds", "10 lb."),
    ],
)
def test_two_ways_of_writing_the_same_match_exactly(answer, reference):
    assert exact_match(answer, reference)
    assert token_f1(answer, reference) == 1


@pytest.mark.parametrize(
    ("answer", "reference"),
    [
        ("2", "-2"),
        ("1d6", "1d8"),
        ("8d6", "8d6+4"),
        ("15 feet", "150 feet"),
        ("1/4", "1/2"),
        ("60 feet", "60 miles"),
        ("2d10-4", "2d10+4"),
        ("1.5", "15"),
        ("No.", "Yes."),
        ("4-1", "1-4"),
        ("feet 60 and 30", "feet 30 and 60"),
    ],
)
def test_figures_and_order_that_differ_do_not_match(answer, reference):
    assert not exact_match(answer, reference)


@pytest.mark.parametrize(
    ("answer", "reference", "expected"),
    [
        ("banana", "150 feet", 0),
        ("", "150 feet", 0),
        ("150", "150 feet", 2 / 3),
        ("150 miles", "150 feet", 1 / 2),
        ("It is 150 feet", "150 feet", 2 / 3),
        ("Level 3 Evocation", "Level 3 Necromancy", 2 / 3),
        ("fire fire fire", "fire", 1 / 2),
        ("8d6 fire damage", "8d6 cold damage", 2 / 3),
        ("30 feet, Fly 60 feet", "30 feet, Fly 80 feet", 4 / 5),
        ("the the the", "the", 1),
    ],
)
def test_token_f1(answer, reference, expected):
    assert token_f1(answer, reference) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("answer", "reference", "expected"),
    [
        ("150 feet.", "150 feet", 1),
        ("the cat sat", "the cat lay", 2 / 3),
        ("feet 150", "150 feet", 1 / 2),  # order counts
        ("It has a range of 150 feet", "150 feet", 4 / 9),
        ("police killed the gunman", "police kill the gunman", 3 / 4),
        ("the gunman kill police", "police kill the gunman", 1 / 2),
        ("8d6 + 4", "8d6+4", 1),
        ("a b c d e", "a x b y c", 3 / 5),
        ("banana", "150 feet", 0),
        ("", "150 feet", 0),
    ],
)
def test_rouge_l(answer, reference, expected):
    # the same values as rouge_score.RougeScorer(["rougeL"]) gives; "police ..." is the example of Lin (2004)
    assert rouge_l(answer, reference) == pytest.approx(expected)


REFUSALS = [
    REFUSAL,
    "not in the rulebooks",
    "Not in the rulebooks. [2]",
    "It is not in the rules.",
    "The rulebooks do not say.",
    "The rulebooks don't say that.",
    "The passages don’t mention this.",
    "This is not covered by the rules.",
    "That is not stated in any of the passages.",
    "I don't know.",
    "There is no information about that in the passages.",
]
ANSWERS = [
    "No.",
    "150 feet.",
    "The rules do not allow it.",
    "The rulebooks do not say, but 30 feet seems right.",
    "The creature is not in the area.",
    "I don't know the spell has a range of 30 feet",
    "",
]


@pytest.mark.parametrize("answer", REFUSALS)
def test_a_refusal_in_other_words_is_right_where_nothing_can_be_answered(answer):
    assert is_refusal(answer)
    assert exact_match(answer, REFUSAL)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_refusal(answer):
    assert not is_refusal(answer)


@pytest.mark.parametrize(("answer", "reference"), [(REFUSAL, "In the rulebooks"), ("In the rulebooks", REFUSAL)])
def test_a_refusal_shares_no_words_with_an_answer(answer, reference):
    # SQuAD 2.0: a refusal is the empty answer, so its own words must earn nothing
    assert token_f1(answer, reference) == 0


WORDS = st.lists(st.sampled_from(["8d6", "five", "5", "feet", "the", "goblin", "-2", "goblins", "1/4"]), max_size=6)


@given(WORDS, WORDS)
def test_token_f1_is_symmetric_and_a_share(first, second):
    one, two = " ".join(first), " ".join(second)
    assert 0 <= token_f1(one, two) == token_f1(two, one) <= 1


@given(WORDS, WORDS)
def test_an_exact_match_has_the_full_f1(first, second):
    one, two = " ".join(first), " ".join(second)
    assert not exact_match(one, two) or token_f1(one, two) == 1


@given(st.text(max_size=40))
def test_every_text_matches_itself(text):
    assert exact_match(text, text)


def scored(answer: str, *, mode: str = "closed", reference: str = "8d6 fire, within 150 feet.", **changes) -> Score:
    """Score `answer`; open-book the passages shown are one of another section, then the right one."""
    evidence = "" if reference == REFUSAL else "Range: 150 feet"
    right = passage("right", "fireball", "Range: 150 feet\nEach takes 8d6 damage, half as much on a DC 15 save.")
    wrong = passage("wrong", "other", "Range: 150 feet")
    shown = [wrong, right] if mode == "open" else []
    example = Example(
        id="e",
        pair_id="e",
        fact_id="f",
        section="fireball",
        kind="spell",
        type="lookup" if evidence else "unanswerable",
        mode="closed",
        question="What does a level 3 Fireball do?",
        passage_ids=[],
        messages=[{"role": "user", "content": "?"}],
        answer=reference,
        evidence=evidence,
    )
    prediction = Prediction(
        **{
            "example_id": "e",
            "variant": "base",
            "mode": mode,
            "question": example.question,
            "passage_ids": [passage.id for passage in shown],
            "answer": answer,
            "finish": "stop",
            "tokens": 3,
        }
        | changes
    )
    return score(prediction, example, shown, "\n".join(passage.text for passage in shown or [right]))


def passage(name: str, section: str, text: str) -> Passage:
    return Passage(
        id=name,
        rulebook="r",
        edition="2024",
        file="f.md",
        start_line=1,
        end_line=2,
        heading_path=[name],
        section=section,
        kind="spell",
        name=name,
        text=text,
    )


def test_an_answer_that_dm_ask_would_show_passes():
    assert scored("It deals 8d6 damage. [2]", mode="open").passed is True


@pytest.mark.parametrize("answer", ["It deals 9d6 damage. [2]", "It deals 8d6 damage.", "It deals 8d6 damage. [7]"])
def test_an_answer_that_dm_ask_would_withhold_does_not_pass(answer):
    assert scored(answer, mode="open").passed is False


@pytest.mark.parametrize(("answer", "mode"), [("It deals 8d6 damage.", "closed"), (REFUSAL, "open")])
def test_only_answers_from_passages_are_checked(answer, mode):
    assert scored(answer, mode=mode).passed is None


def test_a_quotation_must_stand_in_the_passage_that_is_cited():
    assert scored("“Range: 150 feet” [2]", mode="open").quotes is True
    assert scored("“Range: 150 miles” [2]", mode="open").quotes is False
    assert scored("It deals 8d6 damage. [2]", mode="open").quotes is None


def test_figures_are_right_when_all_are_given_in_any_order():
    assert scored("150 ft., then 8d6").figures is True


def test_figures_are_wrong_when_one_is_missing():
    assert scored("8d6 fire damage").figures is False


def test_figures_are_wrong_when_one_is_invented():
    result = scored("8d6 within 150 feet, DC 17")
    assert result.invented
    assert result.figures is False


def test_figures_of_source_and_question_are_not_invented():
    assert not scored("At level 3: DC 15, 8d6").invented


def test_figures_are_not_asked_of_an_answer_without_any():
    assert scored("Fire", reference="Fire.").figures is None


def test_the_citation_of_the_right_passage_is_right():
    assert scored("8d6 [2]", mode="open").citation is True


@pytest.mark.parametrize("answer", ["8d6 [1]", "8d6", "8d6 [3]", "8d6 [0]", "8d6 [1] [2]"])
def test_the_citation_is_wrong_when_another_passage_or_none_is_cited(answer):
    # passage 1 holds the same words, but of another spell
    assert scored(answer, mode="open").citation is False


def test_citations_are_not_part_of_the_answer():
    assert scored("150 feet [2]", mode="open", reference="150 feet.").em


@pytest.mark.parametrize(
    ("answer", "mode", "reference"),
    [("8d6 [2]", "closed", "8d6."), (REFUSAL, "open", "8d6."), ("8d6", "open", REFUSAL)],
)
def test_a_citation_is_asked_only_of_an_answer_that_passages_can_prove(answer, mode, reference):
    assert scored(answer, mode=mode, reference=reference).citation is None


def test_retrieval_succeeds_when_the_evidence_of_the_right_section_is_shown():
    assert scored("8d6", mode="open").retrieved is True


def test_an_answer_cut_off_at_the_limit_did_not_stop():
    assert not scored("8d6", finish="length").stopped
