"""Many replies at once, in order, on as many cores as there are, with memory that does not grow."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from scoring.files import Row
from scoring.model import Context, Score

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from scoring.scorer import Scorer

CHUNK = 256
_AHEAD = 2


def score_rows(rows: Iterable[Row], processes: int = 1) -> Generator[tuple[Row, Score], None, None]:
    """Yield each row with its score, in the order of ``rows``.

    With more than one process, chunks of ``CHUNK`` rows are scored in child processes, at most two chunks ahead for
    each. Raises ``ModelMissing`` or ``CueError``.
    """
    stream = iter(rows)
    chunks = iter(lambda: list(islice(stream, CHUNK)), [])
    if processes <= 1:
        for chunk in chunks:
            yield from zip(chunk, _score_chunk(chunk), strict=True)
        return
    first = next(chunks, None)
    if first is None:
        return
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_listen_to, initargs=(stop,)) as pool:
        try:
            waiting: deque[tuple[list[Row], Future[list[Score]]]] = deque([(first, pool.submit(_score_chunk, first))])
            for chunk in chunks:
                waiting.append((chunk, pool.submit(_score_chunk, chunk)))
                if len(waiting) > _AHEAD * processes:
                    yield from _finished(waiting)
            while waiting:
                yield from _finished(waiting)
        except BaseException:
            # Whoever stops early does not wait for what is still queued.
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


class Stopped(Exception):
    """The results are no longer wanted."""


_stop: Event | None = None


def _listen_to(stop: Event) -> None:
    """In a child process: leave interrupts to the parent, and end when it says so."""
    global _stop  # noqa: PLW0603 - a child process has one parent
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stop = stop


def _wanted(replies: Iterable[tuple[str, Context]]) -> Iterator[tuple[str, Context]]:
    for reply in replies:
        if _stop is not None and _stop.is_set():
            raise Stopped
        yield reply


def _finished(waiting: deque[tuple[list[Row], Future[list[Score]]]]) -> Iterator[tuple[Row, Score]]:
    chunk, scores = waiting.popleft()
    yield from zip(chunk, scores.result(), strict=True)


def _score_chunk(chunk: list[Row]) -> list[Score]:
    by_language: dict[str, list[int]] = {}
    for place, row in enumerate(chunk):
        by_language.setdefault(row.context.language, []).append(place)
    out: list[Score | None] = [None] * len(chunk)
    for language, places in sorted(by_language.items()):
        replies = ((chunk[place].reply, chunk[place].context) for place in places)
        scorer = _scorer(language)
        with scorer.forgetting():
            for place, score in zip(places, scorer.score_many(_wanted(replies)), strict=True):
                out[place] = score
    return [score for score in out if score is not None]


@cache
def _scorer(language: str) -> Scorer:
    from scoring.scorer import Scorer

    return Scorer(language)
