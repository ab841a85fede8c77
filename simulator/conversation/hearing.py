"""What one reply is to this customer at this moment: what it asks, offers and takes up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from scoring.model import Act, Score
from simulator.conversation.conditions import Moment
from simulator.conversation.model import PromiseResult, PromiseStatus, State
from simulator.conversation.offers import has_charge_to_say, read_offers
from simulator.conversation.uptake import takes_up
from simulator.conversation.words import Reading
from simulator.scenario.model import Fact, Scenario

LONGEST_WAIT = 86_400
"""The most seconds that are told apart: a day."""

_ASKING = frozenset({Act.ASKS_WANTS, Act.ASKS_DETAIL, Act.CHECKS_UNDERSTANDING})
_T = TypeVar("_T")


def hear(scenario: Scenario, state: State, reply: str, score: Score, seconds: float | None) -> tuple[Moment, list[str]]:
    """Return the moment that ``reply`` makes, before it has moved anything, and the facts that its questions bring out.

    ``seconds`` is how long it took; anything but a number from 0 on counts as unknown.
    """
    reading = Reading(reply, scenario.language, scenario.words)
    here = read_offers(reading, scenario.means, score.acts, state.offered, (*state.disclosed, *state.waived))
    asked, again = _asked(scenario.customer.facts, state.found, reading, score.acts)
    offered = joined(state.offered, here.offers)
    disclosed = joined(state.disclosed, here.discloses)
    waived = joined(state.waived, here.waives)
    facts = scenario.customer.facts
    taken = tuple(name for name in state.found if takes_up(facts[name], reading, score))
    taken_up = joined(state.taken_up, taken)
    turn = state.turn + 1
    moment = Moment(
        reading=reading,
        value=score.value,
        step=score.step,
        acts=score.acts,
        here=here,
        again=again,
        found=joined(state.found, asked),
        offered=offered,
        disclosed=disclosed,
        waived=waived,
        hidden=tuple(
            name
            for name in offered
            if has_charge_to_say(scenario.means[name]) and name not in disclosed and name not in waived
        ),
        visited=state.visited,
        acted=joined(state.acted, score.acts),
        mood=state.mood,
        turn=turn,
        earlier_acts=state.acted,
        seconds=_whole(seconds),
        takes_up=taken,
        taken_up=taken_up,
        # The reply right after the telling may still pass it over.
        ignored=tuple(
            name
            for name, told in zip(state.found, state.told_at, strict=True)
            if name not in taken_up and turn - told > 1
        ),
        promised=on_ledger(state.promises, "open", "kept", "broken"),
        kept=on_ledger(state.promises, "kept"),
        broken=on_ledger(state.promises, "broken"),
        threshold=scenario.customer.churn.threshold,
    )
    return moment, asked


def joined(known: Sequence[_T], new: Iterable[_T]) -> tuple[_T, ...]:
    """Return ``known`` and what is new to it, each once, in order."""
    return tuple(dict.fromkeys((*known, *new)))


def on_ledger(ledger: Iterable[PromiseResult], *statuses: PromiseStatus) -> tuple[str, ...]:
    """Return the scenario's promises on the ``ledger`` that have one of the ``statuses``, perhaps more than once."""
    return tuple(one.name for one in ledger if one.name and one.status in statuses)


def _asked(
    facts: Mapping[str, Fact], found: Sequence[str], reading: Reading, acts: Sequence[Act]
) -> tuple[list[str], tuple[str, ...]]:
    """Return the facts that a reply brings out by asking, and those it asks for though they have been told."""
    anywhere = not any(sentence.question for sentence in reading.sentences) and not _ASKING.isdisjoint(acts)
    new: list[str] = []
    again: list[str] = []
    open_question = Act.ASKS_WANTS in acts
    for name, fact in facts.items():
        if fact.asked is None:
            continue
        if fact.asked == "wants":
            if open_question and name not in found:
                new.append(name)
                open_question = False
        elif reading.asks_with(fact.asked, anywhere):
            (again if name in found else new).append(name)
    return new, tuple(again)


def _whole(seconds: float | None) -> int | None:
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return None
    return min(int(seconds), LONGEST_WAIT)
