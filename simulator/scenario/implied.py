"""Whether one condition surely holds wherever another does; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from simulator.scenario.model import Condition, holds

_STRONGER = {
    "act": ("repeats",),
    "acted": ("act", "repeats"),
    "offered": ("offers",),
    "disclosed": ("discloses",),
    "waived": ("waives",),
    "promised": ("promises",),
    "kept": ("keeps",),
}
"""What is true of this reply is true of the attempt so far, which counts it in."""

_NUMBER = re.compile(r"-?\d+")
_FAR = 10**6


def implies(later: Condition, earlier: Condition) -> bool:
    """Say whether ``earlier`` surely holds wherever ``later`` does; ``False`` where that is not plain to see."""
    known = list(_atoms(later))
    return all(_follows(atom, known) for atom in _atoms(earlier))


def _atoms(condition: Condition) -> Iterator[tuple[str, Any]]:
    """Everything that must hold, one key at a time; what stands in ``all`` stands beside the rest."""
    for key in type(condition).model_fields:
        value = getattr(condition, key)
        if value is None:
            continue
        if key == "all":
            for inner in value:
                yield from _atoms(inner)
        else:
            yield key, value


def _follows(atom: tuple[str, Any], known: list[tuple[str, Any]]) -> bool:
    return atom in known or _from_key(atom, known) or _from_choice(atom, known)


def _from_key(atom: tuple[str, Any], known: list[tuple[str, Any]]) -> bool:
    key, wanted = atom
    if key == "any":
        return any(all(_follows(one, known) for one in _atoms(option)) for option in wanted)
    if key == "not_":
        return any(other == "not_" and implies(wanted, given) for other, given in known)
    if isinstance(wanted, list):
        keys = (key, *_STRONGER.get(key, ()))
        return any(other in keys and set(given) <= set(wanted) for other, given in known)
    return isinstance(wanted, str) and any(other == key and _within(given, wanted) for other, given in known)


def _from_choice(atom: tuple[str, Any], known: list[tuple[str, Any]]) -> bool:
    """Whatever one of several possibilities holds, it brings the atom with it."""
    return any(
        key == "any" and all(_follows(atom, list(_atoms(option))) for option in options) for key, options in known
    )


def _within(given: str, wanted: str) -> bool:
    """Say whether every number that passes the comparison ``given`` passes ``wanted`` too, and some number does."""
    edges = [int(number) for text in (given, wanted) for number in _NUMBER.findall(text)]
    tried = {edge + step for edge in edges for step in (-1, 0, 1)} | {-_FAR, _FAR}
    passing = [number for number in tried if holds(given, number)]
    return bool(passing) and all(holds(wanted, number) for number in passing)
