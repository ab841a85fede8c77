"""Role reversal: what trainees in the customer's shoes said and how they rated the agents; within a transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from scoring.text import clean, one_line
from simulator.attempts.records import ShoesRating, Snapshot
from simulator.attempts.schema import scenarios, shoes_ratings


def keep_snapshot(connection: sa.Connection, snapshot: Snapshot) -> None:
    """Save the scenario as it is now, unless it is there already."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(
        dialect.insert(scenarios).on_conflict_do_nothing(),
        {
            "digest": snapshot.digest,
            "language": snapshot.language,
            "title": one_line(snapshot.title),
            "text": snapshot.text,
        },
    )


def add(connection: sa.Connection, snapshot: Snapshot, trainee: str, rating: ShoesRating, at: datetime) -> None:
    """Save ``rating``, in place of one with the same id by the same trainee."""
    keep_snapshot(connection, snapshot)
    same = (shoes_ratings.c.id == rating.id, shoes_ratings.c.trainee == trainee)
    connection.execute(shoes_ratings.delete().where(*same))
    connection.execute(
        shoes_ratings.insert(),
        {
            "id": rating.id,
            "digest": snapshot.digest,
            "scenario": one_line(snapshot.id),
            "trainee": trainee,
            "agent": one_line(rating.agent),
            "step": rating.step,
            "rating": rating.rating,
            "note": clean(rating.note),
            "said": [clean(words) for words in rating.said],
            "at": at,
        },
    )


def exported(connection: sa.Connection, trainee: str) -> list[dict[str, Any]]:
    """Return the ratings of ``trainee`` as plain data for JSON, oldest first; times are ISO 8601 in UTC."""
    query = (
        sa.select(shoes_ratings, scenarios.c.language, scenarios.c.title)
        .join_from(shoes_ratings, scenarios)
        .where(shoes_ratings.c.trainee == trainee)
        .order_by(shoes_ratings.c.at, shoes_ratings.c.id)
    )
    return [
        {
            "id": row.id,
            "scenario": row.scenario,
            "title": row.title,
            "language": row.language,
            "digest": row.digest,
            "agent": row.agent,
            "step": row.step,
            "rating": row.rating,
            "note": row.note,
            "said": list(row.said),
            "at": row.at.isoformat(),
        }
        for row in connection.execute(query)
    ]


def delete(connection: sa.Connection, trainee: str) -> None:
    """Delete the ratings of ``trainee``."""
    connection.execute(shoes_ratings.delete().where(shoes_ratings.c.trainee == trainee))
