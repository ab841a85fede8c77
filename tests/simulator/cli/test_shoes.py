"""``platinum play NAME --shoes``: the trainee as the customer, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.attempts import open_store
from simulator.cli import shoes
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import SOUP, Run

SHOES = """
shoes:
  you: You are the guest, and your soup is cold.
  agents:
    - {step: company, name: Al, greets: "Yes?", replies: ["It was hot.", "We don't reheat.", "Good night."]}
    - {step: platinum, name: Cy, replies: ["How would you like it?", "At once.", "There."]}
"""
SAID = "It's cold.\nReally.\nOh.\n2 He knew better.\nCold.\nHot, please.\nThank you.\n5\n"


@pytest.fixture
def soup(tmp_path: Path) -> Path:
    file = tmp_path / "cold-soup.yaml"
    file.write_text(SOUP.read_text(encoding="utf-8") + SHOES, encoding="utf-8")
    return file


def kept() -> list[tuple[str, int, str, list[str]]]:
    with open_store() as store:
        found = store.export("me")["shoes"]
    return [(one["agent"], one["rating"], one["note"], one["said"]) for one in json.loads(json.dumps(found))]


def test_each_agent_serves_in_turn_and_is_rated(run: Run, soup: Path) -> None:
    result = run("play", soup, "--shoes", "--trainee", "me", typed=SAID)
    assert result.exit_code == ExitCode.OK
    places = [
        result.stdout.index(part)
        for part in (
            "You are the guest",
            "Al: Yes?",
            "You: It's cold.",
            "Al: It was hot.",
            "2 He knew better.",
            "Cy looks at you and waits.",
            "Cy: There.",
            "Al · company first · 2 of 5",
            "you wrote: He knew better.",
            "Cy · platinum rule · 5 of 5",
            "To take along: Cy got your best mark.",
        )
    ]
    assert places == sorted(places)
    assert kept() == [
        ("Al", 2, "He knew better.", ["It's cold.", "Really.", "Oh."]),
        ("Cy", 5, "", ["Cold.", "Hot, please.", "Thank you."]),
    ]


def test_what_was_rated_before_the_input_ends_is_kept(run: Run, soup: Path) -> None:
    result = run("play", soup, "--shoes", "--trainee", "me", typed=SAID[: SAID.index("Hot")])
    assert "1 rating is kept" in result.stderr
    assert [agent for agent, *_ in kept()] == ["Al"]


def test_no_save_keeps_nothing(run: Run, soup: Path) -> None:
    assert run("play", soup, "--shoes", "--no-save", "--trainee", "me", typed=SAID).exit_code == ExitCode.OK
    assert "nothing is kept" in run("play", soup, "--shoes", "--no-save", typed="It's cold.\n").stderr
    assert kept() == []


@pytest.mark.parametrize("rating", ["6", "0 no", "very well", "²"])
def test_a_line_that_is_no_rating_is_named(run: Run, soup: Path, rating: str) -> None:
    result = run("play", soup, "--shoes", typed=f"It's cold.\nReally.\nOh.\n{rating}\n")
    assert result.exit_code == ExitCode.USAGE
    assert "line 4: a rating of 1 to 5 belongs here" in result.stderr


def test_a_scenario_without_shoes_says_so(run: Run) -> None:
    result = run("play", SOUP, "--shoes", typed="")
    assert result.exit_code == ExitCode.USAGE
    assert "has no `shoes:`" in result.stderr


def test_it_takes_no_file_of_replies(run: Run, soup: Path) -> None:
    assert "one by one" in run("play", soup, "--shoes", "--json", typed="").stderr


def test_a_person_is_asked_again_and_may_leave(run: Run, soup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: Iterator[str] = iter(["", "It's cold.", "Really.", "Oh.", "nine", "4 [/] still cold", "Cold."])

    def typed(_prompt: str) -> str:
        line = next(lines, None)
        if line is None:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr(shoes, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", typed)
    result = run("play", soup, "--shoes", "--trainee", "me")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert "There is nothing to say yet" in result.stderr
    assert "First choose a number" in result.stderr
    assert "You: It's cold." not in result.stdout
    assert kept() == [("Al", 4, "[/] still cold", ["It's cold.", "Really.", "Oh."])]


def test_ratings_alone_are_forgotten_too(run: Run, soup: Path) -> None:
    run("play", soup, "--shoes", "--trainee", "me", typed=SAID)
    result = run("forget", "--yes", "--trainee", "me")
    assert "0 attempts and 2 ratings given in the customer's shoes of me" in result.stderr
    assert kept() == []
    assert "nothing to delete" in run("forget", "--yes", "--trainee", "me").stderr
