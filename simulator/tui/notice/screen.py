"""Pages that say what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen

from simulator.tui.controls import Push
from simulator.tui.messages import Request, ShelfWanted
from simulator.tui.row import Row
from simulator.tui.safe import Prose, join, label, plain
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import FaultView
from simulator.tui.words import Words

if TYPE_CHECKING:
    from simulator.tui.app import PlatinumApp

_RETRIED = (ShelfWanted,)


class NoticeScreen(ModalScreen[None]):
    """A heading, some paragraphs, and a way out."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "notice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "close", show=False)]

    @property
    def words(self) -> Words:
        """The words of the library's language."""
        return cast("PlatinumApp", self.app).words

    def heading(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def paragraphs(self) -> Sequence[Prose | Row]:
        """Return what stands below the heading."""
        raise NotImplementedError

    def buttons(self) -> list[tuple[str, str]]:
        """Return the buttons, each an id and a label; the first gets the focus."""
        return [("close", self.words("key.close"))]

    def compose(self) -> ComposeResult:
        """Lay out the notice."""
        with Vertical(id="notice"):
            yield Prose(label(self.heading(), "bold"), ident="notice-heading")
            with VerticalScroll(id="notice-body", can_focus=True):
                yield from self.paragraphs()
            with Horizontal(id="notice-buttons"):
                for name, text in self.buttons():
                    yield Push(label(text), ident=f"notice-{name}")

    def on_mount(self) -> None:
        """Put the focus on the first way out."""
        self.query(Push).first().focus()

    @on(Push.Pressed, "#notice-close")
    def action_close(self) -> None:
        """Close the notice."""
        self.dismiss()


class TroubleScreen(NoticeScreen):
    """A fault: what, where, what to do; and trying again where that may help."""

    def __init__(self, trouble: Trouble, request: Request | None = None) -> None:
        super().__init__()
        self.trouble = trouble
        self.request = request

    def heading(self) -> str:
        """Say what kind of fault it is."""
        return self.words(f"trouble.{self.trouble.kind.value}")

    def paragraphs(self) -> Sequence[Prose | Row]:
        """Say what is wrong, then what to do."""
        told = [plain(self.trouble.message)]
        if self.trouble.kind in (Kind.MODEL, Kind.STORAGE):
            told.append(plain(self.words(f"trouble.{self.trouble.kind.value}.advice"), "$quiet"))
        if self.trouble.kind is Kind.INTERNAL:
            advice = self.words("trouble.internal.advice", log=self.trouble.log or "–")
            told.append(plain(advice, "$quiet"))
        return [Prose(part, classes="paragraph") for part in told]

    def buttons(self) -> list[tuple[str, str]]:
        """Offer to try again when nothing else is behind this page, and to quit."""
        if isinstance(self.request, _RETRIED):
            return [("retry", self.words("key.retry")), ("quit", self.words("key.quit"))]
        return super().buttons()

    @on(Push.Pressed, "#notice-retry")
    def retry(self) -> None:
        """Ask the core once more."""
        request = self.request
        self.dismiss()
        if isinstance(request, ShelfWanted) and request.asker is not None:
            self.app.post_message(ShelfWanted(request.asker, request.language))

    @on(Push.Pressed, "#notice-quit")
    async def leave(self) -> None:
        """Leave the program."""
        await self.app.action_quit()


class FaultsScreen(NoticeScreen):
    """The scenario files that could not be read."""

    def __init__(self, faults: tuple[FaultView, ...]) -> None:
        super().__init__()
        self.faults = faults

    def heading(self) -> str:
        """Say what the list is of."""
        return self.words("library.faults.heading")

    def paragraphs(self) -> Sequence[Prose | Row]:
        """Name each file, its fault, and the command that helps."""
        told = [join(plain(fault.place, "bold"), plain(fault.message), by="\n") for fault in self.faults]
        told.append(plain(self.words("library.faults.advice"), "$quiet"))
        return [Prose(part, classes="paragraph") for part in told]
