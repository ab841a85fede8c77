"""Taking a condition apart into what one reply has to show."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.model import Act, Score, Step, Versions
from simulator.conversation import advance, begin
from simulator.playtest.demands import MOST_WAYS, Asked, ways_to_meet
from simulator.playtest.reach import explore
from simulator.scenario.model import Condition
from tests.simulator.playtest.rooms import scenario

ACTS = ("blames", "asks-wants", "apologises")
STEPS = ("company", "platinum", "neutral")
WORDS = ("kettle", "lamp")
SCORES = ("> 60", "<= 30", "40..60")

_keys = st.one_of(
    st.fixed_dictionaries({"act": st.lists(st.sampled_from(ACTS), min_size=1, max_size=2, unique=True)}),
    st.fixed_dictionaries({"step": st.lists(st.sampled_from(STEPS), min_size=1, max_size=2, unique=True)}),
    st.fixed_dictionaries({"mentions": st.sampled_from(WORDS)}),
    st.fixed_dictionaries({"score": st.sampled_from(SCORES)}),
)


def _around(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    several = st.lists(inner, min_size=1, max_size=2)
    return st.one_of(
        st.fixed_dictionaries({"all": several}),
        st.fixed_dictionaries({"any": several}),
        st.fixed_dictionaries({"not": inner}),
    )


conditions = st.recursive(_keys, _around, max_leaves=4)


def _every_reply() -> list[tuple[str, Score]]:
    """Every reply that these conditions can tell apart."""
    texts = ["Well.", *(" ".join(words) for n in (1, 2) for words in combinations(WORDS, n))]
    acts = [chosen for n in range(4) for chosen in combinations([Act(act) for act in ACTS], n)]
    return [
        (text, Score(value, step, chosen, (), Versions("", "", "")))
        for text in texts
        for chosen in acts
        for step in Step
        for value in (20, 35, 50, 85)
    ]


EVERY_REPLY = _every_reply()


@given(conditions)
@settings(max_examples=60, deadline=None)
def test_what_any_reply_can_meet_is_met_by_a_made_up_one(condition: dict[str, Any]) -> None:
    played = scenario({"desk": {"says": "Yes?", "next": [{"if": condition, "go": "stays"}, {"go": "desk"}]}})
    start, _ = begin(played)
    can_be_met = any(advance(played, start, text, score)[0].ending == "stays" for text, score in EVERY_REPLY)
    assert ("stays" in explore(played).endings) == can_be_met


@given(conditions)
@settings(max_examples=100, deadline=None)
def test_there_are_never_more_ways_than_are_looked_at(condition: dict[str, Any]) -> None:
    ways = ways_to_meet(Condition.model_validate(condition))
    assert len(ways) <= MOST_WAYS
    assert all(way.possible for way in ways)


def test_no_condition_asks_for_nothing() -> None:
    (way,) = ways_to_meet(None)
    assert (way.acts, way.steps, way.shows) == ((), None, ())


def test_contradictions_are_left_out() -> None:
    assert ways_to_meet(Condition.model_validate({"act": "blames", "not": {"act": "blames"}})) == []
    assert ways_to_meet(Condition.model_validate({"step": "golden", "all": [{"step": "company"}]})) == []


def test_not_both_means_one_of_them_fails() -> None:
    ways = ways_to_meet(Condition.model_validate({"not": {"act": "blames", "step": "golden"}}))
    assert [bool(way.without_acts) for way in ways] == [True, False]


def test_everything_that_is_asked_for_is_seen_however_deep_it_stands() -> None:
    asked = Asked.of(
        scenario(
            {
                "desk": {
                    "says": "Yes?",
                    "next": [
                        {
                            "if": {"not": {"any": [{"visited": "desk"}, {"trust": "> 60"}]}, "act": "sells"},
                            "go": "stays",
                        },
                        {"if": {"leaving": True}, "go": "leaves"},
                        {"churn": 10, "go": "desk"},
                    ],
                }
            }
        )
    )
    assert "desk" in asked.names["visited"]
    assert asked.comparisons["trust"] == ("> 60",)
    assert asked.comparisons["churn"] == (">= 60",)
    assert {Act.SELLS, Act.ASKS_WANTS, Act.COMMITS} <= asked.acts
