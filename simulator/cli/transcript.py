"""A conversation on paper: who says what, the score of each reply and its findings, the debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.cli.explained import QUIET, explanation, finding, headline
from simulator.cli.output import label, named, text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scoring.model import Score
    from simulator.attempts import PlayedTurn
    from simulator.conversation import Debrief, Line
    from simulator.scenario.model import Scenario

INDENT = 4
WANTS = {"feel": "to feel", "think": "to think", "do": "to do"}


def briefing(scenario: Scenario) -> Iterator[RenderableType]:
    """Yield what the trainee is told before the customer speaks."""
    yield label(scenario.title, "bold")
    yield label(f"{scenario.trade} · {scenario.channel.value} · level {scenario.level} · {scenario.language}", QUIET)
    yield text("")
    yield text(scenario.briefing)
    for line in scenario.screen:
        yield _indented(label(f"- {line}"))
    if scenario.means:
        yield text("")
        yield label("What you may offer", QUIET)
        for means in scenario.means.values():
            charge = f"{means.charge} extra" if means.charge else ""
            more = ", ".join(part for part in (means.takes, charge) if part)
            yield _indented(label(f"- {means.offer}" + (f" ({more})" if more else "")))
    yield text("")


def said(who: str, lines: Sequence[Line]) -> Iterator[RenderableType]:
    """Yield what the customer says; what they think comes in the debrief."""
    for line in lines:
        yield _speech(who, line.says, "bold magenta")


def reply(turn: PlayedTurn) -> Iterator[RenderableType]:
    """Yield what the agent replied."""
    yield _speech("You", turn.reply, "bold blue")


def feedback(score: Score, *, full: str = "", width: int = 80) -> Iterator[RenderableType]:
    """Yield a reply's score and the findings worth showing first, at most three.

    With ``full``, the reply's words, yield everything: every finding in its place, and why.
    """
    if full:
        for part in explanation(full, "", score, width - INDENT):
            yield _indented(part)
        return
    shown = score.feedback()
    line = headline(score)
    more = len(score.findings) - len(shown)
    if more:
        line.append(f" · {more} more", style=QUIET)
    yield _indented(line)
    for entry in shown:
        yield _indented(finding(entry, full=False))
    for note in score.notes:
        yield _indented(text(note, QUIET))


def looking_back(debrief: Debrief, customer: str) -> Iterator[RenderableType]:
    """Yield the debrief: the verdict, the wants and what became of them, turn by turn, what to try."""
    yield text("")
    yield label(f"{debrief.title} · {debrief.score} of 100 · {customer} gives it {debrief.verdict} of 5", "bold")
    yield text("")
    yield label(f"What {customer} wanted", QUIET)
    for want in debrief.wants:
        when = f", turn {want.turn}" if want.turn else ""
        yield _indented(label(f"{WANTS[want.want]}: {want.text} – {want.status}{when}"))
    yield text("")
    yield label("Turn by turn", QUIET)
    for turn in debrief.turns:
        yield _indented(label(f"{turn.number}. {turn.value} of 100 · {turn.step.value}"))
        for name, words in (("Best", turn.best), ("Cost most", turn.costliest), (f"{customer} thought", turn.thinks)):
            if words:
                yield _indented(named(name, words), INDENT + 3)
    yield text("")
    last = [
        (f"{customer} would tell a friend", debrief.tells),
        ("The trap in this one", debrief.temptation),
        ("Never found out", "; ".join(debrief.missed_facts)),
        ("Next time", debrief.advice),
    ]
    for name, words in last:
        if words:
            yield named(name, words)


def _speech(who: str, words: str, style: str) -> RenderableType:
    return label(who, style).append(": ").append_text(text(words))


def _indented(part: RenderableType, by: int = INDENT) -> RenderableType:
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, by), expand=False)
