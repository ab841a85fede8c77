"""``platinum cohort``: what everybody in a database scored, scenario by scenario."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from simulator.cli.options import Database, Json, chosen
from simulator.cli.output import console, data, say, table

if TYPE_CHECKING:
    from simulator.cohorts import ScenarioSummary


def cohort(context: typer.Context, as_json: Json = False, database: Database = None) -> None:
    """Compare a cohort's finished attempts: the spread of scores and how it ended, never who was first."""
    from simulator.cohorts import summarise

    with chosen(context).but(database).store() as store:
        kept, where = store.attempts(), store.where
    summaries = summarise(kept)
    if as_json:
        data([asdict(summary) for summary in summaries])
        return
    if summaries:
        headings = (
            "Scenario",
            "Language",
            "Trainees",
            "Attempts",
            "Lowest",
            "Middle half",
            "Highest",
            "Gain",
            "Endings",
        )
        console().print(*table(headings, (_row(summary) for summary in summaries)), sep="")
    say(f"{sum(summary.attempts for summary in summaries)} finished attempts in {where}")


def _row(summary: ScenarioSummary) -> tuple[str, ...]:
    low, high = summary.middle_half
    return (
        summary.scenario,
        summary.language,
        str(summary.trainees),
        str(summary.attempts),
        str(summary.lowest),
        f"{low:.0f}–{high:.0f}, median {summary.median:.0f}",
        str(summary.highest),
        "–" if summary.gain is None else f"{summary.gain:+.0f}",
        ", ".join(f"{ending} {count}" for ending, count in summary.endings),
    )
