"""The help: how it works, the steps, the keys."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from simulator.tui.notice.screen import NoticeScreen
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, label, plain

KEYS = (
    ("Enter", "help.key.enter"),
    ("Ctrl+J", "help.key.newline"),
    ("PgUp PgDn", "help.key.pages"),
    ("Ctrl+↑ Ctrl+↓", "help.key.receipts"),
    ("F2", "help.key.feedback"),
    ("F3", "help.key.all"),
    ("F4", "help.key.screen"),
    ("W", "help.key.shoes"),
    ("Tab", "help.key.tab"),
    ("Esc", "help.key.escape"),
    ("Ctrl+P", "help.key.commands"),
    ("Ctrl+T", "help.key.theme"),
    ("F1  ?", "help.key.help"),
    ("Ctrl+Q", "help.key.quit"),
)
MARGIN = 22
STEPS = ("company", "golden", "empathy", "platinum", "neutral")


class HelpScreen(NoticeScreen):
    """One page that scrolls."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["../notice/notice.tcss", "help.tcss"]

    def heading(self) -> str:
        """Return the heading."""
        return self.words("help.heading")

    def paragraphs(self) -> list[Prose | Row]:
        """Return the help, part by part."""
        words = self.words
        parts: list[Prose | Row] = [
            Prose(plain(words("help.how.text")), classes="paragraph"),
            self._section("help.steps"),
        ]
        for step in STEPS:
            name = label(words(f"step.{step}"), f"$step-{step}")
            parts.append(Row(name, plain(words(f"help.step.{step}")), indent=MARGIN))
        parts.append(self._section("help.keys"))
        parts += [Row(Content.styled(keys, "$voice"), plain(words(about)), indent=MARGIN) for keys, about in KEYS]
        return parts

    def _section(self, key: str) -> Prose:
        return Prose(label(self.words(key)), classes="section")
