"""What can be wrong with a scenario, and how it is said.

::

    Exception
    ├── ScenarioError     a file breaks rules; ``problems`` holds every one of them, with its place
    └── UnknownScenario   no scenario goes by that name; ``nearest`` holds names that are close
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from scoring.text import one_line

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""The way from the top of a file to one of its values: ``("beats", "complaint", "next", 0, "go")``."""

LONGEST_GUESSED = 60
LONGEST_SHOWN = 48
MOST_OPTIONS = 400
MOST_TOLD = 100
"""How many problems of one kind are told; after them only that there are more."""


class Mark(NamedTuple):
    """A place in a file; line and column count from 1, and 0 means the file as a whole."""

    line: int
    column: int


WHOLE_FILE = Mark(0, 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, for the person who wrote the file.

    ``code`` names the kind of fault for tools (``unknown-key``); ``line_text`` is the line as it stands in the file,
    ``hint`` what to do about it (empty when the message says so already). ``line`` and ``column`` are 0 when the
    file as a whole is meant.
    """

    file: str
    line: int
    column: int
    message: str
    line_text: str = ""
    hint: str = ""
    severity: Severity = "error"
    code: str = "syntax"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.severity}: {self.message}"


class ScenarioError(Exception):
    """A scenario file that cannot be played. ``problems`` has at least one error, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnknownScenario(Exception):
    """No scenario goes by ``name``; ``nearest`` holds up to three names that do."""

    def __init__(self, name: str, nearest: tuple[str, ...] = (), reason: str = "") -> None:
        self.name = name
        self.nearest = nearest
        self.reason = reason or f"there is no scenario called {shown(name)}"
        super().__init__(name, nearest, reason)

    def __str__(self) -> str:
        if not self.nearest:
            return self.reason
        return f"{self.reason}; did you mean {either(self.nearest)}?"


@dataclass(frozen=True)
class Source:
    """The text of a file under the name it is shown by; ``lines`` are without their ends."""

    name: str
    text: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """Return the source of ``text``, whose lines end in ``\\n``."""
        return cls(one_line(name) or "scenario", text, tuple(text.split("\n")))

    def line(self, number: int) -> str:
        """Return line ``number``, counted from 1; the empty string for a line that is not there."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def problem(self, mark: Mark, code: str, message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """Return a ``Problem`` at ``mark`` with its line quoted."""
        return Problem(
            file=self.name,
            line=mark.line,
            column=mark.column,
            message=message,
            line_text=self.line(mark.line),
            hint=hint,
            severity=severity,
            code=code,
        )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by place, each once; those of the file as a whole come first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems keeps the scenario from being played."""
    return any(problem.severity == "error" for problem in problems)


def shown(value: object) -> str:
    """Return a value of the file as a message quotes it: on one line, not too long, between backquotes."""
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = one_line(str(value)[: LONGEST_SHOWN * 4])
    text = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + "…"
    return f"`{text}`" if text else "nothing"


def either(words: Iterable[str]) -> str:
    """Return the words as a choice: ```a`, `b` or `c```."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def nearest(word: str, options: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """Return up to ``most`` of the ``options`` that ``word`` may have been meant for, the closest first."""
    if not word or len(word) > LONGEST_GUESSED:
        return ()
    by_fold = {_folded(option): option for option in islice(options, MOST_OPTIONS)}
    folded = _folded(word)
    close = difflib.get_close_matches(folded, by_fold, n=most, cutoff=0.55)
    part = [
        option for option in by_fold if min(len(folded), len(option)) >= 3 and (folded in option or option in folded)
    ]
    return tuple(by_fold[fold] for fold in dict.fromkeys(close + part))[:most]


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return the hint ``did you mean `x`?``, or the empty string when nothing is near."""
    close = nearest(word, options)
    return f"did you mean `{close[0]}`?" if close else ""


def as_name(text: str) -> str:
    """Return ``text`` turned into a name for beats and the like: ``Opens up!`` becomes ``opens-up``."""
    return re.sub(r"[^a-z0-9]+", "-", _folded(text[: LONGEST_GUESSED * 2])).strip("-")[:LONGEST_GUESSED]


def _folded(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))
