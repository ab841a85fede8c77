"""Stores to test with, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from simulator.attempts.store import Store
from tests.conftest import LEFT_OUT, POSTGRESQL


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    needing = [item for item in items if item.get_closest_marker("postgresql")]
    # In CI every test runs, and fails without a server.
    if os.environ.get(POSTGRESQL) or os.environ.get("CI", "").lower() == "true":
        return
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]
        config.stash[LEFT_OUT] = len(needing)


def server() -> sa.URL:
    """The address of the test server; the test fails where there is none."""
    if not os.environ.get(POSTGRESQL):
        pytest.fail(f"In CI every test runs: {POSTGRESQL} must name a PostgreSQL server to test with.")
    return sa.make_url(os.environ[POSTGRESQL]).set(drivername="postgresql+psycopg")


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """An address on the test server with an empty schema of its own, whichever worker asks."""
    schema = f"platinum_{uuid.uuid4().hex}"
    engine = sa.create_engine(server(), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    yield server().update_query_dict({"options": f"-c search_path={schema}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'platinum.sqlite3'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on SQLite and on PostgreSQL in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store(url) as opened:
        yield opened


@pytest.fixture
def forbidding() -> Iterator[Path]:
    """A folder outside of the tests' own, which only their user may enter."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)
