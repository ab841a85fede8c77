"""``platinum scenarios``."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from simulator.cli.exits import ExitCode
from simulator.cli.options import complete_scenario
from simulator.scenario import Library
from tests.simulator.cli.conftest import SOUP, Run


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / SOUP.name).write_bytes(SOUP.read_bytes())
    return folder


def test_lists_what_can_be_played(run: Run, shelf: Path) -> None:
    result = run("scenarios", "--scenarios", shelf)
    assert result.exit_code == ExitCode.OK
    assert result.stdout.splitlines()[0].split() == ["Name", "Title", "Channel"]
    lines = result.stdout.splitlines()
    (place,) = [number for number, line in enumerate(lines) if line.startswith("cold-soup")]
    assert lines[place].split("  ")[-1].strip() == "in person"
    assert "The cold soup" in lines[place]
    assert lines[place + 1] == "    en, level 1: Her soup has gone cold, and she hates to make a fuss."
    assert max(map(len, lines)) <= 80


def test_the_json_has_one_entry_for_each_of_them(run: Run, shelf: Path) -> None:
    listed = json.loads(run("--scenarios", shelf, "scenarios", "--json").stdout)
    assert [one["name"] for one in listed] == [loaded.id for loaded in Library([shelf]).all()]
    (soup,) = [one for one in listed if one["name"] == "cold-soup"]
    assert (soup["title"], soup["channel"], soup["level"]) == ("The cold soup", "in person", 1)


def test_the_environment_names_folders_too(run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLATINUM_SCENARIOS", os.pathsep.join(["", str(shelf)]))
    assert "cold-soup" in run("scenarios").stdout


def test_a_pack_is_named_with_its_scenarios(run: Run, shelf: Path, tmp_path: Path) -> None:
    manifest = "title: Workshop\nauthor: Ana\nlanguages: en\nversion: 1.0\nlicence: CC BY 4.0\n"
    zipped = tmp_path / "workshop.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("pack.yaml", manifest)
        archive.write(shelf / SOUP.name, "en/zipped-soup.yaml")
    result = run("scenarios", "--path", zipped)
    assert result.exit_code == ExitCode.OK
    assert "zipped-soup" in result.stdout
    assert "From the pack Workshop 1.0, by Ana, CC BY 4.0" in result.stdout
    (soup,) = [one for one in json.loads(run("scenarios", "--path", zipped, "--json").stdout) if one["pack"]]
    assert (soup["name"], soup["pack"]["title"]) == ("zipped-soup", "Workshop")
    assert run("play", "zipped-soup", "--scenarios", zipped, "--replies", "-", typed="Hello\n").exit_code == ExitCode.OK


def test_faulty_files_are_named_and_the_others_listed(run: Run, shelf: Path) -> None:
    (shelf / "broken.yaml").write_text("titel: x\n", encoding="utf-8")
    result = run("scenarios", "--scenarios", shelf)
    assert result.exit_code == ExitCode.CONTENT
    assert "cold-soup" in result.stdout
    assert "broken.yaml:1:1: error" in result.stderr


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    result = run("scenarios", "--scenarios", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert "none" in result.stderr


def test_completion_offers_the_names_of_the_shipped_scenarios() -> None:
    names = {loaded.id for loaded in Library([]).all()}
    assert names
    assert set(complete_scenario("")) == names
    assert complete_scenario("no-such") == []
