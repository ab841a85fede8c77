"""What can go wrong with attempts, in words for the person.

::

    AttemptsError
    ├── StorageError          the records can't be reached, read or written
    │   ├── BadAddress        the database address can't be understood
    │   ├── NetworkShare      SQLite on a network folder, where its locks don't hold
    │   ├── NotWritable       no permission to write there, or no such folder
    │   ├── Unreachable       the database server doesn't answer or refuses
    │   ├── DatabaseLocked    another program holds the database
    │   ├── DiskFull          no room left
    │   ├── CorruptDatabase   the file is damaged, or no database at all
    │   ├── ForeignDatabase   a database, but of another program
    │   └── NewerDatabase     written by a newer Platinum
    └── PlayingError          the storage is fine; what was asked of an attempt is not
        ├── EmptyReply        nothing to read in the reply
        ├── ReplyTooLong      more characters than a reply may have
        ├── BadTrainee        a pseudonym that is empty or too long
        ├── AttemptEnded      the attempt is finished and changes no more
        ├── TurnConflict      the attempt went on elsewhere, in another window
        └── UnknownAttempt    no attempt has this id
"""

from __future__ import annotations

from typing import ClassVar


class AttemptsError(Exception):
    """The root of everything this room raises on purpose."""


class StorageError(AttemptsError):
    """The records can't be reached, read or written.

    ``what`` happened, ``where`` (a path or an address without its password), and ``advice``: what the person can do.
    ``str()`` gives all three, one a line.
    """

    advice_otherwise: ClassVar[str] = "Try again; if it happens again, name another database with --database."

    def __init__(self, what: str, where: str, advice: str | None = None) -> None:
        self.what = what
        self.where = where
        self.advice = self.advice_otherwise if advice is None else advice
        super().__init__(what, where, self.advice)

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  what to do: {self.advice}"


class BadAddress(StorageError):
    """The database address can't be understood."""

    advice_otherwise = (
        "Give the path of a file, or an address such as sqlite:////home/me/platinum.sqlite3 "
        "or postgresql://user@host/database, with --database or PLATINUM_DATABASE."
    )


class NetworkShare(StorageError):
    """SQLite on a network folder, where its locks don't hold and several writers damage the file."""

    advice_otherwise = (
        "Name a file on this computer's own disk with --database or PLATINUM_DATABASE. "
        "To share records between computers use PostgreSQL: --database postgresql://user@host/database."
    )


class NotWritable(StorageError):
    """There is no permission to write there, or no such folder."""

    advice_otherwise = (
        "Make the file and its folder writable, or name another file with --database or PLATINUM_DATABASE."
    )


class Unreachable(StorageError):
    """The database server doesn't answer, or refuses."""

    advice_otherwise = (
        "Check that the server runs and that the address, user, password and database name are right "
        "(--database or PLATINUM_DATABASE)."
    )


class DatabaseLocked(StorageError):
    """Another program holds the database and did not let go in time."""

    advice_otherwise = (
        "Close other programs that use this database (a database browser, a copy in progress) and try again; "
        "nothing was lost."
    )


class DiskFull(StorageError):
    """There is no room left to write."""

    advice_otherwise = "Free some space on that disk and send again; everything that the customer answered is saved."


class CorruptDatabase(StorageError):
    """The file is damaged, or is no database at all."""

    advice_otherwise = (
        "Put a backup in its place, or move the file elsewhere and start again (a new one is made). "
        "Keep the damaged file: `sqlite3 FILE .recover` can often save most of it."
    )


class ForeignDatabase(StorageError):
    """A database, but of another program; nothing was changed in it."""

    advice_otherwise = "Nothing was changed. Name another database with --database or PLATINUM_DATABASE."


class NewerDatabase(StorageError):
    """Written by a newer Platinum than this one; nothing was changed in it."""

    advice_otherwise = (
        "Nothing was changed. Update Platinum, or name another database with --database or PLATINUM_DATABASE."
    )


class PlayingError(AttemptsError):
    """The storage is fine; what was asked of an attempt is not."""


class EmptyReply(PlayingError):
    """There is nothing to read in the reply."""

    def __init__(self) -> None:
        super().__init__("There is nothing in this reply yet. Type what you would say to the customer.")


class ReplyTooLong(PlayingError):
    """The reply has ``length`` characters, more than the ``limit``. It was kept as the draft."""

    def __init__(self, length: int, limit: int) -> None:
        self.length = length
        self.limit = limit
        super().__init__(
            f"This reply has {length:,} characters; a reply can have {limit:,}. "
            f"Shorten it by {length - limit:,}; it is kept as your draft."
        )


class BadTrainee(PlayingError):
    """A pseudonym that is empty or too long."""


class AttemptEnded(PlayingError):
    """The attempt is finished and changes no more."""

    def __init__(self, attempt: str) -> None:
        self.attempt = attempt
        super().__init__("This conversation has ended and can't be changed. Begin a new attempt.")


class TurnConflict(PlayingError):
    """The attempt went on elsewhere: turn ``number`` is saved with another reply, or an earlier one is missing."""

    def __init__(self, attempt: str, number: int) -> None:
        self.attempt = attempt
        self.number = number
        super().__init__(
            f"This conversation went on in another window: turn {number} is already there. "
            "Open it again from the library to go on; your reply here was not sent."
        )


class UnknownAttempt(PlayingError):
    """No attempt has this id; it may have been deleted."""

    def __init__(self, attempt: str) -> None:
        self.attempt = attempt
        super().__init__(f"There is no attempt {attempt!r}. It may have been deleted.")
