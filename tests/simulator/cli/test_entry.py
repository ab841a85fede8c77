"""The installed command, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from simulator.attempts import open_store
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP

HEAVY = {"alembic", "numpy", "pydantic", "rich", "spacy", "sqlalchemy", "textual", "thinc", "yaml"}


def platinum(*arguments: object, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "simulator", *map(str, arguments)]
    return subprocess.run(
        command, input=typed, capture_output=True, env=os.environ | environment, timeout=60, check=False
    )


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
    typed = b"Please wait a moment.\nI'm so sorry. How hot would you like it?\n"
    with ThreadPoolExecutor(2) as both:
        runs = list(both.map(lambda seed: platinum("play", SOUP, "--json", typed=typed, PYTHONHASHSEED=seed), "12"))
    assert [run.returncode for run in runs] == [ExitCode.OK] * 2
    assert runs[0].stdout == runs[1].stdout
    assert len(json.loads(runs[0].stdout)["turns"]) == 2


def test_json_is_utf_8_and_input_is_read_whatever_the_terminal_is() -> None:
    typed = "Voilà – très chaud ☕\n".encode()
    played = platinum("play", SOUP, "--json", typed=typed, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(played.stdout.decode("utf-8"))["turns"][0]["reply"] == "Voilà – très chaud ☕"


def test_a_terminal_without_some_character_still_shows_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "cafe.yaml"
    file.write_text("title: Café\ncafé: 1\n", encoding="utf-8")
    run = platinum("validate", file, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == ExitCode.CONTENT
    assert b"caf?" in run.stdout


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    run = platinum("play", SOUP, "--plain", "--no-save", typed=b"caf\xe9\n")
    assert run.returncode == ExitCode.OK
    assert "caf\ufffd" in run.stdout.decode("utf-8")


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "simulator", "validate", str(SOUP), "--json"]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert (run.returncode, run.stderr) == (ExitCode.PIPE_CLOSED, b"")


def test_a_disk_that_is_full_is_said_to_be_full() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.fail("this system has no /dev/full to write to")
    for form in ([], ["--json"]):
        with full.open("wb") as nowhere:
            command = [sys.executable, "-m", "simulator", "validate", str(SOUP), *form]
            run = subprocess.run(command, stdout=nowhere, stderr=subprocess.PIPE, timeout=60, check=False)
        assert run.returncode == ExitCode.STORAGE
        assert b"can't be written" in run.stderr
        assert b"Traceback" not in run.stderr
        assert b"Exception ignored" not in run.stderr


def test_what_was_answered_is_kept_whatever_ends_the_process(tmp_path: Path) -> None:
    database = tmp_path / "kept.sqlite3"
    command = [sys.executable, "-m", "simulator", "--database", str(database), "play", str(SOUP), "--plain"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as talking:
        assert talking.stdin is not None
        assert talking.stdout is not None
        talking.stdin.write("Please wait.\nPlease wait a moment more.\n")
        talking.stdin.flush()
        answers = 0
        while answers < 2:
            answers += "All right." in talking.stdout.readline()
        talking.kill()
    with open_store(str(database)) as store:
        (left,) = store.unfinished("me")
        assert [turn.reply for turn in store.turns(left.id)] == ["Please wait.", "Please wait a moment more."]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("platinum sc", {"score", "scenarios", "schema"}),
        ("platinum play extra-h", {"extra-hot-diner"}),
        ("platinum score Hi --channel p", {"phone", "public-social"}),
    ],
)
def test_the_shell_is_told_what_can_be_typed_next(typed: str, offered: set[str]) -> None:
    number = len(typed.split()) - 1
    told = platinum(_PLATINUM_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(number))
    assert set(told.stdout.decode().split()) == offered
