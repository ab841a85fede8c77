"""The customer's shoes: from the scenario's scripted agents to what the screen shows, and back to what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from scoring.model import Step
from simulator.attempts import ShoesRating, Snapshot
from simulator.conversation import shoes as turned
from simulator.scenario import Loaded
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import AgentView, MeetingView, ServedView, ShoesView


def shoes(loaded: Loaded, wording: int) -> ShoesView:
    """Return the case from the customer's side. Raises ``Trouble`` when the scenario has no such side."""
    told = loaded.scenario
    if told.shoes is None:
        raise Trouble(Kind.GONE, f"{told.title}: this scenario has no agents who could serve you (no `shoes:`).")
    agents = tuple(
        AgentView(str(uuid4()), one.name, Step(one.step).value, turned.begin(told, place, wording)[1])
        for place, one in enumerate(told.shoes.agents)
    )
    return ShoesView(
        scenario=loaded.name,
        title=told.title,
        language=told.language,
        customer=told.customer.name,
        you=told.shoes.you,
        agents=agents,
        wording=wording,
    )


def served(loaded: Loaded, agent: int, wording: int, said: Sequence[str]) -> ServedView:
    """Return what the agent at place ``agent`` answers to the last of the words ``said``.

    Raises ``Trouble`` when the file has changed and no longer has that agent.
    """
    try:
        _, _, answers = turned.replay(loaded.scenario, agent, wording, said)
    except ValueError as error:
        raise Trouble(Kind.GONE, str(error)) from error
    answer = answers[-1]
    return ServedView(answer.says, answer.last)


def snapshot(loaded: Loaded) -> Snapshot:
    """Return the scenario as it is kept beside a rating."""
    told = loaded.scenario
    return Snapshot(loaded.id, loaded.digest, told.language, told.title, loaded.text)


def rating(meeting: MeetingView) -> ShoesRating:
    """Return a meeting as it is kept."""
    agent = meeting.agent
    return ShoesRating(agent.meeting, agent.name, agent.step, meeting.rating, meeting.note, meeting.said)


def lesson(meetings: Sequence[MeetingView]) -> str:
    """Return the name of what the ratings give to think about."""
    return turned.lesson([turned.Rating(one.agent.name, Step(one.agent.step), one.rating) for one in meetings])
