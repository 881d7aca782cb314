"""`dm explain`: the whole history of one pair: passage, checks, duplicates, judge, decisions, split."""

import argparse
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dm_assistant.errors import UserError
from dm_assistant.terminal import printable

if TYPE_CHECKING:
    from dm_assistant.records import Decision, Example, Pair, Passage, Verdict

PASSAGES = Path("data/passages.jsonl")
CURATED = Path("data/curated")
PREPARED = Path("data/prepared")
SPLITS = ("train", "valid", "test")
EXAMPLES = """\
examples:
  dm explain 3182d2e56c58c267
  dm explain 3182

The ids stand in data/curated/accepted.jsonl and rejected.jsonl, and on the review desk; their first digits are enough
where no other pair begins so.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the argument of `dm explain`."""
    parser.epilog = EXAMPLES
    parser.set_defaults(run=run)
    parser.add_argument("pair", metavar="PAIR_ID", help="id of a pair, or its first digits")


def run(called: argparse.Namespace) -> None:
    """Print everything that is known of a pair.

    Raises:
        UserError: no pair, or several, with that id; curate has not run.
    """
    from dm_assistant.curation.decisions import decision_files, read_all
    from dm_assistant.params import load_params
    from dm_assistant.records import Passage, Verdict, read_jsonl

    params = load_params()
    verdicts = {
        verdict.pair.id: verdict
        for name in ("accepted", "rejected")
        for verdict in read_jsonl(CURATED / f"{name}.jsonl", Verdict, made_by="curate")
    }
    decisions, _ = read_all(decision_files(params.ingest.sources))
    verdict = find(verdicts, decisions, called.pair)
    passages = read_jsonl(PASSAGES, Passage, made_by="ingest")
    passage = next((passage for passage in passages if passage.id == verdict.pair.passage_id), None)
    if passage is None:
        raise UserError(f"{PASSAGES} no longer holds the passage of pair {verdict.pair.id}. Run: dvc repro curate")
    switched_on = dict(params.curate.checks)
    parts = [
        _pair(verdict),
        _passage(passage, verdict.pair),
        _checks(verdict, switched_on),
        _cluster(verdict, verdicts),
        _judge(verdict),
        _decisions(verdict.pair, decisions),
        _split(verdict),
    ]
    print(printable("\n\n".join(parts)))


def find(verdicts: "dict[str, Verdict]", decisions: "Iterable[Decision]", id: str) -> "Verdict":
    """The verdict on the pair whose id begins with `id`; on the edited pair where `id` is that of the generated one.

    Raises:
        UserError: there is none, or there are several.
    """
    edited = {decision.pair_id: _edited_id(decision) for decision in decisions if decision.verdict == "edit"}
    known = {**{old: verdicts[new] for old, new in edited.items() if new in verdicts}, **verdicts}
    sought = id.strip().casefold()
    found = {verdict.pair.id for other, verdict in known.items() if sought and other.startswith(sought)}
    if not found:
        raise UserError(f"no pair has the id {id!r}. The ids stand in {CURATED}/accepted.jsonl and rejected.jsonl")
    if len(found) > 1:
        shown = ", ".join(sorted(found)[:5]) + (", …" if len(found) > 5 else "")
        raise UserError(f"{len(found)} pairs have an id that begins with {id!r}: {shown}. Give more digits")
    return verdicts[found.pop()]


def _edited_id(decision: "Decision") -> str:
    from dm_assistant.records import content_id

    return content_id(decision.passage_id, decision.question, decision.answer)


def _pair(verdict: "Verdict") -> str:
    pair = verdict.pair
    state = "accepted" if verdict.accepted else "rejected"
    lines = [f"{pair.id}: {state}", f"  {pair.question}", f"  {pair.answer}"]
    if before := verdict.generated:
        lines += [f"  before it was edited, {before.id}:", f"    {before.question}", f"    {before.answer}"]
    lines.append(f"  a {pair.type} question about a {pair.kind}, by {pair.generator}; fact {pair.fact_id}")
    return "\n".join(lines)


def _passage(passage: "Passage", pair: "Pair") -> str:
    place = f"Passage {passage.id}: {passage.citation}\n  {passage.file}, lines {passage.start_line}-{passage.end_line}"
    evidence = f"  evidence: {pair.evidence}" if pair.evidence else "  no evidence: the rulebooks do not tell"
    return f"{place}\n{textwrap.indent(passage.text, '  | ')}\n{evidence}"


def _checks(verdict: "Verdict", switched_on: dict[str, bool]) -> str:
    failed = {reason: reason.split(":")[0] for reason in verdict.reasons if reason.split(":")[0] in switched_on}
    silent = [name for name in switched_on if name not in failed.values()]
    passed, off = ([name for name in silent if switched_on[name] is state] for state in (True, False))
    rest = [f"  {state} {', '.join(names)}" for state, names in (("passed", passed), ("off", off)) if names]
    return "\n".join(["Checks", *(f"  FAILED {reason}" for reason in failed), *rest])


def _cluster(verdict: "Verdict", verdicts: "dict[str, Verdict]") -> str:
    if not verdict.cluster:
        return "Duplicates: none"
    lines = [
        f"  {'kept' if place == 0 else 'dropped':<8}{id}  {verdicts[id].pair.question}  {verdicts[id].pair.answer}"
        for place, id in enumerate(verdict.cluster)
    ]
    return "\n".join(["Duplicates", *lines])


def _judge(verdict: "Verdict") -> str:
    said = verdict.judgement
    if said is None:
        return "Judge: not asked"
    return (
        f"Judge ({said.model}): faithful {said.faithful}, answerable {said.answerable}, "
        f"self-contained {said.self_contained} of 5\n  {said.reason}"
    )


def _decisions(pair: "Pair", decisions: "Iterable[Decision]") -> str:
    """The decisions on the pair, and those on other wordings of its fact."""
    from dm_assistant.curation.decisions import latest

    lines = []
    holding = latest(decisions)
    for decision in sorted(decisions, key=lambda decision: decision.time):
        mine = pair.id in (decision.pair_id, _edited_id(decision))
        if not mine and decision.fact_id != pair.fact_id:
            continue
        said = f"  {decision.time:%Y-%m-%d %H:%M} {decision.reviewer}: {decision.verdict}"
        said += "".join(f", {text}" for text in (decision.reason, decision.note) if text)
        if not mine:
            said += f"; on another wording: {decision.question}  {decision.answer}"
        elif holding.get(decision.pair_id) != decision:
            said += "; no longer holds"
        lines.append(said)
    return "\n".join(["Decisions", *lines]) if lines else "Decisions: none"


def _split(verdict: "Verdict") -> str:
    from dm_assistant.records import Example, read_jsonl

    if not verdict.accepted:
        return "Split: none, it was rejected"
    if not PREPARED.exists():
        return "Split: not prepared yet; run: dvc repro prepare"
    rows = [
        (name, row)
        for name in SPLITS
        for row in read_jsonl(PREPARED / f"{name}.jsonl", Example, made_by="prepare")
        if row.pair_id == verdict.pair.id
    ]
    if not rows:
        return "Split: none; prepare.max_pairs leaves it out"
    return "\n".join(["Split", *(f"  {name}, {_mode(row)}" for name, row in rows)])


def _mode(row: "Example") -> str:
    shown = f", {len(row.passage_ids)} passages shown" if row.passage_ids else ""
    return f"{row.mode}-book{shown}, answered: {row.answer}"
