"""The structured generator on the real rulebook: figures that hold for any change of its templates."""

from pathlib import Path

import pytest

from dm_assistant.generation.report import Report
from dm_assistant.generation.structured import StructuredGenerator
from dm_assistant.rulebook.reading import read_rulebooks

RULEBOOK = Path(__file__).parents[3] / "shared" / "rulebooks" / "srd-5.2.1"


@pytest.fixture(scope="module")
def report():
    if not RULEBOOK.exists():
        pytest.skip("the real rulebook is not on this machine")
    passages = read_rulebooks(RULEBOOK, max_words=220).passages
    report = Report()
    for written in StructuredGenerator(seed=7, phrasings=2).generate(passages):
        report.add(written)
    return report


@pytest.mark.slow
def test_the_real_rulebook_gives_many_proved_pairs_from_nearly_every_section(report):
    figures = report.figures()
    assert figures["pairs"] >= 12_000
    assert figures["grounded"] == 1.0
    assert figures["sections_covered"] >= 0.95


@pytest.mark.slow
def test_the_mix_of_questions_keeps_its_shares(report):
    share = {kind: count / report.pairs for kind, count in report.by_type.items()}
    assert share["lookup"] > 0.4
    assert 0.03 <= share["unanswerable"] <= 0.08
    assert 0.03 <= share["false_premise"] <= 0.08
    assert 0.04 <= share["yes_no"] <= 0.12
    assert 0.12 <= share["how"] <= 0.3
