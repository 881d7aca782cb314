"""Threads that compute the parts of a training step beside each other, each with a stream of its own.

On the CPU there are two, each with one BLAS thread.
"""

import copy
import random
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from mlx.utils import tree_flatten, tree_map

from dm_assistant.models.answer_loss import AnswerLoss
from dm_assistant.models.distributed import joined
from dm_assistant.models.packing import Batch
from dm_assistant.models.streams import stream_on_a_processor


def threads() -> int:
    """In how many parts a machine computes a step at a time: two on the CPU, one on a GPU."""
    return 2 if mx.default_device().type == mx.cpu else 1


class Worker:
    """A thread and a stream for some parts of each step, with modules of its own that share the model's arrays.

    Streams of one thread do not overlap on the CPU, and modules that are being differentiated cannot be
    shared between threads.
    """

    def __init__(self, model: nn.Module, number: int, join: bool):
        self.model = with_shared_arrays(model)
        self.join = join
        self.loss = AnswerLoss(self.model)
        self.loss_and_gradient = nn.value_and_grad(self.model, lambda batch, tokens: self.loss(batch) / tokens)
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.stream = self.thread.submit(stream_on_a_processor, number).result()

    def start(self, parameters: dict, parts: Sequence[tuple[str, Batch]], tokens: int) -> Future:
        """Begin with named batches under the given trainable weights.

        The result is what they add to the mean loss over the step's answer tokens, and to its gradient.
        """
        return self.thread.submit(self._gradient, parameters, parts, tokens)

    def start_measuring(self, parameters: dict, batches: Sequence[Batch]) -> Future:
        """Begin to measure batches; the result are the batches with their cross entropies."""
        return self.thread.submit(self._measure, parameters, batches)

    def run(self, function: Callable, *arguments):
        """The result of a function that computes on this worker's stream."""

        def on_stream():
            with mx.stream(self.stream):
                return function(*arguments)

        return self.thread.submit(on_stream).result()

    def close(self) -> None:
        """End the thread. A stream that is still there when the process ends makes mlx abort it."""
        self.thread.submit(mx.clear_streams).result()
        self.thread.shutdown()

    def _gradient(self, parameters: dict, parts: Sequence[tuple[str, Batch]], tokens: int) -> dict:
        self.model.update(parameters)
        self.model.train()
        with mx.stream(self.stream):
            total = None
            for name, batch in parts:
                # dropout draws from the random state of its thread: named after the part, it repeats
                mx.random.seed(random.Random(name).getrandbits(63))
                loss, gradient = self.loss_and_gradient(batch, tokens)
                part = {"loss": loss, "gradient": joined(gradient) if self.join else gradient}
                total = part if total is None else tree_map(mx.add, total, part)
                mx.eval(total)
            if total is None:  # there are fewer rows than workers
                zeros = tree_map(mx.zeros_like, parameters)
                total = {"loss": mx.array(0.0), "gradient": joined(zeros) if self.join else zeros}
                mx.eval(total)
        return total

    def _measure(self, parameters: dict, batches: Sequence[Batch]) -> list[tuple[Batch, np.ndarray]]:
        self.model.update(parameters)
        self.model.eval()
        with mx.stream(self.stream):
            return [(batch, np.array(self.loss.each(batch))) for batch in batches]


def with_shared_arrays(model: nn.Module) -> nn.Module:
    """A copy of the modules that holds the same arrays: weights are not copied."""
    shared = {id(array): array for _, array in tree_flatten(model.parameters())}
    return copy.deepcopy(model, shared)
