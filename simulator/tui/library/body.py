"""The list on the left, what is known of the highlighted conversation on the right, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from simulator.tui.controls import Line, Push
from simulator.tui.library.detail import Detail
from simulator.tui.library.shelf import Shelf, in_order
from simulator.tui.messages import BriefingWanted, ResumeWanted, ShoesWanted
from simulator.tui.safe import Content, Prose, join, label, plain

if TYPE_CHECKING:
    from simulator.tui.views import ItemView, ShelfView
    from simulator.tui.words import Words


class LibraryBody(Horizontal):
    """Shows one shelf after another, keeping its place in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resume", "key.resume"),
        Binding("w", "wear_shoes", "key.shoes"),
        Binding("slash", "find", "key.filter", key_display="/"),
        Binding("f", "faults", "key.faults"),
        Binding("escape", "forget", "key.back", show=False),
    ]

    def __init__(self, shelf: ShelfView, words: Words) -> None:
        super().__init__(id="library")
        self._shelf = shelf
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the two sides."""
        with Vertical(id="library-list"):
            yield Push(Content(""), ident="library-resume", classes="-main")
            yield Prose(label(self._words("library.heading")), ident="library-heading", classes="heading")
            yield Line(label(self._words("library.find")), ident="library-find")
            yield Shelf()
            yield Prose(ident="library-note")
        yield Detail()

    def on_mount(self) -> None:
        """Fill both sides, and put the focus on what is offered first."""
        self.query_one("#library-find").display = False
        self._fill()
        if self._shelf.unfinished:
            self.query_one("#library-resume").focus()
        else:
            self.query_one(Shelf).focus()

    def show(self, shelf: ShelfView) -> None:
        """Show the shelf as it is now."""
        self._shelf = shelf
        self._fill()
        focused = self.screen.focused
        if focused is None or not focused.display:
            self.query_one(Shelf).focus()

    def _fill(self) -> None:
        shelf = self._shelf
        search = self.query_one("#library-find", Line).value
        items = in_order(shelf, self._words.language, search)
        chosen = self.query_one(Shelf)
        current = self._current()
        chosen.fill(items, self._words, keep=current.id if current else None)
        chosen.display = bool(items)
        self.query_one("#library-note", Prose).show(self._note(items))
        self._fill_resume(shelf)
        self._show_current()

    def _fill_resume(self, shelf: ShelfView) -> None:
        resume = self.query_one("#library-resume", Push)
        resume.display = bool(shelf.unfinished)
        if shelf.unfinished:
            newest = shelf.unfinished[0]
            left = self._words.count("library.left", newest.turns)
            resume.label = join(
                join(label(self._words("library.resume")), label("R", "$quiet"), by="  "),
                label(newest.title, "not bold $foreground"),
                label(f"{left}, {self._words.moment(newest.saved)}", "not bold $quiet"),
                by="\n",
            )

    def _note(self, items: list[ItemView]) -> Content:
        shelf = self._shelf
        notes: list[Content] = []
        if not shelf.items:
            notes.append(plain(self._words("library.empty"), "$quiet"))
        elif not items:
            notes.append(plain(self._words("library.nothing"), "$quiet"))
        if shelf.faults:
            faults = self._words.count("library.faults", len(shelf.faults))
            notes.append(plain(f"{faults}\u00a0·\u00a0F", "$cost"))
        return join(*notes, by="\n\n")

    def _current(self) -> ItemView | None:
        shelf = self.query_one(Shelf)
        if shelf.highlighted is None or shelf.highlighted >= shelf.option_count:
            return None
        chosen = shelf.get_option_at_index(shelf.highlighted).id
        return next((item for item in self._shelf.items if item.id == chosen), None)

    @on(OptionList.OptionHighlighted)
    def _show_current(self) -> None:
        if self.is_mounted:
            self.query_one(Detail).show(self._current(), self._words)
            self.screen.refresh_bindings()

    # --- what the person does ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what can be done now."""
        if action == "resume":
            return bool(self._shelf.unfinished)
        if action == "faults":
            return bool(self._shelf.faults)
        if action == "wear_shoes":
            item = self._current() if self.is_mounted else None
            return item is not None and item.shoes
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
        if self._shelf.unfinished:
            self.post_message(ResumeWanted(self._shelf.unfinished[0].attempt))

    def action_wear_shoes(self) -> None:
        """Be the customer of the highlighted conversation."""
        if (item := self._current()) is not None and item.shoes:
            self.post_message(ShoesWanted(item.id))

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

        self.app.push_screen(FaultsScreen(self._shelf.faults))
