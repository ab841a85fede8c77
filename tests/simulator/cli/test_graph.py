"""``platinum graph``."""

from __future__ import annotations

from pathlib import Path

from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run


def test_it_prints_mermaid(run: Run) -> None:
    result = run("graph", SOUP)
    assert result.exit_code == ExitCode.OK
    assert result.stdout.startswith('---\ntitle: "The cold soup"\n---\nflowchart TD\n')
    assert "b_cold --> b_stays" in result.stdout
    assert "platinum" in result.stdout
    assert result.stderr == ""


def test_without_archetypes_no_reply_is_scored(run: Run) -> None:
    result = run("graph", SOUP, "--no-archetypes", "--conditions")
    assert "<i>platinum" not in result.stdout
    assert '-- "act asks-wants' in result.stdout


def test_a_picture_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    result = run("graph", SOUP, "--svg", tmp_path / "soup.svg")
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert (tmp_path / "soup.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert "soup.svg is drawn" in " ".join(result.stderr.split())


def test_where_nothing_can_be_written_it_says_so(run: Run, tmp_path: Path) -> None:
    result = run("graph", SOUP, "--svg", tmp_path / "none" / "soup.svg", "--no-archetypes")
    assert result.exit_code == ExitCode.STORAGE
    assert "can't be written" in result.stderr


def test_what_is_not_there_is_a_wrong_call(run: Run) -> None:
    assert run("graph", "no-such-scenario").exit_code == ExitCode.USAGE
