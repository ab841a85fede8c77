"""Buttons, list entries and lines to type into: ``safe`` for what the first paint can do without."""

from __future__ import annotations

from textual import events
from textual.widgets import Button, Input
from textual.widgets.option_list import Option

from scoring.text import one_line
from simulator.tui.safe import Content


class Push(Button):
    """A button; its label is content."""

    def __init__(self, content: Content, *, ident: str | None = None, classes: str | None = None) -> None:
        super().__init__(content, id=ident, classes=classes)


class Line(Input):
    """A line to type into; what is pasted into it is cleaned first."""

    def __init__(self, hint: Content, *, ident: str | None = None, classes: str | None = None) -> None:
        super().__init__(placeholder=hint.plain, id=ident, classes=classes, select_on_focus=False, compact=True)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)
        super()._on_paste(event)
        event.prevent_default()


def entry(content: Content, *, ident: str | None = None, disabled: bool = False) -> Option:
    """Return one entry of a list."""
    return Option(content, id=ident, disabled=disabled)
