"""``platinum scenarios``: what can be played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.options import Json, Scenarios, chosen
from simulator.cli.output import Line, console, data, label, say, table

if TYPE_CHECKING:
    from simulator.scenario import Library, Loaded
    from simulator.scenario.packs import Pack


def scenarios(context: typer.Context, as_json: Json = False, scenarios: Scenarios = None) -> None:
    """List the scenarios that can be played.

    Files with errors are named on standard error, and end it with 1.
    """
    from simulator.scenario.report import render

    library = chosen(context).but(scenarios=scenarios).library()
    playable = library.all()
    if as_json:
        data([_as_dict(loaded, library.pack_of(loaded)) for loaded in playable])
    else:
        _print(playable, library)
    faulty = library.faulty
    for error in faulty:
        say(f"\n{render(error.problems)}")
    if faulty:
        raise typer.Exit(ExitCode.CONTENT)


def _print(playable: list[Loaded], library: Library) -> None:
    several = len({loaded.id for loaded in playable}) < len(playable)
    headings = ("Name", "Title", "Channel")
    rows = (
        (
            loaded.name if several else loaded.id,
            loaded.scenario.title,
            loaded.scenario.channel.value,
        )
        for loaded in playable
    )
    first, *lines = table(headings, rows)
    paper = console()
    paper.print(first)
    for loaded, line in zip(playable, lines, strict=True):
        paper.print(line)
        about = f"{loaded.scenario.language}, level {loaded.scenario.level}: {loaded.scenario.summary}"
        paper.print(Line(label(about, "dim"), indent=4))
        pack = library.pack_of(loaded)
        if pack is not None:
            from_pack = f"From the pack {pack.title} {pack.version}, by {pack.author}, {pack.licence}"
            paper.print(Line(label(from_pack, "dim"), indent=4))


def _as_dict(loaded: Loaded, pack: Pack | None) -> dict[str, object]:
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
        "pack": pack.model_dump(include={"title", "author", "version", "licence"}) if pack else None,
    }
