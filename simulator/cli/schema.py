"""``platinum schema``: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.files import write_file
from simulator.cli.output import say, write


def schema(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file, instead of printing.")
    ] = None,
) -> None:
    """Print the JSON Schema of scenario files.

    With it an editor with a YAML extension, such as VS Code's, completes and checks while you type.
    """
    from simulator.scenario.schema import pointer, scenario_schema_json

    if output is None:
        write(scenario_schema_json())
        return
    write_file(output, scenario_schema_json())
    say(f"{output} is written. As the first line of a scenario beside it:\n{pointer(f'./{output.name}')}")
