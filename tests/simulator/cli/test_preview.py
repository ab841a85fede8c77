"""``platinum preview``: what it refuses, and what it hands on."""

from __future__ import annotations

from pathlib import Path

import pytest

import simulator.tui.preview.app
from simulator.cli import preview
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    calls: list[tuple[Path, str | None]] = []

    def run_preview(file: Path, start: str | None = None) -> int:
        calls.append((file, start))
        return 0

    monkeypatch.setattr(preview, "has_screen", lambda: True)
    monkeypatch.setattr(simulator.tui.preview.app, "run_preview", run_preview)
    return calls


def test_it_opens_on_the_file_and_the_beat(run: Run, opened: list[tuple[Path, str | None]]) -> None:
    assert run("preview", SOUP).exit_code == ExitCode.OK
    assert run("preview", SOUP, "--from", "cold").exit_code == ExitCode.OK
    assert opened == [(SOUP, None), (SOUP, "cold")]


def test_an_unknown_beat_is_answered_with_the_nearest(run: Run, opened: list[tuple[Path, str | None]]) -> None:
    result = run("preview", SOUP, "--from", "cald")
    assert (result.exit_code, opened) == (ExitCode.USAGE, [])
    assert "`cold`" in result.stderr


def test_a_faulty_file_opens_all_the_same(run: Run, opened: list[tuple[Path, str | None]], tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("titel: x\n", encoding="utf-8")
    assert run("preview", file, "--from", "cold").exit_code == ExitCode.OK
    assert opened == [(file, "cold")]


def test_what_is_not_there_and_no_terminal_are_wrong_calls(run: Run, tmp_path: Path) -> None:
    assert run("preview", tmp_path / "none.yaml").exit_code == ExitCode.USAGE
    assert run("preview", tmp_path).exit_code == ExitCode.USAGE
    result = run("preview", SOUP)
    assert result.exit_code == ExitCode.USAGE
    assert "--plain --no-save" in result.stderr
