"""The preview as a program of its own: one file, one screen, nothing kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from simulator.tui.app import PlatinumApp
from simulator.tui.core import Clerk
from simulator.tui.preview.rehearsal import Rehearsal
from simulator.tui.preview.screen import PreviewScreen
from simulator.tui.settings import SettingsFile, default_path

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.tui.core import Core


class PreviewApp(PlatinumApp):
    """Opens on the preview of ``file``; its clerk's core is a rehearsal."""

    CSS_PATH = ["../app.tcss", "../conversation/conversation.tcss", "preview.tcss"]  # noqa: RUF012 – Textual's own way
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, clerk: Clerk, file: str, settings: SettingsFile | None = None) -> None:
        self._file = file
        super().__init__(clerk, settings)

    def get_default_screen(self) -> Screen[None]:
        """Open on the preview."""
        return PreviewScreen(self._file)

    def action_help(self) -> None:
        """Open the preview's own help, once."""
        from simulator.tui.preview.help import PreviewHelp

        if not isinstance(self.screen, PreviewHelp):
            self.push_screen(PreviewHelp())


def run_preview(file: Path, start: str | None = None) -> int:
    """Play ``file`` until the person leaves, and return the exit code."""
    # What a screen knows as its core is here the rehearsal; it takes no other requests.
    clerk = Clerk(lambda: cast("Core", Rehearsal(file, start)))
    app = PreviewApp(clerk, file.name, SettingsFile(default_path()))
    try:
        ended = app.run()
    finally:
        clerk.close()
    return app.ends_with if ended is None else ended
