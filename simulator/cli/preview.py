"""``platinum preview``: play the file that is being written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.faults import Refusal
from simulator.cli.screen import has_screen


def preview(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The scenario file that you are writing.")],
    start: Annotated[
        str | None, typer.Option("--from", metavar="BEAT", help="Begin at this beat, instead of the first.")
    ] = None,
) -> None:
    """Play a scenario while you write it.

    The file is read again whenever you save it, and your replies are played over. Beside the conversation stands which
    way on was taken, and what kept the others back; while the file has mistakes, they stand there with their lines.
    Nothing is kept.
    """
    if not file.is_file():
        raise Refusal(f"there is no file {file}")
    if start is not None:
        _beat(file, start)
    if not has_screen():
        raise Refusal(f"the preview needs a terminal. Without one:  platinum play {file} --plain --no-save")
    from simulator.tui.preview.app import run_preview

    raise typer.Exit(run_preview(file, start))


def _beat(file: Path, name: str) -> None:
    """Refuse a beat that a sound file does not have; of a faulty one the preview will tell more."""
    from simulator.scenario import ScenarioError, load_file
    from simulator.scenario.problems import either, nearest

    try:
        beats = load_file(file).scenario.beats
    except ScenarioError:
        return
    if name not in beats:
        close = nearest(name, beats, most=3) or tuple(beats)[:12]
        raise Refusal(f"there is no beat called {name!r}; there is {either(close)}.")
