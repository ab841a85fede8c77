"""A case that stays open: what the customer takes from one attempt into the next."""

from __future__ import annotations

from collections.abc import Container, Sequence

from simulator.conversation.gauges import moved
from simulator.conversation.model import PromiseResult, Remembered, State
from simulator.scenario.model import Open, Scenario

MOST_OTHER_PROMISES = 12
"""The most promises unknown to the scenario that are remembered, the latest."""


def remember(scenario: Scenario, state: State) -> Remembered | None:
    """Return what the customer remembers when an attempt at ``scenario`` has come to ``state``.

    ``None`` when it has not ended, or when its ending leaves nothing open.
    """
    if state.ending is None:
        return None
    way_back = scenario.endings[state.ending].open
    if way_back is None:
        return None
    return Remembered(
        ending=state.ending,
        mood=moved(state.mood, [way_back]),
        found=state.found,
        taken_up=state.taken_up,
        offered=state.offered,
        disclosed=state.disclosed,
        waived=state.waived,
        promises=_worth_keeping(state.promises),
        visited=tuple(dict.fromkeys((*state.visited, state.ending))),
        acted=state.acted,
        likes=state.likes,
        reposts=state.reposts,
    )


def way_back(scenario: Scenario, remembered: Remembered | None) -> Open | None:
    """Return how the customer comes back; ``None`` when nothing is remembered, or not by this text of the scenario."""
    ending = scenario.endings.get(remembered.ending) if remembered is not None else None
    back = ending.open if ending is not None else None
    return back if back is not None and back.beat in scenario.beats else None


def known(names: Sequence[str], scenario_knows: Container[str]) -> tuple[str, ...]:
    """Return those of ``names`` that the scenario still knows: its file may have changed between two attempts."""
    return tuple(name for name in names if name in scenario_knows)


def promises_still(scenario: Scenario, promises: Sequence[PromiseResult]) -> tuple[PromiseResult, ...]:
    """Return the remembered ledger as the next attempt begins: everything on it was made and settled before."""
    return tuple(
        PromiseResult(one.name, one.text, one.words, 0, one.status)
        for one in promises
        if not one.name or one.name in scenario.promises
    )


def _worth_keeping(promises: Sequence[PromiseResult]) -> tuple[PromiseResult, ...]:
    """Each of the scenario's promises as it stands last, and the latest of the others that are still open."""
    last = {one.name: one for one in promises if one.name}
    others = [one for one in promises if not one.name and one.status == "open"][-MOST_OTHER_PROMISES:]
    return tuple(one for one in promises if one in others or last.get(one.name) is one)
