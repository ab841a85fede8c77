"""What happens in a conversation: the state between turns, and the customer's move after each reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.model import Act, Step

WantName = Literal["feel", "think", "do"]
WantStatus = Literal["met", "half met", "missed"]


@dataclass(frozen=True, slots=True)
class Mood:
    """Trust and patience, each 0 to 100."""

    trust: int
    patience: int


@dataclass(frozen=True, slots=True)
class Line:
    """What the customer says, and what they think and keep to themselves (empty when nothing)."""

    says: str
    thinks: str = ""


@dataclass(frozen=True, slots=True)
class WantResult:
    """How one want stands: its status, and the number of the turn that decided it (0 when none did)."""

    want: WantName
    text: str
    status: WantStatus
    turn: int


@dataclass(frozen=True, slots=True)
class State:
    """Everything the scripted customer remembers. Equal states answer equal replies equally.

    ``turn`` counts the replies so far. ``visited`` holds the beats left behind, in order, with repeats.
    ``ending`` is the id of the ending, once there is one.
    """

    beat: str
    mood: Mood
    turn: int = 0
    wording: int = 0
    found: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    acted: tuple[Act, ...] = ()
    wants: tuple[WantResult, ...] = ()
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """The customer's answer to one reply, with what caused it.

    ``branch`` says for trainers which way on was taken and why (``complaint → opens-up (branch 2: act asks-wants)``);
    ``lines`` are in speaking order: facts that came out, the branch's answer, the next beat's words or the ending's.
    There is always one at least, and only the last move of all has an ``ending``.
    """

    turn: int
    lines: tuple[Line, ...]
    before: Mood
    after: Mood
    found: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    discloses: tuple[str, ...] = ()
    waives: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    branch: str = ""
    beat: str = ""
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class DebriefTurn:
    """One turn as the debrief shows it: the reply, its score and step, and the best and the costliest finding.

    ``customer`` is what it answered, ``thinks`` what the customer kept to themselves on hearing it.
    """

    number: int
    customer: str
    reply: str
    value: int
    step: Step
    best: str
    costliest: str
    thinks: str
    after: Mood


@dataclass(frozen=True, slots=True)
class Debrief:
    """The attempt seen from the customer's side. ``score`` is the attempt's, 0 to 100; ``verdict`` is 1 to 5.

    ``missed_facts`` are in the customer's words; ``opening`` is how it began, with the thoughts behind it.
    """

    ending: str
    title: str
    verdict: int
    says: str
    tells: str
    advice: str
    temptation: str
    score: int
    wants: tuple[WantResult, ...]
    turns: tuple[DebriefTurn, ...]
    missed_facts: tuple[str, ...]
    opening: tuple[Line, ...] = ()
