"""``platinum new``."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.cli import new
from simulator.cli.exits import ExitCode
from simulator.scenario import load_file
from simulator.scenario.schema import FILE_NAME, scenario_schema_json
from tests.simulator.cli.conftest import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "has_terminal", lambda: True)


def test_it_writes_a_valid_file_and_its_schema_and_says_what_next(run: Run, folder: Path) -> None:
    result = run("new", "The cold soup", "--yes", "--channel", "in-person", "--name", "Ana", "--want", "to eat it hot")
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "the-cold-soup.yaml\n")
    assert "platinum preview the-cold-soup.yaml" in result.stderr
    scenario = load_file(folder / "the-cold-soup.yaml").scenario
    assert (scenario.title, scenario.channel.value, scenario.customer.name) == ("The cold soup", "in person", "Ana")
    assert scenario.customer.wants.do.text == "eat it hot"
    assert (folder / FILE_NAME).read_text(encoding="utf-8") == scenario_schema_json()
    assert run("validate", "--strict").exit_code == ExitCode.OK


@pytest.mark.parametrize(
    ("output", "file"), [("own.yaml", "own.yaml"), ("own", "own.yaml"), (".", "x.yaml"), ("deep", "deep/x.yaml")]
)
def test_the_output_is_a_file_or_a_folder_for_it(run: Run, folder: Path, output: str, file: str) -> None:
    (folder / "deep").mkdir()
    assert run("new", "X", "--yes", "-o", output).exit_code == ExitCode.OK
    assert load_file(folder / file).scenario.title == "X"
    assert (folder / file).with_name(FILE_NAME).exists()


def test_nothing_is_written_over_unless_it_is_wished(run: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text("mine", encoding="utf-8")
    (folder / FILE_NAME).write_text("{}", encoding="utf-8")
    result = run("new", "X", "--yes")
    assert result.exit_code == ExitCode.USAGE
    assert "x.yaml is there already" in result.stderr
    assert (folder / "x.yaml").read_text(encoding="utf-8") == "mine"
    assert run("new", "X", "--yes", "--force").exit_code == ExitCode.OK
    assert load_file(folder / "x.yaml").scenario.title == "X"
    assert (folder / FILE_NAME).read_text(encoding="utf-8") == "{}"


def test_an_old_schema_of_ours_is_brought_up_to_date(run: Run, folder: Path) -> None:
    (folder / FILE_NAME).write_text(scenario_schema_json().replace("Want", "Wish"), encoding="utf-8")
    run("new", "X", "--yes")
    assert (folder / FILE_NAME).read_text(encoding="utf-8") == scenario_schema_json()


def test_it_asks_and_enter_takes_what_stands_there(run: Run, folder: Path, person: None) -> None:
    result = run("new", typed="fr\nLa soupe froide\nsomewhere\nin person\n\n…\nAna\n\n\n\n")
    assert result.exit_code == ExitCode.OK
    assert result.stdout.endswith("la-soupe-froide.yaml\n")
    scenario = load_file(folder / "la-soupe-froide.yaml").scenario
    assert (scenario.language, scenario.channel.value, scenario.customer.name) == ("fr", "in person", "Ana")
    assert "Que dit le client en premier ?" in result.stderr
    assert "There are: in-person" in result.stderr
    assert "Write a word or two" in result.stderr


def test_what_was_given_is_not_asked_for(run: Run, person: None) -> None:
    result = run("new", "X", "--language", "en", "--channel", "chat", "--name", "Ana", typed="bistro\n\n\n\n")
    assert result.exit_code == ExitCode.OK
    assert "line of business" in result.stderr
    assert not any(words in result.stderr for words in ("called", "take place", "en, fr"))


def test_without_anybody_to_ask_it_says_so(run: Run, folder: Path) -> None:
    result = run("new")
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "--yes" in result.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["", "--yes"], ["X", "--yes", "--says", "x" * 400], ["X", "--yes", "--name", "…"]]
)
def test_an_answer_that_cannot_be_taken_is_a_wrong_call(run: Run, folder: Path, arguments: list[str]) -> None:
    assert run("new", *arguments).exit_code == ExitCode.USAGE
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_to_be_so(run: Run) -> None:
    result = run("new", "X", "--yes", "-o", "nowhere/x.yaml")
    assert result.exit_code == ExitCode.STORAGE
    assert "nowhere" in result.stderr
