"""The review desk: a full-screen terminal program in which one key decides about a pair and moves on.

What is shown and decided is in `session`, what it reads like in `texts`; here is which key does what.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from dm_assistant.review import texts
from dm_assistant.review.cases import foreign_words
from dm_assistant.review.session import REASONS, Session
from dm_assistant.review.views import ONLY, ORDERS, View

REJECT_KEYS = " ".join(["reject", *(f"{key} {reason}" for key, reason in enumerate(REASONS, 1))])
KEYS = "a accept e edit n note s skip b back u undo o order f filter / search ? help"
DONE = "Nothing is left in this view.\n\nf shows others, b goes back, q quits."
SCROLLING = {"up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down"}
HELP = f"""\
a        accept the pair
1 to {len(REASONS)}   reject it, with the reason that the number stands for
e        edit in place: Enter saves, Tab changes the field, Escape leaves
n        write a note that goes with your decision on this pair
s →      skip: move on without a decision
b ←      back to the pair before; you may decide anew
u        undo the last decision of this session, and go back to its pair

o        next order: {", ".join(ORDERS)}
f        next filter: {", ".join(ONLY)}
/        search; all the words must occur, in question, answer, type, kind,
         heading, file or checks; Escape ends it
d        all about this pair on one page
↑ ↓      scroll the passage, as Page Up and Page Down do
q        quit; the desk opens at the same pair again

The evidence is bold in the passage, figures of the answer are reversed. In
the answer, figures that neither evidence nor question hold are underlined.
A decision is on the disk before the next pair shows.

Worst first: pairs on which checks, judge and duplicates disagree, then those
with a low score of the judge, then those that one check alone turned down.
"""


class Page(Screen[None]):
    """A text over the whole screen; arrows scroll it, any other key closes it."""

    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, text: Text):
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        with VerticalScroll() as page:
            page.border_title = Text(self._title)
            page.border_subtitle = "↑ ↓ scroll · any other key closes"
            yield Static(self._text)

    def on_key(self, event: events.Key) -> None:
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end"):
            event.stop()
            self.dismiss()


class Pane(ScrollView, can_focus=False):
    """A text that scrolls.

    It wraps and draws its lines itself, so that another text shows at its place in the frame that follows the key:
    a container can scroll only after a frame in which what it holds was laid out.
    """

    _text, _end = Text(), 0
    _lines: Sequence[Text] = ()

    def show(self, text: Text, end: int = 0) -> None:
        """Show a text from its top, or further down where its first `end` characters take more lines than there are."""
        self._text, self._end = text, end
        self._wrap()

    def on_resize(self) -> None:
        self._wrap()

    def _wrap(self) -> None:
        width, height = self.scrollable_content_region.size
        if not width:
            return  # before the first layout
        self._lines = self._text.wrap(self.app.console, width)
        # Set as usual, this would lay out the screen anew, and draw the scrollbar in a second frame.
        self.set_reactive(Widget.virtual_size, Size(width, len(self._lines)))
        self.show_vertical_scrollbar = len(self._lines) > height  # nothing scrolls without it
        self.vertical_scrollbar.window_virtual_size = len(self._lines)
        last_line = len(self._text[: self._end].wrap(self.app.console, width)) if self._end else 0
        self.scroll_to(y=last_line - height + 1 if last_line > height else 0, animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, number = self.scrollable_content_region.width, y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number].render(self.app.console)
        return Strip(line).adjust_cell_length(width).apply_style(self.rich_style)


class Desk(App[None]):
    """The desk of one session."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # the keys belong to the desk until something is typed
    CSS = """
    VerticalScroll, Pane { border: round $secondary; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
                           scrollbar-background: ansi_default; scrollbar-color: $secondary; overflow: hidden auto; }
    #progress, #reasons, #keys, #line { height: 1; padding: 0 1; }
    #sides { height: 1fr; }
    #checks { height: 6; }
    #line Label { padding: 0 1 0 0; }
    Input { border: none; padding: 0; height: 1; }
    TextArea { border: round $secondary; padding: 0; height: auto; }
    TextArea:focus { border: round $accent; }
    #line, #fields { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept"),
        *(Binding(str(key), f"reject({key})") for key in range(1, len(REASONS) + 1)),
        Binding("e", "edit"),
        Binding("n", "note"),
        Binding("s,right", "skip"),
        Binding("b,left", "back"),
        Binding("u", "undo"),
        Binding("o", "next_order"),
        Binding("f", "next_filter"),
        Binding("slash", "search"),
        Binding("d", "details"),
        Binding("question_mark", "help"),
        Binding("q,ctrl+c", "quit"),
        Binding("escape", "leave"),
        Binding("enter", "save_edit", priority=True),  # before the text field takes it for a new line
        *(Binding(key, f"scroll_passage('{way}')") for key, way in SCROLLING.items()),
    ]

    def __init__(self, session: Session, remember: Callable[[View, str | None], None]):
        """`remember` is told the view and the pair whenever another one is shown."""
        # The terminal's own colours: less to send over a slow line, and none at all with NO_COLOR.
        super().__init__(ansi_color=True)
        self.animation_level = "none"  # over a slow line every frame counts
        self.session = session
        self._remember = remember
        self._take: Callable[[str], None] = lambda _: None  # gets the line that is typed

    def compose(self) -> ComposeResult:
        yield Static(id="progress")
        with Horizontal(id="sides"):
            yield Pane(id="passage")
            yield Pane(id="pair")
            with VerticalScroll(id="fields", can_focus=False):
                for name in ("question", "answer"):
                    field = TextArea(id=name, highlight_cursor_line=False)
                    field.border_title = name
                    yield field
        yield Pane(id="checks")
        yield Static(Text(REJECT_KEYS), id="reasons")
        yield Static(Text(KEYS), id="keys")
        with Horizontal(id="line"):
            yield Label()
            yield Input(select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one("#checks").border_title = "checks and judge"
        self._show_case()
        self.call_after_refresh(self.run_worker, self.session.prepare, thread=True)  # while the first pair is read

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter saves only while editing, and behind the last pair there is nothing to decide on."""
        if action == "save_edit":
            return self._is_editing
        if action in ("accept", "reject", "edit", "note", "details", "skip"):
            return self.session.current is not None
        return True

    # What is decided

    def action_accept(self) -> None:
        self._decide(self.session.accept, "accepted")

    def action_reject(self, key: int) -> None:
        reason = REASONS[key - 1]
        self._decide(lambda: self.session.reject(reason), f"rejected: {reason}")

    def action_save_edit(self) -> None:
        question, answer = (" ".join(self.query_one(name, TextArea).text.split()) for name in ("#question", "#answer"))
        pair = self.session.current.pair
        if not (question and answer):
            self._say("neither question nor answer may be empty")
        elif (question, answer) == (pair.question, pair.answer):
            self._say("nothing was changed: Escape, then a accepts the pair as it is")
        else:
            foreign = foreign_words(self.session.current, question, answer)
            said = f"edited; not in the passage: {', '.join(foreign)}" if foreign else "edited"
            self._decide(lambda: self.session.edit(question, answer), said)

    def action_undo(self) -> None:
        if not self.session.can_undo:
            self._say("nothing to undo: this session has decided nothing yet")
            return
        self._decide(self.session.undo, "undone")

    def _decide(self, decide: Callable[[], None], said: str) -> None:
        """Decide and show the next pair, or stay and say why the decision could not be saved."""
        try:
            decide()
        except OSError as problem:
            self._say(f"NOT SAVED: {problem.strerror}. Mend that, then press the key again")
            return
        self._show_edit(False)
        self._show_case()
        self._say(said)

    # Where one is

    def action_skip(self) -> None:
        self.session.skip()
        self._show_case()

    def action_back(self) -> None:
        self.session.back()
        self._show_case()

    def action_next_order(self) -> None:
        self._show_view(order=_after(self.session.view.order, ORDERS))

    def action_next_filter(self) -> None:
        self._show_view(only=_after(self.session.view.only, ONLY))

    def _show_view(self, **changes: str) -> None:
        self.session.show(replace(self.session.view, **changes))
        self._show_case()

    def action_scroll_passage(self, way: str) -> None:
        getattr(self.query_one("#passage"), f"scroll_{way}")(animate=False)

    # Texts that are typed

    def action_edit(self) -> None:
        words = self.session.words(self.session.current)
        for field, text in zip(self.query(TextArea), words, strict=True):
            field.text = text
            field.move_cursor(field.document.end)
        self.query_one("#fields").border_title = self.query_one("#pair").border_title
        self._show_edit(True)
        self.query_one("#answer").focus()
        self._say("Enter saves, Tab changes the field, Escape leaves all as it was")

    def action_note(self) -> None:
        pair_id = self.session.current.pair.id

        def keep(note: str) -> None:
            self.session.notes[pair_id] = note
            self._show_case()

        self._ask("note", self.session.notes.get(pair_id, ""), keep)

    def action_search(self) -> None:
        self._ask("search", self.session.view.search, lambda words: self._show_view(search=words))

    def _ask(self, what: str, present: str, take: Callable[[str], None]) -> None:
        """Let a line be typed at the bottom and give it to `take`."""
        self._take = take
        line = self.query_one(Input)
        line.value = present
        self.query_one("#line Label", Label).update(what)
        self._show_line(True)
        line.focus()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        self._show_line(False)
        self._take(submitted.value.strip())

    def action_leave(self) -> None:
        """Leave what is typed; else end the search."""
        if self._is_editing:
            self._show_edit(False)
            self._say("")
        elif self.query_one("#line").display:
            self._show_line(False)
        elif self.session.view.search:
            self._show_view(search="")

    def action_details(self) -> None:
        self.push_screen(Page("all about this pair", texts.details(self.session.current, self._pair_text())))

    def action_help(self) -> None:
        self.push_screen(Page("keys", Text(HELP)))

    # What is shown

    @property
    def _is_editing(self) -> bool:
        return bool(self.query_one("#fields").display)

    def _show_edit(self, shown: bool) -> None:
        self.query_one("#pair").display = not shown
        self.query_one("#fields").display = shown
        if not shown:
            self.set_focus(None)

    def _show_line(self, shown: bool) -> None:
        self.query_one("#line").display = shown
        self.query_one("#keys").display = not shown
        if not shown:
            self.set_focus(None)

    def _say(self, said: str) -> None:
        self.query_one("#checks").border_subtitle = Text(said)

    def _show_case(self) -> None:
        """Show the current case, and remember where the reviewer is; what was said belongs to the key before."""
        self._say("")
        case = self.session.current
        self._remember(self.session.view, case.pair.id if case else None)
        self.query_one("#progress", Static).update(texts.progress(self.session), layout=False)
        passage, pair, checks = self.query(Pane)
        if case is None:
            for pane, text in zip((passage, pair, checks), ("", DONE, ""), strict=True):
                pane.show(Text(text))
            passage.border_title = passage.border_subtitle = pair.border_title = ""
            return
        text, evidence = texts.passage_text(case)
        passage.show(text, evidence[1] if evidence else 0)
        pair.show(self._pair_text())
        checks.show(texts.checks_text(case))
        passage.border_title, passage.border_subtitle = Text(texts.heading(case)), Text(texts.place(case))
        pair.border_title = Text(texts.about(case))

    def _pair_text(self) -> Text:
        case, session = self.session.current, self.session
        return texts.pair_text(case, session.standing(case), session.earlier(case), session.notes.get(case.pair.id, ""))


def _after(one: str, of: Sequence[str]) -> str:
    """The next one, the first again after the last."""
    return of[(of.index(one) + 1) % len(of)]
