"""The onlookers of a public channel."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from simulator.scenario.condition import Condition
from simulator.scenario.journey import Shifts
from simulator.scenario.values import Count, CountShift, Gauge, Part, Text, Texts, Whole


class Onlooker(Shifts):
    """What the public makes of a reply, after the customer's answer. The first one that holds speaks and counts."""

    if_: Condition | None = Field(None, alias="if", description="when it happens; left out, always")
    likes: CountShift = Field(0, description="likes that the customer's post wins by it")
    reposts: CountShift = Field(0, description="reposts that the customer's post wins by it")
    who: Text | None = Field(None, description="the name of the onlooker who speaks")
    says: Texts | None = Field(None, description="what the onlooker says")


class Audience(Part):
    """Who reads along, how they lean, and how long a public reply may be."""

    size: Count = Field(description="how many people read along")
    crowd: Gauge = Field(50, description="how they lean towards the house at the start, 0 to 100")
    limit: Annotated[Whole, Field(ge=40, le=2000)] | None = Field(
        None, description="the most characters that a reply in public may have"
    )
    likes: Count = Field(0, description="likes that the customer's post has at the start")
    reposts: Count = Field(0, description="reposts that the customer's post has at the start")
    reactions: list[Onlooker] = Field(
        default_factory=list, max_length=40, description="what the onlookers make of a reply, first one that holds"
    )
