from __future__ import annotations

from pathlib import Path

import pytest

from simulator.attempts import BadAddress
from simulator.attempts.address import default_path, find, path_of, shown
from simulator.attempts.store import Store, open_store
from tests.simulator.attempts.helpers import played


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLATINUM_DATABASE", raising=False)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return tmp_path


def test_unless_told_otherwise_records_are_in_the_persons_own_folder(home: Path) -> None:
    assert home in default_path().parents
    with open_store() as store:
        attempt = played(store, 60)
        assert store.where == str(default_path())
    assert default_path().parent.stat().st_mode & 0o077 == 0
    with open_store() as store:
        assert store.attempt(attempt.id) == attempt


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_setting_is_no_setting(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    monkeypatch.setenv("PLATINUM_DATABASE", empty)
    assert path_of(find(None)) == default_path()


def test_an_address_given_goes_before_the_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLATINUM_DATABASE", str(tmp_path / "a.db"))
    assert path_of(find(None)) == tmp_path / "a.db"
    assert path_of(find(str(tmp_path / "b.db"))) == tmp_path / "b.db"


@pytest.mark.usefixtures("home")
def test_a_path_is_taken_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(find("training/mine.db")) == tmp_path / "training" / "mine.db"
    assert path_of(find("~/mine.db")) == Path.home() / "mine.db"
    odd = tmp_path / "100% sûr ?x=1 # café.db"
    with Store(str(odd)) as store:
        played(store, 60)
    assert odd.is_file()


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("sqlite:////srv/platinum.db", "/srv/platinum.db"),
        ("sqlite+pysqlite:////srv/platinum.db", "/srv/platinum.db"),
        ("sqlite://", "sqlite://"),
        ("postgresql://ana:secret@host/db", "postgresql+psycopg://ana:***@host/db"),
        ("postgres://ana:secret@host/db", "postgresql+psycopg://ana:***@host/db"),
        ("postgresql+psycopg://host:5433/db?sslmode=require", "postgresql+psycopg://host:5433/db?sslmode=require"),
        ("sqlite:////srv/\x1b[2Jx.db", "/srv/\ufffd[2Jx.db"),
    ],
)
def test_addresses_are_shown_without_their_password(given: str, where: str) -> None:
    assert shown(find(given)) == where


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("mysql://ana:secret@host/db", "'mysql'"),
        ("postgresql+asyncpg://host/db", "'postgresql'"),
        ("sqlite:////srv/x.db?mode=ro", "plain path"),
        ("sqlite:///file:x.db", "plain path"),
        ("post gres://ana:secret@host/db", "can't be read"),
        ("postgresql://ana:secret@host:port/db", "can't be read"),
        ("://", "can't be read"),
        ("/srv/\x00.db", "NUL"),
    ],
)
def test_what_is_no_address_is_refused_with_an_example_and_without_its_password(given: str, says: str) -> None:
    with pytest.raises(BadAddress) as caught:
        find(given)
    assert says in caught.value.what
    assert "secret" not in str(caught.value)
    assert "postgresql://user@host/database" in caught.value.advice


def test_a_database_in_memory_is_one_database_for_all_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with Store("sqlite://") as store, ThreadPoolExecutor(4) as threads:
        attempts = list(threads.map(lambda number: played(store, number), range(50, 60)))
        assert {one.id for one in store.attempts()} == {one.id for one in attempts}
