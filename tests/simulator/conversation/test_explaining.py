"""What is said about the ways on is what the engine does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.model import Act, Step
from simulator.conversation import advance, begin
from simulator.conversation.explaining import Part, explain, ways_from
from simulator.scenario import load_file
from simulator.scenario.model import Scenario
from tests.simulator.conversation.samples import score, soup

SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*/*.yaml"))


def flat(parts: tuple[Part, ...]) -> list[tuple[str, bool]]:
    return [one for part in parts for one in [(part.text, part.held), *flat(part.parts)]]


def test_the_one_that_is_taken_and_why_not_the_others() -> None:
    scenario = soup()
    state, _ = begin(scenario)
    interrupt, blames, slips, discloses, asks, otherwise = explain(
        scenario, state, "What would you like?", score("asks-wants")
    )
    assert (interrupt.kind, interrupt.number, interrupt.goes, interrupt.held) == ("interrupt", 1, "storms", False)
    assert interrupt.parts == (Part("patience <= 10", False, "60"),)
    assert blames.parts == (Part("act blames", False),)
    assert [way.held for way in (blames, slips, discloses)] == [False] * 3
    assert (asks.kind, asks.number, asks.taken, asks.parts) == ("branch", 4, True, (Part("act asks-wants", True),))
    assert (otherwise.held, otherwise.taken, otherwise.parts) == (True, False, ())


def test_groups_are_taken_apart() -> None:
    scenario = soup()
    state, _ = begin(scenario)
    state, _ = advance(scenario, state, "Hm.", score())
    _, either, *_ = explain(scenario, state, "Shall I reheat it?", score())
    (any_of,) = either.parts
    assert any_of.held
    assert [(part.text, part.held) for part in any_of.parts] == [("offers reheat", True), ("offers fresh", False)]


def test_what_not_and_all_say() -> None:
    condition = {"not": {"act": "blames"}, "all": [{"turn": 1}, {"trust": "> 90"}]}
    scenario = soup(interrupts=[{"if": condition, "go": "storms"}])
    state, _ = begin(scenario)
    (way, *_) = explain(scenario, state, "", score())
    assert flat(way.parts) == [
        ("all of (turn = 1 / trust > 90)", False),
        ("turn = 1", True),
        ("trust > 90", False),
        ("not (act blames)", True),
        ("act blames", False),
    ]
    assert not way.held


def test_an_interrupt_that_leads_to_where_we_are_is_passed_over() -> None:
    scenario = soup(interrupts=[{"if": {"turn": 1}, "go": "complaint"}])
    state, _ = begin(scenario)
    interrupt, *_, otherwise = explain(scenario, state, "", score())
    assert (interrupt.held, interrupt.stays, interrupt.taken) == (True, True, False)
    assert otherwise.taken


def test_before_a_reply_the_ways_are_known() -> None:
    ways = ways_from(soup(), "bristles")
    assert [(way.goes, way.held, flat(way.parts)) for way in ways] == [
        ("waits", False, [("act apologises", False)]),
        ("walks", True, []),
    ]
    assert not any(way.taken for way in ways)


def test_after_the_end_there_are_none() -> None:
    scenario = soup()
    state, _ = begin(scenario)
    while state.ending is None:
        state, _ = advance(scenario, state, "", score())
    assert explain(scenario, state, "", score()) == ()


@cache
def load(path: Path | None) -> Scenario:
    return load_file(path).scenario if path else soup()


REPLIES = st.lists(
    st.tuples(
        st.sampled_from(["", "Sorry?", "I'll reheat it.", "A fresh bowl is two pounds extra.", "What would you like?"]),
        st.builds(
            lambda acts, value, step: score(*acts, value=value, step=step),
            st.lists(st.sampled_from(list(Act)), max_size=4),
            st.integers(0, 100),
            st.sampled_from(list(Step)),
        ),
    ),
    max_size=8,
)


@pytest.mark.parametrize("path", [None, *SHIPPED], ids=lambda path: path.stem if path else "soup")
@settings(max_examples=25)
@given(replies=REPLIES)
def test_exactly_the_way_that_the_engine_takes_is_taken(path: Path | None, replies: list[tuple[str, object]]) -> None:
    scenario = load(path)
    state, _ = begin(scenario)
    for reply, scored in replies:
        ways = explain(scenario, state, reply, scored)  # type: ignore[arg-type]
        beat, turn = state.beat, state.turn
        state, move = advance(scenario, state, reply, scored)  # type: ignore[arg-type]
        if not ways:
            assert turn == state.turn
            return
        (taken,) = [way for way in ways if way.taken]
        assert f"({taken.kind} {taken.number}: " in move.branch
        assert move.branch.startswith(f"{beat} → ")
        assert taken.goes in (move.ending, move.beat) or "time is up" in move.branch
        for way in ways:
            assert way.held == all(part.held for part in way.parts)
