"""What the README and its neighbours say is true: the scenario plays, the commands exist, the links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from scoring.model import Act, Score, Step, Versions
from simulator.cli.app import app
from simulator.cli.exits import ExitCode
from simulator.conversation import advance, begin
from simulator.scenario import Loaded, check, load_text

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def blocks(kind: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def score(*acts: Act) -> Score:
    return Score(50, Step.NEUTRAL, acts, (), Versions("", "", ""))


@pytest.fixture(scope="module")
def soup() -> Loaded:
    (text,) = blocks("yaml")
    return load_text(text, "cold-soup.yaml")


def test_the_scenario_has_nothing_to_remark_on(soup: Loaded) -> None:
    assert check(soup) == ()


def test_the_scenario_ends_as_its_replies_deserve(soup: Loaded) -> None:
    for act, ending in ((Act.ASKS_WANTS, "stays"), (Act.COMMITS, "stays"), (Act.BLAMES, "leaves")):
        state, _ = begin(soup.scenario)
        state, move = advance(soup.scenario, state, "", score(act))
        assert (state.ending, move.ending) == (ending, ending)
    state, _ = begin(soup.scenario)
    for _ in range(soup.scenario.turns):
        assert state.ending is None
        state, _ = advance(soup.scenario, state, "", score())
    assert state.ending == "leaves"


def commands() -> Iterator[list[str]]:
    for page in PAGES:
        for block in blocks("console", page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                words = re.findall(r'"[^"]*"|\S+', line)
                if words and Path(words[0]).name == "platinum":
                    yield words[1:]


def test_every_command_and_option_shown_exists() -> None:
    group = typer.main.get_command(app)
    shown = [words for words in commands() if words]
    assert {words[0] for words in shown} >= {"play", "score", "validate", "scenarios", "attempts", "export", "forget"}
    for name, *words in shown:
        command = group.commands[name]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, (name, words)


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        shown = set(re.findall(r"`make ([a-z]+)`", text))
        shown |= {
            line.split()[1] for block in blocks("console", text) for line in block.splitlines() if "make " in line
        }
        assert shown <= targets, page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_that_is_there(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_the_exit_codes_are_those_of_the_program() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} | {130, 141}
    assert told == {int(code) for code in ExitCode}
