"""The training loop, shared by the base model that is built from scratch and by the adapters.

Pure of files: it takes rows and settings and reports through callbacks. The loss of a step is the mean
over all its answer tokens; the LM head runs only where there is loss. On the CPU a step runs as two
halves in two threads, each with one stream and one BLAS thread.
"""

import copy
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map

from dm_assistant.errors import UserError
from dm_assistant.models.cpu import cross_entropy_sum, faster_cpu
from dm_assistant.models.packing import Batch, PackedCache, Row, can_pack, make_batches, steps_of_epoch

Schedule = Callable[[int], float]


@dataclass(frozen=True)
class StepReport:
    """What one optimizer step did. `loss` is in nats an answer token; `epoch` counts the epochs done."""

    step: int
    steps: int
    epoch: float
    loss: float
    gradient_norm: float
    learning_rate: float
    tokens: int


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


class AnswerLoss:
    """Sum of the cross entropies of a batch's answer tokens, the LM head computed only there.

    The backbone and the head are taken apart once and compared with the whole model; an architecture
    whose head does more than a linear map (soft-capping, for example) runs whole.
    """

    def __init__(self, model: nn.Module):
        self.model = model
        self.packed = can_pack(model)
        self.head = _linear_head(model)

    def __call__(self, batch: Batch) -> mx.array:
        inputs = mx.array(batch.inputs)
        positions, targets = mx.array(batch.positions), mx.array(batch.targets)
        cache = None
        if batch.segments is not None:
            cache = [PackedCache(mx.array(batch.segments))] * len(self.model.layers)
        if self.head is None:
            logits = self.model(inputs, cache=cache)
            logits = logits.reshape(-1, logits.shape[-1])[positions]
        else:
            hidden = self.model.model(inputs, cache=cache)
            logits = self.head(hidden.reshape(-1, hidden.shape[-1])[positions])
        return cross_entropy_sum(logits.astype(mx.float32), targets)


def _linear_head(model: nn.Module) -> Callable[[mx.array], mx.array] | None:
    """The map from hidden states to logits, or None where the model is more than backbone and linear head."""
    backbone = getattr(model, "model", None)
    if backbone is None:
        return None
    if "lm_head" in model:

        def head(hidden: mx.array) -> mx.array:
            return model.lm_head(hidden)
    elif hasattr(backbone, "embed_tokens"):

        def head(hidden: mx.array) -> mx.array:
            return backbone.embed_tokens.as_linear(hidden)
    else:
        return None
    probe = mx.array([[1, 2, 3]])
    whole, apart = model(probe), head(backbone(probe))
    return head if whole.shape == apart.shape and mx.allclose(whole, apart, rtol=1e-4, atol=1e-4).item() else None


class _Worker:
    """A thread and a stream for one part of each step, with a model whose modules nobody else uses meanwhile.

    Streams of one thread do not overlap on the CPU, and modules that are being differentiated cannot be
    shared between threads.
    """

    def __init__(self, model: nn.Module):
        self.model = model
        self.loss_and_gradient = nn.value_and_grad(model, AnswerLoss(model))
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.stream = self.thread.submit(mx.new_stream, mx.default_device()).result()

    def start(self, parameters: dict, batch: Batch) -> Future:
        """Begin with `batch` under the given trainable weights; the result is (sum of losses, gradient)."""
        return self.thread.submit(self._compute, parameters, batch)

    def _compute(self, parameters: dict, batch: Batch) -> tuple[mx.array, dict]:
        self.model.update(parameters)
        with mx.stream(self.stream):
            result = self.loss_and_gradient(batch)
            mx.eval(result)
        return result


def _with_shared_arrays(model: nn.Module) -> nn.Module:
    """A copy of the modules that holds the same arrays: weights are not copied."""
    shared = {id(array): array for _, array in tree_flatten(model.parameters())}
    return copy.deepcopy(model, shared)


def _parts(model: nn.Module) -> int:
    """In how many parts a step runs: two on the CPU, one on a GPU.

    One with dropout, too: two threads would draw from the random state in an order of their own.
    """
    on_cpu = mx.default_device().type == mx.cpu
    dropout = any(isinstance(module, nn.Dropout) and module._p_1 < 1 for _, module in model.named_modules())
    return 2 if on_cpu and not dropout else 1


class Trainer:
    """Runs optimizer steps over rows of tokens. Deterministic for given rows, seeds and thread count."""

    def __init__(self, model: nn.Module, optimizer: optim.Optimizer, schedule: Schedule, clip: float):
        self.model = model
        self.optimizer = optimizer
        self.schedule = schedule
        self.clip = clip
        self.packed = can_pack(model)
        self.workers = [_Worker(model), *(_Worker(_with_shared_arrays(model)) for _ in range(_parts(model) - 1))]

    def step(self, rows: Sequence[Row], number: int) -> tuple[float, float]:
        """One optimizer step, number 1 first; returns the loss in nats a token and the gradient norm.

        Raises:
            UserError: the loss or the gradient is no finite number; the weights are those before the step.
        """
        for worker in self.workers:
            worker.model.train()  # a measurement of the validation loss may have switched dropout off
        parts = make_batches(rows, len(self.workers), self.packed)
        parameters = self.model.trainable_parameters()
        started = [worker.start(parameters, part) for worker, part in zip(self.workers, parts, strict=False)]
        results = [future.result() for future in started]
        tokens = sum(len(batch.targets) for batch in parts)
        loss = sum(result[0] for result in results) / tokens
        gradient = tree_map(lambda *parts: sum(parts) / tokens, *(result[1] for result in results))
        gradient, norm = optim.clip_grad_norm(gradient, self.clip)
        mx.eval(loss, norm, gradient)
        if not (math.isfinite(loss.item()) and math.isfinite(norm.item())):
            names = ", ".join(row.name for row in rows[:5])
            raise UserError(
                f"the loss is {loss.item()} at step {number} (examples {names}, …). "
                "Try a smaller train.learning_rate or train.clip."
            )
        self.optimizer.learning_rate = self.schedule(number)
        self.optimizer.update(self.model, gradient)
        mx.eval(self.model.trainable_parameters(), self.optimizer.state)
        return loss.item(), norm.item()

    def run(
        self, rows: Sequence[Row], steps: int, tokens_per_step: int, seed: int, report: Callable[[StepReport], bool]
    ) -> None:
        """Take `steps` steps, epoch after epoch over all rows; stop early when `report` returns False."""
        plan = itertools.islice(_endless_steps(rows, tokens_per_step, seed), steps)
        for number, (epoch, step_rows) in enumerate(plan, start=1):
            with faster_cpu():
                loss, norm = self.step(step_rows, number)
            tokens = sum(len(row.tokens) for row in step_rows)
            if not report(StepReport(number, steps, epoch, loss, norm, self.schedule(number), tokens)):
                return


def _endless_steps(rows: Sequence[Row], tokens_per_step: int, seed: int) -> Iterator[tuple[float, list[Row]]]:
    """The rows of each step, and how many epochs are done after it."""
    for epoch in itertools.count():
        steps = steps_of_epoch(rows, tokens_per_step, seed, epoch)
        for number, step_rows in enumerate(steps, start=1):
            yield epoch + number / len(steps), step_rows


def count_steps(rows: Sequence[Row], epochs: int, tokens_per_step: int, seed: int) -> int:
    """How many optimizer steps `epochs` over the rows take."""
    return sum(len(steps_of_epoch(rows, tokens_per_step, seed, epoch)) for epoch in range(epochs))


def mean_loss(model: nn.Module, rows: Sequence[Row], tokens_per_step: int) -> tuple[float, float]:
    """Mean loss in nats an answer token over all `rows`, and its standard error over batches of rows.

    Rows go in an order drawn once, so that batches are samples of all rows. The standard error is that of
    a ratio of means over batches (Cochran, Sampling Techniques, 3rd ed., 6.4); 0 for a single batch.
    """
    loss = AnswerLoss(model)
    packed = can_pack(model)
    model.eval()
    sums, counts = [], []
    for step_rows in steps_of_epoch(rows, tokens_per_step, seed=0, epoch=0):
        batch = make_batches(step_rows, 1, packed)[0]
        sums.append(loss(batch).item())
        counts.append(len(batch.targets))
    mean = sum(sums) / sum(counts)
    batches = len(sums)
    spread = sum((total - mean * count) ** 2 for total, count in zip(sums, counts, strict=True))
    return mean, math.sqrt(spread * batches / max(batches - 1, 1)) / sum(counts)
