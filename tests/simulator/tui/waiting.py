"""Waiting until a screen stands still, by what is left to be done and not by the clock."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.pilot import Pilot


async def quiet(*_: float) -> None:
    """Give way until nothing more waits for its turn; Textual's own way is to watch the clock."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:  # type: ignore[attr-defined]
        await asyncio.sleep(0)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until every request has been answered and shown."""
    app = pilot.app
    while True:
        await quiet()
        if any(not worker.is_finished for worker in app.workers):
            await app.workers.wait_for_complete()
        elif app._resize_timer is not None:
            app._check_resize()
        elif app.screen._update_timer._active.is_set():
            app.screen._on_timer_update()
        else:
            return


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, waiting after each for what it brings about."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
