"""How a conversation goes: beats, the ways between them, what moves the customer on the way, and how it ends."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scoring.model import Channel
from simulator.scenario.condition import Condition
from simulator.scenario.values import Name, Names, Part, Shift, Text, Texts, Whole


class Shifts(Part):
    """How far the gauges move, each from -100 to 100; a gauge stays between 0 and 100."""

    trust: Shift = Field(0, description="moves the customer's trust")
    patience: Shift = Field(0, description="moves the customer's patience")
    arousal: Shift = Field(0, description="moves how worked up the customer is")
    churn: Shift = Field(0, description="moves how near the customer is to leaving for good")
    crowd: Shift = Field(0, description="moves how the onlookers lean towards the house")


class Branch(Shifts):
    """One way on from a beat. The first branch whose ``if`` holds is taken; one without ``if`` always holds."""

    if_: Condition | None = Field(None, alias="if", description="when this branch is taken; left out, always")
    reveals: Names | None = Field(None, description="facts that the customer now tells")
    says: Texts | None = Field(None, description="what the customer answers before the next beat's own words")
    thinks: Texts | None = Field(None, description="what the customer thinks and does not say")
    go: Name = Field(description="the next beat, or an ending")


class Interrupt(Branch):
    """A way on that is looked at before the beat's own branches, whatever the beat."""

    if_: Condition = Field(alias="if", description="when the customer breaks in")


class Reaction(Shifts):
    """A movement of mood that comes with a reply, whichever branch is taken. Every reaction that holds counts."""

    if_: Condition = Field(alias="if", description="when it happens")


Screen = Annotated[list[Text], Field(max_length=40)]


class Beat(Part):
    """A moment of the conversation: what the customer says and thinks, and the ways on from here.

    ``pause``, ``channel`` and ``screen`` begin a new stage of a journey; the last two hold from here on, until another
    beat changes them.
    """

    pause: Text | None = Field(
        None, description="what passes before this beat, on a line of its own: 'The next morning.'"
    )
    channel: Channel | None = Field(None, description="where the conversation goes on from here")
    screen: Screen | None = Field(None, description="what the agent can see from here on, instead of the lines before")
    says: Texts | None = Field(None, description="the customer's words on arriving here")
    thinks: Texts | None = Field(None, description="the inner voice, shown in the debrief")
    next: list[Branch] = Field(min_length=1, max_length=40, description="the ways on, first one that holds")


class Open(Shifts):
    """How a case stays open: the trainee's next attempt at this scenario begins at ``beat``, and is remembered.

    The customer comes back with the mood of the end, moved by the shifts given here.
    """

    beat: Name = Field(description="the beat at which the customer comes back")
    says: Texts | None = Field(None, description="what the customer says on coming back, before the beat's own words")
    thinks: Texts | None = Field(None, description="what the customer thinks on coming back")


class Ending(Part):
    """How it ends, in the customer's own words."""

    verdict: Annotated[Whole, Field(ge=1, le=5)] = Field(description="how the customer rates it, 1 to 5")
    title: Text = Field(description="a short name for the debrief")
    pause: Text | None = Field(None, description="what passes before it, on a line of its own: 'A week later.'")
    says: Texts = Field(description="the customer's last words")
    thinks: Texts | None = Field(None, description="what the customer thinks at the end and does not say")
    tells: Text = Field(description="what the customer would tell a friend")
    try_: Text = Field(alias="try", description="what to try next time")
    open: Open | None = Field(None, description="the case stays open: how the customer comes back in the next attempt")
