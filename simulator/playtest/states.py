"""What conditions can see of a state: two states that look the same to every condition count as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache

from simulator.conversation import State
from simulator.playtest.demands import GAUGES, Asked, Compared, Demand
from simulator.scenario.model import Scenario, holds

FEW = 40
"""With so many kinds of state or fewer, all of them are gone on from."""
ALIKE = 8
"""Gauges that lie no further apart count as alike, as long as no condition tells them apart."""

PAST = 100
"""What counts as good as impossible, in the measure of ``View.missing``."""
_FOR_GOOD = frozenset({"visited", "found", "offered", "disclosed", "waived", "acted", "promised", "kept", "broken"})
"""What a state that has it never loses."""

_HELD = {
    "found": "found",
    "again": "found",
    "offered": "offered",
    "disclosed": "disclosed",
    "waived": "waived",
    "visited": "visited",
    "acted": "acted",
    "repeats": "acted",
}
"""Which part of a state holds what a key names."""


class View:
    """Looks at the states of one scenario as its conditions do."""

    def __init__(self, scenario: Scenario, asked: Asked) -> None:
        self.scenario = scenario
        self.asked = asked
        self.gauges = tuple(gauge for gauge in GAUGES if gauge in asked.comparisons)
        self._names = {
            field: frozenset().union(
                *(asked.names.get(key, frozenset()) for key, held in _HELD.items() if held == field)
            )
            for field in dict.fromkeys(_HELD.values())
        }
        charges = frozenset().union(*(asked.names.get(key, frozenset()) for key in ("slipped", "discloses", "waives")))
        for field in ("offered", "disclosed", "waived"):
            self._names[field] |= charges | asked.names.get("slips", frozenset())
        self._told = asked.names.get("ignored", frozenset()) | asked.names.get("takes_up", frozenset())
        open_questions = [name for name, fact in scenario.customer.facts.items() if fact.asked == "wants"]
        self._names["found"] |= frozenset(open_questions) | self._told

    def key(self, state: State) -> Hashable:
        """Return what tells ``state`` from others, but for how far its gauges are from where a condition turns."""
        held = tuple(frozenset(getattr(state, field)) & names for field, names in self._names.items())
        tests = self.asked.comparisons
        gauges = tuple(holds(text, getattr(state.mood, gauge)) for gauge in self.gauges for text in tests[gauge])
        turns = tuple(holds(text, state.turn + 1) for text in tests.get("turn", ()))
        promises = tuple((promise.name, promise.status) for promise in state.promises if promise.name)
        taken_up = frozenset(state.taken_up) & self._told
        return state.beat, held, gauges, turns, frozenset(promises), taken_up

    def position(self, state: State) -> tuple[int, ...]:
        """Return the gauges that some condition compares."""
        return tuple(getattr(state.mood, gauge) for gauge in self.gauges)

    def has(self, state: State, key: str, name: str) -> bool:
        """Say whether the attempt has, by ``state``, what a condition's ``key: name`` asks for."""
        if key in _HELD:
            return name in getattr(state, _HELD[key])
        if key in ("promised", "kept", "broken"):
            promises = [promise for promise in state.promises if promise.name == name]
            return any(key in ("promised", promise.status) for promise in promises)
        if key == "slipped":
            return name in state.offered and name not in state.disclosed and name not in state.waived
        return key == "ignored" and name in state.found and name not in state.taken_up

    def missing(self, state: State, demand: Demand) -> float:
        """Return how much of what ``demand`` asks of the attempt ``state`` lacks; 0 when nothing is missing."""
        lacks = sum(not any(self.has(state, key, name) for name in names) for key, names in demand.state)
        spoils = sum(
            PAST if key in _FOR_GOOD else 6
            for key, names in demand.not_state
            if any(self.has(state, key, name) for name in names)
        )
        gaps = sum(self._gap(state, compared) for compared in demand.gauges)
        return lacks * 3 + spoils + gaps / 10

    def _gap(self, state: State, compared: Compared) -> int:
        key, text, wanted = compared
        if key == "leaving":
            key, text = "churn", f">= {self.scenario.customer.churn.threshold}"
        if key == "turn":
            return 0
        return _gap(getattr(state.mood, key), text, wanted)


@lru_cache(maxsize=8192)
def _gap(now: int, text: str, wanted: bool) -> int:
    return min((abs(now - number) for number in range(101) if holds(text, number) == wanted), default=100)


class Seen:
    """The states met so far, of those that look alike a few with different gauges.

    ``with_turn`` tells the same state at different turns apart, for whoever wants to see the time run out.
    """

    def __init__(self, view: View, most: int = 8, *, with_turn: bool = False) -> None:
        self._view = view
        self._with_turn = with_turn
        self._most = most
        self._positions: dict[Hashable, list[tuple[int, ...]]] = {}
        self.passed_over = 0

    def is_new(self, state: State) -> bool:
        """Note ``state``, and say whether it is worth going on from."""
        key = (self._view.key(state), state.turn if self._with_turn else 0)
        positions = self._positions.setdefault(key, [])
        here = self._view.position(state)
        if here in positions:
            return False
        # With few states nothing is passed over, so that a small scenario is gone through to its end.
        crowded = len(self._positions) > FEW and any(_alike(here, other) for other in positions)
        if crowded or (len(positions) >= self._most and not _further(here, positions)):
            self.passed_over += 1
            return False
        positions.append(here)
        return True


def _alike(one: Iterable[int], other: Iterable[int]) -> bool:
    return all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))


def _further(here: tuple[int, ...], positions: list[tuple[int, ...]]) -> bool:
    """Say whether a gauge of ``here`` lies beyond those of all ``positions``, up or down."""
    return any(
        value > max(column) + ALIKE or value < min(column) - ALIKE
        for value, column in zip(here, zip(*positions, strict=True), strict=True)
    )
