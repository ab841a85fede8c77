"""The conversation so far: the customer's words on the left, the trainee's further in."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import ReceiptView, TurnView
from simulator.tui.words import Words


class ReceiptChosen(Message):
    """A reply further up was chosen, to see its feedback again."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Theirs(Vertical):
    """What the customer says in one go."""

    def __init__(self, customer: str, lines: tuple[str, ...]) -> None:
        super().__init__(classes="theirs")
        self._customer = customer
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out name and words."""
        yield Prose(label(self._customer, "$step-platinum"), classes="speaker")
        yield Prose(join(*(plain(line) for line in self._lines), by="\n"), classes="said")


class Mine(Vertical):
    """A reply of the trainee; with its score once it is known and may be seen."""

    def __init__(self, words: Words, reply: str, number: int) -> None:
        super().__init__(classes="mine")
        self._words = words
        self._reply = reply
        self.number = number

    def compose(self) -> ComposeResult:
        """Lay out name and words."""
        yield Prose(self._speaker(None), classes="speaker")
        yield Prose(plain(self._reply), classes="said")

    def show(self, turn: TurnView) -> None:
        """Show the reply as it was taken, with its score."""
        self.query_one(".said", Prose).show(plain(turn.reply))
        self.query_one(".speaker", Prose).show(self._speaker(turn.receipt))

    def _speaker(self, receipt: ReceiptView | None) -> Content:
        name = label(self._words("talk.you"), "$quiet")
        if receipt is None:
            return name
        step = self._words(f"step.{receipt.step}")
        return join(name, label(f"{receipt.value} {step}", f"$step-{receipt.step}"), by="  ")

    def on_click(self, event: events.Click) -> None:
        """A click asks for the feedback on this reply."""
        event.stop()
        self.post_message(ReceiptChosen(self.number))


class Chat(VerticalScroll, can_focus=True):
    """Holds what was said, newest at the foot."""

    def __init__(self, words: Words, customer: str) -> None:
        super().__init__(id="chat")
        self._words = words
        self._customer = customer

    async def theirs(self, lines: tuple[str, ...]) -> None:
        """Add what the customer says."""
        if lines:
            await self.mount(Theirs(self._customer, lines))
            self.anchor()

    async def mine(self, reply: str, number: int) -> Mine:
        """Add a reply, and return it to be completed later."""
        mine = Mine(self._words, reply, number)
        await self.mount(mine)
        self.anchor()
        return mine

    async def note(self, content: Content) -> Prose:
        """Add a remark of the program's own, and return it."""
        note = Prose(content, classes="note")
        await self.mount(note)
        self.anchor()
        return note
