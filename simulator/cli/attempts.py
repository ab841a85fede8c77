"""``platinum attempts``: what is kept of a trainee's conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from simulator.cli.options import Database, Json, Trainee, chosen
from simulator.cli.output import console, data, say, table

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
    headings = ("Begun", "Scenario", "Language", "Mode", "Replies", "Score", "Ending")
    rows = (
        (
            f"{attempt.started.astimezone():%Y-%m-%d %H:%M}",
            attempt.scenario,
            attempt.language,
            attempt.mode.value,
            str(attempt.turns),
            "–" if attempt.score is None else str(attempt.score),
            attempt.ending or ("given up" if attempt.finished else "under way"),
        )
        for attempt in kept
    )
    console().print(*table(headings, rows), sep="")


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
