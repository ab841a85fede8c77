"""SQLite so that a saved turn stays saved, with several programs writing at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from simulator.attempts import shares
from simulator.attempts.address import default_path, path_of, shown
from simulator.attempts.errors import NetworkShare, NotWritable, StorageError
from simulator.attempts.schema import to_json

WRITES = "platinum_writes"
"""The execution option that marks a transaction which will write."""

# SQLite before these versions can damage a WAL database with several writers (the WAL-reset bug).
_WAL_FIXED = (3, 51, 3)
_WAL_FIXED_IN_BRANCHES = ((3, 50, 7), (3, 44, 6))


def journal_for(version: tuple[int, ...]) -> str:
    """Return the journal that is safe with SQLite ``version``: ``WAL``, or ``TRUNCATE`` where WAL has its bug."""
    fixed = version >= _WAL_FIXED or any(
        version[:2] == branch[:2] and version >= branch for branch in _WAL_FIXED_IN_BRANCHES
    )
    return "WAL" if fixed else "TRUNCATE"


def engine_for(url: URL, timeout: float) -> sa.Engine:
    """Return an engine for the file at ``url`` (or for memory), after looking whether it can be written.

    A lock held by another program is waited for ``timeout`` seconds. Raises ``NetworkShare``, ``NotWritable``.
    """
    path = path_of(url)
    if path is not None:
        _look_at(path, shown(url))
    engine = sa.create_engine(
        url,
        # One connection a process: its threads take turns, and a database in memory is the same one for all of them.
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=timeout,
        connect_args={"timeout": timeout, "check_same_thread": False},
        json_serializer=to_json,
        hide_parameters=True,  # what a trainee typed belongs in no log
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _look_at(path: Path, where: str) -> None:
    if shares.on_network(path):
        raise NetworkShare("This file is on a network share, where SQLite can't keep records safely.", where)
    if path == default_path():
        try:
            # Its owner's only: what trainees typed is nobody else's business.
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritable(f"The folder for the records can't be made ({error.strerror}).", where) from error
    try:
        _look_around(path, where)
    except PermissionError as error:
        raise NotWritable("You may not look into the folder of this file.", where) from error


def _look_around(path: Path, where: str) -> None:
    if path.is_dir():
        raise NotWritable("This is a folder, not a file.", where)
    if not path.parent.is_dir():
        raise NotWritable(
            "The folder of this file does not exist.", where, "Make the folder first, or name another file."
        )
    # SQLite writes its journal beside the file, so that the folder must be writable too.
    for place, name in ((path.parent, "folder of this file"), (path, "file")):
        if place.exists() and not _may_write(place):
            raise NotWritable(f"You may not write to the {name}.", where)


def _may_write(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, is the only one
    run = connection.execute
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA fullfsync = ON")
    # What a trainee has deleted is overwritten, not merely marked as free.
    run("PRAGMA secure_delete = ON")
    wanted = journal_for(sqlite3.sqlite_version_info)
    if run("PRAGMA journal_mode").fetchone()[0].upper() == "WAL" and wanted != "WAL":
        try:
            run(f"PRAGMA journal_mode = {wanted}")
        except sqlite3.OperationalError as error:
            # A newer SQLite has it open in WAL; leaving that takes a moment when it is alone.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
    else:
        run(f"PRAGMA journal_mode = {wanted}")


def _begin(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later can't wait for a lock; one that says so at the start can.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _driver(engine: sa.Engine) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, outside of any transaction of SQLAlchemy's."""
    lent = engine.raw_connection()
    try:
        connection = lent.driver_connection
        if not isinstance(connection, sqlite3.Connection):
            raise TypeError(f"not an SQLite connection: {connection!r}")
        yield connection
    finally:
        lent.close()


def forget_deleted(engine: sa.Engine) -> None:
    """Empty the write-ahead log, where there is one, so that what was deleted is not left in it."""
    with _driver(engine) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copy(engine: sa.Engine, target: Path, where: str) -> None:
    """Write a whole, consistent copy of the database to ``target``, which must not exist, while others may write.

    Raises ``StorageError`` (``where`` is for its message); on any fault no half copy stays.
    """
    if target.exists():
        raise StorageError("There is a file of this name already.", where, "Name another file for the copy.")
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _driver(engine) as source, closing(sqlite3.connect(part)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The copy could not be written ({error}).",
            where,
            "Name a file in a folder that exists, that you may write to, and that has room.",
        ) from error
    finally:
        if part.exists():
            part.unlink()
