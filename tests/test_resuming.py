"""What was finished before a kill is not done again, and the result is the same."""

import pytest

from dm_assistant.resuming import Parts

ITEMS = list(range(10))


def doubled(done: list[int], stop_at: int | None = None):
    def work(part):
        if stop_at in part:
            raise KeyboardInterrupt
        done.extend(part)
        return [2 * item for item in part]

    return work


def test_after_a_kill_only_the_rest_is_done(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        list(Parts(tmp_path, "key").run(ITEMS, 4, doubled([], stop_at=9)))
    done: list[int] = []
    assert list(Parts(tmp_path, "key").run(ITEMS, 4, doubled(done))) == [2 * item for item in ITEMS]
    assert done == [8, 9]


@pytest.mark.parametrize(("key", "items"), [("other", ITEMS), ("key", ITEMS[::-1])])
def test_what_was_finished_for_something_else_is_not_used(tmp_path, key, items):
    list(Parts(tmp_path, "key").run(ITEMS, 4, doubled([])))
    done: list[int] = []
    list(Parts(tmp_path, key).run(items, 4, doubled(done)))
    assert done == items


def test_nothing_is_left_when_the_whole_is_done(tmp_path):
    parts = Parts(tmp_path, "key")
    list(parts.run(ITEMS, 4, doubled([])))
    parts.finish()
    assert list(tmp_path.iterdir()) == []
