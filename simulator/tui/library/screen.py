"""The first screen: choose a conversation, or go on with one.

It is painted before the library has been read, so it brings no more than it needs to say so; the rest is in ``body``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from simulator.tui.messages import ShelfLoaded, ShelfWanted
from simulator.tui.page import Page
from simulator.tui.safe import Prose, plain

if TYPE_CHECKING:
    from simulator.tui.library.body import LibraryBody
    from simulator.tui.views import ShelfView


class LibraryScreen(Page):
    """Shows the shelf; asks for it again each time it comes back into view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "app.switch_language", "key.language"),
        Binding("ctrl+q", "app.quit", "key.quit", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shelf: ShelfView | None = None

    def compose_body(self) -> ComposeResult:
        """Say that the library is being opened, until it is."""
        if self._shelf is None:
            yield Prose(plain(self.words("library.opening"), "$quiet"), ident="library-opening")
        else:
            yield self._body_of(self._shelf)

    def on_screen_resume(self) -> None:
        """Read the shelf, once this screen has been painted."""
        self.call_after_refresh(lambda: self.post_message(ShelfWanted(self, self.words.language)))

    @on(ShelfLoaded)
    async def show_shelf(self, event: ShelfLoaded) -> None:
        """Show the library, and offer to go on with what was left unfinished."""
        event.stop()
        first, self._shelf = self._shelf is None, event.shelf
        if first:
            await self.query("#library-opening").remove()
            await self.mount(self._body_of(event.shelf), after=self.masthead)
        else:
            cast("LibraryBody", self.query_one("#library")).show(event.shelf)
        self.refresh_bindings()

    async def speak(self) -> None:
        """Say everything again, in the language of the library."""
        await self.recompose()
        self.refresh_bindings()

    @property
    def shelf_view(self) -> ShelfView:
        """What is known of the library; empty until it has been read."""
        if self._shelf is None:
            from simulator.tui.views import ShelfView

            return ShelfView()
        return self._shelf

    def _body_of(self, shelf: ShelfView) -> LibraryBody:
        from simulator.tui.library.body import LibraryBody

        return LibraryBody(shelf, self.words)
