"""The tables as they stand after the last migration. A change here needs a migration; a test compares the two.

How to add one: write ``migrations/versions/v0002_….py`` after the pattern of the one before it, and put its id
at the end of ``REVISIONS``.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

VERSION_TABLE = "platinum_version"
REVISIONS = ("0001", "0002")
"""Every migration's id, oldest first. A database marked with any other was made by a newer program."""

_UNSTORABLE = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")


def storable(text: str) -> str:
    """Return ``text`` with NUL and lone surrogates replaced, which one database or the other refuses."""
    return text.translate(_UNSTORABLE)


def _storable_json(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _storable_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_storable_json(part) for part in value]
    return value


def to_json(value: Any) -> str:
    """Return ``value`` as the JSON text that is stored: the same bytes every time, letters as they are."""
    return json.dumps(_storable_json(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Words(sa.types.TypeDecorator[str]):
    """Text of any length that both databases take: the last guard behind ``scoring.text.clean``."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        """Make ``value`` storable on its way in."""
        return None if value is None else storable(value)


class Utc(sa.types.TypeDecorator[datetime]):
    """A moment, aware and in UTC on both sides; SQLite, which drops time zones, holds it in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware time into UTC. Raises ``ValueError`` for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Give the time its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

scenarios = sa.Table(
    "scenarios",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("title", Words, nullable=False),
    sa.Column("text", Words, nullable=False),
    comment="scenario files as they were when they were played",
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("digest", sa.String(64), sa.ForeignKey("scenarios.digest"), nullable=False),
    sa.Column("scenario", Words, nullable=False),
    sa.Column("trainee", Words, nullable=False),
    sa.Column("mode", sa.String(16), nullable=False),
    sa.Column("wording", sa.Integer, nullable=False),
    sa.Column("started", Utc, nullable=False),
    sa.Column("finished", Utc),
    sa.Column("ending", sa.String(100)),
    sa.Column("score", sa.Integer),
    sa.Column("draft", Words, nullable=False),
    sa.CheckConstraint("mode IN ('practice', 'assessment')", name="mode"),
    sa.CheckConstraint("wording >= 0", name="wording"),
    sa.CheckConstraint("score BETWEEN 0 AND 100", name="score"),
    sa.Index(None, "trainee", "scenario"),
    sa.Index(None, "digest"),
    comment="one trainee's run through one scenario",
)

turns = sa.Table(
    "turns",
    metadata,
    # One row an attempt and number: what makes saving a turn safe to repeat.
    sa.Column("attempt", sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reply", Words, nullable=False),
    sa.Column("score", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.CheckConstraint("number >= 1", name="number"),
    comment="a reply, and the score it got then",
)

shoes_ratings = sa.Table(
    "shoes_ratings",
    metadata,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("digest", sa.String(64), sa.ForeignKey("scenarios.digest"), nullable=False),
    sa.Column("scenario", Words, nullable=False),
    sa.Column("trainee", Words, nullable=False),
    sa.Column("agent", Words, nullable=False),
    sa.Column("step", sa.String(16), nullable=False),
    sa.Column("rating", sa.Integer, nullable=False),
    sa.Column("note", Words, nullable=False),
    sa.Column("said", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
    sa.Index(None, "trainee"),
    sa.Index(None, "digest"),
    comment="how a trainee in the customer's shoes rated a scripted agent",
)
