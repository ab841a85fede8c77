"""Role reversal: the trainee is the customer, and scripted agents serve them in turn (S10, S14)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.model import Step
from simulator.scenario.values import Part, Phrases, Text, Texts

AgentStep = Literal[Step.COMPANY, Step.GOLDEN, Step.EMPATHY, Step.PLATINUM]


class Hears(Part):
    """Something that an agent answers when the customer's words have it in them, once."""

    words: Phrases = Field(description="words of the customer's that the agent hears")
    says: Texts = Field(description="what the agent says to them, before the next reply")


class Agent(Part):
    """One scripted agent: always on the same step, with the same replies in the same order."""

    step: AgentStep = Field(description="the step that this agent serves on: company, golden, empathy, platinum")
    name: Text = Field(description="what the agent is called")
    greets: Texts | None = Field(None, description="what the agent says before the customer has said anything")
    replies: list[Texts] = Field(
        min_length=3, max_length=6, description="the agent's replies in order, each one text or several wordings"
    )
    hears: list[Hears] = Field(
        default_factory=list, max_length=20, description="what the agent answers to certain words of the customer's"
    )


class Shoes(Part):
    """The same case from the other side: the trainee plays the customer and rates each agent, 1 to 5."""

    you: Text = Field(description="who the trainee is now, what has happened, and what they would like")
    agents: Annotated[list[Agent], Field(min_length=2, max_length=4)] = Field(
        description="the agents, in the order in which they serve"
    )
