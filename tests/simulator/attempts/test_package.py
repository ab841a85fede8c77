from __future__ import annotations

import subprocess
import sys

import pytest

import simulator.attempts as room
from simulator.attempts import errors

HEAVY = ("sqlalchemy", "alembic", "spacy", "textual", "psycopg")


def loaded_after(code: str) -> set[str]:
    """The heavy packages that a fresh Python has loaded after running ``code``."""
    tell = f"import sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{tell}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_no_screen_pays_for_the_database_before_it_asks_for_a_store() -> None:
    assert loaded_after("import simulator.attempts; simulator.attempts.StorageError") == set()
    assert loaded_after("from simulator.attempts import Playing, Attempt, Mode") == set()
    assert loaded_after("from simulator.attempts import Store") == {"sqlalchemy"}


def test_every_name_is_there() -> None:
    for name in room.__all__:
        assert getattr(room, name) is not None
    assert set(room.__all__) <= set(dir(room))
    with pytest.raises(AttributeError, match="no attribute 'Shop'"):
        _ = room.Shop


def test_every_error_is_offered_and_drawn() -> None:
    kinds = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert kinds <= set(room.__all__)
    assert errors.__doc__ is not None
    for kind in kinds:
        assert kind in errors.__doc__
