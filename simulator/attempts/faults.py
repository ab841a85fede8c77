"""Both databases' errors, in words for the person."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc
from sqlalchemy.engine import URL

from scoring.text import one_line
from simulator.attempts.address import path_of, shown
from simulator.attempts.errors import (
    CorruptDatabase,
    DatabaseLocked,
    DiskFull,
    NotWritable,
    StorageError,
    Unreachable,
)

_NEARLY_NOTHING = 128 * 1024

_LOCKED = "Another program holds the database and did not let go."
_FULL = "The disk is full."
_DAMAGED = "The database is damaged."

_SQLITE: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, _LOCKED),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, _LOCKED),
    sqlite3.SQLITE_FULL: (DiskFull, _FULL),
    sqlite3.SQLITE_CORRUPT: (CorruptDatabase, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (CorruptDatabase, "This file is not a database, or its beginning is damaged."),
    sqlite3.SQLITE_READONLY: (NotWritable, "The database can't be written to."),
    sqlite3.SQLITE_PERM: (NotWritable, "You may not open the database."),
    sqlite3.SQLITE_CANTOPEN: (NotWritable, "The database, or the journal beside it, can't be opened."),
}

_POSTGRESQL: dict[str, tuple[type[StorageError], str]] = {
    "25006": (NotWritable, "This server takes no changes (it is read-only)."),
    "42501": (NotWritable, "This user may not do that in this database."),
    "53100": (DiskFull, "The database server's disk is full."),
    "53300": (Unreachable, "The database server has too many connections."),
    "55P03": (DatabaseLocked, _LOCKED),
    "57014": (DatabaseLocked, "The database server gave up waiting."),
    "40P01": (DatabaseLocked, _LOCKED),
    "XX001": (CorruptDatabase, _DAMAGED),
    "XX002": (CorruptDatabase, _DAMAGED),
}


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Raise a ``StorageError`` for whatever the database at ``url`` raises inside of the block."""
    try:
        yield
    except exc.DBAPIError as error:
        raise explain(error.orig or error, url) from error
    except exc.TimeoutError as error:
        raise DatabaseLocked("The database is still busy with earlier work.", shown(url)) from error
    except sqlite3.Error as error:
        raise explain(error, url) from error


def explain(error: BaseException, url: URL) -> StorageError:
    """Return what the driver's ``error`` means, as a ``StorageError`` of the fitting kind."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, url)
    return _of_postgresql(error, url)


def _of_sqlite(error: sqlite3.Error, url: URL) -> StorageError:
    where = shown(url)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # A full disk also shows as a file that can't be opened or extended.
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN} and _no_room(path_of(url)):
        return DiskFull(_FULL, where)
    kind, what = _SQLITE.get(code, (StorageError, f"The database reports a fault: {one_line(str(error))}."))
    return kind(what, where)


def _no_room(path: Path | None) -> bool:
    try:
        return path is not None and shutil.disk_usage(path.parent).free < _NEARLY_NOTHING
    except OSError as error:
        return error.errno == errno.ENOSPC


def _of_postgresql(error: BaseException, url: URL) -> StorageError:
    where = shown(url)
    state = getattr(error, "sqlstate", None)
    if state in _POSTGRESQL:
        kind, what = _POSTGRESQL[state]
        return kind(what, where)
    said = one_line(str(error)).rstrip(".?")
    if url.password:
        said = said.replace(str(url.password), "***")
    # Classes 08, 28, 3D, 57 and no state at all: no connection, refused, no such database, shut down.
    if state is None or state[:2] in {"08", "28", "3D", "57"}:
        return Unreachable(f"The database server can't be reached: {said}.", where)
    return StorageError(f"The database reports a fault: {said}.", where)
