"""Every fault ends with words for the person and the exit code of its kind."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from scoring import CueError, ModelMissing, UnknownLanguage
from simulator.attempts import AttemptEnded, BadAddress, BadTrainee, DiskFull, EmptyReply, StorageError
from simulator.cli import attempts
from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal, explained
from simulator.scenario import UnknownScenario
from tests.simulator.cli.conftest import KIND, SOUP, Run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refusal("no"), ExitCode.USAGE),
        (UnknownScenario("soup", ("soap",)), ExitCode.USAGE),
        (EmptyReply(), ExitCode.CONTENT),
        (BadTrainee("no name"), ExitCode.CONTENT),
        (AttemptEnded("a"), ExitCode.CONTENT),
        (ModelMissing("install it"), ExitCode.INSTALLATION),
        (UnknownLanguage("only en"), ExitCode.INSTALLATION),
        (CueError("a pack is wrong"), ExitCode.INSTALLATION),
        (ModuleNotFoundError("No module named 'textual'", name="textual"), ExitCode.INSTALLATION),
        (StorageError("full", "there", "free some"), ExitCode.STORAGE),
        (BadAddress("what", "there"), ExitCode.STORAGE),
        (DiskFull("full", "there"), ExitCode.STORAGE),
        (OSError(errno.ENOSPC, "No space left on device"), ExitCode.STORAGE),
        (ZeroDivisionError("division by zero"), ExitCode.INTERNAL),
        (ModuleNotFoundError("No module named 'simulator.x'", name="simulator.x"), ExitCode.INTERNAL),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_each_kind_of_fault_has_its_exit_code(error: Exception, code: ExitCode) -> None:
    found, words = explained(error)
    assert found is code
    assert words.startswith("platinum: ")
    assert "Traceback" not in words


def test_the_programs_own_mistake_is_told_in_a_line_and_kept_in_full(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("a \x1b[31mred\x07 mistake")

    monkeypatch.setattr(attempts, "chosen", fail)
    result = run("attempts")
    assert result.exit_code == ExitCode.INTERNAL
    assert "ZeroDivisionError" in result.stderr
    assert "\x1b" not in result.stderr
    (log,) = home.rglob("platinum.log")
    assert str(log) in result.stderr.replace("\n", "")
    assert "Traceback (most recent call last)" in log.read_text(encoding="utf-8")


def test_a_damaged_database_is_said_to_be_damaged(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    file.write_bytes(b"no database at all" * 99)
    result = run("attempts", "--database", file)
    assert (result.exit_code, result.stdout) == (ExitCode.STORAGE, "")
    assert str(file) in result.stderr.replace("\n", "")
    assert file.read_bytes() == b"no database at all" * 99


def test_a_newer_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    assert run("attempts", "--database", file).exit_code == ExitCode.OK
    with sqlite3.connect(file) as database:
        database.execute("UPDATE platinum_version SET version_num = '9999'")
    database.close()
    result = run("attempts", "--database", file)
    assert result.exit_code == ExitCode.STORAGE
    assert "newer" in result.stderr


def test_a_place_that_cannot_be_written_is_a_fault_of_storage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    for command in (["attempts"], ["play", SOUP, "--save"], ["play", SOUP, "--plain"]):
        result = run("--database", tmp_path / "file" / "kept.sqlite3", *command, typed=KIND)
        assert result.exit_code == ExitCode.STORAGE
        assert "what to do:" in result.stderr


def test_an_address_that_is_none_says_what_one_looks_like(run: Run) -> None:
    result = run("attempts", "--database", "mysql://root:secret@localhost/x")
    assert result.exit_code == ExitCode.STORAGE
    assert "postgresql://" in result.stderr
    assert "secret" not in result.stderr


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
def test_a_trainee_needs_a_name_of_some_length(run: Run, name: str) -> None:
    result = run("attempts", "--trainee", name)
    assert (result.exit_code, result.stdout) == (ExitCode.CONTENT, "")
    assert "name" in result.stderr
