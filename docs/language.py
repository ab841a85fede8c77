"""Writes the reference of the scenario language and its JSON Schema, from the model: ``python -m docs.language``."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.reference import markdown
from simulator.scenario.schema import FILE_NAME, scenario_schema_json

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "language.md"
SCHEMA = ROOT / "scenarios" / FILE_NAME


def write(page: Path = PAGE, schema: Path = SCHEMA) -> None:
    """Write both files. Raises ``OSError``."""
    page.write_text(markdown(), encoding="utf-8", newline="\n")
    schema.write_text(scenario_schema_json(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
