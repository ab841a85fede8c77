"""A mark in the margin and text beside it, so that wrapped lines hang."""

from __future__ import annotations

from textual.containers import Horizontal

from simulator.tui.safe import Content, Prose


class Row(Horizontal):
    """``mark`` stands in a narrow column, ``text`` wraps beside it."""

    def __init__(self, mark: Content, text: Content, *, classes: str | None = None) -> None:
        super().__init__(Prose(mark, classes="mark"), Prose(text), classes=classes)
