"""What the command palette offers: our own commands, in the language of the screen it is opened from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import BriefingWanted, ModeChosen, Request, ResumeWanted
from simulator.tui.mode import Mode
from simulator.tui.page import Page
from simulator.tui.safe import label, notify

if TYPE_CHECKING:
    from simulator.tui.app import PlatinumApp


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is called, what it does in a few words, and the doing."""

    name: str
    about: str
    do: Callable[[], object]


class Commands(Provider):
    """Offers the commands in a fixed order, and those that match first while somebody types."""

    async def discover(self) -> Hits:
        """Offer everything."""
        for command in self._commands():
            yield DiscoveryHit(label(command.name), command.do, text=command.name, help=command.about)

    async def search(self, query: str) -> Hits:
        """Offer what matches ``query``."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (match := matcher.match(command.name)) > 0:
                yield Hit(match, matcher.highlight(command.name), command.do, text=command.name, help=command.about)

    def _commands(self) -> Iterator[Command]:
        app = cast("PlatinumApp", self.app)
        screen = self.screen
        words = screen.words if isinstance(screen, Page) else app.words
        if isinstance(screen, LibraryScreen):
            yield from self._conversations(app, screen)
            yield Command(words("command.language"), words("command.language.about"), app.action_switch_language)
            yield Command(words("command.mode"), words("command.mode.about"), lambda: _switch_mode(app))
        else:
            # Conversations are offered from the library only, so that none is left by mistake.
            yield Command(words("command.library"), words("command.library.about"), app.leave_to_library)
        yield Command(words("command.theme"), words("command.theme.about"), app.action_switch_theme)
        yield Command(words("command.help"), words("command.help.about"), app.action_help)
        yield Command(words("command.quit"), words("command.quit.about"), app.action_quit)

    @staticmethod
    def _conversations(app: PlatinumApp, library: LibraryScreen) -> Iterator[Command]:
        words, shelf = app.words, library.shelf_view

        def asking(request: Request) -> Callable[[], object]:
            return lambda: app.post_message(request)

        for left in shelf.unfinished:
            name = label(words("command.resume", title=left.title)).plain
            yield Command(name, words("command.resume.about"), asking(ResumeWanted(left.attempt)))
        for item in shelf.items:
            name = label(words("command.play", title=item.title)).plain
            yield Command(name, words("command.play.about"), asking(BriefingWanted(item.id)))


def _switch_mode(app: PlatinumApp) -> None:
    mode = Mode.ASSESSMENT if app.settings.current.mode is Mode.PRACTICE else Mode.PRACTICE
    app.post_message(ModeChosen(mode))
    notify(app, app.words(f"briefing.mode.{mode.value}.about"))
