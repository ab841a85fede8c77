"""``platinum validate``: everything that is wrong with scenario files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Json
from simulator.cli.output import console, data, say, text

ENDINGS = frozenset({".yaml", ".yml"})


def validate(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files, or folders of them.")],
    as_json: Json = False,
) -> None:
    """Check scenario files.

    Tells every mistake at once, each with its line and what to do.
    Ends with 1 when there are errors; warnings alone end with 0.
    """
    from simulator.scenario import has_errors, problems_in
    from simulator.scenario.report import as_dicts, render, summary

    files = list(dict.fromkeys(_files(paths)))
    found = {file: problems_in(file) for file in files}
    problems = [problem for each in found.values() for problem in each]
    if as_json:
        data(
            {
                "files": [
                    {"file": str(file), "valid": not has_errors(each), "problems": as_dicts(each)}
                    for file, each in found.items()
                ]
            }
        )
    elif problems:
        console().print(text(render(problems)), soft_wrap=True)
    say(summary(problems, len(files)))
    if has_errors(problems):
        raise typer.Exit(ExitCode.CONTENT)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            if not path.exists():
                raise Refusal(f"there is no file {path}")
            yield path
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix in ENDINGS and file.is_file())
        if not inside:
            raise Refusal(f"there are no scenarios (.yaml files) in the folder {path}")
        yield from inside
