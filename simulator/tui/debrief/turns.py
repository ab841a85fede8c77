"""The debrief's other side: reply by reply, with the thoughts that the customer kept to themselves."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simulator.tui.conversation.marked import marked
from simulator.tui.conversation.receipt import Finding, arithmetic, score_line
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
        """Lay out the turn; the findings beyond the best are there, hidden."""
        turn, receipt = self.turn, self.turn.receipt
        with Vertical(classes="turn-theirs"):
            yield Prose(label(self._customer, "$step-platinum"), classes="speaker")
            yield Prose(plain(turn.customer, "$quiet"))
        with Vertical(classes="turn-mine"):
            yield Prose(score_line(receipt, self._words, 16))
            yield Prose(marked(receipt), classes="turn-words")
            for number, finding in enumerate(receipt.findings):
                card = Finding(finding, self._words, best=number == 0 and finding.points > 0)
                card.set_class(number > 0, "turn-rest")
                yield card
            for note in receipt.notes:
                yield Prose(plain(note, "$step-golden"), classes="turn-note")
            yield Prose(arithmetic(receipt), classes="turn-rest")
        if turn.thinks:
            yield thought(self._customer, turn.thinks, self._words)


class Turns(Vertical):
    """All turns, in order."""

    def __init__(self, debrief: DebriefView, words: Words) -> None:
        super().__init__(id="turns")
        self._debrief = debrief
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out heading and turns."""
        yield Prose(label(self._words("debrief.turns"), "bold $quiet"))
        if self._debrief.first_thought:
            yield thought(self._debrief.customer, self._debrief.first_thought, self._words)
        for turn in self._debrief.turns:
            yield TurnCard(turn, self._debrief.customer, self._words)
