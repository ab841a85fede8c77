"""The preview on the screen: the conversation with the thoughts behind it, and beside it why it goes as it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import TextArea

from scoring.text import clean
from simulator.tui.conversation.receipt import Receipt
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.messages import Troubled
from simulator.tui.page import Page
from simulator.tui.preview.messages import Rehearse, Staged
from simulator.tui.preview.panel import Panel
from simulator.tui.preview.rehearsal import Rehearsal
from simulator.tui.preview.views import SaidView, StageView
from simulator.tui.safe import Prose, join, label, notify, plain, title_border
from simulator.tui.trouble import Kind

EVERY = 0.5
"""How often the file is looked at, in seconds."""


class PreviewScreen(Page):
    """Speaks the language of the library; what it shows of the file is as the file says it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "switch_panel", "key.panel", key_display="F2"),
        Binding("f3", "toggle_all", "key.all", key_display="F3"),
        Binding("f4", "take_back", "key.takeback", key_display="F4"),
        Binding("f5", "begin_again", "key.anew", key_display="F5"),
        Binding("f8", "reword", "key.reword", key_display="F8"),
        Binding("ctrl+q", "app.quit", "key.quit", priority=True),
    ]

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self.stage: StageView | None = None
        self._busy = False
        self._taken_back = ""
        self._could_write = False

    def trail(self) -> tuple[str, ...]:
        """Name the file."""
        return (self.words("name"), self.words("preview.trail"), self._file)

    def compose_body(self) -> ComposeResult:
        """Lay out conversation, panel and reply."""
        with Container(id="preview"):
            yield VerticalScroll(id="rehearsal")
            yield Panel()
            yield Receipt(self.words)
            with Vertical(id="preview-reply"):
                yield ReplyBox("", label(self.words("preview.opening")))

    def on_mount(self) -> None:
        """Open the file, and look at it again and again."""
        self.query_one(Receipt).display = False
        self.query_one(ReplyBox).read_only = True
        self._ask(Rehearsal.open)
        self.set_interval(EVERY, self._look)

    def _look(self) -> None:
        if not self._busy:
            self._ask(Rehearsal.look_again)

    def _ask(self, do: Callable[[Rehearsal], StageView | None], reply: str = "") -> None:
        self._busy = True
        self.post_message(Rehearse(self, do, reply))

    # --- what comes back ---------------------------------------------------------------------------------------------

    @on(Staged)
    async def show(self, event: Staged) -> None:
        """Show the stage, if it has changed."""
        event.stop()
        self._busy = False
        stage = event.stage
        if stage is None:
            return
        self.stage = stage
        words, box = self.words, self.query_one(ReplyBox)
        await self._show_said(stage)
        await self.query_one(Panel).show(stage, words)
        if stage.receipts:
            await self.query_one(Receipt).show(stage.receipts[-1])
        if self.query_one(Receipt).display and (stage.broken or not stage.receipts):
            self.action_switch_panel()
        box.read_only = not stage.playable or stage.ended
        box.set_class(box.read_only, "-waiting")
        box.placeholder = label(words("preview.ended") if stage.ended else words("preview.placeholder")).plain
        if self._taken_back and not box.text.strip():
            box.load_text(self._taken_back)
            box.move_cursor(box.document.end)
        self._taken_back = ""
        self._show_counter()
        self._show_aside(stage)
        self.set_class(not stage.playable, "-unplayable")
        panel = self.query_one(Panel)
        if box.read_only:
            panel.focus()
        elif not panel.has_focus or not self._could_write:
            box.focus()
        self._could_write = not box.read_only
        self.refresh_bindings()

    async def _show_said(self, stage: StageView) -> None:
        room = self.query_one("#rehearsal", VerticalScroll)
        async with self.batch():
            await room.remove_children()
            await room.mount_all([self._bubble(one) for one in stage.said])
        room.scroll_end(animate=False)

    def _bubble(self, said: SaidView) -> Prose:
        thought = label(self.words("quote", text=said.thinks), "italic $faint") if said.thinks else label("")
        if said.who == "you":
            return Prose(join(label(self.words("talk.you"), "$quiet"), plain(said.text), by="\n"), classes="mine")
        if said.who in ("pause", "end"):
            style = "$faint" if said.who == "pause" else "$step-golden"
            return Prose(plain(said.text, style), classes="note")
        speaker = label(said.name, "$step-platinum" if said.who == "customer" else "$step-golden")
        return Prose(join(speaker, plain(said.text), thought, by="\n"), classes="theirs")

    def _show_aside(self, stage: StageView) -> None:
        told = label("")
        if stage.broken:
            told = label(self.words("preview.broken"), "$cost")
        elif stage.note is not None:
            told = label(self.words(stage.note.key, **dict(stage.note.values)), "$gain")
        self.masthead.aside(told)

    def _show_counter(self) -> None:
        box, limit = self.query_one(ReplyBox), self.stage.limit if self.stage else 0
        count = len(clean(box.text).strip())
        counter = self.words("talk.counter", count=self.words.number(count), limit=self.words.number(limit))
        box.set_class(count > limit > 0, "-over")
        title_border(box, subtitle=plain(counter if limit else "", "$cost" if count > limit else "$faint"))

    @on(Troubled)
    def take_the_reply_back(self, event: Troubled) -> None:
        """A reply could not be scored: put it back into the box; the app shows why."""
        self._busy = False
        if isinstance(event.request, Rehearse) and event.request.reply:
            box = self.query_one(ReplyBox)
            box.read_only = False
            box.load_text(event.request.reply)
        if event.trouble.kind is Kind.REPLY:
            event.stop()
            notify(self.app, event.trouble.message, "warning")

    # --- writing and sending -----------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._show_counter()

    @on(ReplyBox.Sent)
    def send(self, event: ReplyBox.Sent) -> None:
        """Send the reply, unless it is empty or too long."""
        event.stop()
        stage, box = self.stage, self.query_one(ReplyBox)
        if stage is None or not stage.playable or stage.ended:
            return
        reply = clean(event.text).strip()
        if not reply:
            notify(self.app, self.words("talk.empty"))
            return
        if (over := len(reply) - stage.limit) > 0:
            limit = self.words.number(stage.limit)
            notify(self.app, self.words("talk.limit", limit=limit, over=self.words.number(over)), "warning")
            return
        box.load_text("")
        box.read_only = True
        loaded = self.platinum.clerk.ready(stage.language)
        pending = self.words("talk.reading" if loaded else "talk.waking")
        room = self.query_one("#rehearsal", VerticalScroll)
        room.mount_all([self._bubble(SaidView("you", "", reply)), Prose(plain(pending, "$faint"), classes="note")])
        room.scroll_end(animate=False)
        self._ask(lambda rehearsal: rehearsal.answer(reply), reply)

    @on(ReplyBox.ScrollWanted)
    def _scroll(self, event: ReplyBox.ScrollWanted) -> None:
        room = self.query_one("#rehearsal", VerticalScroll)
        room.scroll_relative(y=event.pages * max(1, room.size.height - 2), animate=False)

    @on(ReplyBox.HelpWanted)
    def _help(self) -> None:
        self.platinum.action_help()

    # --- the keys ----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what can be done now."""
        played = self.stage is not None and bool(self.stage.receipts)
        if action in ("switch_panel", "toggle_all", "take_back", "begin_again"):
            return played
        if action == "reword":
            return self.stage is not None and self.stage.playable
        return True

    def action_switch_panel(self) -> None:
        """Show the ways on, or what the last reply was worth."""
        panel, receipt = self.query_one(Panel), self.query_one(Receipt)
        panel.display, receipt.display = receipt.display, panel.display

    async def action_toggle_all(self) -> None:
        """Show every part of every way on, or only what it lacked; of the last reply's score every finding."""
        panel = self.query_one(Panel)
        if not panel.display:
            await self.query_one(Receipt).toggle_all()
        elif self.stage is not None:
            panel.details = not panel.details
            await panel.show(self.stage, self.words)

    def action_take_back(self) -> None:
        """Take the last reply back, and put it into the box to be changed."""
        if not self._busy:
            self._ask(self._take_back)

    def _take_back(self, rehearsal: Rehearsal) -> StageView:
        self._taken_back = rehearsal.last_reply
        return rehearsal.take_back()

    def action_begin_again(self) -> None:
        """Take all replies back."""
        if not self._busy:
            self._ask(Rehearsal.begin_again)

    def action_reword(self) -> None:
        """Let the customer use their other wordings."""
        if not self._busy:
            self._ask(Rehearsal.reword)
