"""Streams for threads that compute beside each other."""

import os
import sys

import mlx.core as mx


def stream_on_a_processor(number: int) -> mx.Stream:
    """A new stream for the calling thread. On Linux, both stay on one processor, another one for each number.

    mlx hands every operation from the thread that asks for it to the thread of the stream. From one processor to
    another that takes three times as long as the small operations themselves.
    """
    on_cpu = mx.default_device().type == mx.cpu
    if on_cpu and sys.platform == "linux":
        processors = sorted(os.sched_getaffinity(0))
        apart = 1 if len(processors) < 3 else len(processors) // 2 + 1  # on another core, however they are counted
        os.sched_setaffinity(0, {processors[(os.getpid() + number * apart) % len(processors)]})
    stream = mx.new_stream(mx.default_device())
    if on_cpu:
        mx.eval(mx.add(1, 1, stream=stream))  # its thread comes to be with its first operation, and stays where we are
    return stream
