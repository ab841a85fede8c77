"""What makes every test the same on every machine, on every run and with any number of workers."""

from __future__ import annotations

import gc
import os
from typing import Any

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

POSTGRESQL = "PLATINUM_TEST_POSTGRESQL"
LEFT_OUT = pytest.StashKey[int]()
"""How many tests were left out because there is no PostgreSQL server."""


def pytest_collection_finish() -> None:
    """What was read to collect the tests is needed to the end; the garbage collector need not look through it."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker tell how many it left out; every worker leaves out the same."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear what a worker tells at its end; one that broke off tells nothing."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"left out {left_out} PostgreSQL tests: set {POSTGRESQL} to the address of a server to run them"
        )
