"""The first tables: scenarios as they were played, attempts, and their turns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "scenarios",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_scenarios"),
        comment="scenario files as they were when they were played",
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("trainee", sa.Text, nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("wording", sa.Integer, nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("ending", sa.String(100)),
        sa.Column("score", sa.Integer),
        sa.Column("draft", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.ForeignKeyConstraint(["digest"], ["scenarios.digest"], name="fk_attempts_digest"),
        sa.CheckConstraint("mode IN ('practice', 'assessment')", name=op.f("ck_attempts_mode")),
        sa.CheckConstraint("wording >= 0", name=op.f("ck_attempts_wording")),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_attempts_score")),
        comment="one trainee's run through one scenario",
    )
    op.create_index("ix_attempts_trainee_scenario", "attempts", ["trainee", "scenario"])
    op.create_index("ix_attempts_digest", "attempts", ["digest"])
    op.create_table(
        "turns",
        sa.Column("attempt", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("score", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt", "number", name="pk_turns"),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_turns_attempt", ondelete="CASCADE"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_turns_number")),
        comment="a reply, and the score it got then",
    )


def downgrade() -> None:
    """Drop the three tables, with everything in them."""
    op.drop_table("turns")
    op.drop_table("attempts")
    op.drop_table("scenarios")
