"""``platinum attempts``: what is kept of a trainee's conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from simulator.cli.options import Database, Json, Trainee, chosen
from simulator.cli.output import console, data, label, say

if TYPE_CHECKING:
    from simulator.attempts import Attempt


def attempts(context: typer.Context, as_json: Json = False, database: Database = None, trainee: Trainee = None) -> None:
    """List a trainee's attempts, oldest first."""
    choices = chosen(context).but(database, trainee)
    whose = choices.whose
    with choices.store() as store:
        kept, where = store.attempts(whose), store.where
    if as_json:
        data([_as_dict(attempt) for attempt in kept])
        return
    if kept:
        _print(kept)
    say(f"{len(kept)} {'attempt' if len(kept) == 1 else 'attempts'} of {whose} in {where}")


def _print(kept: list[Attempt]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Begun", "Scenario", "Language", "Mode"):
        table.add_column(name)
    table.add_column("Replies", justify="right")
    table.add_column("Score", justify="right")
    table.add_column("Ending")
    for attempt in kept:
        table.add_row(
            label(f"{attempt.started.astimezone():%Y-%m-%d %H:%M}"),
            label(attempt.scenario),
            label(attempt.language),
            label(attempt.mode.value),
            label(str(attempt.turns)),
            label("" if attempt.score is None else str(attempt.score)),
            label(attempt.ending or ("given up" if attempt.finished else "under way")),
        )
    console().print(table)


def _as_dict(attempt: Attempt) -> dict[str, object]:
    return {
        "id": attempt.id,
        "scenario": attempt.scenario,
        "title": attempt.title,
        "language": attempt.language,
        "mode": attempt.mode.value,
        "started": attempt.started.isoformat(),
        "finished": attempt.finished.isoformat() if attempt.finished else None,
        "turns": attempt.turns,
        "score": attempt.score,
        "ending": attempt.ending,
    }
