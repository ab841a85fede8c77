"""The choices that several commands share: which database, which trainee, which scenarios."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.model import Channel
from simulator.cli.faults import Refusal

if TYPE_CHECKING:
    from simulator.attempts import Store
    from simulator.scenario import Library

DATABASE, TRAINEE, SCENARIOS = "PLATINUM_DATABASE", "PLATINUM_TRAINEE", "PLATINUM_SCENARIOS"
SOMEBODY = "me"
"""The trainee as long as nobody is named."""

_DATABASE_HELP = "Where attempts are kept: a file, or postgresql://user@host/name."
_TRAINEE_HELP = "Whose attempts they are; any pseudonym."
_SCENARIOS_HELP = "A further folder of scenarios; may be given several times."

# On the program itself the environment counts; on a command only what was typed there, so that it goes before both.
GlobalDatabase = Annotated[str | None, typer.Option("--database", metavar="URL", envvar=DATABASE, help=_DATABASE_HELP)]
GlobalTrainee = Annotated[str | None, typer.Option("--trainee", metavar="NAME", envvar=TRAINEE, help=_TRAINEE_HELP)]
GlobalScenarios = Annotated[
    list[Path] | None, typer.Option("--scenarios", metavar="PATH", help=f"{_SCENARIOS_HELP} [env var: {SCENARIOS}]")
]
Database = Annotated[str | None, typer.Option("--database", metavar="URL", help=_DATABASE_HELP)]
Trainee = Annotated[str | None, typer.Option("--trainee", metavar="NAME", help=_TRAINEE_HELP)]
Scenarios = Annotated[list[Path] | None, typer.Option("--scenarios", metavar="PATH", help=_SCENARIOS_HELP)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


class Language(StrEnum):
    """The languages of conversations."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen, on the program, on the command or in the environment; None where nothing was."""

    database: str | None = None
    trainee: str | None = None
    scenarios: tuple[Path, ...] = ()

    def but(
        self, database: str | None = None, trainee: str | None = None, scenarios: list[Path] | None = None
    ) -> Choices:
        """Return these choices with those that were typed on the command instead."""
        return Choices(
            self.database if database is None else database,
            self.trainee if trainee is None else trainee,
            tuple(scenarios) if scenarios else self.scenarios,
        )

    @property
    def whose(self) -> str:
        """The trainee. Raises ``Refusal`` where several people may share a database and nobody is named."""
        if self.trainee is not None:
            return self.trainee
        if (self.database or os.environ.get(DATABASE) or "").startswith("postgres"):
            raise Refusal(
                f"This database may be shared: say who you are with --trainee NAME or {TRAINEE}; any pseudonym will do."
            )
        return SOMEBODY

    def library(self) -> Library:
        """Return the shipped scenarios and those of the folders chosen."""
        from simulator.scenario import Library

        for folder in self.scenarios:
            if not folder.exists():
                raise Refusal(f"there is no folder or file {folder}")
        return Library(self.scenarios or None)

    def store(self) -> Store:
        """Open the database chosen. Raises ``StorageError``."""
        from simulator.attempts import open_store

        return open_store(self.database)


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


def complete_channel() -> list[str]:
    """Return the channels for the shell's completion."""
    return [known.value.replace(" ", "-") for known in Channel]


def complete_scenario(incomplete: str) -> list[str]:
    """Return the names of scenarios for the shell's completion; they are not read for it."""
    from importlib import resources

    folders = [folder for folder in resources.files("scenarios").iterdir() if folder.is_dir()]
    names = {item.name.rpartition(".")[0] for folder in folders for item in folder.iterdir()}
    return sorted(name for name in names if name.startswith(incomplete))
