from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scoring.model import Act, Step
from simulator.conversation.conditions import Moment, describe, is_met
from simulator.conversation.model import Mood
from simulator.conversation.offers import Offers
from simulator.conversation.words import Reading
from simulator.scenario.checks import COMPARISONS
from simulator.scenario.model import Condition

MOMENT = Moment(
    reading=Reading("I'm sorry about the film."),
    value=62,
    step=Step.EMPATHY,
    acts=(Act.APOLOGISES, Act.TAKES_UP),
    here=Offers(offers=("fresh", "reheat"), discloses=("fresh",), waives=("cover",), slips=("wine",)),
    again=("train",),
    found=("heat",),
    offered=("fresh", "reheat", "wine"),
    disclosed=("fresh",),
    waived=("cover",),
    hidden=("wine",),
    visited=("complaint",),
    acted=(Act.APOLOGISES, Act.TAKES_UP, Act.BLAMES),
    mood=Mood(40, 70, 35, 20, 55),
    turn=3,
    earlier_acts=(Act.APOLOGISES, Act.BLAMES),
    seconds=42,
    takes_up=("film",),
    taken_up=("film", "name"),
    ignored=("heat",),
    promises=("plate",),
    keeps=("call",),
    promised=("plate", "call", "visit"),
    kept=("call",),
    broken=("visit",),
    threshold=20,
)


def condition(**keys: Any) -> Condition:
    return Condition.model_validate(keys)


@pytest.mark.parametrize(
    ("held", "missed"),
    [
        ({"act": "apologises"}, {"act": "blames"}),
        ({"act": ["blames", "takes-up"]}, {"act": ["blames", "sells"]}),
        ({"step": "empathy"}, {"step": ["golden", "company"]}),
        ({"score": "> 60"}, {"score": "> 62"}),
        ({"score": "60..62"}, {"score": "63..70"}),
        ({"mentions": ["starter", "films", "film"]}, {"mentions": "cinema"}),
        ({"offers": "reheat"}, {"offers": "wine"}),
        ({"discloses": "fresh"}, {"discloses": "reheat"}),
        ({"waives": "cover"}, {"waives": "fresh"}),
        ({"slips": "wine"}, {"slips": "fresh"}),
        ({"again": "train"}, {"again": "heat"}),
        ({"found": "heat"}, {"found": "train"}),
        ({"offered": "wine"}, {"offered": "cover"}),
        ({"disclosed": "fresh"}, {"disclosed": "wine"}),
        ({"waived": "cover"}, {"waived": "wine"}),
        ({"slipped": "wine"}, {"slipped": "fresh"}),
        ({"visited": "complaint"}, {"visited": "waits"}),
        ({"acted": "blames"}, {"acted": "sells"}),
        ({"trust": "< 41"}, {"trust": "< 40"}),
        ({"patience": 70}, {"patience": "> 70"}),
        ({"arousal": "35..40"}, {"arousal": "> 35"}),
        ({"churn": "at least 20"}, {"churn": "over 20"}),
        ({"crowd": "over 50"}, {"crowd": "under 50"}),
        ({"leaving": True}, {"leaving": False}),
        ({"words": "at most 5"}, {"words": "< 5"}),
        ({"took": "moins de 43"}, {"took": "plus de 42"}),
        ({"silent": False}, {"silent": True}),
        ({"repeats": ["apologises", "sells"]}, {"repeats": ["blames", "takes-up"]}),
        ({"takes_up": "film"}, {"takes_up": "name"}),
        ({"ignored": "heat"}, {"ignored": "film"}),
        ({"promises": "plate"}, {"promises": "call"}),
        ({"keeps": "call"}, {"keeps": "plate"}),
        ({"promised": "visit"}, {"promised": "refund"}),
        ({"kept": "call"}, {"kept": "visit"}),
        ({"broken": "visit"}, {"broken": "call"}),
        ({"turn": ">= 3"}, {"turn": "1..2"}),
        ({"all": [{"turn": 3}, {"found": "heat"}]}, {"all": [{"turn": 3}, {"found": "train"}]}),
        ({"any": [{"turn": 4}, {"found": "heat"}]}, {"any": [{"turn": 4}, {"found": "train"}]}),
        ({"not": {"turn": 4}}, {"not": {"turn": 3}}),
        ({}, {"act": "apologises", "turn": 4}),
    ],
)
def test_every_key_can_hold_and_fail(held: dict[str, Any], missed: dict[str, Any]) -> None:
    assert is_met(condition(**held), MOMENT)
    assert not is_met(condition(**missed), MOMENT)


def test_time_that_was_not_measured_is_neither_long_nor_short() -> None:
    unknown = replace(MOMENT, seconds=None)
    assert not is_met(condition(took=">= 0"), unknown)
    assert not is_met(condition(took="< 9999"), unknown)


@pytest.mark.parametrize("text", ["", "…", "?!", "👍 👍"])
def test_a_reply_without_words_is_silent(text: str) -> None:
    silent = replace(MOMENT, reading=Reading(text))
    assert is_met(condition(silent=True, words=0), silent)


def test_no_key_of_the_language_is_forgotten() -> None:
    """A condition with one key that nothing at this moment meets does not hold, whichever key it is."""
    never: dict[str, Any] = {
        **dict.fromkeys(("act", "acted", "repeats"), "sells"),
        **dict.fromkeys(COMPARISONS, "> 1000"),
        "silent": True,
        "leaving": False,
        "step": "company",
        "mentions": "xyz",
        "all": [{"turn": 9}],
        "any": [{"turn": 9}],
        "not": {},
    }
    for key, field in Condition.model_fields.items():
        name = field.alias or key
        assert not is_met(condition(**{name: never.get(name, "nowhere")}), MOMENT), name


def test_a_condition_reads_as_a_line() -> None:
    one = condition(
        act=["asks-wants", "offers-choice"], trust=">= 40", any=[{"turn": 1}, {"found": "heat"}], **{"not": {"turn": 2}}
    )
    assert describe(condition(silent=True, leaving=False, words="40 to 60")) == "silent; not leaving; words 40..60"
    assert describe(one) == (
        "act asks-wants or offers-choice; trust >= 40; any of (turn = 1 / found heat); not (turn = 2)"
    )
    assert describe(condition(all=[{"step": "golden"}])) == "all of (step golden)"
    assert describe(condition()) == "always"


def test_mood_is_looked_at_as_it_is() -> None:
    assert not is_met(condition(trust=">= 50"), MOMENT)
    assert is_met(condition(trust=">= 50"), replace(MOMENT, mood=Mood(50, 70)))
