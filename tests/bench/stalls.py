"""The longest time that the screens did not react: ``python -m tests.bench.stalls``.

Runs the real app without a terminal, on a database of its own and the real scorer, and asks the event loop every two
milliseconds whether it is still there.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

from simulator.tui.app import PlatinumApp
from simulator.tui.core import Clerk, Core

TICK = 0.002
REPLIES = {
    "en": ["I'm sorry about that. What would put it right for you?", "That is our policy, I can't help it."],
    "fr": ["Je suis désolée. Qu'est-ce qui vous arrangerait ?", "C'est la procédure, je n'y peux rien."],
}


class Watch:
    """Measures the gaps between the ticks of the event loop, phase by phase: by the clock, and its own work in them."""

    def __init__(self) -> None:
        self.longest: dict[str, tuple[float, float]] = {}
        self._phase = "start"

    async def run(self) -> None:
        """Tick for ever."""
        last, worked = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(TICK)
            now, work = time.perf_counter(), time.thread_time()
            gap, busy = self.longest.get(self._phase, (0.0, 0.0))
            self.longest[self._phase] = max(gap, now - last - TICK), max(busy, work - worked)
            last, worked = now, work

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what happens here under ``name``."""
        self._phase, before = name, self._phase
        try:
            yield
        finally:
            self._phase = before


async def measure(language: str) -> dict[str, tuple[float, float]]:
    """Return the longest stall, in seconds, of each phase: by the clock, and what of it was the loop's own work."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:

        def make() -> Core:
            from simulator.tui.desk import Desk

            return Desk(str(Path(folder) / "bench.sqlite3"), "bench", tell=sys.exit)

        app = PlatinumApp(Clerk(make), language=language)
        async with app.run_test(size=(120, 40)) as pilot:
            ticking = asyncio.create_task(watch.run())
            with watch.phase("nothing happens"):
                pass
            with watch.phase("the library is read, the other screens prepared"):
                for _ in range(3):
                    await still(pilot, 0.5)
            with watch.phase("the model is loaded, nobody does anything"):
                async with asyncio.timeout(60):
                    while not app.clerk.ready(language):
                        await asyncio.sleep(0.05)
            with watch.phase("nothing happens"):
                await asyncio.sleep(1)
            with watch.phase("the briefing opens"):
                await pilot.press("enter")
                await still(pilot, 0.5)
            with watch.phase("the conversation opens"):
                await pilot.press("enter")
                await still(pilot, 0.5)
            for reply in REPLIES[language]:
                with watch.phase("a reply is scored, saved and shown"):
                    app.screen.query_one("ReplyBox").insert(reply)  # type: ignore[attr-defined]
                    await pilot.press("enter")
                    await still(pilot, 1.5)
            ticking.cancel()
        app.clerk.close()
    return watch.longest


async def still(pilot: Pilot[int], seconds: float) -> None:
    """Let the app do what it has to."""
    await asyncio.sleep(seconds)
    await pilot.app.workers.wait_for_complete()


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"longest stall of the event loop in ms: median and worst of {rounds}; its own work in it: median and worst")
    for language in REPLIES:
        longest: dict[str, list[tuple[float, float]]] = {}
        for _ in range(rounds):
            for phase, seconds in asyncio.run(measure(language)).items():
                longest.setdefault(phase, []).append(seconds)
        for phase, found in longest.items():
            told = (
                number * 1000
                for column in zip(*found, strict=True)
                for number in (statistics.median(column), max(column))
            )
            print(f"{language}  {phase:<48}", *(f"{number:6.0f}" for number in told))


if __name__ == "__main__":
    main()
