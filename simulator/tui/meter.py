"""Small measures drawn with line characters."""

from __future__ import annotations

from simulator.tui.safe import Content

FULL, EMPTY = "━", "─"


def meter(value: int, colour: str, width: int = 20) -> Content:
    """Return ``value``, 0 to 100, as a line of ``width`` cells of which a part is heavy and in ``colour``."""
    full = min(width, max(0, round(value * width / 100)))
    return Content.assemble((FULL * full, colour), (EMPTY * (width - full), "$rule"))
