"""What is loaded before the first paint, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "pydantic",
    "sqlalchemy",
    "alembic",
    "spacy",
    "numpy",
    "yaml",
    "typer",
    "simulator.attempts",
    "simulator.scenario",
)


def loaded_by(code: str) -> set[str]:
    ending = f"\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code + ending], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_the_package_is_free():
    assert loaded_by("import simulator.tui") == set()


def test_nothing_heavy_comes_with_the_app_and_its_first_screen():
    assert loaded_by("import simulator.tui.app, simulator.tui.core, simulator.tui.settings") == set()


def test_the_first_screen_is_painted_before_anything_heavy_is_loaded():
    code = """
import asyncio, sys
from simulator.tui.app import PlatinumApp
from simulator.tui.core import Clerk

def make():
    raise SystemExit("the core was made before the first paint")

async def main():
    app = PlatinumApp(Clerk(make))
    painted = []
    async with app.run_test() as pilot:
        app.screen.on_screen_resume = lambda: None
        painted.append(app.export_screenshot())
    assert "Platinum" in painted[0]
    app.clerk.close()
"""
    assert loaded_by(code) == set()
