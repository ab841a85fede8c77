"""``platinum forget``: delete what is kept about a trainee."""

from __future__ import annotations

from typing import Annotated

import typer

from simulator.cli.faults import Refusal
from simulator.cli.options import Database, Trainee, chosen
from simulator.cli.output import say
from simulator.cli.screen import has_terminal


def forget(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
    database: Database = None,
    trainee: Trainee = None,
) -> None:
    """Delete everything kept about a trainee.

    It is gone for good. Asks first; `platinum export` makes a copy.
    """
    choices = chosen(context).but(database, trainee)
    whose = choices.whose
    with choices.store() as store:
        kept, rated = len(store.attempts(whose)), len(store.export(whose)["shoes"])
        shoes = f" and {rated} {'rating' if rated == 1 else 'ratings'} given in the customer's shoes" if rated else ""
        many = f"{kept} {'attempt' if kept == 1 else 'attempts'}{shoes} of {whose} in {store.where}"
        if not kept and not rated:
            say(f"There is nothing to delete: {many}.")
            return
        if not yes:
            if not has_terminal():
                raise Refusal(f"this deletes {many}, for good. Say --yes to do it.")
            if not typer.confirm(f"Delete {many}, for good?", err=True):
                say("Nothing was deleted.")
                return
        store.delete(whose)
        say(f"Deleted {many}.")
