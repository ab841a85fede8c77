"""A conversation on paper: who says what, the score of each reply and its findings, the debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.cli.explained import QUIET, explanation, finding, headline
from simulator.cli.output import Line, label, named, text

if TYPE_CHECKING:
    from scoring.model import Score
    from simulator.attempts import PlayedTurn
    from simulator.conversation import Debrief
    from simulator.conversation import Line as Spoken
    from simulator.scenario.model import Scenario

INDENT = 4
WANTS = {"feel": "to feel", "think": "to think", "do": "to do"}


def briefing(scenario: Scenario) -> Iterator[Line]:
    """Yield what the trainee is told before the customer speaks."""
    yield Line(label(scenario.title, "bold"))
    where = f"{scenario.trade} · {scenario.channel.value} · level {scenario.level} · {scenario.language}"
    yield Line(label(where, QUIET))
    yield Line()
    yield Line(scenario.briefing)
    for line in scenario.screen:
        yield _item(line)
    if scenario.means:
        yield Line()
        yield Line(label("What you may offer", QUIET))
        for means in scenario.means.values():
            charge = f"{means.charge} extra" if means.charge else ""
            more = ", ".join(part for part in (means.takes, charge) if part)
            yield _item(means.offer + (f" ({more})" if more else ""))
    yield Line()


def said(who: str, lines: Sequence[Spoken]) -> Iterator[Line]:
    """Yield what the customer says; what they think comes in the debrief."""
    for line in lines:
        yield _speech(who, line.says, "bold magenta")


def reply(turn: PlayedTurn) -> Iterator[Line]:
    """Yield what the agent replied."""
    yield _speech("You", turn.reply, "bold blue")


def feedback(score: Score, *, full: str = "", width: int = 80) -> Iterator[Line]:
    """Yield a reply's score and the findings worth showing first, at most three.

    With ``full``, the reply's words, yield everything: every finding in its place, and why.
    """
    if full:
        for part in explanation(full, "", score, width - INDENT):
            yield part.further(INDENT)
        return
    shown = score.feedback()
    line = headline(score)
    more = len(score.findings) - len(shown)
    if more:
        line.append(f" · {more} more", style=QUIET)
    yield Line(line, indent=INDENT)
    for entry in shown:
        for part in finding(entry, full=False):
            yield part.further(INDENT)
    for note in score.notes:
        yield Line(text(note, QUIET), indent=INDENT)


def looking_back(debrief: Debrief, customer: str) -> Iterator[Line]:
    """Yield the debrief: the verdict, the wants and what became of them, turn by turn, what to try."""
    yield Line()
    outcome = f"{debrief.title} · {debrief.score} of 100 · {customer} gives it {debrief.verdict} of 5"
    yield Line(label(outcome, "bold"))
    yield Line()
    yield Line(label(f"What {customer} wanted", QUIET))
    for want in debrief.wants:
        when = f", turn {want.turn}" if want.turn else ""
        yield _item(f"{WANTS[want.want]}: {want.text} – {want.status}{when}")
    yield Line()
    yield Line(label("Turn by turn", QUIET))
    for turn in debrief.turns:
        yield Line(label(f"{turn.value} of 100 · {turn.step.value}"), lead=f"{turn.number}. ", indent=INDENT)
        for name, words in (("Best", turn.best), ("Cost most", turn.costliest), (f"{customer} thought", turn.thinks)):
            if words:
                yield named(name, words).further(INDENT + 3)
    yield Line()
    if debrief.missed_facts:
        yield Line(label("Never found out", QUIET))
        for fact in debrief.missed_facts:
            yield _item(fact)
        yield Line()
    last = [
        (f"{customer} would tell a friend", debrief.tells),
        ("The trap in this one", debrief.temptation),
        ("Next time", debrief.advice),
    ]
    for name, words in last:
        if words:
            yield named(name, words)


def _speech(who: str, words: str, style: str) -> Line:
    return Line(words, lead=label(who, style).append(": "))


def _item(words: str) -> Line:
    return Line(label(words), lead="- ", indent=INDENT)
