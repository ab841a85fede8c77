"""The walls between the rooms that import-linter can't see: what an import really brings in, and how rooms are kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    file for folder in ("scoring", "scenarios", "simulator", "docs") for file in (ROOT / folder).rglob("*.py")
)


def brought_in_by(statement: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter has loaded after ``statement``."""
    code = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize(
    ("statement", "without"),
    [
        ("import scoring", {"simulator", "spacy", "numpy", "textual", "rich", "sqlalchemy", "typer", "yaml"}),
        ("import scoring.scorer", {"simulator", "textual", "sqlalchemy", "alembic", "typer"}),
        ("import simulator", {"scoring", "spacy", "textual", "sqlalchemy", "typer", "importlib_metadata"}),
        ("import simulator.scenario, simulator.conversation", {"spacy", "textual", "rich", "sqlalchemy", "typer"}),
        ("import simulator.playtest", {"spacy", "numpy", "textual", "rich", "sqlalchemy", "typer", "grandalf"}),
        ("import simulator.attempts", {"spacy", "textual", "sqlalchemy", "alembic", "typer", "yaml", "pydantic"}),
        ("from simulator.attempts import open_store", {"spacy", "textual", "typer"}),
        ("from simulator.tui.app import PlatinumApp", {"spacy", "numpy", "sqlalchemy", "alembic", "typer", "yaml"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_import_brings_in_no_more_than_its_room_needs(statement: str, without: set[str]) -> None:
    assert not brought_in_by(statement) & without


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_module_is_still_one_room(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_is_left_open(file: Path) -> None:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        assert not any(f"# {word}" in line for word in ("TODO", "FIXME", "XXX")), f"line {number}: {line.strip()}"


def test_tests_mirror_the_tree() -> None:
    """A folder of tests stands where the room stands that it tests."""
    for folder in (folder for folder in (ROOT / "tests").rglob("*") if folder.is_dir()):
        names = folder.relative_to(ROOT / "tests").parts
        if any(file.name.startswith("test_") for file in folder.glob("*.py")):
            assert ROOT.joinpath(*names).is_dir(), folder
