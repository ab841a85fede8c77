"""The scripted customer: a pure state machine over a scenario's beats.

``begin`` and ``advance`` play, ``replay`` and ``debrief`` look back, ``remember`` takes an open case into the next
attempt; ``shoes`` turns the roles round, with the trainee as the customer of scripted agents.
"""

from simulator.conversation import shoes
from simulator.conversation.context import context_for
from simulator.conversation.debrief import debrief
from simulator.conversation.engine import advance, begin, replay
from simulator.conversation.model import (
    CriterionResult,
    Debrief,
    DebriefTurn,
    Line,
    Mood,
    Move,
    PlayedReply,
    PromiseResult,
    Remembered,
    State,
    WantName,
    WantResult,
    WantStatus,
)
from simulator.conversation.public import is_public, limit_for
from simulator.conversation.remembering import remember
from simulator.conversation.speaking import spoken

__all__ = [
    "CriterionResult",
    "Debrief",
    "DebriefTurn",
    "Line",
    "Mood",
    "Move",
    "PlayedReply",
    "PromiseResult",
    "Remembered",
    "State",
    "WantName",
    "WantResult",
    "WantStatus",
    "advance",
    "begin",
    "context_for",
    "debrief",
    "is_public",
    "limit_for",
    "remember",
    "replay",
    "shoes",
    "spoken",
]
