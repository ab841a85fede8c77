"""PostgreSQL: one connection a process, tested before use, that does not wait for ever."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL

from simulator.attempts.address import shown
from simulator.attempts.errors import Unreachable
from simulator.attempts.schema import to_json

_CONNECT_TIMEOUT = 10
_UPGRADE_LOCK = 0x506C6174  # one number that all Platinum programs agree on


def engine_for(url: URL, timeout: float) -> sa.Engine:
    """Return an engine for the server at ``url``; locks are waited for ``timeout`` seconds.

    Raises ``Unreachable`` when the driver is not installed.
    """
    try:
        engine = sa.create_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_timeout=timeout,
            pool_pre_ping=True,
            connect_args={} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_TIMEOUT},
            json_serializer=to_json,
            hide_parameters=True,  # what a trainee typed belongs in no log
        )
    except ImportError as error:
        raise Unreachable(
            "The driver for PostgreSQL is not installed.",
            shown(url),
            "Install it with: pip install 'platinum-sim[postgresql]'",
        ) from error

    def prepare(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(timeout * 1000)}")
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine


def hold_upgrades(connection: sa.Connection) -> None:
    """Let one program at a time change the tables, until the transaction ends."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_UPGRADE_LOCK)))
