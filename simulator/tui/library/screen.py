"""The first screen: choose a conversation, or go on with one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from simulator.tui.library.detail import Detail
from simulator.tui.library.shelf import Shelf, in_order
from simulator.tui.messages import BriefingWanted, ResumeWanted, ShelfLoaded, ShelfWanted
from simulator.tui.page import Page
from simulator.tui.safe import Content, Line, Prose, Push, join, label, plain
from simulator.tui.views import ItemView, ShelfView


class LibraryScreen(Page):
    """Shows the shelf; asks for it again each time it comes back into view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resume", "key.resume"),
        Binding("slash", "find", "key.filter", key_display="/"),
        Binding("f", "faults", "key.faults"),
        Binding("l", "app.switch_language", "key.language"),
        Binding("escape", "forget", "key.back", show=False),
        Binding("ctrl+q", "app.quit", "key.quit", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shelf: ShelfView | None = None
        self._offered = False

    def compose_body(self) -> ComposeResult:
        """Lay out the list on the left, and what is known of the highlighted one on the right."""
        with Horizontal(id="library"):
            with Vertical(id="library-list"):
                yield Push(Content(""), ident="library-resume", classes="-main")
                yield Prose(ident="library-heading", classes="heading")
                yield Line(label(self.words("library.find")), ident="library-find")
                yield Shelf()
                yield Prose(ident="library-note")
            yield Detail()

    def on_mount(self) -> None:
        """Say that the library is being opened, until it is."""
        for hidden in ("#library-resume", "#library-find", "Detail", "#shelf"):
            self.query_one(hidden).display = False
        self.query_one("#library-note", Prose).show(plain(self.words("library.opening"), "$quiet"))

    def on_screen_resume(self) -> None:
        """Read the shelf, once this screen has been painted."""
        self.call_after_refresh(lambda: self.post_message(ShelfWanted(self, self.words.language)))

    @on(ShelfLoaded)
    def show_shelf(self, event: ShelfLoaded) -> None:
        """Show the library, and offer to go on with what was left unfinished."""
        event.stop()
        self._shelf = event.shelf
        self._fill()
        shelf = self.query_one(Shelf)
        resume = self.query_one("#library-resume", Push)
        if not self._offered and event.shelf.unfinished:
            resume.focus()
        elif self.focused is None or not self.focused.display:
            shelf.focus()
        self._offered = True
        self.refresh_bindings()

    async def speak(self) -> None:
        """Say everything again, in the language of the library."""
        await self.recompose()
        self.on_mount()
        if self._shelf is not None:
            self._fill()
            self.query_one(Shelf).focus()
        self.refresh_bindings()

    @property
    def shelf_view(self) -> ShelfView:
        """What is known of the library; empty until it has been read."""
        return self._shelf or ShelfView()

    def _fill(self) -> None:
        shelf = self.shelf_view
        search = self.query_one("#library-find", Line).value
        items = in_order(shelf, self.words.language, search)
        chosen = self.query_one(Shelf)
        current = self._current()
        chosen.fill(items, self.words, keep=current.id if current else None)
        chosen.display = bool(items)
        self.query_one("#library-heading", Prose).show(label(self.words("library.heading")))
        self.query_one("#library-note", Prose).show(self._note(items))
        self._fill_resume(shelf)
        self._show_current()

    def _fill_resume(self, shelf: ShelfView) -> None:
        resume = self.query_one("#library-resume", Push)
        resume.display = bool(shelf.unfinished)
        if shelf.unfinished:
            newest = shelf.unfinished[0]
            left = self.words.count("library.left", newest.turns)
            resume.label = join(
                join(label(self.words("library.resume")), label("R", "$quiet"), by="  "),
                label(newest.title, "not bold $foreground"),
                label(f"{left}, {self.words.moment(newest.saved)}", "not bold $quiet"),
                by="\n",
            )

    def _note(self, items: list[ItemView]) -> Content:
        shelf = self.shelf_view
        notes: list[Content] = []
        if not shelf.items:
            notes.append(plain(self.words("library.empty"), "$quiet"))
        elif not items:
            notes.append(plain(self.words("library.nothing"), "$quiet"))
        if shelf.faults:
            faults = self.words.count("library.faults", len(shelf.faults))
            notes.append(plain(f"{faults}\u00a0·\u00a0F", "$cost"))
        return join(*notes, by="\n\n")

    def _current(self) -> ItemView | None:
        shelf = self.query_one(Shelf)
        if shelf.highlighted is None or shelf.highlighted >= shelf.option_count:
            return None
        chosen = shelf.get_option_at_index(shelf.highlighted).id
        return next((item for item in self.shelf_view.items if item.id == chosen), None)

    @on(OptionList.OptionHighlighted)
    def _show_current(self) -> None:
        if self._shelf is not None:
            self.query_one(Detail).show(self._current(), self.words)
            self.refresh_bindings()

    # --- what the person does ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what can be done now."""
        if action == "resume":
            return bool(self.shelf_view.unfinished)
        if action == "faults":
            return bool(self.shelf_view.faults)
        return True

    @on(OptionList.OptionSelected)
    @on(Push.Pressed, "#detail-open")
    def action_open(self) -> None:
        """Open the briefing of the highlighted conversation."""
        if item := self._current():
            self.post_message(BriefingWanted(item.id))

    @on(Push.Pressed, "#detail-resume")
    def _resume_current(self) -> None:
        item = self._current()
        if item is not None and item.unfinished is not None:
            self.post_message(ResumeWanted(item.unfinished.attempt))

    @on(Push.Pressed, "#library-resume")
    def action_resume(self) -> None:
        """Go on with the unfinished attempt: the highlighted one's, or else the newest."""
        if self.shelf_view.unfinished:
            self.post_message(ResumeWanted(self.shelf_view.unfinished[0].attempt))

    def action_find(self) -> None:
        """Open the line to search with."""
        find = self.query_one("#library-find", Line)
        find.display = True
        find.focus()

    @on(Input.Changed, "#library-find")
    def _search(self) -> None:
        self._fill()

    @on(Input.Submitted, "#library-find")
    def _found(self) -> None:
        self.query_one(Shelf).focus()

    def action_forget(self) -> None:
        """Forget what was searched for and show everything."""
        find = self.query_one("#library-find", Line)
        find.value = ""
        find.display = False
        self._fill()
        self.query_one(Shelf).focus()

    def action_faults(self) -> None:
        """Show the files that could not be read."""
        from simulator.tui.notice.screen import FaultsScreen

        self.app.push_screen(FaultsScreen(self.shelf_view.faults))
