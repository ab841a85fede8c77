"""The help of the preview: what it shows, and its keys."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from simulator.tui.help.screen import MARGIN, HelpScreen
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, label, plain

KEYS = (
    ("Enter", "help.key.enter"),
    ("Ctrl+J", "help.key.newline"),
    ("PgUp PgDn", "help.key.pages"),
    ("F2", "preview.help.panel"),
    ("F3", "preview.help.all"),
    ("F4", "preview.help.takeback"),
    ("F5", "preview.help.anew"),
    ("F8", "preview.help.reword"),
    ("Tab", "help.key.tab"),
    ("Ctrl+T", "help.key.theme"),
    ("Ctrl+Q", "preview.help.quit"),
)


class PreviewHelp(HelpScreen):
    """One page that scrolls."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["../notice/notice.tcss", "../help/help.tcss"]

    def paragraphs(self) -> list[Prose | Row]:
        """Return the help, part by part."""
        words = self.words
        parts: list[Prose | Row] = [
            Prose(plain(words("preview.help.text")), classes="paragraph"),
            Prose(label(words("help.keys")), classes="section"),
        ]
        parts += [Row(Content.styled(keys, "$voice"), plain(words(about)), indent=MARGIN) for keys, about in KEYS]
        return parts
