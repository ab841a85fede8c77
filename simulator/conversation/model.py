"""What happens in a conversation: the state between turns, and the customer's move after each reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scoring.grading import Arc
from scoring.model import Act, Channel, Score, Step
from scoring.retold import Retold

WantName = Literal["feel", "think", "do"]
WantStatus = Literal["met", "half met", "missed"]
CriterionStatus = Literal["kept", "not kept"]
PromiseStatus = Literal["open", "kept", "broken"]
Speaker = Literal["customer", "onlooker", "pause"]
PlayedReply = tuple[str, Score] | tuple[str, Score, float | None]
"""A reply with its score, and the seconds it took where they were measured."""


@dataclass(frozen=True, slots=True)
class Mood:
    """The five gauges, each 0 to 100.

    ``arousal`` is how worked up the customer is, ``churn`` how near to leaving for good, ``crowd`` how the onlookers of
    a public channel lean towards the house.
    """

    trust: int
    patience: int
    arousal: int = 30
    churn: int = 0
    crowd: int = 50


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, and what the customer thinks and keeps to themselves (empty when nothing).

    ``by`` is ``customer``, ``onlooker`` (``who`` is their name) or ``pause``: then ``says`` tells what passes, and
    nobody says it.
    """

    says: str
    thinks: str = ""
    by: Speaker = "customer"
    who: str = ""


@dataclass(frozen=True, slots=True)
class WantResult:
    """How one want stands: its status, and the number of the turn that decided it (0 when none did)."""

    want: WantName
    text: str
    status: WantStatus
    turn: int


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """How one of the customer's criteria stands, and the number of the turn that decided it (0 when none did)."""

    name: str
    text: str
    status: CriterionStatus
    turn: int


@dataclass(frozen=True, slots=True)
class PromiseResult:
    """A promise on the ledger.

    ``name`` is the scenario's (empty for a promise that the scenario does not know), ``text`` what was promised,
    ``words`` the sentence that made it. ``made`` is its turn, 0 for one made before this conversation; ``turn`` the
    one that kept or broke it (0 while it is open).
    """

    name: str
    text: str
    words: str
    made: int
    status: PromiseStatus = "open"
    turn: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Everything the scripted customer remembers. Equal states answer equal replies equally.

    ``turn`` counts the replies so far. ``found`` are the facts told, ``told_at`` the turn of each (0: before the
    first reply); ``taken_up`` those that a reply took up. ``visited`` holds the beats left behind, in order, with
    repeats. ``channel`` and ``screen`` are those of the next reply. ``ending`` is the id of the ending, once there is
    one.
    """

    beat: str
    mood: Mood
    turn: int = 0
    wording: int = 0
    channel: Channel = Channel.CHAT
    screen: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    told_at: tuple[int, ...] = ()
    taken_up: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    promises: tuple[PromiseResult, ...] = ()
    visited: tuple[str, ...] = ()
    acted: tuple[Act, ...] = ()
    wants: tuple[WantResult, ...] = ()
    criteria: tuple[CriterionResult, ...] = ()
    likes: int = 0
    reposts: int = 0
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a customer whose case stayed open brings into the next attempt; see ``remember`` and ``begin``.

    ``ending`` is the id of the open ending, ``mood`` already moved by what the file says about coming back.
    """

    ending: str
    mood: Mood
    found: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    promises: tuple[PromiseResult, ...] = ()
    visited: tuple[str, ...] = ()
    acted: tuple[Act, ...] = ()
    likes: int = 0
    reposts: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """The customer's answer to one reply, with what caused it.

    ``branch`` says for trainers which way on was taken and why (``complaint → opens-up (branch 2: act asks-wants)``);
    ``lines`` are in speaking order: facts that came out, the branch's answer, a pause, the next beat's words or the
    ending's, an onlooker's. There is always one of the customer's at least, and only the last move of all has an
    ``ending``. ``promises``, ``keeps`` and ``breaks`` are the scenario's promises that this reply made, kept or broke
    (or let become overdue); ``likes`` and ``reposts`` are the totals after it.
    """

    turn: int
    lines: tuple[Line, ...]
    before: Mood
    after: Mood
    found: tuple[str, ...] = ()
    takes_up: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    discloses: tuple[str, ...] = ()
    waives: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    likes: int = 0
    reposts: int = 0
    branch: str = ""
    beat: str = ""
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class DebriefTurn:
    """One turn as the debrief shows it: the reply, its score and step, and the best and the costliest finding.

    ``customer`` is what it answered, ``thinks`` what the customer kept to themselves on hearing it. ``pause`` is what
    passed before the customer spoke (empty when nothing did), ``channel`` where the reply was given, ``onlookers``
    what others made of it in public, ``likes`` and ``reposts`` the totals then. ``uptake`` is what the reply did with
    the words that it answered.
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
    pause: str = ""
    channel: Channel = Channel.CHAT
    onlookers: tuple[Line, ...] = ()
    likes: int = 0
    reposts: int = 0
    uptake: tuple[Retold, ...] = ()


@dataclass(frozen=True, slots=True)
class Debrief:
    """The attempt seen from the customer's side. ``score`` is the attempt's, 0 to 100; ``verdict`` is 1 to 5.

    ``missed_facts`` are in the customer's words; ``opening`` is how it began, with the thoughts behind it. ``promises``
    is the whole ledger in the order in which the promises were made. ``stays_open`` says that the customer comes back
    in the next attempt; ``leaving`` that they are about to leave for good. ``arc`` is the attempt's shape, which is a
    part of ``score``.
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
    criteria: tuple[CriterionResult, ...] = ()
    promises: tuple[PromiseResult, ...] = ()
    stays_open: bool = False
    leaving: bool = False
    arc: Arc = field(default_factory=Arc)
