"""The app: it pushes screens, carries their requests to the core, and keeps the draft and the choices."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.tui.core import Clerk
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import (
    BriefingReady,
    BriefingWanted,
    ConversationOpened,
    Debriefed,
    DraftChanged,
    ModeChosen,
    ReplySent,
    Request,
    ShoesReady,
    Troubled,
)
from simulator.tui.safe import notify
from simulator.tui.settings import SettingsFile
from simulator.tui.theme import DARK, LIGHT, THEMES
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.words import Words, preferred_language, words_in

EXIT_CODES = {Kind.MODEL: 3, Kind.STORAGE: 4}
INTERNAL = 70
SCREENS = ("briefing", "conversation", "notice", "debrief", "help", "shoes")
DRAFT_DELAY = 0.4


class PlatinumApp(App[int]):
    """Platinum on a terminal. Ends with an exit code: 0, 3 without a language model, 4 without storage, 70 after
    a mistake of our own."""

    CSS_PATH = ["app.tcss", "library/library.tcss"]  # noqa: RUF012 – the first screen is painted with the app
    TITLE = "Platinum"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 – Textual's own way
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "key.quit", priority=True, show=False),
        Binding("ctrl+c", "quit", "key.quit", show=False, system=True),
        Binding("f1", "help", "key.help", key_display="F1"),
        Binding("question_mark", "help", "key.help", show=False),
        Binding("ctrl+t", "switch_theme", "key.theme", show=False),
    ]

    def __init__(
        self,
        clerk: Clerk,
        settings: SettingsFile | None = None,
        *,
        scenario: str | None = None,
        language: str | None = None,
    ) -> None:
        self.clerk = clerk
        self.settings = settings or SettingsFile(None)
        self._scenario = scenario
        self._language = language or self.settings.current.language or preferred_language()
        self._draft_timer_runs = False
        self._prepared = False
        self._ends_with = 0
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.current.theme

    @property
    def words(self) -> Words:
        """The words of the library's language."""
        return words_in(self._language)

    def get_default_screen(self) -> Screen[None]:
        """Open on the library, so that it is what is painted first."""
        return LibraryScreen()

    def on_mount(self) -> None:
        """Take up what waits for the first paint."""
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self._heed_signals()
        if self._scenario is not None:
            self.post_message(BriefingWanted(self._scenario))

    @work
    async def _prepare(self) -> None:
        """Get the other screens ready once the library is there, so that none keeps anybody waiting when it opens.

        Their code comes in on the clerk's thread; their styles are read in one go, where each screen by itself would
        have everything read again.
        """
        for name in SCREENS:
            await self.clerk.load(f"simulator.tui.{name}.screen")
        for name in SCREENS:
            path = Path(__file__).parent / name / f"{name}.tcss"
            if not self.stylesheet.has_source(str(path), ""):
                self.stylesheet.read(path)
        self.stylesheet.reparse()

    def _heed_signals(self) -> None:
        """A closed terminal or a ``kill`` ends the session like a quit: the draft is written."""
        import asyncio

        for name in ("SIGHUP", "SIGTERM"):
            if number := getattr(signal, name, None):
                try:
                    asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):  # not in the main thread, or on Windows
                    return

    # --- requests and answers ----------------------------------------------------------------------------------------

    @on(Request)
    def _carry_out(self, request: Request) -> None:
        if isinstance(request, ReplySent):
            self.clerk.forget_draft()
        self._ask(request)

    @work(exit_on_error=True)
    async def _ask(self, request: Request) -> None:
        asker = request.asker or self
        try:
            answer = await self.clerk.ask(request.carry_out)
            if isinstance(request, ReplySent) or self._ends_with == EXIT_CODES[Kind.STORAGE]:
                self._ends_with = 0
        except Trouble as trouble:
            answer = Troubled(trouble, request)
        if not self._prepared:
            self._prepared = True
            self._prepare()
        if not asker.post_message(answer) and isinstance(answer, Troubled):
            self.post_message(answer)

    @on(BriefingReady)
    async def _show_briefing(self, answer: BriefingReady) -> None:
        from simulator.tui.briefing.screen import BriefingScreen

        await self.show_on_library(BriefingScreen(answer.briefing, self.settings.current.mode))

    @on(ConversationOpened)
    async def _show_conversation(self, answer: ConversationOpened) -> None:
        from simulator.tui.conversation.screen import ConversationScreen

        await self.show_on_library(ConversationScreen(answer.conversation))

    @on(Debriefed)
    async def _show_debrief(self, answer: Debriefed) -> None:
        from simulator.tui.debrief.screen import DebriefScreen

        await self.show_on_library(DebriefScreen(answer.debrief))

    @on(ShoesReady)
    async def _show_shoes(self, answer: ShoesReady) -> None:
        from simulator.tui.shoes.screen import ShoesScreen

        await self.show_on_library(ShoesScreen(answer.shoes))

    async def show_on_library(self, screen: Screen[None]) -> None:
        """Show ``screen`` straight above the library, instead of whatever stands there now."""
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        if len(self.screen_stack) > 1:
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    @on(Troubled)
    def show_trouble(self, event: Troubled) -> None:
        """Show a fault as a page of its own, with what to do."""
        from simulator.tui.notice.screen import TroubleScreen

        event.stop()
        self._ends_with = EXIT_CODES.get(event.trouble.kind, self._ends_with)
        self.push_screen(TroubleScreen(event.trouble, event.request))

    # --- draft and choices -------------------------------------------------------------------------------------------

    @on(DraftChanged)
    def _keep_draft(self, event: DraftChanged) -> None:
        self.clerk.keep_draft(event.attempt, event.text)
        if not self._draft_timer_runs:
            self._draft_timer_runs = True
            self.set_timer(DRAFT_DELAY, self.save_draft)

    @work
    async def save_draft(self) -> None:
        """Write the draft now."""
        self._draft_timer_runs = False
        try:
            await self.clerk.ask(self.clerk.save_kept_draft)
        except Trouble as trouble:
            notify(self, trouble.message, "error")

    @on(ModeChosen)
    def _keep_mode(self, event: ModeChosen) -> None:
        self.settings.change(mode=event.mode)

    def action_switch_theme(self) -> None:
        """Go from ink to paper, or back."""
        self.theme = LIGHT if self.theme == DARK else DARK
        self.settings.change(theme=self.theme)

    async def action_switch_language(self) -> None:
        """Show the library in the other language."""
        self._language = "fr" if self._language == "en" else "en"
        self.settings.change(language=self._language)
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                await screen.speak()

    # --- help, commands, leaving -------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Open the help, once."""
        from simulator.tui.help.screen import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette with our own commands."""
        from textual.command import CommandPalette

        from simulator.tui.commands import Commands

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette([Commands], placeholder=self.words("command.search")))

    async def leave_to_library(self) -> None:
        """Close whatever stands above the library."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def action_quit(self) -> None:
        """Leave; the draft is written on the way out."""
        self.exit(self._ends_with)

    def _fatal_error(self) -> None:
        """A mistake of our own in a screen: leave with a few words, and keep the details in the log."""
        from rich.text import Text

        from simulator.tui.log import keep

        if self._ends_with == INTERNAL:
            return
        self._ends_with = INTERNAL
        log = keep(self._exception or RuntimeError("no exception is known"))
        told = f"{self.words('trouble.internal')}. {self.words('trouble.internal.advice', log=log or '–')}"
        self.panic(Text(told))

    @property
    def ends_with(self) -> int:
        """The exit code as things stand."""
        return self._ends_with
