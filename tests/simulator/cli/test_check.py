"""``platinum check``."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run

QUICK = ("--no-archetypes", "--no-reach")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The soup, with a playthrough that does not end where it says."""
    file = tmp_path / "elsewhere.yaml"
    text = SOUP.read_text(encoding="utf-8")
    assert "ends: stays" in text
    file.write_text(text.replace("ends: stays", "ends: leaves"), encoding="utf-8")
    return file


def test_it_tells_what_is_reached_how_nine_agents_fare_and_whether_playthroughs_hold(run: Run) -> None:
    result = run("check", SOUP, "--no-archetypes")
    assert result.exit_code == ExitCode.OK, result.output
    assert "en/cold-soup" in result.stdout
    assert "1 of 1 beats, 2 of 2 endings, 3 of 3 ways on" in result.stdout
    assert "What would you like me to do?  [platinum: asks-wants]" in result.stdout
    assert "1 scenario played: not broken" in result.stderr
    archetypes = run("check", SOUP, "--no-reach", "--no-playthroughs").stdout
    assert all(name in archetypes for name in ("platinum", "golden-rule", "self-centred", "stuffing", "silent"))


def test_a_playthrough_that_ends_elsewhere_breaks_it_and_is_told_with_its_line(run: Run, elsewhere: Path) -> None:
    result = run("check", elsewhere, *QUICK)
    assert result.exit_code == ExitCode.CONTENT
    assert f"{elsewhere}:" in result.stdout
    assert "[playthrough-ends]" in result.stdout
    assert "- ends: leaves" in result.stdout
    assert "+ ends: stays" in result.stdout
    assert "1 broken" in result.stderr


def test_the_json_holds_all_of_it(run: Run, elsewhere: Path) -> None:
    result = run("check", SOUP, elsewhere, "--json")
    assert result.exit_code == ExitCode.CONTENT
    sound, broken = json.loads(result.stdout)["scenarios"]
    assert (sound["name"], Path(broken["file"]).name) == ("en/cold-soup", "elsewhere.yaml")
    assert sound["reach"]["endings"]["stays"]["replies"][0]["acts"] == ["asks-wants"]
    assert sound["reach"]["exhaustive"] is True
    assert len(sound["archetypes"]) == 9
    assert sound["archetypes"][0]["playthrough"] == "listens"
    assert [one["holds"] for one in (*sound["playthroughs"], *broken["playthroughs"])] == [True, False]
    assert "playthrough-ends" in {problem["code"] for problem in broken["problems"]}


def test_strict_lets_warnings_count(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "loop.yaml"
    text = SOUP.read_text(encoding="utf-8").replace("patience: -20", "patience: 0")
    file.write_text(text, encoding="utf-8")
    arguments = ("check", file, "--no-archetypes", "--no-playthroughs")
    loops = "[loop]" in run(*arguments).stdout
    assert run(*arguments).exit_code == ExitCode.OK
    assert run(*arguments, "--strict").exit_code == (ExitCode.CONTENT if loops else ExitCode.OK)


def test_files_with_errors_are_told_and_the_others_played(run: Run, tmp_path: Path) -> None:
    (tmp_path / "soup.yaml").write_bytes(SOUP.read_bytes())
    (tmp_path / "wrong.yaml").write_text("titel: x\n", encoding="utf-8")
    result = run("check", tmp_path, *QUICK)
    assert result.exit_code == ExitCode.CONTENT
    assert "en/soup" in result.stdout
    assert "wrong.yaml:1:1: error" in result.stderr
    assert "1 with errors, not played" in result.stderr


def test_a_pack_is_played_as_it_is(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as pack:
        pack.writestr("pack.yaml", "title: P\nauthor: A\nlanguages: [en]\nversion: 1.0\nlicence: MIT\n")
        pack.write(SOUP, "soup.yaml")
    result = run("check", tmp_path / "pack.zip", *QUICK)
    assert result.exit_code == ExitCode.OK, result.output
    assert "en/soup" in result.stdout


def test_a_scenario_may_be_called_by_its_name(run: Run) -> None:
    result = run("check", "cold-soup", "--scenarios", SOUP, *QUICK)
    assert result.exit_code == ExitCode.OK
    assert "en/cold-soup" in result.stdout
    assert run("check", "no-such-soup").exit_code == ExitCode.USAGE


def test_without_a_name_it_is_the_whole_library(run: Run) -> None:
    from simulator.scenario import Library

    result = run("check", *QUICK, "--no-playthroughs", "--json", "--processes", 1)
    assert result.exit_code == ExitCode.OK
    assert [one["name"] for one in json.loads(result.stdout)["scenarios"]] == [one.name for one in Library([]).all()]


def test_several_processes_find_the_same(run: Run, elsewhere: Path) -> None:
    arguments = ("check", SOUP, elsewhere, "--no-archetypes", "--no-playthroughs", "--json", "--processes")
    assert run(*arguments, 2).stdout == run(*arguments, 1).stdout


def test_the_transcripts_are_printed_on_demand(run: Run) -> None:
    result = run("check", SOUP, "--no-reach", "--transcripts")
    assert "1. You: " in result.stdout
    assert "Ana: " in result.stdout


def test_the_number_of_replies_must_make_sense(run: Run) -> None:
    assert run("check", SOUP, "--replies", 3).exit_code == ExitCode.USAGE
    assert run("check", SOUP, "--replies", 100, "--no-archetypes").exit_code == ExitCode.OK
