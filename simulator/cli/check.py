"""``platinum check``: scenarios played through, to see that they teach what they should."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.options import Json, Scenarios, chosen
from simulator.cli.output import console, data, say

if TYPE_CHECKING:
    from simulator.cli.choices import Choices
    from simulator.playtest import Checked, Parts
    from simulator.scenario import Loaded, ScenarioError


def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Scenarios: files, folders, packs or names. The whole library, if none is named."
        ),
    ] = None,
    *,
    as_json: Json = False,
    reach: Annotated[bool, typer.Option("--reach/--no-reach", help="Search for what can't be reached.")] = True,
    archetypes: Annotated[
        bool, typer.Option("--archetypes/--no-archetypes", help="Play as nine kinds of agent would.")
    ] = True,
    playthroughs: Annotated[
        bool, typer.Option("--playthroughs/--no-playthroughs", help="Run the files' own playthroughs.")
    ] = True,
    sequences: Annotated[
        bool | None,
        typer.Option(
            "--sequences/--no-sequences", help="Print the replies that lead to each ending.", show_default=False
        ),
    ] = None,
    transcripts: Annotated[
        bool, typer.Option("--transcripts", help="Print what the archetypes said and heard.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count like errors.")] = False,
    replies: Annotated[
        int | None,
        typer.Option("--replies", metavar="NUMBER", min=100, max=10_000_000, help="How many replies the search tries."),
    ] = None,
    processes: Annotated[
        int | None, typer.Option("--processes", metavar="NUMBER", min=1, max=64, help="How many scenarios at a time.")
    ] = None,
    scenarios: Scenarios = None,
) -> None:
    """Play scenarios through, and tell what is wrong with what they teach.

    Searches for beats and endings that nobody reaches, dead ends, loops and endings by luck; plays as nine kinds of
    agent, from one who asks and serves to one who says nothing; runs the playthroughs in the file.
    Ends with 1 when a scenario is broken: a playthrough ends elsewhere, or serving does not pay.
    """
    from simulator.cli.check_report import as_dict, summary
    from simulator.cli.check_work import check_all

    playable, faulty = _scenarios(chosen(context).but(scenarios=scenarios), paths or [])
    parts = _parts(reach, archetypes, playthroughs, replies)
    listed = sequences if sequences is not None else len(playable) == 1
    checked = []
    with closing(_watched(check_all(playable, parts, processes), playable)) as results:
        for one in results:
            checked.append(one)
            if not as_json:
                _print(one, sequences=listed, transcripts=transcripts)
    if as_json:
        data(
            {
                "scenarios": [as_dict(one) for one in checked],
                "faulty": [str(error.problems[0].file) for error in faulty],
            }
        )
    _tell(faulty)
    say(summary(checked, len(faulty)))
    warned = strict and any(one.problems for one in checked)
    if faulty or warned or any(one.broken for one in checked):
        raise typer.Exit(ExitCode.CONTENT)


def _parts(reach: bool, archetypes: bool, playthroughs: bool, replies: int | None) -> Parts:
    from simulator.playtest import Archetype, Parts

    parts = Parts(reach=reach, archetypes=tuple(Archetype) if archetypes else (), playthroughs=playthroughs)
    return parts if replies is None else Parts(parts.reach, parts.archetypes, parts.playthroughs, replies)


def _scenarios(choices: Choices, names: Sequence[str]) -> tuple[list[Loaded], list[ScenarioError]]:
    """Return the scenarios that are meant, each file once, and what is wrong with those that can't be played."""
    library = choices.library()
    if not names:
        return library.all(), library.faulty
    playable: dict[Path, Loaded] = {}
    faulty: list[ScenarioError] = []
    for name in names:
        found = _at(Path(name)) if Path(name).exists() else iter([library.find(name)])
        for one in found:
            if isinstance(one, Exception):
                faulty.append(one)
            else:
                playable.setdefault(one.path, one)
    return list(playable.values()), faulty


def _at(path: Path) -> Iterator[Loaded | ScenarioError]:
    """Yield the scenarios at ``path``: a file, a pack, or a folder with all below it."""
    from simulator.scenario import ScenarioError
    from simulator.scenario.checking import check_paths
    from simulator.scenario.loading import load_file, load_resource
    from simulator.scenario.packs import Item, is_pack, open_pack

    packed = {file.path: file for file in open_pack(path).files} if is_pack(path) else {}
    for checked in check_paths([path]):
        if not checked.valid:
            yield ScenarioError(checked.problems)
        elif checked.path in packed:
            yield load_resource(Item(packed[checked.path]), str(checked.path))
        elif checked.path.is_file() and not is_pack(checked.path):
            yield load_file(checked.path)


def _watched(results: Iterator[Checked], playable: Sequence[Loaded]) -> Generator[Checked, None, None]:
    """Yield ``results``, with a bar on standard error while somebody waits for many of them."""
    watched = sys.stderr is not None and sys.stderr.isatty() and not sys.stdout.isatty() and len(playable) > 1
    if not watched:
        yield from results
        return
    from rich.progress import Progress

    with Progress(console=console(talk=True), transient=True) as bar:
        task = bar.add_task(f"{len(playable)} scenarios", total=len(playable))
        for one in results:
            bar.advance(task)
            yield one


def _print(checked: Checked, *, sequences: bool, transcripts: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from simulator.cli.check_report import report

    paper = console()
    for part in report(checked, sequences=sequences, transcripts=transcripts):
        paper.print(part, soft_wrap=isinstance(part, Text))
        if isinstance(part, Table):
            paper.print()


def _tell(faulty: Sequence[ScenarioError]) -> None:
    from simulator.scenario.report import render

    for error in faulty:
        say(f"\n{render(error.problems)}")
