"""Run by Alembic: migrations on the connection that ``bring_up`` hands over, inside of its transaction."""

from __future__ import annotations

from alembic import context

from simulator.attempts.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
