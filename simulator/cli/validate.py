"""``platinum validate``: everything that is wrong with scenario files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Json
from simulator.cli.output import console, data, say, text


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Scenario files, folders, packs. This folder, if none is named."),
    ] = None,
    *,
    as_json: Json = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count like errors.")] = False,
) -> None:
    """Check scenario files.

    Tells every mistake at once, each with its line and what to do.
    Ends with 1 when there are errors; warnings alone end with 0, unless --strict is given.
    """
    from simulator.scenario.checking import check_paths
    from simulator.scenario.report import as_dicts, render, summary

    checked = list(check_paths(_existing(paths or [Path()])))
    if not checked:
        where = f"the folder {paths[0]}" if paths else "this folder"
        raise Refusal(f"there are no scenarios (.yaml files) in {where}")
    problems = [problem for each in checked for problem in each.problems]
    if as_json:
        data(
            {
                "files": [
                    {
                        "file": str(each.path),
                        "valid": each.valid and not (strict and each.problems),
                        "problems": as_dicts(each.problems),
                    }
                    for each in checked
                ]
            }
        )
    elif problems:
        console().print(text(render(problems)), soft_wrap=True)
    say(summary(problems, len(checked)))
    if not all(each.valid for each in checked) or (strict and problems):
        raise typer.Exit(ExitCode.CONTENT)


def _existing(paths: list[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise Refusal(f"there is no file or folder {path}")
    return paths
