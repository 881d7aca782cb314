"""The desk, driven key by key: what each key does, and what the screen looks like at both sizes.

The screens are kept as text beside this file; after a wanted change, write them anew with
UPDATE_SCREENS=1 pytest tests/review/test_desk.py, and read the difference.
"""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dm_assistant.review.desk import Desk, Page
from dm_assistant.review.session import REASONS, Session
from dm_assistant.review.views import View
from tests.review.conftest import DAMAGE, HOUR, LIGHT, RANGE, decision

SCREENS = Path(__file__).parent / "screens"


def drive(session: Session, *steps: str, look=lambda desk: None, size=(80, 24), remember=lambda view, pair_id: None):
    """Open the desk, press the keys of each step, and return what `look` sees after each.

    A step is keys with spaces between them; a step in quotes is typed letter by letter.
    """

    async def run():
        desk = Desk(session, remember)
        seen = []
        async with desk.run_test(size=size) as pilot:
            await pilot.pause()
            for step in steps:
                await pilot.press(*(step[1:-1] if step.startswith("'") else step.split()))
                await pilot.pause()
                seen.append(look(desk))
        return seen

    return asyncio.run(run())


def screen(desk: Desk) -> str:
    """What the terminal shows, as plain text."""
    rows = desk.screen._compositor.render_strips()  # no public way leads to the text of a whole screen
    return "".join(f"{row.text.rstrip()}\n" for row in rows)


def said(desk: Desk) -> str:
    return str(desk.query_one("#checks").border_subtitle)


def at(session: Session, pair) -> Session:
    """The session with all pairs in the order of the file, at `pair`."""
    session.show(View("by chapter", "all"), pair.id)
    return session


def test_one_key_decides_and_moves_on(make_session, saved):
    session = make_session()
    keys = ["a", *(str(number) for number in range(1, len(REASONS) + 1))]
    moved = drive(session, *(f"{key} b" for key in keys[:-1]), keys[-1], look=lambda _: session.position)
    assert [(d.pair_id, d.verdict, d.reason) for d in saved] == [
        (LIGHT.id, "accept", ""),
        *((LIGHT.id, "reject", reason) for reason in REASONS),
    ]
    assert moved == [0] * len(REASONS) + [1]


def test_skip_back_and_undo(make_session, saved):
    session = make_session()
    steps = ["s right b", "left", "a a u", "u", "u"]
    assert drive(session, *steps, look=lambda _: session.position) == [1, 0, 1, 0, 0]
    assert [d.verdict for d in saved] == ["accept", "accept", "undo", "undo"]


def test_undo_with_nothing_to_undo_says_so(make_session, saved):
    assert drive(make_session(), "u", look=said) == ["nothing to undo: this session has decided nothing yet"]
    assert saved == []


def test_edit_in_place_saves_both_texts_with_enter(make_session, saved):
    session = at(make_session(), DAMAGE)
    drive(session, "e backspace backspace backspace !", "shift+tab home", "'Wow, '", "enter a")
    assert [(d.verdict, d.question, d.answer) for d in saved] == [
        ("edit", f"Wow, {DAMAGE.question}", "2d10 Fire dama!"),
        ("accept", LIGHT.question, LIGHT.answer),
    ]


def test_an_edit_must_change_something_and_leave_something_and_escape_ends_it(make_session, saved):
    session = make_session()

    def look(desk):
        return said(desk), desk.query_one("#fields").display

    unchanged, empty, left = drive(session, "e enter", "ctrl+u enter", "escape", look=look)
    assert unchanged[0].startswith("nothing was changed")
    assert empty[0] == "neither question nor answer may be empty"
    assert left[0] == ""
    assert [unchanged[1], empty[1], left[1]] == [True, True, False]
    assert (saved, session.position) == ([], 0)


def test_an_edit_that_says_more_than_the_passage_is_saved_and_told(make_session, saved):
    session = at(make_session(), RANGE)
    steps = ["e ctrl+u", "'150 feet in Barovia.'", "enter", "e ctrl+u", "'1d10 Fire damage.'", "enter"]
    seen = drive(session, *steps, look=said)
    assert [seen[2], seen[5]] == ["edited; not in the passage: 150 ft, Barovia", "edited"]
    assert [d.answer for d in saved] == ["150 feet in Barovia.", "1d10 Fire damage."]


@pytest.mark.parametrize("key", ["o", "f", "s", "b"])
def test_what_was_said_of_one_key_goes_with_the_next(make_session, key):
    assert drive(make_session(), "a u", key, look=said) == ["undone", ""]


def test_a_note_goes_with_the_decision(make_session, saved):
    shown, _ = drive(make_session(), "n s o space a enter", "2 a", look=screen)
    assert "note for your decision: so a" in shown
    assert [(d.reason, d.note) for d in saved] == [("unproven", "so a"), ("", "")]


def test_order_and_filter_go_round(make_session):
    session = make_session([decision(RANGE, "accept")])
    views = drive(session, *"oooofff", look=lambda _: (session.view.order, session.view.only))
    assert views == [
        *((order, "new") for order in ("random", "by chapter", "by type", "worst first")),
        *(("worst first", only) for only in ("disagreements", "decided", "all")),
    ]


def test_search_and_its_end(make_session):
    session = make_session()
    steps = ["slash", "'torch hour'", "enter", "escape", "s slash x escape"]
    seen = drive(session, *steps, look=lambda _: (session.view.search, len(session), session.position))
    assert seen[2:] == [("torch hour", 1, 0), ("", 5, 0), ("", 5, 1)]


def test_help_and_details_open_and_close_without_deciding(make_session, saved):
    steps = ["question_mark", "a", "d down", "1"]
    seen = drive(make_session(), *steps, look=lambda desk: (isinstance(desk.screen, Page), screen(desk)))
    assert [is_open for is_open, _ in seen] == [True, False, True, False]
    assert "1 to 7   reject it" in seen[0][1]
    assert f"pair {LIGHT.id}" in seen[2][1]
    assert saved == []


def test_the_end_of_a_view_says_what_to_do_and_takes_no_decision(make_session, saved):
    (shown,) = drive(make_session(), "s s s s s a 1 e n d s", look=screen)
    assert "Nothing is left in this view." in shown
    assert saved == []


def test_where_one_stopped_is_remembered_at_every_step(make_session):
    remembered = []
    session = at(make_session(), RANGE)
    drive(session, "s slash", "'torch'", "enter", remember=lambda *where: remembered.append(where))
    view, searching = View("by chapter", "all"), View("by chapter", "all", "torch")
    assert remembered == [(view, RANGE.id), (view, DAMAGE.id), (searching, LIGHT.id)]


def test_a_decision_that_cannot_be_saved_is_told_and_keeps_the_pair(make_session):
    session = make_session()

    def full(_):
        raise OSError(28, "No space left on device")

    session._save = full
    assert drive(session, "a", look=said)[0].startswith("NOT SAVED: No space left on device")
    assert session.current.pair == LIGHT


def change_passage(session: Session, **fields) -> None:
    """Let the passage of the current case be another one."""
    number = session.cases.index(session.current)
    passage = session.current.passage.model_copy(update=fields)
    session.cases[number] = replace(session.current, passage=passage)


def test_a_long_passage_shows_its_evidence(make_session):
    session = at(make_session(), RANGE)
    change_passage(session, text="Many words of no use.\n" * 60 + session.current.passage.text)
    assert "Range: 120 feet" in drive(session, "", look=screen)[0]


def test_each_passage_is_scrolled_for_itself(make_session):
    session = at(make_session(), DAMAGE)
    change_passage(session, text="Many words of no use.\n" * 60 + session.current.passage.text)
    session.back()

    def top(desk):
        return desk.query_one("#passage").scroll_offset.y

    assert [place > 0 for place in drive(session, "", "s", "s", look=top)] == [False, True, False]


def test_a_resized_terminal_wraps_the_passage_anew(make_session):
    session = at(make_session(), RANGE)

    async def run():
        async with Desk(session, lambda *_: None).run_test(size=(160, 48)) as pilot:
            await pilot.resize_terminal(60, 24)
            await pilot.pause()
            return screen(pilot.app)

    assert "120 feet\n" not in (shown := asyncio.run(run()))
    for word in session.current.passage.text.split():
        assert word in shown


def test_keys_scroll_the_passage(make_session):
    session = at(make_session(), RANGE)
    change_passage(session, text="Line.\n" * 60 + "End.")

    def top(desk):
        return desk.query_one("#passage").scroll_offset.y

    tops = drive(session, "down", "down up", "pagedown", look=top)
    assert tops[:2] == [1, 1]
    assert tops[2] > 5


def test_what_rulebooks_say_does_not_steer_the_terminal(make_session):
    session = at(make_session(), RANGE)
    change_passage(session, text="Range:\x1b[2J 120 feet [bold]\x07", heading_path=["\x1b]0;x\x07"])
    (shown,) = drive(session, "", look=screen)
    assert "Range:[2J 120 feet [bold]" in shown
    assert "\x1b" not in shown


SITUATIONS = {  # the pair, and the key that is pressed
    "open": (RANGE, ""),
    "doubtful": (LIGHT, ""),
    "decided": (HOUR, ""),
    "edit": (DAMAGE, "e"),
    "help": (RANGE, "question_mark"),
    "details": (LIGHT, "d"),
}


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=lambda size: "x".join(map(str, size)))
def test_the_screen_looks_as_it_did(make_session, size):
    old = LIGHT.model_copy(update={"id": "old", "question": "How bright is a torch?"})
    trivial = decision(HOUR, "reject", "cem", 5, reason="trivial")
    session = make_session([decision(HOUR, "accept"), trivial, decision(old, "reject")])
    shown = {}

    async def run():
        async with Desk(session, lambda *_: None).run_test(size=size) as pilot:
            for situation, (pair, key) in SITUATIONS.items():
                session.show(View("by chapter", "all"), pair.id)
                pilot.app._show_case()
                await pilot.press(*key.split())
                await pilot.pause()
                shown[situation] = screen(pilot.app)
                await pilot.press("escape")

    asyncio.run(run())
    for situation, text in shown.items():
        kept = SCREENS / f"{situation}-{size[0]}x{size[1]}.txt"
        if os.environ.get("UPDATE_SCREENS"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text, "utf-8")
        assert text == kept.read_text("utf-8"), situation
