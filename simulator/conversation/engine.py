"""The scripted customer: a reply and its score in, the customer's next turn out.

Pure and total: no clock, no chance, nothing remembered outside ``State``. Any text is a possible reply, and every
conversation ends within the scenario's ``turns``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from zlib import crc32

from scoring.model import Act, Score
from simulator.conversation.conditions import Moment, describe, is_met
from simulator.conversation.model import Line, Mood, Move, State, WantName, WantResult
from simulator.conversation.offers import has_charge_to_say, read_offers
from simulator.conversation.words import Reading
from simulator.scenario.model import Branch, Fact, Reaction, Scenario

SILENCE = "…"
_ASKING = frozenset({Act.ASKS_WANTS, Act.ASKS_DETAIL, Act.CHECKS_UNDERSTANDING})
_WANTS: tuple[WantName, ...] = ("feel", "think", "do")
_T = TypeVar("_T")


def begin(scenario: Scenario, wording: int = 0) -> tuple[State, tuple[Line, ...]]:
    """Return the state before the first reply, and how the customer opens.

    ``wording`` is any whole number; attempts with different ones meet different wordings where the scenario has them.
    """
    customer = scenario.customer
    state = State(
        beat=scenario.first_beat,
        mood=Mood(customer.trust, customer.patience),
        wording=wording,
        found=tuple(name for name, fact in customer.facts.items() if fact.told is not None),
        wants=tuple(WantResult(want, getattr(customer.wants, want).text, "missed", 0) for want in _WANTS),
    )
    return state, _spoken([_arrival(scenario, state, state.beat)])


def advance(scenario: Scenario, state: State, reply: str, score: Score) -> tuple[State, Move]:
    """Return the state after ``reply``, and the customer's move.

    Takes any string and any score, and raises nothing for a scenario that passed its checks. Once the conversation has
    ended, the state stays as it is and the move says nothing.
    """
    if state.ending is not None:
        return state, Move(state.turn, (), state.mood, state.mood, branch="ended", ending=state.ending)
    moment, asked = _hear(scenario, state, reply, score)
    moment = replace(moment, mood=_react(scenario.customer.reactions, moment))
    branch, reason = _way_on(scenario, state.beat, moment)
    mood = _moved(moment.mood, branch.trust, branch.patience)
    revealed = [name for name in branch.reveals or () if name not in moment.found]
    found = _joined(moment.found, revealed)

    visited = (*state.visited, state.beat)
    destination = branch.go
    if destination not in scenario.endings and moment.turn >= scenario.turns:
        destination = scenario.timeout
        reason += ", then time is up"
    ending = destination if destination in scenario.endings else None
    new = replace(
        state,
        beat=state.beat if ending else destination,
        mood=mood,
        turn=moment.turn,
        found=found,
        offered=moment.offered,
        disclosed=moment.disclosed,
        waived=moment.waived,
        visited=visited,
        acted=moment.acted,
        ending=ending,
    )
    after = replace(moment, mood=mood, found=found, visited=(*visited, destination))
    new = replace(new, wants=_wants(scenario, state.wants, after))
    told = [_telling(scenario, state, name) for name in (*asked, *revealed)]
    been = state.visited.count(state.beat)
    says, thinks = (_pick(texts, state, reason, been) for texts in (branch.says, branch.thinks))
    move = Move(
        turn=moment.turn,
        lines=_spoken([*told, Line(says, thinks), _arrival(scenario, new, destination)]),
        before=state.mood,
        after=mood,
        found=(*asked, *revealed),
        offers=moment.here.offers,
        discloses=moment.here.discloses,
        waives=moment.here.waives,
        slips=moment.here.slips,
        branch=f"{state.beat} → {destination} ({reason})",
        beat=new.beat,
        ending=ending,
    )
    return new, move


def replay(scenario: Scenario, wording: int, turns: Iterable[tuple[str, Score]]) -> tuple[State, list[Move]]:
    """Return the state and the moves that ``turns``, pairs of reply and score, lead to from the beginning.

    Stops at the ending; what comes after it is left out.
    """
    state, _ = begin(scenario, wording)
    moves = []
    for reply, score in turns:
        state, move = advance(scenario, state, reply, score)
        moves.append(move)
        if state.ending is not None:
            break
    return state, moves


def fact_words(name: str, fact: Fact) -> str:
    """Return a fact in the customer's words, or its id where the scenario gives none."""
    return (fact.says[0] if fact.says else None) or fact.told or name


def _hear(scenario: Scenario, state: State, reply: str, score: Score) -> tuple[Moment, list[str]]:
    """Take in one reply: what it is at this moment, and the facts that its questions bring out."""
    reading = Reading(reply, scenario.language)
    here = read_offers(reading, scenario.means, score.acts, state.offered, (*state.disclosed, *state.waived))
    asked, again = _asked(scenario.customer.facts, state.found, reading, score.acts)
    offered = _joined(state.offered, here.offers)
    disclosed = _joined(state.disclosed, here.discloses)
    waived = _joined(state.waived, here.waives)
    moment = Moment(
        reading=reading,
        value=score.value,
        step=score.step,
        acts=score.acts,
        here=here,
        again=again,
        found=_joined(state.found, asked),
        offered=offered,
        disclosed=disclosed,
        waived=waived,
        hidden=tuple(
            name
            for name in offered
            if has_charge_to_say(scenario.means[name]) and name not in disclosed and name not in waived
        ),
        visited=state.visited,
        acted=_joined(state.acted, score.acts),
        mood=state.mood,
        turn=state.turn + 1,
    )
    return moment, asked


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


def _react(reactions: Sequence[Reaction], moment: Moment) -> Mood:
    moving = [reaction for reaction in reactions if is_met(reaction.if_, moment)]
    return _moved(moment.mood, sum(one.trust for one in moving), sum(one.patience for one in moving))


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


def _wants(scenario: Scenario, before: Sequence[WantResult], moment: Moment) -> tuple[WantResult, ...]:
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


def _telling(scenario: Scenario, state: State, name: str) -> Line:
    fact = scenario.customer.facts[name]
    return Line(_pick(fact.says, state, name) or fact.told or "")


def _arrival(scenario: Scenario, state: State, destination: str) -> Line:
    place = scenario.endings.get(destination) or scenario.beats[destination]
    been = state.visited.count(destination)
    says, thinks = (_pick(texts, state, destination, been) for texts in (place.says, place.thinks))
    return Line(says, thinks)


def _pick(texts: Sequence[str] | None, state: State, key: str, been: int = 0) -> str:
    """Choose one of several wordings by the attempt, the place, and how often we have been there.

    Lists of equal length under the same key are chosen from alike: words and thoughts that belong together stay so.
    """
    return texts[(crc32(key.encode()) + state.wording + been) % len(texts)] if texts else ""


def _spoken(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Leave out what is not said, and put a thought without words with the words it follows."""
    spoken: list[Line] = []
    loose: list[str] = []
    for line in lines:
        if line.says:
            spoken.append(Line(line.says, " ".join(filter(None, [*loose, line.thinks]))))
            loose = []
        elif line.thinks and spoken:
            spoken[-1] = replace(spoken[-1], thinks=" ".join(filter(None, [spoken[-1].thinks, line.thinks])))
        elif line.thinks:
            loose.append(line.thinks)
    return tuple(spoken) or (Line(SILENCE, " ".join(loose)),)


def _moved(mood: Mood, trust: int, patience: int) -> Mood:
    return Mood(_gauge(mood.trust + trust), _gauge(mood.patience + patience))


def _gauge(number: int) -> int:
    return max(0, min(100, number))


def _joined(known: Sequence[_T], new: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*known, *new)))
