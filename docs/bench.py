"""Measures how fast Platinum is, everything side by side in one run: ``make bench`` or ``python -m docs.bench [FILE]``.

``FILE`` holds English replies (txt, csv or jsonl); left out, the English training replies of this repository are used.
French is measured on its own training replies. Writes ``docs/speed.md``. Ratios travel between machines, seconds don't.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import spacy

from scoring import Context, Scorer
from scoring.files import Row, format_of, read_rows
from scoring.language import lean, model_name

PAGE = Path(__file__).with_name("speed.md")
TRAINING = Path(__file__).parents[1] / "scoring" / "training"
MOST_REPLIES = 600
ROUNDS = 5
STARTS = 7
PAINTS, STALLS = 7, 2


def replies(files: Iterable[Path], language: str = "en") -> list[tuple[str, Context]]:
    """Return up to ``MOST_REPLIES`` replies in ``language`` with their contexts, spread evenly over ``files``."""
    rows: list[Row] = []
    for file in files:
        with file.open(encoding="utf-8") as lines:
            found = read_rows(lines, format_of(file.name), language)
            rows += [row for row in found if isinstance(row, Row) and row.context.language == language]
    step = max(1, len(rows) // MOST_REPLIES)
    return [(row.reply, row.context) for row in rows[::step][:MOST_REPLIES]]


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def in_bulk(said: list[tuple[str, Context]], language: str) -> list[tuple[str, float, float]]:
    """Return name, replies a second and throughput relative to the bare pipeline, all measured in turn."""
    scorer, bare, full = Scorer(language), lean(language), spacy.load(model_name(language))
    texts = [reply for reply, _ in said]
    ways: dict[str, Callable[[], object]] = {
        "spaCy's whole pipeline, as installed": lambda: list(full.pipe(texts)),
        "the scorer's components as spaCy runs them, parse only": lambda: list(bare.pipe(texts)),
        "the scorer": lambda: list(scorer.score_many(said)),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    # What is made once and kept, such as compiled patterns, is no part of a long run.
    for _ in scorer.score_many(said):
        pass
    for _ in range(ROUNDS):
        for name, work in ways.items():
            taken[name].append(seconds(work))
    parsed = taken["the scorer's components as spaCy runs them, parse only"]
    return [
        (
            name,
            len(texts) / statistics.median(times),
            statistics.median(b / t for b, t in zip(parsed, times, strict=True)),
        )
        for name, times in taken.items()
    ]


def one_by_one(said: list[tuple[str, Context]], language: str) -> list[tuple[str, list[float]]]:
    """Return name and milliseconds for single replies, parsed and scored in turn: the 50th, 95th, 99th percentile."""
    scorer, bare = Scorer(language), lean(language)
    parsed, scored = [], []
    for reply, context in said:
        parsed.append(seconds(partial(bare, reply)))
        scored.append(seconds(partial(scorer.score, reply, context)))
    return [(name, percentiles(times)) for name, times in (("parse only", parsed), ("score", scored))]


def percentiles(times: list[float]) -> list[float]:
    """Return the 50th, 95th and 99th percentile of ``times`` in milliseconds."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return [1000 * cuts[place] for place in (49, 94, 98)]


def starts() -> list[tuple[str, float]]:
    """Return commands and the median of their seconds from start to end, each a process of its own."""
    calls = {
        "python -c pass": ["-c", "pass"],
        "platinum --help": ["-m", "simulator", "--help"],
        "platinum --version": ["-m", "simulator", "--version"],
        "platinum scenarios": ["-m", "simulator", "scenarios"],
        'platinum score "…"': ["-m", "simulator", "score", "What would you like me to do?"],
    }
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(STARTS):
        for name, call in calls.items():
            start = partial(subprocess.run, [sys.executable, *call], check=True, capture_output=True)
            taken[name].append(seconds(start))
    return [(name, statistics.median(times)) for name, times in taken.items()]


def screens() -> list[str]:
    """Return the lines on the screens: how soon the first one stands, and how long they ever stood still."""
    paint = _bench("first_paint", "--rounds", str(PAINTS))
    stalls = _bench("stalls", "--rounds", str(STALLS))
    heading, *phases = stalls
    longest = max(phases, key=_worst)
    where = f"{' '.join(longest.split()[1:-4])}, {longest.split()[0]}"
    return [
        f"The longest that the screens ever stood still was {_worst(longest):.0f} ms by the clock ({where}).",
        "",
        f"{heading[0].upper()}{heading[1:]}.",
        "",
        *("    " + line for line in phases),
        "",
        *("    " + line for line in paint),
    ]


def memory(files: Iterable[Path]) -> list[str]:
    """Return the lines on the memory that a long run holds."""
    return ["    " + line for line in _bench("memory", *(str(file.resolve()) for file in files))]


def _bench(name: str, *arguments: str) -> list[str]:
    call = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(  # noqa: S603
        call, check=True, stdout=subprocess.PIPE, text=True, cwd=PAGE.parents[1], env=environment
    )
    return done.stdout.splitlines()


def _worst(line: str) -> float:
    return float(line.split()[-3])


def page(files: Sequence[Path]) -> str:
    """Measure everything, the English on ``files``, and return the page."""
    said = replies(files or sorted(TRAINING.glob("en-*.jsonl")))
    french = replies(sorted(TRAINING.glob("fr-*.jsonl")), "fr")
    source = ", ".join(file.name for file in files) or "the training replies of this repository"
    words = statistics.mean(len(reply.split()) for reply, _ in said)
    how = (
        f"Measured by `make bench` (`FILE=…` names the replies) on {len(said)} replies "
        f"({words:.0f} words on average, {source}), French on {len(french)} training replies, with Python "
        f"{platform.python_version()} on {platform.machine()}, one core, everything in turn within one run. Ratios "
        "travel between machines, absolute figures don't."
    )
    lines = [
        "# Speed",
        "",
        how,
        "",
        *_throughput(said, "en", "Many replies"),
        *_waits(said, "en", "One reply"),
        *_throughput(french, "fr", "Many replies, French"),
        *_waits(french, "fr", "One reply, French"),
        "## The memory of a long run",
        "",
        *memory(files),
        "",
        "## Commands, from start to end",
        "",
        "| | seconds |",
        "| --- | ---: |",
        *(f"| `{name}` | {time:.2f} |" for name, time in starts()),
        "",
        "## The screens",
        "",
        *screens(),
    ]
    return "\n".join(lines) + "\n"


def _throughput(said: list[tuple[str, Context]], language: str, heading: str) -> list[str]:
    return [
        f"## {heading}",
        "",
        "| | replies a second | throughput, the bare parse = 1 |",
        "| --- | ---: | ---: |",
        *(f"| {name} | {rate:,.0f} | {ratio:.2f} |" for name, rate, ratio in in_bulk(said, language)),
        "",
    ]


def _waits(said: list[tuple[str, Context]], language: str, heading: str) -> list[str]:
    return [
        f"## {heading}",
        "",
        "| | p50, ms | p95, ms | p99, ms |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {name} | {' | '.join(f'{time:.1f}' for time in times)} |" for name, times in one_by_one(said, language)),
        "",
    ]


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description="Measure how fast Platinum is.")
    parser.add_argument("file", nargs="*", type=Path, help="replies to measure with: txt, csv or jsonl")
    text = page(parser.parse_args().file)
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
