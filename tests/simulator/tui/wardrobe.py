"""A core whose first conversation can also be seen from the customer's side."""

from __future__ import annotations

from dataclasses import replace

from simulator.tui.views import AgentView, MeetingView, ServedView, ShoesView

from .fakes import BRIEFING, ITEMS, FakeCore

AGENTS = (
    AgentView("m-1", "Dorian", "company", ("Yes?",)),
    AgentView("m-2", "Bea", "golden"),
    AgentView("m-3", "Noor", "platinum"),
)
ANSWERS = (
    ("It left the kitchen at seventy degrees, sir.", "We don't alter a dish that has been served."),
    ("Oh, you poor thing, I'd hate that!", "I've brought you the chocolate pudding, it's my favourite."),
    ("I'm glad you said. How hot would you like it?", "Steaming it is, in three minutes. Shall I take hers too?"),
)
SHOES = ShoesView(
    "extra-hot-diner",
    "The extra-hot diner",
    "en",
    "Ravi",
    "You are Ravi. The stew in front of you is hot, and you like it hotter: you want to have to wait for it. Asha, "
    "across the table, never starts before you do. The film is at eight. You hate asking.",
    AGENTS,
)


class Wardrobe(FakeCore):
    """Every agent has two answers; what was kept last stands in ``kept``."""

    def __init__(self, **faults) -> None:
        super().__init__(**faults)
        self.items = (replace(ITEMS[0], shoes=True), *ITEMS[1:])
        self.unfinished = ()
        self.briefing_view = replace(BRIEFING, shoes=True)
        self.shoes_view = SHOES
        self.kept: tuple[MeetingView, ...] = ()
        self.lesson = "platinum"

    def wear_shoes(self, scenario: str) -> ShoesView:
        self._ask("wear_shoes", scenario)
        return self.shoes_view

    def serve(self, shoes: ShoesView, agent: int, said: tuple[str, ...]) -> ServedView:  # noqa: ARG002
        self._ask("serve", str(agent), *said)
        return ServedView((ANSWERS[agent][len(said) - 1],), last=len(said) == len(ANSWERS[agent]))

    def keep_meetings(self, shoes: ShoesView, meetings: tuple[MeetingView, ...]) -> str:  # noqa: ARG002
        self._ask("keep_meetings")
        self.kept = meetings
        return self.lesson
