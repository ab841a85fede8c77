"""The worked example of the trainer's guide is without fault, and its conversations end as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.grading import grade
from scoring.model import Exchange
from simulator.conversation import advance, begin, context_for, spoken
from simulator.scenario.loading import load_file, problems_in
from tests.scoring.scorers import patient_scorer

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "docs" / "guide").glob("*.yaml"))
RUNS = [(path, name) for path in FILES for name in load_file(path).scenario.playthroughs]


def test_the_guide_has_an_example() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_there_is_nothing_to_remark_on(path: Path) -> None:
    assert problems_in(path) == ()


@pytest.mark.parametrize(("path", "name"), RUNS, ids=[name for _, name in RUNS])
@pytest.mark.parametrize("wording", [0, 1, 2])
def test_it_ends_as_the_file_says(path: Path, name: str, wording: int) -> None:
    scenario = load_file(path).scenario
    expected = scenario.playthroughs[name]
    state, opening = begin(scenario, wording)
    said, scores = spoken(opening), []
    earlier: list[Exchange] = []
    for reply in expected.replies:
        assert state.ending is None
        score = patient_scorer(scenario.language).score(reply, context_for(scenario, state, said, earlier))
        earlier.append(Exchange(said, reply))
        state, move = advance(scenario, state, reply, score)
        said = spoken(move.lines)
        scores.append(score)
    assert state.ending == expected.ends
    assert expected.score[0] <= grade(scores) <= expected.score[1]
