"""The scripted customer: a pure state machine over a scenario's beats."""

from simulator.conversation.context import context_for, spoken
from simulator.conversation.debrief import debrief
from simulator.conversation.engine import advance, begin, replay
from simulator.conversation.model import (
    Debrief,
    DebriefTurn,
    Line,
    Mood,
    Move,
    State,
    WantName,
    WantResult,
    WantStatus,
)

__all__ = [
    "Debrief",
    "DebriefTurn",
    "Line",
    "Mood",
    "Move",
    "State",
    "WantName",
    "WantResult",
    "WantStatus",
    "advance",
    "begin",
    "context_for",
    "debrief",
    "replay",
    "spoken",
]
