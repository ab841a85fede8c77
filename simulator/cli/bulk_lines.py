"""The lines of a file of replies, one after the other, however long the file or one of its lines is."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from scoring.files import BadLine, Row
from simulator.cli.faults import Refusal
from simulator.cli.output import say
from simulator.cli.replies import name_of

LONGEST_LINE = 200_000
"""Characters of a line; longer ones are reported and not kept in memory."""


class Lines:
    """An iterator over lines, which notes what is wrong with them beneath their format.

    ``size`` is the file's length in bytes where it is known; ``position`` how many of them have been read.
    """

    def __init__(self, stream: TextIO, size: int | None) -> None:
        self.size = size
        self.position = 0
        self._stream = stream
        self._number = 0
        self._spoilt: dict[int, str] = {}

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(LONGEST_LINE + 2):
            self._number += 1
            self.position += _bytes(line)
            if not line.isascii() and any("\udc80" <= character <= "\udcff" for character in line):
                self._spoilt[self._number] = "not UTF-8 text; save the file as UTF-8"
            if len(line) > LONGEST_LINE and not line.endswith(("\n", "\r")):
                self._spoilt[self._number] = f"the line is longer than {LONGEST_LINE:,} characters"
                self._pass_over()
            yield line

    def _pass_over(self) -> None:
        while rest := self._stream.readline(LONGEST_LINE):
            self.position += _bytes(rest)
            if rest.endswith(("\n", "\r")):
                return

    def checked(self, row: Row | BadLine) -> Row | BadLine:
        """Return ``row``, or what is wrong with the lines it was read from."""
        problems = [self._spoilt.pop(number) for number in sorted(self._spoilt) if number <= row.line]
        return BadLine(row.line, problems[0]) if problems else row


def _bytes(line: str) -> int:
    return len(line) if line.isascii() else len(line.encode("utf-8", "surrogateescape"))


@contextmanager
def reading(file: Path) -> Iterator[Lines]:
    """Open ``file`` for its lines; ``-`` is standard input. Raises ``Refusal`` when it can't be read."""
    typed = str(file) == "-"
    try:
        if typed:
            if sys.stdin is None:
                raise Refusal("there is no standard input to read.")
            if sys.stdin.isatty():
                say("Reading what you type; Ctrl-D ends it.")
            binary = sys.stdin.buffer
        else:
            binary = file.open("rb")
        status = None if typed else file.stat()
    except OSError as error:
        raise Refusal(f"{name_of(file)} can't be read: {error.strerror or error}") from error
    size = status.st_size if status is not None and stat.S_ISREG(status.st_mode) else None
    stream = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield Lines(stream, size)
    finally:
        if typed:
            stream.detach()
        else:
            stream.close()
