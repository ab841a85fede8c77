"""A conversation on paper: who says what, the score of each reply and its findings, the debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scoring.model import Channel
from scoring.retold import is_news
from simulator.cli.explained import QUIET, explanation, finding, headline, taken_up
from simulator.cli.output import Line, label, named, text

if TYPE_CHECKING:
    from scoring.model import Score
    from simulator.attempts import PlayedTurn
    from simulator.conversation import Debrief, DebriefTurn
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
    if scenario.audience is not None:
        limit = scenario.audience.limit
        room = f"; a reply there has room for {limit} characters" if limit else ""
        yield _item(f"{scenario.audience.size:,} people read along in public{room}.")
    if scenario.means:
        yield Line()
        yield Line(label("What you may offer", QUIET))
        for means in scenario.means.values():
            charge = f"{scenario.priced(means.charge)} extra" if means.charge else ""
            more = ", ".join(part for part in (means.takes, charge) if part)
            yield _item(means.offer + (f" ({more})" if more else ""))
    yield Line()


def said(who: str, lines: Sequence[Spoken]) -> Iterator[Line]:
    """Yield what the customer says, what passes, and what onlookers say; what they think comes in the debrief."""
    for line in lines:
        if line.by == "pause":
            yield Line()
            yield Line(label(line.says, QUIET))
        elif line.by == "onlooker":
            yield _speech(line.who or "Somebody", line.says, "magenta", INDENT)
        else:
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
    wants = [f"{WANTS[one.want]}: {one.text} – {one.status}{_at(one.turn)}" for one in debrief.wants]
    yield from _list(f"What {customer} wanted", wants)
    criteria = [f"{one.text} – {one.status}{_at(one.turn)}" for one in debrief.criteria]
    yield from _list(f"What {customer} judges by", criteria)
    promises = [f"{one.text} – made {_when(one.made)}, {one.status}{_at(one.turn)}" for one in debrief.promises]
    yield from _list("Promises", promises)
    yield Line(label("Turn by turn", QUIET))
    before = None
    for turn in debrief.turns:
        yield from _turn(turn, customer, before)
        before = turn
    yield Line()
    shape = [f"{bend.points:+d} {bend.message} ({_turns(bend.replies)})" for bend in debrief.arc.bends]
    yield from _list("The shape of it", shape)
    yield from _list("Never found out", debrief.missed_facts)
    if debrief.stays_open:
        yield Line(f"This case stays open: {customer} comes back when you play it again.")
    if debrief.leaving:
        yield Line(f"{customer} is about to leave for good.")
    last = [
        (f"{customer} would tell a friend", debrief.tells),
        ("The trap in this one", debrief.temptation),
        ("Next time", debrief.advice),
    ]
    for name, words in last:
        if words:
            yield named(name, words)


def _turn(turn: DebriefTurn, customer: str, before: DebriefTurn | None) -> Iterator[Line]:
    """One turn of the debrief; ``before`` is the one before it, None for the first."""
    if turn.pause:
        yield Line(label(turn.pause, QUIET), indent=INDENT)
    where = f" · {turn.channel.value}" if before and turn.channel != before.channel else ""
    yield Line(label(f"{turn.value} of 100 · {turn.step.value}{where}"), lead=f"{turn.number}. ", indent=INDENT)
    parts = [("Best", turn.best), ("Cost most", turn.costliest), (f"{customer} thought", turn.thinks)]
    if turn.channel is Channel.PUBLIC_SOCIAL and (before is None or _crowd(turn) != _crowd(before)):
        parts.append(("In public", _crowd(turn)))
    for name, words in parts:
        if words:
            yield named(name, words).further(INDENT + 3)
    if is_news([one.status for one in turn.uptake], turn.value):
        yield Line(label(f"What {customer} had said", QUIET), indent=INDENT + 3)
        for line in taken_up(turn.uptake):
            yield line.further(INDENT + 3)


def _crowd(turn: DebriefTurn) -> str:
    return f"{turn.likes:,} likes, {turn.reposts:,} reposts, the crowd at {turn.after.crowd} of 100"


def _list(title: str, items: Sequence[str]) -> Iterator[Line]:
    if items:
        yield Line(label(title, QUIET))
        for one in items:
            yield _item(one)
        yield Line()


def _at(turn: int) -> str:
    return f", turn {turn}" if turn else ""


def _turns(numbers: Sequence[int]) -> str:
    return f"turn {numbers[0]}" if len(numbers) == 1 else f"turns {numbers[0]} to {numbers[-1]}"


def _when(turn: int) -> str:
    return f"in turn {turn}" if turn else "before"


def _speech(who: str, words: str, style: str, indent: int = 0) -> Line:
    return Line(words, lead=label(who, style).append(": "), indent=indent)


def _item(words: str) -> Line:
    return Line(label(words), lead="- ", indent=INDENT)
