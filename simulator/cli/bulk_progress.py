"""How far scoring a file has come, on standard error, where somebody is watching."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from simulator.cli.output import console, say, text

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """A bar over the bytes of a file, and what is said meanwhile.

    ``size`` is the file's length in bytes, if known. ``shown`` is whether the results go somewhere else than to the
    screen; without that the bar is only shown where standard output is no terminal.
    """

    def __init__(self, size: int | None, *, shown: bool) -> None:
        self._size = size
        self._replies = 0
        self._bar: Bar | None = None
        watched = sys.stderr is not None and sys.stderr.isatty()
        if watched and (shown or not sys.stdout.isatty()):
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

            columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Progress(*columns, console=console(talk=True), transient=True)

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._task = self._bar.add_task("0 replies", total=self._size)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def reached(self, position: int) -> None:
        """Note one more reply, and the byte of the file behind it."""
        self._replies += 1
        if self._bar is not None:
            self._bar.update(self._task, completed=position, description=f"{self._replies:,} replies")

    def say(self, words: str) -> None:
        """Tell the person something, above the bar where there is one."""
        if self._bar is not None and self._bar.live.is_started:
            self._bar.console.print(text(words), soft_wrap=True)
        else:
            say(words)
