"""The playthroughs inside the shipped scenarios, run on the real scorer."""

from __future__ import annotations

from functools import cache

import pytest

from scoring.grading import grade
from scoring.model import Exchange
from simulator.conversation import Move, State, advance, begin, context_for, spoken
from simulator.scenario import Loaded
from tests.scoring.scorers import patient_scorer
from tests.shipped import shipped

SHIPPED = {loaded.name: loaded for loaded in shipped()}
RUNS = [(name, playthrough) for name, loaded in SHIPPED.items() for playthrough in loaded.scenario.playthroughs]


@cache
def run(name: str, playthrough: str, wording: int = 0) -> tuple[State, tuple[Move, ...], int]:
    scenario = SHIPPED[name].scenario
    state, opening = begin(scenario, wording)
    said, earlier, scores, moves = spoken(opening), [], [], []
    for reply in scenario.playthroughs[playthrough].replies:
        score = patient_scorer(scenario.language).score(reply, context_for(scenario, state, said, earlier))
        earlier.append(Exchange(said, reply))
        state, move = advance(scenario, state, reply, score)
        said = spoken(move.lines)
        scores.append(score)
        moves.append(move)
    return state, tuple(moves), grade(scores)


def test_scenarios_are_shipped() -> None:
    assert {"en/extra-hot-diner", "en/changed-order"} <= set(SHIPPED)


@pytest.mark.parametrize(("name", "playthrough"), RUNS)
def test_it_ends_as_the_file_says(name: str, playthrough: str) -> None:
    expected = SHIPPED[name].scenario.playthroughs[playthrough]
    state, moves, points = run(name, playthrough)
    told = "\n".join(f"{reply}\n    {move.branch}" for reply, move in zip(expected.replies, moves, strict=True))
    assert [move.ending for move in moves] == [None] * (len(moves) - 1) + [expected.ends], told
    assert state.ending == expected.ends
    assert expected.score[0] <= points <= expected.score[1], f"{points} points\n{told}"


@pytest.mark.parametrize(("name", "playthrough"), RUNS)
@pytest.mark.parametrize("wording", [1, 2, 3, 4, 5])
def test_it_ends_so_in_other_wordings_too(name: str, playthrough: str, wording: int) -> None:
    assert run(name, playthrough, wording)[0].ending == SHIPPED[name].scenario.playthroughs[playthrough].ends


@pytest.mark.parametrize("loaded", SHIPPED.values(), ids=SHIPPED)
def test_listening_is_worth_it(loaded: Loaded) -> None:
    playthroughs = loaded.scenario.playthroughs
    names = (
        ["listens", "golden-rule", "self-centred"]
        if "listens" in playthroughs
        else ["platinum", "golden", "self-centred"]
    )
    good, golden, bad = (run(loaded.name, name) for name in names)
    assert good[2] >= golden[2] + 12
    assert good[2] >= bad[2] + 40
    assert golden[2] >= bad[2] + 15
    verdicts = [loaded.scenario.endings[state.ending or ""].verdict for state, _, _ in (good, golden, bad)]
    assert verdicts == sorted(verdicts, reverse=True)
    assert verdicts[0] > verdicts[1]
    if "stuffing" in playthroughs:
        stuffed = run(loaded.name, "stuffing")[0].ending or ""
        assert loaded.scenario.endings[stuffed].verdict <= verdicts[1]
