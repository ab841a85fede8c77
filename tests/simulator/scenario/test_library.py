from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.scenario import Library, Problem, ScenarioError, UnknownScenario, decoding, loading
from tests.simulator.scenario.conftest import HERE

SOUND = HERE / "sound.yaml"
SHIPPED = Path(__file__).parents[3] / "scenarios"
BROKEN = HERE / "broken" / "go-nowhere.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: str) -> Path:
    """Five files that can be played, in a folder and below it, one that cannot, and some that are none."""
    monkeypatch.delenv("PLATINUM_SCENARIOS", raising=False)
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "le-parapluie.yaml").write_text(sound.replace("language: en", "language: fr"), encoding="utf-8")
    (tmp_path / "fr" / "red-umbrella.yaml").write_text(sound.replace("language: en", "language: fr"), encoding="utf-8")
    shutil.copy(SOUND, tmp_path / "red-umbrella.yaml")
    (tmp_path / "green-umbrella.yml").write_text(sound.replace("level: 1", "level: 3"), encoding="utf-8")
    (tmp_path / "blue-umbrella.yaml").write_text(sound.replace("level: 1", "level: 2"), encoding="utf-8")
    shutil.copy(BROKEN, tmp_path / "broken.yaml")
    (tmp_path / "notes.txt").write_text("no scenario", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("no scenario", encoding="utf-8")
    (tmp_path / "fr" / "deeper").mkdir()
    (tmp_path / "fr" / "deeper" / "x.yaml").write_text("no scenario", encoding="utf-8")
    return tmp_path


def own(library: Library, folder: Path) -> list[str]:
    return [loaded.name for loaded in library.all() if folder in loaded.path.parents]


def told(library: Library) -> list[Problem]:
    """What is wrong with the files that do not ship."""
    shipped = str(SHIPPED)
    return [problem for error in library.faulty for problem in error.problems if not problem.file.startswith(shipped)]


def test_all_that_can_be_played_stands_in_order_and_what_cannot_is_told(folder: Path) -> None:
    library = Library([folder])
    assert own(library, folder) == [
        "en/red-umbrella",
        "en/blue-umbrella",
        "en/green-umbrella",
        "fr/le-parapluie",
        "fr/red-umbrella",
    ]
    (problem,) = told(library)
    assert (problem.file, problem.code) == (str(folder / "broken.yaml"), "unknown-go")


def test_what_ships_is_sound_and_stands_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLATINUM_SCENARIOS", raising=False)
    library = Library()
    assert library.faulty == []
    assert {loaded.path for loaded in library.all()} == set(SHIPPED.glob("*/*.yaml"))
    for loaded in library.all():
        assert library.find(loaded.name) == loaded
        assert loaded.path.parent.name == loaded.scenario.language


@pytest.mark.parametrize("name", ["blue-umbrella", "en/blue-umbrella"])
def test_a_name_finds_its_scenario_with_or_without_the_language(folder: Path, name: str) -> None:
    assert Library([folder]).find(name).path == folder / "blue-umbrella.yaml"


def test_a_path_finds_its_file_whatever_the_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library([])
    assert library.find(str(folder / "fr" / "le-parapluie.yaml")).id == "le-parapluie"
    monkeypatch.chdir(folder)
    assert library.find("fr/le-parapluie.yaml").id == "le-parapluie"
    assert library.find("./blue-umbrella.yaml").id == "blue-umbrella"
    shutil.copy(SOUND, folder / "without-ending")
    assert library.find("without-ending").id == "without-ending"


def test_a_name_of_two_languages_must_say_which(folder: Path) -> None:
    library = Library([folder])
    with pytest.raises(UnknownScenario) as caught:
        library.find("red-umbrella")
    assert caught.value.nearest == ("en/red-umbrella", "fr/red-umbrella")
    assert str(caught.value).startswith("more than one scenario is called `red-umbrella`; did you mean `en/red")
    assert library.find("fr/red-umbrella").scenario.language == "fr"


@pytest.mark.parametrize("name", ["blue-umbrela", "Blue umbrella", "en/blue-umbrella-", "blue_umbrella.yaml", "BLUE"])
def test_an_unknown_name_is_answered_with_the_nearest(folder: Path, name: str) -> None:
    with pytest.raises(UnknownScenario) as caught:
        Library([folder]).find(name)
    assert caught.value.nearest[0] == "blue-umbrella"
    assert "did you mean `blue-umbrella`" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", "/", "zzzzzz", "x\0y", "x" * 6000, "\x1b[31m", "../../etc", "fr/blue-umbrella", "en/"]
)
def test_any_other_name_is_unknown_and_nothing_worse(folder: Path, name: str) -> None:
    with pytest.raises(UnknownScenario) as caught:
        Library([folder]).find(name)
    assert "\x1b" not in str(caught.value)
    assert "\0" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_the_name_of_a_faulty_file_says_what_is_wrong_with_it(folder: Path) -> None:
    with pytest.raises(ScenarioError, match="there is no beat or ending called `shurgs`"):
        Library([folder]).find("broken")


def test_folders_come_from_the_environment_unless_they_are_given(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copy(SOUND, other / "other-one.yaml")
    monkeypatch.setenv("PLATINUM_SCENARIOS", os.pathsep.join([str(folder), "", str(other)]))
    assert {"other-one", "blue-umbrella"} <= {loaded.id for loaded in Library().all()}
    assert own(Library([]), folder) == []
    assert own(Library([other]), other) == ["en/other-one"]


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    library = Library([folder / "nowhere", folder / "blue-umbrella.yaml", "a\0b"])
    assert own(library, folder) == ["en/blue-umbrella"]
    assert [problem.code for problem in told(library)] == ["no-file", "no-file"]
    assert told(library)[0].file == str(folder / "nowhere")


def test_the_same_file_twice_is_one_scenario_and_another_of_the_same_name_is_told(folder: Path, sound: str) -> None:
    copies = folder / "copies"
    copies.mkdir()
    shutil.copy(folder / "blue-umbrella.yaml", copies / "blue-umbrella.yaml")
    (copies / "red-umbrella.yaml").write_text(sound.replace("turns: 6", "turns: 7"), encoding="utf-8")
    (folder / "linked.yaml").symlink_to(folder / "green-umbrella.yml")
    library = Library([folder, folder / "blue-umbrella.yaml", str(folder) + "/../" + folder.name])
    names = own(library, folder)
    assert len(names) == len(set(names)) == 5
    clash = next(problem for problem in told(library) if problem.code == "same-name")
    assert clash.file == str(copies / "red-umbrella.yaml")
    assert str(folder / "red-umbrella.yaml") in clash.message
    assert library.find("en/red-umbrella").scenario.turns == 6


def test_finding_one_reads_no_other_and_each_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = decoding.decode

    def decode(data: bytes, name: str) -> str:
        read.append(name)
        return real(data, name)

    monkeypatch.setattr(loading, "decode", decode)
    library = Library([folder])
    assert read == []
    library.find("blue-umbrella")
    library.find("en/blue-umbrella")
    assert read == [str(folder / "blue-umbrella.yaml")]
    everything = library.all()
    assert library.all() == everything
    assert len(read) == len(set(read)) == len(everything) + len(library.faulty)


def test_a_folder_of_the_same_name_where_the_command_runs_is_not_taken_for_what_ships(folder: Path) -> None:
    (folder / "scenarios" / "en").mkdir(parents=True)
    shutil.copy(SOUND, folder / "scenarios" / "en" / "planted.yaml")
    code = "from simulator.scenario import Library; print('planted' in [one.id for one in Library([]).all()])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, ''); {code}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_file_called_by_its_path_goes_by_its_name_from_then_on(tmp_path: Path, sound: str) -> None:
    file = tmp_path / "extra-hot-diner.yaml"
    file.write_text(sound, encoding="utf-8")
    library = Library([])
    shipped = library.find("en/extra-hot-diner")
    assert library.find(str(file)).digest != shipped.digest
    assert library.find("en/extra-hot-diner").path == file
    assert file in [loaded.path for loaded in library.all()]
    assert library.find(str(file)) == library.find("extra-hot-diner")
