"""What the screens show, as plain data.

The screens know these and nothing else of the other rooms: no scenario model, no score, no database row. What
stands before the first paint names them in annotations only: making these classes would hold it up noticeably.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from simulator.tui.mode import Mode

StepName = Literal["company", "golden", "empathy", "platinum", "neutral"]
WantMark = Literal["met", "half met", "missed"]
SettledMark = Literal["kept", "not kept", "open", "broken"]
UptakeKindName = Literal["fact", "feeling", "request"]
UptakeMark = Literal["taken-up", "left-out", "contradicted"]


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """An attempt that was left in the middle: ``turns`` replies were sent, last saved at ``saved`` (local time)."""

    attempt: str
    scenario: str
    title: str
    language: str
    turns: int
    saved: datetime


@dataclass(frozen=True, slots=True)
class ItemView:
    """One scenario on the shelf. ``best`` is 0 to 100, or None when it was never played to its end.

    ``comes_back`` names the customer whose case the last attempt left open (else empty); ``shoes`` says that the
    trainee can be the customer there.
    """

    id: str
    title: str
    language: str
    channel: str
    level: int
    trade: str
    summary: str
    best: int | None = None
    unfinished: UnfinishedView | None = None
    comes_back: str = ""
    shoes: bool = False


@dataclass(frozen=True, slots=True)
class FaultView:
    """A scenario file that could not be read: where, and what is wrong."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The library: what can be played, what was left unfinished (newest first), what could not be read."""

    items: tuple[ItemView, ...] = ()
    unfinished: tuple[UnfinishedView, ...] = ()
    faults: tuple[FaultView, ...] = ()


@dataclass(frozen=True, slots=True)
class MeansView:
    """Something the trainee may offer; ``takes`` and ``charge`` are empty where there is none."""

    offer: str
    takes: str = ""
    charge: str = ""
    disclose: bool = False


@dataclass(frozen=True, slots=True)
class BriefingView:
    """What the trainee is told before the customer speaks; ``comes_back`` and ``shoes`` as on the shelf."""

    id: str
    title: str
    language: str
    channel: str
    level: int
    trade: str
    customer: str
    situation: str
    screen: tuple[str, ...] = ()
    means: tuple[MeansView, ...] = ()
    best: int | None = None
    unfinished: UnfinishedView | None = None
    comes_back: str = ""
    shoes: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """One line of the receipt.

    ``start`` and ``end`` are characters of the reply, or of the customer's words when ``of_customer`` is true.
    """

    points: int
    quote: str
    message: str
    suggestion: str = ""
    why: str = ""
    step: StepName = "neutral"
    start: int = 0
    end: int = 0
    of_customer: bool = False


@dataclass(frozen=True, slots=True)
class UptakeView:
    """Words of the customer's that the same became of; ``reply`` are those that took them up or contradicted them."""

    kind: UptakeKindName
    mark: UptakeMark
    said: tuple[str, ...]
    reply: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """An explained score: ``sum`` holds every term of the arithmetic in order; it adds up to ``value``.

    ``first`` are the findings to show at once, best first, at most three; ``rest`` are the others on demand, and so is
    ``uptake``, what became of the customer's words.
    """

    number: int
    reply: str
    value: int
    step: StepName
    sum: tuple[int, ...]
    first: tuple[FindingView, ...] = ()
    rest: tuple[FindingView, ...] = ()
    notes: tuple[str, ...] = ()
    uptake: tuple[UptakeView, ...] = ()

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """All findings, those to show first in front."""
        return self.first + self.rest


@dataclass(frozen=True, slots=True)
class MoodView:
    """Trust and patience, each 0 to 100."""

    trust: int
    patience: int


@dataclass(frozen=True, slots=True)
class AsideView:
    """Something between the customer's words: what passes, or what the onlooker ``who`` says."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class PublicView:
    """What everybody can see of a public conversation; ``crowd`` is how the onlookers lean to the house, 0 to 100."""

    likes: int
    reposts: int
    crowd: int


@dataclass(frozen=True, slots=True)
class StageView:
    """Where the next reply is given: what the trainee's screen shows, and in public what everybody sees."""

    screen: tuple[str, ...] = ()
    public: PublicView | None = None


@dataclass(frozen=True, slots=True)
class TurnView:
    """One reply and what the customer answered. ``receipt`` is None while the feedback waits for the end.

    ``limit`` is the most characters that the next reply may have, ``stage`` where it is given (None: as before).
    """

    number: int
    reply: str
    lines: tuple[str | AsideView, ...]
    mood: MoodView
    receipt: ReceiptView | None = None
    ended: bool = False
    limit: int = 2000
    stage: StageView | None = None


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation as it stands: just begun, or taken up again. ``stage`` is that of the next reply."""

    attempt: str
    scenario: str
    title: str
    language: str
    channel: str
    customer: str
    mode: Mode
    opening: tuple[str | AsideView, ...]
    mood: MoodView
    turns: tuple[TurnView, ...] = ()
    draft: str = ""
    limit: int = 2000
    stage: StageView = StageView()

    @property
    def ended(self) -> bool:
        """Whether the customer has said the last word."""
        return bool(self.turns) and self.turns[-1].ended


@dataclass(frozen=True, slots=True)
class WantView:
    """One of the customer's own criteria and how it went; ``turn`` decided it, 0 when none did."""

    want: Literal["feel", "think", "do"]
    text: str
    mark: WantMark
    turn: int


@dataclass(frozen=True, slots=True)
class SettledView:
    """A criterion of the customer's, or a promise, and what became of it; ``turn`` settled it, 0 when none did.

    ``made`` is the reply that made the promise, 0 for one made before the conversation; None for a criterion.
    """

    text: str
    mark: SettledMark
    turn: int
    made: int | None = None


@dataclass(frozen=True, slots=True)
class BendView:
    """What one part of a conversation's shape gave or cost, and why; ``first`` to ``last`` are its replies."""

    points: int
    first: int
    last: int
    message: str


@dataclass(frozen=True, slots=True)
class DebriefTurnView:
    """One turn seen again: what the customer had said, the reply's receipt, what the customer thought on hearing it."""

    number: int
    customer: str
    thinks: str
    receipt: ReceiptView


@dataclass(frozen=True, slots=True)
class DebriefView:
    """The attempt from the customer's side. ``verdict`` is 1 to 5, ``score`` 0 to 100, ``bends`` its shape."""

    attempt: str
    scenario: str
    scenario_title: str
    language: str
    customer: str
    mode: Mode
    ending: str
    verdict: int
    says: str
    tells: str
    advice: str
    temptation: str
    score: int
    wants: tuple[WantView, ...]
    turns: tuple[DebriefTurnView, ...]
    unasked: tuple[str, ...] = ()
    criteria: tuple[SettledView, ...] = ()
    promises: tuple[SettledView, ...] = ()
    stays_open: bool = False
    leaving: bool = False
    first_thought: str = ""
    last_thought: str = ""
    bends: tuple[BendView, ...] = ()
    best_before: int | None = None


@dataclass(frozen=True, slots=True)
class AgentView:
    """A scripted agent who serves the trainee; ``meeting`` names this meeting, ``greeting`` is what is said first."""

    meeting: str
    name: str
    step: StepName
    greeting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShoesView:
    """The same case from the other side: ``you`` tells who the trainee is now, ``agents`` serve them in turn.

    ``wording`` decides among the agents' wordings.
    """

    scenario: str
    title: str
    language: str
    customer: str
    you: str
    agents: tuple[AgentView, ...]
    wording: int = 0


@dataclass(frozen=True, slots=True)
class ServedView:
    """What an agent answers to the trainee's words; ``last`` when nothing more will come."""

    says: tuple[str, ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One agent met and rated, 1 to 5: what the trainee said, what the agent answered first, and why the rating."""

    agent: AgentView
    rating: int
    note: str = ""
    said: tuple[str, ...] = ()
    answered: str = ""
