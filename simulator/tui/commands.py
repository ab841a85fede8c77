"""What the command palette offers: our own commands, in the language of the screen it is opened from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from scoring.text import one_line
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import BriefingWanted, ModeChosen, ResumeWanted
from simulator.tui.page import Page
from simulator.tui.safe import notify
from simulator.tui.views import Mode, ShelfView

if TYPE_CHECKING:
    from simulator.tui.app import PlatinumApp


def commands(app: PlatinumApp, screen: Screen[object]) -> Iterable[SystemCommand]:
    """Return the commands; conversations are offered from the library only, so that none is left by mistake."""
    words = screen.words if isinstance(screen, Page) else app.words

    def switch_mode() -> None:
        mode = Mode.ASSESSMENT if app.settings.current.mode is Mode.PRACTICE else Mode.PRACTICE
        app.post_message(ModeChosen(mode))
        notify(app, words(f"briefing.mode.{mode.value}.about"))

    if isinstance(screen, LibraryScreen):
        yield from _conversations(app, screen.shelf_view)
        yield SystemCommand(
            words("command.language"), words("command.language.about"), app.action_switch_language
        )
        yield SystemCommand(words("command.mode"), words("command.mode.about"), switch_mode)
    else:
        yield SystemCommand(words("command.library"), words("command.library.about"), app.leave_to_library)
    yield SystemCommand(words("command.theme"), words("command.theme.about"), app.action_switch_theme)
    yield SystemCommand(words("command.help"), words("command.help.about"), app.action_help)
    yield SystemCommand(words("command.quit"), words("command.quit.about"), app.action_quit)


def _conversations(app: PlatinumApp, shelf: ShelfView) -> Iterable[SystemCommand]:
    words = app.words

    def ask(message: BriefingWanted | ResumeWanted) -> object:
        return lambda: app.post_message(message)

    for left in shelf.unfinished:
        title = words("command.resume", title=one_line(left.title))
        yield SystemCommand(title, words("command.resume.about"), ask(ResumeWanted(left.attempt)))
    for item in shelf.items:
        title = words("command.play", title=one_line(item.title))
        yield SystemCommand(title, words("command.play.about"), ask(BriefingWanted(item.id)))
