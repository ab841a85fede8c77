"""Which database: an address given, ``PLATINUM_DATABASE``, or a file in the person's own data folder."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from scoring.text import one_line
from simulator.attempts.errors import BadAddress

VARIABLE = "PLATINUM_DATABASE"
FILE_NAME = "platinum.sqlite3"
_POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})


def default_path() -> Path:
    """The file used when no database is named: ``platinum.sqlite3`` in the platform's data folder for the user."""
    return user_data_path("platinum", appauthor=False) / FILE_NAME


def find(given: str | None) -> URL:
    """Return the address to use: ``given``, else ``PLATINUM_DATABASE``, else the default file.

    A text without ``://`` is the path of an SQLite file (``~`` is the home folder). Raises ``BadAddress``.
    """
    text = given or os.environ.get(VARIABLE) or ""
    if not text.strip():
        return _file(default_path())
    if "\x00" in text:
        raise BadAddress("This database address has a NUL character in it.", one_line(text))
    if "://" not in text:
        return _file(Path(text).expanduser())
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        # The address itself may hold a password and is not repeated.
        raise BadAddress("This database address can't be read.", text.split("://")[0] + "://…") from error
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in _SQLITE:
        raise BadAddress(f"Platinum can't keep records in {url.get_backend_name()!r}.", shown(url))
    if url.query or (url.database or "").startswith("file:"):
        raise BadAddress("An SQLite address takes a plain path, without options.", shown(url))
    return url.set(drivername="sqlite")


def path_of(url: URL) -> Path | None:
    """Return the absolute path of an SQLite file; None for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database).absolute()


def shown(url: URL) -> str:
    """Return ``url`` for the screen: on one line, the path of a file, or the address with its password hidden."""
    path = path_of(url)
    return one_line(str(path) if path else url.render_as_string(hide_password=True))


def _file(path: Path) -> URL:
    return URL.create("sqlite", database=str(path.absolute()))
