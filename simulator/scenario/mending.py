"""Reading on after a slip in the YAML, so that a file with five of them need not be checked five times.

The value that could not be read is taken for ``x``; what is found further down is as true as without it. Where that is
not sure, nothing is mended.
"""

from __future__ import annotations

import re

from simulator.scenario.problems import Problem

LARGEST_MENDED = 64 * 1024
MOST_MENDED = 20

_SLIPS = ("unquoted-colon", "unquoted-comparison", "unquoted-text", "text-after-quote", "bad-escape")
_KEY_AND_VALUE = re.compile(r"^(\s*(?:- +)*[\w-]+ ?: +)(\S.*)$")
_COMPARISON = re.compile(r"[<>]=?\s*-?\d")


def mended(lines: list[str], problem: Problem) -> list[str] | None:
    """Return the lines with the slip in ``problem.line`` out of the way; ``None`` where that could mislead."""
    line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
    at = problem.column - 1
    if problem.code == "space-after-colon":
        return _with(lines, problem.line, f"{line[:at]} {line[at:]}")
    match = _KEY_AND_VALUE.match(line)
    if problem.code not in _SLIPS or match is None:
        return None
    value = match[2].rstrip()
    if not _stands_alone(value):
        return None
    return _with(lines, problem.line, f"{match[1]}x")


def _stands_alone(value: str) -> bool:
    """Say whether a value surely ends in its line, or goes on as plain text."""
    first = value[0]
    if first in "|>":
        return _COMPARISON.match(value) is not None
    if first in "[{":
        return all(value.count(opening) == value.count(closing) for opening, closing in ("[]", "{}"))
    if first in "\"'":
        return value.count(first) % 2 == 0 or (first == "'" and value.endswith("'"))
    return True


def _with(lines: list[str], number: int, line: str) -> list[str]:
    return [*lines[: number - 1], line, *lines[number:]]
