"""The debrief's other side: reply by reply, with the thoughts that the customer kept to themselves."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from scoring.model import PRAISED
from simulator.tui.conversation.heard import heard_line, heard_parts
from simulator.tui.conversation.marked import marked
from simulator.tui.conversation.receipt import Finding, arithmetic, score_line
from simulator.tui.row import Row
from simulator.tui.safe import Prose, join, label, plain
from simulator.tui.views import DebriefTurnView, DebriefView
from simulator.tui.words import Words


def thought(customer: str, thinks: str, words: Words) -> Prose:
    """Return what the customer thought and did not say."""
    who = label(words("debrief.thought", name=customer), "$quiet")
    return Prose(join(who, plain(thinks, "italic"), by="  "), classes="thought")


class TurnCard(Vertical):
    """One turn: what the customer said and thought, the reply, its score and its best finding."""

    def __init__(self, turn: DebriefTurnView, customer: str, words: Words) -> None:
        super().__init__(classes="turn")
        self.turn = turn
        self._customer = customer
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the turn with its best finding."""
        turn, receipt = self.turn, self.turn.receipt
        said = join(label(self._customer, "$step-platinum"), plain(turn.customer, "$quiet"), by="\n")
        yield Prose(said, classes="turn-theirs")
        with Vertical(classes="turn-mine"):
            yield Prose(join(score_line(receipt, self._words, 16), marked(receipt), by="\n"))
            for finding in receipt.findings[:1]:
                yield Finding(finding, self._words, best=finding.points >= PRAISED)
            if heard := heard_line(receipt, self._words):
                yield Prose(heard, classes="turn-heard")
        if turn.thinks:
            yield thought(self._customer, turn.thinks, self._words)

    async def show_all(self) -> None:
        """Add the other findings, the notes, the sum, and what became of the customer's words."""
        receipt = self.turn.receipt
        rest: list[Prose | Row] = [Finding(finding, self._words) for finding in receipt.findings[1:]]
        rest += [Prose(plain(note, "$step-golden"), classes="turn-sum") for note in receipt.notes]
        rest.append(Prose(arithmetic(receipt), classes="turn-sum"))
        rest += heard_parts(receipt, self._words)
        self.query(".turn-heard").set(display=False)
        for widget in rest:
            widget.add_class("turn-rest")
        await self.query_one(".turn-mine", Vertical).mount_all(rest)

    async def show_best(self) -> None:
        """Take them away again."""
        await self.query(".turn-rest").remove()
        self.query(".turn-heard").set(display=True)


class Turns(Vertical):
    """All turns, in order. They come one after another, so that a long conversation holds up no key."""

    def __init__(self, debrief: DebriefView, words: Words) -> None:
        super().__init__(id="turns")
        self._debrief = debrief
        self._words = words
        self.all_shown = False

    def compose(self) -> ComposeResult:
        """Lay out the heading and the first thought."""
        yield Prose(label(self._words("debrief.turns"), "bold $quiet"), ident="turns-heading")
        if self._debrief.first_thought:
            yield thought(self._debrief.customer, self._debrief.first_thought, self._words)

    def on_mount(self) -> None:
        """Add the turns."""
        self.run_worker(self._add_turns())

    async def _add_turns(self) -> None:
        for turn in self._debrief.turns:
            await self.mount(TurnCard(turn, self._debrief.customer, self._words))

    async def toggle_all(self) -> None:
        """Show every finding of every reply, or only the best of each."""
        self.all_shown = not self.all_shown
        for card in self.query(TurnCard):
            await (card.show_all() if self.all_shown else card.show_best())
