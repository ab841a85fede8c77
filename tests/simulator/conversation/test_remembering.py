"""A case that stays open: the customer comes back in the next attempt."""

from __future__ import annotations

import copy
from dataclasses import replace

from scoring.model import Channel
from simulator.conversation import Line, Mood, Remembered, advance, begin, debrief, remember, replay
from tests.simulator.conversation.kettle import KETTLE, kettle
from tests.simulator.conversation.samples import score

TURNS = [("I'll ring you, guests or no guests.", score()), ("No.", score("refuses"))]


def left_open() -> Remembered:
    remembered = remember(kettle(), replay(kettle(), 0, TURNS)[0])
    assert remembered is not None
    return remembered


def test_only_an_open_ending_is_remembered() -> None:
    state, _ = begin(kettle())
    assert remember(kettle(), state) is None
    assert remember(kettle(), replay(kettle(), 0, [("A new one.", score())])[0]) is None
    assert remember(kettle(), replay(kettle(), 0, TURNS)[0]) is not None


def test_the_same_attempt_is_remembered_alike() -> None:
    assert left_open() == left_open()


def test_the_customer_comes_back_with_what_they_remember() -> None:
    remembered = left_open()
    first, _ = replay(kettle(), 0, TURNS)
    state, opening = begin(kettle(), 3, remembered)
    assert opening == (Line("A week later.", by="pause"), Line("Me again.", "Of course."), Line("It still hisses."))
    assert state.mood == Mood(first.mood.trust - 10, first.mood.patience - 20, 40, first.mood.churn, first.mood.crowd)
    assert (state.beat, state.turn, state.channel, state.screen) == (
        "back",
        0,
        Channel.PHONE,
        ("Order 12, a kettle.",),
    )
    assert state.visited == ("post", "call", "cross")
    assert state.taken_up == ("guests",)
    assert [(one.name, one.made, one.status, one.turn) for one in state.promises] == [("callback", 0, "broken", 0)]
    assert all(want.status == "missed" for want in state.wants)
    assert state.ending is None


def test_what_was_told_before_may_be_passed_over_once_more() -> None:
    state, _ = begin(kettle(), 0, replace(left_open(), taken_up=()))
    state, move = advance(kettle(), state, "Hm.", score())
    assert move.before.trust == move.after.trust
    _, move = advance(kettle(), state, "Hm.", score())
    assert move.after.trust == move.before.trust - 5


def test_the_visited_ending_can_be_asked_for() -> None:
    beats = copy.deepcopy(KETTLE["beats"])
    beats["back"]["next"].insert(0, {"if": {"visited": "cross"}, "go": "tea"})
    scenario = kettle(beats=beats)
    state, _ = begin(scenario, 0, remember(scenario, replay(scenario, 0, TURNS)[0]))
    assert advance(scenario, state, "Hm.", score())[0].ending == "tea"


def test_an_attempt_that_goes_on_from_another_replays_alike() -> None:
    turns = [("Hm.", score()), ("A new one.", score())]
    state, moves = replay(kettle(), 3, turns, left_open())
    assert state.ending == "tea"
    told = debrief(kettle(), 3, turns, left_open())
    assert told.turns[0].pause == "A week later."
    assert [turn.after for turn in told.turns] == [move.after for move in moves]


def test_a_promise_left_open_is_due_from_the_new_beginning() -> None:
    open_still = replace(left_open(), promises=tuple(replace(one, status="open") for one in left_open().promises))
    _, moves = replay(kettle(), 0, [("Hm.", score()), ("Hm.", score())], open_still)
    assert [move.breaks for move in moves] == [(), ("callback",)]


def test_coming_back_again_and_again_makes_nothing_longer() -> None:
    scenario = kettle(
        beats={"post": {"says": "It hisses.", "next": [{"if": {"turn": 3}, "go": "cross"}, {"go": "post"}]}},
        endings={**KETTLE["endings"], "cross": {**KETTLE["endings"]["cross"], "open": {"beat": "post"}}},
    )
    turns = [("I'll ring you.", score()), ("No.", score("refuses")), ("I'll ring you.", score())]
    remembered, sizes = None, []
    for _ in range(5):
        state, _ = replay(scenario, 0, turns, remembered)
        remembered = remember(scenario, state)
        assert remembered is not None
        sizes.append((len(remembered.visited), len(remembered.promises), len(remembered.acted)))
    assert len(set(sizes[1:])) == 1


def test_a_file_that_has_changed_since_is_no_trouble() -> None:
    remembered = replace(
        left_open(), found=("guests", "gone"), offered=("gone",), visited=("post", "gone"), taken_up=("gone",)
    )
    state, _ = begin(kettle(promises={}), 0, remembered)
    assert (state.offered, state.promises, state.taken_up) == ((), (), ())
    assert "gone" not in (*state.found, *state.visited)
    for endings in (
        {name: ending for name, ending in KETTLE["endings"].items() if name != "cross"},
        {**KETTLE["endings"], "cross": {key: KETTLE["endings"]["cross"][key] for key in
                                        ("verdict", "title", "says", "tells", "try")}},
    ):  # fmt: skip
        assert begin(kettle(endings=endings), 0, remembered) == begin(kettle(endings=endings), 0)
