"""Writes the reference of the scenario language and its JSON Schema, from the model: ``python -m docs.language``."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.reference import markdown
from simulator.scenario.schema import FILE_NAME, scenario_schema_json

ROOT = Path(__file__).parents[1]
PAGES = {"en": ROOT / "docs" / "language.md", "fr": ROOT / "docs" / "langage.md"}
SCHEMA = ROOT / "scenarios" / FILE_NAME


def write() -> None:
    """Write a page a language, and the schema. Raises ``OSError``."""
    PAGES["en"].write_text(markdown("en"), encoding="utf-8", newline="\n")
    PAGES["fr"].write_text(markdown("fr"), encoding="utf-8", newline="\n")
    SCHEMA.write_text(scenario_schema_json(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
