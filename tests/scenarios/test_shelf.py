"""What the shipped library holds as a whole."""

from __future__ import annotations

from collections import Counter

from scoring.model import Channel
from tests.shipped import shipped

SHIPPED = [loaded.scenario for loaded in shipped()]


def test_there_are_enough_in_each_language() -> None:
    languages = Counter(scenario.language for scenario in SHIPPED)
    assert languages["en"] >= 18
    assert languages["fr"] >= 8


def test_every_source_is_practised() -> None:
    assert {source for scenario in SHIPPED for source in scenario.sources} == {f"S{n}" for n in range(1, 21)}


def test_all_channels_and_levels_and_many_trades() -> None:
    assert {scenario.channel for scenario in SHIPPED} == set(Channel)
    assert {scenario.level for scenario in SHIPPED} == {1, 2, 3, 4}
    assert len({scenario.trade for scenario in SHIPPED}) >= 12


def test_each_tells_its_trap_and_shows_at_least_three_ways_to_play_it() -> None:
    assert all(scenario.temptation for scenario in SHIPPED)
    assert all(len(scenario.playthroughs) >= 3 for scenario in SHIPPED)


def test_some_let_the_trainee_be_the_customer() -> None:
    assert {scenario.language for scenario in SHIPPED if scenario.shoes} == {"en", "fr"}
