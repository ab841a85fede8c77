"""``platinum docs`` and ``platinum schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.cli import docs
from simulator.cli.exits import ExitCode
from simulator.scenario.reference import markdown, sections
from simulator.scenario.schema import scenario_schema_json
from tests.simulator.cli.conftest import Run


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def test_it_speaks_french_where_the_computer_does_or_when_it_is_asked_to(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "un texte  (nécessaire)" in run("docs", "title", "--language", "fr").stdout
    assert run("docs", "--markdown", "--language", "fr").stdout == markdown("fr")
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert "le nom dans la bibliothèque" in run("docs", "title").stdout
    assert "the name in the library" in run("docs", "title", "--language", "en").stdout


def test_the_whole_language_is_printed(run: Run) -> None:
    result = run("docs")
    assert (result.exit_code, result.stderr) == (ExitCode.OK, "")
    for section in sections():
        assert section.heading in result.stdout
    assert "hollow-empathy" in result.stdout


@pytest.mark.parametrize(
    ("word", "told", "untold"),
    [
        ("condition", "visited: opens-up", "verdict"),
        ("Way on", "reveals: heat", "verdict"),
        ("verdict", "verdict: 5", "reveals"),
        ("act", "act: [asks-wants, offers-choice]", "visited"),
        ("acts", "puts the fault on the customer", "visited"),
        ("blames", "puts the fault on the customer", "hides behind the house"),
        ("platinum", "leaves the choice", "turns around the house"),
    ],
)
def test_a_word_narrows_it_down(run: Run, word: str, told: str, untold: str) -> None:
    words = " ".join(run("docs", word).stdout.split())
    assert told in words
    assert untold not in words


def test_an_unknown_word_is_answered_with_the_nearest(run: Run) -> None:
    result = run("docs", "verdikt")
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "`verdict`" in result.stderr
    assert "\x1b" not in run("docs", "\x1b[31m").stderr


def test_a_terminal_gets_a_pager_for_the_whole_and_none_for_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []
    monkeypatch.setattr(docs, "has_terminal", lambda: True)
    monkeypatch.setattr("rich.pager.SystemPager.show", lambda _, content: paged.append(content))
    assert run("docs").stdout == ""
    assert "Playthrough" in paged[0]
    assert "verdict: 5" in run("docs", "verdict").stdout
    assert len(paged) == 1


def test_markdown_and_json_are_for_others(run: Run) -> None:
    assert run("docs", "--markdown").stdout == markdown()
    told = json.loads(run("docs", "--json").stdout)
    assert [part["name"] for part in told["parts"]] == [section.name for section in sections()]
    assert {entry[0] for words in told["words"] for entry in words["entries"]} >= {"blames", "golden"}


def test_the_schema_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    assert run("schema").stdout == scenario_schema_json()
    file = tmp_path / "own.schema.json"
    result = run("schema", "--output", file)
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert file.read_text(encoding="utf-8") == scenario_schema_json()
    assert "# yaml-language-server: $schema=./own.schema.json" in result.stderr


def test_a_place_that_cannot_be_written_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    result = run("schema", "--output", tmp_path / "nowhere" / "x.json")
    assert result.exit_code == ExitCode.STORAGE
    assert "nowhere" in result.stderr
