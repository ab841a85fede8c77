"""What the installed ``platinum`` runs. Nothing may be imported here before the environment is set."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command and end the process with its exit code."""
    # Read by numpy's BLAS once, when numpy is imported: the models' matrices are too small to share between threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _never_fail_on_a_character(stream)
    from simulator.cli.app import app

    app(prog_name="platinum")


def _never_fail_on_a_character(stream: object) -> None:
    """Show what a terminal's encoding lacks as ``?``, and read bytes that are no text as U+FFFD."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
