"""How a database comes to have the tables of ``schema``: Alembic migrations, run when a store is opened."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from simulator.attempts import postgresql
from simulator.attempts.address import shown
from simulator.attempts.errors import ForeignDatabase, NewerDatabase
from simulator.attempts.schema import REVISIONS, VERSION_TABLE, metadata
from simulator.attempts.sqlite import WRITES

FOLDER = Path(__file__).parent


def bring_up(engine: sa.Engine) -> None:
    """Give the database behind ``engine`` today's tables, all or none; safe with several programs at once.

    Raises ``NewerDatabase``, ``ForeignDatabase`` (nothing is changed then), and what the driver raises.
    """
    with engine.connect() as connection:
        if revision_of(connection) == REVISIONS[-1]:
            return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            postgresql.hold_upgrades(connection)
        revision = revision_of(connection)  # again: another program may have been quicker
        if revision is None:
            _refuse_foreign(connection, shown(engine.url))
        elif revision not in REVISIONS:
            raise NewerDatabase("These records were written by a newer Platinum than this one.", shown(engine.url))
        if revision != REVISIONS[-1]:
            _upgrade(connection)


def revision_of(connection: sa.Connection) -> str | None:
    """Return the id of the last migration that the database has had; None when it has had none."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    version = sa.table(VERSION_TABLE, sa.column("version_num", sa.String))
    return connection.scalar(sa.select(version.c.version_num))


def _refuse_foreign(connection: sa.Connection, where: str) -> None:
    there = set(sa.inspect(connection).get_table_names())
    # A server's database may well be shared with other tables; a file should be ours alone.
    if there & set(metadata.tables) or (there and connection.dialect.name == "sqlite"):
        raise ForeignDatabase("This database belongs to another program.", where)


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # only a database that is behind pays for Alembic
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
