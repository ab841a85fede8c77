"""What the agent may put on the table: means to offer, and promises to make."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from simulator.scenario.condition import Condition
from simulator.scenario.journey import Shifts
from simulator.scenario.values import Part, Phrases, Shift, Text, Whole


class Means(Part):
    """Something that the agent may offer."""

    offer: Text = Field(description="what it is, for the briefing")
    words: Phrases = Field(
        description="words by which a reply is seen to offer it; where means share words, the longer phrase counts"
    )
    takes: Text | None = Field(None, description="how long it takes, for the briefing")
    charge: Annotated[Decimal, Field(gt=0, max_digits=8, decimal_places=2)] | None = Field(
        None, description="what the customer pays extra, such as 2.00"
    )
    disclose: bool = Field(True, description="whether the charge must be said before it is made")


class Promise(Shifts):
    """Something that the agent may commit to. A reply that commits to it in these words puts it on the ledger.

    A later reply keeps it where ``kept`` holds, and breaks it early where ``broken`` holds; without them the acts
    ``keeps-promise`` and ``breaks-promise`` do. With ``due``, it is broken when that many turns have passed. The shifts
    are what breaking it costs.
    """

    text: Text = Field(description="what is promised, for the debrief: 'to ring back before six'")
    words: Phrases = Field(description="words that a committing sentence makes this promise with")
    made: Text | None = Field(
        None, description="who of the house promised it before this conversation, and when; it stands from the start"
    )
    due: Annotated[Whole, Field(ge=1, le=30)] | None = Field(
        None, description="the turns within which it must be kept; left out, it stays open until the end"
    )
    kept: Condition | None = Field(None, description="when a later reply keeps it")
    broken: Condition | None = Field(None, description="when it is broken before it is due")
    trust: Shift = Field(-12, description="moves the customer's trust when it is broken")
    patience: Shift = Field(0, description="moves the customer's patience when it is broken")
    earns: Shift = Field(6, description="moves the customer's trust when it is kept")
