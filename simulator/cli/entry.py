"""What the installed ``platinum`` runs.

Nothing that imports numpy may be imported before ``main`` sets the environment.
"""

from __future__ import annotations

import os
import sys

from simulator.cli.exits import ExitCode

COMPLETION = "_PLATINUM_COMPLETE"
"""Set by a shell that asks what can be typed next."""


def main() -> None:
    """Run the command and end the process with its exit code."""
    # Read by numpy's BLAS once, when numpy is imported: the models' matrices are too small to share between threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _never_fail_on_a_character(stream)
    if len(sys.argv) == 1 and COMPLETION not in os.environ:
        sys.exit(_open_library())
    from simulator.cli.app import app

    app(prog_name="platinum")


def _open_library() -> int:
    """Open the library without a look at commands and options, which would hold up its first paint."""
    from simulator.cli.choices import Choices
    from simulator.cli.faults import end
    from simulator.cli.screen import open_screen

    try:
        return open_screen(Choices.of_environment())
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        return end(error)


def _never_fail_on_a_character(stream: object) -> None:
    """Show what a terminal's encoding lacks as ``?``, and read bytes that are no text as U+FFFD."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
