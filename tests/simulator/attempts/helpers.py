"""Small parts that several of these tests need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from scoring.model import Act, Entry, Score, Span, Step, Versions
from simulator.attempts import Attempt, Snapshot
from simulator.attempts.store import Store

DINER = Snapshot("extra-hot-diner", "d" * 64, "en", "The extra-hot diner", "title: The extra-hot diner\n")
ORDER = Snapshot("changed-order", "0" * 64, "en", "The changed order", "title: The changed order\n")


def score(value: int = 60, quote: str = "I'll") -> Score:
    """A score with one finding at the start of the reply."""
    return Score(
        value=value,
        step=Step.PLATINUM,
        acts=(Act.OWNS,),
        receipt=(
            Entry("neutral-start", 50, Span(0, 0, ""), "Every reply starts here."),
            Entry("owns", value - 50, Span(0, len(quote), quote), "You take it on.", Step.PLATINUM, Act.OWNS),
        ),
        versions=Versions("1", "1", "en 3.8"),
        notes=("a note with an é",),
    )


def begun(store: Store, trainee: str = "ana", snapshot: Snapshot = DINER) -> Attempt:
    return store.begin(snapshot, trainee)


def played(store: Store, *values: int, trainee: str = "ana", snapshot: Snapshot = DINER) -> Attempt:
    """An attempt with one turn for every value, not finished."""
    attempt = begun(store, trainee, snapshot)
    for number, value in enumerate(values, 1):
        store.add_turn(attempt.id, number, f"reply {number}", score(value))
    return store.attempt(attempt.id)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Let permissions count, even where the tests are run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
