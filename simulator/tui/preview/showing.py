"""From what a rehearsal knows to what the preview shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from scoring.model import Score
from simulator.conversation import Line, Mood, Move, State
from simulator.conversation.explaining import Part, Way
from simulator.scenario import Problem, Scenario
from simulator.tui.present import receipt
from simulator.tui.preview.views import HeardView, PartView, ProblemView, SaidView, WayView

__all__ = ["end", "heard", "problem", "receipt", "said", "way"]

_OR = " or "
_MOST = 6
_HEARD = ("found", "takes_up", "offers", "discloses", "waives", "slips", "promises", "keeps", "breaks")
"""What a move says about the reply, by the names of the scenario's keys."""


def problem(one: Problem) -> ProblemView:
    """Return something wrong with the file."""
    return ProblemView(one.line, one.column, one.message, one.line_text, one.hint, one.severity == "error")


def said(
    scenario: Scenario, opening: Sequence[Line], turns: Sequence[tuple[str, Move]], end: str
) -> tuple[SaidView, ...]:
    """Return everything said so far, with the thoughts behind it, and at the end what became of it."""
    told = list(_lines(scenario, opening))
    for reply, move in turns:
        told.append(SaidView("you", "", reply))
        told += _lines(scenario, move.lines)
    if end:
        told.append(SaidView("end", "", end))
    return tuple(told)


def end(scenario: Scenario, state: State, score: int) -> str:
    """Return how it ended, a line for each thing to know, in the words of the file's keys."""
    ending = scenario.endings[state.ending or scenario.timeout]
    lines = [f"{state.ending}: {ending.title}", f"verdict: {ending.verdict}   score: {score}", f"tells: {ending.tells}"]
    lines += [f"{want.want}: {want.status}{_at(want.turn)} – {want.text}" for want in state.wants]
    lines += [f"{one.name}: {one.status}{_at(one.turn)} – {one.text}" for one in state.criteria]
    lines += [f"{one.name or '–'}: {one.status}{_at(one.turn)} – {one.text}" for one in state.promises]
    if ending.open is not None:
        lines.append(f"open: {ending.open.beat}")
    return "\n".join(lines)


def heard(score: Score, move: Move, origin: str) -> HeardView:
    """Return what the customer heard in a reply, and what it did to them."""
    facts = [("acts", ", ".join(act.value for act in score.acts))] if score.acts else []
    facts += [(key, ", ".join(names)) for key in _HEARD if (names := getattr(move, key))]
    gauges = tuple(
        (field.name, getattr(move.before, field.name), getattr(move.after, field.name)) for field in fields(Mood)
    )
    return HeardView(
        number=move.turn,
        value=score.value,
        step=score.step.value,
        facts=tuple(facts),
        gauges=tuple(gauge for gauge in gauges if gauge[1] != gauge[2]),
        route=(origin, move.ending or move.beat),
    )


def way(one: Way) -> WayView:
    """Return a way on, its parts in the order in which they are read."""
    parts = tuple(_parts(one.parts, 0))
    lacks = "" if one.held else "; ".join(_lacking(one.parts))
    return WayView(one.kind == "interrupt", one.number, one.goes, one.held, one.taken, parts, one.stays, lacks)


def _parts(parts: Sequence[Part], depth: int) -> Iterator[PartView]:
    for part in parts:
        # What a group holds stands below it, a line each.
        text = part.text.partition(" (")[0] if part.parts else _brief(part.text)
        yield PartView(text, part.held, part.actual, depth)
        yield from _parts(part.parts, depth + 1)


def _lacking(parts: Sequence[Part]) -> Iterator[str]:
    """What does not hold, without what does; of several possibilities each, of something unwanted what was there."""
    for part in parts:
        if part.held:
            continue
        if part.text.startswith("any of"):
            yield " / ".join("; ".join(_lacking([one])) for one in part.parts)
        elif part.text.startswith("not ("):
            yield f"not ({'; '.join(_holding(part.parts))})"
        elif part.parts:
            yield from _lacking(part.parts)
        else:
            yield _leaf(part)


def _holding(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.held and part.parts and not part.text.startswith("not ("):
            yield from _holding(part.parts)
        elif part.held:
            yield _leaf(part)


def _leaf(part: Part) -> str:
    return f"{_brief(part.text)} ({part.actual})" if part.actual else _brief(part.text)


def _brief(text: str) -> str:
    """Long lists of words are cut; how many more there are is said."""
    words = text.split(_OR)
    return _OR.join([*words[:_MOST], f"(+{len(words) - _MOST})"]) if len(words) > _MOST + 1 else text


def _lines(scenario: Scenario, lines: Sequence[Line]) -> Iterator[SaidView]:
    for line in lines:
        yield SaidView(line.by, line.who or scenario.customer.name, line.says, line.thinks)


def _at(turn: int) -> str:
    return f" ({turn})" if turn else ""
