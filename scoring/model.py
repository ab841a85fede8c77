"""The words of the scorer: context in, score out.

Nothing here imports spaCy, so that rooms which only read scores stay light.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

NEUTRAL_START = 50
LOWEST, HIGHEST = 0, 100


class Step(StrEnum):
    """Where a reply stands on the climb; ``neutral`` is the plain transaction, on no step."""

    COMPANY = "company"
    GOLDEN = "golden"
    EMPATHY = "empathy"
    PLATINUM = "platinum"
    NEUTRAL = "neutral"


class Channel(StrEnum):
    """Where the conversation takes place."""

    IN_PERSON = "in person"
    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    PUBLIC_SOCIAL = "public social"


class Act(StrEnum):
    """What a reply does. Scenarios branch on these names."""

    ASKS_WANTS = "asks-wants"
    ASKS_DETAIL = "asks-detail"
    CHECKS_UNDERSTANDING = "checks-understanding"
    OFFERS_CHOICE = "offers-choice"
    COMMITS = "commits"
    KEEPS_PROMISE = "keeps-promise"
    BREAKS_PROMISE = "breaks-promise"
    DISCLOSES_CHARGE = "discloses-charge"
    HONEST_NO = "honest-no"
    HANDS_OVER_WITH_CONTEXT = "hands-over-with-context"
    HANDS_OVER = "hands-over"
    APOLOGISES = "apologises"
    APOLOGISES_CONDITIONALLY = "apologises-conditionally"
    NAMES_FEELING = "names-feeling"
    TAKES_UP = "takes-up"
    GIVES_ROOM = "gives-room"
    OWNS = "owns"
    THANKS = "thanks"
    GREETS = "greets"
    INFORMS = "informs"
    PROJECTS = "projects"
    ASSUMES_NEED = "assumes-need"
    MINIMISES = "minimises"
    CITES_POLICY = "cites-policy"
    SHIELDS = "shields"
    REFUSES = "refuses"
    BLAMES = "blames"
    LECTURES = "lectures"
    DEFLECTS = "deflects"
    IGNORES = "ignores"
    IGNORES_FEEDBACK = "ignores-feedback"
    USES_UNASKED_DATA = "uses-unasked-data"
    TREATS_AS_NUMBER = "treats-as-number"
    HOLLOW_EMPATHY = "hollow-empathy"
    SELLS = "sells"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier turn: what the customer had said, and the reply it got."""

    customer: str
    reply: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of this customer. ``told`` facts have been said already and must not be asked again."""

    id: str
    text: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Everything beside the reply that a careful reader would know.

    ``customer`` is what the customer has just said; ``earlier`` runs from the oldest turn to the newest.
    ``language`` is the language that the reply is expected in ("en" or "fr").
    """

    channel: Channel = Channel.CHAT
    customer: str = ""
    earlier: tuple[Exchange, ...] = ()
    facts: tuple[Fact, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the untouched reply, or of what the customer said."""

    start: int
    end: int
    quote: str
    text: Literal["reply", "customer"] = "reply"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the receipt: a finding at a span, what it is worth, and why.

    ``points`` are whole points; ``cue`` is the id of the cue (``neutral-start`` and ``scale-end`` are the scale's
    own). ``suggestion`` is a rewrite or a question to try, empty where nothing needs mending. ``answers`` is the
    span of the customer's words that the reply takes up, where there is one.
    """

    cue: str
    points: int
    span: Span
    message: str
    step: Step = Step.NEUTRAL
    act: Act | None = None
    why: str = ""
    source: str = ""
    suggestion: str = ""
    answers: Span | None = None


class UptakeKind(StrEnum):
    """What a piece of the customer's words is."""

    FACT = "fact"
    FEELING = "feeling"
    REQUEST = "request"


class UptakeStatus(StrEnum):
    """What a reply does with a piece of the customer's words."""

    TAKEN_UP = "taken-up"
    LEFT_OUT = "left-out"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Uptake:
    """A fact, a feeling or a request in what the customer said, and what the reply does with it.

    ``said`` is its span (``text`` is "customer"); ``reply`` the span of the reply that takes it up or contradicts it,
    none where it is left out.
    """

    kind: UptakeKind
    status: UptakeStatus
    said: Span
    reply: Span | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What a score was made with: the scorer's, the cue pack's and the language model's versions."""

    scorer: str
    cues: str
    model: str


@dataclass(frozen=True, slots=True)
class Score:
    """An explained score: ``value`` is 0 to 100, and the receipt's points add up to it exactly.

    ``notes`` are remarks about the measuring itself, such as a reply in another language than expected. ``uptake`` says
    what became of each thing that the customer said, in the order in which it was said; scores stored by earlier
    versions have none.
    """

    value: int
    step: Step
    acts: tuple[Act, ...]
    receipt: tuple[Entry, ...]
    versions: Versions
    notes: tuple[str, ...] = field(default=())
    uptake: tuple[Uptake, ...] = field(default=())

    @property
    def findings(self) -> tuple[Entry, ...]:
        """The receipt without the scale's own entries, in the order of the reply."""
        return tuple(entry for entry in self.receipt if entry.cue not in SCALE_ENTRIES)

    def feedback(self, limit: int = 3) -> tuple[Entry, ...]:
        """The findings worth showing first: the best one, then those with the most to gain; at most ``limit``."""
        found = [entry for entry in self.findings if entry.points]
        best = max((entry for entry in found if entry.points >= PRAISED), key=_weight, default=None)
        rest = sorted((entry for entry in found if entry is not best), key=lambda e: (e.points > 0, -abs(e.points)))
        first = [best] if best else []
        return tuple((first + rest)[:limit])

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for JSON, with keys in a fixed order."""
        return {
            "value": self.value,
            "step": self.step.value,
            "acts": [act.value for act in self.acts],
            "receipt": [_entry_to_dict(entry) for entry in self.receipt],
            "versions": {
                "scorer": self.versions.scorer,
                "cues": self.versions.cues,
                "model": self.versions.model,
            },
            "notes": list(self.notes),
            "uptake": [_uptake_to_dict(uptake) for uptake in self.uptake],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Score:
        """Read what ``to_dict`` wrote. Raises ``KeyError`` or ``ValueError`` when it is not a score."""
        return cls(
            value=int(data["value"]),
            step=Step(data["step"]),
            acts=tuple(Act(act) for act in data["acts"]),
            receipt=tuple(_entry_from_dict(entry) for entry in data["receipt"]),
            versions=Versions(**data["versions"]),
            notes=tuple(data.get("notes", ())),
            uptake=tuple(_uptake_from_dict(uptake) for uptake in data.get("uptake", ())),
        )


SCALE_ENTRIES = frozenset({"neutral-start", "scale-end"})
PRAISED = 3
"""Points from which a finding may be called the best of a reply; praise for less reads like mockery."""

TRAINED_ENTRIES = frozenset(
    {"wording-company", "wording-golden", "wording-empathy", "wording-platinum", "wording-heard", "wording-unheard"}
)


def _weight(entry: Entry) -> tuple[int, int]:
    return (entry.points, -entry.span.start)


def _span_to_dict(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end, "quote": span.quote}


def _uptake_to_dict(uptake: Uptake) -> dict[str, Any]:
    return {
        "kind": uptake.kind.value,
        "status": uptake.status.value,
        "said": _span_to_dict(uptake.said),
        "reply": _span_to_dict(uptake.reply) if uptake.reply else None,
    }


def _uptake_from_dict(data: dict[str, Any]) -> Uptake:
    return Uptake(
        kind=UptakeKind(data["kind"]),
        status=UptakeStatus(data["status"]),
        said=Span(**data["said"]),
        reply=Span(**data["reply"]) if data["reply"] else None,
    )


def _entry_to_dict(entry: Entry) -> dict[str, Any]:
    return {
        "cue": entry.cue,
        "points": entry.points,
        "span": _span_to_dict(entry.span),
        "message": entry.message,
        "step": entry.step.value,
        "act": entry.act.value if entry.act else None,
        "why": entry.why,
        "source": entry.source,
        "suggestion": entry.suggestion,
        "answers": _span_to_dict(entry.answers) if entry.answers else None,
    }


def _entry_from_dict(data: dict[str, Any]) -> Entry:
    answers = data.get("answers")
    return Entry(
        cue=data["cue"],
        points=int(data["points"]),
        span=Span(**data["span"]),
        message=data["message"],
        step=Step(data["step"]),
        act=Act(data["act"]) if data["act"] else None,
        why=data["why"],
        source=data["source"],
        suggestion=data["suggestion"],
        answers=Span(**answers) if answers else None,
    )
