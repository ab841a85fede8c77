from __future__ import annotations

import socket

import pytest
import sqlalchemy as sa

from simulator.attempts import DatabaseLocked, NotWritable, StorageError, Unreachable
from simulator.attempts.store import Store
from tests.simulator.attempts.helpers import played, score


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, and not listening
        port = nobody.getsockname()[1]
        with pytest.raises(Unreachable, match="can't be reached") as caught:
            Store(f"postgresql://ana:secret@127.0.0.1:{port}/training")
    assert caught.value.where == f"postgresql+psycopg://ana:***@127.0.0.1:{port}/training"
    assert "secret" not in str(caught.value)
    assert "server runs" in caught.value.advice


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(Unreachable, match="not installed") as caught:
        Store("postgresql://127.0.0.1/training")
    assert caught.value.advice == "Install it with: pip install 'platinum-sim[postgresql]'"


@pytest.mark.postgresql
def test_a_database_that_is_not_there(postgresql_url: str) -> None:
    address = sa.make_url(postgresql_url).set(database="no_such_database")
    with pytest.raises(Unreachable, match="no_such_database"):
        Store(address.render_as_string(hide_password=False))


@pytest.mark.postgresql
def test_a_lock_that_is_not_let_go(postgresql_url: str) -> None:
    with Store(postgresql_url, timeout=0.1) as store, Store(postgresql_url) as other:
        attempt = played(store, 60)
        with other._engine.begin() as connection:
            connection.execute(sa.text("LOCK TABLE attempts IN ACCESS EXCLUSIVE MODE"))
            with pytest.raises(DatabaseLocked, match="holds the database"):
                store.add_turn(attempt.id, 2, "x", score())
        assert store.add_turn(attempt.id, 2, "x", score()).number == 2


@pytest.mark.postgresql
def test_a_server_that_takes_no_changes(postgresql_url: str) -> None:
    Store(postgresql_url).close()
    read_only = sa.make_url(postgresql_url)
    options = f"{read_only.query['options']} -c default_transaction_read_only=on"
    with Store(read_only.update_query_dict({"options": options}).render_as_string(hide_password=False)) as store:
        with pytest.raises(NotWritable, match="read-only"):
            played(store, 60)
        assert store.attempts() == []


@pytest.mark.postgresql
def test_a_connection_that_broke_meanwhile_is_made_anew(postgresql_url: str) -> None:
    with Store(postgresql_url) as store, Store(postgresql_url) as other:
        attempt = played(store, 60)
        with store._engine.connect() as connection:
            process = connection.scalar(sa.text("SELECT pg_backend_pid()"))
        with other._engine.begin() as connection:
            connection.execute(sa.text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})
        assert store.add_turn(attempt.id, 2, "x", score()).number == 2


@pytest.mark.postgresql
def test_one_connection_a_process(postgresql_url: str) -> None:
    with Store(postgresql_url) as store:
        assert (store._engine.pool.size(), store._engine.pool._max_overflow) == (1, 0)


@pytest.mark.postgresql
def test_copies_are_left_to_pg_dump(postgresql_url: str) -> None:
    with Store(postgresql_url) as store, pytest.raises(StorageError, match="pg_dump"):
        store.backup("copy")
