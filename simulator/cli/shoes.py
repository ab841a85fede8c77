"""``platinum play NAME --shoes``: the trainee is the customer, served by scripted agents, line by line."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from scoring.text import clean
from simulator.cli.choices import Choices
from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.output import Line, console, label, named, say, text
from simulator.cli.screen import has_terminal
from simulator.conversation import shoes as turned

if TYPE_CHECKING:
    from simulator.attempts import Store
    from simulator.scenario import Loaded
    from simulator.tui.views import AgentView, MeetingView

PROMPT = "> "
TWO_PARTS = 2


class Left(Exception):
    """There is nothing more to read: the person has left, or the input has ended."""


def wear(choices: Choices, loaded: Loaded, *, save: bool) -> None:
    """Serve the trainee with each agent of ``loaded`` in turn on standard input and output.

    Each line read is what the customer says; when an agent is done, a line is a rating of 1 to 5 and, if the person
    likes, why: ``4 She asked me.`` Ratings are kept as they are given. Raises ``Refusal`` for a scenario without
    ``shoes:`` and for a rating on a pipe that is none, ``StorageError``; ``typer.Exit`` with 130 on Ctrl-C.
    """
    if loaded.scenario.shoes is None:
        raise Refusal(f"{loaded.name} has no `shoes:`: nobody there could serve you as the customer.")
    with choices.store() if save else contextlib.nullcontext() as store:
        visit = Visit(loaded, store, choices.whose)
        try:
            visit.go()
        except Left:
            say(visit.kept_so_far())
        except KeyboardInterrupt:
            say(f"\n{visit.kept_so_far()}")
            raise typer.Exit(ExitCode.INTERRUPTED) from None


class Visit:
    """One visit as the customer; ``meetings`` are the agents met and rated so far."""

    def __init__(self, loaded: Loaded, store: Store | None, trainee: str) -> None:
        from simulator.tui import wardrobe
        from simulator.tui.words import words_in

        self._loaded = loaded
        self._store = store
        self._trainee = trainee
        self._wardrobe = wardrobe
        self._words = words_in(loaded.scenario.language)
        self._view = wardrobe.shoes(loaded, 0)
        self._paper = console()
        self._person = has_terminal()
        self._line = 0
        self.meetings: list[MeetingView] = []

    def go(self) -> None:
        """Meet every agent, and show them side by side at the end. Raises ``Left``."""
        words, view = self._words, self._view
        self._put([Line(label(f"{view.title} · {words('shoes.trail')}", "bold")), Line(), Line(view.you), Line()])
        self._put([Line(text(words("shoes.how", n=len(view.agents)), "dim"))])
        for place, agent in enumerate(view.agents):
            number = words("shoes.met", number=place + 1, n=len(view.agents))
            self._put([Line(), Line(label(f"{agent.name} · {number}", "bold")), *self._spoken(agent, agent.greeting)])
            if not agent.greeting:
                self._put([Line(text(words("shoes.speak", name=agent.name), "dim"))])
            self.meetings.append(self._meet(agent, place))
            if self._store is not None:
                rating = self._wardrobe.rating(self.meetings[-1])
                self._store.rate_agent(self._wardrobe.snapshot(self._loaded), self._trainee, rating)
        self._put(self._parting())

    def kept_so_far(self) -> str:
        """Say what becomes of a visit that was broken off."""
        rated = "1 rating is" if len(self.meetings) == 1 else f"{len(self.meetings)} ratings are"
        if self._store is None or not self.meetings:
            return "Left before the end; nothing is kept."
        return f"Left before the end; {rated} kept, the talk that you left is not."

    def _meet(self, agent: AgentView, place: int) -> MeetingView:
        from simulator.tui.views import MeetingView

        said: list[str] = []
        answered = ""
        last = False
        while not last:
            words = self._read(PROMPT)
            if not words:
                say(self._words("shoes.empty"))
                continue
            if not self._person:
                self._put([named(self._words("talk.you"), words)])
            said.append(words)
            served = self._wardrobe.served(self._loaded, place, self._view.wording, said)
            self._put(self._spoken(agent, served.says))
            answered, last = answered or served.says[-1], served.last
        self._put([Line(text(self._words("shoes.rate", name=agent.name), "bold"))])
        rating, note = self._rating()
        return MeetingView(agent, rating, note, tuple(said), answered)

    def _rating(self) -> tuple[int, str]:
        while True:
            answer = self._read(f"{turned.LOWEST}-{turned.HIGHEST} {PROMPT}")
            number, note = [*answer.split(maxsplit=1), "", ""][:TWO_PARTS]
            number = number.rstrip(".,:;")
            if number.isascii() and number.isdigit() and turned.LOWEST <= int(number) <= turned.HIGHEST:
                if not self._person:
                    self._put([Line(answer)])
                return int(number), note
            if not self._person:
                raise Refusal(f"line {self._line}: a rating of 1 to 5 belongs here, then why if you like: 4 She asked.")
            say(self._words("shoes.first"))

    def _read(self, prompt: str) -> str:
        if self._person:
            try:
                return clean(input(prompt)).strip()
            except EOFError:
                raise Left from None
        line = sys.stdin.readline()
        if not line:
            raise Left
        self._line += 1
        return clean(line).strip()

    def _spoken(self, agent: AgentView, lines: Iterable[str]) -> list[Line]:
        return [named(agent.name, line, "bold magenta") for line in lines]

    def _parting(self) -> list[Line]:
        from simulator.tui.shoes.thought import thought

        words = self._words
        lines = [Line(), Line(label(words("shoes.side"), "bold"))]
        for one in self.meetings:
            rating = words("shoes.rating", rating=one.rating)
            lines += [Line(), Line(label(f"{one.agent.name} · {words(f'step.{one.agent.step}')} · {rating}", "bold"))]
            lines.append(Line(f"{words('shoes.answered')}: {words('quote', text=one.answered)}", indent=4))
            if one.note:
                lines.append(Line(f"{words('shoes.note')}: {one.note}", indent=4))
        said = thought(tuple(self.meetings), self._wardrobe.lesson(self.meetings), words)
        return [*lines, Line(), named(words("shoes.thought"), said)]

    def _put(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._paper.print(line)
        sys.stdout.flush()
