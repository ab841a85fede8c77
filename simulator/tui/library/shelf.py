"""The list of conversations, by language and level, with the words searched for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.controls import entry
from simulator.tui.safe import Content, join, label
from simulator.tui.words import Words

if TYPE_CHECKING:
    from simulator.tui.views import ItemView, ShelfView

FULL, EMPTY = "●", "○"


def level_dots(level: int) -> str:
    """Return the level, 1 to 4, as dots."""
    return FULL * level + EMPTY * (4 - level)


def in_order(shelf: ShelfView, language: str, search: str = "") -> list[ItemView]:
    """Return what matches ``search``: this language first, the easiest first, then by title."""
    wanted = _folded(search).split()
    return sorted(
        (item for item in shelf.items if all(word in _searched(item) for word in wanted)),
        key=lambda item: (item.language != language, item.language, item.level, _folded(item.title)),
    )


class Shelf(OptionList):
    """Shows the items; groups have a heading that cannot be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "key.open")]

    def __init__(self) -> None:
        super().__init__(id="shelf", compact=True, markup=False)

    def fill(self, items: list[ItemView], words: Words, keep: str | None = None) -> None:
        """Show ``items`` and highlight the one with id ``keep``, or else the first."""
        languages = {item.language for item in items}
        options: list[Option] = []
        group = None
        for item in items:
            if group != (item.language, item.level):
                heading = self._heading(item, words, several=len(languages) > 1)
                options.append(entry(heading if group is None else join(Content("\n"), heading), disabled=True))
                group = (item.language, item.level)
            options.append(entry(self._entry(item, words), ident=item.id))
        self.clear_options()
        self.add_options(options)
        if items:
            chosen = keep if keep in {item.id for item in items} else items[0].id
            self.highlighted = self.get_option_index(chosen or items[0].id)

    @staticmethod
    def _heading(item: ItemView, words: Words, *, several: bool) -> Content:
        level = join(label(level_dots(item.level), "$faint"), label(words(f"level.{item.level}"), "$quiet"), by="  ")
        if several:
            level = join(level, label(words(f"language.{item.language}"), "$quiet"), by=" · ")
        return level

    @staticmethod
    def _entry(item: ItemView, words: Words) -> Content:
        facts = [label(words(f"channel.{item.channel}"), "$quiet")]
        if item.best is not None:
            facts.append(label(words("library.best", score=item.best), "$voice"))
        if item.comes_back:
            facts.append(label(words("library.waits"), "$step-golden"))
        if item.unfinished is not None:
            facts.append(label(words("library.unfinished"), "$step-golden"))
        return join(label(item.title), join(*facts, by=" · "), by="\n")


def _searched(item: ItemView) -> str:
    return _folded(" ".join((item.title, item.trade, item.channel, item.summary, item.id)))


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
