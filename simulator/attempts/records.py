"""What the store hands out: plain, frozen records that know no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from scoring.model import Score
from scoring.text import one_line
from simulator.attempts.errors import BadTrainee

TRAINEE_LIMIT = 80


class Mode(StrEnum):
    """How an attempt is run: with feedback while playing, or with feedback after the end."""

    PRACTICE = "practice"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A scenario as it was when an attempt began; ``text`` is the file's source, ``digest`` the SHA-256 of it."""

    id: str
    digest: str
    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One trainee's run through one scenario, as saved.

    ``scenario`` is the scenario's id, ``digest`` names its snapshot. ``wording`` counts this trainee's earlier
    attempts at it, from 0; ``turns`` counts the saved replies. Times are UTC. ``finished`` is None while it is
    under way; an attempt that was given up is finished with neither ``ending`` nor ``score`` (0 to 100).
    ``draft`` is what was typed and not sent.
    """

    id: str
    scenario: str
    digest: str
    language: str
    title: str
    trainee: str
    mode: Mode
    wording: int
    started: datetime
    finished: datetime | None
    ending: str | None
    score: int | None
    draft: str
    turns: int


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One saved turn: its number from 1, the reply as cleaned, the score it got then, and when (UTC)."""

    attempt: str
    number: int
    reply: str
    score: Score
    at: datetime


@dataclass(frozen=True, slots=True)
class ShoesRating:
    """How a trainee in the customer's shoes found one scripted agent: ``rating`` is 1 to 5.

    ``id`` names the meeting: a rating given again under the same id replaces the first. ``said`` is what the trainee
    said to the agent, in order, ``note`` why they rated it so (may be empty).
    """

    id: str
    agent: str
    step: str
    rating: int
    note: str = ""
    said: tuple[str, ...] = ()


def pseudonym(name: str) -> str:
    """Return ``name`` cleaned and on one line, as a trainee is known by. Raises ``BadTrainee``: 1 to 80 characters."""
    known = one_line(name)
    if not known:
        raise BadTrainee("A trainee needs a name to keep attempts under; any pseudonym will do.")
    if len(known) > TRAINEE_LIMIT:
        raise BadTrainee(f"This name has {len(known)} characters; a trainee's name can have {TRAINEE_LIMIT}.")
    return known


def exported(attempt: Attempt, saved: Sequence[TurnRecord]) -> dict[str, Any]:
    """Return an attempt and its turns as plain data for JSON; times are ISO 8601 in UTC."""
    return {
        "id": attempt.id,
        "scenario": attempt.scenario,
        "title": attempt.title,
        "language": attempt.language,
        "digest": attempt.digest,
        "mode": attempt.mode.value,
        "wording": attempt.wording,
        "started": attempt.started.isoformat(),
        "finished": attempt.finished.isoformat() if attempt.finished else None,
        "ending": attempt.ending,
        "score": attempt.score,
        "draft": attempt.draft,
        "turns": [
            {
                "number": turn.number,
                "at": turn.at.isoformat(),
                "reply": turn.reply,
                "score": turn.score.to_dict(),
            }
            for turn in saved
        ],
    }
