"""The debrief: the conversation seen from the customer's side, and every reply once more."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Container, Horizontal, Vertical, VerticalScroll

from simulator.tui.controls import Push
from simulator.tui.debrief.turns import Turns
from simulator.tui.debrief.verdict import Verdict
from simulator.tui.messages import BriefingWanted
from simulator.tui.page import Page
from simulator.tui.safe import label
from simulator.tui.views import DebriefView
from simulator.tui.words import Words, words_in


class DebriefScreen(Page):
    """Speaks the language of the scenario."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "again", "key.again"),
        Binding("l,escape", "library", "key.library"),
        Binding("f3,a", "toggle_all", "key.all", key_display="F3"),
    ]

    def __init__(self, debrief: DebriefView) -> None:
        super().__init__()
        self.debrief = debrief

    @property
    def words(self) -> Words:
        """The words of the scenario's language."""
        return words_in(self.debrief.language)

    def trail(self) -> tuple[str, ...]:
        """Name the scenario."""
        return (self.words("name"), self.debrief.scenario_title)

    def compose_body(self) -> ComposeResult:
        """Lay out the customer's side and the replies: beside one another where there is room, else in a row."""
        with VerticalScroll(id="debrief"), Center(), Vertical(id="debrief-page"):
            with Container(id="debrief-columns"):
                yield Verdict(self.debrief, self.words)
                yield Turns(self.debrief, self.words)
            with Horizontal(id="debrief-actions"):
                yield Push(label(self.words("debrief.again")), ident="debrief-again", classes="-main")
                yield Push(label(self.words("debrief.library")), ident="debrief-library")

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one("#debrief", VerticalScroll).focus()

    @on(Push.Pressed, "#debrief-again")
    def action_again(self) -> None:
        """Play the same scenario again."""
        self.post_message(BriefingWanted(self.debrief.scenario))

    @on(Push.Pressed, "#debrief-library")
    def action_library(self) -> None:
        """Go back to the library."""
        self.app.pop_screen()

    async def action_toggle_all(self) -> None:
        """Show every finding of every reply, or only the best of each."""
        await self.query_one(Turns).toggle_all()
