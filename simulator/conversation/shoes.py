"""Role reversal: the trainee is the customer, and scripted agents serve them one after the other.

Pure and total like the rest of the room: what the trainee types decides only which of an agent's ``hears`` come in; the
agent's own replies come in their order, whatever is said, and the last one ends it. Each agent is then rated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scoring.model import Step
from simulator.conversation.speaking import pick
from simulator.conversation.words import Reading
from simulator.scenario.model import Agent, Scenario

LOWEST, HIGHEST = 1, 5
Lesson = Literal["platinum", "shared", "kind", "company", "same"]
"""What the ratings of all the agents give to think about; see ``lesson``."""


@dataclass(frozen=True, slots=True)
class ShoesState:
    """Where one agent stands with the trainee: ``agent`` counts from 0, ``turn`` the trainee's words so far.

    ``heard`` are the places of those of the agent's ``hears`` that have come in.
    """

    agent: int
    turn: int = 0
    wording: int = 0
    heard: tuple[int, ...] = ()
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agent says to the trainee's words, in order; ``last`` when nothing more will come."""

    turn: int
    says: tuple[str, ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """How the trainee, as the customer, rated one agent, 1 to 5."""

    name: str
    step: Step
    rating: int


def begin(scenario: Scenario, agent: int = 0, wording: int = 0) -> tuple[ShoesState, tuple[str, ...]]:
    """Return the state in which the agent at place ``agent`` waits for the trainee, and how the agent greets them.

    ``wording`` is any whole number and decides among wordings. The greeting is empty where the file has none. Raises
    ``ValueError`` when the scenario has no such agent.
    """
    chosen = agent_at(scenario, agent)
    greeting = pick(chosen.greets, wording, f"{chosen.step} greets")
    return ShoesState(agent, wording=wording), (greeting,) if greeting else ()


def advance(scenario: Scenario, state: ShoesState, words: str) -> tuple[ShoesState, Answer]:
    """Return the state after the trainee has said ``words``, and what the agent says to them.

    Takes any string. After the last reply the state stays as it is, and the agent says nothing.
    """
    if state.ended:
        return state, Answer(state.turn, (), last=True)
    agent = agent_at(scenario, state.agent)
    reading = Reading(words, scenario.language, scenario.words)
    heard = next(
        (n for n, one in enumerate(agent.hears) if n not in state.heard and reading.mentions(one.words)),
        None,
    )
    turn = state.turn + 1
    says = [pick(agent.replies[state.turn], state.wording, f"{agent.step} {turn}")]
    if heard is not None:
        says.insert(0, pick(agent.hears[heard].says, state.wording, f"{agent.step} hears {heard}"))
    new = replace(
        state,
        turn=turn,
        heard=state.heard if heard is None else (*state.heard, heard),
        ended=turn == len(agent.replies),
    )
    return new, Answer(turn, tuple(says), last=new.ended)


def replay(
    scenario: Scenario, agent: int, wording: int, said: Iterable[str]
) -> tuple[ShoesState, tuple[str, ...], list[Answer]]:
    """Return the state, the greeting and the answers that the trainee's words ``said`` lead to, up to the last reply.

    Raises ``ValueError`` when the scenario has no such agent.
    """
    state, greeting = begin(scenario, agent, wording)
    answers = []
    for words in said:
        if state.ended:
            break
        state, answer = advance(scenario, state, words)
        answers.append(answer)
    return state, greeting, answers


def rate(scenario: Scenario, agent: int, rating: int) -> Rating:
    """Return the trainee's ``rating`` of an agent. Raises ``ValueError`` for one that is not 1 to 5, or no agent."""
    chosen = agent_at(scenario, agent)
    if not LOWEST <= rating <= HIGHEST:
        raise ValueError(f"a rating runs from {LOWEST} to {HIGHEST}, and this is {rating}")
    return Rating(chosen.name, Step(chosen.step), rating)


def lesson(ratings: Sequence[Rating]) -> Lesson:
    """Return what these ratings give to think about: whose way of serving the trainee liked best.

    ``same`` when all are rated alike, ``shared`` when the platinum rule is at the top beside another, ``kind`` for the
    golden rule or empathy. Raises ``ValueError`` without a rating.
    """
    highest = max(one.rating for one in ratings)
    best = {one.step for one in ratings if one.rating == highest}
    if len(ratings) > 1 and len({one.rating for one in ratings}) == 1:
        return "same"
    if Step.PLATINUM in best:
        return "platinum" if len(best) == 1 else "shared"
    return "company" if Step.COMPANY in best else "kind"


def agent_at(scenario: Scenario, agent: int) -> Agent:
    """Return the agent at place ``agent``, counted from 0. Raises ``ValueError`` when there is none."""
    agents = scenario.shoes.agents if scenario.shoes is not None else []
    if not 0 <= agent < len(agents):
        raise ValueError(f"the scenario has no agent {agent}; it has {len(agents)}")
    return agents[agent]
