"""Score an agent's reply for self-centred versus customer-centred language, and explain every point.

>>> from scoring import Context, Scorer                                         # doctest: +SKIP
>>> Scorer("en").score("I'd hate that too.", Context(customer="My soup is cold.")).step  # doctest: +SKIP
<Step.GOLDEN: 'golden'>

The names below are loaded on first use: importing this package costs nothing, and only building a ``Scorer`` imports
spaCy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.errors import CueError, ModelMissing, ScoringError, UnknownLanguage
    from scoring.grading import grade
    from scoring.model import (
        Act,
        Channel,
        Context,
        Entry,
        Exchange,
        Fact,
        Score,
        Span,
        Step,
        Uptake,
        UptakeKind,
        UptakeStatus,
        Versions,
    )
    from scoring.scorer import Scorer
    from scoring.text import clean, one_line

_HOMES = {
    "errors": ("CueError", "ModelMissing", "ScoringError", "UnknownLanguage"),
    "grading": ("grade",),
    "model": (
        "Act",
        "Channel",
        "Context",
        "Entry",
        "Exchange",
        "Fact",
        "Score",
        "Span",
        "Step",
        "Uptake",
        "UptakeKind",
        "UptakeStatus",
        "Versions",
    ),
    "scorer": ("Scorer",),
    "text": ("clean", "one_line"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Act",
    "Channel",
    "Context",
    "CueError",
    "Entry",
    "Exchange",
    "Fact",
    "ModelMissing",
    "Score",
    "Scorer",
    "ScoringError",
    "Span",
    "Step",
    "UnknownLanguage",
    "Uptake",
    "UptakeKind",
    "UptakeStatus",
    "Versions",
    "clean",
    "grade",
    "one_line",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
