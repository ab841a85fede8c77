"""What a trainee did: attempts kept so that nothing typed is lost, and played on from where they stopped.

The room, one module a concern::

    playing      one attempt under way: takes a reply, has it scored, saves it, lets the customer answer
    recalling    how long replies took, and what an earlier attempt left open, worked out from what is saved
    store        the database: attempts begun, turns added, attempts finished, exported, deleted, copied
    records      what the store hands out: ``Attempt``, ``TurnRecord``, ``Mode``
    ratings      role reversal: how trainees in the customer's shoes rated the scripted agents
    errors       what can go wrong, each with a message for the person
    schema       the tables;  ``migrations`` how a database comes to have them
    address      which database: an address or path given, ``PLATINUM_DATABASE``, or the person's own data folder
    sqlite       SQLite made durable;  ``shares`` network folders;  ``reserve`` room kept for a full disk
    postgresql   PostgreSQL's settings;  ``faults`` both databases' errors in plain words

What holds here:

- A turn is committed, with its score, before the customer answers. Killing the program at any moment loses no
  turn that was answered. Resuming replays the saved replies with their *saved* scores, so that a newer scorer
  changes no conversation.
- Where an attempt ended in a case that stays open, the trainee's next one at that scenario goes on from it, except in
  an assessment, which is the same for everybody.
- Saving is safe to repeat: a turn is known by its attempt and number, and the same reply again changes nothing.
- A finished attempt never changes. A trainee's attempts can be exported and deleted, whole.
- Times are UTC; texts are free of NUL and surrogates; the same tests pass on SQLite and PostgreSQL.

The names below are loaded on first use, so that ``import simulator.attempts`` costs nothing: no screen pays for
SQLAlchemy before it asks for ``Store``, and ``Playing`` can be imported without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.attempts.errors import (
        AttemptEnded,
        AttemptsError,
        BadAddress,
        BadTrainee,
        CorruptDatabase,
        DatabaseLocked,
        DiskFull,
        EmptyReply,
        ForeignDatabase,
        NetworkShare,
        NewerDatabase,
        NotWritable,
        PlayingError,
        ReplyTooLong,
        StorageError,
        TurnConflict,
        UnknownAttempt,
        Unreachable,
    )
    from simulator.attempts.playing import REPLY_LIMIT, PlayedTurn, Playing
    from simulator.attempts.records import Attempt, Mode, ShoesRating, Snapshot, TurnRecord
    from simulator.attempts.store import Store, open_store

_HOMES = {
    "errors": (
        "AttemptEnded",
        "AttemptsError",
        "BadAddress",
        "BadTrainee",
        "CorruptDatabase",
        "DatabaseLocked",
        "DiskFull",
        "EmptyReply",
        "ForeignDatabase",
        "NetworkShare",
        "NewerDatabase",
        "NotWritable",
        "PlayingError",
        "ReplyTooLong",
        "StorageError",
        "TurnConflict",
        "UnknownAttempt",
        "Unreachable",
    ),
    "playing": ("REPLY_LIMIT", "PlayedTurn", "Playing"),
    "records": ("Attempt", "Mode", "ShoesRating", "Snapshot", "TurnRecord"),
    "store": ("Store", "open_store"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "REPLY_LIMIT",
    "Attempt",
    "AttemptEnded",
    "AttemptsError",
    "BadAddress",
    "BadTrainee",
    "CorruptDatabase",
    "DatabaseLocked",
    "DiskFull",
    "EmptyReply",
    "ForeignDatabase",
    "Mode",
    "NetworkShare",
    "NewerDatabase",
    "NotWritable",
    "PlayedTurn",
    "Playing",
    "PlayingError",
    "ReplyTooLong",
    "ShoesRating",
    "Snapshot",
    "StorageError",
    "Store",
    "TurnConflict",
    "TurnRecord",
    "UnknownAttempt",
    "Unreachable",
    "open_store",
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
