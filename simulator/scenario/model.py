"""What a scenario says: the checked model behind one YAML file.

A scenario is pure data. Reading files with positions is ``loading``; finding faults beyond the single field is
``checks``; playing is the ``conversation`` room. The parts stand in modules of their own::

    values      texts, names, gauges, words to look for, comparisons
    condition   when something happens
    journey     beats, the ways between them, endings
    customer    wants, criteria, facts, reactions
    agreements  means and promises
    audience    the onlookers of a public channel
    shoes       role reversal
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scoring.model import Channel
from simulator.scenario.agreements import Means, Promise
from simulator.scenario.audience import Audience, Onlooker
from simulator.scenario.condition import Condition
from simulator.scenario.customer import THRESHOLD, Churn, Criterion, Customer, Fact, Want, Wants
from simulator.scenario.journey import Beat, Branch, Ending, Interrupt, Open, Reaction, Screen, Shifts
from simulator.scenario.shoes import Agent, Hears, Shoes
from simulator.scenario.values import (
    COMPARISON_PATTERN,
    LIST_SIGN,
    SOURCE_PATTERN,
    Gauge,
    Level,
    Name,
    Part,
    Phrases,
    Source,
    Text,
    Whole,
    holds,
)

__all__ = [
    "COMPARISON_PATTERN",
    "LIST_SIGN",
    "SOURCE_PATTERN",
    "THRESHOLD",
    "Agent",
    "Audience",
    "Beat",
    "Branch",
    "Churn",
    "Condition",
    "Criterion",
    "Customer",
    "Ending",
    "Fact",
    "Hears",
    "Interrupt",
    "Means",
    "Onlooker",
    "Open",
    "Part",
    "Playthrough",
    "Promise",
    "Reaction",
    "Scenario",
    "Shifts",
    "Shoes",
    "Want",
    "Wants",
    "holds",
]

CURRENCIES = {"en": "£", "fr": "€"}
"""The sign that charges are shown with, by language, unless the file says otherwise."""


class Playthrough(Part):
    """Replies that end in a known way, run as a test of the scenario."""

    about: Text | None = Field(None, description="what this run shows")
    replies: list[Text] = Field(min_length=1, max_length=40, description="the agent's replies, in order")
    ends: Name = Field(description="the ending that they lead to")
    score: Annotated[list[Gauge], Field(min_length=2, max_length=2)] = Field(description="lowest and highest score")


class Scenario(Part):
    """One customer in one situation."""

    title: Text = Field(description="the name in the library")
    language: Literal["en", "fr"] = Field(description="the language of the conversation: en or fr")
    channel: Channel = Field(description="where it takes place: in person, phone, chat, email, public social")
    level: Level = Field(description="1 first week … 4 the hardest")
    trade: Text = Field(description="the line of business: restaurant, bank, hotel …")
    sources: list[Source] = Field(default_factory=list, max_length=20, description="what it rests on: S1 to S20")
    tags: list[Text] = Field(default_factory=list, max_length=20, description="words to find it by")
    summary: Text = Field(description="one line for the library")
    briefing: Text = Field(description="what the trainee is told before it starts")
    screen: Screen = Field(default_factory=list, description="what the agent can see: order, history")
    temptation: Text | None = Field(None, description="the trap of this scenario, shown in the debrief")
    turns: Annotated[Whole, Field(ge=3, le=30)] = Field(10, description="most replies before time is up")
    timeout: Name = Field(description="the ending when the turns are used up")
    customer: Customer = Field(description="who the trainee talks to")
    means: dict[Name, Means] = Field(
        default_factory=dict, max_length=100, description="what the agent may offer, each under a name of its own"
    )
    promises: dict[Name, Promise] = Field(
        default_factory=dict, max_length=40, description="what the agent may commit to, each under a name of its own"
    )
    currency: Annotated[str, StringConstraints(min_length=1, max_length=8, strip_whitespace=True)] | None = Field(
        None, description="the sign that charges are shown with; left out, £ in English and € in French"
    )
    words: dict[Name, Phrases] = Field(
        default_factory=dict,
        max_length=100,
        description="lists of words, each under a name of its own, used as '@name' wherever words are looked for",
    )
    audience: Audience | None = Field(None, description="who reads along, on a public channel")
    start: Name | None = Field(None, description="the first beat; left out, the first in the file")
    interrupts: list[Interrupt] = Field(
        default_factory=list, max_length=40, description="ways on that are looked at before those of any beat"
    )
    beats: dict[Name, Beat] = Field(
        min_length=1, max_length=200, description="the moments of the conversation, each under a name of its own"
    )
    endings: dict[Name, Ending] = Field(
        min_length=1, max_length=100, description="the ways it can end, each under a name of its own"
    )
    playthroughs: dict[Name, Playthrough] = Field(
        default_factory=dict,
        max_length=100,
        description="replies that end in a known way, run as tests of the scenario",
    )
    shoes: Shoes | None = Field(
        None, description="the same case from the other side: the trainee is the customer, served by scripted agents"
    )

    @property
    def first_beat(self) -> str:
        """The beat the conversation opens with."""
        return self.start or next(iter(self.beats))

    def priced(self, amount: Decimal) -> str:
        """Return an amount as this scenario writes it: ``£2.00``, in French ``2,00 €``."""
        sign = self.currency or CURRENCIES[self.language]
        # In French a no-break space stands before the sign.
        return f"{amount:.2f}\u00a0{sign}".replace(".", ",") if self.language == "fr" else f"{sign}{amount:.2f}"
