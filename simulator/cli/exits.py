"""How the command ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of ``platinum``; the README tells them to the person."""

    OK = 0
    CONTENT = 1
    """A fault in what the person wrote: a scenario file, a reply."""
    USAGE = 2
    """The command was called in a way that can't work: an unknown option, scenario or file."""
    INSTALLATION = 3
    """Something that should have come with the program is missing, such as a language model."""
    STORAGE = 4
    """The attempts, or the output, could not be read or written."""
    INTERNAL = 70
    """The program's own mistake."""
    INTERRUPTED = 130
    """Ctrl-C."""
    PIPE_CLOSED = 141
    """Whoever read the output stopped reading."""
