"""All agents side by side: the step of each, what the trainee felt, and one thought to take along."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Horizontal, Vertical, VerticalScroll

from simulator.tui.controls import Push
from simulator.tui.library.shelf import EMPTY, FULL
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.shoes.thought import thought
from simulator.tui.views import MeetingView
from simulator.tui.words import Words

HIGHEST = 5


class Parting(VerticalScroll, can_focus=True):
    """Shows the meetings in columns, and below them the thought."""

    def __init__(self, words: Words, customer: str) -> None:
        super().__init__(id="shoes-after")
        self._words = words
        self._customer = customer

    def compose(self) -> ComposeResult:
        """Lay out heading, columns, thought and the way on."""
        yield Prose(label(self._words("shoes.side"), "bold $primary"), ident="shoes-side")
        yield Horizontal(id="shoes-columns")
        with Center(), Vertical(id="shoes-thought-room"):
            yield Prose(label(self._words("shoes.thought")), classes="section")
            yield Prose(ident="shoes-thought")
            yield Push(label(self._words("shoes.serve", name=self._customer)), ident="shoes-serve", classes="-main")

    async def show(self, meetings: tuple[MeetingView, ...], lesson: str) -> None:
        """Show ``meetings`` and the thought called ``lesson``."""
        columns = self.query_one("#shoes-columns", Horizontal)
        await columns.remove_children()
        await columns.mount_all(Prose(self._told(one), classes="agent-column") for one in meetings)
        self.query_one("#shoes-thought", Prose).show(plain(thought(meetings, lesson, self._words)))

    def _told(self, meeting: MeetingView) -> Content:
        words, agent = self._words, meeting.agent
        rating = words("shoes.rating", rating=meeting.rating)
        dots = FULL * meeting.rating + EMPTY * (HIGHEST - meeting.rating)
        parts = [
            join(
                label(agent.name, "bold"),
                label(words(f"step.{agent.step}"), f"$step-{agent.step}"),
                label(f"{dots} {rating}", "$voice"),
                by="\n",
            ),
            join(label(words("shoes.answered"), "$quiet"), plain(words("quote", text=meeting.answered)), by="\n"),
        ]
        if meeting.note:
            parts.append(join(label(words("shoes.note"), "$quiet"), plain(meeting.note), by="\n"))
        return join(*parts, by="\n\n")
