"""The one thought to take along from the customer's side. Knows no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.tui.views import MeetingView
from simulator.tui.words import Words


def thought(meetings: Sequence[MeetingView], lesson: str, words: Words) -> str:
    """Return the thought called ``lesson``, about those whom the trainee rated highest."""
    highest = max(one.rating for one in meetings)
    best = " & ".join(one.agent.name for one in meetings if one.rating == highest)
    return words(f"shoes.thought.{lesson}", best=best)
