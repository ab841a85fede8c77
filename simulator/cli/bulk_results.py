"""The results of many replies: a line each, as JSON or CSV, in a file that can be gone on with."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from scoring.files import Row, safe_cell
from scoring.model import Score
from scoring.text import clean, one_line
from simulator.cli.faults import Refusal

COLUMNS = ("id", "line", "value", "step", "acts", "receipt", "notes")
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Done:
    """The last result that an output file holds: the input's line, and the reply's id as it was written."""

    line: int
    id: str


def result_of(row: Row, score: Score) -> dict[str, Any]:
    """Return the result of a row, as plain data: what is in ``COLUMNS``, and ``uptake``, for which CSV has no cell."""
    explained = score.to_dict()
    return {"id": row.id, "line": row.line, **{name: explained[name] for name in (*COLUMNS[2:], "uptake")}}


class Results:
    """Where the results go. ``done`` is the last one that was there already."""

    def __init__(self, stream: BinaryIO, name: str, done: Done | None, *, as_csv: bool) -> None:
        self.done = done
        self._stream = stream
        self._name = name
        self._as_csv = as_csv

    def write(self, result: dict[str, Any]) -> None:
        """Write one result as one line."""
        line = _cells(_row(result)) if self._as_csv else json.dumps(result, ensure_ascii=False)
        self._stream.write(f"{clean(line)}\n".encode())

    def ends_with(self, row: Row) -> bool:
        """Whether the last result that was there already is that of ``row``."""
        written = str(safe_cell(one_line(row.id))) if self._as_csv else clean(row.id)
        return self.done is not None and (self.done.line, self.done.id) == (row.line, written)

    def header(self) -> None:
        """Write the names of the columns, where the format has any."""
        if self._as_csv:
            self._stream.write(f"{_cells(COLUMNS)}\n".encode())

    def stopped(self) -> str:
        """Return what to tell the person who interrupts."""
        if not self._name:
            return "platinum: stopped."
        return f"platinum: stopped; the same command with --resume goes on with {self._name}."


@contextmanager
def writing(output: Path | None, *, as_csv: bool, resume: bool, source: Path) -> Iterator[Results]:
    """Open ``output``, or standard output, for results.

    Raises ``Refusal`` where that would destroy something: a file with content is only ever gone on with, and only when
    it holds results in the same format.
    """
    if output is None:
        sys.stdout.flush()
        results = Results(sys.stdout.buffer, "", None, as_csv=as_csv)
        results.header()
        yield results
        sys.stdout.flush()
        return
    try:
        if output.exists() and source.exists() and output.samefile(source):
            raise Refusal(f"{output} is the file of replies itself; name another one with --output.")
        stream = output.open("r+b" if resume and output.exists() else "ab")
    except OSError as error:
        raise Refusal(f"{output} can't be written: {error.strerror or error}") from error
    with stream:
        done = None
        end = stream.seek(0, os.SEEK_END) if stream.seekable() else 0
        if end and not resume:
            raise Refusal(f"{output} exists already: --resume goes on with it, or name another file.")
        if end:
            end, done = _gone_on_with(stream, output, end, as_csv=as_csv)
            stream.truncate(end)
            stream.seek(end)
        results = Results(stream, str(output), done, as_csv=as_csv)
        if not end:
            results.header()
        yield results


def _gone_on_with(stream: BinaryIO, output: Path, end: int, *, as_csv: bool) -> tuple[int, Done | None]:
    """Return where the last complete line ends, and the result on it; none when only a header is there."""
    header = f"{_cells(COLUMNS)}\n".encode()
    stream.seek(0)
    if as_csv and stream.read(len(header)) != header[:end]:
        raise _foreign(output, as_csv=as_csv)
    end = _line_end(stream, end)
    if not end or (as_csv and end == len(header)):
        return end, None
    start = _line_end(stream, end - 1)
    stream.seek(start)
    try:
        line = stream.read(end - start).decode()
        last = dict(zip(COLUMNS, next(csv.reader([line])), strict=True)) if as_csv else json.loads(line)
        return end, Done(int(last["line"]), str(last["id"]))
    except (ValueError, KeyError, TypeError, csv.Error, StopIteration) as error:
        raise _foreign(output, as_csv=as_csv) from error


def _foreign(output: Path, *, as_csv: bool) -> Refusal:
    kind = "CSV" if as_csv else "JSONL"
    return Refusal(f"{output} doesn't end with a result in {kind}, so it can't be gone on with; name another file.")


def _line_end(stream: BinaryIO, before: int) -> int:
    """Return the offset behind the last newline of the first ``before`` bytes, 0 where there is none."""
    while before > 0:
        start = max(0, before - _BLOCK)
        stream.seek(start)
        found = stream.read(before - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        before = start
    return 0


def _row(result: dict[str, Any]) -> list[str | float | None]:
    receipt = " | ".join(_entry(entry) for entry in result["receipt"])
    cells = (result["id"], result["line"], result["value"], result["step"], " ".join(result["acts"]), receipt)
    return [
        safe_cell(one_line(cell) if isinstance(cell, str) else cell) for cell in (*cells, " ".join(result["notes"]))
    ]


def _entry(entry: dict[str, Any]) -> str:
    if entry["cue"] == "neutral-start":
        return f"{entry['points']} {entry['cue']}"
    return f"{entry['points']:+d} {entry['cue']} “{entry['span']['quote']}”"


def _cells(cells: tuple[str, ...] | list[str | float | None]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
