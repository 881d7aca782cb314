"""Streams for threads that compute beside each other."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import mlx.core as mx

TOPOLOGY = Path("/sys/devices/system/cpu")


def stream_on_a_processor(number: int) -> mx.Stream:
    """A new stream for the calling thread. On Linux, both stay on one processor, another one for each number.

    mlx hands every operation from the thread that asks for it to the thread of the stream. From one processor to
    another that takes three times as long as the small operations themselves.
    """
    on_cpu = mx.default_device().type == mx.cpu
    if on_cpu and sys.platform == "linux":
        let_operations_gather()
        processors = core_by_core(os.sched_getaffinity(0))
        with suppress(OSError):  # not allowed in some sandboxes: slower, and else the same
            os.sched_setaffinity(0, {processors[(os.getpid() + number) % len(processors)]})
    stream = mx.new_stream(mx.default_device())
    if on_cpu:
        mx.eval(mx.add(1, 1, stream=stream))  # its thread comes to be with its first operation, and stays where we are
    return stream


def let_operations_gather() -> None:
    """On Linux, the calling thread and those it starts are batch work: when woken, they interrupt nobody.

    Else the stream's thread interrupts the thread that asks at every operation, and they take turns thousands of times
    a step. A policy that somebody has chosen stays.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError):  # not allowed in some sandboxes, and musl has neither
        if os.sched_getscheduler(0) == os.SCHED_OTHER:
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def core_by_core(processors: set[int], topology: Path = TOPOLOGY) -> list[int]:
    """Processors in an order in which neighbours are of different cores: first one of each core, then the second ones.

    Where the system does not tell, each counts as a core.
    """
    seen: dict[str, int] = {}
    order = []
    for processor in sorted(processors):
        siblings = topology / f"cpu{processor}" / "topology" / "thread_siblings_list"
        core = siblings.read_text() if siblings.is_file() else str(processor)
        seen[core] = seen.get(core, -1) + 1
        order.append((seen[core], processor))
    return [processor for _, processor in sorted(order)]
