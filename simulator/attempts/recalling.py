"""What an attempt rests on beside its own replies: how long they took, and what an earlier attempt left open.

Both are worked out from what is saved anyway, so that an attempt taken up again is the one that was played.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from simulator import conversation
from simulator.attempts.records import Attempt, Mode, TurnRecord
from simulator.conversation import PlayedReply, Remembered
from simulator.scenario import Scenario, ScenarioError, load_stored

if TYPE_CHECKING:
    from simulator.attempts.store import Store

SHORTEST, LONGEST = 1, 1800
"""The seconds between which a wait is a wait: nobody reads and answers faster, and half an hour is a break."""


def seconds_between(before: datetime, after: datetime) -> float | None:
    """Return how long a reply took that was saved at ``after``; ``None`` where nobody sat and wrote it."""
    seconds = (after - before).total_seconds()
    return seconds if SHORTEST <= seconds <= LONGEST else None


def timed(attempt: Attempt, turns: Iterable[TurnRecord]) -> list[PlayedReply]:
    """Return the saved ``turns`` of ``attempt`` as they were played: each with its score and the seconds it took."""
    turns = list(turns)
    times = [attempt.started, *(turn.at for turn in turns)]
    waits = [seconds_between(before, after) for before, after in pairwise(times)]
    return [(turn.reply, turn.score, seconds) for turn, seconds in zip(turns, waits, strict=True)]


def recalled(store: Store, attempt: Attempt) -> Remembered | None:
    """Return what the customer remembers as ``attempt`` begins: what the trainee's last one there left open.

    ``None`` when it left nothing open, and in an assessment, which is the same for everybody. Raises ``StorageError``.
    """
    left_open: list[tuple[Attempt, Scenario]] = []
    one: Attempt | None = attempt
    while one is not None and one.mode is not Mode.ASSESSMENT:
        one = store.ended_before(one.id)
        scenario = _with_open_end(store, one) if one is not None else None
        if one is None or scenario is None:
            break
        left_open.append((one, scenario))
    remembered: Remembered | None = None
    for earlier, scenario in reversed(left_open):
        turns = timed(earlier, store.turns(earlier.id))
        state, _ = conversation.replay(scenario, earlier.wording, turns, remembered)
        remembered = conversation.remember(scenario, state)
    return remembered


def stays_open(store: Store, attempt: Attempt) -> bool:
    """Say whether ``attempt`` ended in a case that stays open. Raises ``UnknownAttempt``, ``StorageError``."""
    return _with_open_end(store, attempt) is not None


def _with_open_end(store: Store, attempt: Attempt) -> Scenario | None:
    """The scenario that ``attempt`` was played with, if it ended there in a case that stays open."""
    snapshot = store.snapshot(attempt.id)
    try:
        scenario = load_stored(snapshot.text, f"{snapshot.id}.yaml", id=snapshot.id).scenario
    except ScenarioError:
        # Of what can no longer be read nothing is remembered; the new attempt can be played all the same.
        return None
    ending = scenario.endings.get(attempt.ending or "")
    return scenario if ending is not None and ending.open is not None else None
