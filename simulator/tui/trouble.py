"""What can go wrong behind the screens, in the few kinds that a screen has an answer to."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the person can do about it decides the kind."""

    MODEL = "model"  # install a language model
    STORAGE = "storage"  # mend the database or its folder
    SCENARIO = "scenario"  # correct a scenario file
    GONE = "gone"  # choose something else
    REPLY = "reply"  # write the reply otherwise
    INTERNAL = "internal"  # report it


class Trouble(Exception):
    """A fault with words for the person: what, where, and what to do. ``log`` names the file with the details."""

    def __init__(self, kind: Kind, message: str, *, log: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.log = log
