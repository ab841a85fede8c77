"""``platinum graph``: a picture of a scenario, and of where the archetypes go in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Scenarios, chosen, complete_scenario
from simulator.cli.output import say, write

if TYPE_CHECKING:
    from simulator.playtest import Run
    from simulator.scenario import Loaded


def graph(
    context: typer.Context,
    scenario: Annotated[
        str, typer.Argument(metavar="FILE", help="A scenario: a file, or a name.", autocompletion=complete_scenario)
    ],
    *,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="OUT", help="Draw it into an SVG file instead.")] = None,
    archetypes: Annotated[
        bool,
        typer.Option("--archetypes/--no-archetypes", help="Colour the beats by the kinds of agent that come there."),
    ] = True,
    conditions: Annotated[bool, typer.Option("--conditions", help="Write on each way what it takes.")] = False,
    scenarios: Scenarios = None,
) -> None:
    """Draw a scenario: its beats, its endings, and the ways between them.

    Prints it in Mermaid's language, which many wikis and editors draw; with --svg it makes a picture.
    """
    from simulator.playtest.graph import graph_of
    from simulator.playtest.mermaid import mermaid

    loaded = chosen(context).but(scenarios=scenarios).library().find(scenario)
    drawn = graph_of(loaded.scenario, _runs(loaded) if archetypes else ())
    if svg is None:
        write(mermaid(drawn, conditions=conditions))
        return
    from simulator.playtest.drawing import svg as picture

    try:
        svg.write_text(picture(drawn), encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{svg} can't be written: {error.strerror}", ExitCode.STORAGE) from error
    say(f"{svg} is drawn.")


def _runs(loaded: Loaded) -> tuple[Run, ...]:
    from scoring import Scorer
    from simulator.playtest import run_archetypes

    return run_archetypes(loaded, Scorer(loaded.scenario.language))
