"""The box the trainee writes in: Enter sends, Ctrl+J starts a new line, and nothing unsafe gets in."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from scoring.text import clean
from simulator.tui.safe import Content

NEW_LINE = frozenset({"ctrl+j", "shift+enter", "alt+enter"})


class ReplyBox(TextArea):
    """Posts ``Sent`` on Enter. Page keys scroll the conversation above; ``?`` in an empty box asks for help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "key.send"),
        Binding("ctrl+j", "new_line", "key.newline"),
    ]

    class Sent(Message):
        """The reply is finished."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class ScrollWanted(Message):
        """The conversation is to be scrolled by a page; ``pages`` is −1 or 1."""

        def __init__(self, pages: int) -> None:
            super().__init__()
            self.pages = pages

    class HelpWanted(Message):
        """Help was asked for from the empty box."""

    def __init__(self, text: str, hint: Content) -> None:
        super().__init__(
            clean(text), id="reply", placeholder=hint, show_line_numbers=False, highlight_cursor_line=False
        )
        self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys that mean something else here than in a text editor."""
        if event.key == "enter":
            self._taken(event)
            self.action_send()
        elif event.key in NEW_LINE:
            self._taken(event)
            self.action_new_line()
        elif event.key in ("pageup", "pagedown"):
            self._taken(event, self.ScrollWanted(-1 if event.key == "pageup" else 1))
        elif event.character == "?" and not self.text:
            self._taken(event, self.HelpWanted())

    def _taken(self, event: events.Key, message: Message | None = None) -> None:
        event.stop()
        event.prevent_default()
        if message is not None and not self.read_only:
            self.post_message(message)

    def action_send(self) -> None:
        """Say that the reply is finished."""
        if not self.read_only:
            self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        """Start a new line."""
        if not self.read_only:
            self.insert("\n")

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it is shown or kept."""
        event.text = clean(event.text)
