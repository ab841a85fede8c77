"""``platinum score --file``: many replies, one result a line, with memory that does not grow."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scoring.files import FORMATS, BadLine, Format, Row, read_rows
from scoring.model import Channel, Score
from simulator.cli.bulk_lines import Lines, reading
from simulator.cli.bulk_results import Results, result_of, writing
from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.replies import name_of

if TYPE_CHECKING:
    from simulator.cli.bulk_progress import Progress

MOST_PROCESSES = 2


class Kind(StrEnum):
    """The formats of files of replies."""

    TXT = "txt"
    CSV = "csv"
    JSONL = "jsonl"


class BadLines(StrEnum):
    """What becomes of a file with a line that can't be read."""

    SKIP = "skip"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Job:
    """What to score and where to write it; ``customer``, ``channel`` and ``language`` hold where a row names none."""

    file: Path
    kind: Kind | None = None
    customer: str = ""
    channel: Channel = Channel.CHAT
    language: str = "en"
    as_csv: bool = False
    output: Path | None = None
    bad_lines: BadLines = BadLines.SKIP
    resume: bool = False


def score_file(job: Job) -> None:
    """Score every reply of the file and write the results in the file's order.

    Raises ``Refusal`` for a file that can't be used, ``typer.Exit`` with 1 when a line of it could not be read.
    """
    from scoring.bulk import CHUNK, score_rows
    from simulator.cli.bulk_progress import Progress

    kind = _format(job)
    if job.resume and job.output is None:
        raise Refusal("--resume goes on with a file of results: name it with --output FILE.")
    with ExitStack() as opened:
        lines = opened.enter_context(reading(job.file))
        results = opened.enter_context(writing(job.output, as_csv=job.as_csv, resume=job.resume, source=job.file))
        progress = opened.enter_context(Progress(lines.size, shown=job.output is not None))
        source = _Source(job, kind, lines, results, progress)
        rows = source.rows()
        # Loading the model a second time pays only where there is more than one chunk to share out.
        first = list(islice(rows, CHUNK + 1))
        processes = min(MOST_PROCESSES, _cores()) if len(first) > CHUNK else 1
        scored = opened.enter_context(closing(score_rows(chain(first, rows), processes)))
        _write(scored, results, source, progress)
    source.finish()


def _write(scored: Iterator[tuple[Row, Score]], results: Results, source: _Source, progress: Progress) -> None:
    try:
        for row, score in scored:
            results.write(result_of(row, score))
            progress.reached(source.positions.popleft())
    except KeyboardInterrupt:
        progress.say(results.stopped())
        raise


def _format(job: Job) -> Format:
    if job.kind is not None:
        return job.kind.value
    for known in FORMATS:
        if job.file.suffix.lower() == f".{known}":
            return known
    raise Refusal(f"{name_of(job.file)}: say what it is with --format: {', '.join(FORMATS)}.")


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


class _Source:
    """The rows still to score; tells of bad lines as they come."""

    def __init__(self, job: Job, kind: Format, lines: Lines, results: Results, progress: Progress) -> None:
        self.positions: deque[int] = deque()
        self._job, self._kind, self._lines, self._progress = job, kind, lines, progress
        self._results = results
        self._known = results.done is None
        self._bad = 0
        self._found = False
        self._stopped = False

    def rows(self) -> Iterator[Row]:
        """Yield the rows that have no result yet; ``positions`` gets the place in the file behind each."""
        job = self._job
        last = self._results.done.line if self._results.done else 0
        for found in read_rows(self._lines, self._kind, job.language, labels=True):
            row = self._lines.checked(found)
            if isinstance(row, BadLine):
                self._bad += 1
                if row.line > last:
                    self._progress.say(f"{name_of(job.file)}:{row.line}: {row.problem}")
                    if job.bad_lines is BadLines.STOP:
                        self._stopped = True
                        return
                continue
            self._found = True
            self._known = self._known or self._results.ends_with(row)
            if row.line <= last:
                continue
            self._must_be_known()
            self.positions.append(self._lines.position)
            yield self._completed(row)
        self._must_be_known()

    def _must_be_known(self) -> None:
        if not self._known:
            message = f"{self._job.output} ends with a result that is not of {name_of(self._job.file)}"
            raise Refusal(f"{message}; name another file.")

    def _completed(self, row: Row) -> Row:
        context, named = row.context, row.label
        if not named.get("channel"):
            context = replace(context, channel=self._job.channel)
        if not named.get("customer"):
            context = replace(context, customer=self._job.customer)
        return replace(row, context=context, label={})

    def finish(self) -> None:
        """Say what could not be read. Raises ``typer.Exit`` or ``Refusal`` where something was wrong with the file."""
        name = name_of(self._job.file)
        if self._stopped:
            self._progress.say(f"platinum: stopped there; the replies before it in {name} are scored.")
        elif self._bad:
            lines = "1 line" if self._bad == 1 else f"{self._bad:,} lines"
            self._progress.say(f"platinum: {lines} of {name} could not be read; the rest is scored.")
        elif not self._found:
            raise Refusal(f"{name} holds no replies.", ExitCode.CONTENT)
        if self._bad:
            raise typer.Exit(ExitCode.CONTENT)
