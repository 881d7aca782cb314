"""What the desk says about a case, as styled text. Pure functions.

What rulebooks and models say must not steer the terminal: control characters are left out.
"""

from collections.abc import Iterable

from rich.text import Text

from dm_assistant.records import Decision
from dm_assistant.review.cases import Case
from dm_assistant.review.highlight import Span, evidence_span, figure_spans
from dm_assistant.review.session import Session
from dm_assistant.terminal import printable

# Each can be told from the others without colours, too.
EVIDENCE, FIGURE, FOREIGN = "bold yellow", "reverse", "bold underline red"
DIM, GOOD, BAD = "dim", "green", "bold red"
BAR = 12  # columns of the bar of progress
PAST = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


def plain(text: str, style: str = "") -> Text:
    """`text` without control characters."""
    return Text(printable(text), style)


def passage_text(case: Case) -> tuple[Text, Span | None]:
    """The passage with evidence and matched figures marked, and where the evidence stands."""
    text = plain(case.passage.text)
    evidence = evidence_span(text.plain, printable(case.pair.evidence))
    if evidence:
        text.stylize(EVIDENCE, *evidence)
    _mark(text, figure_spans(text.plain, case.pair.answer)[0], FIGURE)
    return text, evidence


def pair_text(case: Case, standing: Iterable[Decision], earlier: Decision | None, note: str) -> Text:
    """Question, answer and evidence, then what people decided."""
    pair = case.pair
    answer = plain(pair.answer)
    found, foreign = figure_spans(answer.plain, f"{pair.evidence}\n{pair.question}")
    _mark(answer, found, FIGURE)
    _mark(answer, foreign, FOREIGN)
    lines = [_labelled("Q", plain(pair.question, "bold")), _labelled("A", answer)]
    if pair.evidence and passage_text(case)[1] is None:  # a price stands in the heading
        lines.append(_labelled("evidence, not in the text:", plain(pair.evidence, EVIDENCE)))
    lines += [Text.assemble("\n", decision_text(decision)) for decision in standing]
    if earlier:
        lines.append(_labelled("\nbefore it was changed:", decision_text(earlier)))
        if earlier.verdict != "edit":  # an edit shows its words anyway
            lines.append(plain(f"Q {earlier.question}\nA {earlier.answer}"))
    if note:
        lines.append(_labelled("\nnote for your decision:", plain(note)))
    return Text("\n").join(lines)


def decision_text(decision: Decision) -> Text:
    """Who decided what, when and why, with the words of an edit."""
    said = Text.assemble(
        plain(f"{PAST[decision.verdict]} by {decision.reviewer}", "bold"), (f" {decision.time:%Y-%m-%d}", DIM)
    )
    for words in filter(None, (decision.reason, decision.note)):
        said.append_text(plain(f"; {words}"))
    if decision.verdict == "edit":
        said.append_text(plain(f"\nQ {decision.question}\nA {decision.answer}"))
    return said


def checks_text(case: Case) -> Text:
    """What speaks against the pair: disagreements first, then checks, the judge and duplicates."""
    told = (*case.disagreements, *(reason for reason in case.failed if reason.startswith("judge: ")))
    failed = [reason for reason in case.failed if reason not in told]
    lines = [plain(f"! {doubt}", BAD) for doubt in case.disagreements] + [plain(f"✗ {reason}") for reason in failed]
    if not case.failed:
        lines.append(Text("✓ passes all checks", GOOD))
    if judgement := case.verdict.judgement:
        scores = f"faithful {judgement.faithful}, answerable {judgement.answerable}"
        scores += f", self-contained {judgement.self_contained} of 5"
        lines.append(plain(f"judge {judgement.model}: {scores}. {judgement.reason}"))
    for twin in case.twins:
        kept = "kept" if twin.accepted else "not kept"
        lines.append(plain(f"= {twin.pair.question} {twin.pair.answer} ({kept}, {twin.pair.id})", DIM))
    return Text("\n").join(lines)


def progress(session: Session) -> Text:
    """How far all pairs are decided, and where in which view one is."""
    decided, total, view = session.decided, len(session.cases), session.view
    bar = "━" * (BAR * decided // max(total, 1))
    search = f'"{view.search}" · ' if view.search else ""
    where = f"{min(session.position + 1, len(session)):,} of {len(session):,} · {search}{view.only} · {view.order}"
    done = f" {decided:,} of {total:,} decided · "
    return Text.assemble((bar, GOOD), ("─" * (BAR - len(bar)), DIM), done, printable(where))


def heading(case: Case) -> str:
    """Where the passage stands in the rulebook, the nearest heading first: titles are cut at their end."""
    return printable(" ‹ ".join([*reversed(case.passage.heading_path), case.passage.rulebook]))


def about(case: Case) -> str:
    """Type, kind and generator."""
    return printable(f"{case.pair.type} · {case.pair.kind} · {case.pair.generator}")


def place(case: Case) -> str:
    """Where the passage stands."""
    passage = case.passage
    return printable(f"{passage.file}:{passage.start_line} · {passage.edition}")


def details(case: Case, pair: Text) -> Text:
    """All about a case, one below the other; `pair` is its `pair_text`."""
    passage = passage_text(case)[0]
    where = plain(f"{case.passage.citation} · {place(case)}", "bold")
    ids = plain(f"pair {case.pair.id} · fact {case.pair.fact_id} · passage {case.pair.passage_id}", DIM)
    return Text("\n\n").join([pair, checks_text(case), where, passage, Text(about(case), DIM), ids])


def sample_text(case: Case) -> str:
    """A case in a few lines, for a quick read."""
    failed = case.failed or ["passes all checks"]
    lines = [f"{about(case)} · {heading(case)} · {place(case)}", f"Q: {case.pair.question}", f"A: {case.pair.answer}"]
    lines += [f"evidence: {case.pair.evidence}"] if case.pair.evidence else []
    return plain("\n   ".join([*lines, *failed])).plain


def _labelled(label: str, text: Text) -> Text:
    return Text.assemble((f"{label} ", DIM), text)


def _mark(text: Text, spans: Iterable[Span], style: str) -> None:
    for span in spans:
        text.stylize(style, *span)
