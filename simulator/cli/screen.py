"""The full screen, where there is a terminal for it."""

from __future__ import annotations

import os
import sys

from simulator.cli.choices import Choices
from simulator.cli.faults import Refusal

NO_SCREEN = frozenset({"dumb", "unknown"})


def has_screen() -> bool:
    """Say whether both ends are a terminal that can show a full screen."""
    return has_terminal() and os.environ.get("TERM") not in NO_SCREEN


def has_terminal() -> bool:
    """Say whether a person sits at both ends: keys come in, and what is printed is seen."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def open_screen(choices: Choices, scenario: str | None = None) -> int:
    """Open the library, or the briefing of ``scenario``, and return the exit code.

    Raises ``Refusal`` without a terminal.
    """
    if not has_screen():
        raise Refusal(
            "the library needs a terminal. Without one:\n"
            "  platinum scenarios                           lists what can be played\n"
            "  platinum play SCENARIO --replies FILE        plays a scenario with the replies in a file\n"
            "  platinum play SCENARIO --plain               plays it line by line\n"
            "  platinum --help                              shows everything"
        )
    from simulator.tui import run

    return run(
        database=choices.database,
        trainee=choices.whose,
        scenarios=choices.scenarios,
        scenario=scenario,
    )
