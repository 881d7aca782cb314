"""One small passage and pairs about it."""

import pytest

from dm_assistant.curation.checks import Limits
from dm_assistant.records import Pair, Passage, content_id

TEXT = (
    "Range: 150 feet\nEach creature in a 20-foot Sphere takes 8d6 Fire damage. Dry wood will likely burn.\n"
    "The caster may shape the fire."
)
PASSAGE = Passage(
    id="p", rulebook="R", edition="1", file="r.md", start_line=1, end_line=3, heading_path=["Spells", "Fireball"],
    section="Fireball", kind="spell", name="Fireball", text=TEXT,
)  # fmt: skip


def make_pair(question, answer, evidence="Range: 150 feet", type="lookup", fact="range", section="Fireball"):
    return Pair(
        id=content_id("p", question, answer), fact_id=fact, passage_id="p", section=section, kind="spell", type=type,
        question=question, answer=answer, evidence=evidence, generator="test",
    )  # fmt: skip


@pytest.fixture
def pair():
    return make_pair


@pytest.fixture
def passage() -> Passage:
    return PASSAGE


@pytest.fixture
def limits() -> Limits:
    return Limits(min_answer_words=2, max_answer_words=30)
