"""Rating an agent: five numbers, and a line for why."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from scoring.text import clean
from simulator.tui.controls import Line, Push
from simulator.tui.safe import Prose, label
from simulator.tui.words import Words

NUMBERS = range(1, 6)


class RatingForm(Vertical):
    """``rating`` is the number chosen, 0 before one is."""

    def __init__(self, words: Words) -> None:
        super().__init__(id="rating")
        self._words = words
        self.rating = 0

    def compose(self) -> ComposeResult:
        """Lay out question, numbers and line."""
        yield Prose(ident="rating-question")
        with Horizontal(id="rating-numbers"):
            for number in NUMBERS:
                yield Push(label(str(number)), ident=f"rate-{number}", classes="rate")
        yield Line(label(self._words("shoes.why")), ident="shoes-why")

    @property
    def why(self) -> str:
        """The line for why."""
        return clean(self.query_one("#shoes-why", Line).value).strip()

    def ask(self, name: str) -> None:
        """Ask anew, about the agent called ``name``."""
        self.rating = 0
        self.query_one("#rating-question", Prose).show(label(self._words("shoes.rate", name=name), "$voice"))
        self.query_one("#shoes-why", Line).value = ""
        self._mark()

    def focus_rating(self) -> None:
        """Put the focus on the middle number: it is neither praise nor blame."""
        self.query_one("#rate-3", Push).focus()

    def choose(self, rating: int) -> None:
        """Take ``rating``, 1 to 5, and go on to the line."""
        self.rating = rating
        self._mark()
        self.query_one("#shoes-why", Line).focus()

    def _mark(self) -> None:
        for number in NUMBERS:
            chosen = number == self.rating
            push = self.query_one(f"#rate-{number}", Push)
            push.set_class(chosen, "-main")
            push.label = label(f"● {number}" if chosen else str(number))
