"""Underlining: a text broken into lines, and under each line a mark for every span that it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.cli.output import text

if TYPE_CHECKING:
    from rich.text import Text

CARET = "^"
NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of the text, with a short label that the explanation repeats."""

    start: int
    end: int
    label: str
    style: str = ""


def underlined(words: str, marks: Sequence[Mark], width: int) -> Iterator[Text]:
    """Yield ``words`` in lines of at most ``width`` columns, each followed by as many rows of marks as it needs.

    A mark begins with its label and goes on in carets; where spans overlap, each has a row of its own.
    """
    words = words.replace("\t", " ")
    for start, end in _broken(words, max(width, NARROWEST)):
        yield text(words[start:end])
        yield from _rows(words, start, end, marks)


def _broken(words: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines as ranges of characters: at line ends, else after a space, else where the width ends."""
    from rich.cells import cell_len

    offset = 0
    for line in words.split("\n"):
        start, columns, space = 0, 0, -1
        for at, character in enumerate(line):
            cells = cell_len(character)
            if columns + cells > width and character != " ":
                end = space + 1 if space >= start else at
                yield offset + start, offset + len(line[:end].rstrip(" "))
                start, columns = end, cell_len(line[end:at])
            columns += cells
            if character == " ":
                space = at
        yield offset + start, offset + len(line)
        offset += len(line) + 1


def _rows(words: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Text]:
    from rich.cells import cell_len

    rows: list[tuple[int, Text]] = []
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    for mark in sorted(touching, key=lambda one: (one.start, -one.end)):
        left = cell_len(words[start : max(mark.start, start)])
        length = max(1, cell_len(words[max(mark.start, start) : min(mark.end, end)]))
        tag = mark.label if mark.start >= start else ""
        drawn = tag + CARET * (length - len(tag))
        number = next((at for at, (filled, _) in enumerate(rows) if filled < left), len(rows))
        if number == len(rows):
            rows.append((0, text("")))
        filled, row = rows[number]
        row.append(" " * (left - filled))
        row.append(drawn, style=mark.style)
        rows[number] = (left + len(drawn), row)
    for _, row in rows:
        yield row
