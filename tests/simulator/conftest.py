"""What ships is read once in a test process, however many tests open the whole library."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from simulator.scenario import loading


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """Remember what a text that was read before gave: the files are opened all the same, and the text is compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load_stored", cache(loading.load_stored))
        yield
