"""Data to standard output, talk to standard error; nothing unsafe to either.

Everything goes through ``clean``, and text is never read as markup: what a stranger wrote into a reply or a file
can't colour, move or rename a terminal.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING, Any

from scoring.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions
    from rich.text import Text


class Line:
    """A line of print: words that wrap under themselves, after an indent and a lead such as ``You: `` or ``+12 ``."""

    def __init__(self, words: Text | str = "", *, lead: Text | str = "", indent: int = 0) -> None:
        self.words = text(words) if isinstance(words, str) else words
        self.lead = text(lead) if isinstance(lead, str) else lead
        self.indent = indent

    def further(self, indent: int) -> Line:
        """Return the same line, further to the right by ``indent`` columns."""
        return Line(self.words, lead=self.lead, indent=self.indent + indent)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        lead = text(" " * self.indent).append_text(self.lead)
        for number, line in enumerate(self.words.wrap(console, max(1, options.max_width - lead.cell_len))):
            line.rstrip()
            yield lead.copy().append_text(line) if number == 0 else text(" " * lead.cell_len).append_text(line)


def console(*, talk: bool = False) -> Console:
    """Return a console on standard output, or with ``talk`` on standard error."""
    from rich.console import Console

    return Console(stderr=talk, markup=False, emoji=False, highlight=False)


def text(words: str, style: str = "") -> Text:
    """Return ``words`` for the screen, cleaned; lines stay lines."""
    from rich.text import Text

    return Text(clean(words).replace("\t", " "), style=style, end="\n")


def label(words: str, style: str = "") -> Text:
    """Return ``words`` for the screen, cleaned and on one line."""
    return text(one_line(words), style)


def named(name: str, words: str, style: str = "dim") -> Line:
    """Return ``name: words``, the name in ``style``."""
    return Line(label(name, style).append(": ").append_text(label(words)))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Yield the rows in columns as wide as what stands in them, under their headings; nothing is cut or wrapped."""
    from rich.cells import cell_len

    cells = [[one_line(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells):
        line = text("", "" if number else "bold")
        for cell, width in zip(row, widths, strict=True):
            line.append(cell + " " * (width - cell_len(cell) + 2))
        line.rstrip()
        yield Line(line)


def say(words: str = "", style: str = "") -> None:
    """Talk to the person on standard error; where nobody listens, that is no fault."""
    if sys.stderr is not None:
        with contextlib.suppress(BrokenPipeError):
            console(talk=True).print(text(words, style), soft_wrap=True)


def data(value: Any) -> None:
    """Write ``value`` to standard output as JSON, in UTF-8 whatever the terminal's encoding is."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write(content: str) -> None:
    """Write ``content`` to standard output, cleaned, in UTF-8 and with ``\\n`` at the line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(clean(content).encode("utf-8"))
    sys.stdout.flush()
