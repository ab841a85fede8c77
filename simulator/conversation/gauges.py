"""How the customer's gauges move, and stay on their scale."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.conversation.model import Mood
from simulator.scenario.model import Scenario, Shifts


def at_start(scenario: Scenario) -> Mood:
    """Return the mood that the customer begins with, and the crowd's."""
    customer, audience = scenario.customer, scenario.audience
    crowd = audience.crowd if audience else Mood(0, 0).crowd
    return Mood(customer.trust, customer.patience, customer.arousal, customer.churn.start, crowd)


def moved(mood: Mood, shifts: Iterable[Shifts]) -> Mood:
    """Return ``mood`` after all the ``shifts`` at once, each gauge from 0 to 100."""
    shifts = list(shifts)
    return Mood(
        _gauge(mood.trust + sum(one.trust for one in shifts)),
        _gauge(mood.patience + sum(one.patience for one in shifts)),
        _gauge(mood.arousal + sum(one.arousal for one in shifts)),
        _gauge(mood.churn + sum(one.churn for one in shifts)),
        _gauge(mood.crowd + sum(one.crowd for one in shifts)),
    )


def _gauge(number: int) -> int:
    return max(0, min(100, number))
