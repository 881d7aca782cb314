"""The right passage is found for players' questions about the real rulebook; `python -m bench.retrieval` shows more."""

from pathlib import Path

import pytest

from bench.retrieval import figures, plain_bm25, ranks
from dm_assistant.records import Passage
from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks

SRD = Path(__file__).parents[2] / "shared/rulebooks/srd-5.2.1"


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    if not SRD.exists():
        pytest.skip(f"the real rulebook is not at {SRD}")
    return read_rulebooks(SRD, max_words=220).passages


def test_held_out_questions_find_their_section_far_more_often_than_with_plain_bm25(passages: list[Passage]) -> None:
    index = build_index(passages)
    found = ranks(lambda question, k: [hit.passage for hit in index.search(question, k)], passages, "held-out")
    plain = figures(ranks(plain_bm25(passages), passages, "held-out"))
    assert len(found) == 150
    # The aims, less what three questions are worth at recall@5: a change that costs more than that must be a decision.
    assert figures(found)["recall@1"] >= max(0.75, plain["recall@1"] + 0.25)
    assert figures(found)["recall@5"] >= max(0.90, plain["recall@5"] + 0.25)
    assert figures(found)["MRR"] >= max(0.82, plain["MRR"] + 0.25)
