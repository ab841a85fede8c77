"""What a person may choose for every command: which database, which trainee, which scenarios."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from simulator.cli.faults import Refusal

if TYPE_CHECKING:
    from simulator.attempts import Store
    from simulator.scenario import Library

DATABASE, TRAINEE, SCENARIOS = "PLATINUM_DATABASE", "PLATINUM_TRAINEE", "PLATINUM_SCENARIOS"
SOMEBODY = "me"
"""The trainee as long as nobody is named."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen, on the program, on the command or in the environment; None where nothing was."""

    database: str | None = None
    trainee: str | None = None
    scenarios: tuple[Path, ...] = ()

    @classmethod
    def of_environment(cls) -> Self:
        """Return what the environment chooses; the folders of scenarios the library looks up itself."""
        return cls(os.environ.get(DATABASE) or None, os.environ.get(TRAINEE) or None)

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
