import os
import sys
from concurrent.futures import ThreadPoolExecutor

import mlx.core as mx
import pytest

from dm_assistant.models.streams import core_by_core, stream_on_a_processor

on_linux = pytest.mark.skipif(
    sys.platform != "linux" or mx.default_device().type != mx.cpu, reason="threads are kept in place on Linux only"
)


@pytest.mark.parametrize(
    ("siblings", "order"),
    [
        ({0: "0-1", 1: "0-1", 2: "2-3", 3: "2-3"}, [0, 2, 1, 3]),
        ({0: "0,2", 1: "1,3", 2: "0,2", 3: "1,3"}, [0, 1, 2, 3]),
        ({}, [0, 1, 2, 3]),
    ],
)
def test_neighbours_are_of_different_cores(tmp_path, siblings, order):
    for processor, listed in siblings.items():
        folder = tmp_path / f"cpu{processor}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(f"{listed}\n")
    assert core_by_core({0, 1, 2, 3}, tmp_path) == order


def computed(number):
    stream = stream_on_a_processor(number)
    with mx.stream(stream):
        total = mx.ones((4, 4)).sum().item()
    allowed = os.sched_getaffinity(0)
    mx.clear_streams()
    return total, allowed


def policies(_: int) -> list[int]:
    """The scheduling policies of the calling thread and of the one that its stream has."""
    before = set(os.listdir("/proc/self/task"))
    stream_on_a_processor(0)
    started = set(os.listdir("/proc/self/task")) - before
    found = [os.sched_getscheduler(int(thread)) for thread in ("0", *started)]
    mx.clear_streams()
    return found


@on_linux
def test_each_thread_stays_on_a_processor_of_its_own():
    with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
        (one, here), (other, there) = first.submit(computed, 0).result(), second.submit(computed, 1).result()
    assert one == other == 16
    assert len(here) == len(there) == 1
    assert len(os.sched_getaffinity(0)) == 1 or here != there


@on_linux
def test_a_stream_does_not_interrupt_the_thread_that_asks():
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(policies, 0).result() == [os.SCHED_BATCH, os.SCHED_BATCH]
    assert os.sched_getscheduler(0) == os.SCHED_OTHER


@on_linux
@pytest.mark.parametrize("asked", ["sched_getscheduler", "sched_setscheduler"])
def test_a_sandbox_that_forbids_it_computes_all_the_same(monkeypatch, asked):
    def forbidden(*_):
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", forbidden)
    monkeypatch.setattr(os, asked, forbidden)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(computed, 0).result()[0] == 16
