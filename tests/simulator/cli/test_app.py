"""The command as a whole: help, version, wrong calls, no terminal."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from simulator.cli import screen
from simulator.cli.app import app
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run

COMMANDS = [one.name or one.callback.__name__ for one in app.registered_commands if one.callback]


def test_help_names_every_command_and_every_exit_code(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == ExitCode.OK
    assert {"play", "score", "scenarios", "validate", "attempts", "export", "forget"} <= set(COMMANDS)
    for command in COMMANDS:
        assert f"\n  {command} " in result.stdout
    for code in ("0 fine", "1 a fault", "2 a wrong call", "3 something", "4 storage", "70 the program"):
        assert code in " ".join(result.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "-h")
    assert result.exit_code == ExitCode.OK
    assert result.stdout.startswith(f"Usage: platinum {command}")


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"platinum {version('platinum-sim')}\n"


@pytest.mark.parametrize(
    ("call", "told"), [(["plya"], "Did you mean 'play'?"), (["--colour"], "--colour"), (["play"], "SCENARIO")]
)
def test_a_wrong_call_says_what_is_wrong(run: Run, call: list[str], told: str) -> None:
    result = run(*call)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert told in result.stderr


def test_without_a_terminal_it_says_what_else_can_be_done(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "platinum play SCENARIO --replies FILE" in result.stderr


class Screen:
    """Stands in for the full screen and notes how it was opened."""

    def __init__(self) -> None:
        self.opened: list[dict[str, object]] = []

    def __call__(self, **choices: object) -> int:
        self.opened.append(choices)
        return 4


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Screen:
    opened = Screen()
    monkeypatch.setattr("simulator.tui.run", opened)
    monkeypatch.setattr("simulator.cli.play.has_terminal", lambda: True)
    monkeypatch.setattr(screen, "has_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    return opened


def test_with_a_terminal_the_screen_opens_with_what_was_chosen(run: Run, opened: Screen) -> None:
    result = run("--database", "a.db", "--trainee", "Ada", "--scenarios", SOUP.parent)
    assert result.exit_code == 4
    assert opened.opened == [{"database": "a.db", "trainee": "Ada", "scenarios": (SOUP.parent,), "scenario": None}]


def test_play_opens_the_screen_at_the_scenario(run: Run, opened: Screen) -> None:
    run("play", SOUP)
    assert opened.opened == [{"database": None, "trainee": "me", "scenarios": (), "scenario": str(SOUP)}]


def test_play_refuses_an_unknown_scenario_before_the_screen_opens(run: Run, opened: Screen) -> None:
    assert run("play", "no-such-scenario").exit_code == ExitCode.USAGE
    assert opened.opened == []


def test_a_terminal_that_can_show_no_screen_gets_the_advice(
    run: Run, opened: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert run().exit_code == ExitCode.USAGE
    assert opened.opened == []
