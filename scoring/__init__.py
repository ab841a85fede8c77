"""Score an agent's reply for self-centred versus customer-centred language, and explain every point.

>>> from scoring import Context, Scorer                                         # doctest: +SKIP
>>> Scorer("en").score("I'd hate that too.", Context(customer="My soup is cold.")).step  # doctest: +SKIP
<Step.GOLDEN: 'golden'>

Importing this package does not import spaCy; building a ``Scorer`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.errors import CueError, ModelMissing, ScoringError, UnknownLanguage
from scoring.grading import grade
from scoring.model import Act, Channel, Context, Entry, Exchange, Fact, Score, Span, Step, Versions
from scoring.text import clean, one_line

if TYPE_CHECKING:
    from scoring.scorer import Scorer

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
    "Versions",
    "clean",
    "grade",
    "one_line",
]


def __getattr__(name: str) -> Any:
    if name == "Scorer":
        from scoring.scorer import Scorer

        return Scorer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
