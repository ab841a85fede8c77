"""Problems as people read them in a terminal, and as tools read them.

::

    scenarios/en/diner.yaml:48:13: error: there is no beat or ending called `bristle` [unknown-go]
       |
    48 |         go: bristle
       |             ^^^^^^^
       = did you mean `bristles`?
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from scoring.text import clean, one_line
from simulator.scenario.problems import Problem, in_order

WIDEST = 100
"""The most characters of a line that are shown; a longer one is cut around the place."""

_WORD = re.compile(r"[\w-]+|.")


def render(problems: Iterable[Problem]) -> str:
    """Return the problems as plain text, by place, with an empty line between them; the empty string for none."""
    return "\n\n".join(render_one(problem) for problem in in_order(problems))


def render_one(problem: Problem) -> str:
    """Return one problem: its place, what it is, the line with the place marked, and what to do."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    head = f"{one_line(problem.file)}{place}: {problem.severity}: {one_line(problem.message)} [{problem.code}]"
    number = str(problem.line) if problem.line else ""
    gutter = " " * len(number)
    lines = [head]
    if problem.line and problem.line_text.strip():
        text, marker = _excerpt(problem.line_text, problem.column)
        lines += [f"{gutter} |", f"{number} | {text}", f"{gutter} | {marker}"]
    if problem.hint:
        lines.append(f"{gutter} = {one_line(problem.hint)}" if number else f"  = {one_line(problem.hint)}")
    return "\n".join(line.rstrip() for line in lines)


def summary(problems: Iterable[Problem], files: int) -> str:
    """Return one line about all ``files`` that were looked at: ``2 errors and 1 warning in 1 of 3 files``."""
    told = list(problems)
    if not told:
        return f"{_count(files, 'file')}: nothing wrong"
    errors = sum(problem.severity == "error" for problem in told)
    counts = [_count(errors, "error")] if errors else []
    counts += [_count(len(told) - errors, "warning")] if len(told) > errors else []
    with_any = len({problem.file for problem in told})
    return f"{' and '.join(counts)} in {with_any} of {_count(files, 'file')}"


def as_dict(problem: Problem) -> dict[str, Any]:
    """Return one problem as plain data for JSON, its keys in a fixed order."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "line_text": clean(problem.line_text),
    }


def as_dicts(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return the problems as plain data for JSON, by place."""
    return [as_dict(problem) for problem in in_order(problems)]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """Return the line, cut to ``WIDEST`` around ``column``, and a line that marks the word there."""
    line = clean(line).replace("\t", " ").replace("\n", " ")
    at = min(max(column - 1, 0), len(line))
    word = _WORD.match(line, at)
    end = word.end() if word else at + 1
    start = 0
    if len(line) > WIDEST:
        start = max(0, min(at - WIDEST // 3, len(line) - WIDEST))
    piece = line[start : start + WIDEST]
    left = "…" if start else ""
    right = "…" if start + WIDEST < len(line) else ""
    before = left + piece[: at - start]
    marked = piece[at - start : end - start]
    return left + piece + right, " " * _width(before) + "^" * max(1, _width(marked))


def _width(text: str) -> int:
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
