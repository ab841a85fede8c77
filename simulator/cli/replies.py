"""The replies of a file or of standard input: one a line, blank lines skipped."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.output import say

LARGEST = 1_000_000
"""The most bytes of a file of replies; thirty of the longest replies have a tenth of that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, and the line that it stands on, from 1."""

    line: int
    text: str


def read_replies(file: Path) -> list[Reply]:
    """Return the replies in ``file``; ``-`` is standard input. Raises ``Refusal`` for a file that can't be used."""
    replies = [
        Reply(number, line.strip()) for number, line in enumerate(read_text(file).split("\n"), 1) if line.strip()
    ]
    if not replies:
        raise Refusal(f"{name_of(file)} holds no replies; write one a line.", ExitCode.CONTENT)
    return replies


def read_text(file: Path) -> str:
    """Return the text of ``file``, its line ends as ``\\n``; ``-`` is standard input. Raises ``Refusal``."""
    try:
        if str(file) == "-":
            if sys.stdin is not None and sys.stdin.isatty():
                say("Reading what you type, one reply a line; Ctrl-D ends it.")
            content = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
        else:
            with file.open("rb") as stream:
                content = stream.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"{name_of(file)} can't be read: {error.strerror or error}") from error
    if len(content) > LARGEST:
        raise Refusal(f"{name_of(file)} is too long: more than {LARGEST:,} bytes.", ExitCode.CONTENT)
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refusal(f"{name_of(file)}, line {line}, is not UTF-8; save it as UTF-8.", ExitCode.CONTENT) from error
    return words.replace("\r\n", "\n").replace("\r", "\n")


def name_of(file: Path) -> str:
    """Return what to call ``file`` when talking of it."""
    return "standard input" if str(file) == "-" else str(file)
