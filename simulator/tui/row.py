"""A mark in the margin and text beside it, so that wrapped lines hang. One widget: a debrief has hundreds of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from simulator.tui.safe import Content

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style


class Hanging(Visual):
    """``mark`` stands in the first ``indent`` cells of the first line, ``text`` wraps to the right of them."""

    def __init__(self, mark: Content, text: Content, indent: int) -> None:
        self._mark = mark
        self._text = text
        self._indent = indent

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines of the text with the mark, or its blank, before each."""
        beside = self._beside(width)
        indent = width - beside
        options = replace(options, selection=None)
        margin = style.rich_style
        marked = self._mark.render_strips(max(1, indent), 1, style, options)
        first = marked[0].adjust_cell_length(indent, margin) if marked else Strip.blank(indent, margin)
        blank = Strip.blank(indent, margin)
        lines = self._text.render_strips(beside, height, style, options)
        return [Strip.join([blank if number else first, line]) for number, line in enumerate(lines)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self._indent + self._text.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the text takes."""
        return self._text.get_height(rules, self._beside(width))

    def _beside(self, width: int) -> int:
        """The width of the text; on a very narrow screen the margin gives way."""
        return max(1, width - self._indent) if width > 2 * self._indent else max(1, width - 3)


class Row(Static):
    """Shows ``mark`` in the margin and ``text`` beside it."""

    ALLOW_SELECT = False

    def __init__(self, mark: Content, text: Content, *, indent: int = 3, classes: str | None = None) -> None:
        super().__init__(Hanging(mark, text, indent), markup=False, classes=classes)
        self.mark = mark
        self.text = text
