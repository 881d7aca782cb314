"""Why is it bad? The likely cause, from a decision tree over the measured figures.

Pure; reads and writes nothing. The tree asks first for what spoils everything after it: a model whose adapter is not
applied says nothing about the data, and one that is fed the wrong prompt says nothing about retrieval.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dm_assistant.evaluation.comparisons import Comparison, Learning, outcome
from dm_assistant.evaluation.table import ALL, Answers, Row

SAME_ANSWERS = 0.98  # share of answers that fused and base give alike
STOPPED = 0.8  # share of answers that end by themselves
MARKS = 0.05  # share of answers with text of a chat template
FOUND = 0.8  # share of questions whose passage was found
GOOD = 0.5  # token F1 that a reader would call useful
TEMPLATE_TEXT = re.compile(
    r"<\|?/?\w*(?:user|assistant|system|end|im_\w+|s|eot_id)\|?>|\[/?INST\]|###\s*(?:question|answer|instruction)"
    r"|^\s*(?:user|assistant)\s*:",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Symptoms:
    """The figures that the tree asks for. NaN: not measured, and then no branch is taken for it."""

    same_answers: float  # share of closed-book answers that base and fused give alike
    stopped: float  # share of the fused model's answers that end by themselves
    marks: float  # share of the fused model's answers that hold text of a chat template
    fine_tuning: str  # closed-book, as `outcome` says
    quantization: tuple[str, ...]  # the same, in every mode
    seen: float  # F1 of the fused model on questions of the training split
    seen_gain: str  # what fine-tuning gained there, as `outcome` says
    retrieved: float  # share of open-book questions whose passage was found
    gold: float  # F1 of the fused model with the right passage
    right_passage: str  # gold against open, as `outcome` says


@dataclass(frozen=True)
class Diagnosis:
    """A likely cause, the figures that speak for it, and what to do next."""

    cause: str
    why: str
    next: str


def symptoms(
    answers: Answers, rows: Sequence[Row], comparisons: Sequence[Comparison], learned: Learning | None
) -> Symptoms:
    """The figures of an evaluation that the tree asks for."""
    value = {(row.variant, row.mode, row.metric): row.value for row in rows if row.group == ALL}
    said = [answer.prediction for (variant, _), part in answers.items() if variant == "fused" for answer in part]
    closed = zip(answers["base", "closed"], answers["fused", "closed"], strict=True)
    same = [one.prediction.answer == other.prediction.answer for one, other in closed]
    found = [(each.topic, each.after[1], outcome(each.f1)) for each in comparisons]
    return Symptoms(
        same_answers=sum(same) / len(same),
        stopped=sum(one.finish == "stop" for one in said) / len(said),
        marks=sum(TEMPLATE_TEXT.search(one.answer) is not None for one in said) / len(said),
        fine_tuning=next(result for topic, mode, result in found if (topic, mode) == ("fine-tuning", "closed")),
        quantization=tuple(result for topic, _, result in found if topic == "quantization"),
        seen=learned.seen_after if learned else math.nan,
        seen_gain=outcome(learned.seen) if learned else "unclear",
        retrieved=value["fused", "open", "retrieved"],
        gold=value.get(("fused", "gold", "f1"), math.nan),
        right_passage=next((result for topic, _, result in found if topic == "right passage"), "unclear"),
    )


def diagnose(seen: Symptoms) -> Diagnosis | None:
    """The first cause that the figures speak for; None where they speak for none."""
    if seen.same_answers >= SAME_ANSWERS:
        return Diagnosis(
            "adapter not applied",
            f"base and fused give the same answer to {seen.same_answers:.0%} of the questions",
            "look at against_base in metrics/fuse.json and at the steps in metrics/train.json; "
            "raise train.learning_rate or epochs",
        )
    if seen.stopped < STOPPED or seen.marks > MARKS:
        return Diagnosis(
            "prompt format",
            f"{1 - seen.stopped:.0%} of the answers do not end by themselves, {seen.marks:.0%} hold template text",
            "choose an instruct model whose chat template the tokenizer brings, and look at its end tokens",
        )
    if "worse" in seen.quantization:
        return Diagnosis(
            "quantization",
            "the quantized model is worse than the fused one, beyond chance",
            "raise quantize.bits or lower quantize.group_size",
        )
    if seen.fine_tuning == "worse":
        return Diagnosis(
            "data",
            "the fine-tuned model is worse than the base on questions it has not seen",
            "read rejected and accepted pairs in data/curated, and lower train.learning_rate",
        )
    if seen.seen_gain == "better" and seen.fine_tuning != "better":
        return Diagnosis(
            "data",
            "training questions were learned, unseen ones were not: memorised",
            "write more and more varied pairs (generate.phrasings, prepare.max_pairs), or train fewer epochs",
        )
    if seen.retrieved < FOUND:
        return Diagnosis(
            "retrieval",
            f"the right passage is among those shown for {seen.retrieved:.0%} of the questions",
            "raise predict.passages; try the questions with: dm search",
        )
    if seen.seen < GOOD:
        return Diagnosis(
            "base",
            f"even questions that it was trained on reach F1 {seen.seen:.2f} only",
            "choose a larger base model; then raise lora.rank and epochs",
        )
    if seen.gold < GOOD:
        return Diagnosis(
            "base",
            f"with the right passage in the prompt it reaches F1 {seen.gold:.2f} only: it does not read",
            "choose a larger base model, and raise prepare.open_book",
        )
    if seen.right_passage == "better":
        return Diagnosis(
            "retrieval",
            "with the right passage alone it answers better, beyond chance, than with those that are found",
            "lower predict.passages, and raise prepare.distractors so that training shows what to ignore",
        )
    return None
