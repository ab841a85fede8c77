"""The conversation: what was said, the reply box, and what the last reply was worth."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Container, Vertical
from textual.widgets import TextArea

from scoring.text import clean, says_something
from simulator.tui.controls import Push
from simulator.tui.conversation.chat import Chat, Mine, ReceiptChosen
from simulator.tui.conversation.mood import mood_line
from simulator.tui.conversation.receipt import Receipt
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.conversation.stage import ScreenPanel, public_line
from simulator.tui.messages import DebriefWanted, DraftChanged, ReplySent, Troubled, TurnPlayed
from simulator.tui.mode import Mode
from simulator.tui.page import Page
from simulator.tui.safe import Prose, label, notify, plain, title_border
from simulator.tui.trouble import Kind
from simulator.tui.views import ConversationView, MoodView, PublicView, ReceiptView, StageView, TurnView
from simulator.tui.words import Words, words_in


class ConversationScreen(Page):
    """Plays one attempt. A reply stays in the box, or in the draft, until the customer has answered it."""

    CSS_PATH = "conversation.tcss"
    PACE = 0.45
    ROOMY = (110, 34)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "toggle_receipt", "key.feedback", key_display="F2"),
        Binding("f3", "toggle_all", "key.all", key_display="F3"),
        Binding("f4", "toggle_screen", show=False),
        Binding("ctrl+up", "other_receipt(-1)", show=False),
        Binding("ctrl+down", "other_receipt(1)", show=False),
        Binding("ctrl+d", "debrief", "key.debrief"),
        Binding("escape", "leave", "key.leave"),
    ]

    def __init__(self, conversation: ConversationView) -> None:
        super().__init__()
        self.conversation = conversation
        self.turns: list[TurnView] = list(conversation.turns)
        self._waiting: tuple[Mine, Prose] | None = None
        self._mood = conversation.mood
        if conversation.turns:
            self._mood = conversation.turns[-1].mood
        self._limit = conversation.limit
        self._stage = conversation.stage

    # --- what it looks like ------------------------------------------------------------------------------------------

    @property
    def words(self) -> Words:
        """The words of the scenario's language."""
        return words_in(self.conversation.language)

    @property
    def ended(self) -> bool:
        """Whether the customer has said the last word."""
        return bool(self.turns) and self.turns[-1].ended

    @property
    def practising(self) -> bool:
        """Whether the feedback is shown while playing."""
        return self.conversation.mode is Mode.PRACTICE

    def trail(self) -> tuple[str, ...]:
        """Name the scenario."""
        return (self.words("name"), self.conversation.title)

    def compose_body(self) -> ComposeResult:
        """Lay out conversation, receipt and reply; the style sheet says where they stand."""
        told = self.conversation
        with Center(id="talk-room"), Container(id="talk"):
            yield Chat(self.words, told.customer)
            yield Receipt(self.words)
            with Vertical(id="reply-side"):
                yield ScreenPanel(self.words)
                yield Prose(ident="public")
                hint = label(self.words("talk.placeholder", name=told.customer))
                yield ReplyBox(told.draft, hint)
                yield Push(label(self.words("talk.todebrief")), ident="to-debrief", classes="-main")

    async def on_mount(self) -> None:
        """Tell what was said so far, and put the cursor where one writes."""
        chat, told = self.query_one(Chat), self.conversation
        await chat.theirs(told.opening)
        for turn in self.turns:
            (await chat.mine(turn.reply, turn.number)).complete(turn)
            await chat.theirs(turn.lines)
        if self.turns:
            note = self.words.count("talk.resumed", len(self.turns))
            if not self.ended:
                await chat.note(plain(note, "$faint"))
            if (receipt := self.turns[-1].receipt) is not None:
                await self.query_one(Receipt).show(receipt)
        self.query_one(Receipt).display = self.practising
        self.set_class(not self.practising, "-undisturbed")
        self._show_mood(None)
        self._show_public(None)
        await self._show_screen()
        self._show_counter()
        self._offer_debrief()
        self.query_one(ReplyBox).focus()

    def _show_mood(self, before: MoodView | None) -> None:
        if self.practising:
            self.masthead.aside(mood_line(self._mood, before, self.words))

    def _show_public(self, before: PublicView | None) -> None:
        line, public = self.query_one("#public", Prose), self._stage.public
        line.display = public is not None
        if public is not None:
            line.show(public_line(public, before, self.words, leaning=self.practising))

    async def _show_screen(self) -> None:
        panel, lines = self.query_one(ScreenPanel), self._stage.screen
        width, height = self.ROOMY
        panel.display = bool(lines) and self.app.size.width >= width and self.app.size.height >= height
        await panel.show(lines)
        self._point_to_screen()

    def _point_to_screen(self, *, new: bool = False) -> None:
        """Say on the reply box how the screen is looked at; the foot has no room for it on a small terminal."""
        shown = self.query_one(ScreenPanel).display
        self.set_class(shown, "-looking")
        said = self.words("talk.screen.key.new" if new and not shown else "talk.screen.key")
        hint = label(said, "$voice" if new and not shown else "$faint") if self._stage.screen else label("")
        title_border(self.query_one(ReplyBox), title=hint)

    async def _take_stage(self, stage: StageView) -> None:
        """Go where the next reply is given: another channel, another screen, another count."""
        chat, before, self._stage = self.query_one(Chat), self._stage, stage
        self._show_public(before.public)
        if stage.screen == before.screen:
            return
        panel = self.query_one(ScreenPanel)
        panel.display = panel.display and bool(stage.screen)
        await panel.show(stage.screen)
        self._point_to_screen(new=True)
        if stage.screen and not self.ended:
            await chat.note(plain(self.words("talk.screen.new"), "$faint"))
        self.refresh_bindings()

    def _show_counter(self) -> None:
        box, words = self.query_one(ReplyBox), self.words
        count, limit = len(clean(box.text).strip()), self._limit
        counter = words("talk.counter", count=words.number(count), limit=words.number(limit))
        box.set_class(count > limit, "-over")
        if count > limit:
            counter = f"{words('talk.over', over=words.number(count - limit))} · {counter}"
        title_border(box, subtitle=plain(counter, "$cost" if count > limit else "$faint"))

    def _offer_debrief(self) -> None:
        box = self.query_one(ReplyBox)
        box.display = not self.ended
        button = self.query_one("#to-debrief", Push)
        button.display = self.ended
        if self.ended:
            button.focus()
        if self.ended or len(self.turns) <= 1:
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what can be done now."""
        if action == "debrief":
            return self.ended
        if action == "toggle_screen":
            return bool(self._stage.screen)
        if action in ("toggle_receipt", "toggle_all", "other_receipt"):
            return self.practising and any(turn.receipt for turn in self.turns)
        return True

    # --- writing and sending -----------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _draft_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._show_counter()
        if self._waiting is None and not self.ended:
            self.post_message(DraftChanged(self.conversation.attempt, event.text_area.text))

    @on(ReplyBox.Sent)
    async def send(self, event: ReplyBox.Sent) -> None:
        """Send the reply, unless it is empty or too long; then it stays as it is and a message says why."""
        event.stop()
        if self._waiting is not None or self.ended:
            return
        words, reply = self.words, clean(event.text).strip()
        over = len(reply) - self._limit
        if not says_something(reply):
            notify(self.app, words("talk.empty"))
            return
        if over > 0:
            limit = words.number(self._limit)
            notify(self.app, words("talk.limit", limit=limit, over=words.number(over)), "warning")
            return
        await self._wait(reply)
        self.post_message(ReplySent(self, self.conversation.attempt, reply))

    async def _wait(self, reply: str) -> None:
        chat, box = self.query_one(Chat), self.query_one(ReplyBox)
        loaded = self.platinum.clerk.ready(self.conversation.language)
        pending = self.words("talk.reading" if loaded else "talk.waking")
        mine = await chat.mine(reply, len(self.turns) + 1)
        self._waiting = (mine, await chat.note(plain(pending, "$faint")))
        box.read_only = True
        box.load_text("")
        box.add_class("-waiting")

    @on(Troubled)
    async def take_back(self, event: Troubled) -> None:
        """The reply could not be played: put it back into the box."""
        if self._waiting is None or not isinstance(event.request, ReplySent):
            return
        for widget in self._waiting:
            await widget.remove()
        self._stop_waiting()
        box = self.query_one(ReplyBox)
        box.load_text(event.request.reply)
        box.move_cursor(box.document.end)
        box.focus()
        if event.trouble.kind is Kind.REPLY:
            event.stop()
            notify(self.app, event.trouble.message, "warning")

    def _stop_waiting(self) -> None:
        self._waiting = None
        box = self.query_one(ReplyBox)
        box.read_only = False
        box.remove_class("-waiting")

    @on(TurnPlayed)
    async def play(self, event: TurnPlayed) -> None:
        """Show what the reply was worth, and after a breath what the customer answers."""
        event.stop()
        turn, before = event.turn, self._mood
        self.turns.append(turn)
        if self._waiting is not None:
            mine, note = self._waiting
            mine.complete(turn)
            note.show(plain(self.words("talk.pending", name=self.conversation.customer), "$faint"))
            if turn.receipt is not None:
                await self.query_one(Receipt).show(turn.receipt)
        self._mood = turn.mood
        if self.PACE and self.app.animation_level != "none":
            self.set_timer(self.PACE, lambda: self._answer(turn, before))
        else:
            await self._answer(turn, before)

    async def _answer(self, turn: TurnView, before: MoodView) -> None:
        if self._waiting is not None:
            await self._waiting[1].remove()
        self._stop_waiting()
        self._limit = turn.limit
        self._show_counter()
        chat = self.query_one(Chat)
        await chat.theirs(turn.lines)
        if turn.stage is not None:
            await self._take_stage(turn.stage)
        if self.ended:
            ended = self.words("talk.ended", name=self.conversation.customer)
            await chat.note(plain(ended, "$faint"))
        self._show_mood(before)
        self._offer_debrief()

    # --- the keys ----------------------------------------------------------------------------------------------------

    @on(ReplyBox.ScrollWanted)
    def _scroll_chat(self, event: ReplyBox.ScrollWanted) -> None:
        chat = self.query_one(Chat)
        chat.scroll_relative(y=event.pages * max(1, chat.size.height - 2), animate=False)

    @on(ReplyBox.HelpWanted)
    def _help(self) -> None:
        self.platinum.action_help()

    def action_toggle_receipt(self) -> None:
        """Show or hide the receipt."""
        receipt = self.query_one(Receipt)
        receipt.display = not receipt.display
        self.set_class(not receipt.display, "-undisturbed")
        self.query_one(Chat).anchor()

    def action_toggle_screen(self) -> None:
        """Show or hide what the trainee's screen shows."""
        panel = self.query_one(ScreenPanel)
        panel.display = not panel.display
        self._point_to_screen()
        self.query_one(Chat).anchor()

    async def action_toggle_all(self) -> None:
        """Show all findings, or only the first."""
        receipt = self.query_one(Receipt)
        if not receipt.display:
            self.action_toggle_receipt()
        await receipt.toggle_all()

    async def action_other_receipt(self, step: int) -> None:
        """Show the receipt of the reply before, or after."""
        shown = self.query_one(Receipt).receipt
        if shown is not None:
            await self._show_receipt(shown.number + step)

    @on(ReceiptChosen)
    async def _chosen(self, event: ReceiptChosen) -> None:
        event.stop()
        await self._show_receipt(event.number)

    async def _show_receipt(self, number: int) -> None:
        receipt = self._receipt_of(number)
        if receipt is not None and self.practising:
            await self.query_one(Receipt).show(receipt)

    def _receipt_of(self, number: int) -> ReceiptView | None:
        return next((turn.receipt for turn in self.turns if turn.number == number), None)

    @on(Push.Pressed, "#to-debrief")
    def action_debrief(self) -> None:
        """See the conversation from the other side."""
        self.post_message(DebriefWanted(self.conversation.attempt))

    async def action_leave(self) -> None:
        """Go back to the library; the attempt waits there to be gone on with."""
        if not self.ended:
            self.platinum.save_draft()
            if self.turns or self.query_one(ReplyBox).text.strip():
                notify(self.app, self.words("talk.left"))
        await self.app.pop_screen()
