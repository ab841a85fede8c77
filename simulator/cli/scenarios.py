"""``platinum scenarios``: what can be played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.options import Json, Scenarios, chosen
from simulator.cli.output import console, data, label, say

if TYPE_CHECKING:
    from simulator.scenario import Loaded


def scenarios(context: typer.Context, as_json: Json = False, scenarios: Scenarios = None) -> None:
    """List the scenarios that can be played.

    Files with errors are named on standard error, and end it with 1.
    """
    from simulator.scenario.report import render

    library = chosen(context).but(scenarios=scenarios).library()
    playable = library.all()
    if as_json:
        data([_as_dict(loaded) for loaded in playable])
    else:
        _print(playable)
    faulty = library.faulty
    for error in faulty:
        say(f"\n{render(error.problems)}")
    if faulty:
        raise typer.Exit(ExitCode.CONTENT)


def _print(playable: list[Loaded]) -> None:
    from rich.table import Table

    paper = console()
    several = len({loaded.id for loaded in playable}) < len(playable)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Name", "Title", "Language", "Channel", "Level"):
        table.add_column(name, no_wrap=name == "Name")
    table.add_column("Summary", ratio=1)
    for loaded in playable:
        scenario = loaded.scenario
        table.add_row(
            label(loaded.name if several else loaded.id, "bold"),
            label(scenario.title),
            label(scenario.language),
            label(scenario.channel.value),
            label(str(scenario.level)),
            label(scenario.summary),
        )
    paper.print(table)


def _as_dict(loaded: Loaded) -> dict[str, object]:
    scenario = loaded.scenario
    return {
        "name": loaded.id,
        "title": scenario.title,
        "language": scenario.language,
        "channel": scenario.channel.value,
        "level": scenario.level,
        "trade": scenario.trade,
        "summary": scenario.summary,
        "sources": list(scenario.sources),
        "tags": list(scenario.tags),
        "file": str(loaded.path),
        "digest": loaded.digest,
    }
