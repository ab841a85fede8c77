"""Checking many scenarios by playing them, on as many cores as pay."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from simulator.playtest import Checked, Parts, check_by_playing

if TYPE_CHECKING:
    from scoring import Scorer
    from simulator.scenario import Loaded

MOST_PROCESSES = 4
WORTH_SHARING = 4
"""Fewer scenarios are checked sooner than a second process has loaded its language model."""


def check_all(
    scenarios: Sequence[Loaded], parts: Parts, processes: int | None = None
) -> Generator[Checked, None, None]:
    """Yield what comes of checking each of ``scenarios``, in their order.

    ``processes`` is how many work side by side; None takes one for each core, at most ``MOST_PROCESSES``. Raises
    ``ModelMissing`` where replies are scored and the model of their language is not installed.
    """
    if processes is None:
        processes = min(MOST_PROCESSES, cores()) if len(scenarios) >= WORTH_SHARING else 1
    if min(processes, len(scenarios)) <= 1:
        scorers: dict[str, Scorer] = {}
        for loaded in scenarios:
            yield _check(loaded, parts, scorers)
        return
    context = multiprocessing.get_context("spawn")
    # Leaving the pool ends its children at once, whatever they are at: whoever stops early does not wait.
    with context.Pool(min(processes, len(scenarios)), initializer=_leave_interrupts) as pool:
        yield from pool.imap(_check_in_child, [(loaded, parts) for loaded in scenarios])


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


_in_child: dict[str, Scorer] = {}


def _check_in_child(task: tuple[Loaded, Parts]) -> Checked:
    return _check(*task, _in_child)


def _check(loaded: Loaded, parts: Parts, scorers: dict[str, Scorer]) -> Checked:
    """Check ``loaded`` with the scorer of its language, which is built when it is first needed."""
    if not parts.need_scorer:
        return check_by_playing(loaded, None, parts)
    language = loaded.scenario.language
    if language not in scorers:
        from scoring import Scorer

        scorers[language] = Scorer(language)
    return check_by_playing(loaded, scorers[language], parts)


def _leave_interrupts() -> None:
    """In a child process: leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
