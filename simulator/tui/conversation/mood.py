"""The customer's mood, quietly: two short lines."""

from __future__ import annotations

from simulator.tui.meter import meter
from simulator.tui.safe import Content, join, label
from simulator.tui.views import MoodView
from simulator.tui.words import Words

CELLS = 8
RISE = 4


def mood_line(mood: MoodView, before: MoodView | None, words: Words) -> Content:
    """Return trust and patience; an arrow where one has moved noticeably since ``before``."""
    return join(
        _gauge(words("talk.trust"), mood.trust, before.trust if before else mood.trust),
        _gauge(words("talk.patience"), mood.patience, before.patience if before else mood.patience),
        by="   ",
    )


def _gauge(name: str, value: int, before: int) -> Content:
    moved = value - before
    arrow = "▴" if moved >= RISE else "▾" if moved <= -RISE else " "
    return join(
        label(f"{name} ", "$quiet"),
        meter(value, "$voice", CELLS),
        Content.styled(arrow, "$gain" if moved > 0 else "$cost"),
    )
