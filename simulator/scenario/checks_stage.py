"""Faults around promises, gauges, onlookers and agents: what could never happen, or would be seen by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from simulator.scenario.desk import Desk
from simulator.scenario.model import Shifts
from simulator.scenario.problems import Path, Problem, shown


def _promises(desk: Desk) -> Iterator[Problem]:
    turns = desk.scenario.turns
    for name, promise in desk.scenario.promises.items():
        # Made by the first reply at the earliest, or before it.
        latest = turns if promise.made is not None else turns - 1
        if promise.due is not None and promise.due > latest:
            message = f"{shown(name)} never falls due: time is up after {turns} turns"
            hint = f"write at most {latest}, raise `turns`, or leave `due` out: it is open until the end"
            yield desk.at_value(("promises", name, "due"), ("never-due", message, hint), "warning")
    for path, key, _ in desk.names_under(("promises", "keeps")):
        if path[0] == "promises":
            message = f"`{key}` never holds here: what stands here decides it"
            hint = "say how a reply does it: by `act`, `mentions`, `offers` …"
            yield desk.at_value(path, ("never-holds", message, hint))


def _leaving(desk: Desk) -> Iterator[Problem]:
    churn = desk.scenario.customer.churn
    if churn.start >= churn.threshold or any(one.churn > 0 for _, one in _all_shifts((), desk.scenario)):
        return
    for path, condition in desk.conditions:
        if condition.leaving:
            message = f"this never holds: `churn` begins at {churn.start}, nothing raises it, and leaving begins at "
            hint = "let a reaction or a way on raise it: `churn: +20`"
            yield desk.at_value((*path, "leaving"), ("never-holds", f"{message}{churn.threshold}", hint))


def _crowd(desk: Desk) -> Iterator[Problem]:
    if desk.scenario.audience is not None:
        return
    places = [(*path, "crowd") for path, condition in desk.conditions if condition.crowd is not None]
    places += [(*path, "crowd") for path, one in _all_shifts((), desk.scenario) if one.crowd]
    for path in places:
        message = "there is a `crowd` only where the scenario has an `audience`"
        yield desk.at_key(path, ("crowd-of-nobody", message, "add `audience: {size: …}`, or delete this"), "warning")


def _onlookers(desk: Desk) -> Iterator[Problem]:
    audience = desk.scenario.audience
    for number, one in enumerate(audience.reactions if audience is not None else ()):
        path: Path = ("audience", "reactions", number)
        if one.says is not None and one.who is None:
            said = ("nameless-onlooker", "somebody speaks here who has no name", "add `who: …`")
            yield desk.at_key((*path, "says"), said, "warning")
        elif one.who is not None and one.says is None:
            said = ("silent-onlooker", f"{shown(one.who)} says nothing", "add `says: …`, or delete `who`")
            yield desk.at_key((*path, "who"), said, "warning")


def _agents(desk: Desk) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, agent in enumerate(desk.scenario.shoes.agents if desk.scenario.shoes is not None else ()):
        path: Path = ("shoes", "agents", number, "step")
        if agent.step in seen:
            message = f"two agents serve on the step {shown(agent.step.value)}; the first is in line {seen[agent.step]}"
            yield desk.at_value(path, ("same-step", message, "let each show another step"), "warning")
        else:
            seen[agent.step] = desk.document.value_at(path).line


def _all_shifts(path: Path, here: object) -> Iterator[tuple[Path, Shifts]]:
    """Every part of a scenario that moves gauges, with its place."""
    if isinstance(here, Shifts):
        yield path, here
    if isinstance(here, BaseModel):
        for name, field in type(here).model_fields.items():
            yield from _all_shifts((*path, field.alias or name), getattr(here, name))
    elif isinstance(here, dict):
        for name, value in here.items():
            yield from _all_shifts((*path, name), value)
    elif isinstance(here, list):
        for number, value in enumerate(here):
            yield from _all_shifts((*path, number), value)


STAGE_CHECKS: tuple[Callable[[Desk], Iterator[Problem]], ...] = (_promises, _leaving, _crowd, _onlookers, _agents)
"""The checks of this module."""
