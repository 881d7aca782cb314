"""A review apart from its screen: the pairs of a view one after the other, and what one reviewer decides about them.

Pure but for `save`, which puts a decision on the disk before anything else happens.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from dm_assistant.curation.decisions import by_reviewer, disagree, latest
from dm_assistant.records import Decision
from dm_assistant.review.cases import Case
from dm_assistant.review.views import ORDERS, Order, View, ordered, texts_of

REASONS = ("wrong", "unproven", "unclear", "duplicate", "trivial", "wording", "other")


class Session:
    """One reviewer's way through the cases of a view, from the pair `pair_id` on.

    `position` is the place in the view; it is behind the last one when all have been seen.
    """

    def __init__(
        self,
        cases: Sequence[Case],
        decisions: Iterable[Decision],
        reviewer: str,
        save: Callable[[Decision], None],
        view: View | None = None,
        pair_id: str | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ):
        self.cases = cases
        self.reviewer = reviewer
        self.notes: dict[str, str] = {}  # pair id → note for the decision to come
        self._numbers = {case.pair.id: number for number, case in enumerate(cases)}
        self._save = save
        self._now = now
        self._log: dict[str, list[Decision]] = {}  # pair id → all lines about it
        for decision in decisions:
            self._log.setdefault(decision.pair_id, []).append(decision)
        self._standing = by_reviewer(decision for lines in self._log.values() for decision in lines)
        self._earlier = self._decisions_of_gone_pairs()
        self.decided = len(self._standing.keys() & self._numbers.keys())  # by anyone
        self._done: list[int] = []  # what this session decided, for undo
        self._orders: dict[Order, list[int]] = {}
        self._texts: list[str] = []
        self.show(view or View(), pair_id)

    def show(self, view: View, pair_id: str | None = None) -> None:
        """Show the cases of a view, from the pair `pair_id` on where it is among them, else from the first."""
        self.view = view
        self._shown = self._filtered()
        for word in view.search.casefold().split():
            texts = self._searched()
            self._shown = [number for number in self._shown if word in texts[number]]
        number = self._numbers.get(pair_id)
        self.position = self._shown.index(number) if number in self._shown else 0

    def prepare(self) -> None:
        """Make what other views need: with many pairs the first key that asks for it would be felt."""
        for order in ORDERS:
            self._ordered(order)
        self._searched()

    def _ordered(self, order: Order) -> list[int]:
        """The numbers of all cases in an order, made once."""
        if order not in self._orders:
            self._orders[order] = ordered(self.cases, order)
        return self._orders[order]

    def _searched(self) -> list[str]:
        """What a search looks into, made once."""
        self._texts = self._texts or texts_of(self.cases)
        return self._texts

    def _filtered(self) -> list[int]:
        """The numbers of the cases that pass the filter of the view, in its order."""
        numbers = self._ordered(self.view.order)
        match self.view.only:
            case "new":
                decided = self._numbers_of(self._standing)
                return [number for number in numbers if number not in decided]
            case "decided":
                wanted = self._numbers_of(self._standing)
            case "disagreements":
                wanted = self._numbers_of(id_ for id_, of_pair in self._standing.items() if disagree(of_pair.values()))
                wanted |= {number for number, case in enumerate(self.cases) if case.disagreements}
            case "all":
                return numbers
        return [number for number in numbers if number in wanted]

    def _numbers_of(self, pair_ids: Iterable[str]) -> set[int]:
        """The numbers of the cases of these pairs; some may be generated no more."""
        return {self._numbers[pair_id] for pair_id in pair_ids if pair_id in self._numbers}

    def __len__(self) -> int:
        """How many cases the view has."""
        return len(self._shown)

    @property
    def current(self) -> Case | None:
        """The case to decide on; none behind the last one."""
        return self.cases[self._shown[self.position]] if self.position < len(self._shown) else None

    def standing(self, case: Case) -> list[Decision]:
        """The decisions on a case that count, one a reviewer, the one that holds last."""
        return sorted(self._standing.get(case.pair.id, {}).values(), key=lambda d: (d.time, d.reviewer))

    def earlier(self, case: Case) -> Decision | None:
        """What was decided about the same fact when its pair read otherwise; the same question is preferred."""
        return max(
            self._earlier.get(case.pair.fact_id, []),
            key=lambda decision: (decision.question == case.pair.question, decision.time),
            default=None,
        )

    def words(self, case: Case) -> tuple[str, str]:
        """Question and answer as they were last edited, else as they were generated."""
        edits = [decision for decision in self.standing(case) if decision.verdict == "edit"]
        latest_form = edits[-1] if edits else case.pair
        return latest_form.question, latest_form.answer

    def skip(self) -> None:
        """Move on without a decision."""
        self.position = min(self.position + 1, len(self._shown))

    def back(self) -> None:
        """Go to the case before, decided or not."""
        self.position = max(self.position - 1, 0)

    def accept(self) -> None:
        """The pair is good as it was generated."""
        self._decide("accept")

    def reject(self, reason: str) -> None:
        self._decide("reject", reason=reason)

    def edit(self, question: str, answer: str) -> None:
        """The pair is good with these words."""
        self._decide("edit", question=question, answer=answer)

    @property
    def can_undo(self) -> bool:
        """Whether this session has decided anything that still stands."""
        return bool(self._done)

    def undo(self) -> None:
        """Take back this session's last decision and go to its case."""
        number = self._done[-1]
        self._write(self.cases[number], "undo")
        self._done.pop()
        if number not in self._shown:
            self.show(View(self.view.order, "all"))
        self.position = self._shown.index(number)

    def _decide(self, verdict: str, **said: str) -> None:
        """Write the decision about the current case, then move on."""
        number = self._shown[self.position]
        case = self.cases[number]
        self._write(case, verdict, **said)
        self.notes.pop(case.pair.id, None)
        self._done.append(number)
        self.position += 1

    def _write(self, case: Case, verdict: str, **said: str) -> None:
        pair = case.pair
        lines = self._log.setdefault(pair.id, [])
        # A clock that was set back must not make an older decision the latest.
        after = max((line.time for line in lines), default=datetime.min.replace(tzinfo=UTC)) + timedelta(microseconds=1)
        texts = {"question": pair.question, "answer": pair.answer, "note": self.notes.get(pair.id, "")}
        decision = Decision(
            pair_id=pair.id,
            verdict=verdict,
            reviewer=self.reviewer,
            time=max(self._now(), after),
            fact_id=pair.fact_id,
            passage_id=pair.passage_id,
            **{**texts, **said},
        )
        self._save(decision)
        lines.append(decision)
        was_decided = self._standing.pop(pair.id, None) is not None
        self._standing |= by_reviewer(lines)
        self.decided += (pair.id in self._standing) - was_decided

    def _decisions_of_gone_pairs(self) -> dict[str, list[Decision]]:
        """fact id → what holds about its pairs that are no longer generated."""
        earlier: dict[str, list[Decision]] = {}
        for decision in latest(line for lines in self._log.values() for line in lines).values():
            if decision.pair_id not in self._numbers:
                earlier.setdefault(decision.fact_id, []).append(decision)
        return earlier
