"""The conversation so far: the customer's words on the left, the trainee's further in."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message

from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import AsideView, ReceiptView, TurnView
from simulator.tui.words import Words


class ReceiptChosen(Message):
    """A reply further up was chosen, to see its feedback again."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Theirs(Prose):
    """What the customer says in one go."""

    def __init__(self, customer: str, lines: tuple[str, ...]) -> None:
        said = (plain(line) for line in lines)
        super().__init__(join(label(customer, "$step-platinum"), *said, by="\n"), classes="theirs")


class Aside(Prose):
    """What passes between two stages, or what an onlooker says in public."""

    def __init__(self, aside: AsideView) -> None:
        if aside.who:
            content = join(label(aside.who, "$quiet"), plain(aside.text), by="\n")
            super().__init__(content, classes="onlooker")
        else:
            super().__init__(plain(aside.text, "$quiet"), classes="passing")


class Mine(Prose):
    """A reply of the trainee; with its score once it is known and may be seen."""

    def __init__(self, words: Words, reply: str, number: int) -> None:
        self._words = words
        self.number = number
        super().__init__(self._told(reply, None), classes="mine")

    def complete(self, turn: TurnView) -> None:
        """Show the reply as it was taken, with its score."""
        self.show(self._told(turn.reply, turn.receipt))

    def _told(self, reply: str, receipt: ReceiptView | None) -> Content:
        speaker = label(self._words("talk.you"), "$quiet")
        if receipt is not None:
            step = self._words(f"step.{receipt.step}")
            speaker = join(speaker, label(f"{receipt.value} {step}", f"$step-{receipt.step}"), by="  ")
        return join(speaker, plain(reply), by="\n")

    def on_click(self, event: events.Click) -> None:
        """A click asks for the feedback on this reply."""
        event.stop()
        self.post_message(ReceiptChosen(self.number))


class Chat(VerticalScroll, can_focus=True):
    """Holds what was said, newest at the foot."""

    def __init__(self, words: Words, customer: str) -> None:
        super().__init__(id="chat")
        self._words = words
        self.speaker = customer

    async def theirs(self, lines: tuple[str | AsideView, ...]) -> None:
        """Add what the customer says, and between it what passes and what onlookers say."""
        said: list[str] = []
        widgets: list[Prose] = []
        for line in lines:
            if isinstance(line, str):
                said.append(line)
                continue
            widgets += [Theirs(self.speaker, tuple(said))] if said else []
            said = []
            widgets.append(Aside(line))
        widgets += [Theirs(self.speaker, tuple(said))] if said else []
        if widgets:
            await self.mount_all(widgets)
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
