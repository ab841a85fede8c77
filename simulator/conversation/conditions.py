"""Whether a condition of a scenario holds at one moment of a conversation, and how to say it to a trainer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.model import Act, Step
from simulator.conversation.model import Mood
from simulator.conversation.offers import Offers
from simulator.conversation.words import Reading
from simulator.scenario.model import THRESHOLD, Condition, holds


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a condition may ask about: this reply, and the attempt so far with this reply counted in.

    ``hidden`` are the means whose charge must be said, was neither said nor waived, and that have been offered.
    ``earlier_acts`` are those of the replies before this one; ``seconds`` is how long it took, None when unknown.
    ``threshold`` is the churn from which on the customer is leaving.
    """

    reading: Reading
    value: int
    step: Step
    acts: tuple[Act, ...]
    here: Offers
    again: tuple[str, ...]
    found: tuple[str, ...]
    offered: tuple[str, ...]
    disclosed: tuple[str, ...]
    waived: tuple[str, ...]
    hidden: tuple[str, ...]
    visited: tuple[str, ...]
    acted: tuple[Act, ...]
    mood: Mood
    turn: int
    earlier_acts: tuple[Act, ...] = ()
    seconds: int | None = None
    takes_up: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    threshold: int = THRESHOLD


_TESTS: dict[str, Callable[[Moment, Sequence[str]], bool]] = {
    "act": lambda moment, wanted: _meet(moment.acts, wanted),
    "step": lambda moment, wanted: moment.step in wanted,
    "mentions": lambda moment, wanted: moment.reading.mentions(wanted),
    "repeats": lambda moment, wanted: any(act in wanted and act in moment.earlier_acts for act in moment.acts),
    "offers": lambda moment, wanted: _meet(moment.here.offers, wanted),
    "discloses": lambda moment, wanted: _meet(moment.here.discloses, wanted),
    "waives": lambda moment, wanted: _meet(moment.here.waives, wanted),
    "slips": lambda moment, wanted: _meet(moment.here.slips, wanted),
    "again": lambda moment, wanted: _meet(moment.again, wanted),
    "takes_up": lambda moment, wanted: _meet(moment.takes_up, wanted),
    "promises": lambda moment, wanted: _meet(moment.promises, wanted),
    "keeps": lambda moment, wanted: _meet(moment.keeps, wanted),
    "found": lambda moment, wanted: _meet(moment.found, wanted),
    "ignored": lambda moment, wanted: _meet(moment.ignored, wanted),
    "offered": lambda moment, wanted: _meet(moment.offered, wanted),
    "disclosed": lambda moment, wanted: _meet(moment.disclosed, wanted),
    "waived": lambda moment, wanted: _meet(moment.waived, wanted),
    "slipped": lambda moment, wanted: _meet(moment.hidden, wanted),
    "promised": lambda moment, wanted: _meet(moment.promised, wanted),
    "kept": lambda moment, wanted: _meet(moment.kept, wanted),
    "broken": lambda moment, wanted: _meet(moment.broken, wanted),
    "visited": lambda moment, wanted: _meet(moment.visited, wanted),
    "acted": lambda moment, wanted: _meet(moment.acted, wanted),
}
_TRUTHS: dict[str, Callable[[Moment], bool]] = {
    "silent": lambda moment: not moment.reading.words,
    "leaving": lambda moment: moment.mood.churn >= moment.threshold,
}
_NUMBERS: dict[str, Callable[[Moment], int | None]] = {
    "score": lambda moment: moment.value,
    "words": lambda moment: len(moment.reading.words),
    "took": lambda moment: moment.seconds,
    "trust": lambda moment: moment.mood.trust,
    "patience": lambda moment: moment.mood.patience,
    "arousal": lambda moment: moment.mood.arousal,
    "churn": lambda moment: moment.mood.churn,
    "crowd": lambda moment: moment.mood.crowd,
    "turn": lambda moment: moment.turn,
}


def is_met(condition: Condition, moment: Moment) -> bool:
    """Say whether every key of ``condition`` holds at ``moment``; one without keys always does."""
    # Most conditions have one key of some forty, and a check asks thousands of times.
    return all(_is_met(key, getattr(condition, key), moment) for key in condition.model_fields_set)


def _is_met(key: str, wanted: Any, moment: Moment) -> bool:
    if wanted is None:
        return True
    if key in _TESTS:
        return _TESTS[key](moment, wanted)
    if key in _NUMBERS:
        number = _NUMBERS[key](moment)
        return number is not None and holds(wanted, number)
    if key in _TRUTHS:
        return _TRUTHS[key](moment) is wanted
    if key == "all":
        return all(is_met(part, moment) for part in wanted)
    if key == "any":
        return any(is_met(part, moment) for part in wanted)
    return not is_met(wanted, moment)


def number_of(key: str, moment: Moment) -> int | None:
    """Return the number that the comparison ``key`` is about; ``None`` for another key, or where it is not known."""
    return _NUMBERS[key](moment) if key in _NUMBERS else None


def describe(condition: Condition) -> str:
    """Return ``condition`` in one line for a trainer, such as ``act asks-wants; trust >= 40``."""
    parts = [
        f"{key} {' or '.join(str(name) for name in wanted)}"
        for key in _TESTS
        if (wanted := getattr(condition, key)) is not None
    ]
    parts += [key if wanted else f"not {key}" for key in _TRUTHS if (wanted := getattr(condition, key)) is not None]
    parts += [f"{key} {limit}" for key in _NUMBERS if (limit := getattr(condition, key)) is not None]
    if condition.all is not None:
        parts += [f"all of ({' / '.join(describe(part) for part in condition.all)})"]
    if condition.any is not None:
        parts += [f"any of ({' / '.join(describe(part) for part in condition.any)})"]
    if condition.not_ is not None:
        parts += [f"not ({describe(condition.not_)})"]
    return "; ".join(parts) or "always"


def _meet(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(one in others for one in some)
