"""What the onlookers of a public channel make of a reply."""

from __future__ import annotations

from scoring.model import Channel
from simulator.conversation.conditions import Moment, is_met
from simulator.conversation.model import Line, State
from simulator.conversation.speaking import pick
from simulator.scenario.model import Audience, Onlooker, Scenario

MOST = 1_000_000_000
"""The most likes or reposts that are counted."""


def is_public(state: State) -> bool:
    """Say whether the next reply is read by everybody."""
    return state.channel == Channel.PUBLIC_SOCIAL


def limit_for(scenario: Scenario, state: State) -> int | None:
    """Return the most characters that the next reply may have, where the scenario sets a limit to public ones."""
    return scenario.audience.limit if scenario.audience is not None and is_public(state) else None


def onlooker(scenario: Scenario, state: State, moment: Moment) -> tuple[Onlooker | None, Line]:
    """Return what moves among the onlookers, and what one of them says (an empty line when nobody does).

    ``state`` is the one before the reply; ``moment`` holds the mood and the place after it.
    """
    audience = scenario.audience
    if audience is None or not is_public(state):
        return None, Line("")
    for number, one in enumerate(audience.reactions):
        if one.if_ is None or is_met(one.if_, moment):
            says = pick(one.says, state.wording, f"audience {number}", state.turn)
            return one, Line(says, by="onlooker", who=one.who or "")
    return None, Line("")


def counted(audience: Audience | None, state: State, one: Onlooker | None) -> tuple[int, int]:
    """Return likes and reposts after ``one`` has moved them."""
    if audience is None or one is None:
        return state.likes, state.reposts
    return _count(state.likes + one.likes), _count(state.reposts + one.reposts)


def _count(number: int) -> int:
    return max(0, min(MOST, number))
