"""Every fault ends with words for the person and the exit code of its kind; none with a traceback."""

from __future__ import annotations

import errno
import os
import sys

from simulator.cli.exits import ExitCode
from simulator.cli.output import say

_OUTPUT_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class Refusal(Exception):
    """Something was asked that can't be done; the message says what to do instead."""

    def __init__(self, message: str, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(message)
        self.code = code


def end(error: Exception) -> ExitCode:
    """Tell the person of ``error`` and return the exit code to end with."""
    if isinstance(error, BrokenPipeError):
        _stop_writing()
        return ExitCode.PIPE_CLOSED
    code, words = explained(error)
    say(words)
    _finish_writing()
    return code


def explained(error: Exception) -> tuple[ExitCode, str]:
    """Return the exit code for ``error`` and what to tell the person."""
    from scoring.errors import ScoringError
    from simulator.attempts.errors import PlayingError, StorageError

    if isinstance(error, Refusal):
        return error.code, f"platinum: {error}"
    if isinstance(error, ScoringError):
        return ExitCode.INSTALLATION, f"platinum: {error}"
    if isinstance(error, StorageError):
        return ExitCode.STORAGE, f"platinum: {error}"
    if isinstance(error, PlayingError):
        return ExitCode.CONTENT, f"platinum: {error}"
    return _scenario_fault(error) or _system_fault(error) or _own_fault(error)


def _scenario_fault(error: Exception) -> tuple[ExitCode, str] | None:
    if "simulator.scenario" not in sys.modules:
        return None
    from simulator.scenario import ScenarioError, UnknownScenario

    if isinstance(error, UnknownScenario):
        return ExitCode.USAGE, f"platinum: {error}\nplatinum scenarios  lists what there is."
    if isinstance(error, ScenarioError):
        from simulator.scenario.report import render

        return ExitCode.CONTENT, render(error.problems)
    return None


def _system_fault(error: Exception) -> tuple[ExitCode, str] | None:
    if isinstance(error, OSError) and error.errno in _OUTPUT_FULL:
        return ExitCode.STORAGE, f"platinum: the output can't be written: {error.strerror}"
    if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith(("simulator.", "scoring.")):
        advice = "Set Platinum up again, in its folder:  make setup  or  python -m pip install ."
        return ExitCode.INSTALLATION, f"platinum: the package {error.name!r} is missing. {advice}"
    return None


def _own_fault(error: Exception) -> tuple[ExitCode, str]:
    from simulator.tui.log import keep

    file = keep(error)
    where = f"\nThe details are in {file}; please send them with your report." if file else ""
    return ExitCode.INTERNAL, f"platinum: a mistake of the program's own: {type(error).__name__}: {error}{where}"


def _finish_writing() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _stop_writing()


def _stop_writing() -> None:
    """Let nothing be written any more, so that the interpreter's last flush doesn't fail too."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
