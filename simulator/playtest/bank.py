"""The lines that archetypes speak: written for the purpose, in each language by itself."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

Moment = Literal[
    "opening",
    "going-on",
    "asking",
    "offering",
    "deciding",
    "checking",
    "pricing",
    "timing",
    "serving",
    "pushing",
]
"""What a line is for."""


class Archetype(StrEnum):
    """Nine ways of serving a customer, from the one that a scenario should reward to the one that says nothing."""

    PLATINUM = "platinum"
    EMPATHIC = "empathic"
    GOLDEN_RULE = "golden-rule"
    SELF_CENTRED = "self-centred"
    POLICY_FIRST = "policy-first"
    STUFFING = "stuffing"
    OFF_TOPIC = "off-topic"
    MONOSYLLABIC = "monosyllabic"
    SILENT = "silent"


ALSO_CALLED: dict[Archetype, tuple[str, ...]] = {
    Archetype.PLATINUM: ("listens",),
    Archetype.GOLDEN_RULE: ("golden",),
    Archetype.EMPATHIC: ("empathy",),
    Archetype.POLICY_FIRST: ("policy",),
}
"""Other names under which a scenario's playthrough gives an archetype's replies."""


class Lines(BaseModel):
    """What one archetype says, by moment; ``about`` tells who it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    about: str
    opening: tuple[str, ...]
    going_on: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    offering: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()
    checking: tuple[str, ...] = ()
    pricing: tuple[str, ...] = ()
    timing: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    pushing: tuple[str, ...] = ()

    def at(self, moment: Moment) -> tuple[str, ...]:
        """Return the lines for ``moment``."""
        lines: tuple[str, ...] = getattr(self, moment.replace("-", "_"))
        return lines


@cache
def lines_of(archetype: Archetype, language: str) -> Lines:
    """Return the lines of ``archetype`` in ``language`` ("en" or "fr")."""
    return _bank(language)[archetype]


@cache
def _bank(language: str) -> dict[Archetype, Lines]:
    file = resources.files("simulator.playtest").joinpath("banks", f"{language}.yaml")
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        Archetype(name): Lines.model_validate({key.replace("-", "_"): value for key, value in lines.items()})
        for name, lines in tree.items()
    }
