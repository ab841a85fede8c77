"""The scorer in a process of its own, so that loading a language model never holds up a screen.

Loaded in a thread, a model stalls the event loop for a tenth of a second; loaded here, for a few milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING

from scoring.model import Context, Score

if TYPE_CHECKING:
    from scoring.scorer import Scorer


def _serve(language: str) -> None:
    """Prepare the child: end with the parent whatever ends it, then load the model."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _scorer(language)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


@cache
def _scorer(language: str) -> Scorer:
    from scoring.scorer import Scorer

    return Scorer(language)


def _score(language: str, reply: str, context: Context) -> Score:
    return _scorer(language).score(reply, context)


class ScorerProcess:
    """A ``Scorer`` in a child process. ``score`` may be called from any thread; it waits for the model.

    A child that dies is replaced once a call notices.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._loading: Future[None] | None = None

    def start(self) -> None:
        """Begin to load the model in the child; returns at once, and does nothing when it was called before."""
        with self._lock:
            self._started()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
            self._loading = self._pool.submit(_serve, self.language)
        return self._pool

    @property
    def ready(self) -> bool:
        """Whether the model is loaded, so that the next reply is scored without a wait."""
        return self._loading is not None and self._loading.done() and self._loading.exception() is None

    def wait(self) -> None:
        """Wait until the model is loaded. Raises ``ModelMissing``, ``UnknownLanguage`` or ``CueError``."""
        with self._lock:
            self._started()
            loading = self._loading
        if loading is not None:
            loading.result()

    def score(self, reply: str, context: Context) -> Score:
        """Return the score of ``reply``; raises what building a ``Scorer`` raises.

        Raises ``BrokenProcessPool`` or ``CancelledError`` when ``close`` is called meanwhile.
        """
        with self._lock:
            pool = self._started()
        try:
            return self._submit(pool, reply, context)
        except BrokenProcessPool:
            if self._pool is not pool:
                raise
            self.close()
        with self._lock:
            pool = self._started()
        return self._submit(pool, reply, context)

    def _submit(self, pool: ProcessPoolExecutor, reply: str, context: Context) -> Score:
        return pool.submit(_score, self.language, reply, context).result()

    def close(self) -> None:
        """End the child at once. The next call of ``start`` or ``score`` begins a new one."""
        with self._lock:
            pool, self._pool, self._loading = self._pool, None, None
        if pool is not None:
            # Left alone, a child would first finish loading a model that nobody waits for, and hold up the exit.
            for child in list((pool._processes or {}).values()):
                child.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
