"""When something in a scenario happens: the questions that a branch may ask of a reply and of the attempt so far."""

from __future__ import annotations

from pydantic import Field

from simulator.scenario.values import Acts, Comparison, Names, Part, Phrases, Steps, Truth


class Condition(Part):
    """When a branch holds. Several keys in one condition must all hold; a list under a key means "any of these".

    The keys down to ``keeps`` are about *this reply*, those from ``found`` on about the attempt so far, this reply
    included.
    """

    act: Acts | None = Field(None, description="the reply does one of these acts")
    step: Steps | None = Field(None, description="the reply stands on one of these steps")
    score: Comparison | None = Field(None, description="the reply's score, such as 'under 40'")
    mentions: Phrases | None = Field(None, description="the reply uses one of these words or phrases")
    words: Comparison | None = Field(None, description="the number of words of the reply, such as 'at most 25'")
    took: Comparison | None = Field(
        None,
        description="whole seconds from the customer's words to the reply; never holds where they were not measured",
    )
    silent: Truth | None = Field(None, description="true: the reply has no words, only dots or pictures")
    repeats: Acts | None = Field(None, description="the reply does one of these acts, and an earlier reply did it too")
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
    takes_up: Names | None = Field(None, description="the reply takes up one of these facts, told before it")
    promises: Names | None = Field(None, description="the reply makes one of these promises")
    keeps: Names | None = Field(None, description="the reply keeps one of these promises, made before it")

    found: Names | None = Field(None, description="one of these facts has been found out")
    ignored: Names | None = Field(
        None,
        description="one of these facts was told before the last reply or earlier, and no reply since has taken it up",
    )
    offered: Names | None = Field(None, description="one of these means has been offered by now")
    disclosed: Names | None = Field(None, description="the charge of one of these means has been said by now")
    waived: Names | None = Field(None, description="one of these means has been said to cost nothing by now")
    slipped: Names | None = Field(
        None, description="one of these means was offered, its charge neither said nor waived"
    )
    promised: Names | None = Field(None, description="one of these promises has been made by now, kept or not")
    kept: Names | None = Field(None, description="one of these promises has been kept by now")
    broken: Names | None = Field(None, description="one of these promises has been broken by now, or is overdue")
    visited: Names | None = Field(
        None,
        description="one of these beats was played before this one; to an interrupt this one counts too, and to a "
        "want, a criterion or an onlooker also where the reply led, even an ending",
    )
    acted: Acts | None = Field(None, description="some reply by now did one of these acts")
    trust: Comparison | None = Field(None, description="the customer's trust, before this branch moves it")
    patience: Comparison | None = Field(None, description="the customer's patience, before this branch moves it")
    arousal: Comparison | None = Field(None, description="how worked up the customer is, before this branch moves it")
    churn: Comparison | None = Field(
        None, description="how near the customer is to leaving for good, before this branch moves it"
    )
    crowd: Comparison | None = Field(
        None, description="how the onlookers lean towards the house, before this branch moves it"
    )
    leaving: Truth | None = Field(None, description="true: `churn` is at or above the customer's threshold")
    turn: Comparison | None = Field(None, description="the number of this reply, from 1")

    all: list[Condition] | None = Field(None, min_length=1, max_length=20, description="each of these holds")
    any: list[Condition] | None = Field(None, min_length=1, max_length=20, description="at least one of these holds")
    not_: Condition | None = Field(None, alias="not", description="this does not hold")
