"""The memory of a long run of scoring: ``python -m tests.bench.memory [FILE …]``.

The replies are fed again and again, each time with a case number of their own, because real replies are all distinct:
whatever is kept for good for every new word shows.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

MARKS = (1_000, 10_000, 50_000, 100_000)


def resident() -> float:
    """Return the MiB of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Score, and print the memory held at each of ``MARKS``."""
    from docs.bench import TRAINING, replies
    from scoring.bulk import score_rows
    from scoring.files import Row

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="*", type=Path, help="replies to measure with: txt, csv or jsonl")
    parser.add_argument("--most", type=int, default=MARKS[-1], help="replies to score")
    arguments = parser.parse_args()
    said = replies(arguments.file or sorted(TRAINING.glob("en-*.jsonl")))

    def endless() -> Iterator[Row]:
        for number in count():
            reply, context = said[number % len(said)]
            yield Row(number, str(number), f"{reply} Your case is A{number}.", context)

    for done, _ in enumerate(score_rows(endless()), start=1):
        if done in MARKS:
            sys.stdout.write(f"after {done:>7,} replies  {resident():6.0f} MiB\n")
            sys.stdout.flush()
        if done >= arguments.most:
            return


if __name__ == "__main__":
    main()
