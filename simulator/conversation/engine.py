"""The scripted customer: a reply and its score in, the customer's next turn out.

Pure and total: no clock, no chance, nothing remembered outside ``State``. Any text is a possible reply, and every
conversation ends within the scenario's ``turns``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scoring.model import Score
from simulator.conversation.conditions import Moment, describe, is_met
from simulator.conversation.gauges import at_start, moved
from simulator.conversation.hearing import hear, joined, on_ledger
from simulator.conversation.model import Line, Move, PlayedReply, Remembered, State
from simulator.conversation.promises import Ledger, settle, standing
from simulator.conversation.public import counted, onlooker
from simulator.conversation.remembering import known, promises_still, way_back
from simulator.conversation.results import criteria_after, criteria_at_start, wants_after, wants_at_start
from simulator.conversation.speaking import in_lines, pick
from simulator.scenario.model import Beat, Branch, Scenario


def begin(scenario: Scenario, wording: int = 0, remembered: Remembered | None = None) -> tuple[State, tuple[Line, ...]]:
    """Return the state before the first reply, and how the customer opens.

    ``wording`` is any whole number; attempts with different ones meet different wordings where the scenario has them.
    ``remembered`` is what an earlier attempt left open (see ``remember``): the customer comes back with it. Where the
    scenario no longer has that open ending, the conversation begins as if for the first time.
    """
    facts, audience = scenario.customer.facts, scenario.audience
    told = tuple(name for name, fact in facts.items() if fact.told is not None)
    state = State(
        beat=scenario.first_beat,
        mood=at_start(scenario),
        wording=wording,
        channel=scenario.channel,
        screen=tuple(scenario.screen),
        found=told,
        told_at=(0,) * len(told),
        promises=standing(scenario),
        wants=wants_at_start(scenario),
        criteria=criteria_at_start(scenario),
        likes=audience.likes if audience else 0,
        reposts=audience.reposts if audience else 0,
    )
    back = way_back(scenario, remembered)
    returning = Line("")
    if remembered is not None and back is not None:
        state = _returned(scenario, replace(state, beat=back.beat), remembered)
        says, thinks = (pick(texts, wording, remembered.ending) for texts in (back.says, back.thinks))
        returning = Line(says, thinks)
    state = _placed(scenario.beats[state.beat], state)
    pause, arrival = _arrival(scenario, state, state.beat)
    return state, in_lines([pause, returning, arrival])


def advance(
    scenario: Scenario, state: State, reply: str, score: Score, seconds: float | None = None
) -> tuple[State, Move]:
    """Return the state after ``reply``, and the customer's move.

    ``seconds`` is how long the reply took, where that was measured. Takes any string, score and number, and raises
    nothing for a scenario that passed its checks. Once the conversation has ended, the state stays as it is and the
    move says nothing.
    """
    if state.ending is not None:
        ended = Move(state.turn, (), state.mood, state.mood, branch="ended", ending=state.ending)
        return state, replace(ended, likes=state.likes, reposts=state.reposts)
    moment, asked = hear(scenario, state, reply, score, seconds)
    moment, ledger = reckon(scenario, state, moment, score)
    branch, reason = _way_on(scenario, state.beat, moment)
    revealed = [name for name in branch.reveals or () if name not in moment.found]
    destination = branch.go
    if destination not in scenario.endings and moment.turn >= scenario.turns:
        destination = scenario.timeout
        reason += ", then time is up"
    ending = destination if destination in scenario.endings else None

    visited = (*state.visited, state.beat)
    after = replace(
        moment,
        mood=moved(moment.mood, [branch]),
        found=joined(moment.found, revealed),
        visited=(*visited, destination),
    )
    reader, remark = onlooker(scenario, state, after)
    after = replace(after, mood=moved(after.mood, [reader] if reader else []))
    likes, reposts = counted(scenario.audience, state, reader)
    new = replace(
        state,
        beat=state.beat if ending else destination,
        mood=after.mood,
        turn=moment.turn,
        found=after.found,
        told_at=(*state.told_at, *(moment.turn,) * (len(after.found) - len(state.found))),
        taken_up=moment.taken_up,
        offered=moment.offered,
        disclosed=moment.disclosed,
        waived=moment.waived,
        promises=ledger.promises,
        visited=visited,
        acted=moment.acted,
        wants=wants_after(scenario, state.wants, after),
        criteria=criteria_after(scenario, state.criteria, after),
        likes=likes,
        reposts=reposts,
        ending=ending,
    )
    if ending is None:
        new = _placed(scenario.beats[destination], new)
    told = [_telling(scenario, state, name) for name in (*asked, *revealed)]
    been = state.visited.count(state.beat)
    says, thinks = (pick(texts, state.wording, reason, been) for texts in (branch.says, branch.thinks))
    move = Move(
        turn=moment.turn,
        lines=in_lines([*told, Line(says, thinks), *_arrival(scenario, new, destination, state.beat), remark]),
        before=state.mood,
        after=after.mood,
        found=(*asked, *revealed),
        takes_up=moment.takes_up,
        offers=moment.here.offers,
        discloses=moment.here.discloses,
        waives=moment.here.waives,
        slips=moment.here.slips,
        promises=ledger.made,
        keeps=ledger.kept,
        breaks=ledger.broken,
        likes=likes,
        reposts=reposts,
        branch=f"{state.beat} → {destination} ({reason})",
        beat=new.beat,
        ending=ending,
    )
    return new, move


def replay(
    scenario: Scenario, wording: int, turns: Iterable[PlayedReply], remembered: Remembered | None = None
) -> tuple[State, list[Move]]:
    """Return the state and the moves that ``turns`` lead to from the beginning.

    A turn is a reply with its score, and perhaps the seconds it took. Stops at the ending; what comes after it is left
    out.
    """
    state, _ = begin(scenario, wording, remembered)
    moves = []
    for reply, score, *seconds in turns:
        state, move = advance(scenario, state, reply, score, *seconds)
        moves.append(move)
        if state.ending is not None:
            break
    return state, moves


def reckon(scenario: Scenario, state: State, moment: Moment, score: Score) -> tuple[Moment, Ledger]:
    """Return ``moment`` with the promises settled and the mood moved by whatever reacts, and the ledger after it."""
    ledger = settle(scenario.promises, state.promises, moment, score)

    moment = replace(
        moment,
        promises=ledger.made,
        keeps=ledger.kept,
        promised=on_ledger(ledger.promises, "open", "kept", "broken"),
        kept=on_ledger(ledger.promises, "kept"),
        broken=on_ledger(ledger.promises, "broken"),
    )
    reacting = [one for one in scenario.customer.reactions if is_met(one.if_, moment)]
    return replace(moment, mood=moved(moment.mood, [*reacting, *ledger.shifts])), ledger


def _returned(scenario: Scenario, state: State, remembered: Remembered) -> State:
    """``state`` as it is when the customer comes back with what they remember."""
    found = joined(state.found, known(remembered.found, scenario.customer.facts))
    ledger = promises_still(scenario, remembered.promises)
    here = {one.name for one in ledger}
    return replace(
        state,
        mood=remembered.mood,
        found=found,
        told_at=(0,) * len(found),
        taken_up=known(remembered.taken_up, scenario.customer.facts),
        offered=known(remembered.offered, scenario.means),
        disclosed=known(remembered.disclosed, scenario.means),
        waived=known(remembered.waived, scenario.means),
        promises=(*(one for one in state.promises if one.name not in here), *ledger),
        visited=known(remembered.visited, {*scenario.beats, *scenario.endings}),
        acted=remembered.acted,
        likes=remembered.likes,
        reposts=remembered.reposts,
    )


def _placed(beat: Beat, state: State) -> State:
    """``state`` with the channel and the screen that hold from ``beat`` on."""
    return replace(
        state,
        channel=beat.channel or state.channel,
        screen=state.screen if beat.screen is None else tuple(beat.screen),
    )


def _way_on(scenario: Scenario, beat: str, moment: Moment) -> tuple[Branch, str]:
    """Return the branch taken and why: an interrupt first, unless it leads to where we are.

    To an interrupt, which looks in from outside, the present beat counts as visited; to the beat itself it does not.
    """
    looking_in = replace(moment, visited=(*moment.visited, beat))
    for number, interrupt in enumerate(scenario.interrupts, start=1):
        if interrupt.go != beat and is_met(interrupt.if_, looking_in):
            return interrupt, f"interrupt {number}: {describe(interrupt.if_)}"
    for number, branch in enumerate(scenario.beats[beat].next, start=1):
        if branch.if_ is None or is_met(branch.if_, moment):
            return branch, f"branch {number}: {describe(branch.if_) if branch.if_ else 'always'}"
    return Branch.model_validate({"go": beat}), "no branch holds"


def _telling(scenario: Scenario, state: State, name: str) -> Line:
    fact = scenario.customer.facts[name]
    return Line(pick(fact.says, state.wording, name) or fact.told or "")


def _arrival(scenario: Scenario, state: State, destination: str, origin: str | None = None) -> tuple[Line, Line]:
    """The pause on the way to ``destination``, unless we stay where we are, and the words on arriving."""
    place = scenario.endings.get(destination) or scenario.beats[destination]
    been = state.visited.count(destination)
    says, thinks = (pick(texts, state.wording, destination, been) for texts in (place.says, place.thinks))
    pause = place.pause if destination != origin and place.pause else ""
    return Line(pause, by="pause"), Line(says, thinks)
