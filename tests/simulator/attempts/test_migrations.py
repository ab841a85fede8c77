from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from simulator.attempts import ForeignDatabase, NewerDatabase, migrations
from simulator.attempts.schema import REVISIONS, VERSION_TABLE, metadata
from simulator.attempts.store import Store
from tests.simulator.attempts.helpers import played

OPTIONS = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(migrations.FOLDER))
    made.set_main_option("path_separator", "os")
    return made


def plain(url: str) -> sa.Engine:
    """An engine without any of the store's settings."""
    address = sa.make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    return sa.create_engine(address, poolclass=sa.NullPool)


def tables(url: str) -> set[str]:
    return set(sa.inspect(plain(url)).get_table_names())


def mark(url: str, revision: str) -> None:
    with plain(url).begin() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = :revision"), {"revision": revision})  # noqa: S608


def test_the_migrations_from_empty_make_exactly_the_tables_of_the_schema(url: str) -> None:
    Store(url).close()
    with plain(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=OPTIONS), metadata) == []
    assert tables(url) == {*metadata.tables, VERSION_TABLE}


def test_the_migrations_make_the_checks_of_the_schema(url: str) -> None:
    """Alembic compares no check constraints."""
    Store(url).close()
    look = sa.inspect(plain(url))
    for table in metadata.tables.values():
        wanted = {c.name for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        assert {c["name"] for c in look.get_check_constraints(table.name)} == wanted


def test_every_migration_is_known_in_order() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS
    assert scripts.get_current_head() == REVISIONS[-1]


def test_the_migrations_can_be_undone(url: str) -> None:
    Store(url).close()
    with plain(url).begin() as connection:
        made = config()
        made.attributes["connection"] = connection
        command.downgrade(made, "base")
    assert tables(url) == {VERSION_TABLE}


def test_a_database_that_is_up_to_date_is_opened_without_alembic(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(url) as store:
        attempt = played(store, 60)
    monkeypatch.delattr(migrations, "_upgrade")
    with Store(url) as store:
        assert store.attempt(attempt.id) == attempt


def test_a_migration_that_fails_half_way_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = migrations._upgrade

    def fail(connection: sa.Connection) -> None:
        upgrade(connection)
        raise RuntimeError("power cut")

    monkeypatch.setattr(migrations, "_upgrade", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        Store(url)
    assert tables(url) == set()
    monkeypatch.undo()
    with Store(url) as store:
        assert store.attempts() == []


def test_a_newer_database_is_left_alone(url: str) -> None:
    with Store(url) as store:
        attempt = played(store, 60)
    mark(url, "9999")
    with pytest.raises(NewerDatabase) as caught:
        Store(url)
    assert "newer Platinum" in caught.value.what
    assert "Update Platinum" in caught.value.advice
    assert sa.make_url(url).database in caught.value.where
    mark(url, REVISIONS[-1])
    with Store(url) as store:
        assert store.attempt(attempt.id) == attempt


def test_another_programs_database_is_left_alone(url: str) -> None:
    with plain(url).begin() as connection:
        connection.execute(sa.text("CREATE TABLE attempts (theirs INTEGER)"))
    with pytest.raises(ForeignDatabase, match="another program"):
        Store(url)
    assert tables(url) == {"attempts"}


def test_any_table_makes_a_file_another_programs(sqlite_url: str) -> None:
    with plain(sqlite_url).begin() as connection:
        connection.execute(sa.text("CREATE TABLE bookmarks (url TEXT)"))
    with pytest.raises(ForeignDatabase):
        Store(sqlite_url)


@pytest.mark.postgresql
def test_a_servers_database_may_be_shared_with_other_tables(postgresql_url: str) -> None:
    with plain(postgresql_url).begin() as connection:
        connection.execute(sa.text("CREATE TABLE bookmarks (url TEXT)"))
    with Store(postgresql_url) as store:
        assert played(store, 60).turns == 1


def test_the_migrations_are_found_where_the_package_is_installed() -> None:
    assert (migrations.FOLDER / "env.py").is_file()
    assert Path(migrations.__file__).parent == migrations.FOLDER
