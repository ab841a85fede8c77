"""What all screens share: the line at the head, the keys at the foot, and their words in the right language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from simulator.tui.safe import Content, Prose, label
from simulator.tui.words import Words

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from simulator.tui.app import PlatinumApp


class Masthead(Horizontal):
    """The line at the head: where you are, and on the right what the screen has to say quietly."""

    def __init__(self, *trail: str) -> None:
        super().__init__()
        self._trail = trail

    def compose(self) -> ComposeResult:
        """Lay out the two ends of the line."""
        first, *rest = self._trail
        parts = [label(first, "bold $voice"), *(label(part, "$foreground") for part in rest)]
        yield Prose(Content.styled("  ╱  ", "$faint").join(parts), ident="masthead-trail")
        yield Prose(ident="masthead-aside")

    def aside(self, content: Content) -> None:
        """Show ``content`` at the right end."""
        self.query_one("#masthead-aside", Prose).show(content)


class Page(Screen[None]):
    """A screen of Platinum. Bindings are described by keys into the words (``key.back``)."""

    AUTO_FOCUS = ""
    TRAIL: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out head, body and foot."""
        yield Masthead(*self.trail())
        yield from self.compose_body()
        yield Footer(compact=True)

    def compose_body(self) -> ComposeResult:
        """Lay out what stands between head and foot."""
        yield from ()

    def trail(self) -> tuple[str, ...]:
        """Return what the head says, from the program's name on."""
        return (self.words("name"),)

    @property
    def platinum(self) -> PlatinumApp:
        """The app, by its own type."""
        return cast("PlatinumApp", self.app)

    @property
    def words(self) -> Words:
        """The words of this screen: the library's language, unless a screen has its own."""
        return self.platinum.words

    @property
    def masthead(self) -> Masthead:
        """The line at the head."""
        return self.query_one(Masthead)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings at work, described in this screen's language."""
        return {
            key: active._replace(binding=replace(active.binding, description=self._said(active)))
            for key, active in super().active_bindings.items()
        }

    def _said(self, active: ActiveBinding) -> str:
        binding = active.binding
        if binding.action.endswith("command_palette"):
            return self.words("key.commands")
        if binding.description.startswith("key."):
            return self.words(binding.description)
        return binding.description
