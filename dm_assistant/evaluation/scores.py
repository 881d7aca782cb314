"""Scores of one answer against its reference: exact match, token F1, ROUGE-L, figures, citation, abstention.

Pure; reads and writes nothing. Exact match and token F1 follow SQuAD 2.0 (Rajpurkar et al., 2018;
its evaluate-v2.0.py), with a normalisation that knows rules text: "five" is 5, "60-foot" is "60 feet",
"8d6 + 4" is one token, U+2212 is a minus sign, plurals are folded. A refusal counts as the empty answer.
ROUGE-L (Lin 2004) is taken over the same words as the package rouge-score takes. An answer from passages is also put
through the checks of `dm ask`: `passed` says whether a user would have seen it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dm_assistant.chat.checks import answer_checks
from dm_assistant.figures import figures, normalised, unsupported
from dm_assistant.grounding import tells
from dm_assistant.prompts import is_refusal, split_citations
from dm_assistant.records import Example, Passage, Prediction

ARTICLES = {"a", "an", "the"}
IRREGULAR = {"dice": "die", "feet": "foot"}
QUOTATION = re.compile(r'["“«]')
# A figure stands between spaces and keeps its signs and slashes ("8d6+4", "-2", "1/4"); a word does not.
TOKEN = re.compile(r"(?<!\S)[+-]?\d\S*|%|[^\W_]+")


@dataclass(frozen=True)
class Score:
    """How good one answer is. A field is None where the question does not ask for it."""

    f1: float
    em: bool
    rouge_l: float
    figures: bool | None  # every figure of the reference given and none invented; None: reference has none
    invented: bool  # a figure that stands neither in the question nor in the source
    citation: bool | None  # cites only passages that hold the evidence; None: closed-book or nothing to cite
    retrieved: bool | None  # the evidence was among the passages shown; None: closed-book or unanswerable
    quotes: bool | None  # every quotation stands in the passages cited; None: closed-book or nothing quoted
    passed: bool | None  # passes the checks of the answer engine; None: closed-book or a refusal
    refused: bool
    answerable: bool
    stopped: bool  # ended by itself, not by the token limit
    tokens: int
    log_likelihood: float | None  # of the reference, in nats; None: not measured
    reference_tokens: int | None
    judged: bool | None = None  # a language model finds that it says what the reference says; None: not asked


def score(prediction: Prediction, example: Example, shown: Sequence[Passage], source: str) -> Score:
    """Score a prediction.

    Args:
        shown: the passages in its prompt, in order; empty when closed-book.
        source: the text that may supply figures: the passages shown, or the example's section.
    """
    answer, cited = split_citations(prediction.answer)
    reference, _ = split_citations(example.answer)
    refused = is_refusal(answer)
    invented = bool(figures(answer)) and bool(unsupported(answer, f"{example.question}\n{source}"))
    right = [holds_evidence(passage, example) for passage in shown]
    answered = bool(shown) and not refused
    checks = (
        {check.name: check.passed for check in answer_checks(answer, cited, shown, example.question)}
        if answered
        else {}
    )
    return Score(
        f1=token_f1(answer, reference),
        em=exact_match(answer, reference),
        rouge_l=rouge_l(answer, reference),
        figures=not unsupported(reference, answer) and not invented if figures(reference) else None,
        invented=invented,
        citation=cites_only(cited, right) if answered and example.answerable else None,
        retrieved=any(right) if shown and example.answerable else None,
        quotes=checks["quotes"] if answered and QUOTATION.search(answer) else None,
        passed=all(checks.values()) if answered else None,
        refused=refused,
        answerable=example.answerable,
        stopped=prediction.finish == "stop",
        tokens=prediction.tokens,
        log_likelihood=prediction.log_likelihood,
        reference_tokens=prediction.reference_tokens,
    )


def tokens(text: str) -> list[str]:
    """The tokens that are compared: figures in normal form, words in the singular, no articles."""
    text = re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", normalised(text))
    words = (_singular(token.lstrip("+")) for token in TOKEN.findall(text))
    return ["1" if word == "one" else word for word in words if word not in ARTICLES]


def exact_match(answer: str, reference: str) -> bool:
    """Whether both say the same after normalisation, or both refuse."""
    return _compared(answer) == _compared(reference)


def token_f1(answer: str, reference: str) -> float:
    """Harmonic mean of token precision and recall, 0 to 1; two refusals give 1."""
    given, wanted = _compared(answer), _compared(reference)
    if not given or not wanted:
        return float(given == wanted)
    shared = (Counter(given) & Counter(wanted)).total()
    return 2 * shared / (len(given) + len(wanted))


def rouge_l(answer: str, reference: str) -> float:
    """F-measure of the longest common subsequence of words, 0 to 1; equal weight to precision and recall."""
    given, wanted = (re.findall(r"[a-z0-9]+", text.lower()) for text in (answer, reference))
    if not given or not wanted:
        return 0.0
    longest = [0] * (len(wanted) + 1)  # of the words of the answer so far and the first words of the reference
    for word in given:
        before = 0
        for place, other in enumerate(wanted, start=1):
            before, longest[place] = (
                longest[place],
                before + 1 if word == other else max(longest[place], longest[place - 1]),
            )
    return 2 * longest[-1] / (len(given) + len(wanted))


def holds_evidence(passage: Passage, example: Example) -> bool:
    """Whether the passage is of the example's section and holds the words that prove the answer.

    The section matters: "AC 15" stands in many stat blocks and proves the answer in one.
    """
    return passage.section == example.section and tells(passage, example.evidence)


def cites_only(cited: Sequence[int], right: Sequence[bool]) -> bool:
    """Whether something is cited and every cited number (from 1) is a right passage.

    One right number among wrong ones does not do: citing all passages would always win.
    """
    return bool(cited) and all(1 <= number <= len(right) and right[number - 1] for number in cited)


def _compared(text: str) -> list[str]:
    return [] if is_refusal(text) else tokens(text)


def _singular(word: str) -> str:
    """Fold the plural of a word; crude, and the same for answer and reference."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
