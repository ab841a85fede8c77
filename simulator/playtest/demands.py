"""What a condition asks of one reply, and what it asks of the attempt so far.

A condition is taken apart into ways of meeting it, each a ``Demand``: this of the reply, that of the attempt. They
guide the search only; whether a condition holds is for the engine to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import Any

from scoring.model import Act, Step
from simulator.scenario.model import Condition, Scenario

SHOWN = (
    "mentions",
    "offers",
    "discloses",
    "waives",
    "slips",
    "again",
    "takes_up",
    "promises",
    "keeps",
    "repeats",
)
"""Keys about what the words of this reply show; a list under one means "any of these"."""
MEASURED = ("score", "words", "took")
"""Keys that compare a number of this reply."""
GAUGES = ("trust", "patience", "arousal", "churn", "crowd")
SO_FAR = (
    "found",
    "ignored",
    "offered",
    "disclosed",
    "waived",
    "slipped",
    "promised",
    "kept",
    "broken",
    "visited",
    "acted",
)
"""Keys about the attempt so far that name things."""
COMPARED = (*GAUGES, "turn")
MOST_WAYS = 24
"""How many ways of meeting one condition are looked at; a condition worth writing has fewer."""

Named = tuple[str, tuple[str, ...]]
Compared = tuple[str, str, bool]
"""A key, a comparison, and whether it must hold or must not."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One way of meeting a condition.

    ``acts`` holds groups of which one act each is wanted, ``steps`` the steps that are allowed (None: any), ``shows``
    what the words must show; ``without_acts`` and ``hides`` what must not be there. ``state`` and ``not_state`` name
    what the attempt must and must not have by then, ``numbers`` compares this reply, ``gauges`` the attempt.
    """

    acts: tuple[tuple[Act, ...], ...] = ()
    steps: frozenset[Step] | None = None
    shows: tuple[Named, ...] = ()
    without_acts: frozenset[Act] = frozenset()
    hides: tuple[Named, ...] = ()
    numbers: tuple[Compared, ...] = ()
    silent: bool | None = None
    state: tuple[Named, ...] = ()
    not_state: tuple[Named, ...] = ()
    gauges: tuple[Compared, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether some reply could meet it: a step is left, and an act of each group."""
        return self.steps != frozenset() and all(set(group) - self.without_acts for group in self.acts)


_ANY_STEP = frozenset(Step)


def ways_to_meet(condition: Condition | None) -> list[Demand]:
    """Return the ways of meeting ``condition``, at most ``MOST_WAYS``; None asks for nothing."""
    if condition is None:
        return [Demand()]
    return [demand for demand in islice(_holding(condition), MOST_WAYS) if demand.possible]


def conditions_in(part: Any) -> Iterator[Condition]:
    """Yield every condition that stands anywhere in ``part`` of a scenario, without those inside other conditions."""
    if isinstance(part, Condition):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from conditions_in(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from conditions_in(inner)
    elif hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            yield from conditions_in(getattr(part, name))


def with_inner(condition: Condition) -> Iterator[Condition]:
    """Yield ``condition`` and every condition inside it."""
    yield condition
    for inner in (*(condition.all or ()), *(condition.any or ()), *([condition.not_] if condition.not_ else ())):
        yield from with_inner(inner)


@dataclass(frozen=True)
class Asked:
    """Everything that the conditions of a scenario ask about: what makes one state of an attempt differ from another.

    ``names`` holds the names asked for under each key, ``comparisons`` the tests of each gauge and of the turn.
    """

    names: dict[str, frozenset[str]] = field(default_factory=dict)
    comparisons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acts: frozenset[Act] = frozenset()
    steps: frozenset[Step] = frozenset()

    @classmethod
    def of(cls, scenario: Scenario) -> Asked:
        """Return what the conditions of ``scenario`` ask about."""
        names: dict[str, set[str]] = {}
        comparisons: dict[str, dict[str, None]] = {}
        acts: set[Act] = set()
        steps: set[Step] = set()
        for outer in conditions_in(scenario):
            for condition in with_inner(outer):
                for key in (*SHOWN, *SO_FAR):
                    names.setdefault(key, set()).update(_listed(condition, key))
                for key in (*COMPARED, *MEASURED):
                    if (comparison := getattr(condition, key)) is not None:
                        comparisons.setdefault(key, {})[comparison] = None
                acts.update(condition.act or (), condition.acted or (), condition.repeats or ())
                steps.update(condition.step or ())
                if condition.leaving is not None:
                    comparisons.setdefault("churn", {})[f">= {scenario.customer.churn.threshold}"] = None
        return cls(
            {key: frozenset(found) for key, found in names.items()},
            {key: tuple(found) for key, found in comparisons.items()},
            frozenset(acts),
            frozenset(steps),
        )


def _listed(condition: Condition, key: str) -> tuple[str, ...]:
    return tuple(getattr(condition, key) or ())


def _holding(condition: Condition) -> Iterator[Demand]:
    """Yield the ways in which ``condition`` holds: every key at once, one of ``any``, each of ``all``."""
    here = _own(condition)
    groups: list[list[Demand]] = [[here]]
    groups += [list(islice(_holding(part), MOST_WAYS)) for part in condition.all or ()]
    if condition.any is not None:
        groups.append([demand for part in condition.any for demand in islice(_holding(part), MOST_WAYS)])
    if condition.not_ is not None:
        groups.append(list(islice(_failing(condition.not_), MOST_WAYS)))
    for choice in product(*groups):
        yield _both(choice)


def _failing(condition: Condition) -> Iterator[Demand]:
    """Yield the ways in which ``condition`` does not hold: one key that fails is enough."""
    yield from _own_failing(condition)
    for part in condition.all or ():
        yield from _failing(part)
    if condition.any is not None:
        for choice in product(*(list(islice(_failing(part), MOST_WAYS)) for part in condition.any)):
            yield _both(choice)
    if condition.not_ is not None:
        yield from _holding(condition.not_)


def _own(condition: Condition) -> Demand:
    leaving = condition.leaving
    return Demand(
        acts=(tuple(condition.act),) if condition.act else (),
        steps=frozenset(condition.step) if condition.step else None,
        shows=tuple((key, _listed(condition, key)) for key in SHOWN if _listed(condition, key)),
        numbers=_compared(condition, MEASURED, True),
        silent=condition.silent,
        state=tuple((key, _listed(condition, key)) for key in SO_FAR if _listed(condition, key)),
        gauges=_compared(condition, COMPARED, True) + ((("leaving", "", leaving),) if leaving is not None else ()),
    )


def _own_failing(condition: Condition) -> Iterator[Demand]:
    if condition.act:
        yield Demand(without_acts=frozenset(condition.act))
    if condition.step:
        yield Demand(steps=_ANY_STEP - frozenset(condition.step))
    for key in SHOWN:
        if listed := _listed(condition, key):
            yield Demand(hides=((key, listed),))
    for key in SO_FAR:
        if listed := _listed(condition, key):
            yield Demand(not_state=((key, listed),))
    for compared in _compared(condition, MEASURED, False):
        yield Demand(numbers=(compared,))
    for compared in _compared(condition, COMPARED, False):
        yield Demand(gauges=(compared,))
    if condition.silent is not None:
        yield Demand(silent=not condition.silent)
    if condition.leaving is not None:
        yield Demand(gauges=(("leaving", "", not condition.leaving),))


def _compared(condition: Condition, keys: Iterable[str], wanted: bool) -> tuple[Compared, ...]:
    return tuple((key, text, wanted) for key in keys if (text := getattr(condition, key)) is not None)


def _both(demands: Iterable[Demand]) -> Demand:
    together = Demand()
    for one in demands:
        steps = one.steps if together.steps is None else together.steps
        if one.steps is not None and together.steps is not None:
            steps = together.steps & one.steps
        together = replace(
            together,
            acts=_added(together.acts, one.acts),
            steps=steps,
            shows=_added(together.shows, one.shows),
            without_acts=together.without_acts | one.without_acts,
            hides=together.hides + one.hides,
            numbers=together.numbers + one.numbers,
            silent=one.silent if together.silent is None else together.silent,
            state=together.state + one.state,
            not_state=together.not_state + one.not_state,
            gauges=together.gauges + one.gauges,
        )
    return together


def _added(known: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return known + tuple(one for one in new if one not in known)
