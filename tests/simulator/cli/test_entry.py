"""The installed command, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import CURT, SOUP

HEAVY = {"alembic", "numpy", "pydantic", "rich", "spacy", "sqlalchemy", "textual", "thinc", "yaml"}


def platinum(*arguments: object, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "simulator", *map(str, arguments)]
    return subprocess.run(command, input=typed, capture_output=True, env=os.environ | environment, timeout=60)


def imported(*arguments: object) -> set[str]:
    """Return the top-level packages that a call of the command imports, as ``-X importtime`` tells."""
    command = [sys.executable, "-X", "importtime", "-m", "simulator", *map(str, arguments)]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False).stderr
    names = re.findall(r"^import time:[\s\d|]+?\|\s+([\w.]+)$", told, re.MULTILINE)
    assert "simulator.cli.entry" in names
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("call", [["--help"], ["play", "--help"], ["--version"], ["no-such-command"]])
def test_what_only_talks_imports_nothing_heavy(call: list[str]) -> None:
    # typer itself reads the values of options with pydantic.
    allowed = {"pydantic"} if call[0] != "--help" else set()
    assert imported(*call) & HEAVY <= allowed


def test_without_a_command_nothing_is_imported_that_the_screen_does_not_need() -> None:
    assert imported() & (HEAVY | {"typer"}) <= {"rich"}


def test_validating_loads_no_language_model_no_screen_no_database() -> None:
    assert not imported("validate", SOUP) & {"spacy", "numpy", "textual", "sqlalchemy"}


def test_two_processes_give_the_same_bytes() -> None:
    for call in (["play", SOUP, "--json"], ["play", SOUP, "--full"]):
        runs = [
            platinum(
                *call, typed=b"Please wait a moment.\nI'm so sorry. How hot would you like it?\n", PYTHONHASHSEED=seed
            )
            for seed in ("1", "2")
        ]
        assert [run.returncode for run in runs] == [ExitCode.OK] * 2
        assert runs[0].stdout == runs[1].stdout != b""


def test_json_is_utf_8_whatever_the_terminal_is() -> None:
    run = platinum("score", "Voilà – très chaud ☕", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(run.stdout.decode("utf-8"))["reply"] == "Voilà – très chaud ☕"


def test_a_terminal_without_some_character_still_shows_the_rest() -> None:
    run = platinum("score", "Voilà – très chaud ☕", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == ExitCode.OK
    assert b"Voil" in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="bytes in the environment and arguments are a matter of POSIX systems")
def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "simulator", b"score", b"caf\xe9 \xff", b"--json"], capture_output=True, timeout=60
    )
    assert json.loads(run.stdout)["reply"] == "caf\ufffd \ufffd"
    played = platinum("play", SOUP, "--plain", "--no-save", typed=b"caf\xe9\n")
    assert played.returncode == ExitCode.OK
    assert "caf\ufffd" in played.stdout.decode("utf-8")


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "simulator", "validate", str(SOUP), "--json"]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, timeout=60)
    os.close(write)
    assert (run.returncode, run.stderr) == (ExitCode.PIPE_CLOSED, b"")


def test_a_disk_that_is_full_is_said_to_be_full() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.fail("this system has no /dev/full to write to")
    for form in ([], ["--json"]):
        with full.open("wb") as nowhere:
            command = [sys.executable, "-m", "simulator", "validate", str(SOUP), *form]
            run = subprocess.run(command, stdout=nowhere, stderr=subprocess.PIPE, timeout=60)
        assert run.returncode == ExitCode.STORAGE
        assert b"can't be written" in run.stderr
        assert b"Traceback" not in run.stderr
        assert b"Exception ignored" not in run.stderr
