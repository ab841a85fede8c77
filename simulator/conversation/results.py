"""What the customer holds against or in favour of an attempt: their wants and their criteria, turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.conversation.conditions import Moment, is_met
from simulator.conversation.model import CriterionResult, WantName, WantResult
from simulator.scenario.model import Criterion, Scenario

WANTS: tuple[WantName, ...] = ("feel", "think", "do")


def wants_at_start(scenario: Scenario) -> tuple[WantResult, ...]:
    """Return the three wants, none of them met."""
    return tuple(WantResult(want, getattr(scenario.customer.wants, want).text, "missed", 0) for want in WANTS)


def criteria_at_start(scenario: Scenario) -> tuple[CriterionResult, ...]:
    """Return the customer's criteria: kept already are those that can only be broken."""
    return tuple(
        CriterionResult(name, one.text, "kept" if one.kept is None and one.broken is not None else "not kept", 0)
        for name, one in scenario.customer.criteria.items()
    )


def wants_after(scenario: Scenario, before: Sequence[WantResult], moment: Moment) -> tuple[WantResult, ...]:
    """Return how the wants stand after the reply of ``moment``."""
    results = []
    for result in before:
        want = getattr(scenario.customer.wants, result.want)
        now = result
        if want.met is not None and result.status != "met" and is_met(want.met, moment):
            now = replace(result, status="met", turn=moment.turn)
        elif want.half is not None and result.status == "missed" and is_met(want.half, moment):
            now = replace(result, status="half met", turn=moment.turn)
        if want.lost is not None and is_met(want.lost, moment):
            now = replace(result, status="missed", turn=moment.turn if result.status != "missed" else result.turn)
        results.append(now)
    return tuple(results)


def criteria_after(
    scenario: Scenario, before: Sequence[CriterionResult], moment: Moment
) -> tuple[CriterionResult, ...]:
    """Return how the criteria stand after the reply of ``moment``: what is broken stays so."""
    return tuple(_criterion(scenario.customer.criteria[result.name], result, moment) for result in before)


def _criterion(criterion: Criterion, before: CriterionResult, moment: Moment) -> CriterionResult:
    if before.status == "not kept" and before.turn:
        return before
    if criterion.broken is not None and is_met(criterion.broken, moment):
        return replace(before, status="not kept", turn=moment.turn)
    if before.status == "not kept" and criterion.kept is not None and is_met(criterion.kept, moment):
        return replace(before, status="kept", turn=moment.turn)
    return before
