"""What ``platinum check`` says of each shipped scenario: that it is sound, and by which margins."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.playtest import (
    GOLDEN_OVER_SELF_CENTRED,
    PLATINUM_OVER_GOLDEN,
    Archetype,
    Checked,
    Run,
    check_by_playing,
)
from simulator.scenario.report import render
from tests.scenarios.test_playthroughs import SHIPPED
from tests.scoring.scorers import patient_scorer


@cache
def checked(name: str) -> Checked:
    return check_by_playing(SHIPPED[name], patient_scorer(SHIPPED[name].scenario.language))


def run(name: str, archetype: Archetype) -> Run:
    return next(run for run in checked(name).runs if run.archetype is archetype)


@pytest.mark.parametrize("name", SHIPPED)
def test_it_is_not_broken(name: str) -> None:
    assert not checked(name).broken, render(checked(name).problems)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_beat_and_ending_is_reached_by_replies_that_somebody_could_give(name: str) -> None:
    reach, scenario = checked(name).reach, SHIPPED[name].scenario
    assert reach is not None
    assert set(reach.beats) == set(scenario.beats)
    assert set(reach.endings) == set(scenario.endings)
    assert [ending for ending, way in reach.endings.items() if not way.natural] == []
    assert set(reach.stuck) == set()


@pytest.mark.parametrize("name", SHIPPED)
def test_serving_pays(name: str) -> None:
    platinum, golden, self_centred, stuffing = (
        run(name, archetype)
        for archetype in (
            Archetype.PLATINUM,
            Archetype.GOLDEN_RULE,
            Archetype.SELF_CENTRED,
            Archetype.STUFFING,
        )
    )
    assert platinum.score >= golden.score + PLATINUM_OVER_GOLDEN
    assert golden.score >= self_centred.score + GOLDEN_OVER_SELF_CENTRED
    assert stuffing.verdict <= golden.verdict <= platinum.verdict
