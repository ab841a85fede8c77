"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scoring.model import Channel
from simulator.cli.choices import DATABASE, SCENARIOS, TRAINEE, Choices

_DATABASE_HELP = "Where attempts are kept: a file, or postgresql://user@host/name."
_TRAINEE_HELP = "Whose attempts they are; any pseudonym."
_SCENARIOS_HELP = "A further folder or pack of scenarios; may be given several times."

# On the program itself the environment counts; on a command only what was typed there, so that it goes before both.
GlobalDatabase = Annotated[str | None, typer.Option("--database", metavar="URL", envvar=DATABASE, help=_DATABASE_HELP)]
GlobalTrainee = Annotated[str | None, typer.Option("--trainee", metavar="NAME", envvar=TRAINEE, help=_TRAINEE_HELP)]
GlobalScenarios = Annotated[
    list[Path] | None,
    typer.Option("--scenarios", "--path", metavar="PATH", help=f"{_SCENARIOS_HELP} [env var: {SCENARIOS}]"),
]
Database = Annotated[str | None, typer.Option("--database", metavar="URL", help=_DATABASE_HELP)]
Trainee = Annotated[str | None, typer.Option("--trainee", metavar="NAME", help=_TRAINEE_HELP)]
Scenarios = Annotated[list[Path] | None, typer.Option("--scenarios", "--path", metavar="PATH", help=_SCENARIOS_HELP)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


class Language(StrEnum):
    """The languages of conversations."""

    EN = "en"
    FR = "fr"


def chosen(context: typer.Context) -> Choices:
    """Return what was chosen on the program itself."""
    found = context.find_root().obj
    return found if isinstance(found, Choices) else Choices()


def channel(name: str) -> Channel:
    """Return the channel called ``name``, with spaces, hyphens or underscores."""
    wanted = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    for known in Channel:
        if known.value == wanted:
            return known
    raise typer.BadParameter(f"there are: {', '.join(known.value.replace(' ', '-') for known in Channel)}")


def complete_channel(incomplete: str) -> list[str]:
    """Return the channels that begin so, for the shell's completion."""
    names = [known.value.replace(" ", "-") for known in Channel]
    return [name for name in names if name.startswith(incomplete)]


def complete_scenario(incomplete: str) -> list[str]:
    """Return the shipped scenarios that begin so, for the shell's completion; no file is read for it."""
    from importlib import resources

    folders = [folder for folder in resources.files("scenarios").iterdir() if folder.is_dir()]
    names = {item.name.rpartition(".")[0] for folder in folders for item in folder.iterdir()}
    return sorted(name for name in names if name.startswith(incomplete))
