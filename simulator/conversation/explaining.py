"""Why a reply led where it led: every way on that was looked at, and which part of it held or did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from scoring.model import Score
from simulator.conversation.conditions import Moment, describe, is_met, number_of
from simulator.conversation.engine import reckon
from simulator.conversation.hearing import hear
from simulator.conversation.model import State
from simulator.scenario.model import Branch, Condition, Scenario

Kind = Literal["interrupt", "branch"]


@dataclass(frozen=True, slots=True)
class Part:
    """One key of a condition, as ``describe`` says it, and whether it holds.

    ``actual`` is the number that a comparison looked at, "" for other keys. ``all``, ``any`` and ``not`` have the parts
    of what they hold in ``parts``.
    """

    text: str
    held: bool
    actual: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: ``number`` from 1 among its kind, where it goes, and why it was taken or not.

    ``held`` says whether its condition holds, ``parts`` which of its keys do (none: it always holds). Of all ways that
    hold the first is ``taken``. ``stays`` marks an interrupt that leads to the present beat: it is passed over.
    """

    kind: Kind
    number: int
    goes: str
    held: bool
    taken: bool
    parts: tuple[Part, ...]
    stays: bool = False


def explain(
    scenario: Scenario, state: State, reply: str, score: Score, seconds: float | None = None
) -> tuple[Way, ...]:
    """Return every way on from ``state`` in the order in which they are looked at, as they stand to ``reply``.

    Exactly one is taken, the one that ``advance`` takes; none once the conversation has ended.
    """
    if state.ending is not None:
        return ()
    moment, _ = hear(scenario, state, reply, score, seconds)
    moment, _ = reckon(scenario, state, moment, score)
    looking_in = replace(moment, visited=(*moment.visited, state.beat))
    ways = [_way("interrupt", n, one, looking_in, state.beat) for n, one in enumerate(scenario.interrupts, start=1)]
    ways += [_way("branch", n, one, moment) for n, one in enumerate(scenario.beats[state.beat].next, start=1)]
    taken = next((number for number, way in enumerate(ways) if way.held and not way.stays), None)
    return tuple(replace(way, taken=number == taken) for number, way in enumerate(ways))


def ways_from(scenario: Scenario, beat: str) -> tuple[Way, ...]:
    """Return the ways on from ``beat`` before anybody has replied: none holds yet but those that always do."""
    return tuple(
        Way("branch", number, one.go, one.if_ is None, False, tuple(_unasked(one.if_)) if one.if_ else ())
        for number, one in enumerate(scenario.beats[beat].next, start=1)
    )


def _way(kind: Kind, number: int, branch: Branch, moment: Moment, here: str | None = None) -> Way:
    parts = tuple(_parts(branch.if_, moment)) if branch.if_ is not None else ()
    held = all(part.held for part in parts)
    return Way(kind, number, branch.go, held, False, parts, stays=branch.go == here)


def _parts(condition: Condition, moment: Moment) -> Iterator[Part]:
    for key, value, alone in _keys(condition):
        number = number_of(key, moment)
        if key in ("all", "any"):
            inner = tuple(_one(one, moment) for one in value)
        elif key == "not_":
            inner = tuple(_parts(value, moment))
        else:
            inner = ()
        yield Part(describe(alone), is_met(alone, moment), "" if number is None else str(number), inner)


def _one(condition: Condition, moment: Moment) -> Part:
    """A condition among others: itself where it asks for one thing, else with its parts."""
    parts = tuple(_parts(condition, moment))
    return parts[0] if len(parts) == 1 else Part(describe(condition), is_met(condition, moment), parts=parts)


def _unasked(condition: Condition) -> Iterator[Part]:
    for _, _, alone in _keys(condition):
        yield Part(describe(alone), False)


def _keys(condition: Condition) -> Iterator[tuple[str, Any, Condition]]:
    """Yield each key that is set, its value, and a condition of that key alone."""
    for key in type(condition).model_fields:
        value = getattr(condition, key)
        if value is not None:
            yield key, value, Condition.model_construct(_fields_set={key}, **{key: value})
