"""How trainees in the customer's shoes rated the agents: kept, exported, deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from simulator.attempts import BadTrainee, ShoesRating, StorageError, Store, migrations
from simulator.attempts.schema import REVISIONS

from .helpers import DINER

RATING = ShoesRating("r-1", "Dorian", "company", 2, "He read\x1b[31m to me.", ("It is hot.", "I like it hotter."))


def test_a_rating_is_exported_with_what_was_said_and_why(store: Store) -> None:
    store.rate_agent(DINER, "ana", RATING)
    (kept,) = store.export("ana")["shoes"]
    assert (kept["agent"], kept["step"], kept["rating"]) == ("Dorian", "company", 2)
    assert kept["said"] == ["It is hot.", "I like it hotter."]
    assert kept["note"].startswith("He read")
    assert "\x1b" not in kept["note"]
    assert (kept["scenario"], kept["language"]) == (DINER.id, DINER.language)
    assert kept["at"].endswith("+00:00")
    assert store.export("bo")["shoes"] == []
    assert store.attempts("ana") == []


def test_rated_again_the_later_rating_counts(store: Store) -> None:
    store.rate_agent(DINER, "ana", RATING)
    store.rate_agent(DINER, "ana", replace(RATING, rating=4))
    store.rate_agent(DINER, "ana", replace(RATING, id="r-2"))
    assert [one["rating"] for one in store.export("ana")["shoes"]] == [4, 2]


def test_forgetting_a_trainee_forgets_their_ratings_and_nobody_elses(store: Store) -> None:
    store.rate_agent(DINER, "ana", RATING)
    store.rate_agent(DINER, "bo", replace(RATING, id="r-2"))
    assert store.delete("ana") == 0
    assert store.export("ana")["shoes"] == []
    assert len(store.export("bo")["shoes"]) == 1


def test_nobody_rates_outside_one_to_five_or_without_a_name(store: Store) -> None:
    with pytest.raises(StorageError):
        store.rate_agent(DINER, "ana", replace(RATING, rating=6))
    with pytest.raises(BadTrainee):
        store.rate_agent(DINER, " ", RATING)
    assert store.export("ana")["shoes"] == []


def test_records_of_before_get_the_table_and_keep_what_they_have(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(url) as store:
        begun = store.begin(DINER, "ana")
        engine = store._engine
        with engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE shoes_ratings"))
            connection.execute(sa.text("UPDATE platinum_version SET version_num = '0001'"))
    with Store(url) as store:
        with store._engine.connect() as connection:
            assert migrations.revision_of(connection) == REVISIONS[-1]
        assert store.attempt(begun.id).trainee == "ana"
        store.rate_agent(DINER, "ana", RATING)
        assert len(store.export("ana")["shoes"]) == 1
