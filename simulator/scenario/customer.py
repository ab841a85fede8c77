"""Who the trainee talks to: what this customer wants, judges by and knows, and what moves them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from simulator.scenario.condition import Condition
from simulator.scenario.journey import Reaction
from simulator.scenario.values import Gauge, Name, Part, Phrases, Text, Texts, Whole

THRESHOLD = 60
"""The churn at which a customer is leaving, unless the file says otherwise."""


class Want(Part):
    """Something the customer wants, and how an attempt shows that it was met.

    All three are looked at after each reply, with the mood and the beat that it led to. The first turn at which ``met``
    holds decides it; ``half`` counts until then. ``lost`` undoes either, whenever it holds.
    """

    text: Text = Field(description="the want, in words for the debrief")
    met: Condition | None = Field(None, description="when it is met")
    half: Condition | None = Field(None, description="when it is half met")
    lost: Condition | None = Field(None, description="when it is lost again")


def _as_want(value: object) -> object:
    return value if isinstance(value, dict | Want | bool | list) else {"text": value}


WantField = Annotated[Want, BeforeValidator(_as_want)]


class Wants(Part):
    """This customer's own criteria (S1); never shown before the debrief."""

    feel: WantField = Field(description="what the customer wants to feel")
    think: WantField = Field(description="what the customer wants to think")
    do: WantField = Field(description="what the customer wants to do")


class Criterion(Part):
    """Something this customer judges by. Looked at after each reply, like a want.

    With ``kept`` it counts as kept from the first turn at which that holds; without, from the start. ``broken`` settles
    it for good: once broken, it stays so.
    """

    text: Text = Field(description="the criterion, in words for the debrief")
    kept: Condition | None = Field(None, description="when it is kept; left out, it is kept until it is broken")
    broken: Condition | None = Field(None, description="when it is broken, for good")


class Fact(Part):
    """Something true of this customer: already ``told``, or found out when ``asked``, or brought out by a branch.

    ``asked: wants`` answers an open question about what the customer wants, one such fact a question, in the order of
    the file; ``asked: [word, …]`` answers a question that uses one of the words. With ``told``, the words show that the
    trainee asks again for what was told.
    """

    told: Text | None = Field(None, description="the words by which the customer has told it")
    asked: Literal["wants"] | Phrases | None = Field(None, description="the question that brings it out")
    says: Texts | None = Field(None, description="what the customer answers when it comes out")
    words: Phrases | None = Field(
        None, description="words that show that a reply takes it up; left out, the telling words of its own text"
    )


class Churn(Part):
    """How near the customer is to leaving for good when it begins, and from where on they are leaving."""

    start: Gauge = Field(0, description="churn at the start, 0 to 100")
    threshold: Annotated[Whole, Field(ge=1, le=100)] = Field(THRESHOLD, description="from here on they are leaving")


def _as_churn(value: object) -> object:
    if isinstance(value, dict | Churn):
        return value
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value).removeprefix("+").isdecimal():
        return {"start": value}
    raise PydanticCustomError("int_type", "Input should be a whole number")


class Customer(Part):
    """Who the trainee talks to."""

    name: Text = Field(description="what the customer is called")
    manner: Text = Field(description="how the customer speaks")
    trust: Gauge = Field(50, description="trust at the start, 0 to 100")
    patience: Gauge = Field(60, description="patience at the start, 0 to 100")
    arousal: Gauge = Field(30, description="how worked up the customer is at the start, 0 to 100")
    churn: Annotated[Churn, BeforeValidator(_as_churn)] = Field(
        Churn(start=0, threshold=THRESHOLD),
        description="how near the customer is to leaving for good at the start, 0 to 100; or `start` and `threshold`",
    )
    wants: Wants = Field(description="what the customer wants to feel, think and do")
    criteria: dict[Name, Criterion] = Field(
        default_factory=dict, max_length=20, description="what this customer judges by, each under a name of its own"
    )
    facts: dict[Name, Fact] = Field(
        default_factory=dict, max_length=100, description="what is true of this customer, each under a name of its own"
    )
    reactions: list[Reaction] = Field(
        default_factory=list, max_length=40, description="how replies move this customer's mood, whichever beat it is"
    )
