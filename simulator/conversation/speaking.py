"""Which words the customer uses, and in which lines they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from zlib import crc32

from simulator.conversation.model import Line
from simulator.scenario.model import Fact

SILENCE = "…"


def pick(texts: Sequence[str] | None, wording: int, key: str, been: int = 0) -> str:
    """Choose one of several wordings by the attempt, the place, and how often we have been there; "" of none.

    Lists of equal length under the same key are chosen from alike: words and thoughts that belong together stay so.
    """
    return texts[(crc32(key.encode()) + wording + been) % len(texts)] if texts else ""


def in_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Leave out what is not said, and put a thought without words with the customer's words that it follows.

    The customer has one line at least, after any pause.
    """
    spoken: list[Line] = []
    loose: list[str] = []
    last: int | None = None
    for line in lines:
        if line.says and line.by == "customer":
            spoken.append(Line(line.says, _joined(*loose, line.thinks)))
            loose, last = [], len(spoken) - 1
        elif line.says:
            spoken.append(line)
            last = None if line.by == "pause" else last
        elif line.thinks and last is not None:
            spoken[last] = replace(spoken[last], thinks=_joined(spoken[last].thinks, line.thinks))
        elif line.thinks:
            loose.append(line.thinks)
    if loose or not any(line.by == "customer" for line in spoken):
        spoken.append(Line(SILENCE, _joined(*loose)))
    return tuple(spoken)


def spoken(lines: Sequence[Line]) -> str:
    """Return what the customer says in ``lines`` as one text, a line each, without thoughts, pauses and onlookers."""
    return "\n".join(line.says for line in lines if line.by == "customer")


def fact_words(name: str, fact: Fact) -> str:
    """Return a fact in the customer's words, or its id where the scenario gives none."""
    return (fact.says[0] if fact.says else None) or fact.told or name


def _joined(*thoughts: str) -> str:
    return " ".join(filter(None, thoughts))
