"""The real program in a terminal of its own, ended in the rudest ways."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from simulator.attempts import Store

from .test_desk import UMBRELLA

PATIENCE = 30.0
PROGRAM = """
import sys
from simulator.tui.app import PlatinumApp
from simulator.tui.core import Clerk
from simulator.tui.desk import Desk
from tests.simulator.tui.test_desk import FewWords

clerk = Clerk(lambda: Desk(sys.argv[1], "Kim", [sys.argv[2]], scorer=FewWords))
app = PlatinumApp(clerk, scenario="umbrella", language="en")
try:
    ended = app.run()
finally:
    clerk.close()
sys.exit(ended)
"""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, *arguments: str) -> None:
        self.child, self._end = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", PYTHONPATH=os.pathsep.join(sys.path))
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM, *arguments])  # noqa: S606
        self._seen = ""

    def wait_for(self, text: str) -> None:
        """Read until ``text`` has been painted since the last call."""
        ends = time.monotonic() + PATIENCE
        while text not in self._seen:
            assert time.monotonic() < ends, self._seen[-2000:]
            if select.select([self._end], [], [], 0.5)[0]:
                self._seen += os.read(self._end, 65536).decode(errors="replace")
        self._seen = ""

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._end, text.encode())

    def end(self, how: signal.Signals) -> int:
        """End the program by a signal, close the terminal, and return how it ended."""
        os.kill(self.child, how)
        ends = time.monotonic() + PATIENCE
        while select.select([self._end], [], [], max(0, ends - time.monotonic()))[0]:
            try:
                if not os.read(self._end, 65536):
                    break
            except OSError:
                break
        os.close(self._end)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


def saved(address: str) -> tuple[int, str]:
    """Return how many turns of the only attempt are saved, and its draft."""
    with Store(address) as store:
        (attempt,) = store.attempts("Kim")
    return attempt.turns, attempt.draft


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM], ids=lambda how: how.name)
def test_turns_and_draft_outlive_the_program(tmp_path: Path, how: signal.Signals) -> None:
    address = str(tmp_path / "a.sqlite3")
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "umbrella.yaml").write_text(UMBRELLA, encoding="utf-8")
    terminal = Terminal(address, str(folder))
    terminal.wait_for("Begin")
    terminal.type("\r")
    terminal.wait_for("an umbrella?")
    terminal.type("No idea.\r")
    terminal.wait_for("nothing?")
    terminal.type("Half a")
    if how is signal.SIGKILL:
        ends = time.monotonic() + PATIENCE
        while saved(address) != (1, "Half a"):
            assert time.monotonic() < ends
    else:
        terminal.wait_for("6 / 2,000")
    code = terminal.end(how)
    assert saved(address) == (1, "Half a")
    assert code == (-signal.SIGKILL if how is signal.SIGKILL else 128 + how)
