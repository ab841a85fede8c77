"""The scenarios that ship, read once in a test process."""

from __future__ import annotations

from functools import cache

from simulator.scenario import Library, Loaded


@cache
def shipped() -> tuple[Loaded, ...]:
    """Return every scenario that ships, in the library's order."""
    return tuple(Library([]).all())
