"""``platinum attempts``, ``export`` and ``forget``: what is kept about a trainee, shown, handed out, deleted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.attempts import open_store
from simulator.cli import forget
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import KIND, SOUP, Run


@pytest.fixture
def played(run: Run) -> None:
    for trainee in ("Ada", "Bob"):
        run("play", SOUP, "--save", "--trainee", trainee, typed=f"Please wait.\n{KIND}\n")
    run("play", SOUP, "--save", "--trainee", "Ada", typed="Please wait.\n")


@pytest.mark.usefixtures("played")
def test_attempts_lists_those_of_one_trainee(run: Run) -> None:
    result = run("attempts", "--trainee", "Ada")
    assert result.exit_code == ExitCode.OK
    heading, first, second = result.stdout.splitlines()
    assert heading.split() == ["Begun", "Scenario", "Language", "Mode", "Replies", "Score", "Ending"]
    assert first.split()[2:] == ["cold-soup", "en", "practice", "2", "61", "stays"]
    assert second.split()[2:] == ["cold-soup", "en", "practice", "1", "–", "under", "way"]
    assert result.stderr.startswith("2 attempts of Ada in ")


@pytest.mark.usefixtures("played")
def test_attempts_as_json(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLATINUM_TRAINEE", "Ada")
    listed = json.loads(run("attempts", "--json").stdout)
    assert [(one["scenario"], one["turns"], one["score"], one["ending"]) for one in listed] == [
        ("cold-soup", 2, 61, "stays"),
        ("cold-soup", 1, None, None),
    ]


def test_nobody_has_no_attempts(run: Run) -> None:
    result = run("attempts")
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert result.stderr.startswith("0 attempts of me in ")


@pytest.mark.usefixtures("played")
def test_export_holds_every_reply_with_its_score(run: Run) -> None:
    kept = json.loads(run("export", "--trainee", "Bob").stdout)
    assert kept["trainee"] == "Bob"
    (attempt,) = kept["attempts"]
    assert [(turn["reply"], turn["score"]["value"]) for turn in attempt["turns"]] == [("Please wait.", 50), (KIND, 71)]


@pytest.mark.usefixtures("played")
def test_forget_deletes_one_trainee_and_nobody_else(run: Run) -> None:
    result = run("forget", "--yes", "--trainee", "Ada")
    assert result.exit_code == ExitCode.OK
    assert result.stderr.startswith("Deleted 2 attempts of Ada")
    with open_store() as store:
        assert [kept.trainee for kept in store.attempts()] == ["Bob"]
    assert run("forget", "--yes", "--trainee", "Ada").stderr.startswith("There is nothing to delete")


@pytest.mark.usefixtures("played")
def test_forget_does_nothing_unasked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("forget", "--trainee", "Ada").exit_code == ExitCode.USAGE
    monkeypatch.setattr(forget, "has_terminal", lambda: True)
    result = run("forget", "--trainee", "Ada", typed="n\n")
    assert result.exit_code == ExitCode.OK
    assert "Delete 2 attempts of Ada" in result.stderr
    with open_store() as store:
        assert len(store.attempts("Ada")) == 2
    run("forget", "--trainee", "Ada", typed="y\n")
    with open_store() as store:
        assert store.attempts("Ada") == []


def test_what_was_typed_goes_before_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLATINUM_DATABASE", str(tmp_path / "environment.db"))
    for arguments, name in (
        (["attempts"], "environment.db"),
        (["--database", tmp_path / "program.db", "attempts"], "program.db"),
        (["--database", tmp_path / "program.db", "attempts", "--database", tmp_path / "command.db"], "command.db"),
    ):
        assert run(*arguments).stderr.strip().endswith(name)


@pytest.mark.parametrize("command", [["attempts"], ["export"], ["forget", "--yes"]])
def test_a_shared_database_needs_a_name(run: Run, command: list[str]) -> None:
    result = run("--database", "postgresql://nobody@localhost:1/none", *command)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "--trainee" in result.stderr
