"""The training loop, shared by the base model that is built from scratch and by the adapters.

Pure of files: it takes rows and settings, and yields a report after every step. The loss of a step is
the mean over all its answer tokens, into however many parts its rows are dealt: parts for the threads
of the CPU (`workers.py`), for the machines of a ring, and for accumulation, which takes them one after the
other and so needs less memory.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial, reduce

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np
from mlx.utils import tree_flatten, tree_map

from dm_assistant.errors import UserError
from dm_assistant.models.cpu import faster_cpu, kept_memory
from dm_assistant.models.distributed import Ring, joined, split_like
from dm_assistant.models.packing import Row, can_pack, make_batches, steps_of_epoch
from dm_assistant.models.validation import Losses
from dm_assistant.models.workers import Worker, threads

Schedule = Callable[[int], float]

MOST_JOINED = 1 << 24  # weights: 64 MiB in float32


@dataclass(frozen=True)
class StepReport:
    """What one optimizer step did.

    epoch: how many epochs are done after it.
    loss: nats an answer token.
    tokens: of all rows of the step, prompts included.
    memory: the most bytes that mlx has held so far.
    """

    step: int
    steps: int
    epoch: float
    loss: float
    gradient_norm: float
    learning_rate: float
    tokens: int
    memory: int


def learning_rate_schedule(kind: str, peak: float, warmup: float, steps: int) -> Schedule:
    """Learning rate by step, 1 to `steps`: a linear rise over the share `warmup`, then `kind`.

    cosine and linear fall to zero after the last step; constant stays at `peak`.
    """
    rising = math.ceil(warmup * steps)

    def rate(step: int) -> float:
        if step <= rising:
            return peak * step / rising
        done = (step - rising) / (steps - rising + 1)
        if kind == "constant":
            return peak
        return peak * (1 - done) if kind == "linear" else peak * (1 + math.cos(math.pi * done)) / 2

    return rate


def _can_join(model: nn.Module, optimizer: optim.Optimizer) -> bool:
    """Whether the optimizer may take all trainable weights as one array.

    On many small ones, such as adapters, it spends its time between them. It must treat each weight for itself, and
    the copies must be small.
    """
    weights = [weight for _, weight in tree_flatten(model.trainable_parameters())]
    by_weight = type(optimizer) in (optim.AdamW, optim.Lion, optim.SGD)
    return by_weight and len({w.dtype for w in weights}) == 1 and sum(w.size for w in weights) <= MOST_JOINED


@contextmanager
def _recomputing_blocks(model: nn.Module) -> Iterator[None]:
    """The backward pass computes each block once more, so that no block's inner results are kept until then.

    mlx-lm calls blocks by their class, so the class is what is changed while the block lasts. Both times a block draws
    from the same random state: else the gradient would be that of another dropout.
    """
    classes = {type(layer): type(layer).__call__ for layer in model.layers}

    def recomputing(call: Callable) -> Callable:
        def checkpointed(layer: nn.Module, *args, **kwargs):
            high, low = mx.random.state[0].tolist()

            def inner(parameters: dict, *args, **kwargs):
                mx.random.seed(high << 32 | low)
                layer.update(parameters)
                return call(layer, *args, **kwargs)

            return mx.checkpoint(inner)(layer.trainable_parameters(), *args, **kwargs)

        return checkpointed

    for kind, call in classes.items():
        kind.__call__ = recomputing(call)
    try:
        yield
    finally:
        for kind, call in classes.items():
            kind.__call__ = call


class Trainer:
    """Runs optimizer steps over rows of tokens. Deterministic for given rows, seed and numbers of parts.

    A context manager: its threads end with the block.

    seed: order of the rows, and dropout.
    accumulation: parts of each step that a thread computes one after the other.
    recompute: save memory by computing blocks twice (gradient checkpointing).
    """

    def __init__(
        self,
        model: nn.Module,
        optimizer: optim.Optimizer,
        schedule: Schedule,
        clip: float,
        *,
        seed: int,
        tokens_per_step: int,
        accumulation: int = 1,
        recompute: bool = False,
        ring: Ring | None = None,
    ):
        self.model = model
        self.optimizer = optimizer
        self.schedule = schedule
        self.clip = clip
        self.seed = seed
        self.tokens_per_step = tokens_per_step
        self.accumulation = accumulation
        self.recompute = recompute
        self.ring = ring or Ring()
        self.packed = can_pack(model)
        self.joined = _can_join(model, optimizer)
        self._memory = ExitStack()
        self.workers = [Worker(model, number, self.joined) for number in range(threads())]

    def __enter__(self) -> "Trainer":
        self._memory.enter_context(kept_memory())
        return self

    def __exit__(self, *_: object) -> None:
        with self._memory:
            for worker in self.workers:
                worker.close()

    def steps(self, rows: Sequence[Row], steps: int, done: int = 0) -> Iterator[StepReport]:
        """Take the steps after `done` up to `steps`, epoch after epoch over all rows; yield a report after each."""
        plan = itertools.islice(self._endless_steps(rows), done, steps)
        for number, (epoch, step_rows) in enumerate(plan, start=done + 1):
            loss, norm = self.step(step_rows, number)
            tokens = sum(len(row.tokens) for row in step_rows)
            rate = self.schedule(number)
            yield StepReport(number, steps, epoch, loss, norm, rate, tokens, mx.get_peak_memory())

    def step(self, rows: Sequence[Row], number: int) -> tuple[float, float]:
        """One optimizer step, number 1 first; returns the loss in nats a token and the gradient norm.

        Raises:
            UserError: the loss, the gradient or a weight is no finite number.
        """
        parts = make_batches(rows, self.accumulation * self.ring.size * len(self.workers), self.packed)
        tokens = sum(len(batch.targets) for batch in parts)
        named = [(f"{self.seed}-{number}-{part}", batch) for part, batch in enumerate(parts)]
        mine = named[self.ring.rank :: self.ring.size]
        parameters = self.model.trainable_parameters()
        with faster_cpu(), _recomputing_blocks(self.model) if self.recompute else nullcontext():
            started = [
                worker.start(parameters, mine[first :: len(self.workers)], tokens)
                for first, worker in enumerate(self.workers)
            ]
            results = [future.result() for future in started]
        # on a stream that stays on one processor, like the workers' own
        return self.workers[0].run(self._update, results, parameters, number, rows)

    def _update(
        self, results: Sequence[dict], parameters: dict, number: int, rows: Sequence[Row]
    ) -> tuple[float, float]:
        """Change the weights by what the workers found; returns loss and gradient norm."""
        total = self.ring.sum(reduce(partial(tree_map, mx.add), results))
        loss = total["loss"]
        gradient, weights = total["gradient"], parameters
        if self.joined:
            gradient, weights = {"joined": gradient}, {"joined": joined(weights)}
        gradient, norm = optim.clip_grad_norm(gradient, self.clip)
        mx.eval(loss, norm, gradient)
        _refuse_divergence([mx.isfinite(loss), mx.isfinite(norm)], number, rows)
        self.optimizer.learning_rate = self.schedule(number)
        weights = self.optimizer.apply_gradients(gradient, weights)
        _refuse_divergence([mx.isfinite(weight).all() for _, weight in tree_flatten(weights)], number, rows)
        weights = split_like(weights["joined"], parameters) if self.joined else weights
        mx.eval(weights, self.optimizer.state)
        self.model.update(weights)
        return loss.item(), norm.item()

    def measure(self, rows: Sequence[Row]) -> Losses:
        """The losses of all rows as the model is now, in the order of the rows."""
        by_length = steps_of_epoch(rows, self.tokens_per_step, seed=0, epoch=0, packed=False)
        batches = [batch for step in by_length for batch in make_batches(step, 1, self.packed)]
        mine = batches[self.ring.rank :: self.ring.size]
        parameters = self.model.trainable_parameters()
        with faster_cpu():
            started = [
                worker.start_measuring(parameters, mine[first :: len(self.workers)])
                for first, worker in enumerate(self.workers)
            ]
            results = [future.result() for future in started]
        number = {row.name: index for index, row in enumerate(rows)}
        sums = np.zeros(len(rows))
        for batch, losses in itertools.chain(*results):
            starts = np.cumsum([0, *(row.answer_tokens for row in batch.rows[:-1])])
            sums[[number[row.name] for row in batch.rows]] = np.add.reduceat(losses, starts, dtype=np.float64)
        sums = np.array(self.ring.sum(mx.array(sums)), dtype=np.float64)
        return Losses(sums, np.array([row.answer_tokens for row in rows]))

    def _endless_steps(self, rows: Sequence[Row]) -> Iterator[tuple[float, list[Row]]]:
        """The rows of each step, and how many epochs are done after it."""
        for epoch in itertools.count():
            steps = steps_of_epoch(rows, self.tokens_per_step, self.seed, epoch, self.packed)
            for number, step_rows in enumerate(steps, start=1):
                yield epoch + number / len(steps), step_rows


def _refuse_divergence(finite: Sequence[mx.array], number: int, rows: Sequence[Row]) -> None:
    if not mx.stack(finite).all().item():
        raise UserError(
            f"training has diverged: step {number} gives numbers that are not finite. Try a smaller "
            f"train.learning_rate or train.clip, or look at its examples: {', '.join(row.name for row in rows)}"
        )


def count_steps(rows: Sequence[Row], epochs: int, tokens_per_step: int, seed: int, packed: bool) -> int:
    """How many optimizer steps `epochs` over the rows take."""
    return sum(len(steps_of_epoch(rows, tokens_per_step, seed, epoch, packed)) for epoch in range(epochs))
