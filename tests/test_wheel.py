"""The wheel: it holds everything the program reads, and plays a scenario from an empty environment, elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = {"__pycache__", "training"}


def run(*command: object, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if not name.startswith(("PLATINUM_", "PYTHON"))}
        | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_file_of_the_rooms(names: set[str]) -> None:
    wanted = {
        str(file.relative_to(ROOT))
        for room in ("scoring", "scenarios", "simulator")
        for file in (ROOT / room).rglob("*")
        if file.is_file() and LEFT_OUT.isdisjoint(file.relative_to(ROOT).parts)
    }
    assert wanted <= names
    for kind in ("scenarios/en/", "scoring/packs/en/", "simulator/tui/", "simulator/attempts/migrations/versions/"):
        assert any(name.startswith(kind) for name in names), kind


def test_it_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    (information,) = tops - {"scoring", "scenarios", "simulator"}
    assert information.endswith(".dist-info")
    assert not {name for name in names if "__pycache__" in name or name.startswith("scoring/training/")}


def test_it_names_the_dependencies_and_the_command(wheel: Path) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        (commands,) = [name for name in archive.namelist() if name.endswith("/entry_points.txt")]
        required = [line for line in archive.read(metadata).decode().splitlines() if line.startswith("Requires-Dist")]
        assert "platinum = simulator.cli.entry:main" in archive.read(commands).decode()
    assert len([line for line in required if "extra ==" not in line]) == len(declared["dependencies"])


def test_it_plays_a_scenario_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """The dependencies are lent by the environment of the tests, so that nothing is fetched."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    scheme = sysconfig.get_preferred_scheme("prefix")
    places = sysconfig.get_paths(scheme, vars={"base": str(tmp_path / "venv"), "platbase": str(tmp_path / "venv")})
    python = Path(places["scripts"]) / ("python.exe" if os.name == "nt" else "python")
    run(
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=elsewhere,
    )
    # A path file adds its folder without reading the path files in there, the one of the editable install among them.
    (Path(places["purelib"]) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    platinum = Path(places["scripts"]) / "platinum"
    found = run(python, "-c", "import simulator; print(simulator.__file__)", cwd=elsewhere).strip()
    assert Path(found).is_relative_to(tmp_path / "venv")
    listed = json.loads(run(platinum, "scenarios", "--json", cwd=elsewhere))
    shipped = {file.stem for folder in ("en", "fr") for file in (ROOT / "scenarios" / folder).glob("*.yaml")}
    assert {one["name"] for one in listed} == shipped
    (elsewhere / "replies.txt").write_text("I'm sorry, Ravi. How hot would you like it?\n", encoding="utf-8")
    played = json.loads(
        run(
            platinum,
            "play",
            "extra-hot-diner",
            "--replies",
            "replies.txt",
            "--json",
            "--save",
            cwd=elsewhere,
            HOME=str(tmp_path),
        )
    )
    assert played["scenario"] == "extra-hot-diner"
    assert len(played["turns"]) == 1
    assert (
        "1 attempt of me"
        in subprocess.run(
            [str(platinum), "attempts"],
            cwd=elsewhere,
            env={"HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stderr
    )
