"""One scenario on the desk of those who look for faults: its parts with their places in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from simulator.scenario.model import Branch, Condition, Scenario
from simulator.scenario.problems import Path, Problem, Severity
from simulator.scenario.reader import Document

Said = tuple[str, str, str]
"""Code, message and hint of a problem."""


@dataclass(frozen=True)
class Desk:
    """One scenario with its file, and what several checks want to know about them."""

    scenario: Scenario
    document: Document

    @cached_property
    def branches(self) -> list[tuple[Path, Branch]]:
        """Every way on with its place: the beats' in the order of the file, then the interrupts."""
        ways: list[tuple[Path, Branch]] = [
            (("beats", name, "next", number), branch)
            for name, beat in self.scenario.beats.items()
            for number, branch in enumerate(beat.next)
        ]
        ways += [(("interrupts", number), branch) for number, branch in enumerate(self.scenario.interrupts)]
        return ways

    @cached_property
    def conditions(self) -> list[tuple[Path, Condition]]:
        """Every condition with its place, those inside others too."""
        return list(_conditions_in((), self.scenario))

    @cached_property
    def revealed(self) -> set[str]:
        """The facts that some way on tells."""
        return {name for _, branch in self.branches for name in branch.reveals or ()}

    def names_under(self, keys: Iterable[str]) -> Iterator[tuple[Path, str, str]]:
        """Every name that a condition has under one of the ``keys``: its place, its key, the name."""
        for path, condition in self.conditions:
            for key in keys:
                for number, name in enumerate(getattr(condition, key) or ()):
                    yield (*path, key, number), key, name

    def at_value(self, path: Path, said: Said, severity: Severity = "error") -> Problem:
        """A problem where the value at ``path`` stands."""
        code, message, hint = said
        return self.document.source.problem(self.document.value_at(path), code, message, hint, severity)

    def at_key(self, path: Path, said: Said, severity: Severity = "error") -> Problem:
        """A problem where the key at ``path`` stands."""
        code, message, hint = said
        return self.document.source.problem(self.document.key_at(path), code, message, hint, severity)


def _conditions_in(path: Path, here: object) -> Iterator[tuple[Path, Condition]]:
    """Go through a scenario, in the order of the model, wherever a condition may stand in it."""
    if isinstance(here, Condition):
        yield path, here
    if isinstance(here, BaseModel):
        for name, field in type(here).model_fields.items():
            yield from _conditions_in((*path, field.alias or name), getattr(here, name))
    elif isinstance(here, dict):
        for name, value in here.items():
            yield from _conditions_in((*path, name), value)
    elif isinstance(here, list):
        for number, value in enumerate(here):
            yield from _conditions_in((*path, number), value)
