"""How long until the first screen stands, against an empty Textual app: ``python -m tests.bench.first_paint``.

Both are started in a pseudo-terminal, in turns, and timed from the start of the process until the first text of the
screen has been written. The aim is 1.3 times the empty app.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Platinum")

Empty().run()
"""
SCREENS = "from simulator.tui import run; run()"
COMMAND = "from simulator.cli.entry import main; main()"
STARTED = {"empty Textual app": EMPTY, "simulator.tui.run": SCREENS, "platinum": COMMAND}
GIVEN_UP = 30.0


def painted_after(code: str, home: str) -> float:
    """Return the seconds from the start of ``python -c code`` to its first painted text. Raises ``TimeoutError``."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, TERM="xterm-256color", LINES="24")
        os.environ.pop("PLATINUM_DATABASE", None)
        os.environ["COLUMNS"] = "80"
        os.execv(sys.executable, [sys.executable, "-c", code])  # noqa: S606
    written = b""
    try:
        while b"Platinum" not in written:
            if time.perf_counter() - begun > GIVEN_UP:
                raise TimeoutError(written[-500:].decode(errors="replace"))
            if select.select([terminal], [], [], 0.5)[0]:
                written += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in STARTED}
    with tempfile.TemporaryDirectory() as home:
        for number in range(rounds + 1):
            for name, code in STARTED.items():
                seconds = painted_after(code, home)
                if number:  # the first round fills the caches
                    times[name].append(seconds)
    empty = statistics.median(times["empty Textual app"])
    print(f"first paint, median of {rounds} (in turns)")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<20} {median:6.3f} s   {median / empty:4.2f} x")


if __name__ == "__main__":
    main()
