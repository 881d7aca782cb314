"""What a user sees while a model answers: an estimate from the first answers, a bar, and the log of what took time."""

import sys
import time

from dm_assistant import progress
from dm_assistant.generation.conversation import Reply
from dm_assistant.generation.generator import Written

ESTIMATE_AFTER = 16  # answers


class Live:
    """Counts replies and passages; a context manager that shows them and logs them at its end."""

    def __init__(self, passages: int, rounds: int, kept: int, answers_kept: int = 0) -> None:
        """`passages` are to be asked about, `answers_kept` of theirs are there; `kept` others have all answers."""
        self.passages = passages
        self.kept = kept
        self.rounds = rounds
        self.answers_kept = answers_kept
        self.requests = self.tokens = self.prompt_tokens = self.accepted = self.rejected = self.done = 0

    def __enter__(self) -> "Live":
        self.started = time.perf_counter()
        self.bar = progress.progress_bar("generate", self.passages, "passage")
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()
        progress.log_timing(
            "generate",
            passages=self.passages,
            passages_from_cache=self.kept,
            requests=self.requests,
            prompt_tokens=self.prompt_tokens,
            tokens=self.tokens,
            seconds=self._seconds(),
            tokens_per_second=self.tokens / self._seconds(),
        )

    def replied(self, reply: Reply) -> None:
        """Count one answer of the model."""
        self.requests += 1
        self.tokens += reply.tokens
        self.prompt_tokens += reply.prompt_tokens
        if self.requests == ESTIMATE_AFTER:
            self.note(self.estimate())

    def note(self, text: str) -> None:
        """Write a line to stderr, above the bar."""
        self.bar.clear()
        print(f"generate: {text}", file=sys.stderr, flush=True)

    def finished(self, written: Written) -> None:
        """Count one passage whose last question is answered."""
        self.done += 1
        self.accepted += len(written.accepted)
        self.rejected += len(written.refused) + len(written.malformed)
        self.bar.set_postfix_str(
            f"accepted {self.accepted}, rejected {self.rejected}, {self.tokens / self._seconds():.0f} tokens/s",
            refresh=False,
        )
        self.bar.update()

    def estimate(self) -> str:
        """Requests, tokens and minutes of this run, from the answers so far; kept answers cost nothing."""
        requests = max(self.passages * self.rounds - self.answers_kept, self.requests)
        tokens = requests * (self.tokens + self.prompt_tokens) / self.requests
        minutes = requests * self._seconds() / self.requests / 60
        return f"about {requests:,} requests, {tokens:,.0f} tokens, {minutes:,.0f} minutes in all"

    def _seconds(self) -> float:
        return max(time.perf_counter() - self.started, 1e-6)
