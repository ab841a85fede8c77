"""``platinum export``: everything that is kept about a trainee."""

from __future__ import annotations

import typer

from simulator.cli.options import Database, Trainee, chosen
from simulator.cli.output import data


def export(context: typer.Context, database: Database = None, trainee: Trainee = None) -> None:
    """Print everything kept about a trainee.

    It is JSON: each attempt with every reply, its score and when it was sent; each rating given in the customer's shoes
    with what was said.
    """
    choices = chosen(context).but(database, trainee)
    whose = choices.whose
    with choices.store() as store:
        data(store.export(whose))
