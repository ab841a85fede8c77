"""Which part of the model stands where in a file: the way from a path to the keys that are known there."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from simulator.scenario import model
from simulator.scenario.problems import Path

Part = type[BaseModel]

KINDS: dict[Part, str] = {
    model.Scenario: "a scenario",
    model.Customer: "a customer",
    model.Wants: "`wants`",
    model.Want: "a want",
    model.Criterion: "a criterion",
    model.Churn: "`churn`",
    model.Fact: "a fact",
    model.Means: "something under `means`",
    model.Promise: "a promise",
    model.Audience: "the audience",
    model.Onlooker: "an onlooker",
    model.Beat: "a beat",
    model.Branch: "a way on",
    model.Interrupt: "an interrupt",
    model.Reaction: "a reaction",
    model.Condition: "a condition",
    model.Ending: "an ending",
    model.Open: "`open`",
    model.Playthrough: "a playthrough",
    model.Shoes: "`shoes`",
    model.Agent: "an agent",
    model.Hears: "something under `hears`",
}
"""What each part is called in messages."""


def keys_of(part: Part) -> tuple[str, ...]:
    """Return the keys of one part of a scenario as a file spells them, in the order of the model."""
    return tuple(field.alias or name for name, field in part.model_fields.items())


def description(part: Part, key: str) -> str:
    """Return what the model says about ``key``; the empty string when it says nothing."""
    return next((f.description or "" for n, f in part.model_fields.items() if (f.alias or n) == key), "")


def part_at(path: Path, root: Part = model.Scenario) -> Part | None:
    """Return the part of the model that stands at ``path`` in a file, ``None`` where there is none.

    ``root`` is what the file as a whole is.
    """
    kinds: list[Any] = [root]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return next((kind for kind in kinds if _is_part(kind)), None)


def parts_in(tree: dict[str, Any]) -> Iterator[tuple[Path, Part, dict[str, Any]]]:
    """Go through what a file says: the place, part and keys of each group that the model knows, from the top."""
    waiting: list[tuple[Path, Any, Any]] = [((), model.Scenario, tree)]
    while waiting:
        path, kind, here = waiting.pop()
        if isinstance(here, dict):
            if _is_part(kind):
                yield path, kind, here
            steps: list[tuple[str | int, Any]] = list(here.items())
        elif isinstance(here, list):
            steps = list(enumerate(here))
        else:
            continue
        inner = [((*path, step), leaf, value) for step, value in steps for leaf in _inside(kind, step)]
        waiting.extend(reversed(inner))


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(kind: Any, step: str | int) -> tuple[Any, ...]:
    if _is_part(kind):
        return _fields(kind).get(step, ()) if isinstance(step, str) else ()
    items, of = _items(kind)
    return items if isinstance(step, of) else ()


@cache
def _fields(part: Part) -> dict[str, tuple[Any, ...]]:
    return {f.alias or name: _leaves(f.annotation) for name, f in part.model_fields.items()}


@cache
def _items(kind: Any) -> tuple[tuple[Any, ...], type]:
    """What a list or a group of names holds, and what leads to one of its items: a number or a name."""
    if get_origin(kind) is dict:
        return _leaves(get_args(kind)[1]), str
    if get_origin(kind) is list:
        return _leaves(get_args(kind)[0]), int
    return (), str


def _leaves(annotation: Any) -> tuple[Any, ...]:
    """Take ``Annotated`` and unions apart."""
    if get_origin(annotation) is Annotated:
        return _leaves(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(leaf for member in get_args(annotation) for leaf in _leaves(member))
    return (annotation,)
