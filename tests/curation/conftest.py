"""One small passage and pairs about it."""

import pytest

from dm_assistant.curation.checks import Limits
from dm_assistant.params import Checks
from dm_assistant.records import Pair, Passage, content_id

TEXT = (
    "Range: 150 feet\nEach creature in a 20-foot Sphere takes 8d6 Fire damage. Dry wood will likely burn.\n"
    "The caster may shape the fire."
)
LIMITS = Limits(
    checks=frozenset(Checks.model_fields), most_passages=1, min_answer_words=2, max_answer_words=30, known_words=0.5,
    topic_words=0.3, duplicate_similarity=0.8, judge_threshold=3,
)  # fmt: skip


def make_passage(name="Fireball", text=TEXT, **changes):
    return Passage(**{
        "id": name, "rulebook": "R", "edition": "2024", "file": "r.md", "start_line": 1, "end_line": 3,
        "heading_path": ["Spells", name], "section": name, "kind": "spell", "name": name, "text": text,
    } | changes)  # fmt: skip


def make_pair(question, answer, evidence="Range: 150 feet", type="lookup", fact="range", passage="Fireball"):
    return Pair(
        id=content_id(passage, question, answer), fact_id=fact, passage_id=passage, section=passage, kind="spell",
        type=type, question=question, answer=answer, evidence=evidence, generator="test",
    )  # fmt: skip


BOOK = {
    passage.id: passage
    for passage in (
        make_passage(),
        make_passage(
            "Icewall", "Range: 60 feet\nA wall of ice rises. Each creature takes 8d6 Cold damage.", edition="2024"
        ),
        make_passage("Light", "Range: Touch\nAn object sheds light.", fields={"range": "Touch", "school": "Evocation"}),
    )
}


@pytest.fixture
def pair():
    return make_pair


@pytest.fixture
def book() -> dict[str, Passage]:
    return BOOK


@pytest.fixture
def limits() -> Limits:
    return LIMITS
