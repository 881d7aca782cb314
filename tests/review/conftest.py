"""Three small passages and the cases of a review made from them."""

from datetime import UTC, datetime, timedelta

import pytest

from dm_assistant.records import Decision, Judgement, Pair, Passage, Verdict, content_id
from dm_assistant.review.cases import make_cases
from dm_assistant.review.session import Session

TEXTS = {
    "Fire Bolt": "Range: 120 feet\nYou hurl a mote of fire – a ranged spell attack. On a hit, the target takes "
    "1d10 Fire damage. A flammable object hit by this spell ignites if it isn’t being worn or carried.",
    "Torch": "A torch sheds Bright Light for 20 feet and Dim Light for 20 feet more, and it burns for 1 hour.",
    "Prone": "A Prone creature can only crawl, or spend half its Speed to stand up again.",
}
KINDS = {"Fire Bolt": "spell", "Torch": "gear", "Prone": "condition"}


def passage(name: str) -> Passage:
    return Passage(
        id=f"passage-{name}", rulebook="Basics", edition="2024", file=f"{KINDS[name]}.md", start_line=3, end_line=9,
        heading_path=["Rules", name], section=name, kind=KINDS[name], name=name, text=TEXTS[name],
    )  # fmt: skip


def pair(name: str, question: str, answer: str, evidence: str, kind: str = "lookup") -> Pair:
    passage_id = f"passage-{name}"
    return Pair(
        id=content_id(passage_id, question, answer), fact_id=content_id(name, evidence), passage_id=passage_id,
        section=name, kind=KINDS[name], type=kind, question=question, answer=answer, evidence=evidence,
        generator="structured",
    )  # fmt: skip


RANGE = pair("Fire Bolt", "What is the range of Fire Bolt?", "120 feet.", "Range: 120 feet")
DAMAGE = pair("Fire Bolt", "What damage does Fire Bolt do?", "2d10 Fire damage.", "takes 1d10 Fire damage")
LIGHT = pair("Torch", "How far does a torch shed Bright Light?", "20 feet.", "Bright Light for 20 feet", "how")
HOUR = pair("Torch", "How long does a torch burn?", "1 hour.", "it burns for 1 hour")
CRAWL = pair("Prone", "Can it crawl?", "Yes, it can only crawl.", "can only crawl", "yes_no")
PAIRS = [RANGE, DAMAGE, LIGHT, HOUR, CRAWL]
PASSAGES = [passage(name) for name in TEXTS]


def judged(lowest: int) -> Judgement:
    return Judgement(faithful=5, answerable=lowest, self_contained=5, reason="It does not say so.", model="judge:1b")


VERDICTS = [
    Verdict(pair=RANGE, accepted=True),
    Verdict(pair=DAMAGE, accepted=False, reasons=["figures: neither in the evidence nor in the question: 2d10"]),
    Verdict(pair=LIGHT, accepted=True, judgement=judged(2)),
    Verdict(pair=HOUR, accepted=True, cluster=[HOUR.id, "elsewhere"]),
    Verdict(pair=CRAWL, accepted=False, reasons=["self-contained: the question says 'it' and names nothing",
                                                 "too short: 5 words"]),
]  # fmt: skip
START = datetime(2026, 1, 1, 10, tzinfo=UTC)


def decision(of: Pair, verdict: str, reviewer: str = "bob", minute: int = 0, **texts: str) -> Decision:
    said = {"question": of.question, "answer": of.answer, **texts}
    return Decision(
        pair_id=of.id, verdict=verdict, reviewer=reviewer, time=START + timedelta(minutes=minute), fact_id=of.fact_id,
        passage_id=of.passage_id, **said,
    )  # fmt: skip


@pytest.fixture
def saved() -> list[Decision]:
    """What the session of `make_session` saved."""
    return []


@pytest.fixture
def make_session(saved):
    """A session over all pairs, after `decisions`; ann decides, a minute each."""

    def make(decisions=(), verdicts=VERDICTS) -> Session:
        def now() -> datetime:
            return START + timedelta(hours=1, minutes=len(saved))

        return Session(make_cases(PASSAGES, verdicts), decisions, "ann", saved.append, now=now)

    return make
