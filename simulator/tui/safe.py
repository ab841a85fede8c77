"""The only doors through which text reaches a widget.

Textual reads a plain ``str`` as markup: a reply such as ``[/]`` would crash the app and ``[@click=…]`` would run an
action. Everything here takes or makes ``Content``, whose text is never parsed, and cleans it of characters that drive
a terminal. ``controls``
holds the doors to buttons, lists and lines to type into. A test bans what is behind the doors everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import Static

from scoring.text import clean

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.widget import Widget

__all__ = ["Content", "Prose", "join", "label", "notify", "plain", "title_border"]


def plain(text: str, style: str = "") -> Content:
    """Return ``text`` as content, cleaned and never read as markup. ``style`` may name theme colours (``$quiet``)."""
    return Content.styled(clean(text), style)


def label(text: str, style: str = "") -> Content:
    """Return ``text`` on one line, cleaned and never read as markup.

    A space at either end is kept, and so are spaces at which a line must not break.
    """
    line = " ".join(part for part in clean(text).replace("\n", " ").replace("\t", " ").split(" ") if part)
    before, after = text[:1] == " ", text[-1:] == " " and len(text) > 1
    return Content.styled(f"{' ' * before}{line}{' ' * after}" if line else "", style)


def join(*parts: Content, by: Content | str = "") -> Content:
    """Return the parts that are not empty, one after another, with ``by`` between them."""
    between = by if isinstance(by, Content) else Content(by)
    return between.join([part for part in parts if part])


class Prose(Static):
    """Text on the screen."""

    def __init__(self, content: Content | None = None, *, ident: str | None = None, classes: str | None = None) -> None:
        super().__init__(content or Content(""), id=ident, classes=classes, markup=False)

    def show(self, content: Content) -> None:
        """Show ``content`` instead of what stood here."""
        self.update(content)

    @property
    def plain(self) -> str:
        """The text as it is shown, without its styles."""
        content = self.content
        return content.plain if isinstance(content, Content) else str(content)


def title_border(widget: Widget, *, title: Content | None = None, subtitle: Content | None = None) -> None:
    """Write into a widget's border."""
    if title is not None:
        widget.border_title = title
    if subtitle is not None:
        widget.border_subtitle = subtitle


def notify(app: App[Any], text: str, severity: SeverityLevel = "information") -> None:
    """Show a passing message."""
    app.notify(clean(text), severity=severity, markup=False)
