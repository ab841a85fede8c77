from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from simulator.attempts import CorruptDatabase, DatabaseLocked, DiskFull, NotWritable, StorageError, reserve, sqlite
from simulator.attempts.sqlite import journal_for
from simulator.attempts.store import Store
from tests.simulator.attempts.helpers import DINER, begun, played, score, unprivileged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "platinum.sqlite3"


@pytest.fixture(params=["WAL", "TRUNCATE"])
def journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either journal, whichever SQLite is installed."""
    monkeypatch.setattr(sqlite, "journal_for", lambda _version: request.param)
    return str(request.param)


def pragma(store: Store, name: str) -> object:
    with store._engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


# --- settings ---


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 37, 2), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 49, 9), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_wal_is_used_only_where_its_bug_is_fixed(version: tuple[int, int, int], journal: str) -> None:
    assert journal_for(version) == journal


def test_every_connection_is_durable_and_keeps_references(path: Path, journal: str) -> None:
    with Store(str(path)) as store:
        assert pragma(store, "journal_mode") == journal.lower()
        assert (pragma(store, "synchronous"), pragma(store, "foreign_keys")) == (2, 1)
        assert (pragma(store, "secure_delete"), pragma(store, "busy_timeout")) == (1, 30_000)


def test_a_database_in_wal_leaves_it_for_a_sqlite_with_the_bug(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "journal_for", lambda _version: "WAL")
    with Store(str(path)) as newer:
        attempt = played(newer, 60)
        monkeypatch.setattr(sqlite, "journal_for", lambda _version: "TRUNCATE")
        with Store(str(path), timeout=0.05) as older:  # while the newer one has it open there is no leaving
            assert pragma(older, "journal_mode") == "wal"
            older.add_turn(attempt.id, 2, "two", score())
    with Store(str(path)) as older:
        assert pragma(older, "journal_mode") == "truncate"
        assert older.attempt(attempt.id).turns == 2


# --- faults, each with a message for the person ---


def refused(kind: type[StorageError], says: str, advises: str, path: Path, act: Callable[[], object]) -> None:
    with pytest.raises(kind) as caught:
        act()
    assert says in caught.value.what
    assert advises in caught.value.advice
    assert caught.value.where == str(path)
    assert str(caught.value) == f"{caught.value.what}\n  where: {path}\n  what to do: {caught.value.advice}"


@pytest.mark.parametrize(
    "content", [b"not a database at all\n" * 100, b"SQLite format 3\x00" + b"\xff" * 4096, b"\x00" * 8192]
)
def test_a_file_that_is_no_database_is_said_to_be_damaged_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(CorruptDatabase, "database", "backup", path, lambda: Store(str(path)))
    assert path.read_bytes() == content


def test_a_database_damaged_in_the_middle_is_said_to_be(path: Path) -> None:
    with Store(str(path)) as store:
        attempt = played(store, *[60] * 20)
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'turns'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(content)
    with Store(str(path)) as store:
        refused(CorruptDatabase, "damaged", ".recover", path, lambda: store.turns(attempt.id))
        refused(CorruptDatabase, "damaged", ".recover", path, lambda: store.delete("ana"))


def test_a_database_cut_short_is_said_to_be_damaged(path: Path) -> None:
    with Store(str(path)) as store:
        played(store, *[60] * 20)
    path.write_bytes(path.read_bytes()[:10_000])
    refused(CorruptDatabase, "damaged", "backup", path, lambda: Store(str(path)).attempts())


@pytest.mark.parametrize("nonsense", ["", "{", "{}", "[1]", '"x"', '{"value": "many"}'])
def test_a_score_that_cannot_be_read_is_said_to_be_damaged(path: Path, nonsense: str) -> None:
    with Store(str(path)) as store:
        attempt = played(store, 60)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE turns SET score = ?", (nonsense,))
        refused(CorruptDatabase, attempt.id, "backup", path, lambda: store.turns(attempt.id))


def test_a_folder_that_may_not_be_written_to(forbidding: Path) -> None:
    path = forbidding / "x.db"
    forbidding.chmod(0o555)
    with unprivileged():
        refused(NotWritable, "may not write to the folder", "--database", path, lambda: Store(str(path)))


def test_a_folder_that_may_not_be_entered(forbidding: Path) -> None:
    path = forbidding / "x.db"
    forbidding.chmod(0o444)
    with unprivileged():
        refused(NotWritable, "may not look into the folder", "--database", path, lambda: Store(str(path)))


def test_a_file_that_may_only_be_read(forbidding: Path) -> None:
    path = forbidding / "x.db"
    Store(str(path)).close()
    path.chmod(0o444)
    with unprivileged():
        refused(NotWritable, "may not write to the file", "PLATINUM_DATABASE", path, lambda: Store(str(path)))


def test_a_file_that_is_made_read_only_while_it_is_open(path: Path) -> None:
    with Store(str(path)) as store:
        attempt = played(store, 60)
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        refused(NotWritable, "can't be written", "writable", path, lambda: store.add_turn(attempt.id, 2, "x", score()))


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "no" / "such" / "x.db"
    refused(NotWritable, "does not exist", "Make the folder", path, lambda: Store(str(path)))


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    refused(NotWritable, "folder, not a file", "--database", tmp_path, lambda: Store(str(tmp_path)))


def test_the_persons_own_folder_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "platinum" / "platinum.sqlite3"
    monkeypatch.setattr(sqlite, "default_path", lambda: path)
    refused(NotWritable, "can't be made", "--database", path, lambda: Store(str(path)))


def test_a_database_that_another_program_holds(path: Path) -> None:
    with Store(str(path), timeout=0.05) as store, closing(sqlite3.connect(path)) as other:
        attempt = played(store, 60)
        other.execute("BEGIN EXCLUSIVE")
        refused(
            DatabaseLocked, "holds the database", "Close", path, lambda: store.add_turn(attempt.id, 2, "x", score())
        )
        other.rollback()
        assert store.add_turn(attempt.id, 2, "x", score()).number == 2


def test_a_lock_that_is_let_go_in_time_is_waited_for(path: Path) -> None:
    from threading import Timer

    with Store(str(path)) as store:
        attempt = played(store, 60)
        other = sqlite3.connect(path, check_same_thread=False)
        other.execute("BEGIN EXCLUSIVE")
        letting_go = Timer(0.2, other.rollback)
        letting_go.start()
        assert store.add_turn(attempt.id, 2, "x", score()).number == 2
        letting_go.join()
        other.close()


# --- a full disk ---


def fill(store: Store, room: int = 0) -> None:
    """Let the database grow by ``room`` pages and no more."""
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + room}")


LONG = "x" * 50_000


def test_on_a_full_disk_what_was_saved_stays_and_sending_again_helps(path: Path) -> None:
    with Store(str(path)) as store:
        attempt = played(store, 60)
        reserve.Reserve(path).spend()
        fill(store)
        refused(DiskFull, "full", "Free some space", path, lambda: store.add_turn(attempt.id, 2, LONG, score()))
        assert store.attempt(attempt.id).turns == 1
        fill(store, 1000)
        assert store.add_turn(attempt.id, 2, LONG, score()).number == 2


def test_on_a_full_disk_the_reserve_saves_the_turn(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(str(path)) as store:
        attempt = played(store, 60)
        kept = reserve.Reserve(path)
        assert kept.path.stat().st_size == reserve.SIZE
        spend = reserve.Reserve.spend

        def spend_and_have_room(self: reserve.Reserve) -> bool:
            fill(store, 100)
            return spend(self)

        monkeypatch.setattr(reserve.Reserve, "spend", spend_and_have_room)
        fill(store)
        assert store.add_turn(attempt.id, 2, LONG, score()).number == 2
        assert not kept.path.exists()
    Store(str(path)).close()
    assert kept.path.exists()


def test_no_reserve_is_made_on_a_disk_that_is_nearly_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6))
    Store(str(path)).close()
    assert not reserve.Reserve(path).path.exists()


def test_a_file_that_cannot_be_opened_for_want_of_room_is_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlalchemy as sa

    from simulator.attempts.faults import explain

    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    url = sa.make_url("sqlite:////tmp/x.db")
    assert type(explain(error, url)) is NotWritable
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    assert type(explain(error, url)) is DiskFull


# --- copies, and what is deleted ---


def test_a_copy_is_whole_while_the_database_is_in_use(path: Path, journal: str) -> None:
    with Store(str(path)) as store:
        attempt = played(store, 60, 70)
        target = path.with_name("copy.sqlite3")
        store.backup(target)
        store.add_turn(attempt.id, 3, "later", score())
    assert sorted(file.name for file in path.parent.iterdir() if "copy" in file.name) == ["copy.sqlite3"]
    with Store(str(target)) as copy:
        assert copy.attempt(attempt.id) == attempt
        assert len(copy.turns(attempt.id)) == 2
        assert copy.snapshot(attempt.id) == DINER


def test_a_copy_goes_over_nothing_and_leaves_nothing_half_done(path: Path) -> None:
    taken = path.with_name("taken")
    taken.write_text("precious")
    missing = path.parent / "no" / "copy"
    with Store(str(path)) as store:
        refused(StorageError, "already", "another", taken, lambda: store.backup(taken))
        refused(StorageError, "could not be written", "folder that exists", missing, lambda: store.backup(missing))
        store.backup(path.with_name("fine"))
    assert taken.read_text() == "precious"
    assert not [file for file in path.parent.iterdir() if "part" in file.name]


def test_what_is_deleted_is_in_no_file_any_more(path: Path, journal: str) -> None:
    secret = b"my-very-own-words"
    with Store(str(path)) as store:
        attempt = begun(store)
        for number in range(1, 30):
            store.add_turn(attempt.id, number, f"{secret.decode()} {number}", score())
        assert any(secret in file.read_bytes() for file in path.parent.iterdir())
        store.delete("ana")
        assert not any(secret in file.read_bytes() for file in path.parent.iterdir())
