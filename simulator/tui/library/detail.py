"""What the library says about the highlighted conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from simulator.tui.controls import Push
from simulator.tui.library.shelf import level_dots
from simulator.tui.meter import meter
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.words import Words

if TYPE_CHECKING:
    from simulator.tui.views import ItemView


class Detail(VerticalScroll, can_focus=False):
    """Title, facts, summary and best result of one conversation, and the ways in."""

    def compose(self) -> ComposeResult:
        """Lay out the parts, empty as yet."""
        yield Prose(ident="detail-title")
        yield Prose(ident="detail-facts")
        yield Prose(ident="detail-summary")
        yield Prose(ident="detail-best")
        with Horizontal(id="detail-actions"):
            yield Push(Content(""), ident="detail-open", classes="-main")
            yield Push(Content(""), ident="detail-resume")

    def show(self, item: ItemView | None, words: Words) -> None:
        """Show ``item``, or nothing."""
        self.display = item is not None
        if item is None:
            return
        self.query_one("#detail-title", Prose).show(label(item.title, "bold $primary"))
        self.query_one("#detail-facts", Prose).show(_facts(item, words))
        self.query_one("#detail-summary", Prose).show(plain(item.summary))
        self.query_one("#detail-best", Prose).show(_best(item, words))
        self.query_one("#detail-open", Push).label = label(words("library.open"))
        resume = self.query_one("#detail-resume", Push)
        resume.label = label(words("key.resume"))
        resume.display = item.unfinished is not None
        self.scroll_home(animate=False)


def _facts(item: ItemView, words: Words) -> Content:
    where = f"{words(f'channel.{item.channel}')} · {item.trade}"
    level = f"{level_dots(item.level)} {words(f'level.{item.level}')} · {words(f'language.{item.language}')}"
    return join(label(where, "$quiet"), label(level, "$quiet"), by="\n")


def _best(item: ItemView, words: Words) -> Content:
    parts: list[Content] = []
    if item.best is not None:
        parts.append(
            join(
                label(words("library.best.long"), "$quiet"),
                meter(item.best, "$voice"),
                label(str(item.best), "bold $voice"),
                by="  ",
            )
        )
    else:
        parts.append(label(words("library.unplayed"), "$faint"))
    if item.comes_back:
        parts.append(plain(words("library.open-case", name=item.comes_back), "$step-golden"))
    if item.unfinished is not None:
        left = words.count("library.unfinished", item.unfinished.turns)
        saved = words("library.saved", when=words.moment(item.unfinished.saved))
        parts.append(label(f"{left}, {saved}", "$step-golden"))
    return join(*parts, by="\n")
