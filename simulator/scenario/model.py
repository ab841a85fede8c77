"""What a scenario says: the checked model behind one YAML file.

A scenario is pure data. Reading files with positions is ``loading``; finding faults beyond the single field is
``checks``; playing is the ``conversation`` room.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from scoring.model import Act, Channel, Step

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


def _no_truth(value: object) -> object:
    """``true`` is no number, though Python would count it as one."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "Input should be a whole number")
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
Level = Annotated[Whole, Field(ge=1, le=4)]
Gauge = Annotated[Whole, Field(ge=0, le=100)]
Shift = Annotated[Whole, Field(ge=-100, le=100)]
SOURCE_PATTERN = r"^S([1-9]|1[0-9]|20)$"
Source = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN)]

COMPARISON_PATTERN = r"^(<|<=|>|>=|=)\s*(-?\d{1,4})$|^(-?\d{1,4})\s*\.\.\s*(-?\d{1,4})$"
_COMPARISON = re.compile(COMPARISON_PATTERN)


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_comparison(value: object) -> object:
    """A bare number means "exactly"; anything else must read like ``< 40`` or ``40..60``."""
    return f"= {value}" if isinstance(value, int) and not isinstance(value, bool) else value


Comparison = Annotated[str, BeforeValidator(_as_comparison), StringConstraints(pattern=COMPARISON_PATTERN)]
"""A test of a whole number: ``< 40``, ``<= 40``, ``> 40``, ``>= 40``, ``= 40``, ``40`` or ``40..60``."""

Texts = Annotated[list[Text], BeforeValidator(_as_list), Field(min_length=1, max_length=12)]
"""One wording, or several of which the attempt decides one."""

# The bounds on lists and groups keep the work for a stranger's file small; no scenario worth playing comes near them.
Names = Annotated[list[Name], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]
Acts = Annotated[list[Act], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]
Steps = Annotated[list[Step], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]

Phrase = Annotated[str, StringConstraints(min_length=2, max_length=80, strip_whitespace=True)]
Phrases = Annotated[list[Phrase], BeforeValidator(_as_list), Field(min_length=1, max_length=60)]
"""Words to look for in a reply, whole words, without regard to case or accents; a word may end in ``*``."""


def holds(comparison: str, number: int) -> bool:
    """Say whether ``number`` passes a ``Comparison`` such as ``< 40`` or ``40..60`` (both ends count)."""
    match = _COMPARISON.match(comparison)
    if match is None:
        raise ValueError(f"not a comparison: {comparison!r}")
    sign, bound, low, high = match.groups()
    if sign is None:
        return int(low) <= number <= int(high)
    limit = int(bound)
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
    }[sign]


class _Part(BaseModel):
    # A text may look like a number (`says: 42`); the reader keeps numbers so that they read back as written.
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, coerce_numbers_to_str=True)


class Condition(_Part):
    """When a branch holds. Several keys in one condition must all hold.

    Keys about *this reply*: ``act``, ``step``, ``score``, ``mentions``, ``offers``, ``discloses``, ``waives``,
    ``slips``, ``again``. Keys about the attempt so far, this reply included: ``found``, ``offered``, ``disclosed``,
    ``waived``, ``slipped``, ``visited``, ``acted``, ``trust``, ``patience``, ``turn``. A list under a key means "any of
    these".
    """

    act: Acts | None = Field(None, description="the reply does one of these acts")
    step: Steps | None = Field(None, description="the reply stands on one of these steps")
    score: Comparison | None = Field(None, description="the reply's score, such as '< 40'")
    mentions: Phrases | None = Field(None, description="the reply uses one of these words or phrases")
    offers: Names | None = Field(None, description="the reply offers one of these means")
    discloses: Names | None = Field(
        None, description="the reply says the charge of one of these means, offered now or before"
    )
    waives: Names | None = Field(
        None, description="the reply says that one of these means, offered now or before, costs nothing"
    )
    slips: Names | None = Field(None, description="the reply gives one of these means and hides its charge")
    again: Names | None = Field(
        None, description="the reply asks for one of these facts, which the customer has told already"
    )
    found: Names | None = Field(None, description="one of these facts has been found out")
    offered: Names | None = Field(None, description="one of these means has been offered by now")
    disclosed: Names | None = Field(None, description="the charge of one of these means has been said by now")
    waived: Names | None = Field(None, description="one of these means has been said to cost nothing by now")
    slipped: Names | None = Field(
        None, description="one of these means was offered, its charge neither said nor waived"
    )
    visited: Names | None = Field(
        None,
        description="one of these beats was played before this one; to an interrupt this one counts too, and to a want "
        "also where the reply led, even an ending",
    )
    acted: Acts | None = Field(None, description="some reply by now did one of these acts")
    trust: Comparison | None = Field(None, description="the customer's trust, before this branch moves it")
    patience: Comparison | None = Field(None, description="the customer's patience, before this branch moves it")
    turn: Comparison | None = Field(None, description="the number of this reply, from 1")
    all: list[Condition] | None = Field(None, min_length=1, max_length=20, description="each of these holds")
    any: list[Condition] | None = Field(None, min_length=1, max_length=20, description="at least one of these holds")
    not_: Condition | None = Field(None, alias="not", description="this does not hold")


class Branch(_Part):
    """One way on from a beat. The first branch whose ``if`` holds is taken; one without ``if`` always holds."""

    if_: Condition | None = Field(None, alias="if", description="when this branch is taken; left out, always")
    trust: Shift = Field(0, description="moves the customer's trust")
    patience: Shift = Field(0, description="moves the customer's patience")
    reveals: Names | None = Field(None, description="facts that the customer now tells")
    says: Texts | None = Field(None, description="what the customer answers before the next beat's own words")
    thinks: Texts | None = Field(None, description="what the customer thinks and does not say")
    go: Name = Field(description="the next beat, or an ending")


class Interrupt(Branch):
    """A way on that is looked at before the beat's own branches, whatever the beat."""

    if_: Condition = Field(alias="if", description="when the customer breaks in")


class Reaction(_Part):
    """A movement of mood that comes with a reply, whichever branch is taken. Every reaction that holds counts."""

    if_: Condition = Field(alias="if", description="when it happens")
    trust: Shift = Field(0, description="moves the customer's trust")
    patience: Shift = Field(0, description="moves the customer's patience")


class Beat(_Part):
    """A moment of the conversation: what the customer says and thinks, and the ways on from here."""

    says: Texts | None = Field(None, description="the customer's words on arriving here")
    thinks: Texts | None = Field(None, description="the inner voice, shown in the debrief")
    next: list[Branch] = Field(min_length=1, max_length=40, description="the ways on, first one that holds")


class Want(_Part):
    """Something the customer wants, and how an attempt shows that it was met.

    All three are looked at after each reply, with the mood and the beat that it led to. The first turn at which ``met``
    holds decides it; ``half`` counts until then. ``lost`` undoes either, whenever it holds.
    """

    text: Text = Field(description="the want, in words for the debrief")
    met: Condition | None = Field(None, description="when it is met")
    half: Condition | None = Field(None, description="when it is half met")
    lost: Condition | None = Field(None, description="when it is lost again")


def _as_want(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


WantField = Annotated[Want, BeforeValidator(_as_want)]


class Wants(_Part):
    """This customer's own criteria (S1); never shown before the debrief."""

    feel: WantField = Field(description="what the customer wants to feel")
    think: WantField = Field(description="what the customer wants to think")
    do: WantField = Field(description="what the customer wants to do")


class Fact(_Part):
    """Something true of this customer: already ``told``, or found out when ``asked``, or brought out by a branch.

    ``asked: wants`` answers an open question about what the customer wants, one such fact a question, in the order of
    the file; ``asked: [word, …]`` answers a question that uses one of the words. With ``told``, the words show that the
    trainee asks again for what was told.
    """

    told: Text | None = Field(None, description="the words by which the customer has told it")
    asked: Literal["wants"] | Phrases | None = Field(None, description="the question that brings it out")
    says: Texts | None = Field(None, description="what the customer answers when it comes out")


class Means(_Part):
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


class Customer(_Part):
    """Who the trainee talks to."""

    name: Text = Field(description="what the customer is called")
    manner: Text = Field(description="how the customer speaks")
    trust: Gauge = Field(50, description="trust at the start, 0 to 100")
    patience: Gauge = Field(60, description="patience at the start, 0 to 100")
    wants: Wants = Field(description="what the customer wants to feel, think and do")
    facts: dict[Name, Fact] = Field(
        default_factory=dict, max_length=100, description="what is true of this customer, each under a name of its own"
    )
    reactions: list[Reaction] = Field(
        default_factory=list, max_length=40, description="how replies move this customer's mood, whichever beat it is"
    )


class Ending(_Part):
    """How it ends, in the customer's own words."""

    verdict: Annotated[Whole, Field(ge=1, le=5)] = Field(description="how the customer rates it, 1 to 5")
    title: Text = Field(description="a short name for the debrief")
    says: Texts = Field(description="the customer's last words")
    thinks: Texts | None = Field(None, description="what the customer thinks at the end and does not say")
    tells: Text = Field(description="what the customer would tell a friend")
    try_: Text = Field(alias="try", description="what to try next time")


class Playthrough(_Part):
    """Replies that end in a known way, run as a test of the scenario."""

    about: Text | None = Field(None, description="what this run shows")
    replies: list[Text] = Field(min_length=1, max_length=40, description="the agent's replies, in order")
    ends: Name = Field(description="the ending that they lead to")
    score: Annotated[list[Gauge], Field(min_length=2, max_length=2)] = Field(description="lowest and highest score")


class Scenario(_Part):
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
    screen: list[Text] = Field(
        default_factory=list, max_length=40, description="what the agent can see: order, history"
    )
    temptation: Text | None = Field(None, description="the trap of this scenario, shown in the debrief")
    turns: Annotated[Whole, Field(ge=3, le=30)] = Field(10, description="most replies before time is up")
    timeout: Name = Field(description="the ending when the turns are used up")
    customer: Customer = Field(description="who the trainee talks to")
    means: dict[Name, Means] = Field(
        default_factory=dict, max_length=100, description="what the agent may offer, each under a name of its own"
    )
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

    @property
    def first_beat(self) -> str:
        """The beat the conversation opens with."""
        return self.start or next(iter(self.beats))
