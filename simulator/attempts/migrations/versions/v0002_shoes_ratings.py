"""Role reversal: how trainees in the customer's shoes rated the scripted agents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "shoes_ratings",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("trainee", sa.Text, nullable=False),
        sa.Column("agent", sa.Text, nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shoes_ratings"),
        sa.ForeignKeyConstraint(["digest"], ["scenarios.digest"], name="fk_shoes_ratings_digest"),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_shoes_ratings_rating")),
        comment="how a trainee in the customer's shoes rated a scripted agent",
    )
    op.create_index("ix_shoes_ratings_trainee", "shoes_ratings", ["trainee"])
    op.create_index("ix_shoes_ratings_digest", "shoes_ratings", ["digest"])


def downgrade() -> None:
    """Drop the table, with everything in it."""
    op.drop_table("shoes_ratings")
