"""``platinum validate``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.yaml"
    text = SOUP.read_text(encoding="utf-8")
    file.write_text(text.replace("go: stays", "go: stais").replace("trade:", "trad:"), encoding="utf-8")
    return file


def test_a_sound_file_is_said_to_be_sound_though_it_has_warnings(run: Run) -> None:
    result = run("validate", SOUP)
    assert result.exit_code == ExitCode.OK
    assert "warning" in result.stdout
    assert result.stderr == "1 warning in 1 of 1 file\n"


def test_every_mistake_is_told_with_its_place_its_line_and_what_was_meant(run: Run, broken: Path) -> None:
    result = run("validate", SOUP, broken)
    assert result.exit_code == ExitCode.CONTENT
    assert f"{broken}:5:1: error:" in result.stdout
    assert "trad: restaurant" in result.stdout
    assert "`trade`" in result.stdout
    assert result.stderr.endswith("in 2 of 2 files\n")


def test_the_json_says_which_files_are_valid(run: Run, broken: Path) -> None:
    result = run("validate", SOUP, broken, "--json")
    assert result.exit_code == ExitCode.CONTENT
    sound, faulty = json.loads(result.stdout)["files"]
    assert (sound["file"], sound["valid"], faulty["file"], faulty["valid"]) == (str(SOUP), True, str(broken), False)
    assert {problem["severity"] for problem in sound["problems"]} == {"warning"}
    assert faulty["problems"][0]["line"] == 5


def test_a_folder_stands_for_the_scenarios_below_it(run: Run, broken: Path) -> None:
    deep = broken.parent / "more" / "deep"
    deep.mkdir(parents=True)
    (deep / "soup.yml").write_bytes(SOUP.read_bytes())
    files = json.loads(run("validate", broken.parent, broken, "--json").stdout)["files"]
    assert [Path(file["file"]).name for file in files] == ["broken.yaml", "soup.yml"]


def test_long_lines_are_not_broken(run: Run, tmp_path: Path) -> None:
    file = tmp_path / ("long-" * 30 + ".yaml")
    file.write_text("titel: x\n", encoding="utf-8")
    assert any(line.startswith(f"{file}:1:1: error") for line in run("validate", file).stdout.splitlines())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"a: [", b"- 1", b"\x00" * 9, b"a: &b *b\n"])
def test_whatever_a_file_holds_it_is_a_fault_of_the_file(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "some.yaml"
    file.write_bytes(content)
    result = run("validate", file)
    assert result.exit_code == ExitCode.CONTENT
    assert str(file) in result.stdout


def test_what_is_not_there_is_a_wrong_call(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ([tmp_path / "none.yaml"], [tmp_path], []):
        result = run("validate", *arguments)
        assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")


def test_without_a_path_it_is_this_folder(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken.parent)
    (broken.parent / ".hidden.yaml").write_text("x", encoding="utf-8")
    result = run("validate")
    assert result.exit_code == ExitCode.CONTENT
    assert "broken.yaml:5:1: error:" in result.stdout
    assert result.stderr.endswith("in 1 of 1 file\n")


def test_a_link_that_leads_round_in_circles_is_not_followed(run: Run, broken: Path) -> None:
    (broken.parent / "again").symlink_to(broken.parent)
    assert run("validate", broken.parent).stderr.endswith("in 1 of 1 file\n")


def test_strict_lets_warnings_count(run: Run) -> None:
    result = run("validate", SOUP, "--strict")
    assert result.exit_code == ExitCode.CONTENT
    assert json.loads(run("validate", SOUP, "--strict", "--json").stdout)["files"][0]["valid"] is False
    assert json.loads(run("validate", SOUP, "--json").stdout)["files"][0]["valid"] is True


def test_the_hook_for_pre_commit_calls_what_there_is(run: Run) -> None:
    (hook,) = yaml.safe_load((Path(__file__).parents[3] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "types"} <= set(hook)
    program, *arguments = hook["entry"].split()
    assert program == "platinum"
    assert run(*arguments, SOUP).exit_code == ExitCode.CONTENT
    assert not re.search(hook["exclude"], "scenarios/en/soup.yaml")
    assert re.search(hook["exclude"], ".github/workflows/x.yaml")


def test_a_hostile_name_and_line_are_made_safe(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31m[bold]evil.yaml"
    file.write_text("titel: '\u202e[/]'\n", encoding="utf-8")
    result = run("validate", file)
    assert result.exit_code == ExitCode.CONTENT
    assert not set(result.output) & set("\x1b\u202e")
    assert "[bold]evil.yaml" in result.stdout
